"""The view of a list: filters said again, a table whose columns sort, pages, freshness (R10–R12, R14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from commands.actions import action, extended
from commands.domain.accounts import Account, Status, UserType
from commands.domain.invitations import DAYS, day_count
from commands.domain.listing import Line, Sort
from commands.handlers.lists import REFRESH, TURN, Listing
from commands.incoming import Reply
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label, choice_label, label, type_words
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
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
from commands.views.recap import recap
from commands.views.show import Reader, shows

ColumnOf = Callable[[Sequence[Line], Listing, Reader], Iterable[Words]]
"""The cells of one column, for all rows at once: lists are asked for most."""

_OFF_NETWORK = {status: Msg(f"status-{status.value}-off-network") for status in Status}
_TONES = {
    Status.ACTIVE: Tone.SUCCESS,
    Status.INACTIVE: Tone.INFO,
    Status.PENDING: Tone.WARNING,
    Status.EXPIRED: Tone.DANGER,
}


@shows(Listing)
def listing(result: Listing, reader: Reader) -> Reply:
    told = _total(result)
    blocks: list[Block[Words]] = [Heading(Msg(f"list-title-{result.command}"))]
    said = recap(result.filters)
    if said is not None:
        blocks.append(Text(said))
    if result.outside:
        blocks.append(Notice(msg("outside-scope", places=", ".join(result.outside)), Tone.WARNING))
    if result.page.capped:
        blocks.append(Notice(msg("list-capped"), Tone.INFO))
    if result.page.rows:
        blocks.append(_table(result, told, reader))
    else:
        blocks += _nothing(result)
    blocks += freshness_blocks(result.freshness, reader, refresh_asked=result.refresh_asked)
    blocks.append(Buttons(_paging(result)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces_list)


def _total(result: Listing) -> Msg:
    if not result.page.rows:
        return msg("list-none")
    if result.page.capped:
        return msg("list-total-capped")
    if result.page.total is None:
        return msg("list-part")
    return msg("list-total", count=result.page.total)


def _table(result: Listing, told: Msg, reader: Reader) -> Table[Words]:
    lines = result.page.rows
    same = action(result.command, **result.filters.carried())
    cells = zip(*[_CELLS[one](lines, result, reader) for one in result.columns], strict=True)
    opens = _opening()
    if Sort.STATUS in result.columns:
        marks = [(result.columns.index(Sort.STATUS), _TONES[line.status]) for line in lines]
        rows = [Row(row, opens + line.public_id, mark) for row, line, mark in zip(cells, lines, marks, strict=True)]
    else:
        rows = [Row(row, opens + line.public_id) for row, line in zip(cells, lines, strict=True)]
    return Table(told, tuple([_column(result, one, same) for one in result.columns]), tuple(rows), button_label("fiche"))


@cache
def _opening() -> str:
    """What opens a card, but for the public id at its end, which is of letters and digits."""
    return action("fiche", compte="x")[:-1]


def _column(result: Listing, sort: Sort, same: str) -> Column[Words]:
    """A second press on the column that sorts turns the order. `same` is the list with its filters."""
    sorted_now = result.query.sort is sort
    turned = sorted_now and not result.query.descending
    now = ("desc" if result.query.descending else "asc") if sorted_now else ""
    again = extended(same, tri=sort.value, ordre="desc" if turned else "", geste=TURN)
    return Column(choice_label(sort.value), sort=again, sorted=now)


def _paging(result: Listing) -> tuple[Button[Words], ...]:
    order = "desc" if result.query.descending else ""
    same = action(result.command, **result.filters.carried(), tri=result.query.sort.value, ordre=order)
    pages = (("button-previous", result.page.previous), ("button-next", result.page.next))
    turns = [Button[Words](Msg(words), extended(same, curseur=cursor, geste=TURN)) for words, cursor in pages if cursor]
    return (*turns, Button[Words](Msg("button-refresh"), extended(same, geste=REFRESH)))


def _nothing(result: Listing) -> list[Block[Words]]:
    """What to do next where nothing is found."""
    narrowed = recap(result.filters) is not None
    if result.command == "attente" and not narrowed:
        return [Notice(msg("list-none-waiting"), Tone.SUCCESS)]
    next_step = msg("list-none-narrowed" if narrowed else "list-none-at-all")
    blocks: list[Block[Words]] = [Notice(msg("list-none"), Tone.INFO), Text(next_step)]
    if narrowed:
        blocks.append(Buttons((Button(msg("button-whole-list"), action("liste")),)))
    return blocks


def _statuses(lines: Sequence[Line], _result: Listing, _reader: Reader) -> list[Words]:
    return [_OFF_NETWORK[line.status] if line.off_network else label(line.status) for line in lines]


def _types(lines: Sequence[Line], _result: Listing, _reader: Reader) -> list[Words]:
    return [label(line.user_type) if line.user_type is not UserType.UNKNOWN else type_words(line) for line in lines]


def _installations(lines: Sequence[Line], result: Listing, _reader: Reader) -> list[Words]:
    return [result.sites.get(line.installation, line.installation) for line in lines]


def _establishments(lines: Sequence[Line], result: Listing, _reader: Reader) -> list[Words]:
    return [result.places.get(line.establishment, line.establishment) for line in lines]


def _profiles(lines: Sequence[Line], _result: Listing, _reader: Reader) -> list[Words]:
    return [label(line.profile) if line.profile else "" for line in lines]


def waiting_words(account: Account | Line, reader: Reader) -> Words:
    """« J12/30 », or « date inconnue » where only the day first seen is known (R11, R26); nothing for the others."""
    if account.status is not Status.PENDING:
        return ""
    if account.invited_at is None or not account.invitation_known:
        return Msg("unknown-date")
    day = day_count(account.invited_at, reader.now)
    return msg("day-count" if day <= DAYS else "day-count-over", day=day, of=DAYS)


def _last_login(line: Line) -> Words:
    return msg("value-date", at=line.last_login_at) if line.last_login_at else Msg("never")


_CELLS: Mapping[Sort, ColumnOf] = {
    Sort.EMAIL: lambda lines, _result, _reader: [line.email for line in lines],
    Sort.FIRST_NAME: lambda lines, _result, _reader: [line.first_name for line in lines],
    Sort.NAME: lambda lines, _result, _reader: [line.last_name for line in lines],
    Sort.STATUS: _statuses,
    Sort.TYPE: _types,
    Sort.INSTALLATION: _installations,
    Sort.ESTABLISHMENT: _establishments,
    Sort.PROFILE: _profiles,
    Sort.INVITED: lambda lines, _result, reader: [waiting_words(line, reader) for line in lines],
    Sort.LAST_LOGIN: lambda lines, _result, _reader: [_last_login(line) for line in lines],
}
