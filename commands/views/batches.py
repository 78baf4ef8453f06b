"""The card of a batch: what would happen, and nothing before its button; then how it stands (R80)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.accounts import Pool
from commands.domain.batches import BEFORE, BEGUN, Batch, BatchRow, SeatsForeseen, Verdict
from commands.files.columns import EMAIL, ESTABLISHMENT, title
from commands.files.gestures import CHOOSE, COMMAND, DROP, PROBLEMS, READY, SHOW
from commands.files.sentences import from_json
from commands.handlers.batch_pages import BatchShown
from commands.incoming import Reply
from commands.views.batch_words import button_of, buttons_of, counts, heading_of, kind_words, row_words
from commands.views.labels import label
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

MOST_POOLS = 12
"""Told of seats; the file tells them all."""
_TONES = {Verdict.READY: Tone.SUCCESS, Verdict.REFUSED: Tone.DANGER}


@shows(BatchShown)
def batch_card(result: BatchShown, reader: Reader) -> Reply:
    """Before it was begun, what would happen; after, how it stands."""
    batch = result.batch
    told = heading_of(batch, result.tally)
    blocks: list[Block[Words]] = [Heading(kind_words(batch.kind)), *_about(result, reader)]
    blocks += [Notice(one, Tone.INFO) for one in result.notes]
    if result.choosing:
        which = msg("batch-which-kind", count=result.tally.rows)
        blocks += [Text(which), Buttons((*_choices(result), button_of("batch-drop", batch, DROP)))]
        return Reply(outcome=result.outcome, view=View(which, tuple(blocks)), replace=not result.fresh)
    blocks += [Notice(told, Tone.INFO), Fields(counts(batch, result.tally))]
    blocks += _seats(batch.seats, result.places) if batch.state in BEFORE else []
    if batch.state not in BEGUN:
        blocks += [*_rows(result), Buttons((*buttons_of(batch, result.tally, expired=result.expired), *_paging(result)))]
    elif result.followed:
        blocks.append(Text(msg("batch-followed")))
    else:
        blocks += [Text(msg("batch-follows")), Buttons(buttons_of(batch, result.tally))]
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=not result.fresh)


def _about(result: BatchShown, reader: Reader) -> list[Block[Words]]:
    batch = result.batch
    told: list[Block[Words]] = []
    if batch.file:
        told.append(Text(msg("batch-file", file=batch.file, at=batch.read_at, now=reader.now), quiet=True))
    if result.again:
        told.append(Notice(msg("batch-same-file-checked" if batch.state in BEFORE else "batch-same-file"), Tone.INFO))
    if result.expired:
        told.append(Notice(msg("batch-expired"), Tone.WARNING))
    return told


def _choices(result: BatchShown) -> tuple[Button[Words], ...]:
    wires = ((one, action(COMMAND, lot=result.batch.public_id, geste=CHOOSE, nature=one.value)) for one in result.kinds)
    return tuple(Button[Words](Msg(f"button-batch-kind-{one.value}"), wire) for one, wire in wires)


def _seats(seats: tuple[SeatsForeseen, ...], places: Mapping[str, str]) -> list[Block[Words]]:
    """Before and after, per establishment (R80)."""
    if not seats:
        return []
    columns = (Column[Words](msg("batch-column-establishment")), Column[Words](msg("batch-column-pool")))
    figures = tuple(Column[Words](msg(f"batch-column-{name}"), numeric=True) for name in ("before", "after", "allocated"))
    rows = tuple(_seat_row(one, places) for one in seats[:MOST_POOLS])
    told: list[Block[Words]] = [Table(msg("batch-seats"), (*columns, *figures), rows)]
    if len(seats) > MOST_POOLS:
        told.append(Text(msg("batch-seats-more", count=len(seats) - MOST_POOLS), quiet=True))
    return told


def _seat_row(one: SeatsForeseen, places: Mapping[str, str]) -> Row[Words]:
    before, after = _allocated(one.allocated), _allocated(one.allocated_after)
    allocated = after if one.allocated == one.allocated_after else msg("change", before=before, after=after)
    place = places.get(one.establishment, one.establishment) or msg("batch-unassociated")
    return Row((place, label(Pool(one.pool)), str(one.taken), str(one.taken_after), allocated))


def _allocated(number: int | None) -> Msg | str:
    return msg("batch-not-fixed") if number is None else str(number)


def _rows(result: BatchShown) -> list[Block[Words]]:
    if not result.rows:
        return []
    who = EMAIL if EMAIL in result.batch.columns else ESTABLISHMENT
    line, standing, why = (Column[Words](msg(f"batch-column-{name}")) for name in ("line", "standing", "why"))
    columns = (line, Column[Words](title(who)), standing, why)
    place = result.batch.columns.index(who)
    rows = tuple(
        Row[Words](
            (str(row.line), _who(row, place), row_words(row), from_json(row.why) or ""),
            mark=(2, _TONES.get(row.verdict, Tone.INFO)),
        )
        for row in result.rows
    )
    return [Table(Msg(f"batch-rows-{result.part}"), columns, rows)]


def _who(row: BatchRow, place: int) -> str:
    return row.cells[place] or "–"


def _paging(result: BatchShown) -> tuple[Button[Words], ...]:
    if result.choosing:
        return ()
    batch, tally = result.batch, result.tally
    more = _page("button-next", batch, result.part, result.rows[-1].number) if result.more else None
    other = READY if result.part == PROBLEMS else PROBLEMS
    there_are = tally.ready if other == READY else tally.rows - tally.ready
    turn = _page(f"button-batch-{other}", batch, other, 0) if there_are else None
    kinds = button_of("batch-other-kind", batch, CHOOSE) if result.kinds else None
    return tuple(one for one in (more, turn, kinds) if one)


def _page(words: str, batch: Batch, part: str, after: int) -> Button[Words]:
    wire = action(COMMAND, lot=batch.public_id, geste=SHOW, partie=part, apres=str(after) if after else "")
    return Button(Msg(words), wire)
