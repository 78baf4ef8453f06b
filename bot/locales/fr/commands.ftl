### Les commandes : bouton, résumé, explication, exemples. $command est le nom de la commande oblique (« /iris »).

command-aide-button = Aide
command-aide-summary = Ce que vous pouvez demander, avec des exemples
command-aide-help = Sans rien de plus, l’aide montre les commandes que votre rôle permet. Avec le nom d’une commande, elle l’explique.
command-aide-example-1 = { $command } aide
command-aide-example-2 = { $command } aide créer

command-liste-button = Liste
command-liste-summary = La liste des comptes de vos établissements
command-liste-help = Filtrez par établissement, installation, statut, type ou profil; ajoutez des mots pour chercher. Les accents et les majuscules ne comptent pas. Chaque colonne se trie; « colonnes= » choisit celles qui sont montrées.
command-liste-example-1 = { $command } liste etab=03
command-liste-example-2 = { $command } liste statut=inactif,attente type=licencié
command-liste-example-3 = { $command } liste inactif-depuis=60j tri=connexion
command-liste-example-4 = { $command } liste hors-reseau tremblay

command-chercher-button = Chercher
command-chercher-summary = Chercher un compte par courriel, nom, service ou installation
command-chercher-help = Quelques lettres suffisent; plusieurs mots doivent tous se trouver dans le compte. Les filtres de la liste s’ajoutent.
command-chercher-example-1 = { $command } chercher hélène tremblay
command-chercher-example-2 = { $command } chercher bouchard.ciussscn
command-chercher-example-3 = { $command } chercher radiologie etab=03

command-fiche-button = Fiche
command-fiche-summary = Tout sur un compte, et ce qu’on peut y faire
command-fiche-help = La fiche montre tous les champs, la licence, ce qui est en cours, et les boutons qui valent maintenant. Une adresse écrite seule ouvre aussi la fiche.
command-fiche-example-1 = { $command } fiche anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-attente-button = En attente
command-attente-summary = Les personnes qui n’ont pas activé leur compte
command-attente-help = Celles dont l’invitation finit le plus tôt viennent d’abord. J12/30 veut dire : 12 jours passés sur 30. Les filtres de la liste valent aussi.
command-attente-example-1 = { $command } attente
command-attente-example-2 = { $command } attente etab=03

command-creer-button = Créer un compte
command-creer-summary = Créer un compte et envoyer l’invitation
command-creer-help = Sans valeurs, un formulaire s’ouvre. L’adresse doit être du réseau de la santé; l’établissement s’en déduit souvent. La personne a 30 jours pour activer son compte.
command-creer-example-1 = { $command } créer
command-creer-example-2 = { $command } créer anne.bouchard.ciussscn@ssss.gouv.qc.ca prenom=Anne nom=Bouchard specialite="Médecine familiale" installation="Hôpital de La Malbaie"
command-creer-example-3 = { $command } créer salle.rencontre.ciussscn@ssss.gouv.qc.ca prenom="Salle de rencontre" generique=oui chef="Luc Gagné" chef-courriel=luc.gagne.ciussscn@ssss.gouv.qc.ca specialite="Médecine familiale" installation="Hôpital de La Malbaie" --simuler

command-modifier-button = Modifier
command-modifier-summary = Changer les champs d’un compte activé
command-modifier-help = Sans autre valeur que le compte, un formulaire s’ouvre avec ce qui est connu. L’adresse, elle, ne change jamais. Un compte en attente ne peut être modifié : les changements sont gardés pour l’activation si vous le voulez.
command-modifier-example-1 = { $command } modifier anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-modifier-example-2 = { $command } modifier anne.bouchard.ciussscn@ssss.gouv.qc.ca profil=administrative fonction="Gestionnaire"

command-desactiver-button = Désactiver
command-desactiver-summary = Rendre un compte inactif et libérer sa licence
command-desactiver-help = Le compte devient inactif et basique. Les rencontres restent au calendrier. « réactiver » le rétablit.
command-desactiver-example-1 = { $command } désactiver anne.bouchard.ciussscn@ssss.gouv.qc.ca raison="congé prolongé"

command-reactiver-button = Réactiver
command-reactiver-summary = Rétablir un compte inactif
command-reactiver-help = La licence et ses options reviennent s’il reste une place; sinon, le compte revient comme basique et vous le saurez.
command-reactiver-example-1 = { $command } réactiver anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-supprimer-button = Supprimer
command-supprimer-summary = Supprimer un compte pour de bon
command-supprimer-help = Une question vous est posée d’abord, avec les rencontres à venir et la personne à qui elles peuvent être transférées. Rien n’est fait avant votre OUI.
command-supprimer-example-1 = { $command } supprimer anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-renvoyer-button = Renvoyer l’invitation
command-renvoyer-summary = Envoyer de nouveau l’invitation d’un compte en attente
command-renvoyer-help = L’ancienne invitation est retirée et une nouvelle part, avec 30 jours de plus. La place reste retenue.
command-renvoyer-example-1 = { $command } renvoyer anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-annuler-button = Annuler l’invitation
command-annuler-summary = Annuler une invitation, ou une opération qui n’a pas commencé
command-annuler-help = Avec un compte en attente, l’invitation est retirée et sa licence est libérée. Avec « operation= », une de vos demandes encore en file est retirée.
command-annuler-example-1 = { $command } annuler anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-annuler-example-2 = { $command } annuler operation=k3v9x2

