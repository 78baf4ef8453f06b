### Undoing a deactivation, reassigning a licence (R40, R52).

## Undoing

button-undo-deactivate = Undo the deactivation
undo-deactivate-of = Undo the deactivation of { $email }
undo-deactivate-with-seat = Its licence is kept until { CLOCK($at) }: until then you may undo the deactivation, or use the licence at once for somebody else.
undo-deactivate-without-seat = The deactivation can be undone until { CLOCK($at) }.
undo-too-late = The fifteen minutes are over: { $email } can no longer come back in one click. Nothing was done. The account’s card shows what can be done.
undo-seat-used = The licence kept for { $email } was used for somebody else: this can no longer be undone. The account can be reactivated; it takes a licence again if one is free.
operation-ended-undo = The licence kept for { $email } was used: its deactivation can no longer be undone in one click.
