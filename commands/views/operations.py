"""An operation as it stands: under way, waiting for Zoom, done, failed or cancelled (R54, R90, R91, R96)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from commands.actions import action
from commands.domain.accounts import Account, UserType
from commands.domain.loans import LENT_UNTIL
from commands.domain.operations import Json, Kind, Operation, State
from commands.gestures import WAIT
from commands.operations.halves import NOT_GIVEN
from commands.operations.undo import ended_undos
from commands.ports import Refusal
from commands.views.deletion import deletion_question
from commands.views.giving_back import counted, give_back_question
from commands.views.labels import button_label, kind_key
from commands.views.nodes import Block, Button, Buttons, Draft, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.outcomes import SUPPORT
from commands.views.reassigning import NOT_REASSIGNED, failed_blocks, failed_buttons, reassign_question
from commands.views.show import Reader
from commands.views.undo import undo_buttons, undo_words

DONE_OUTCOMES: Mapping[Kind, frozenset[str]] = {
    Kind.CREATE: frozenset({"created", "created-basic"}),
    Kind.MODIFY: frozenset({"modified", "modified-without-addons", "applied-at-activation"}),
    Kind.DEACTIVATE: frozenset({"deactivated", "deactivated-without-licence"}),
    Kind.REACTIVATE: frozenset({"reactivated", "reactivated-basic", "reactivated-without-addons", "reactivated-without-licence"}),
    Kind.DELETE: frozenset(
        {"deleted", "deleted-transferred", "deleted-without-licence", "deleted-transferred-without-licence", "already-gone"}
    ),
    Kind.CANCEL_INVITATION: frozenset({"cancelled-invitation", "cancelled-invitation-without-licence", "already-gone"}),
    Kind.RESEND: frozenset({"resent"}),
    Kind.ATTACH: frozenset({"attached"}),
    Kind.INSPECT: frozenset(),
    Kind.REASSIGN: frozenset({"reassigned", "reassigned-created", "reassigned-without-addons", "reassignment-undone"}),
}
"""Outcomes with a sentence of their own, `operation-<kind>-<outcome>`; any other has its kind's, `operation-<kind>-done`."""
FAILED_OUTCOMES = frozenset({"still-pending", "already-active", "unknown-version", "restored", "broken", "unread"})
"""Failures that are not Zoom's no: `operation-failed-<outcome>`."""
NOTES = ("addons_refused", "copy_refused", "profile_refused", "without_licence", "licence_kept")
"""What a write that was done could not do: `operation-note-<note>`, with Zoom's reason."""
_QUESTIONS: Mapping[str, Callable[[Operation], Draft]] = {
    "réattribuer": reassign_question,
    "rendre": give_back_question,
    "recyclage": counted,
}
"""What an inspection is for, where it is not a deletion."""
_REASONS = frozenset(one.value for one in Refusal)
_REFUSED = "refused-"


def operation_view(operation: Operation, reader: Reader, account: Account | None, *, theirs: bool = True) -> Draft:
    """What the operation shows now. `account` is the one it is about, where the reader sees it; `theirs`: they may cancel it."""
    if operation.kind is Kind.INSPECT and operation.state is State.DONE:
        return _QUESTIONS.get(str(operation.payload.get("question")), deletion_question)(operation)
    told, tone = _told(operation)
    blocks: list[Block[Words]] = [Notice(told, tone)]
    match operation.state:
        case State.DONE:
            blocks += _notes(operation.notes)
            blocks += undo_words(operation, reader)
            blocks += _lent(operation)
        case State.FAILED:
            blocks.append(Text(_why_failed(operation)))
            blocks += failed_blocks(operation, reader)
            blocks += _notes(operation.notes) if operation.kind is Kind.REASSIGN else []
        case State.PLANNED | State.RUNNING:
            blocks += _waiting(operation, reader)
        case State.CANCELLED:
            blocks.append(Text(msg("nothing-changed"), quiet=True))
    blocks += _ended_undos(operation)
    first = (*undo_buttons(operation, account, reader), *failed_buttons(operation, account, reader))
    buttons = (*first, *_next_steps(operation, account, theirs=theirs))
    if buttons:
        blocks.append(Buttons(buttons))
    blocks.append(Text(msg("operation-reference", reference=operation.reference), quiet=True))
    return View(told, tuple(blocks))


def told_of(operation: Operation) -> Msg:
    """The operation in one sentence."""
    return _told(operation)[0]


