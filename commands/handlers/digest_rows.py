"""The buttons of a digest's rows: an invitation sent again or taken back, by the first who asks, on its day (R44, R70)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from msgspec import structs

from commands.actions import action
from commands.catalogue import Argument
from commands.catalogue.table_reminders import BOXES, PAGE_SIZE
from commands.context import Context
from commands.digests.reach import reach_of
from commands.digests.standing import RowState, states_of, treated
from commands.digests.telling import PROGRESS
from commands.domain.digests import ListedAccount, Run
from commands.domain.operations import BATCH, Json
from commands.handlers.changing import Change, plan
from commands.handlers.digest_pages import is_current
from commands.handlers.inviting import cancel, resend, resending
from commands.handlers.lookup import find_account
from commands.invocation import Invocation
from commands.policy import may_see
from commands.ports import NewLetter
from commands.results import AlreadyDone, AskForm, Handled, NotFound, Planned, Refused, Result
from commands.views.nodes import Field, FieldKind, Form, Text, Words, msg

COMMAND = "rappels"
RESEND = "renvoyer"
CANCEL = "annuler"
CHOOSE = "cocher"
"""Opens the form that resends several."""
RESEND_CHECKED = "renvoyer-coches"
ROW_STEPS = frozenset({RESEND, CANCEL, CHOOSE, RESEND_CHECKED})
_COMMANDS: dict[str, Callable[[Invocation, Context], Handled]] = {RESEND: resend, CANCEL: cancel}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow(Result):
    """A button of another day's digest: nothing was done, and this is how things are."""

    day: date
    state: RowState
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resends(Result):
    """Several resends: `planned` are operations' public ids with addresses; `passed` were treated already, or may not be."""

    replaces: ClassVar[bool] = True
    planned: tuple[tuple[str, str], ...]
    passed: tuple[str, ...]


def on_rows(invocation: Invocation, context: Context) -> Handled:
    """rappels, of the buttons under a digest's rows and of its form"""
    step = invocation["geste"]
    run = context.unit.digests.run(invocation["sommaire"]) if invocation["sommaire"] else None
    if run is None:
        return Refused(why=msg("refused-digest-unknown"))
    if step == CHOOSE:
        return _form(run, invocation, context)
    if step == RESEND_CHECKED:
        rows = _checked(run, invocation, context)
        return ResendingSeveral(run, rows) if rows else Refused(why=msg("refused-nobody-checked"))
    row = _row(run, invocation["rang"], context)
    if isinstance(row, Result):
        return row
    if not is_current(run, context.unit.digests.of_run(run), context.now):
        return Refreshing(run, row)
    return OnRow(run, row, invocation)


@dataclass(frozen=True, slots=True)
class OnRow:
    """The row's command, unless somebody was quicker: looked at under the lock of its establishment's seats."""

    run: Run
    row: ListedAccount
    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock((self.row.establishment,))
        done = treated(context.unit, self.row, self.run.at)
        if done is not None:
            return AlreadyDone(by=done.actor, at=done.planned_at)
        found = find_account(context, self.row.public_id)
        if isinstance(found, NotFound):
            return found
        meant = structs.replace(self.invocation, command=self.invocation["geste"], values={"compte": self.row.public_id})
        handled = _COMMANDS[self.invocation["geste"]](meant, context)
        return handled if isinstance(handled, Result) else handled.carry_out(context)


@dataclass(frozen=True, slots=True)
class Refreshing:
    """The old message is brought up to date, and whoever pressed is told how things are."""

    run: Run
    row: ListedAccount

    def carry_out(self, context: Context) -> Result:
        context.unit.letters.refresh(self.run.key)
        (state,) = states_of(context.unit, (self.row,), self.run.at)
        return PastRow(day=self.run.day, state=state, nonce=context.reference)


