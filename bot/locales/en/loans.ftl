### Loans of licences, and licences given back (R1, R55).

## Commands

command-preter-button = Lend a licence
command-preter-summary = Lend a licence until a date, and see the loans there are
command-preter-help = By itself, the loans of your establishments. With a Basic account, a date and a reason, the licence is lent; it comes back by itself at the end of that day and the account is Basic again, losing nothing else. You are reminded three days before and on the day. A licence given less than 30 days ago can be made a loan too.
command-preter-example-1 = { $command } lend
command-preter-example-2 = { $command } lend anne.bouchard.ciussscn@ssss.gouv.qc.ca until=2026-06-30 reason="summer replacement"
command-preter-example-3 = { $command } lend establishment=03

command-prolonger-button = Extend the loan
command-prolonger-summary = Extend the loan of a licence
command-prolonger-help = Give the account and the new last day of the loan, before or after the reminder. Without a date, a form opens.
command-prolonger-example-1 = { $command } extend anne.bouchard.ciussscn@ssss.gouv.qc.ca until=2026-09-30

command-rendre-button = Give the licence back
command-rendre-summary = Give back a licence that is no longer needed
command-rendre-help = By itself, your own licence. You are asked first, and shown what is to come in the calendar. The account stays, as Basic. Managers may name an account, for instance to end a loan before its date.
command-rendre-example-1 = { $command } give-back
command-rendre-example-2 = { $command } give-back anne.bouchard.ciussscn@ssss.gouv.qc.ca reason="replacement over"

argument-jusqu-au = Until
help-kind-date = date, for instance 2026-06-30
help-need-lend = Lend, give back and recycle
field-until = Last day of the loan
audit-loan-ended = Loan ended
problem-day = “{ $typed }” is not a date. Write it like this: 2026-06-30.
problem-day-past = This date is past.
problem-day-far = A loan lasts a year at most, so until { DATE($on) }.
problem-day-not-later = The loan already goes until { DATE($on) }. Give a later date; to end it sooner, give the licence back.

## Lending

button-lend = Lend a licence
button-loans = Loans ({ $count })
operation-lent-until = The licence is lent until { DATE($on) }; it comes back by itself at the end of that day.
button-see-loan = See the loan
button-end-loan = End the loan
button-give-back-now = Give it back now
extend-loan-of = Extend the loan of { $email }
end-loan-of = End the loan of { $email }
form-lend-title = Lend a licence
form-lend-submit = Lend
form-lend-intro = The licence of { $email } will come back by itself at the end of the chosen day. The account will be Basic again; it is never deleted.
form-extend-title = Extend the loan
form-extend-submit = Extend
form-extend-intro = The licence is lent to { $email } until { DATE($on) }.
form-hint-until = The last day, such as 2026-06-30.
form-hint-loan = For instance a replacement or a leave. Nothing about a patient.
refused-lend-inactive = The account { $email } is inactive. Reactivate it first; a licence can then be lent to it.
refused-lend-expired = The invitation of { $email } has expired. Send it again first; its licence can then be made a loan.
refused-lend-licensed = { $email } has had a licence for more than 30 days: it does not become a loan. To take it back, use “give-back”.
refused-lend-other = A licence is lent to a Basic account that is activated, and { $email } is not one. See its card.
refused-no-loan = No licence is lent to { $email }.

## One loan

loan-of = Loan to { $email }
loan-lent = The licence of { $email } is now a loan, until { DATE($on) }.
loan-extended = The loan of { $email } is extended until { DATE($on) }.
loan-is-giving = The licence is being given; the loan will go until { DATE($on) }.
loan-is-open = The licence is lent until { DATE($on) }.
loan-is-returning = The licence is coming back.
loan-is-returned = The licence has come back. The loan is over.
loan-is-failed = The licence could not be given: there is no loan.
loan-is-gone = The account no longer has this licence. The loan is over.
loan-how = At the end of the last day the account is Basic again, and the licence is offered to the waiting list, if there is one.
loan-since = Lent on
loan-days-left =
    { $count ->
        [0] Today
        [one] { $count } day
       *[other] { $count } days
    }
waiting-what-preter = Loan of a licence
card-on-loan = Licence lent by { $lender } until { DATE($on) }.

## The list

loans-heading = Licences on loan
loans-title =
    { $count ->
        [0] No licence on loan
        [one] { $count } licence on loan
       *[other] { $count } licences on loan
    }
loans-none = No licence is on loan in your establishments.
loans-none-next = A licence is lent to a Basic account, until a date, and comes back by itself.
loans-left-out = And { $count } more. Name the establishment with establishment=.
loans-column-who = E-mail
loans-column-until = Until
loans-column-left = Left
loans-column-lender = Lent by
loans-column-standing = State
loans-column-place = Establishment
loan-standing-giving = Under way
loan-standing-open = On loan
loan-standing-returning = Coming back
loan-standing-returned = Back
loan-standing-failed = Not given
loan-standing-gone = Over

## Messages

loan-letter-title = Licence on loan
loan-letter-soon-lender = The licence lent to { $email } comes back by itself at the end of { DATE($on) }.
loan-letter-soon-holder = Your Zoom licence is lent to you until { DATE($on) }. Your account will then be Basic again.
loan-letter-last-lender = The licence lent to { $email } comes back by itself tonight.
loan-letter-last-holder = The loan of your Zoom licence ends tonight. Your account will be Basic again; it will not be deleted.
loan-letter-returned-lender = The licence lent to { $email } has come back. The account is Basic.
loan-letter-returned-holder = The loan of your Zoom licence is over. Your account is now Basic; your meetings stay in the calendar.
loan-letter-not-returned-lender = The licence lent to { $email } could not come back. It will be tried again tomorrow; you can also extend the loan.
loan-letter-not-activated-lender = The loan to { $email } is over, but the invitation was not accepted yet: Zoom changes nothing before that. The licence will come back at the activation. To free it at once, cancel the invitation.
loan-letter-how-holder = To keep it longer, write to { $lender }.
loan-letter-extended = The loan to { $email } is extended until { DATE($on) }.
loan-letter-was-returned = The loan to { $email } is over: the licence has come back.
loan-letter-was-failed = The licence could not be given to { $email }: there is no loan.
loan-letter-was-gone = The loan to { $email } is over: the account has no licence any more.

## Giving back

give-back-title = Give the licence back
give-back-question = Do you want to take this account’s licence back?
give-back-question-own = Do you want to give your licence back?
give-back-summary = Give back the licence of { $email }
give-back-basic = The account stays, as Basic: Zoom then limits how long its meetings last, and paid options go with the licence.
give-back-ends-loan = The loan, which went until { DATE($on) }, ends.
button-keep-licence = Keep the licence
refused-return-inactive = The account { $email } is not active: it has no licence to give back. An invitation is cancelled instead.
refused-return-basic = The account { $email } has no licence to give back.
