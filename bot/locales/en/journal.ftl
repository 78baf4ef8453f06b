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
button-verify-audit = Verify the chain
audit-check-asked = The log’s chain is being verified; the result reaches you as a message.
audit-check-title = Verification of the log
audit-check-whole =
    { $count ->
        [one] The log is whole: { $count } row, as it was sealed.
       *[other] The log is whole: { $count } rows, as they were sealed.
    }
audit-check-broken =
    { $count ->
        [one] The log has been changed: { $count } fault.
       *[other] The log has been changed: { $count } faults.
    }
audit-check-next = Keep the database as it is, compare it with a backup, and tell whoever answers for information security.
audit-check-figures = Rows sealed: { $sealed }; to be sealed: { $unsealed }; without details after removal: { $purged }.
audit-never-checked = The log’s chain has not been verified yet.
audit-found-whole = Chain whole on { $at } ({ $count } rows).
audit-found-broken = The chain did not hold on { $at }: verify it again.
journal-reference = Reference

## Privacy (R94)

command-vie-privee-button = Privacy
command-vie-privee-summary = All that is held on a person
command-vie-privee-help = Give the address of a person of your territory: their account, their access, their history and the number of details of each kind. This reading is written in the log. The complete file is obtained at the service’s command line.
command-vie-privee-example-1 = { $command } privacy anne.bouchard.ciussscn@ssss.gouv.qc.ca
privacy-title = What is held on { $email }
privacy-nothing = Nothing is held on { $email }.
privacy-care = This answer may name other people: take their names out before handing it over. The reading is written in the log.
privacy-held =
    { $count ->
        [one] { $count } detail
       *[other] { $count } details
    }
privacy-kind = Kind
privacy-count = Number
privacy-whole = The whole file, field by field, for whoever asks for it.
privacy-table = Table
privacy-row = Row
privacy-field = Field
privacy-value = Value
button-privacy-file = Get the whole file
export-privacy = All that is held on { $email }, field by field, follows in an Excel file.
privacy-account = Account
privacy-rights = Access
privacy-history = Log
privacy-operations = Operations
privacy-requests = Support requests
privacy-waiting = Waiting list
privacy-loans = Loans and recycling
privacy-messages = Messages and reminders
privacy-presence = Conversations with the bot
privacy-choices = Preferences
privacy-decisions = Settings made
privacy-other = Other details
