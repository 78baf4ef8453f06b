"""The daily digest: its figures, and each account with what may be done or what was (R70). Made to be read on a phone: lines and
buttons below each other, nothing that scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from commands.actions import action
from commands.catalogue.table_reminders import PAGE_SIZE
from commands.digests.gathering import Figures, Seats
from commands.digests.standing import Became, RowState
from commands.domain.accounts import UNASSOCIATED, Account, Status
from commands.domain.digests import Why
from commands.domain.invitations import DAYS, day_count, last_day
from commands.domain.operations import Kind
from commands.domain.seats import SeatCount
from commands.domain.shortening import shortened
from commands.handlers.digest_pages import TURN, DigestPage
from commands.handlers.digest_rows import CANCEL, CHOOSE, RESEND, PastRow
from commands.handlers.reminders import SEE
from commands.incoming import Reply
from commands.views.freshness import freshness_blocks
from commands.views.labels import button_label
from commands.views.nodes import Block, Button, Buttons, Fields, Heading, Msg, Notice, Param, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

COMMAND = "rappels"
_LONGEST_NAME = 22
_TIGHT_TOLD = 5
"""Establishments that few seats are left in, told one by one."""
Offer = Callable[[RowState], tuple[Button[Words], ...]]


@shows(DigestPage)
def digest_page(result: DigestPage, reader: Reader) -> Reply:
    told = title(result.day)
    blocks: list[Block[Words]] = [Heading(told)]
    if not result.run:
        blocks.append(Text(msg("digest-trial"), quiet=True))
    elif not result.current:
        blocks.append(Notice(msg("digest-past", on=result.day), Tone.INFO))
    blocks += figure_blocks(result.figures, result.since, result.horizon, result.places, reader)

    def offer(state: RowState) -> tuple[Button[Words], ...]:
        if not result.current:
            return plain_buttons(state, result.nonce, acts=False)
        return posted_buttons(state, result.run) if result.run else plain_buttons(state, result.nonce)

    blocks += row_blocks(result.rows, result.places if result.several else {}, offer, reader)
    buttons = (*_turns(result), *(_several(result.rows, result.run, result.page) if result.run and result.current else ()))
    if buttons:
        blocks.append(Buttons(buttons))
    blocks += freshness_blocks(result.figures.freshness, reader)
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.turned)


@shows(PastRow)
def past_row(result: PastRow, reader: Reader) -> Reply:
    """R70: the next day a button does nothing by itself."""
    told = msg("digest-past-row", on=result.day)
    blocks: list[Block[Words]] = [Notice(told, Tone.INFO)]
    blocks += row_blocks((result.state,), {}, lambda state: plain_buttons(state, result.nonce), reader, headings=False)
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def title(day: date) -> Msg:
    return msg("digest-title", on=day)


def figure_blocks(
    figures: Figures, since: datetime, horizon: int, places: Mapping[str, str], reader: Reader, *, named: bool = True
) -> Iterator[Block[Words]]:
    """The figures; in one line where there is nothing to report. Without names where people may not be `named` (R7)."""
    seats = figures.seats
    if figures.quiet:
        yield Text(msg("digest-quiet", pending=figures.pending, seats=_seats(seats)))
        return
    yield Fields(tuple(_pairs(figures, since, horizon, reader, named=named)))
    if seats.tight:
        yield Notice(_all_tight(seats.tight, places), Tone.DANGER if any(one.deficit for one in seats.tight) else Tone.WARNING)


def _pairs(figures: Figures, since: datetime, horizon: int, reader: Reader, *, named: bool) -> Iterator[tuple[Words, Words]]:
    """A few lines, so that a phone shows the first accounts too; what is none is left out, but for invitations and licences."""
    ending: dict[str, Param] = {"expired": figures.expired, "expiring": figures.expiring, "pending": figures.pending}
    yield Msg("digest-invitations"), msg("digest-invitations-figures", at=since, now=reader.now, days=horizon, **ending)
    if figures.activated:
        yield Msg("digest-newly-active"), _activated(figures, figures.names if named else ())
    yield Msg("digest-seats"), _seats(figures.seats)
    if figures.waiting:
        yield Msg("digest-waiting"), msg("digest-number", count=figures.waiting)
    if figures.lent:
        yield Msg("digest-lent"), msg("digest-number", count=figures.lent)
    if figures.requests:
        key = "digest-requests-late" if figures.late else "digest-number"
        late: dict[str, Param] = {"late": figures.late} if figures.late else {}
        yield Msg("digest-requests"), msg(key, count=figures.requests, **late)


def row_blocks(
    rows: Sequence[RowState], places: Mapping[str, str], offer: Offer, reader: Reader, *, headings: bool = True
) -> Iterator[Block[Words]]:
    """Each account with its buttons, under why it is listed; `places` names establishments where there are several."""
    above: Why | None = None
    for state in rows:
        if headings and state.row.why is not above:
            above = state.row.why
            yield Heading(Msg(f"digest-rows-{above.value}"))
        yield Text(_line(state, places, reader))
        buttons = offer(state)
        if buttons:
            yield Buttons(buttons)


def posted_buttons(state: RowState, run: str) -> tuple[Button[Words], ...]:
    """Those under a row of a posted digest: the first who presses is the one who does it."""
    card = _card(state)
    if not state.actionable:
        return card
    row = {"sommaire": run, "rang": str(state.row.number)}
    again = _button(state, _resend_label(state), action(COMMAND, geste=RESEND, **row))
    withdraw = _button(state, _withdraw_label(state), action(COMMAND, geste=CANCEL, **row))
    return (again, withdraw, *card)


def plain_buttons(state: RowState, nonce: str, *, acts: bool = True) -> tuple[Button[Words], ...]:
    """Those of a private view, one intent each (R44)."""
    card = _card(state)
    if not (acts and state.actionable):
        return card
    row = {"compte": state.row.public_id, "nonce": f"{nonce}-{state.row.public_id}"}
    again = _button(state, _resend_label(state), action("renvoyer", **row))
    withdraw = _button(state, _withdraw_label(state), action("annuler", **row))
    return (again, withdraw, *card)


def message_buttons(rows: Sequence[RowState], run: str, left: int, *, current: bool) -> tuple[Button[Words], ...]:
    """Those under a posted digest: the other pages, in private; several resends at once; the licences."""
    buttons: list[Button[Words]] = []
    if left > 0:
        buttons.append(Button(msg("button-digest-others", count=left), action(COMMAND, geste=SEE, sommaire=run, page="2")))
    buttons += _several(rows, run, 1) if current else ()
    buttons.append(Button(button_label("licences"), action("licences")))
    return tuple(buttons)


def _several(rows: Sequence[RowState], run: str, page: int) -> tuple[Button[Words], ...]:
    if sum(one.actionable for one in rows) < 2:  # noqa: PLR2004 - one has its own button
        return ()
    return (Button(msg("button-digest-resend-checked"), action(COMMAND, geste=CHOOSE, sommaire=run, page=str(page))),)


def _turns(result: DigestPage) -> tuple[Button[Words], ...]:
    """The page before and the next one, in place of this one."""
    same = {"geste": SEE, "sommaire": result.run} if result.run else {"afficher": "1", "rappel": result.rappel}
    turns = {"button-previous": result.page - 1, "button-next": result.page + 1}
    last = -(-result.total // PAGE_SIZE)
    return tuple(
        Button[Words](Msg(words), action(COMMAND, **same, page=str(page), nonce=TURN))
        for words, page in turns.items()
        if 0 < page <= last
    )


def _line(state: RowState, places: Mapping[str, str], reader: Reader) -> Msg:
    """Who and what first; the address and the place below, where a phone would break the line anyway."""
    row = state.row
    place = Msg("pool-of-none") if row.establishment == UNASSOCIATED else places.get(row.establishment, "")
    told: dict[str, Param] = {"email": row.email, "what": _what(state, reader)}
    if places and place:
        told["where"] = place
    key = "digest-line" if row.name else "digest-line-nameless"
    return msg(f"{key}-place" if "where" in told else key, **told, **({"name": row.name} if row.name else {}))


def _what(state: RowState, reader: Reader) -> Msg:
    operation = state.operation
    if state.became is Became.NOTHING:
        return _standing(state, reader)
    if operation is None:
        return Msg(f"digest-became-{state.became.value}")
    kind = "cancel" if operation.kind is Kind.CANCEL_INVITATION else "resend"
    key = f"digest-became-{state.became.value}"
    if state.became in (Became.UNDER_WAY, Became.FAILED):
        key = f"{key}-{kind}"
    return msg(key, by=operation.actor, at=operation.ended_at or operation.planned_at, now=reader.now)


def _standing(state: RowState, reader: Reader) -> Msg:
    """How many days are left of its 30; where only the day first seen is known, that it is so (R26)."""
    account = state.account
    if account is None or account.status is Status.EXPIRED or account.invited_at is None:
        return Msg("digest-became-expired")
    left = DAYS - day_count(account.invited_at, reader.now)
    if not account.invitation_known:
        return msg("digest-left-unknown")
    if left < 0:
        return msg("digest-left-over", on=last_day(account.invited_at))
    return msg("digest-left", left=left, day=day_count(account.invited_at, reader.now), of=DAYS)


def _seats(seats: Seats) -> Words:
    params: dict[str, Param] = {"used": seats.used, "reserved": seats.reserved}
    if seats.allocated is None:
        return msg("digest-seats-unfixed", **params)
    return msg("digest-seats-figures", **params, free=seats.free or 0, allocated=seats.allocated)


def _activated(figures: Figures, names: Sequence[str]) -> Msg:
    if not names:
        return msg("digest-number", count=figures.activated)
    more = figures.activated - len(names)
    return msg("digest-activated", count=figures.activated, who=", ".join(names), more=more)


def _all_tight(tight: Sequence[SeatCount], places: Mapping[str, str]) -> Msg:
    """A line for each, in one block: with twenty rows below, a message of Slack's has no room for more."""
    lines = [_tight(one, places) for one in tight[:_TIGHT_TOLD]]
    if len(tight) > _TIGHT_TOLD:
        lines.append(msg("digest-tight-more", count=len(tight) - _TIGHT_TOLD))
    told = lines.pop()
    while lines:
        told = msg("digest-tight-lines", first=lines.pop(), rest=told)
    return told


