### What the `iris` command line says.

cli-help = iris-bot: manage the health network's Zoom licences from chat.
cli-demo = Show the whole house on this machine: Zoom simulator, database, worker and web chat.
cli-serve = Serve Slack and Zoom's events (production).
cli-simulator = Run a simulated Zoom account, over HTTP on this machine.
cli-migrate = Bring the database to this version's schema.
cli-sync = Read Zoom whole, now.
cli-doctor = Examine the settings, the database, Zoom and Slack, and say what to do.
cli-access = Grant, revoke and see access.
cli-access-grant = Give a person a role (cct, gestionnaire or lecteur).
cli-access-revoke = Take a role back.
cli-access-list = See who holds which role.
cli-reference = The reference data.
cli-reference-check = Check the reference files.
cli-reference-import = Read the public M02 register of sites.
cli-import = Take over existing lists.
cli-import-accounts = Take over establishment, site, profile, specialty, oncology and head, by e-mail.
cli-import-allocations = Take over the number of licences per establishment.
cli-privacy = Personal details.
cli-privacy-export = Write all that is held on a person to a JSON file.
cli-privacy-exported = { $count } details about { $email } written to { $file }.
cli-privacy-nothing = Nothing is held on { $email }; { $file } says so.
cli-audit = The sealed audit.
cli-audit-export = Export the log, or what is searched for in it, as a CSV file that spreadsheets open.
cli-export = Export a list of accounts, all of them, to a file that spreadsheets open (.xlsx or .csv).
cli-option-filters = Filters, sort and columns, as for /iris list.
cli-audit-verify = Check that the audit's chain is whole.
cli-backup = Write a portable backup.
cli-restore = Take a backup over; unfinished operations wait until Zoom was read again.

cli-option-port = Port to listen on
cli-option-users = How many invented accounts
cli-option-seats = How many licences (by default a few more than are used)
cli-option-seed = Seed of chance
cli-option-faults = Faults, such as “latency_ms=200,error_rate=0.1”
cli-option-webhook-url = Where to send events
cli-option-webhook-secret = Secret that signs them
cli-option-account = Of this account (e-mail)
cli-option-by = Done by this person (e-mail)
cli-option-etab = Of one or several establishments (codes)
cli-option-since = From this date on (YYYY-MM-DD)
cli-option-outcome = done, refused, failed or cancelled
cli-option-until = Until this date included (YYYY-MM-DD)
cli-option-accept-shrink = Accept that Zoom truly lost more than 5% of the accounts
cli-option-write = Write the sites to this file (else only a preview)
cli-option-run = Do what the preview shows
cli-option-force = Replace a database that is not empty
cli-option-open = Open the browser

cli-not-migrated = The database does not have this version's schema. Run “iris migrate”.
cli-migrated = The database is at schema { $revision }.
cli-sync-running = Reading Zoom…
cli-sync-done = { $seen } accounts read, { $changed } changes.
cli-sync-partial = Partial reading: nothing was removed. Run “iris sync” again a little later.
cli-sync-shrinking = Zoom shows { $seen } accounts and we knew { $known }: nothing was removed. If that is right, run “iris sync --accept-shrink”.
cli-simulator-ready = Simulated Zoom ready. API: { $api }  Tokens: { $oauth }  Control: { $control }

cli-access-granted = { $email } is now { $role } ({ $scope }).
cli-access-revoked = The access of { $email } is taken back.
cli-access-none = { $email } did not have this access. “iris access list” shows what was granted.
cli-access-bad-email = This e-mail is not valid. Example: prenom.nom.ciussscn@ssss.gouv.qc.ca
cli-access-bad-role = There is no such role. Choose among: { $roles }. Administrators are in IRIS_ADMINS.
cli-access-bad-cct = There is no such coordination centre. Choose among: { $keys }.
cli-access-bad-establishment = “{ $text }” does not name one establishment. Give its code, such as 03 or 16-2.
cli-access-column-email = E-mail
cli-access-column-role = Role
cli-access-column-scope = Territory or establishment
cli-access-column-until = Until