def may_still_cancel(operation: Operation) -> bool:
    """Nothing of it has reached Zoom (R91); the ledger has the last word."""
    return not operation.ended and not operation.started and operation.step == 0


def cancel_button(operation: Operation) -> Button[Words]:
    described = msg("cancel-operation-of", email=operation.email)
    return Button(msg("button-cancel-operation"), action("annuler", operation=operation.public_id), described=described)


def _why_failed(operation: Operation) -> Msg:
    """An address taken at Zoom in the same words as one taken here, which tell nothing of where (R4)."""
    if operation.outcome in NOT_REASSIGNED:
        return zoom_words(str(operation.notes.get(NOT_GIVEN)))
    if operation.kind is Kind.CREATE and operation.outcome == f"{_REFUSED}{Refusal.ADDRESS_TAKEN}":
        return msg("refused-address-taken", email=operation.email)
    return failure_words(operation.outcome)


def failure_words(outcome: str) -> Msg:
    """Zoom's no, or ours, in words with what to do next (R54, R96)."""
    if outcome in FAILED_OUTCOMES:
        return msg(f"operation-failed-{outcome}")
    return zoom_words(outcome.removeprefix(_REFUSED))


def zoom_words(reason: str) -> Msg:
    return msg(f"zoom-{reason if reason in _REASONS else Refusal.UNKNOWN.value}")


def _told(operation: Operation) -> tuple[Msg, Tone]:
    kind, who = kind_key(operation.kind), {"email": operation.email, "other": operation.other}
    match operation.state:
        case State.DONE:
            ending = operation.outcome if operation.outcome in DONE_OUTCOMES[operation.kind] else "done"
            return msg(f"operation-{kind}-{ending}", **who), Tone.SUCCESS
        case State.FAILED:
            return msg(f"operation-{kind}-failed", **who), Tone.DANGER
        case State.CANCELLED:
            return msg(f"operation-{kind}-cancelled", **who), Tone.INFO
        case State.PLANNED | State.RUNNING:
            return msg(f"planned-{kind}", **who), Tone.INFO


def _waiting(operation: Operation, reader: Reader) -> list[Block[Words]]:
    since = {"at": operation.planned_at, "now": reader.now}
    if operation.waiting == "quota":
        return [Text(msg("operation-waiting-quota", at=operation.next_try_at, now=reader.now))]
    if operation.waiting in ("unavailable", "uncertain", "before"):
        return [Text(msg(f"operation-waiting-{operation.waiting}", **since))]
    return [Text(msg("planned-next"), quiet=True)]


def _notes(notes: Mapping[str, Json]) -> list[Block[Words]]:
    told = ((name, notes.get(name)) for name in NOTES)
    return [
        Notice(msg(f"operation-note-{name.replace('_', '-')}", reason=zoom_words(str(reason))), Tone.WARNING)
        for name, reason in told
        if reason
    ]


def _lent(operation: Operation) -> list[Block[Words]]:
    """The last day of a licence that was lent (R55)."""
    until = operation.payload.get(LENT_UNTIL)
    return [Text(msg("operation-lent-until", on=date.fromisoformat(str(until))))] if until else []


def _ended_undos(operation: Operation) -> list[Block[Words]]:
    """Whose deactivation can no longer be undone, since this write has their seat (R40)."""
    used = dict.fromkeys(email for email, _, _ in ended_undos(operation.payload))
    return [Text(msg("operation-ended-undo", email=email)) for email in used]


def _next_steps(operation: Operation, account: Account | None, *, theirs: bool) -> tuple[Button[Words], ...]:
    steps: list[Button[Words]] = []
    if theirs and may_still_cancel(operation):
        steps.append(cancel_button(operation))
    if not operation.ended:
        steps.append(Button(msg("button-follow"), action("état", operation=operation.public_id)))
    if account is not None:
        described = msg("card-of", email=account.email)
        steps.append(Button(button_label("fiche"), action("fiche", compte=account.public_id), described=described))
        if operation.outcome == "reactivated-basic" and account.user_type is UserType.BASIC:
            steps.append(_wait(account))
    if operation.state is State.FAILED:
        steps.append(SUPPORT)
    return tuple(steps)


def _wait(account: Account) -> Button[Words]:
    """No seat was left for what came back as Basique (R41)."""
    return Button(msg("button-wait"), action("modifier", compte=account.public_id, type=UserType.LICENSED.value, geste=WAIT))
