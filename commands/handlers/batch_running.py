"""Batches as they run: rows enter the ledger little by little, each authorised and checked as a typed command is (R3, R80, R90).

Few are under way at a time, so that what a person asks for alone never waits behind a batch; what has begun survives whatever
happens to the process, since a row and its operation are written in one transaction.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from commands.catalogue import find
from commands.context import Context, House, Where
from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, Standing
from commands.domain.errors import StoreBusy
from commands.domain.operations import Operation
from commands.files.gestures import COMMAND
from commands.files.sentences import as_json
from commands.handlers.allocating import Allocated, allocate
from commands.handlers.batch_planning import checked_against
from commands.handlers.batch_rows import CHECKS, as_typed, may_use, values_of
from commands.handlers.batch_verdicts import said_of
from commands.handlers.changing import Carried
from commands.handlers.seat_choices import Chosen, read
from commands.incoming import Person
from commands.invocation import Invocation
from commands.policy import may_run
from commands.ports import AuditEntry, Store, Unit
from commands.recognition import recognised
from commands.results import Planned, Result
from commands.views.nodes import Msg, msg

log = logging.getLogger(__name__)

LETTER = "batch"
"""The kind of the message that shows how a batch goes."""
MOST_UNDER_WAY = 8
"""Rows of all batches in the ledger at a time: half of the worker's threads."""
MOST_AT_A_TIME = 100
"""Rows taken up in one look, those that are refused included."""
_HELD_UP = frozenset({"quota", "unavailable", "uncertain"})
TOLD_EVERY = timedelta(seconds=3)
"""How often a message is brought up to date at most: platforms take so many updates a minute."""


def feed(store: Store, house: House, now: datetime) -> int:
    """Settle what has ended, take up rows, end what is done, and tell; how many rows were settled or taken up."""
    with store.reading() as unit:
        following = unit.batches.following()
    done = sum(_settle(store, one) for one in following)
    done += _take_up(store, house, [one for one in following if one.state is BatchState.RUNNING], now)
    for one in following:
        _follow(store, one, now)
    return done


def _settle(store: Store, batch: Batch) -> int:
    with store.writing() as unit:
        settled = unit.batches.settle(batch)
        if settled:
            unit.commit()
    return settled


def _take_up(store: Store, house: House, running: list[Batch], now: datetime) -> int:
    """A row of each batch in turn, while there is room."""
    with store.reading() as unit:
        room = MOST_UNDER_WAY - unit.batches.in_flight()
    taken = 0
    while running and room > 0 and taken < MOST_AT_A_TIME:
        for batch in list(running):
            standing = _next(store, house, batch, now) if room > 0 else Standing.NONE
            if standing is Standing.NONE:
                running.remove(batch)
                continue
            taken += 1
            room -= standing is Standing.QUEUED
    return taken


def _next(store: Store, house: House, batch: Batch, now: datetime) -> Standing:
    """What became of the batch's next row; NONE where there is none to take up. Our own defect ends a row, never the batch."""
    try:
        with store.writing() as unit:
            standing = _row(unit, house, batch, now)
            unit.commit()
            return standing
    except StoreBusy:
        return Standing.NONE
    except Exception:
        log.exception("row of a batch broke", extra={"reference": batch.reference})
    with store.writing() as unit:
        row = unit.batches.next_row(batch)
        if row is None:
            return Standing.NONE
        unit.batches.place(batch, row, Standing.VOID, why=as_json(msg("batch-row-broken", reference=batch.reference)))
        unit.commit()
        return Standing.VOID


def _row(unit: Unit, house: House, seen: Batch, now: datetime) -> Standing:
    unit.batches.lock(seen.public_id)
    batch = unit.batches.get(seen.public_id)
    row = unit.batches.next_row(batch) if batch and batch.state is BatchState.RUNNING else None
    if batch is None or batch.kind is None or row is None:
        return Standing.NONE
    outcome = _run(batch, batch.kind, row, _context(unit, house, batch, row, now))
    if isinstance(outcome, Planned):
        unit.batches.place(batch, row, Standing.QUEUED, operation=outcome.operation)
        return Standing.QUEUED
    if isinstance(outcome, Allocated):
        unit.batches.place(batch, row, Standing.DONE)
        return Standing.DONE
    why = outcome if isinstance(outcome, Msg) else said_of(outcome)[1]
    unit.batches.place(batch, row, Standing.VOID, why=as_json(why))
    return Standing.VOID