@dataclass(frozen=True, slots=True)
class ResendingSeveral:
    """An operation for each account that is still to be treated; one message shows how they go (R70, R73)."""

    run: Run
    rows: tuple[ListedAccount, ...]

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock(one.establishment for one in self.rows)
        batch = f"{PROGRESS}:{context.reference}"
        planned: list[tuple[str, str]] = []
        passed: list[str] = []
        for row in self.rows:
            operation = self._planned(row, batch, context)
            planned += [(operation, row.email)] if operation else []
            passed += [] if operation else [row.email]
        if planned:
            about: dict[str, Json] = {"operations": [one for one, _ in planned], "passed": list[Json](passed)}
            context.unit.letters.write(
                NewLetter(kind=PROGRESS, key=batch, target=context.target, payload=about, due_at=context.now)
            )
        return Resends(planned=tuple(planned), passed=tuple(passed))

    def _planned(self, row: ListedAccount, batch: str, context: Context) -> str:
        """The operation's public id, "" where there is nothing to send again."""
        if treated(context.unit, row, self.run.at) is not None:
            return ""
        change = resending(Invocation(command=RESEND, values={"compte": row.public_id}), context)
        if not isinstance(change, Change):
            return ""
        told = replace(change, payload={**change.payload, BATCH: batch})
        result = plan(told, context, intent=f"{batch}:{row.public_id}", quietly=True)
        return result.operation if isinstance(result, Planned) else ""


def _row(run: Run, rank: str, context: Context) -> ListedAccount | Result:
    """The row of an account that exists for this person, or did when the digest was made; else the same no (R4)."""
    scope = reach_of(context.unit, context.house, context.unit.digests.of_run(run)).scope
    row = next((one for one in context.unit.digests.rows(run) if str(one.number) == rank), None)
    unknown = Refused(why=msg("refused-digest-row"), attempted=row.email if row else "")
    if row is None or row.establishment not in scope or row.establishment not in context.actor.reads:
        return unknown
    found = context.unit.directory.get(row.public_id)
    return row if found is None or may_see(context.actor, found) else unknown


def _shown(run: Run, invocation: Invocation, context: Context) -> Sequence[ListedAccount]:
    """The rows of the form's page, as the digest and its pages number them."""
    scope = reach_of(context.unit, context.house, context.unit.digests.of_run(run)).scope
    listed = (one for one in context.unit.digests.rows(run) if one.establishment in scope)
    theirs = [one for one in listed if one.establishment in context.actor.reads]
    number = int(invocation["page"]) if invocation["page"].isdecimal() else 1
    return theirs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE] if 0 < number <= len(theirs) else ()


def _checked(run: Run, invocation: Invocation, context: Context) -> tuple[ListedAccount, ...]:
    rows = zip(BOXES, _shown(run, invocation, context), strict=False)
    return tuple(one for box, one in rows if invocation[box.name] == "1" and one.establishment in context.actor.writes)


def _form(run: Run, invocation: Invocation, context: Context) -> Result:
    """A box for each row that is still to be treated."""
    if not is_current(run, context.unit.digests.of_run(run), context.now):
        return Refused(why=msg("refused-digest-past", on=run.day))
    rows = _shown(run, invocation, context)
    open_now = {one.row.public_id for one in states_of(context.unit, rows, run.at) if one.actionable}
    offered = [
        (box, one)
        for box, one in zip(BOXES, rows, strict=False)
        if one.public_id in open_now and one.establishment in context.actor.writes
    ]
    if not offered:
        return Refused(why=msg("refused-digest-all-treated"))
    return AskForm(form=form_of(run.public_id, invocation["page"] or "1", offered, context.reference))


def form_of(run: str, page: str, offered: Sequence[tuple[Argument, ListedAccount]], nonce: str) -> Form[Words]:
    return Form(
        title=msg("form-resends-title"),
        submit=msg("form-resends-submit"),
        action=action(COMMAND, geste=RESEND_CHECKED, sommaire=run, page=page, nonce=nonce),
        fields=tuple(Field[Words](box.name, _boxed(one), FieldKind.CHECK) for box, one in offered),
        intro=(Text(msg("form-resends-intro")),),
    )


def _boxed(one: ListedAccount) -> Words:
    return msg("digest-who", name=one.name, email=one.email) if one.name else one.email
