### Answers to the commands that read, and those that all share.

## Buttons

button-help = Help
button-support = Support
button-previous = Previous page
button-next = Next page
button-refresh = Refresh
button-filter = Filter
form-filter-title = Filter the list
form-filter-submit = Show
filter-any = Any
button-older = Older
button-whole-list = Whole list
button-follow = Follow
button-cancel-operation = Cancel the operation
button-my-operations = My operations
button-modify-later = Modify at activation
card-of = Card of { $email }
cancel-operation-of = Cancel the operation on { $email }

## Rights

policy-stranger = You are not recognised here. Write from your work account, in your organisation’s workspace; if you already did, send an e-mail to your telehealth coordination centre.
policy-no-role = You do not have access to this command yet. Ask your telehealth coordination centre for it.
policy-not-this-command = Your role does not allow this command. Help shows what you may do.
policy-out-of-scope = This account is not one that you may change. Write to your telehealth coordination centre.
policy-attach-first = This account is associated with no establishment. Attach it to yours first; every action will then be open to you.

## Shared by all

not-found = There is no account “{ $typed }” in your establishments.
not-found-next = Check the address, or search by name. If the account should be yours, write to your coordination centre.
did-you-mean = Did you mean:
did-you-mean-these = Did you mean: { $options }?
nothing-changed = Nothing was changed.
invalid = 
    { $count ->
        [one] One value needs correcting.
       *[other] { $count } values need correcting.
    }
already-done = Already handled.
already-done-by = Already handled by { $by }, { WHEN($at, $now) }.
courtesy-hello = Hello! What can I do for you?
courtesy-hello-next = Help shows what you can ask for here.
courtesy-thanks = You’re welcome!
courtesy-thanks-next = If you need anything else, Help shows what you can ask for.
unknown-command = I know no command “{ $typed }”.
unknown-argument = The command “{ $asked }” does not understand “{ $typed }”.
argument-twice = The command “{ $asked }” was given two values for “{ $typed }”. Keep only one.
argument-wants-value = Write the value with the equals sign, without a space: { $name }=value
argument-wants-yes = Write yes or no with the equals sign, without a space: { $name }=yes
quote-words = Put a value of several words between quotes. For example:
typed-again = { $command } { $rest }
button-search-for = Search for “{ $text }”
arguments-taken = It takes: { $names }.
takes-nothing = It is written alone, with nothing more:
stale-button = This button is no longer valid. Run the command again for a new one.
text-too-long = This text is too long for a command. Keep the essential.
broken = Something failed on our side. Nothing is lost: try again; if it happens again, give support the reference { $reference }.
broken-busy = Many requests are coming in right now. Try again in a few seconds (reference { $reference }).
simulated = Simulation: this is what would happen.
simulated-seats = { $pool } – { $place }: { $before } → { $after } taken of { $allocated }
simulated-seats-unfixed = { $pool } – { $place }: { $before } → { $after } taken (no allocation fixed)
simulated-nothing-done = Simulation only: nothing was done.
outside-scope = Outside your establishments, so not shown: { $places }.

## Freshness (R12)

freshness-line = Up to date { SINCE($at, $now) }
freshness-stale = This data comes from the reading of Zoom made { SINCE($at, $now) }. Zoom has not answered since, or the reading is late.
freshness-none-yet = Zoom has not been read whole yet. The list may be incomplete.
freshness-alarm-partial = The last reading of Zoom was not complete. Nothing was removed from the list.
freshness-alarm-shrinking = The last reading of Zoom showed far fewer accounts. Nothing was removed; the administrators are told.
freshness-refreshing = A new reading of Zoom has been asked for.

## Help

help-title = IRIS help
help-intro = Type a command or press a button. Accents and capitals do not matter.
help-need-see = See accounts
help-need-change = Create and modify
help-need-remove = Remove and invite again
help-need-follow = Keep track
help-need-myself = For you
help-more = To know more about a command: { $command } help { $topic }
help-examples = 
    { $count ->
        [one] Example
       *[other] Examples
    }
help-simulate = Add --simulate to see what would happen, without doing anything.
help-also-called = Also written: { $names }
help-not-yours = Your role does not allow this command.
help-argument = { $what } ({ $typed })
help-argument-many = { $what } ({ $typed }; several separated by commas)
help-kind-email = e-mail address
help-kind-account = the account’s e-mail address
help-kind-establishment = code or name, for instance 03
help-kind-installation = name, town or code
help-kind-flag = no value needed
help-kind-duration = 60d, 8 weeks, 2 months
help-kind-number = number
help-kind-token = reference given by a message

## Lists

list-title-liste = List of accounts
list-title-chercher = Search results
list-title-attente = Pending users
list-total = 
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
list-total-capped = More than 1,000 accounts
list-part = Accounts found
list-capped = More than 1,000 accounts match. Narrow it down: add a word, an establishment or a status.
list-none = No account found.
list-none-narrowed = Remove a filter, try a part of the name or of the e-mail, or see the whole list.
list-none-at-all = Your establishments have no account yet. Create one, or ask for a new reading of Zoom.
list-none-waiting = Nobody is pending: every invited account has been activated.
filters = Filters: { $said }
filter-said = { $name } = { $value }
filter-text = “{ $text }”

