"""The view of a list: filters said again, a table whose columns sort, pages, freshness (R10–R12, R14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from commands.actions import action, extended
from commands.domain.accounts import Account, Profile, Status, UserType
from commands.domain.invitations import DAYS, day_count
from commands.domain.listing import Line, Sort
from commands.handlers.filter_form import FILTER
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
from commands.views.recap import outside_blocks, recap
from commands.views.show import Reader, shows

ColumnOf = Callable[[Sequence[Line], Listing, Reader], Iterable[Words]]
"""The cells of one column, for all rows at once: lists are asked for most."""

_STATUSES = {status: label(status) for status in Status}
_OFF_NETWORK = {status: Msg(f"status-{status.value}-off-network") for status in Status}
_TYPES: Mapping[UserType, Words] = {kind: label(kind) for kind in UserType if kind is not UserType.UNKNOWN}
_PROFILES: Mapping[Profile | None, Words] = {None: "", **{profile: label(profile) for profile in Profile}}
_TONES = {
    Status.ACTIVE: Tone.SUCCESS,
    Status.INACTIVE: Tone.INFO,
    Status.PENDING: Tone.WARNING,
    Status.EXPIRED: Tone.DANGER,
}


@shows(Listing)
def listing(result: Listing, reader: Reader) -> Reply:
    told, same = _total(result), action(result.command, **result.filters.carried())
    framed = _frame if result.filters.text else _known_frame
    frame = framed(result.columns, same, result.query.sort, result.query.descending)
    blocks: list[Block[Words]] = [Heading(Msg(f"list-title-{result.command}"))]
    said = recap(result.filters)
    if said is not None:
        blocks.append(Text(said))
    blocks += outside_blocks(result.outside)
    if result.page.capped:
        blocks.append(Notice(msg("list-capped"), Tone.INFO))
    if result.page.rows:
        blocks.append(_table(result, told, frame, reader))
    else:
        blocks += _nothing(result)
    blocks += freshness_blocks(result.freshness, reader, refresh_asked=result.refresh_asked)
    blocks.append(Buttons(_paging(result, frame)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces_list)


def _total(result: Listing) -> Msg:
    if not result.page.rows:
        return msg("list-none")
    if result.page.capped:
        return msg("list-total-capped")
    if result.page.total is None:
        return msg("list-part")
    return msg("list-total", count=result.page.total)


def _table(result: Listing, told: Msg, frame: _Frame, reader: Reader) -> Table[Words]:
    lines = result.page.rows
    cells = zip(*[_CELLS[one](lines, result, reader) for one in result.columns], strict=True)
    opens = _opening()
    if Sort.STATUS in result.columns:
        marks = _marks(result.columns.index(Sort.STATUS))
        rows = [Row(row, opens + line.public_id, marks[line.status]) for row, line in zip(cells, lines, strict=True)]
    else:
        rows = [Row(row, opens + line.public_id) for row, line in zip(cells, lines, strict=True)]
    return Table(told, frame.columns, tuple(rows), button_label("fiche"))


@cache
def _marks(place: int) -> Mapping[Status, tuple[int, Tone]]:
    """The mark of each status, in the column at this place."""
    return {status: (place, tone) for status, tone in _TONES.items()}


@cache
def _opening() -> str:
    """What opens a card, but for the public id at its end, which is of letters and digits."""
    return action("fiche", compte="x")[:-1]


class _Frame(msgspec.Struct, frozen=True):
    """What stands round the rows of every page: the columns, what narrows and refreshes; `same` is the list in its order."""

    columns: tuple[Column[Words], ...]
    same: str
    buttons: tuple[Button[Words], ...]


def _frame(columns: tuple[Sort, ...], same: str, by: Sort, descending: bool) -> _Frame:
    ordered = extended(same, tri=by.value, ordre="desc" if descending else "")
    narrow: Button[Words] = Button(Msg("button-filter"), extended(ordered, geste=FILTER))
    refresh: Button[Words] = Button(Msg("button-refresh"), extended(ordered, geste=REFRESH))
    titles = tuple([_column(one, same, by, descending=descending) for one in columns])
    return _Frame(titles, ordered, (narrow, refresh))


_known_frame = lru_cache(maxsize=256)(_frame)
"""Of lists without a text: what people look for may be somebody's name or address, and is kept nowhere (R63, R94)."""


def _column(sort: Sort, same: str, by: Sort, *, descending: bool) -> Column[Words]:
    """A second press on the column that sorts turns the order."""
    sorted_now = by is sort
    now = ("desc" if descending else "asc") if sorted_now else ""
    again = extended(same, tri=sort.value, ordre="desc" if sorted_now and not descending else "", geste=TURN)
    return Column(choice_label(sort.value), sort=again, sorted=now)


def _paging(result: Listing, frame: _Frame) -> tuple[Button[Words], ...]:
    pages = (("button-previous", result.page.previous), ("button-next", result.page.next))
    turns: list[Button[Words]] = [
        Button(Msg(name), extended(frame.same, curseur=place, geste=TURN)) for name, place in pages if place
    ]
    return (*turns, *frame.buttons, *((_export(result),) if result.page.rows else ()))


def _export(result: Listing) -> Button[Words]:
    """All that the list finds, in a file (R81)."""
    asked = result.filters.ordered() | {"tri": result.query.sort.value, "statut": ",".join(result.query.statuses)}
    return Button(Msg("button-export"), action("exporter", **asked))


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
    return [_OFF_NETWORK[line.status] if line.off_network else _STATUSES[line.status] for line in lines]


def _types(lines: Sequence[Line], _result: Listing, _reader: Reader) -> list[Words]:
    return [_TYPES.get(line.user_type) or type_words(line) for line in lines]


def _installations(lines: Sequence[Line], result: Listing, _reader: Reader) -> list[Words]:
    return [result.sites.get(line.installation, line.installation) for line in lines]


def _establishments(lines: Sequence[Line], result: Listing, _reader: Reader) -> list[Words]:
    return [result.places.get(line.establishment, line.establishment) for line in lines]


def _profiles(lines: Sequence[Line], _result: Listing, _reader: Reader) -> list[Words]:
    return [_PROFILES[line.profile] for line in lines]


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