cli-reference-good = Reference data valid: { $establishments } establishments, { $installations } sites, { $suffixes } address suffixes.
cli-reference-no-contact = Warning: { $cct } has no support address (ccts.toml).
cli-reference-uncertain = To be confirmed: { $establishment } in the territory of { $cct } (establishments.toml).
cli-reference-read = { $installations } sites recognised, { $refused } rows refused.
cli-reference-unmatched = Unknown establishment: { $name } ({ $code }, { $sites } sites). Add this name to an establishment's aliases.
cli-reference-preview = Preview only. Add “--write installations.toml” to write the file.
cli-reference-written = { $file } is written. Check it with “iris reference check”.

cli-import-unreadable = This file cannot be read as a CSV or XLSX with the columns { $columns }.
cli-import-row = Row { $line }: { $why }
cli-import-ready = { $ready } rows ready, { $same } up to date already, { $waiting } waiting for a reading of Zoom, { $refused } refused.
cli-import-preview = Preview only. Add “--run” to do it.
cli-import-done = Done: { $count } rows taken over.
cli-import-bad-email = the e-mail is not valid
cli-import-duplicate = this e-mail is further up already
cli-import-bad-establishment = the establishment is unknown
cli-import-bad-installation = the site is unknown in this establishment
cli-import-bad-profile = the profile is Téléconsultation or Administrative
cli-import-bad-head = the head is written “First Last <e-mail>”
cli-import-patient = a cell holds a health insurance number; it is not kept
cli-import-bad-number = the number of licences is a whole number, 0 or more
cli-import-bad-date = the date is written YYYY-MM-DD
cli-import-bad-pool = the pool is licence, large_meeting or webinar

cli-audit-exported = { $count } rows of the log written to { $file }.
cli-exported =
    { $count ->
        [one] { $count } account written to { $file }.
       *[other] { $count } accounts written to { $file }.
    }
cli-export-filters = Filters are written as for /iris list; “{ $word }” is none.
cli-file-exists = The file { $file } is there already: give another name.
cli-audit-running = Checking the chain…
cli-audit-whole = The audit is whole: { $sealed } rows sealed, { $unsealed } to seal, { $purged } without details after a purge.
cli-audit-broken = The audit was tampered with: { $count } findings.

cli-backup-running = Backing up…
cli-backup-done = { $rows } rows in { $file }.
cli-restore-running = Restoring…
cli-restore-done = { $rows } rows restored; { $quarantined } operations wait until their account was read again.

cli-serve-ready = iris listens on { $url }
cli-missing-zoom = Zoom is not configured: give IRIS_ZOOM_ACCOUNT_ID, IRIS_ZOOM_CLIENT_ID and IRIS_ZOOM_CLIENT_SECRET.
cli-missing-secret-key = IRIS_SECRET_KEY is missing: give a key of at least 32 random characters.
cli-demo-starting = Opening the house: { $users } invented accounts…
cli-demo-ready = The demo is ready (Ctrl-C to end):
cli-demo-try = To try:
cli-demo-first = list etab=03
cli-demo-second = search helene
cli-demo-third = pending
cli-demo-fourth = seats
cli-demo-fifth = create
cli-demo-simulator = Simulated Zoom: { $url }

## iris doctor