## Card

card-title = Card of { $name } ({ $email })
card-pending = Waiting for activation, day { $day }/{ $of }. The invitation holds until { DATE($until) }.
card-pending-over = Pending for { $day } days of { $of }: the invitation held until { DATE($until) }. Resend it, or cancel it to free the seat.
card-pending-unknown = Waiting for activation. The date of the invitation is unknown: it left before the first reading.
card-expired = The invitation has expired and the seat is freed. Resend the invitation if the person still needs it.
card-off-network = Off network: this address is not of the health network.
card-attach-first = This account is associated with no establishment. Attach it to yours to act.
card-deferred = Will be applied at the activation: { $fields }.
no-own-account = No Zoom account bears your address. To obtain one, write to your telehealth coordination centre.
history-title = Latest actions
history-empty = No action in the log for this account.

## Seats

seats-title = Seats by establishment
seats-frozen = Allocations frozen on { DATE($on) }.
seats-place = Establishment
seats-pool = Kind
seats-allocated = Allocated
seats-used = Used
seats-reserved = Reserved
seats-free = Free
seats-deficit = Deficit
seats-not-fixed = not fixed
seats-deficit-blocks = A deficit blocks new seats of the establishment. Deactivate or delete accounts to make it up.
seats-none = No seat is allocated or used here.
seats-none-next = Check the establishment asked for, or write to your telehealth coordination centre.

## Log

journal-title = Log of actions
journal-when = When
journal-who = Who
journal-what = What
journal-account = Account
journal-place = Establishment
journal-outcome = Outcome
journal-changes = Changes
journal-reason = Reason
journal-origin = Origin
change = { $before } → { $after }
change-said = { $name }: { $value }
changes-more = and { $count ->
        [one] { $count } more field
       *[other] { $count } more fields
    }
origin-web = Web page
origin-cli = Command line
origin-worker = The service
origin-other = Other
field-role = Role
field-pool = Seats of
field-seats = Number
field-transfer = Meetings transferred to
journal-empty = Nothing in the log for this search.
journal-empty-next = Widen it: fewer filters, or more days.
audit-drift-added = Appeared at Zoom
audit-drift-changed = Changed at Zoom
audit-activated = Activated by the person
audit-invitation-expired = Invitation expired
audit-drift-removed = Removed at Zoom
audit-allocate = Licences allocated
audit-takeover = Taken over from a file
audit-offered = Seat offered to the waiting list
audit-offer-expired = Offer expired
audit-offer-withdrawn = Offer withdrawn
audit-access-grant = Access granted
audit-access-revoke = Access revoked
audit-other = Other action
outcome-ok = Done
outcome-done = Done
outcome-planned = Accepted
outcome-asked = Asked
outcome-invalid = To be corrected
outcome-refused = Refused
outcome-not-found = Not found
outcome-already-done = Already handled
outcome-expired = Expired
outcome-understood-not = Not understood
outcome-simulated = Simulated
outcome-failed = Failed
outcome-cancelled = Cancelled

## Access

access-title = Your access
access-own = Your roles
access-others = Roles in your territory
access-others-none = No role in your territory matches this search.
access-none = You have no role for now.
access-admin = You administer every territory.
access-titulaire = You have a Zoom account: you can see its card.
access-not-shown = You can see only your own access.
access-left-out = 
    { $count ->
        [one] { $count } more role is not shown: give the establishment or the person.
       *[other] { $count } more roles are not shown: give the establishment or the person.
    }
access-ask = To have access changed, write to your telehealth coordination centre.
access-person = Person
access-role = Role
access-scope = For
access-by = Granted by
access-until = Until

## Support (R95)

support-title = Support
support-yours = Your telehealth coordination centre answers your questions.
support-all = The telehealth coordination centres, by territory:
support-contact = { $cct }: { $email }
support-no-contact = { $cct } ({ $ruisss }): its address is not configured yet. Go through your establishment’s telehealth lead.
support-tools = Tools

## Language

language-chosen-fr = C’est noté : les réponses seront en français.
language-chosen-en = Answers will now be in English.
language-now-fr = Answers are in French.
language-now-en = Answers are in English.
language-button-fr = Français
language-button-en = English

## Status

status-title = Status
status-waiting = 
    { $count ->
        [0] No operation is waiting its turn.
        [one] { $count } operation is waiting its turn, everybody’s counted.
       *[other] { $count } operations are waiting their turn, everybody’s counted.
    }
status-mine = Your operations under way
status-none = None.
no-operation = There is no such operation among those that you can see.

## The person's page

home-title = My establishments
home-no-establishment = You have no access to an establishment. Ask your telehealth coordination centre for it.
home-establishments = 
    { $count ->
        [one] { $count } establishment: { $names }
       *[other] { $count } establishments: { $names }
    }
home-pending = 
    { $count ->
        [one] { $count } person waiting to activate
       *[other] { $count } people waiting to activate
    }
home-soonest = Invitations closest to their end
