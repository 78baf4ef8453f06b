### Access: asked for, granted, revoked, reviewed (R1, R2, R5).

## Words

argument-accorder = Grant
argument-retirer = Revoke
argument-role = Role
argument-territoire = Coordination centre
argument-revue = Review
choice-gestionnaire = Manager
choice-lecteur = Reader
choice-cct = Coordination centre
grant-of = { $role } ({ $place })
grant-of-until = { $role } ({ $place }) until { DATE($on) }
role-may-cct = Coordination centre: see and change the accounts of the establishments of its territory and those of none, answer requests, grant and revoke the roles Manager and Reading.
role-may-gestionnaire = Manager: see, create, modify, deactivate and delete the accounts of their establishments, follow invitations, licences and the waiting list.
role-may-lecteur = Reading: see the accounts, invitations and licences of their establishments, without changing anything.

## Granting and revoking

button-grant = Grant access
button-revoke = Revoke
button-review = Review access
button-see-access = See access
button-ask-access = Ask for access
button-give-again = Give again
form-grant-title = Grant access
form-grant-submit = Continue
form-grant-intro = You can grant the roles Manager and Reading in the establishments of your territory. You will be asked before anything changes.
form-grant-intro-admin = A role Manager or Reading is for an establishment; the role Coordination centre, for a whole territory. You will be asked before anything changes.
access-hint-until = Optional, for example 2026-12-31. Without a date, access has no end.
access-grant-title = Grant access
access-grant-question = Grant { $email }: { $what }?
access-revoke-title = Revoke access
access-revoke-question = Revoke from { $email }: { $what }?
access-revoke-consequence = Access ends at once, even on buttons already shown. Accounts, and what was done, do not change.
access-off-network = { $email } is not an address of the network: check it.
access-granted = Access granted to { $email }: { $what }.
access-revoked = Access revoked from { $email }: { $what }.
access-welcome-sent = The person receives a welcome message with what they may do.
access-welcome-later = The person will receive a welcome message at their first word to the bot.
confirmation-access-changed = The access of { $email } has changed since the question: nothing was done.
problem-email-near = This address probably does not exist. Did you mean { $email }?
problem-territory = This coordination centre is not known. Write one of these: { $options }.
problem-access-far = Access goes up to { $years } years at most. For longer, give no date.
refused-give-or-take = Say either “grant” or “revoke”.
refused-same-access = { $email } already has this access, until the same date.
refused-no-access = { $email } has no access that you could revoke.
policy-grants-nothing = Access is granted by your telehealth coordination centre. Ask it for some.
policy-own-access = Nobody changes their own access. Ask somebody else of your coordination centre, or the administration.
policy-more-than-held = This role is granted by the administration. You can grant the roles Manager and Reading.
policy-other-territory = This establishment is not in your territory. Its own coordination centre can grant access there.
audit-access-departed = Access revoked: no longer a member
audit-access-reviewed = Access reviewed

## Welcome

welcome-title = Welcome: you have access
welcome-intro = Your telehealth coordination centre has given you access to the Zoom licences. You are recognised by your address; there is nothing else to do.
welcome-held = Your roles
welcome-next = The help shows every command, with examples. For a question, your coordination centre answers.

## The review

review-heading = Review of access
review-title = Who may do what: { $cct }
review-never = The review is asked every { $months } months; the first comes { $months } months after the first access.
review-asked = This is the { $months }-month review: revoke what has no more reason to be, then confirm the rest.
review-confirmed = Review confirmed by { $who } on { DATE($at) }.
review-confirmed-now =
    { $count ->
        [one] Confirmed: { $count } access ({ $cct }). The next review comes in six months.
       *[other] Confirmed: { $count } accesses ({ $cct }). The next review comes in six months.
    }
review-nobody = Nobody has access in this territory.
review-unanswered = Review of access of { DATE($at) } without an answer: { $cct }.
review-agents = The agents were asked, then reminded: { $people }. Remind them, or confirm in their place.
review-no-agents = This CCT has no agents any more: name somebody, or confirm in their place.
button-confirm-all = Confirm all
refused-no-review = There is no such review, or it is not yours.
refused-old-review = A more recent review was asked: that is the one to confirm.

## Departures

departed-title = { $email } is no longer a member of the workspace: their access has been revoked.
departed-lost = Access revoked
departed-next = If this is a mistake, give it again; you will be asked first.
