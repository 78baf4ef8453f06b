### Commands that write: forms, questions, refusals. What becomes of an operation is in operations.ftl.

## Buttons

button-yes = YES
button-close = CLOSE
button-transfer = Transfer to…
button-ask-again = Ask again
button-attach = Attach
button-cancel-invitation = Cancel the invitation
button-remove-expired = Remove
button-reactivate = Reactivate
button-delete = Delete
button-seats = See the licences
button-create-basic = Create as Basic
button-correct = Correct the address
button-modify-again = Reopen the form
button-card = Card
button-resend = Resend the invitation
button-apply-at-activation = Apply at activation

## Questions (R42)

confirmation-delete-title = Confirm the deletion
confirmation-delete-question = Do you want to delete this item?
confirmation-delete-summary = Confirm the deletion of { $email }
confirmation-name = Name
confirmation-account = E-mail
confirmation-permanent = Deletion is permanent.
confirmation-upcoming = To come at Zoom: { $meetings ->
        [0] no meeting
        [one] one meeting
       *[other] { $meetings } meetings
    } and { $webinars ->
        [0] no webinar
        [one] one webinar
       *[other] { $webinars } webinars
    }.
confirmation-uncounted = Zoom did not say which meetings are to come. There may be some.
confirmation-transferred = Meetings and webinars will go to { $to }.
confirmation-not-transferred = Without a transfer, what is to come is lost. It can be transferred to an active account of your establishments.
confirmation-lifetime = This question is good for ten minutes, once, and for you only.
confirmation-closed = Closed. Nothing was changed.
confirmation-not-yours = This question was asked of somebody else. Nothing was changed. Run the command yourself if needed.
confirmation-unknown = This question no longer exists. Nothing was changed. Run the command again.
confirmation-changed = The account { $email } has changed since the question. Nothing was done. Look at it, then answer again.
confirmation-lapsed = The question expired after ten minutes. Nothing was changed.

deactivate-title = Confirm the deactivation
deactivate-question = Do you want to deactivate the account of { $who }?
deactivate-bookings-stay = The account becomes inactive and basic. Its meetings stay in the calendar.
deactivate-frees-seat = Its licence is kept for you for fifteen minutes: until then you can undo this in one click, or use it for somebody else. Then it is freed.
cancel-title = Confirm the deletion
cancel-question = Do you want to delete this item? The invitation of { $who } will be cancelled.
cancel-question-expired = Do you want to delete this item? The invitation of { $who } has already expired: the account will no longer appear in lists.
cancel-link-dies = The link that the person received will no longer work.
cancel-frees-seat = The reserved licence is freed.

## Forms (titles and submits: 24 characters at most)

form-create-title = Create an account
form-create-submit = Create
form-create-anyway = Create anyway
form-create-intro = Zoom will send an invitation to this address; the person has 30 days to activate the account.
form-modify-title = Edit the account
form-modify-submit = Save
form-modify-submit-later = Keep for activation
form-modify-intro = Account: { $email }. The e-mail never changes: for another address, create an account, then deactivate or delete this one.
form-modify-later = The person has not activated the account yet. Your changes will be kept, then applied once at the activation.
form-account-title = Choose an account
form-person-title = Choose a person
form-account-submit = Continue
form-transfer-title = Transfer and deletion
form-transfer-submit = Transfer and delete
form-transfer-intro = Meetings and webinars to come will go to the chosen account, then the account will be deleted for good.
form-transfer-to = Transfer to
form-transfer-hint = An active account of your establishments.
form-attach-title = Attach the account
form-attach-submit = Attach
form-hint-email = An address of the health network.
form-hint-first-name = For a generic account, the name of the service or room.
form-hint-last-name = Required, except for a generic account.
form-hint-deduced = Establishment read from the address. Check it.
form-hint-oncology = For practitioners of that specialty.
form-hint-head = Required for a generic account, with their e-mail.
form-alike =
    { $count ->
        [one] A generic account of this establishment has nearly the same name. Is it the same?
       *[other] { $count } generic accounts of this establishment have nearly the same name. Is it the same?
    }
form-alike-line = { $name } ({ $email }; { $status })