doctor-admins = Administrators: { $detail }.
doctor-no-admins = No administrator. Give at least one e-mail in IRIS_ADMINS.
doctor-secret-key = The audit's key is in place.
doctor-no-secret-key = IRIS_SECRET_KEY is missing. Draw at least 32 characters at random and keep them out of the database.
doctor-no-public-url = IRIS_PUBLIC_URL is missing. Without it, the Slack manifest cannot say where to send events.
doctor-no-freeze = IRIS_SEATS_FROZEN_ON is missing. The date of the freeze will not be shown.
doctor-contract = End of the licences’ contract: { $detail }.
doctor-contract-ended = The licences’ contract ended on { $detail }, says IRIS_CONTRACT_END. Give the date of the present contract.
doctor-no-contract-end = IRIS_CONTRACT_END is missing. Nobody will be told of the end of the licences’ contract.
doctor-reference = Reference data valid: { $detail } establishments.
doctor-no-contact = { $detail } has no support address. Add it to ccts.toml (IRIS_REFERENCE_DIR).
doctor-no-lead = The { $detail } has no lead: a request left unanswered will go to the admins. Add “lead” in ccts.toml (IRIS_REFERENCE_DIR).
doctor-no-channel = The { $detail } has no support channel: its requests go to each agent in private. In a private channel, an agent types “canal soutien”.
doctor-database = The database answers, at schema { $detail }.
doctor-database-away = The database does not answer ({ $detail }). Check IRIS_DATABASE_URL and that the server runs.
doctor-not-migrated = The database does not have the right schema ({ $detail }). Run “iris migrate”.
doctor-never-read = Zoom was never read whole. “iris sync” does it now; “iris serve” does it when it starts.
doctor-reading-partial = The last reading of Zoom stopped on the way; nothing was removed. Run “iris sync” again.
doctor-reading-shrinking = The last reading showed over 5% fewer accounts; nothing was removed. Check in Zoom, then “iris sync --accept-shrink”.
doctor-no-zoom = Zoom is not configured. Give IRIS_ZOOM_ACCOUNT_ID, IRIS_ZOOM_CLIENT_ID and IRIS_ZOOM_CLIENT_SECRET.
doctor-zoom-away = Zoom does not answer ({ $detail }). Check IRIS_ZOOM_OAUTH_URL and the firewall.
doctor-clock = The clock differs from Zoom's by { $detail } seconds. Synchronise it (NTP), or events will be refused.
doctor-clock-good = The clock is right.
doctor-zoom-credentials = Zoom refuses the app ({ $detail }). Check the account, the client id and the secret, and that the app is activated.
doctor-zoom-credentials-good = Zoom recognises the app.
doctor-zoom-scope = The Zoom app lacks the permission { $detail }. Add it under Scopes.
doctor-no-webhook-secret = IRIS_ZOOM_WEBHOOK_SECRET is missing. Changes made in Zoom will be seen at the next reading only.
doctor-no-slack = Slack is not configured (IRIS_SLACK_BOT_TOKEN).
doctor-slack = Slack answers: { $detail }.
doctor-slack-away = Slack does not answer ({ $detail }). Check IRIS_SLACK_API_URL and the firewall.
doctor-slack-token = Slack refuses the token ({ $detail }). Reinstall the app and copy the new token.
doctor-slack-team = The token belongs to another workspace ({ $detail }). Correct IRIS_SLACK_TEAM_ID or the token.
doctor-slack-scope = The Slack app lacks the scope { $detail }. Update its manifest (“iris manifest”) and install it again.
doctor-no-teams = Teams is not configured (IRIS_TEAMS_APP_ID).
doctor-teams-anonymous = IRIS_TEAMS_ANONYMOUS believes whoever reaches this machine, without proof. Remove it outside trials.
doctor-teams-credentials = Entra gives no token to the Teams app ({ $detail }). Check IRIS_TEAMS_APP_ID, IRIS_TEAMS_TENANT_ID and the secret or certificate, and when they end.
doctor-teams-credentials-good = Entra recognises the Teams app.
doctor-teams-keys-away = The keys that sign what Teams sends cannot be read ({ $detail }). Check IRIS_TEAMS_OPENID_URL and the firewall.
doctor-teams-keys = The keys that sign what Teams sends are read: { $detail }.
doctor-teams-known = Teams conversations known: { $detail }.
doctor-teams-nobody = Nobody has installed the Teams app yet. Upload its package (“iris teams package”).

cli-store-busy = The database is busy. Wait a minute, then try again.
cli-backup-not-migrated = The database does not have this version's schema. Run “iris migrate”, then try again.
cli-backup-not-empty = The database is not empty. Add “--force” to replace it with the backup.
cli-backup-not-a-backup = This file is not a backup of iris.
cli-backup-not-whole = This file is incomplete or damaged: nothing was restored. Take another backup.
cli-backup-other-version = This backup comes from another version. Restore it with the version that made it, then run “iris migrate”.
cli-audit-breach-row-changed = Row { $at }: it is no longer what was sealed.
cli-audit-breach-details-changed = Row { $at }: its details are no longer what was sealed.
cli-audit-breach-details-removed = Row { $at }: its details disappeared without a purge.
cli-audit-breach-removed = Row { $at }: it was removed from the chain.
cli-audit-breach-cut = The chain ends at { $at }, before the last published seal.
cli-audit-breach-not-published = Row { $at }: it is not the published seal.
cli-port-taken = Port { $port } is taken already. Give another with --port, or none.
