### Les champs et les valeurs : libellés des fiches, des formulaires et de l’aide; ce qui peut y clocher.

## Champs et arguments

argument-compte = Compte
argument-courriel = Courriel
argument-prenom = Prénom
argument-nom = Nom
argument-departement = Département
argument-fonction = Fonction
argument-specialite = Spécialité
argument-profil = Profil
argument-type = Type d’utilisateur
argument-grande-reunion = Grande réunion
argument-webinaire = Webinaire
argument-etablissement = Établissement
argument-etab = Établissement
argument-installation = Installation
argument-fuseau = Fuseau horaire
argument-cancer = Cancérologie
argument-generique = Compte générique
argument-chef = Chef de service
argument-chef-courriel = Courriel du chef de service
argument-statut = Statut
argument-inactif-depuis = Sans connexion depuis
argument-hors-reseau = Hors réseau
argument-non-associes = Non associés à un établissement
argument-tri = Tri
argument-ordre = Ordre
argument-colonnes = Colonnes
argument-texte = Mots cherchés, ou votre texte
argument-raison = Raison
argument-transfert = Transférer les rencontres à
argument-operation = Opération
argument-personne = Personne
argument-depuis = Depuis
argument-langue = Langue
argument-sujet = Commande

field-seat = Licence payée
field-created = Créé le
field-last-login = Dernière connexion
field-invited = Invité le

## Choix, tels qu'on peut les écrire

choice-active = Actif
choice-inactive = Inactif
choice-pending = En attente
choice-expired = Expiré
choice-basic = Basique
choice-licensed = Licencié
choice-local = Utilisateur local
choice-teleconsultation = Téléconsultation
choice-administrative = Administrative
choice-1 = Oui
choice-0 = Non
choice-nom = Nom
choice-prenom = Prénom
choice-courriel = Courriel
choice-statut = Statut
choice-type = Type
choice-installation = Installation
choice-etablissement = Établissement
choice-profil = Profil
choice-invitation = Invitation
choice-connexion = Dernière connexion
choice-fr = Français
choice-en = Anglais
choice-asc = asc
choice-desc = desc
choice-100 = 100
choice-500 = 500
choice-1000 = 1000
choice-3000 = 3000
choice-5000 = 5000
choice-10000 = 10000

## Valeurs

in-language = { $fr }
establishment-label = { $code } – { $name }
list-more = { $first }, { $rest }
value-date = { DATE($at) }
value-when = { WHEN($at, $now) }
value-moment = { $at }
never = Jamais
# $of : l’argument dont il s’agit, pour l’accord.
none-given =
    { $of ->
        [fonction] Non précisée
        [specialite] Non précisée
        [installation] Non précisée
       *[other] Non précisé
    }
no-end = Sans fin
no-establishment = Aucun (non associé)
pool-of-none = Non associées
capacity = 
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
accounts = 
    { $count ->
        [one] { $count } compte
       *[other] { $count } comptes
    }
user-type-unknown-number = Type inconnu (Zoom : { $raw })
status-active-off-network = Actif, hors réseau
status-inactive-off-network = Inactif, hors réseau
status-pending-off-network = En attente, hors réseau
status-expired-off-network = Expiré, hors réseau
day-count = J{ $day }/{ $of }
day-count-over = J{ $day }/{ $of }, délai passé
seat-used = Utilisée ({ $place })
seat-reserved = Réservée jusqu’à l’activation ({ $place })
seat-none = Aucune

## Ce qui cloche dans une valeur

problem-required = Ce champ est obligatoire.
problem-too-long = Trop long : { $max } caractères au plus. Raccourcissez ce texte.
problem-search-too-long = La recherche est trop longue. Gardez les quelques mots qui comptent.
problem-characters = Ce texte contient des caractères invisibles. Tapez-le de nouveau plutôt que de le coller.
problem-patient-number = Ce texte contient ce qui ressemble à un numéro d’assurance maladie. Retirez-le : les données des patients n’ont pas leur place ici. Rien n’a été conservé.
problem-email = « { $typed } » n’est pas une adresse courriel complète. Écrivez-la comme prenom.nom.suffixe@ssss.gouv.qc.ca.
problem-establishment = Aucun établissement ne s’appelle « { $typed } ». Donnez son code (03, 16-2) ou une partie de son nom.
problem-establishment-near = Aucun établissement ne s’appelle « { $typed } ». Vouliez-vous dire : { $options }?
problem-establishment-several = Plusieurs établissements répondent à « { $typed } » : { $options }. Précisez.
problem-installation = Aucune installation de cet établissement ne s’appelle « { $typed } ». Donnez une partie de son nom, sa ville ou son code.
problem-installation-several = Plusieurs installations répondent à « { $typed } » : { $options }. Précisez.
problem-choice = « { $typed } » n’est pas un choix possible. Choisissez parmi : { $options }.
problem-choice-near = « { $typed } » n’est pas un choix possible. Vouliez-vous dire : { $options }?
problem-duration = « { $typed } » n’est pas une durée. Écrivez par exemple 60j, 8 semaines ou 2 mois.
problem-number = « { $typed } » n’est pas un nombre. Écrivez-le en chiffres.
