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
