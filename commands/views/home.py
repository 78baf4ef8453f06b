"""The view of a person's page (Slack's App Home, the web page's start)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.seats import SeatCount
from commands.handlers.home import Home
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label, short_establishment
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
    Progress,
    Row,
    Table,
    Text,
    View,
    Words,
    msg,
)
from commands.views.show import Reader

_AT_HAND = ("créer", "liste", "attente", "licences", "état", "fiche", "demander", "soutien", "aide")
_NAMED = 6
"""Establishments that are named; beyond, they are counted."""


def home_view(result: Home, reader: Reader) -> Draft:
    told = msg("home-title")
    blocks: list[Block[Words]] = [Heading(told), Text(_whose(result))]
    blocks.append(Buttons(tuple(_run(name) for name in _AT_HAND if name in result.allowed)))
    blocks += _seats(result)
    if result.establishments:
        blocks += _pending(result, reader)
        blocks += freshness_blocks(result.freshness, reader)
    return View(told, tuple(blocks))


def _whose(result: Home) -> Words:
    if not result.establishments:
        return msg("home-no-establishment")
    if len(result.establishments) > _NAMED:
        return msg("home-establishments-many", count=len(result.establishments))
    names = ", ".join(short_establishment(one) for one in result.establishments)
    return msg("home-establishments", count=len(result.establishments), names=names)


def _pending(result: Home, reader: Reader) -> list[Block[Words]]:
    blocks: list[Block[Words]] = [Heading(msg("home-pending", count=result.pending))]
    if result.soonest:
        columns = tuple(Column[Words](Msg(one)) for one in ("choice-courriel", "choice-nom", "choice-invitation"))
        rows = tuple(
            Row[Words]((one.email, one.name, waiting_words(one, reader)), action("fiche", compte=one.public_id))
            for one in result.soonest
        )
        blocks.append(Table(msg("home-soonest"), columns, rows, button_label("fiche")))
    return blocks


def _seats(result: Home) -> list[Block[Words]]:
    if not result.seats:
        return []
    names = {one.key: short_establishment(one) for one in result.establishments}
    bars = [_bar(one, names.get(one.establishment, one.establishment)) for one in result.seats]
    blocks: list[Block[Words]] = [Heading(msg("home-seats")), *bars]
    if result.counted > len(bars):
        blocks.append(Text(msg("home-tightest", shown=len(bars), count=result.counted), quiet=True))
    return blocks


def _bar(count: SeatCount, place: str) -> Block[Words]:
    """A bar of what is taken; words alone where no allocation is fixed."""
    if count.allocated is None:
        return Text(msg("home-seats-unfixed", place=place, taken=count.taken))
    if count.deficit:
        words = msg("home-seats-deficit", place=place, taken=count.taken, allocated=count.allocated, deficit=count.deficit)
    else:
        words = msg("home-seats-free", place=place, taken=count.taken, allocated=count.allocated, free=count.free or 0)
    return Progress(words, min(count.taken, count.allocated), count.allocated)


def _run(name: str) -> Button[Words]:
    return Button(button_label(name), action(name), ButtonStyle.PRIMARY if name == "créer" else ButtonStyle.DEFAULT)
