### Licences that nobody seems to use (R56).

## The command

command-recyclage-button = Recycling
command-recyclage-summary = Licences that seem unused: ask their holders whether they still need them
command-recyclage-help = The accounts without a sign-in for long, what was asked and answered. “Ask” writes to the person, or to the head of service of a generic account; without an answer in five working days, you decide. Nothing is ever taken away without you. “exempt=” with a reason keeps an account safe; “days=” and “automatic=” say how your establishment wants it done.
command-recyclage-example-1 = { $command } recycling
command-recyclage-example-2 = { $command } recycling establishment=03 days=90 automatic=no
command-recyclage-example-3 = { $command } recycling exempt=salle.rencontre.ciussscn@ssss.gouv.qc.ca reason="on-call room"
command-recyclage-example-4 = { $command } recycling exemptions

argument-exempter = Exempt this account
argument-inclure = No longer exempt this account
argument-exemptions = Exempt accounts
argument-jours = Days without a sign-in
argument-auto = Ask without waiting for a manager
audit-inquiry = “Do you still need it?” asked
audit-exemption = Exemption from recycling
audit-recycling-rules = Recycling settings
problem-days-between = Between { $least } and { $most } days.

## The list

recycling-heading = Licences to recycle
recycling-title =
    { $count ->
        [0] No licence to recycle
        [one] { $count } licence seems unused
       *[other] { $count } licences seem unused
    }
recycling-how = Accounts without a sign-in for { $days } days, and three more since Zoom tells them late. Never accounts under 30 days old, heads of service or exempt accounts. Nothing is taken away without you.
recycling-automatic = The establishment asks by itself, on working days.
recycling-nobody = Nobody to ask right now.
recycling-to-ask =
    { $count ->
        [one] To ask: { $count } account
       *[other] To ask: { $count } accounts
    }
recycling-to-decide =
    { $count ->
        [one] To decide: { $count } account
       *[other] To decide: { $count } accounts
    }
recycling-asked = Asked in the last 30 days
recycling-left-out = And { $count } more. Name the establishment with establishment=.
recycling-column-who = E-mail
recycling-column-name = Name
recycling-column-signed-in = Last sign-in
recycling-column-silent = Without a sign-in
recycling-column-place = Establishment
recycling-column-standing = State
recycling-column-asked-on = Asked on
recycling-column-answer = Answer
recycling-column-upcoming = To come
recycling-column-reason = Reason
recycling-column-by = By
recycling-column-since = Since
inquiry-asked = Asked
inquiry-proposed = To decide
inquiry-kept = Kept
inquiry-given = Given back
inquiry-over = Closed
inquiry-awaited = awaited until { WHEN($at, $now) }
inquiry-no-answer = no answer
inquiry-nobody-to-ask = nobody to write to
inquiry-says-not-needed = no longer needed, says { $who }
upcoming-unknown = not counted yet
upcoming-short = { $meetings ->
        [0] no meeting
        [one] one meeting
       *[other] { $meetings } meetings
    }, { $webinars ->
        [0] no webinar
        [one] one webinar
       *[other] { $webinars } webinars
    }
button-ask-holder = Ask
button-ask-several = Ask several
button-decide = Decide
button-exemptions = Exempt accounts ({ $count })
button-recycling-rules = Settings
button-back-to-recycling = See recycling
button-include = No longer exempt

## Asking

form-recycling-title = Ask several
form-recycling-submit = Ask
form-recycling-intro = Tick the accounts whose holders are to say whether they still need their licence.
refused-nobody-checked = No account is ticked. Nothing was asked.
inquired-asked =
    { $count ->
        [one] The question is sent; the answer is awaited until { DATE($on) }.
       *[other] { $count } questions are sent; the answers are awaited until { DATE($on) }.
    }
inquired-to-decide =
    { $count ->
        [one] Nobody to write to for { $who }: you decide.
       *[other] Nobody to write to for { $who }: you decide about these accounts.
    }
inquired-passed = Asked less than 30 days ago, or no longer to be asked: { $who }.

## Exemptions and settings

form-exempt-title = Exempt from recycling
form-exempt-submit = Exempt
form-exempt-intro = The account { $email } will not be suggested any more.
form-hint-exempt = For instance an on-call room or a stand-in. Nothing about a patient.
exempted = The account { $email } is exempt: its licence will not be suggested any more.
included = The account { $email } is no longer exempt.
refused-not-exempt = The account { $email } is not exempt.
exemptions-title =
    { $count ->
        [0] No exempt account
        [one] { $count } exempt account
       *[other] { $count } exempt accounts
    }
exemptions-how = To exempt an account, write “recycling exempt=” with its address and a reason.
form-rules-title = Recycling settings
form-rules-submit = Save
form-rules-intro = How { $place } wants it done. A person decides in any case.
form-hint-days = At least { $fewest }. Empty: { $usual }, as everywhere.
rules-set = { $place }: a licence is suggested after { $days } days without a sign-in, and a manager asks.
rules-set-automatic = { $place }: a licence is suggested after { $days } days without a sign-in, and the question leaves by itself.

## Messages

inquiry-letter-title = Do you still need it?
inquiry-letter-own = Do you still need your Zoom licence ({ $email })?
inquiry-letter-other = Does the account { $email }, whose head of service you are, still need its Zoom licence?
inquiry-letter-since = Last known sign-in: { DATE($at) }.
inquiry-letter-never = No known sign-in since it was created, on { DATE($at) }.
inquiry-letter-how = A licence given back serves somebody else; the account stays, as Basic. Without an answer by { WHEN($at, $now) }, a manager will decide.
button-yes-keep = Yes, I keep it
button-no-give-back = No, give it back
inquiry-letter-kept = Thank you. The licence of { $email } is kept.
inquiry-letter-given = Thank you. The licence of { $email } is given back.
inquiry-letter-over = The question about the licence of { $email } no longer matters.
inquiry-letter-not-needed = Thank you. A manager will decide about the licence of { $email }.
inquiry-kept-noted = The licence of { $email } is kept.
inquiry-not-needed-noted = Noted: a manager will decide about the licence of { $email }.
refused-inquiry-unknown = This question does not exist or awaits no answer any more.
refused-inquiry-over = The question about the licence of { $email } no longer matters. Nothing was changed.
proposals-heading = Licences to decide about
proposals-title =
    { $count ->
        [one] { $place }: { $count } licence seems unused, and you decide.
       *[other] { $place }: { $count } licences seem unused, and you decide.
    }
proposals-none = { $place }: nothing is left to decide.
proposals-how = “Decide” shows what is to come before it asks for your confirmation. Nothing is done without it.
