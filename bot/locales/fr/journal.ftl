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
