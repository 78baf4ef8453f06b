"""Letters about seats: few are left (R75), and Zoom's own figures differ from ours (R50). And that comparison, for who asks."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.accounts import Pool
from commands.domain.operations import Json
from commands.domain.seat_figures import PlanCheck
from commands.duties.figures import LOW_SEATS, is_low
from commands.plan_check import LETTER, worth_telling
from commands.recognition import recognised
from commands.views.labels import button_label, label, short_establishment
from commands.views.letters import LetterContext, tells
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Draft,
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

_COLUMNS = ("seats-pool", "drift-bought", "seats-allocated", "drift-at-zoom", "drift-ours", "drift-difference")


@tells(LOW_SEATS)
def low_seats(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As it is when it leaves. Nothing to one who lost their rights (R3), or where the threshold was taken away."""
    establishment, pool = str(payload.get("establishment")), Pool(str(payload.get("pool")))
    reader = recognised(context.unit, context.house, str(payload.get("person")))
    thresholds = context.unit.seat_figures.thresholds(reader.reads)
    threshold = next((one for one in thresholds if (one.establishment, one.pool) == (establishment, pool)), None)
    known = context.house.reference.establishment(establishment)
    if threshold is None or known is None:
        return None
    count = context.unit.seats.count(establishment, pool)
    params: dict[str, Param] = {"place": short_establishment(known), "pool": label(pool), "count": count.free or 0}
    if not is_low(count, threshold):
        told = msg("low-seats-over", **params)
        return View(told, (Notice(told, Tone.SUCCESS),))
    told = msg("low-seats", **params)
    if count.deficit:
        told = msg("low-seats-deficit", **{**params, "count": count.deficit})
    blocks: list[Block[Words]] = [
        Notice(told, Tone.WARNING),
        Text(msg("low-seats-figures", used=count.used, reserved=count.reserved, allocated=count.allocated or 0)),
        Text(msg("low-seats-next")),
        Buttons(
            (
                Button(button_label("licences"), action("licences", etab=establishment)),
                Button(button_label("attente"), action("attente", etab=establishment)),
            )
        ),
    ]
    return View(told, tuple(blocks))


@tells(LETTER)
def plan_drift(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """The last night's check, to admins."""
    reader = recognised(context.unit, context.house, str(payload.get("person")))
    made = context.unit.seat_figures.last_check()
    if made is None or not reader.is_admin or not worth_telling(made):
        return None
    told = msg("drift-title", on=made.day)
    status = Button[Words](button_label("état"), action("état"))
    return View(told, (*check_blocks(made), Buttons((status, Button(button_label("journal"), action("journal", depuis="2"))))))


def check_blocks(made: PlanCheck) -> tuple[Block[Words], ...]:
    """What the last check found: in one line where all is well, else with the figures and the likeliest cause."""
    if not made.pools:
        return (Text(msg("drift-untold", on=made.day), quiet=True),)
    if not worth_telling(made):
        return (Text(msg("drift-none", on=made.day), quiet=True),)
    blocks: list[Block[Words]] = []
    if made.cause is not None:
        blocks.append(Notice(msg("drift-title", on=made.day), Tone.WARNING))
        blocks.append(Text(msg(f"drift-cause-{made.cause.value}")))
    for pool, one in made.pools.items():
        if one.oversold:
            blocks.append(Notice(msg("drift-oversold", pool=label(pool), count=one.oversold), Tone.WARNING))
    columns = tuple(Column[Words](Msg(one), numeric=one != "seats-pool") for one in _COLUMNS)
    rows = tuple(
        Row[Words]((label(pool), str(one.bought), _fixed(one.allocated), str(one.at_zoom), str(one.ours), f"{one.drift:+d}"))
        for pool, one in made.pools.items()
    )
    return (*blocks, Table(msg("drift-caption"), columns, rows))


def _fixed(allocated: int | None) -> Words:
    return Msg("seats-not-fixed") if allocated is None else str(allocated)
