### Les courriels : ce que disent la ligne de commande et « iris doctor ».

cli-mail = Les courriels.
cli-mail-preview = Montrer un courriel, à propos de personnes inventées.
cli-mail-bounce = Noter qu’une adresse ne reçoit pas de courriel (un avis de non-remise est revenu).
cli-mail-stop = Ne plus envoyer de rappels à une adresse.
cli-mail-resume = Envoyer de nouveau à une adresse.
cli-option-lang = Langue : fr, en ou both
cli-option-mail-out = Où écrire le HTML; sinon le texte est montré
cli-mail-unknown = Courriel ou langue inconnus. Choisissez parmi : { $kinds }; langues : fr, en, both.
cli-mail-bad-address = « { $address } » n’est pas une adresse.
cli-mail-written = { $path } est écrit.
cli-mail-bounced = Noté : { $address } ne recevra plus de rappels, et sa fiche le dit.
cli-mail-stopped = Noté : { $address } ne recevra plus de rappels.
cli-mail-resumed = Noté : { $address } recevra de nouveau les rappels.
cli-mail-nothing = Rien n’était noté contre { $address }.

doctor-no-mail = Aucun courriel ne part : donnez IRIS_SMTP_HOST, ou IRIS_GRAPH_CLIENT_ID, et IRIS_MAIL_FROM.
doctor-mail = Les courriels partent par { $detail }.
doctor-mail-away = Les courriels ne peuvent pas partir ({ $detail }). Vérifiez serveur, port, sécurité, identifiants et certificat; ils attendent dans la base.
doctor-mail-redirected = Essai : tous les courriels vont à { $detail }. Retirez IRIS_MAIL_REDIRECT en production.
doctor-mail-in-clear = Les courriels partent sans chiffrement (IRIS_SMTP_SECURITY=none) : préférez starttls ou tls.
doctor-mail-no-stop-link = Sans IRIS_PUBLIC_URL, les rappels ne portent pas de lien pour ne plus en recevoir, seulement une adresse.
doctor-mails-waiting = Courriels en attente d’envoi : { $detail }.
doctor-mails-given-up = Courriels abandonnés après cinq jours d’essais : { $detail }. Les fiches disent lesquels.