## Values to correct

problem-address-near = This address looks misspelled. Did you mean { $correction }?
problem-address-outside = A university or public address is not accepted. Use the one of the health network.
problem-address-off-network = This address is not of the health network. Use the one that the establishment gave the person.
problem-establishment-needed = The address does not tell the establishment. Choose it.
problem-establishment-not-yours = This establishment is not one of yours. Choose another, or write to your coordination centre.
problem-establishment-scope = The establishment { $establishment } is not one of yours. Choose another, or write to your coordination centre.
problem-list = “{ $typed }” is not in the list. Try another word, or open the form to see it.
problem-list-several = “{ $typed }” may mean: { $options }. Say which.
problem-installation-moved = Choose the site in the new establishment.
problem-required-generic = A generic account has a head of service, with a name and an e-mail.
problem-profile-administrative = The administrative profile cannot be given at creation. Choose Teleconsultation; you can change it once the account is active.
problem-type-local = Local user exists only where Zoom has it already. Choose Basic or Licensed.
problem-type-unknown = Zoom gives this account a type that we do not know. Leave it as it is, or write to your coordination centre.
problem-addon-licensed = This option needs the Licensed type.
problem-after-activation = This cannot wait for the activation. Change it once the account is active.
problem-after-reactivation = Reactivate the account first.
problem-transfer-target = Choose an active account of your establishments.
problem-transfer-self = This account is the one to be deleted. Choose another.

## Refusals, and what to do

refused-under-way = An operation on { $email } is under way ({ $what }). Wait for its end, then try again.
refused-changed = The account { $email } has just changed. Nothing was done. Try again.
refused-version = Somebody changed the account { $email } while the form was open. Nothing was done. Reopen it.
refused-new-address = The address of an account never changes: { $email } keeps its own. For another address, create an account there, then deactivate or delete this one, which frees its licence.
refused-nothing-to-change = Nothing to change: the account { $email } has these values already.
refused-exists = The account { $email } exists already. Here is its card.
refused-address-taken = The address { $email } cannot be used here. Write to your telehealth coordination centre.
refused-full = { $pool } – { $establishment }: nothing left (allocated: { $allocated }; used: { $used }; reserved: { $reserved }). Nothing was done.
refused-full-since = { $pool } – { $establishment }: nothing left; the last seat was taken { WHEN($at, $now) } (allocated: { $allocated }; used: { $used }; reserved: { $reserved }). Nothing was done.
refused-modify-pending = The account { $email } is not active yet: Zoom would say yes and apply nothing. The change can be kept for the activation, or the invitation resent.
refused-modify-expired = The invitation of { $email } has expired: there is no account left to change. Resend the invitation.
refused-delete-pending = The account { $email } is not active: it is its invitation that is cancelled.
refused-deactivate-pending = The account { $email } is not active: it is its invitation that can be cancelled.
refused-already-inactive = The account { $email } is inactive already.
refused-not-inactive = The account { $email } is not inactive: there is nothing to reactivate. Its card shows what can be done.
refused-not-pending = The account { $email } is active already: there is no invitation to resend.
refused-cancel-active = The account { $email } is active already: there is no invitation left. It can be deleted.
refused-operation-unknown = No such operation among yours. The status command shows them.
refused-operation-ended = This operation has ended already. Nothing was changed.
refused-operation-started = This operation has begun at Zoom and can no longer be cancelled. Wait for its end.
refused-already-attached = The account { $email } has an establishment already. To change it, modify the account.
refused-establishment-scope = The establishment { $establishment } is not among yours. Choose another, or write to your coordination centre.
refused-create-suffix-elsewhere = The address { $email } is not of this establishment. Check it, or ask your coordination centre to create this account.
refused-suffix-elsewhere = The address { $email } is of another establishment ({ $establishment }). Ask your coordination centre to attach this account.

## Done at once

kept-for-activation = The changes of { $email } are kept. They will be applied once, when the person activates the account.
head-corrected = The head of service of { $email } is corrected.
operation-cancelled = The operation on { $email } is cancelled. Nothing was done at Zoom, and the reserved licence is freed.
