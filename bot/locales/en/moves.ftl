### Undoing a deactivation, reassigning a licence (R40, R52).

## Undoing

button-undo-deactivate = Undo the deactivation
undo-deactivate-of = Undo the deactivation of { $email }
undo-deactivate-with-seat = Its licence is kept until { CLOCK($at) }: until then you may undo the deactivation, or use the licence at once for somebody else.
undo-deactivate-without-seat = The deactivation can be undone until { CLOCK($at) }.
undo-too-late = The fifteen minutes are over: { $email } can no longer come back in one click. Nothing was done. The account’s card shows what can be done.
undo-seat-used = The licence kept for { $email } was used for somebody else: this can no longer be undone. The account can be reactivated; it takes a licence again if one is free.
operation-ended-undo = The licence kept for { $email } was used: its deactivation can no longer be undone in one click.

## Reassigning: the form and the question

button-undo-reassign = Undo the reassignment
button-reassign = Reassign a licence
button-give-back = Give the licence back
undo-reassign-of = Undo the reassignment of { $email }
undo-reassign-with-seat = The reassignment can be undone until { CLOCK($at) }: the licence and its add-ons then go back to where they came from.
undo-reassign-changed = Account { $email } or account { $other } has changed since the reassignment: it can no longer be undone in one click. Nothing was done. Reassign again if need be.
undo-reassign-seat-used = The licence kept for { $email } was used for somebody else: the reassignment can no longer be undone. Nothing was done.
form-reassign-title = Reassign a licence
form-reassign-from = Licence of
form-reassign-to = E-mail of who receives it
form-reassign-to-hint = An account without a licence, or somebody to invite.
form-reassign-intro = The licence and its add-ons go from one account to the other. The first one stays active, as basic.
form-reassign-new = There is no account at this address: fill in the rest to invite its holder. The licence of { $email } is theirs from the invitation on.
reassign-title = Confirm the reassignment
reassign-summary = Reassign the licence of { $email } to { $other }
reassign-question = Do you want to give { $other } the licence of { $email }?
reassign-who = Account
reassign-place = Establishment
reassign-before = Before
reassign-after = After
reassign-no-account = No account
reassign-large-meeting = large meeting { $capacity }
reassign-webinar = webinar { $capacity }
reassign-seats = Licences taken – { $place }: { $before } before, { $after } after, of { $allocated }.
reassign-seats-unfixed = Licences taken – { $place }: { $before } before, { $after } after.
reassign-meetings-stay = The meetings of { $email } stay in their calendar. Without a licence they are limited to 40 minutes.
reassign-webinars-lost = Without the add-on, the webinars of { $email } cannot be held.
reassign-invites = Zoom will send { $other } an invitation: 30 days to activate the account.
reassign-activates = Account { $other } is inactive: it will be reactivated.
reassign-addons-later = The large meeting and the webinar wait for { $other } to activate, and for a seat in their establishment.
reassign-addons-dropped = The establishment of { $other } has no seat for the large meeting or the webinar: that add-on is not passed on.

## Reassigning: what becomes of it

planned-reassign = Reassigning the licence of { $email } to { $other }.
operation-reassign-reassigned = Licence of { $email } given to { $other }. Account { $email } stays active, as basic; its meetings stay in the calendar, limited to 40 minutes.
operation-reassign-reassigned-created = Licence of { $email } given to { $other }: the invitation is on its way, with 30 days to activate the account. Account { $email } stays active, as basic.
operation-reassign-reassigned-without-addons = Licence of { $email } given to { $other }, but without the large meeting or the webinar. Account { $email } stays active, as basic.
operation-reassign-reassignment-undone = Reassignment undone: the licence of { $email } is back with { $other }.
operation-reassign-done = Reassignment of the licence of { $email } to { $other } finished.
operation-reassign-failed = The licence of { $email } was not given to { $other }.
operation-reassign-cancelled = Reassignment of the licence of { $email } to { $other } cancelled before it began.
operation-kind-reassign = reassignment
simulated-reassign = Simulation: the licence of { $email } would go to { $other }. The meetings of { $email } would stay in their calendar, limited to 40 minutes.
reassign-undone = The first half was taken back: { $email } has the licence, as before; { $other } has none.
reassign-kept = Zoom could not give it back to { $email } either: for now neither of them has it.
reassign-seat-kept = The seat stays reserved for you until { WHEN($at, $now) }: give the licence back to { $email }, or use it for somebody else.
reassign-give-back-to = Give the licence back to { $email }

## Reassigning: refusals, and what to do

problem-reassign-self = That is the account that gives the licence. Choose another.
refused-reassign-pending = Account { $email } is not activated: take its invitation back, which frees its licence, then give it to whom you want.
refused-reassign-nothing = Account { $email } has no licence to give. Its card shows how it stands.
refused-reassign-to-pending = Account { $email } is not activated yet: it cannot receive anything. Send the invitation again, or wait for the activation.
refused-reassign-has-one = Account { $email } has a licence already. Nothing was done.
refused-reassign-type = Account { $email } has a type that we do not change. Choose another, or write to your coordination centre.
