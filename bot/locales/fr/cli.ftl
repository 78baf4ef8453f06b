### Ce que dit la ligne de commande `iris`.

cli-help = iris-bot : gérer les licences Zoom du réseau de la santé depuis le clavardage.
cli-demo = Montrer toute la maison sur cette machine : simulateur de Zoom, base, travailleur et clavardage web.
cli-serve = Servir Slack et les événements de Zoom (production).
cli-simulator = Lancer un compte Zoom simulé, en HTTP sur cette machine.
cli-migrate = Mettre la base de données au schéma de cette version.
cli-sync = Lire Zoom au complet maintenant.
cli-doctor = Examiner les réglages, la base, Zoom et Slack, et dire quoi faire.
cli-access = Donner, retirer et voir les accès.
cli-access-grant = Donner un rôle (cct, gestionnaire ou lecteur) à une personne.
cli-access-revoke = Retirer un rôle.
cli-access-list = Voir qui tient quel rôle.
cli-reference = Les données de référence.
cli-reference-check = Vérifier les fichiers de référence.
cli-reference-import = Lire le registre public M02 des installations.
cli-import = Reprendre des listes existantes.
cli-import-accounts = Reprendre établissement, installation, profil, spécialité, cancérologie et chef par courriel.
cli-import-allocations = Reprendre le nombre de licences par établissement.
cli-privacy = Renseignements personnels.
cli-privacy-export = Écrire tout ce qui est conservé sur une personne dans un fichier JSON.
cli-privacy-exported = { $count } renseignements sur { $email } écrits dans { $file }.
cli-privacy-nothing = Rien n'est conservé sur { $email }; { $file } le dit.
cli-audit = Le journal scellé.
cli-audit-export = Exporter le journal, ou ce qu'on y cherche, dans un fichier CSV que les tableurs ouvrent.
cli-export = Exporter une liste de comptes, tous, dans un fichier que les tableurs ouvrent (.xlsx ou .csv).
cli-option-filters = Filtres, tri et colonnes, comme à /iris liste.
cli-audit-verify = Vérifier que la chaîne du journal est entière.
cli-backup = Écrire une sauvegarde portable.
cli-restore = Reprendre une sauvegarde; les opérations non terminées attendent une relecture de Zoom.

cli-option-port = Port d'écoute
cli-option-users = Nombre de comptes inventés
cli-option-seats = Nombre de licences (par défaut : un peu plus que ce qui sert)
cli-option-seed = Graine du hasard
cli-option-faults = Pannes, par exemple « latency_ms=200,error_rate=0.1 »
cli-option-webhook-url = Où envoyer les événements
cli-option-webhook-secret = Secret qui les signe
cli-option-account = De ce compte (courriel)
cli-option-by = Fait par cette personne (courriel)
cli-option-etab = D'un ou de plusieurs établissements (codes)
cli-option-since = À partir de cette date (AAAA-MM-JJ)
cli-option-outcome = réussi, refusé, échec ou annulé
cli-option-until = Jusqu'à cette date comprise (AAAA-MM-JJ)
cli-option-accept-shrink = Accepter que Zoom ait vraiment perdu plus de 5 % des comptes
cli-option-write = Écrire les installations dans ce fichier (sinon, seulement un aperçu)
cli-option-run = Faire ce que l'aperçu montre
cli-option-force = Remplacer une base qui n'est pas vide
cli-option-open = Ouvrir le navigateur

cli-not-migrated = La base de données n'a pas le schéma de cette version. Lancez « iris migrate ».
cli-migrated = La base est au schéma { $revision }.
cli-sync-running = Lecture de Zoom…
cli-sync-done = { $seen } comptes lus, { $changed } changements.
cli-sync-partial = Lecture partielle : rien n'a été retiré. Relancez « iris sync » un peu plus tard.
cli-sync-shrinking = Zoom montre { $seen } comptes et nous en connaissions { $known } : rien n'a été retiré. Si c'est bien vrai, lancez « iris sync --accept-shrink ».
cli-simulator-ready = Zoom simulé prêt. API : { $api }  Jetons : { $oauth }  Commandes : { $control }