def _tight(one: SeatCount, places: Mapping[str, str]) -> Msg:
    place: Param = Msg("pool-of-none") if one.establishment == UNASSOCIATED else places.get(one.establishment, one.establishment)
    if one.deficit:
        return msg("digest-tight-deficit", place=place, deficit=one.deficit, allocated=one.allocated or 0)
    return msg("digest-tight", place=place, free=one.free or 0, allocated=one.allocated or 0)


def _card(state: RowState) -> tuple[Button[Words], ...]:
    account: Account | None = state.account
    return (_button(state, button_label("fiche"), action("fiche", compte=account.public_id)),) if account else ()


def _resend_label(state: RowState) -> Msg:
    return Msg("button-reinvite" if _expired(state) else "button-resend-invitation")


def _withdraw_label(state: RowState) -> Msg:
    """Nothing is left to cancel of an invitation that expired: what is left is our row of it."""
    return Msg("button-remove-expired" if _expired(state) else "button-cancel-invitation")


def _expired(state: RowState) -> bool:
    return state.account is not None and state.account.status is Status.EXPIRED


def _button(state: RowState, label: Msg, wire: str) -> Button[Words]:
    """A screen reader is told of whom; in short, since twenty rows are to fit in one message of Slack's."""
    who = state.row.name or state.row.email
    return Button(label, wire, described=msg("digest-button-of", what=label, who=shortened(who, _LONGEST_NAME)))
