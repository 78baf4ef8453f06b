"""Invented people's names and trades: common first names and surnames, freely combined by the generator."""

from __future__ import annotations

_FIRST_NAMES = """
Adèle Agathe Alexis Alice Aline Amélie Anaïs André Anne-Sophie Antoine Ariane Arnaud Aurélie Béatrice Benoît Bernard
Camille Carole Catherine Cédric Chantal Charles-Étienne Chloé Christian Claire Claudine Cynthia Daniel David Denis
Dominique Édith Élise Élodie Émile Emma Érik Ève Félix Florence France François Frédérique Gabriel Geneviève Gilles
Guillaume Guylaine Hélène Henri Hugo Isabelle Jacinthe Jacob Jean-Philippe Jeanne Joanie Jérôme Josée Joël Julie Karine
Kevin Laurence Laurent Léa Linda Loïc Louise Lucie Ludovic Manon Marc-André Marguerite Marie-Ève Martin Mathilde Maxime
Mélanie Michel Mireille Nadia Nathalie Noémie Océane Olivier Pascale Patrick Philippe Pierre-Luc Rachel Raphaël Renée
Rosalie Samuel Sarah Sébastien Simon Sophie Stéphanie Sylvain Thomas Valérie Véronique Vincent Xavier Yannick Yves Zoé
Alan Amanda Andrew Barbara Brian Caroline Deborah Emily Fiona George Heather Jason Jennifer Kathleen Kenneth Laura
Margaret Matthew Megan Nicholas Olivia Peter Rebecca Robert Sandra Steven Susan Tyler William Mikwan Nuna Siku Aanaq
Pitaa Maali Wapan Nipin Kanti Sesek Tehya Awasis Miskwa Amina Carlos Fatima Giovanna Ibrahim Karim Leila Linh Mariana
Minh Nour Omar Priya Rosa Samira Tomás Wei Yasmine
"""

_LAST_NAMES = """
Allard Arsenault Asselin Audet Beaudoin Beaulieu Beaupré Bédard Bélanger Bélisle Bergeron Bernier Bérubé Bilodeau Blais
Blanchette Boisvert Bolduc Boucher Bouchard Boudreau Bourassa Breton Brière Brunelle Caron Carrier Castonguay Chabot
Champagne Charbonneau Chouinard Cloutier Côté Couture Cyr Daigle Demers Desbiens Deschênes Désilets Dionne Doré Drolet
Dubé Dubois Dufour Duguay Dumas Duval Émond Fillion Fontaine Forget Fortin Fournier Gagné Gagnon Gamache Garneau
Gaudreau Gauthier Gendron Gervais Giguère Gingras Girard Giroux Godbout Gosselin Goulet Grenier Guay Guérin Hamel Harvey
Hébert Houle Huard Jobin Juneau Labbé Labelle Labrecque Lachance Lacroix Laflamme Lafleur Lajoie Lalonde Lambert Landry
Langlois Lapierre Lapointe Larivière Larouche Lavallée Lavoie Leblanc Leclerc Lefebvre Lemieux Lepage Lessard Létourneau
Lévesque Maheux Mailloux Marcoux Marquis Ménard Mercier Michaud Moreau Morin Morneau Nadeau Noël Ouellet Paquette
Paradis Parent Pelletier Perreault Picard Plante Poirier Poulin Proulx Provost Quirion Racine Rancourt Raymond Renaud
Rivard Robitaille Rousseau Roy Savard Séguin Simard Soucy St-Amand St-Onge Sylvestre Tanguay Tessier Therrien Thibault
Tremblay Trépanier Trudel Turcotte Vachon Vaillancourt Vallières Veilleux Vézina Viau Villeneuve Anderson Baker Campbell
Clarke Cooper Fraser Graham Hughes Kelly MacLeod Mitchell Morrison Murphy Reid Stewart Wilson Awashish Kanapé Kitchen
Mestokosho Naluktuk Napess Qavavauk Rankin Saganash Tukkiapik Vollant Weetaluk Benali Chen Costa Diallo Fernandes Haddad
Kaur Moreno Nguyen Pham Rossi Silva Traoré
"""

FIRST_NAMES: tuple[str, ...] = tuple(_FIRST_NAMES.split())
LAST_NAMES: tuple[str, ...] = tuple(_LAST_NAMES.split())

DEPARTMENTS: tuple[str, ...] = (
    "Cardiologie", "Chirurgie", "Direction des services multidisciplinaires", "Dermatologie", "Endocrinologie",
    "Gériatrie", "Hémato-oncologie", "Jeunesse", "Médecine familiale", "Néphrologie", "Neurologie",
    "Nutrition clinique", "Obstétrique", "Pédiatrie", "Pneumologie", "Psychiatrie", "Radio-oncologie", "Réadaptation",
    "Santé mentale", "Santé publique", "Soins à domicile", "Soins palliatifs", "Soutien informatique", "Télésanté",
    "Urgence",
)  # fmt: skip

JOB_TITLES: tuple[str, ...] = (
    "Agente administrative", "Audiologiste", "Chef de service", "Conseiller en soins", "Ergothérapeute", "Infirmière",
    "Infirmier praticien spécialisé", "Inhalothérapeute", "Intervenante sociale", "Médecin", "Médecin spécialiste",
    "Nutritionniste", "Orthophoniste", "Pharmacienne", "Physiothérapeute", "Psychologue", "Sexologue",
    "Technicien en informatique", "Travailleuse sociale",
)  # fmt: skip

ROOMS: tuple[str, ...] = (
    "Salle de téléconsultation", "Salle de conférence", "Salle des familles", "Salle d'enseignement",
    "Clinique externe", "Salle multidisciplinaire", "Poste de garde", "Unité mobile",
)  # fmt: skip

LEGACY_DOMAINS: tuple[str, ...] = (
    "courriel.example", "hotmail.example", "poste.example",
)  # fmt: skip

TOPICS: tuple[str, ...] = (
    "Suivi téléphonique et vidéo", "Rencontre interdisciplinaire", "Comité des usagers", "Consultation de suivi",
    "Formation du personnel", "Réunion de service", "Discussion de cas", "Midi-conférence",
)  # fmt: skip
