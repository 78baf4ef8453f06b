"""The view of a person's page (Slack's App Home, the web page's start)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.accounts import UNASSOCIATED
from commands.domain.seats import SeatCount
from commands.handlers.home import Home
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label, label, short_establishment
from commands.views.lists import waiting_words
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Draft,
    Heading,
    Msg,
    Row,
    Table,
    Text,
    View,
    Words,
    msg,
)
from commands.views.show import Reader

_AT_HAND = ("créer", "liste", "attente", "licences", "état", "fiche", "soutien", "aide")
_SEAT_COLUMNS = ("seats-place", "seats-pool", "seats-allocated", "seats-used", "seats-reserved", "seats-free")


def home_view(result: Home, reader: Reader) -> Draft:
    told = msg("home-title")
    blocks: list[Block[Words]] = [Heading(told), Text(_whose(result))]
    blocks.append(Buttons(tuple(_run(name) for name in _AT_HAND if name in result.allowed)))
    if result.seats:
        columns = tuple(Column[Words](Msg(one)) for one in _SEAT_COLUMNS)
        blocks.append(Table(msg("seats-title"), columns, tuple(Row(_seat_cells(one, result)) for one in result.seats)))
    if result.establishments:
        blocks += _pending(result, reader)
        blocks += freshness_blocks(result.freshness, reader)
    return View(told, tuple(blocks))


def _whose(result: Home) -> Words:
    if not result.establishments:
        return msg("home-no-establishment")
    names = ", ".join(short_establishment(one) for one in result.establishments)
    return msg("home-establishments", count=len(result.establishments), names=names)


def _pending(result: Home, reader: Reader) -> list[Block[Words]]:
    blocks: list[Block[Words]] = [Heading(msg("home-pending", count=result.pending))]
    if result.soonest:
        columns = tuple(Column[Words](Msg(one)) for one in ("choice-courriel", "choice-nom", "choice-invitation"))
        rows = tuple(
            Row[Words](
                (one.email, one.name, waiting_words(one, reader)),
                Button(button_label("fiche"), action("fiche", compte=one.public_id), described=msg("card-of", email=one.email)),
            )
            for one in result.soonest
        )
        blocks.append(Table(msg("home-soonest"), columns, rows))
    return blocks


def _seat_cells(count: SeatCount, result: Home) -> tuple[Words, ...]:
    names = {one.key: short_establishment(one) for one in result.establishments}
    known = names.get(count.establishment, count.establishment)
    place: Words = Msg("pool-of-none") if count.establishment == UNASSOCIATED else known
    allocated: Words = Msg("seats-not-fixed") if count.allocated is None else str(count.allocated)
    free = "" if count.free is None else str(count.free)
    return place, label(count.pool), allocated, str(count.used), str(count.reserved), free


def _run(name: str) -> Button[Words]:
    return Button(button_label(name), action(name), ButtonStyle.PRIMARY if name == "créer" else ButtonStyle.DEFAULT)
