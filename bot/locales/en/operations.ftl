### Operations: under way, waiting, done, failed, cancelled; Zoom's refusals in words (R54, R96).

## Under way

planned-create = Creating { $email }…
planned-modify = Modifying { $email }…
planned-deactivate = Deactivating { $email }…
planned-reactivate = Reactivating { $email }…
planned-delete = Deleting { $email }…
planned-cancel-invitation = Cancelling the invitation of { $email }…
planned-resend = Resending the invitation to { $email }…
planned-attach = Attaching { $email }…
planned-inspect = Checking what { $email } has in the calendar…
planned-next = You will be told here when it ends.

operation-waiting-unavailable = Zoom is not answering. The request, received { WHEN($at, $now) }, is queued and will resume by itself; what is reserved for it stays so.
operation-waiting-uncertain = Zoom’s answer was lost. The account is read again before anything is retried (request received { WHEN($at, $now) }).
operation-waiting-quota = Zoom invites nobody else today: the daily limit is reached. It goes on by itself, { WHEN($at, $now) }; the present invitation and what is reserved stay so.
operation-waiting-before = Another operation on this account goes first (request received { WHEN($at, $now) }).
operation-reference = Reference: { $reference }

## Done

operation-create-created = Account created: the invitation has left for { $email }. The person has 30 days to activate the account.
operation-create-created-basic = Account created as basic, without a paid seat: the invitation has left for { $email }.
operation-create-done = Account { $email } created.
operation-modify-modified = Account { $email } modified.
operation-modify-modified-without-addons = Account { $email } modified, but without the large meeting or webinar that were asked for.
operation-modify-applied-at-activation = { $email } has activated the account: the changes kept for it are applied.
operation-modify-done = Modification of { $email } finished.
operation-deactivate-deactivated = Account { $email } deactivated: it is inactive and basic. Its meetings stay in the calendar.
operation-deactivate-deactivated-without-licence = Account { $email } deactivated: it is inactive. Its meetings stay in the calendar.
operation-deactivate-done = Deactivation of { $email } finished.
operation-reactivate-reactivated = Account { $email } reactivated, with its licence.
operation-reactivate-reactivated-basic = Account { $email } reactivated as basic: no seat was free.
operation-reactivate-reactivated-without-licence = Account { $email } reactivated, without a licence as before.
operation-reactivate-reactivated-without-addons = Account { $email } reactivated with its licence, but without the large meeting or webinar that it had.
operation-reactivate-done = Reactivation of { $email } finished.
operation-delete-deleted = Account { $email } deleted. Its seat is freed.
operation-delete-deleted-without-licence = Account { $email } deleted.
operation-delete-deleted-transferred = Account { $email } deleted; its meetings and webinars are transferred. Its seat is freed.
operation-delete-deleted-transferred-without-licence = Account { $email } deleted; its meetings and webinars are transferred.
operation-delete-already-gone = The account { $email } was already gone from Zoom. It is removed here too.
operation-delete-done = Deletion of { $email } finished.
operation-cancel-invitation-cancelled-invitation = Invitation of { $email } cancelled. The reserved seat is freed.
operation-cancel-invitation-cancelled-invitation-without-licence = Invitation of { $email } cancelled.
operation-cancel-invitation-already-gone = The invitation of { $email } was already gone from Zoom. It is removed here too.
operation-cancel-invitation-done = Cancelling the invitation of { $email } is finished.
operation-resend-resent = Invitation sent again to { $email }: 30 more days to activate the account.
operation-resend-done = Resending the invitation to { $email } is finished.
operation-attach-attached = Account { $email } attached. Every action is now possible.
operation-attach-done = Attaching { $email } is finished.
operation-inspect-done = Checking { $email } is finished.

operation-note-addons-refused = The large meeting or webinar was not given. { $reason }
operation-note-copy-refused = The establishment and site were not copied to Zoom; they hold here all the same. { $reason }
operation-note-profile-refused = The profile was not set at Zoom; it holds here all the same. { $reason }
operation-note-without-licence = The licence was not given. { $reason }
operation-note-licence-kept = Zoom did not take the licence away. { $reason }

## Failed or cancelled