def _context(unit: Unit, house: House, batch: Batch, row: BatchRow, now: datetime) -> Context:
    """Whoever dropped the file, as they stand now (R3); the intent makes the row's write unique (R44)."""
    person = Person(platform=batch.platform, address=batch.address, email=batch.person, locale=batch.locale)
    return Context(
        actor=recognised(unit, house, batch.person),
        person=person,
        unit=unit,
        house=house,
        now=now,
        reference=batch.reference,
        intent=f"batch-{batch.public_id}-{row.number}",
        where=Where(),
        batch=f"rows-{batch.public_id}",
    )


def _run(batch: Batch, kind: BatchKind, row: BatchRow, context: Context) -> Result | Msg:
    """By the command's own handler, with its seats held (R51); void where what it was checked against has changed."""
    spec = find(COMMAND)
    decision = may_use(kind, context)
    if spec is None or not (decision and may_run(context.actor, spec)):
        return msg(f"policy-{decision.reason}" if not decision else "policy-not-this-command")
    invocation = as_typed(kind, values_of(kind, batch.columns, row.cells), batch.file)
    context.unit.seats.lock(row.establishments)
    if kind is BatchKind.ALLOCATE:
        return _allocate(invocation, row, context)
    if checked_against(context.unit.directory.by_email(row.email)) != row.checked:
        return msg("batch-row-changed")
    return Carried(invocation, CHECKS[kind], row.establishments).carry_out(context)


def _allocate(invocation: Invocation, row: BatchRow, context: Context) -> Result | Msg:
    chosen = read(invocation, context, "allouer", reason=True)
    if not isinstance(chosen, Chosen):
        return chosen
    if str(context.unit.seats.count(chosen.establishment.key, chosen.pool).allocated) != row.checked:
        return msg("batch-row-changed")
    handled = allocate(invocation, context)
    return handled if isinstance(handled, Result) else handled.carry_out(context)


def held_up(batch: Batch, unit: Unit) -> Operation | None:
    """Of what is under way, what Zoom's silence or limit keeps waiting the shortest."""
    rows = unit.batches.rows(batch, limit=MOST_UNDER_WAY, standings={Standing.QUEUED})
    found = (unit.ledger.get(row.operation) for row in rows)
    held = [one for one in found if one is not None and one.waiting in _HELD_UP and not one.ended]
    return min(held, key=lambda one: one.next_try_at, default=None)


def _follow(store: Store, seen: Batch, now: datetime) -> None:
    """End what has nothing left, and bring its message up to date."""
    with store.reading() as unit:
        batch = unit.batches.get(seen.public_id)
        if batch is None or batch.ended_at is not None:
            return
        tally = unit.batches.tally(batch)
        standing = -1 - tally.ended if held_up(batch, unit) else tally.ended
    waits = tally.of(Standing.NONE) and batch.state is not BatchState.STOPPED
    over = not waits and not tally.of(Standing.QUEUED)
    due = standing != batch.told and (batch.told_at is None or now - batch.told_at >= TOLD_EVERY)
    if not (over or due):
        return
    with store.writing() as unit:
        unit.batches.tell(batch, standing)
        if over:
            ended = unit.batches.end(batch)
            _audit(unit, ended, tally.ended)
        unit.letters.refresh(batch.letter)
        unit.commit()


def _audit(unit: Unit, batch: Batch, rows: int) -> None:
    """That it ended; each row has its own entries (R93)."""
    unit.audit.append(
        AuditEntry(
            actor=batch.person,
            action=COMMAND,
            outcome="cancelled" if batch.state is BatchState.STOPPED else "ok",
            origin="worker",
            reference=batch.reference,
            after={"count": rows},
        )
    )
