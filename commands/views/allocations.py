"""What an admin or a CCT set of the seats, and the history of allocations (R50, R75)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.reference import Establishment
from commands.handlers.alerting import AlertSet
from commands.handlers.allocating import Allocated, AllocationHistory
from commands.incoming import Reply
from commands.views.labels import label, short_establishment
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Fields,
    Heading,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader, shows

_COLUMNS = ("allocation-since", "seats-pool", "journal-changes", "journal-who", "journal-reason")


@shows(Allocated)
def allocated(result: Allocated, _reader: Reader) -> Reply:
    """Before and after, what follows from it, and where to look next."""
    place, pool = short_establishment(result.establishment), label(result.after.pool)
    same = result.before.allocated == result.after.allocated
    told = msg("allocation-same" if same else "allocation-set", place=place, pool=pool, seats=_seats(result.after.allocated))
    blocks: list[Block[Words]] = [Notice(told, Tone.INFO if same else Tone.SUCCESS)]
    if not same:
        blocks.append(Fields(tuple(_changes(result))))
    if result.after.deficit:
        blocks.append(Notice(msg("allocation-deficit", count=result.after.deficit), Tone.WARNING))
    if result.offered:
        blocks.append(Text(msg("allocation-offered", count=result.offered)))
    if result.frozen_on and not same:
        blocks.append(Text(msg("allocation-departs", on=result.frozen_on), quiet=True))
    blocks.append(Buttons(_next(result.establishment)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces)


@shows(AlertSet)
def alert_set(result: AlertSet, _reader: Reader) -> Reply:
    place, pool = short_establishment(result.establishment), label(result.count.pool)
    if result.threshold is None:
        told = msg("alert-none", place=place, pool=pool)
    else:
        told = msg("alert-set", place=place, pool=pool, threshold=result.threshold)
    blocks: list[Block[Words]] = [Notice(told, Tone.SUCCESS)]
    if result.count.free is None and result.threshold is not None:
        blocks.append(Text(msg("alert-unfixed")))
    elif result.count.free is not None:
        blocks.append(Text(msg("alert-now", count=result.count.free)))
    blocks.append(Buttons(_next(result.establishment)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces)


@shows(AllocationHistory)
def allocation_history(result: AllocationHistory, _reader: Reader) -> Reply:
    told = msg("allocation-history", place=short_establishment(result.establishment))
    blocks: list[Block[Words]] = [Heading(told)]
    if result.changes:
        columns = tuple(Column[Words](Msg(one)) for one in _COLUMNS)
        rows = tuple(
            Row[Words](
                (
                    msg("value-date", at=one.effective_on),
                    label(one.pool),
                    msg("change", before=_seats(one.before), after=_seats(one.after)),
                    one.by,
                    one.reason,
                )
            )
            for one in result.changes
        )
        blocks.append(Table(told, columns, rows))
    else:
        blocks.append(Notice(msg("allocation-history-empty"), Tone.INFO))
    blocks.append(Buttons(_next(result.establishment)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def _changes(result: Allocated) -> list[tuple[Words, Words]]:
    before, after = result.before, result.after
    free = msg("change", before=_free(before.free, before.deficit), after=_free(after.free, after.deficit))
    return [
        (msg("seats-allocated"), msg("change", before=_seats(before.allocated), after=_seats(after.allocated))),
        (msg("seats-free"), free),
        (msg("journal-reason"), result.reason),
    ]


def _free(free: int | None, deficit: int) -> Words:
    """A deficit is told as so many below none."""
    if free is None:
        return Msg("seats-not-fixed")
    return f"\u2212{deficit}" if deficit else str(free)


def _seats(number: int | None) -> Words:
    return Msg("seats-not-fixed") if number is None else str(number)


def _next(establishment: Establishment) -> tuple[Button[Words], ...]:
    return (
        Button(msg("button-seats"), action("licences", etab=establishment.key)),
        Button(msg("button-allocation-history"), action("licences", etab=establishment.key, historique="1")),
    )
