### E-mails: what the command line and “iris doctor” say.

cli-mail = E-mails.
cli-mail-preview = Show an e-mail, about invented people.
cli-mail-bounce = Note that an address receives no e-mail (a non-delivery report came back).
cli-mail-stop = Send no more reminders to an address.
cli-mail-resume = Send to an address again.
cli-option-lang = Language: fr, en or both
cli-option-mail-out = Where to write the HTML; otherwise the text is shown
cli-mail-unknown = Unknown e-mail or language. Choose among: { $kinds }; languages: fr, en, both.
cli-mail-bad-address = “{ $address }” is not an address.
cli-mail-written = { $path } is written.
cli-mail-bounced = Noted: { $address } will get no more reminders, and its card says so.
cli-mail-stopped = Noted: { $address } will get no more reminders.
cli-mail-resumed = Noted: { $address } will get reminders again.
cli-mail-nothing = Nothing was noted against { $address }.

doctor-no-mail = No e-mail leaves: give IRIS_SMTP_HOST, or IRIS_GRAPH_CLIENT_ID, and IRIS_MAIL_FROM.
doctor-mail = E-mails leave through { $detail }.
doctor-mail-away = E-mails cannot leave ({ $detail }). Check server, port, security, credentials and certificate; they wait in the database.
doctor-mail-redirected = Rehearsal: all e-mails go to { $detail }. Take IRIS_MAIL_REDIRECT away in production.
doctor-mail-in-clear = E-mails leave unencrypted (IRIS_SMTP_SECURITY=none): prefer starttls or tls.
doctor-mail-no-stop-link = Without IRIS_PUBLIC_URL, reminders hold no link to stop them, only an address.
doctor-mails-waiting = E-mails waiting to be sent: { $detail }.
doctor-mails-given-up = E-mails given up after five days of tries: { $detail }. The cards say which.