cli-access-granted = { $email } est maintenant { $role } ({ $scope }).
cli-access-revoked = L'accès de { $email } est retiré.
cli-access-none = { $email } n'avait pas cet accès. « iris access list » montre les accès donnés.
cli-access-bad-email = Ce courriel n'est pas valide. Exemple : prenom.nom.ciussscn@ssss.gouv.qc.ca
cli-access-bad-role = Ce rôle n'existe pas. Choisissez parmi : { $roles }. Les administrateurs sont dans IRIS_ADMINS.
cli-access-bad-cct = Ce centre de coordination n'existe pas. Choisissez parmi : { $keys }.
cli-access-bad-establishment = « { $text } » ne nomme pas un seul établissement. Donnez son code, par exemple 03 ou 16-2.
cli-access-column-email = Courriel
cli-access-column-role = Rôle
cli-access-column-scope = Territoire ou établissement
cli-access-column-until = Jusqu'au

cli-reference-good = Données de référence valides : { $establishments } établissements, { $installations } installations, { $suffixes } suffixes d'adresse.
cli-reference-no-contact = Attention : le { $cct } n'a pas d'adresse de soutien (ccts.toml).
cli-reference-uncertain = À confirmer : { $establishment } au territoire { $cct } (establishments.toml).
cli-reference-read = { $installations } installations reconnues, { $refused } rangées refusées.
cli-reference-unmatched = Établissement inconnu : { $name } ({ $code }, { $sites } installations). Ajoutez ce nom aux alias d'un établissement.
cli-reference-preview = Aperçu seulement. Ajoutez « --write installations.toml » pour écrire le fichier.
cli-reference-written = { $file } est écrit. Vérifiez-le avec « iris reference check ».

cli-import-unreadable = Ce fichier n'est pas lisible comme un CSV ou un XLSX avec les colonnes { $columns }.
cli-import-row = Rangée { $line } : { $why }
cli-import-ready = { $ready } rangées prêtes, { $same } déjà à jour, { $waiting } en attente d'une lecture de Zoom, { $refused } refusées.
cli-import-preview = Aperçu seulement. Ajoutez « --run » pour le faire.
cli-import-done = C'est fait : { $count } rangées reprises.
cli-import-bad-email = le courriel n'est pas valide
cli-import-duplicate = ce courriel est déjà plus haut
cli-import-bad-establishment = l'établissement est inconnu
cli-import-bad-installation = l'installation est inconnue dans cet établissement
cli-import-bad-profile = le profil est Téléconsultation ou Administrative
cli-import-bad-head = le chef s'écrit « Prénom Nom <courriel> »
cli-import-patient = une case contient un numéro d'assurance maladie; elle n'est pas gardée
cli-import-bad-number = le nombre de licences est un entier, 0 ou plus
cli-import-bad-date = la date s'écrit AAAA-MM-JJ
cli-import-bad-pool = le bassin est licence, large_meeting ou webinar

cli-audit-exported = { $count } rangées du journal écrites dans { $file }.
cli-exported =
    { $count ->
        [one] { $count } compte écrit dans { $file }.
       *[other] { $count } comptes écrits dans { $file }.
    }
cli-export-filters = Les filtres s'écrivent comme à /iris liste; « { $word } » n'en est pas un.
cli-file-exists = Le fichier { $file } existe déjà : donnez un autre nom.
cli-audit-running = Vérification de la chaîne…
cli-audit-whole = Le journal est entier : { $sealed } rangées scellées, { $unsealed } à sceller, { $purged } sans détails après purge.
cli-audit-broken = Le journal a été modifié : { $count } anomalies.

