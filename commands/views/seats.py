"""The view of the seats: a line for each establishment and pool (R35, R50)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.accounts import UNASSOCIATED
from commands.domain.seats import SeatCount
from commands.handlers.seats import SeatTable
from commands.incoming import Reply
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label, label, short_establishment
from commands.views.nodes import Block, Button, Buttons, Column, Heading, Msg, Notice, Row, Table, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

MAX_ROWS = 100
_NUMBERS = ("seats-allocated", "seats-used", "seats-reserved", "seats-free", "seats-deficit")


@shows(SeatTable)
def seat_table(result: SeatTable, reader: Reader) -> Reply:
    told = msg("seats-title")
    blocks: list[Block[Words]] = [Heading(told)]
    if result.frozen_on:
        blocks.append(Text(msg("seats-frozen", on=result.frozen_on)))
    if result.outside:
        blocks.append(Notice(msg("outside-scope", places=", ".join(result.outside)), Tone.WARNING))
    if any(count.deficit for count in result.counts):
        blocks.append(Notice(msg("seats-deficit-blocks"), Tone.WARNING))
    if result.counts:
        blocks += seat_blocks(result)
    else:
        blocks += [Notice(msg("seats-none"), Tone.INFO), Text(msg("seats-none-next"))]
    blocks += freshness_blocks(result.freshness, reader)
    blocks.append(Buttons((Button(button_label("liste"), action("liste")), Button(button_label("attente"), action("attente")))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def seat_blocks(result: SeatTable) -> tuple[Block[Words], ...]:
    """Tables of at most 100 rows: every line is shown."""
    names = (Column[Words](Msg("seats-place")), Column[Words](Msg("seats-pool")))
    columns = (*names, *(Column[Words](Msg(one), numeric=True) for one in _NUMBERS))
    rows = [Row(_cells(count, result)) for count in result.counts]
    return tuple(
        Table(msg("seats-title"), columns, tuple(rows[start : start + MAX_ROWS])) for start in range(0, len(rows), MAX_ROWS)
    )


def _cells(count: SeatCount, result: SeatTable) -> tuple[Words, ...]:
    place = result.places.get(count.establishment)
    name = short_establishment(place) if place else count.establishment
    allocated: Words = Msg("seats-not-fixed") if count.allocated is None else str(count.allocated)
    return (
        Msg("pool-of-none") if count.establishment == UNASSOCIATED else name,
        label(count.pool),
        allocated,
        str(count.used),
        str(count.reserved),
        "" if count.free is None else str(count.free),
        str(count.deficit) if count.allocated is not None else "",
    )
