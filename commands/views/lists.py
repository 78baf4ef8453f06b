"""The view of a list: filters said again, a table whose columns sort, pages, freshness (R10–R12, R14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commands.actions import action
from commands.domain.accounts import Account, Status
from commands.domain.invitations import DAYS, day_count
from commands.domain.listing import Sort
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

CellOf = Callable[[Account, Listing, Reader], Words]

_OFF_NETWORK = {status: Msg(f"status-{status.value}-off-network") for status in Status}
_NO_PROFILE = ""
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
    columns = tuple(_column(result, one) for one in result.columns)
    cells = [_CELLS[one] for one in result.columns]
    status = result.columns.index(Sort.STATUS) if Sort.STATUS in result.columns else None
    rows = tuple(
        Row(
            tuple([cell(row, result, reader) for cell in cells]),
            _open(row),
            None if status is None else (status, _TONES[row.status]),
        )
        for row in result.page.rows
    )
    return Table(told, columns, rows)


def _column(result: Listing, sort: Sort) -> Column[Words]:
    """A second press on the column that sorts turns the order."""
    sorted_now = result.query.sort is sort
    turned = sorted_now and not result.query.descending
    now = ("desc" if result.query.descending else "asc") if sorted_now else ""
    again = _again(result, {"tri": sort, "ordre": "desc" if turned else "", "geste": TURN})
    return Column(choice_label(sort), sort=again, sorted=now)


def _open(row: Account) -> Button[Words]:
    return Button(button_label("fiche"), action("fiche", compte=row.public_id), described=msg("card-of", email=row.email))


def _again(result: Listing, values: Mapping[str, str]) -> str:
    return action(result.command, **{**result.filters.carried(), **values})


def _paging(result: Listing) -> tuple[Button[Words], ...]:
    order = {"tri": result.query.sort, "ordre": "desc" if result.query.descending else ""}
    pages = (("button-previous", result.page.previous), ("button-next", result.page.next))
    turns = [
        Button[Words](Msg(words), _again(result, {**order, "curseur": cursor, "geste": TURN}))
        for words, cursor in pages
        if cursor
    ]
    refresh = Button[Words](Msg("button-refresh"), _again(result, {**order, "geste": REFRESH}))
    return (*turns, refresh)


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


def _status(account: Account, _result: Listing, _reader: Reader) -> Words:
    return _OFF_NETWORK[account.status] if account.off_network else label(account.status)


def _type(account: Account, _result: Listing, _reader: Reader) -> Words:
    return type_words(account)


def waiting_words(account: Account, reader: Reader) -> Words:
    """« J12/30 », or « date inconnue » where only the day first seen is known (R11, R26); nothing for the others."""
    if account.status is not Status.PENDING:
        return ""
    if account.invited_at is None or not account.invitation_known:
        return Msg("unknown-date")
    day = day_count(account.invited_at, reader.now)
    return msg("day-count" if day <= DAYS else "day-count-over", day=day, of=DAYS)


def _last_login(account: Account, _result: Listing, _reader: Reader) -> Words:
    return msg("value-date", at=account.last_login_at) if account.last_login_at else Msg("never")


_CELLS: Mapping[Sort, CellOf] = {
    Sort.EMAIL: lambda account, _result, _reader: account.email,
    Sort.FIRST_NAME: lambda account, _result, _reader: account.first_name,
    Sort.NAME: lambda account, _result, _reader: account.last_name,
    Sort.STATUS: _status,
    Sort.TYPE: _type,
    Sort.INSTALLATION: lambda account, result, _reader: result.sites.get(account.installation, account.installation),
    Sort.ESTABLISHMENT: lambda account, result, _reader: result.places.get(account.establishment, account.establishment),
    Sort.PROFILE: lambda account, _result, _reader: label(account.profile) if account.profile else _NO_PROFILE,
    Sort.INVITED: lambda account, _result, reader: waiting_words(account, reader),
    Sort.LAST_LOGIN: _last_login,
}