command-rattacher-button = Rattacher à mon établissement
command-rattacher-summary = Rattacher à votre établissement un compte qui n’en a pas
command-rattacher-help = Le compte et sa licence passent à votre établissement; toutes les actions vous sont alors ouvertes.
command-rattacher-example-1 = { $command } rattacher anne.bouchard.ciussscn@ssss.gouv.qc.ca etablissement=03

command-reattribuer-button = Réattribuer
command-reattribuer-summary = Donner la licence d’un compte à quelqu’un d’autre
command-reattribuer-help = La licence et ses options passent d’un compte à l’autre, ou à une personne invitée pour cela. Le premier compte reste actif, comme basique : ses rencontres restent au calendrier, limitées à 40 minutes. Une question montre les deux côtés, avant et après; le tout peut s’annuler pendant quinze minutes. D’un établissement à l’autre, il faut les deux, et une licence libre chez qui reçoit.
command-reattribuer-example-1 = { $command } réattribuer anne.bouchard.ciussscn@ssss.gouv.qc.ca octave.lamontagne.ciussscn@ssss.gouv.qc.ca
command-reattribuer-example-2 = { $command } réattribuer anne.bouchard.ciussscn@ssss.gouv.qc.ca à=octave.lamontagne.ciussscn@ssss.gouv.qc.ca raison="Départ à la retraite"

command-licences-button = Licences
command-licences-summary = Les licences de vos établissements : allouées, utilisées, libres
command-licences-help = Une ligne par établissement et par sorte de licence, et une image. Un déficit bloque les nouvelles licences. « allouer= » (administrateurs) fixe l’allocation, avec une raison; « seuil= » (administrateurs et CCT) avertit quand il en reste peu.
command-licences-example-1 = { $command } licences
command-licences-example-2 = { $command } licences etab=03
command-licences-example-3 = { $command } licences etab=03 allouer=60 raison="Entente du 1er avril"
command-licences-example-4 = { $command } licences etab=03 seuil=5
command-licences-example-5 = { $command } licences etab=03 historique

command-journal-button = Journal
command-journal-summary = Qui a fait quoi, quand, avec quel résultat
command-journal-help = Cherchez par compte, par personne, par établissement, par résultat, depuis un nombre de jours ou entre deux dates.
command-journal-example-1 = { $command } journal anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-journal-example-2 = { $command } journal etab=03 depuis=7j
command-journal-example-3 = { $command } journal etab=03 du=2026-01-01 au=2026-01-31 resultat=refuse

command-acces-button = Accès
command-acces-summary = Qui peut faire quoi; donner et retirer un accès
command-acces-help = Montre ce que vous pouvez faire et où. Un accès se demande à votre centre de coordination en télésanté. Ses agents voient ici qui peut faire quoi dans leur territoire; ils y donnent et retirent les rôles Gestionnaire et Lecture, avec une date de fin au besoin. Personne ne change ses propres accès. Deux fois par an, on leur demande de les revoir : « revue » les montre.
command-acces-example-1 = { $command } accès
command-acces-example-2 = { $command } accès etab=03
command-acces-example-3 = { $command } accès accorder courriel=anne.bouchard.ciussscn@ssss.gouv.qc.ca rôle=gestionnaire etab=03 jusqu'au=2026-12-31
command-acces-example-4 = { $command } accès retirer anne.bouchard.ciussscn@ssss.gouv.qc.ca rôle=gestionnaire etab=03

command-soutien-button = Soutien
command-soutien-summary = Où demander de l’aide
command-soutien-help = Donne l’adresse de votre centre de coordination en télésanté et les liens vers les outils.
command-soutien-example-1 = { $command } soutien

command-langue-button = Langue
command-langue-summary = Choisir la langue des réponses
command-langue-help = Le choix ne vaut que pour vous, sur toutes les plateformes.
command-langue-example-1 = { $command } langue français
command-langue-example-2 = { $command } langue anglais

command-etat-button = État
command-etat-summary = Fraîcheur des données et suites de vos demandes
command-etat-help = Montre l’heure de la dernière lecture de Zoom et vos opérations en cours. Ce qui n’a pas commencé peut être annulé.
command-etat-example-1 = { $command } état
