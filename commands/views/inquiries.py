"""The letters of recycling: « en avez-vous encore besoin? », and what is put to a manager (R56)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.accounts import Account
from commands.domain.folding import fold
from commands.domain.operations import Json
from commands.domain.people import Scope
from commands.domain.recycling import Inquiry, Standing
from commands.gestures import KEEP, NOT_NEEDED
from commands.recognition import recognised
from commands.recycling import LETTER, PROPOSALS, upcoming_of
from commands.views.labels import short_establishment
from commands.views.letters import LetterContext, tells
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Draft,
    Heading,
    Msg,
    Notice,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.recycling import BACK, decision_rows, upcoming_words
from commands.views.show import Reader

_COLUMNS = ("who", "signed-in", "answer", "upcoming")
_TONES = {Standing.KEPT: Tone.SUCCESS, Standing.GIVEN: Tone.SUCCESS, Standing.OVER: Tone.INFO}


@tells(LETTER)
def inquiry_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """The question while it stands, to whoever was asked alone; then, in the same message, what became of it."""
    inquiry = context.unit.recycling.get(str(payload.get("inquiry")))
    account = context.unit.directory.by_email(inquiry.email) if inquiry else None
    if inquiry is None or account is None or account.id != inquiry.account_id:
        return None
    return inquiry_view(inquiry, account, context.reader)


def inquiry_view(inquiry: Inquiry, account: Account, reader: Reader) -> Draft:
    """A holder's answer counts at once; a head of service's « non » is for a manager to carry out."""
    if not inquiry.open:
        past = msg(f"inquiry-letter-{inquiry.standing.value}", email=inquiry.email)
        return View(past, (Notice(past, _TONES[inquiry.standing]),))
    if inquiry.answered_by:
        past = msg("inquiry-letter-not-needed", email=inquiry.email)
        return View(past, (Notice(past, Tone.SUCCESS),))
    own = fold(inquiry.asked) == fold(inquiry.email)
    told = msg("inquiry-letter-own" if own else "inquiry-letter-other", email=inquiry.email)
    since = account.last_login_at or account.created_at
    blocks: list[Block[Words]] = [Heading(msg("inquiry-letter-title")), Text(told)]
    if since is not None:
        blocks.append(Text(msg("inquiry-letter-since" if account.last_login_at else "inquiry-letter-never", at=since)))
    blocks.append(Text(msg("inquiry-letter-how", at=inquiry.answer_by, now=reader.now), quiet=True))
    keep = Button[Words](msg("button-yes-keep"), action("rendre", geste=KEEP, demande=inquiry.public_id), ButtonStyle.PRIMARY)
    if own:
        give = Button[Words](msg("button-no-give-back"), action("rendre", compte=account.public_id))
    else:
        give = Button[Words](msg("button-no-give-back"), action("rendre", geste=NOT_NEEDED, demande=inquiry.public_id))
    blocks.append(Buttons((keep, give)))
    return View(told, tuple(blocks))


@tells(PROPOSALS)
def proposals_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """What is for this manager to decide now in an establishment; nothing to one who lost their rights (R3)."""
    place = str(payload.get("establishment") or "")
    reader = recognised(context.unit, context.house, str(payload.get("email")))
    if place not in reader.writes:
        return None
    scope = Scope(establishments=frozenset({place}))
    found = [one for one in context.unit.recycling.open(scope) if one.standing is Standing.PROPOSED]
    known = context.house.reference.establishment(place)
    where: Words = short_establishment(known) if known else Msg("pool-of-none")
    cells: dict[str, tuple[Words, ...]] = {}
    opens: dict[str, str] = {}
    for one in found:
        account = context.unit.directory.by_email(one.email)
        if account is not None:
            opens[one.email] = account.public_id
            cells[one.public_id] = _cells(one, account, context)
    return proposals_view(tuple(one for one in found if one.public_id in cells), cells, opens, where)


def proposals_view(
    inquiries: tuple[Inquiry, ...], cells: dict[str, tuple[Words, ...]], opens: dict[str, str], where: Words
) -> Draft:
    """`cells` by an inquiry's public id, `opens` the accounts' public ids by address."""
    if not inquiries:
        none = msg("proposals-none", place=where)
        return View(none, (Notice(none, Tone.INFO),))
    told = msg("proposals-title", count=len(inquiries), place=where)
    columns = tuple(Column[Words](Msg(f"recycling-column-{one}")) for one in _COLUMNS)
    rows = decision_rows(inquiries, cells, opens)
    return View(
        told,
        (
            Heading(msg("proposals-heading")),
            Text(told),
            Table(told, columns, rows, opens=msg("button-decide")),
            Text(msg("proposals-how"), quiet=True),
            Buttons((BACK,)),
        ),
    )


def _cells(inquiry: Inquiry, account: Account, context: LetterContext) -> tuple[Words, ...]:
    login = account.last_login_at
    answer: Words = msg("inquiry-says-not-needed", who=inquiry.answered_by)
    if not inquiry.answered_by:
        answer = Msg("inquiry-no-answer" if inquiry.asked else "inquiry-nobody-to-ask")
    return (
        inquiry.email,
        msg("value-date", at=login) if login else Msg("never"),
        answer,
        upcoming_words(upcoming_of(context.unit, inquiry)),
    )