cli-backup-running = Sauvegarde…
cli-backup-done = { $rows } rangées dans { $file }.
cli-restore-running = Reprise…
cli-restore-done = { $rows } rangées reprises; { $quarantined } opérations attendent une relecture de leur compte.

cli-serve-ready = iris écoute sur { $url }
cli-missing-zoom = Zoom n'est pas réglé : donnez IRIS_ZOOM_ACCOUNT_ID, IRIS_ZOOM_CLIENT_ID et IRIS_ZOOM_CLIENT_SECRET.
cli-missing-secret-key = IRIS_SECRET_KEY manque : donnez une clé d'au moins 32 caractères tirés au hasard.
cli-demo-starting = Ouverture de la maison : { $users } comptes inventés…
cli-demo-ready = La démo est prête (Ctrl-C pour finir) :
cli-demo-try = À essayer :
cli-demo-first = liste etab=03
cli-demo-second = chercher helene
cli-demo-third = attente
cli-demo-fourth = licences
cli-demo-fifth = créer
cli-demo-simulator = Zoom simulé : { $url }

## iris doctor

doctor-admins = Administrateurs : { $detail }.
doctor-no-admins = Aucun administrateur. Donnez au moins un courriel dans IRIS_ADMINS.
doctor-secret-key = La clé du journal est en place.
doctor-no-secret-key = IRIS_SECRET_KEY manque. Tirez au hasard au moins 32 caractères et gardez-les hors de la base.
doctor-no-public-url = IRIS_PUBLIC_URL manque. Sans elle, le manifeste Slack ne peut pas dire où envoyer les événements.
doctor-no-freeze = IRIS_SEATS_FROZEN_ON manque. La date du gel ne sera pas montrée.
doctor-contract = Fin du contrat des licences : { $detail }.
doctor-contract-ended = Le contrat des licences a pris fin le { $detail }, selon IRIS_CONTRACT_END. Donnez la date du contrat en cours.
doctor-no-contract-end = IRIS_CONTRACT_END manque. Personne ne sera prévenu de la fin du contrat des licences.
doctor-reference = Données de référence valides : { $detail } établissements.
doctor-no-contact = Le { $detail } n'a pas d'adresse de soutien. Ajoutez-la dans ccts.toml (IRIS_REFERENCE_DIR).
doctor-no-lead = Le { $detail } n'a pas de personne responsable : une demande restée sans réponse ira aux administrateurs. Ajoutez « lead » dans ccts.toml (IRIS_REFERENCE_DIR).
doctor-no-channel = Le { $detail } n'a pas de canal de soutien : ses demandes vont à chaque agent en privé. Dans un canal privé, un agent tape « canal soutien ».
doctor-database = La base répond, au schéma { $detail }.
doctor-database-away = La base ne répond pas ({ $detail }). Vérifiez IRIS_DATABASE_URL et que le serveur est en marche.
doctor-not-migrated = La base n'a pas le bon schéma ({ $detail }). Lancez « iris migrate ».
doctor-never-read = Zoom n'a jamais été lu au complet. « iris sync » le fait maintenant; « iris serve » le fait à son départ.
doctor-reading-partial = La dernière lecture de Zoom s'est arrêtée en chemin; rien n'a été retiré. Relancez « iris sync ».
doctor-reading-shrinking = La dernière lecture montrait plus de 5 % de comptes en moins; rien n'a été retiré. Vérifiez dans Zoom, puis « iris sync --accept-shrink ».
doctor-no-zoom = Zoom n'est pas réglé. Donnez IRIS_ZOOM_ACCOUNT_ID, IRIS_ZOOM_CLIENT_ID et IRIS_ZOOM_CLIENT_SECRET.
doctor-zoom-away = Zoom ne répond pas ({ $detail }). Vérifiez IRIS_ZOOM_OAUTH_URL et le pare-feu.
doctor-clock = L'horloge diffère de celle de Zoom de { $detail } secondes. Synchronisez-la (NTP), sinon les événements seront refusés.
doctor-clock-good = L'horloge est juste.
doctor-zoom-credentials = Zoom refuse l'application ({ $detail }). Vérifiez le compte, l'identifiant et le secret, et que l'application est activée.
doctor-zoom-credentials-good = Zoom reconnaît l'application.
doctor-zoom-scope = Il manque la permission { $detail } à l'application Zoom. Ajoutez-la dans Scopes.
doctor-no-webhook-secret = IRIS_ZOOM_WEBHOOK_SECRET manque. Les changements faits dans Zoom seront vus à la prochaine lecture seulement.
doctor-no-slack = Slack n'est pas réglé (IRIS_SLACK_BOT_TOKEN).
doctor-slack = Slack répond : { $detail }.
doctor-slack-away = Slack ne répond pas ({ $detail }). Vérifiez IRIS_SLACK_API_URL et le pare-feu.
doctor-slack-token = Slack refuse le jeton ({ $detail }). Réinstallez l'application et copiez le nouveau jeton.
doctor-slack-team = Le jeton est celui d'un autre espace de travail ({ $detail }). Corrigez IRIS_SLACK_TEAM_ID ou le jeton.
doctor-slack-scope = Il manque la permission { $detail } à l'application Slack. Mettez son manifeste à jour (« iris manifest ») et réinstallez-la.
doctor-no-teams = Teams n'est pas réglé (IRIS_TEAMS_APP_ID).
doctor-teams-anonymous = IRIS_TEAMS_ANONYMOUS croit sans preuve quiconque atteint cette machine. Retirez-le hors des essais.
doctor-teams-credentials = Entra ne donne pas de jeton à l'application Teams ({ $detail }). Vérifiez IRIS_TEAMS_APP_ID, IRIS_TEAMS_TENANT_ID et le secret ou le certificat, et leur échéance.
doctor-teams-credentials-good = Entra reconnaît l'application Teams.
doctor-teams-keys-away = Les clés qui signent ce que Teams envoie ne sont pas lisibles ({ $detail }). Vérifiez IRIS_TEAMS_OPENID_URL et le pare-feu.
doctor-teams-keys = Les clés qui signent ce que Teams envoie sont lues : { $detail }.
doctor-teams-known = Conversations Teams connues : { $detail }.
doctor-teams-nobody = Personne n'a encore installé l'application Teams. Déposez son paquet (« iris teams package »).

