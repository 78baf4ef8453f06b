"""The views of licences: a line for each establishment and pool, its picture, and what was set (R35, R50, R75)."""

from __future__ import annotations

from collections.abc import Iterator

from commands.actions import action
from commands.domain.accounts import UNASSOCIATED, Pool
from commands.domain.seats import SeatCount
from commands.handlers.seats import SeatTable
from commands.incoming import Reply
from commands.views.drawings import SeatDrawing, bars_of
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label, label, listed, short_establishment
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Heading,
    Msg,
    Notice,
    Param,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.recap import outside_blocks
from commands.views.show import Reader, shows

MAX_ROWS = 100
_NUMBERS = ("seats-allocated", "seats-used", "seats-reserved", "seats-free", "seats-deficit")
_TOLD_IN_ALT = 8
"""Establishments whose figures the alternative text tells one by one."""


@shows(SeatTable)
def seat_table(result: SeatTable, reader: Reader) -> Reply:
    told = msg("seats-title")
    blocks: list[Block[Words]] = [Heading(told)]
    if result.frozen_on:
        blocks.append(Text(msg("seats-frozen", on=result.frozen_on)))
    blocks += outside_blocks(result.outside)
    if any(count.deficit for count in result.counts):
        blocks.append(Notice(msg("seats-deficit-blocks"), Tone.WARNING))
    if result.counts:
        blocks += [*seat_blocks(result), *_set_lines(result)]
    else:
        blocks += [Notice(msg("seats-none"), Tone.INFO), Text(msg("seats-none-next"))]
    blocks += freshness_blocks(result.freshness, reader)
    blocks.append(Buttons(tuple(_buttons(result))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), drawing=_drawing(result))


def seat_blocks(result: SeatTable) -> tuple[Block[Words], ...]:
    """Tables of at most 100 rows: every line is shown."""
    names = (Column[Words](Msg("seats-place")), Column[Words](Msg("seats-pool")))
    numbers = (Column[Words](Msg(one), numeric=True) for one in _NUMBERS)
    columns = (*names, *numbers, Column[Words](Msg("seats-reserved-by")))
    rows = [Row(_cells(count, result)) for count in result.counts]
    return tuple(
        Table(msg("seats-title"), columns, tuple(rows[start : start + MAX_ROWS])) for start in range(0, len(rows), MAX_ROWS)
    )


def place_of(count: SeatCount, result: SeatTable) -> Words:
    if count.establishment == UNASSOCIATED:
        return Msg("pool-of-none")
    place = result.places.get(count.establishment)
    return short_establishment(place) if place else count.establishment


def reserved_by(count: SeatCount) -> Words:
    """What seats are reserved by, in words: « 3 invitations, 1 opération »; "" where none is."""
    parts = {"pending": count.pending, "held": count.held, "undos": count.undos, "offers": count.offers}
    said: list[Param] = [msg(f"seats-by-{name}", count=number) for name, number in parts.items() if number]
    words = listed(said)
    return words if isinstance(words, Msg) else ""


def _cells(count: SeatCount, result: SeatTable) -> tuple[Words, ...]:
    allocated: Words = Msg("seats-not-fixed") if count.allocated is None else str(count.allocated)
    return (
        place_of(count, result),
        label(count.pool),
        allocated,
        str(count.used),
        str(count.reserved),
        "" if count.free is None else str(count.free),
        str(count.deficit) if count.allocated is not None else "",
        reserved_by(count),
    )


def _set_lines(result: SeatTable) -> Iterator[Block[Words]]:
    """Of one establishment: since when its allocations stand, by whom and why, and when people are told that few are left."""
    for change in result.changes.values():
        told: dict[str, Param] = {"pool": label(change.pool), "by": change.by, "reason": change.reason}
        yield Text(msg("seats-allocated-on", on=change.effective_on, **told), quiet=True)
    for one in result.thresholds:
        yield Text(msg("seats-threshold", pool=label(one.pool), threshold=one.threshold), quiet=True)


def _buttons(result: SeatTable) -> Iterator[Button[Words]]:
    places = {one.establishment for one in result.counts}
    only = next(iter(places)) if len(places) == 1 else ""
    yield Button(button_label("liste"), action("liste", etab=only))
    yield Button(button_label("attente"), action("attente", etab=only))
    if result.loans is not None:
        yield Button(msg("button-loans", count=result.loans), action("prêter", etab=only))
    if only:
        yield Button(msg("button-allocation-history"), action("licences", etab=only, historique="1"))
    for gesture in result.settable:
        yield Button(msg(f"button-{gesture}"), action("licences", etab=only, geste=gesture))


def _drawing(result: SeatTable) -> SeatDrawing | None:
    """Licences of all establishments; of one alone its add-ons too."""
    places = {one.establishment for one in result.counts}
    counts = [one for one in result.counts if len(places) == 1 or one.pool is Pool.LICENCE]
    if not counts:
        return None
    labels: list[Words] = [label(one.pool) if len(places) == 1 else place_of(one, result) for one in counts]
    title = msg("picture-title-one", place=place_of(counts[0], result)) if len(places) == 1 else msg("picture-title")
    bars = bars_of(counts, labels)
    told: list[Param] = [_said(*pair) for pair in zip(counts[:_TOLD_IN_ALT], labels, strict=False)]
    alt = msg("picture-alt", title=title, figures=listed(told))
    if len(counts) > _TOLD_IN_ALT:
        alt = msg("picture-alt-more", title=title, figures=listed(told), count=len(counts) - _TOLD_IN_ALT)
    return SeatDrawing(title=title, alt=alt, bars=bars, trend=result.trend, establishments=frozenset(places))


def _said(count: SeatCount, named: Words) -> Msg:
    params: dict[str, Param] = {"name": named, "used": count.used, "reserved": count.reserved}
    if count.allocated is None:
        return msg("picture-alt-unfixed", **params)
    if count.deficit:
        return msg("picture-alt-deficit", **params, allocated=count.allocated, deficit=count.deficit)
    return msg("picture-alt-free", **params, allocated=count.allocated, free=count.free or 0)
