### Le journal : chercher, vérifier, exporter; la vie privée (R93, R94).

argument-du = Du
argument-au = Au
argument-resultat = Résultat
choice-reussi = réussi
choice-refuse = refusé
choice-echec = échec
choice-annule = annulé
problem-period = La fin de la période est avant son début.
audit-audit-verified = Journal vérifié
audit-audit-exported = Journal exporté
audit-privacy-exported = Renseignements d’une personne consultés
audit-purged = Renseignements personnels effacés
button-verify-audit = Vérifier la chaîne
audit-check-asked = La chaîne du journal est vérifiée; le résultat vous parvient par message.
audit-check-title = Vérification du journal
audit-check-whole =
    { $count ->
        [one] Le journal est entier : { $count } rangée, telle qu’elle a été scellée.
       *[other] Le journal est entier : { $count } rangées, telles qu’elles ont été scellées.
    }
audit-check-broken =
    { $count ->
        [one] Le journal a été modifié : { $count } anomalie.
       *[other] Le journal a été modifié : { $count } anomalies.
    }
audit-check-next = Conservez la base telle qu’elle est, comparez-la à une sauvegarde, et prévenez la personne responsable de la sécurité de l’information.
audit-check-figures = Rangées scellées : { $sealed }; à sceller : { $unsealed }; sans détails après effacement : { $purged }.
audit-never-checked = La chaîne du journal n’a pas encore été vérifiée.
audit-found-whole = Chaîne entière le { $at } ({ $count } rangées).
audit-found-broken = La chaîne ne tenait pas le { $at } : vérifiez-la de nouveau.
journal-reference = Référence

## La vie privée (R94)

command-vie-privee-button = Vie privée
command-vie-privee-summary = Tout ce qui est conservé sur une personne
command-vie-privee-help = Donnez l’adresse d’une personne de votre territoire : son compte, ses accès, son historique et le nombre de renseignements de chaque sorte. Cette consultation est inscrite au journal. Le fichier complet s’obtient à la ligne de commande du service.
command-vie-privee-example-1 = { $command } vie-privée anne.bouchard.ciussscn@ssss.gouv.qc.ca
privacy-title = Ce qui est conservé sur { $email }
privacy-nothing = Rien n’est conservé sur { $email }.
privacy-care = Cette réponse peut nommer d’autres personnes : retirez leurs noms avant de la remettre. La consultation est inscrite au journal.
privacy-held =
    { $count ->
        [one] { $count } renseignement
       *[other] { $count } renseignements
    }
privacy-kind = Sorte
privacy-count = Nombre
privacy-whole = Le fichier complet, champ par champ, pour qui en fait la demande.
privacy-table = Registre
privacy-row = Rangée
privacy-field = Champ
privacy-value = Valeur
button-privacy-file = Obtenir le fichier complet
export-privacy = Tout ce qui est conservé sur { $email }, champ par champ, suit dans un fichier Excel.
privacy-account = Compte
privacy-rights = Accès
privacy-history = Journal
privacy-operations = Opérations
privacy-requests = Demandes au soutien
privacy-waiting = Liste d’attente
privacy-loans = Prêts et recyclage
privacy-messages = Messages et rappels
privacy-presence = Conversations avec le robot
privacy-choices = Préférences
privacy-decisions = Réglages faits
privacy-other = Autres renseignements