cli-store-busy = La base de données est occupée. Attendez une minute, puis recommencez.
cli-backup-not-migrated = La base n'a pas le schéma de cette version. Lancez « iris migrate », puis recommencez.
cli-backup-not-empty = La base n'est pas vide. Ajoutez « --force » pour la remplacer par la sauvegarde.
cli-backup-not-a-backup = Ce fichier n'est pas une sauvegarde d'iris.
cli-backup-not-whole = Ce fichier est incomplet ou abîmé : rien n'a été repris. Prenez une autre sauvegarde.
cli-backup-other-version = Cette sauvegarde vient d'une autre version. Reprenez-la avec la version qui l'a faite, puis lancez « iris migrate ».
cli-audit-breach-row-changed = Rangée { $at } : elle n'est plus ce qui a été scellé.
cli-audit-breach-details-changed = Rangée { $at } : ses détails ne sont plus ce qui a été scellé.
cli-audit-breach-details-removed = Rangée { $at } : ses détails ont disparu sans purge.
cli-audit-breach-removed = Rangée { $at } : elle a été retirée de la chaîne.
cli-audit-breach-cut = La chaîne s'arrête à { $at }, avant le dernier sceau publié.
cli-audit-breach-not-published = Rangée { $at } : ce n'est pas le sceau publié.
cli-port-taken = Le port { $port } est déjà pris. Donnez-en un autre avec --port, ou rien.