operation-create-failed = The account { $email } was not created.
operation-modify-failed = The account { $email } was not modified in full.
operation-deactivate-failed = The account { $email } was not deactivated.
operation-reactivate-failed = The account { $email } was not reactivated.
operation-delete-failed = The account { $email } was not deleted.
operation-cancel-invitation-failed = The invitation of { $email } was not cancelled.
operation-resend-failed = The invitation was not sent again to { $email }.
operation-attach-failed = The account { $email } was not attached.
operation-inspect-failed = What { $email } has in the calendar could not be checked. Nothing was changed.
operation-create-cancelled = Creation of { $email } cancelled before it began.
operation-modify-cancelled = Modification of { $email } cancelled before it began.
operation-deactivate-cancelled = Deactivation of { $email } cancelled before it began.
operation-reactivate-cancelled = Reactivation of { $email } cancelled before it began.
operation-delete-cancelled = Deletion of { $email } cancelled before it began.
operation-cancel-invitation-cancelled = Cancelling the invitation of { $email } was called off before it began.
operation-resend-cancelled = Resending the invitation to { $email } cancelled before it began.
operation-attach-cancelled = Attaching { $email } cancelled before it began.
operation-inspect-cancelled = Checking { $email } given up.
operation-failed-still-pending = The person has not activated the account yet: Zoom accepts the change without applying it. Wait for the activation, or resend the invitation.
operation-failed-already-active = The person has just activated the account: there is no invitation any more. Open the card to go on.
operation-failed-unknown-version = This request came from another version of the service and was not done. Make it again.
operation-failed-broken = Something failed on our side, and the request was stopped. Open the card to see how the account stands, then make it again; if it happens again, give support the reference.
operation-failed-unread = Zoom refuses to show the account: whether all that it was asked is applied is not known. Nothing is sent again. Open the card, then give the reference to support.
operation-failed-restored = The service was restored from a copy: to be safe, this request was not done again. Open the card, then make it again if needed.

## Kinds, in a word

operation-kind-create = creation
operation-kind-modify = change
operation-kind-deactivate = deactivation
operation-kind-reactivate = reactivation
operation-kind-delete = deletion
operation-kind-cancel-invitation = cancellation of the invitation
operation-kind-resend = resending of the invitation
operation-kind-attach = attachment
operation-kind-inspect = check

## Simulations (R82)

simulated-create = Simulation: { $email } would be created, the invitation would leave and a seat would be reserved if need be.
simulated-modify = Simulation: { $email } would be modified.
simulated-deactivate = Simulation: { $email } would be deactivated, its seat freed, and its meetings would stay in the calendar.
simulated-reactivate = Simulation: { $email } would be reactivated.
simulated-delete = Simulation: { $email } would be deleted for good.
simulated-cancel-invitation = Simulation: the invitation of { $email } would be cancelled and its seat freed.
simulated-resend = Simulation: the invitation would be sent again to { $email }, with 30 more days.
simulated-attach = Simulation: { $email } would be attached.
simulated-inspect = Simulation: the deletion of { $email } would be asked about after checking the calendar.

## Zoom's refusals, and what to do (R54)

zoom-not-found = Zoom no longer knows this account. It was removed elsewhere; the list is updated. Create it again if needed.
zoom-address-taken = This address is already taken at Zoom. If the account is not in your list, write to your coordination centre.
zoom-active-elsewhere = This person already has an active Zoom account elsewhere. They must free it first; your coordination centre can help.
zoom-invitation-expired = The invitation has expired at Zoom. Resend it.
zoom-no-seats = Zoom has no licence left in the whole network. The reserved seat is freed. Cancel invitations that serve no more, or write to your coordination centre.
zoom-addon-seats = Zoom has no seat left for this option (large meeting or webinar). Take it away from another account, or write to your coordination centre.
zoom-domain-managed = The domain of this address is managed by another Zoom account. Your coordination centre must look into it.
zoom-admin-protected = This person administers the Zoom account: they cannot be acted upon from here. Write to the administrators.
zoom-type-forbidden = Zoom’s contract does not allow this user type. Choose Basic or Licensed.
zoom-webinar-needs-licence = A webinar needs a licensed user. Give a licence first.
zoom-address-limited = Zoom does not accept addresses of this domain. Use the person’s network address.
zoom-validation = Zoom found a value wrong. Open the card, correct the fields, then try again.
zoom-permission = The service may not do this at Zoom. The administrators must allow it; try again afterwards.
zoom-scope-missing = The service lacks an authorisation at Zoom. The administrators must add it; try again afterwards.
zoom-pending-user = The person has not activated the account yet: Zoom refuses this change. Wait for the activation, or resend the invitation.
zoom-daily-quota = Zoom’s daily limit of creations is reached. Try again tomorrow.
zoom-unknown = Zoom refused without a known reason. Try again later; if it happens again, give support the reference.
