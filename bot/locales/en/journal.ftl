### The log: searching, verifying, exporting; privacy (R93, R94).

argument-du = From
argument-au = To
argument-resultat = Outcome
choice-reussi = done
choice-refuse = refused
choice-echec = failed
choice-annule = cancelled
problem-period = The period ends before it begins.
audit-audit-verified = Log verified
audit-audit-exported = Log exported
audit-privacy-exported = Details of a person read
audit-purged = Personal details removed
