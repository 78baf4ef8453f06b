"""The preview of a spreadsheet: each row checked by the rules of its command, after those above it; nothing is written (R80)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from commands.context import Context
from commands.domain.accounts import Account, Pool
from commands.domain.batches import BatchKind, BatchRow, SeatsForeseen, Verdict
from commands.domain.folding import fold
from commands.domain.operations import Kind
from commands.files.columns import EMAIL
from commands.files.foresight import Foresight, Taken
from commands.files.sentences import as_json
from commands.handlers.batch_rows import Checked, check, named_in, patient_number_in, values_of
from commands.handlers.batch_verdicts import corrected, said_of, there_already
from commands.handlers.changing import Change
from commands.handlers.seat_choices import Chosen
from commands.handlers.seating import wanted_of
from commands.operations.fields import fields_from, fields_of, pools_of
from commands.results import Result, attempted_of
from commands.views.nodes import Msg, msg


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody else's account, or what may not be told of, that a row named: for the audit alone (R4)."""

    outcome: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    rows: tuple[BatchRow, ...]
    seats: tuple[SeatsForeseen, ...]
    attempts: tuple[Attempt, ...]


def plan_rows(
    kind: BatchKind, columns: tuple[str, ...], lines: Iterable[tuple[int, tuple[str, ...]]], reason: str, context: Context
) -> Plan:
    """Rows by their number in the spreadsheet, with their cells. `reason` is why allocations change where a row gives none."""
    read = [(line, cells, values_of(kind, columns, cells)) for line, cells in lines]
    planner = Planner(kind, reason, context, [values.get(EMAIL, "") for _, _, values in read])
    rows = tuple(planner.row(number, line, cells, values) for number, (line, cells, values) in enumerate(read, 1))
    return Plan(rows=rows, seats=planner.seats(), attempts=tuple(planner.attempts))


class Planner:
    """Takes rows in their order; each sees the addresses and the seats of those above."""

    def __init__(self, kind: BatchKind, reason: str, context: Context, emails: Sequence[str]) -> None:
        self._kind = kind
        self._reason = reason
        self._foresight = Foresight(context, [one for one in emails if one])
        self._lines: dict[str, int] = {}
        self._allocated: dict[Taken, int | None] = {}
        self.attempts: list[Attempt] = []

    def row(self, number: int, line: int, cells: tuple[str, ...], values: Mapping[str, str]) -> BatchRow:
        if patient_number_in(cells):
            return _refused(BatchRow(number=number, line=line, cells=("",) * len(cells)), msg("batch-row-patient-number"))
        row = BatchRow(number=number, line=line, cells=cells, email=fold(values.get(EMAIL, "")))
        above = self._lines.setdefault(named_in(self._kind, values) or f"line {line}", line)
        if above != line:
            return self._duplicate(row, above)
        return self._judged(row, values)

    def seats(self) -> tuple[SeatsForeseen, ...]:
        """Before and after, of each pool that rows touch."""
        touched = self._foresight.seats.touched()
        counts = {one: (self._foresight.context.unit.seats.count(one[1], one[0]), None) for one in self._allocated}
        return tuple(
            SeatsForeseen(
                establishment=establishment,
                pool=pool.value,
                allocated=count.allocated,
                taken=count.taken,
                allocated_after=self._allocated.get((pool, establishment), count.allocated),
                taken_after=count.taken if after is None else after,
            )
            for (pool, establishment), (count, after) in {**counts, **touched}.items()
        )

    def _judged(self, row: BatchRow, values: Mapping[str, str]) -> BatchRow:
        checked = check(self._kind, values, self._reason, self._foresight.context)
        if isinstance(checked, Change):
            return self._ready(row, checked)
        if isinstance(checked, Chosen):
            return self._allocating(row, checked)
        self._note(checked)
        account = self._foresight.account(row.email) if row.email else None
        if there_already(self._kind, values, account, self._foresight.context):
            return _refused(row, msg("batch-row-exists"), Verdict.SAME)
        verdict, why = said_of(checked)
        correction = self._correction(values, checked)
        if correction:
            why = msg("batch-row-near", correction=correction)
        return replace(_refused(row, why, verdict), correction=correction)

    def _correction(self, values: Mapping[str, str], result: Result) -> str:
        """An address with which the row would be ready, and that no other row has."""
        address = corrected(self._kind, values, result, self._foresight.context)
        if not address or fold(address) in self._lines:
            return ""
        again: Checked = check(self._kind, {**values, EMAIL: address}, self._reason, self._foresight.context)
        return address if isinstance(again, Change) else ""

    def _ready(self, row: BatchRow, change: Change) -> BatchRow:
        account = self._foresight.account(change.email)
        self._foresight.seats.take(wanted_of(change.payload), given_up(change, account))
        return replace(
            row,
            email=change.email,
            verdict=Verdict.READY,
            establishments=change.establishments or (change.establishment,),
            checked=checked_against(account),
        )

    def _allocating(self, row: BatchRow, chosen: Chosen) -> BatchRow:
        pool = (chosen.pool, chosen.establishment.key)
        known = self._lines.setdefault(f"{pool}", row.line)
        if known != row.line:
            return self._duplicate(row, known)
        now = self._foresight.context.unit.seats.count(chosen.establishment.key, chosen.pool).allocated
        if now == chosen.number:
            return _refused(row, msg("batch-row-same-seats"), Verdict.SAME)
        self._allocated[pool] = chosen.number
        places = (chosen.establishment.key,)
        return replace(row, verdict=Verdict.READY, establishments=places, checked=str(now))

    def _duplicate(self, row: BatchRow, above: int) -> BatchRow:
        what = "pool" if self._kind is BatchKind.ALLOCATE else "account"
        return _refused(row, msg(f"batch-row-duplicate-{what}", line=above), Verdict.DUPLICATE)

    def _note(self, result: Result) -> None:
        subject = attempted_of(result)
        if subject is not None:
            self.attempts.append(Attempt(result.outcome.value, subject))


def checked_against(account: Account | None) -> str:
    """What a row's verdict rests on: the account as it is, or that there is none."""
    return f"{account.public_id}:{account.version}" if account else ""


def given_up(change: Change, account: Account | None) -> list[Taken]:
    """The seats that the account would have no longer."""
    if account is None:
        return []
    had = {(pool, account.establishment) for pool in account.seats()}
    if change.kind is Kind.DEACTIVATE:
        return sorted(had)
    fields = fields_from(change.payload).over(fields_of(account))
    place = fields["establishment"]
    keeps: set[tuple[Pool, str]] = {(pool, place) for pool in pools_of(fields)}
    return sorted(had - keeps)


def _refused(row: BatchRow, why: Msg, verdict: Verdict = Verdict.REFUSED) -> BatchRow:
    return replace(row, verdict=verdict, why=as_json(why))
