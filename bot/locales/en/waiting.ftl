### The waiting list and its offers (R53).

## The command

command-liste-attente-button = Waiting list
command-liste-attente-summary = Waiting list: who waits for a licence, at what position, and take a place in it
command-liste-attente-help = By itself, the waiting lists of your establishments. With an account and a reason, a place for it where no licence is left. A licence that is freed is offered to the first in line, who has 4 working hours to accept it. The priority is the CCT’s to set.
command-liste-attente-example-1 = { $command } waitlist
command-liste-attente-example-2 = { $command } waitlist establishment=03
command-liste-attente-example-3 = { $command } waitlist anne.bouchard.ciussscn@ssss.gouv.qc.ca reason="replaces a colleague on leave"

argument-priorite = Priority
choice-normale = Normal
choice-elevee = High
choice-urgente = Urgent

## Taking a place

button-wait = Join the waiting list
button-do-now = Do it now
form-wait-title = Waiting list
form-wait-submit = Take a place
form-wait-intro = No licence is left for { $email }. As soon as one is offered to you, you will get a message; accepting it does what you asked for.
form-hint-wait = Why this licence is needed. Nothing about a patient.
form-rank-title = Priority
form-rank-submit = Set the priority
problem-priority-cct = The priority in the waiting list is the CCT’s to set. Write to them if the request is pressing.
wait-room = A licence is free: there is no need to wait. Do it now.
wait-pending = The invitation of { $email } is not accepted yet: its licence is already reserved, or the type can be changed once it is active. There is nothing to wait for.
wait-seated = The account { $email } already has what a licence would give it. There is nothing to wait for.

## A place

place-of = Place of { $email }
place-joined = { $email } is in the waiting list.
place-waits = Position { $rank } of { $total } in the waiting list of { $where }.
place-rests = Position { $rank } of { $total } in the waiting list of { $where }. After a passed turn, the next offer will not come before { WHEN($at, $now) }.
place-offered = A licence is offered to this place of { $where }, position { $rank } of { $total }. The offer stands until { WHEN($at, $now) }.
place-taken = The offer of { $where } is accepted; the operation is under way.
place-served = This place of { $where } was used.
place-left = This place of { $where } was left.
place-missed = This place of { $where } has ended: two offers in a row were not answered. You may take another.
place-void = This place of { $where } has no purpose any more: the account waits for no licence.
place-how = A freed licence is offered by priority, then in order of arrival. The offer stands for 4 working hours.
button-see-place = See the place
button-leave-line = Leave the list
leave-line-of = Leave the waiting list for { $email }
button-set-priority = Set the priority
set-priority-of = Set the priority of { $email }
place-left-noted = { $email } is no longer in the waiting list.
place-void-noted = { $email } waits for no licence any more: the place is closed and the licence goes to the next.
refused-place-unknown = This place does not exist or is no longer in the waiting list. Show the list to see where it stands.
refused-place-taken = The offer for { $email } is accepted already: the operation is under way. You will be told how it ends.

## The list

waiting-heading = Waiting list
waiting-title =
    { $count ->
        [0] Nobody in the waiting list
        [one] { $count } person in the waiting list
       *[other] { $count } people in the waiting list
    }
waiting-nobody = Nobody waits for a licence in your establishments.
waiting-nobody-next = Where no licence is left, the waiting list is proposed as one creates, modifies or reactivates an account.
waiting-left-out = And { $count } more. Name the establishment with establishment=.
waiting-column-place = Establishment
waiting-column-position = Position
waiting-column-who = E-mail
waiting-column-what = What waits
waiting-column-priority = Priority
waiting-column-since = Since
waiting-column-standing = State
waiting-asker = Asked by
waiting-day = { DAY($at, $now) }
waiting-moment = { WHEN($at, $now) }
waiting-what-creer = Creation of the account
waiting-what-modifier = Change to Licensed, or options
waiting-what-reactiver = Reactivation with a licence
waiting-what-renvoyer = New invitation
waiting-what-rattacher = Attachment
standing-waiting = Waiting
standing-offered = Offered until { WHEN($at, $now) }
standing-taken = Offer accepted
standing-served = Used
standing-left = Left
standing-missed = Not answered
standing-void = No purpose

## An offer

offer-title = A licence is offered to you
offer-open = A licence is free at { $where }: it is the turn of { $email } ({ $what }).
offer-until = The offer stands until { WHEN($at, $now) }. Then it goes to the next person.
offer-how = Accepting does at once what you had asked for. Passing offers the licence to the next person; you keep a place, further back.
button-accept-offer = Accept
accept-offer-of = Accept the licence for { $email }
button-pass-offer = Pass
pass-offer-of = Pass the turn of { $email }
offer-past-accepted = The offer for { $email } is accepted.
offer-past-accepted-by = The offer for { $email } was accepted { WHEN($at, $now) } by { $by }.
offer-past-passed = The turn of { $email } was passed.
offer-past-passed-by = The turn of { $email } was passed { WHEN($at, $now) } by { $by }.
offer-past-expired = The offer for { $email } expired without an answer: the licence is offered to the next person.
offer-past-withdrawn = The offer for { $email } is withdrawn: the licence is no longer free, or the place waits for nothing any more.
offer-past-withdrawn-by = The offer for { $email } ended { WHEN($at, $now) }: the place waits for no licence any more.
offer-still-in-line = The place stays in the waiting list, at position { $rank }.
offer-no-longer-in-line = The place is no longer in the waiting list.
offer-passed = The turn of { $email } was passed. The place stays in the list, further back; another offer will come on the next working day at the earliest.
offer-was-expired = Too late: the offer for { $email } has expired. Nothing was done; the place stays in the waiting list, further back.
offer-was-withdrawn = The offer for { $email } was withdrawn: the licence is no longer free. Nothing was done; the place keeps its position.
offer-not-possible = What was asked for { $email } is no longer possible as it stands. Nothing was done. Leave the list and ask again, or pass your turn.
