"""The view of a card: every field, the seat, what waits, and only the actions that apply now (R13, R31)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from commands.actions import action
from commands.domain.accounts import UNASSOCIATED, Account, Pool, Status
from commands.domain.invitations import DAYS, day_count, last_day
from commands.domain.operations import Operation
from commands.domain.reference import Choice
from commands.handlers.cards import Card, CardAction, NoOwnAccount
from commands.incoming import Reply
from commands.views.freshness import freshness_blocks
from commands.views.history import history_blocks
from commands.views.labels import argument_label, button_label, establishment_label, kind_key, label, listed, named, type_words
from commands.views.mail_proofs import address_hints, mail_blocks
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Fields,
    Heading,
    Msg,
    Notice,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.operations import cancel_button, may_still_cancel, told_of
from commands.views.outcomes import HELP, SUPPORT
from commands.views.show import Reader, shows
from commands.views.waiting import in_line

Pair = tuple[Words, Words]

_DEFERRED_LABELS: Mapping[str, str] = {
    "first_name": "prenom",
    "last_name": "nom",
    "department": "departement",
    "job_title": "fonction",
    "timezone": "fuseau",
    "user_type": "type",
    "large_meeting": "grande-reunion",
    "webinar": "webinaire",
    "establishment": "etablissement",
    "installation": "installation",
    "profile": "profil",
    "specialty": "specialite",
    "oncology": "cancer",
}
"""Names of deferred fields that people know, as the arguments that set them; Zoom's own copies have none."""
_EXPIRED: Mapping[CardAction, Msg] = {
    CardAction.RESEND: Msg("button-reinvite"),
    CardAction.CANCEL_INVITATION: Msg("button-remove-expired"),
}
"""Words of a button where the invitation is no more."""
_COMMANDS: Mapping[CardAction, str] = {CardAction.MODIFY_LATER: "modifier"}
_STYLES: Mapping[CardAction, ButtonStyle] = {
    CardAction.MODIFY: ButtonStyle.PRIMARY,
    CardAction.ATTACH: ButtonStyle.PRIMARY,
    CardAction.DELETE: ButtonStyle.DANGER,
    CardAction.CANCEL_INVITATION: ButtonStyle.DANGER,
}


@shows(Card)
def card(result: Card, reader: Reader) -> Reply:
    return Reply(outcome=result.outcome, view=View(card_title(result), card_blocks(result, reader)))


def card_title(result: Card) -> Msg:
    account = result.account
    return msg("card-title", name=account.name, email=account.email) if account.name else msg("card-of", email=account.email)


def card_blocks(result: Card, reader: Reader) -> tuple[Block[Words], ...]:
    """The whole card, for whatever view shows it."""
    blocks: list[Block[Words]] = [Heading(result.account.name or result.account.email)]
    blocks += _hints(result, reader)
    blocks.append(Fields(_identity(result)))
    blocks.append(Fields(_place_and_role(result)))
    blocks.append(Fields(_zoom_side(result, reader)))
    for place in result.places:
        blocks += in_line(place, reader)
    blocks += mail_blocks(result.mails)
    for operation in result.operations:
        blocks += _under_way(operation, theirs=operation.public_id in result.theirs)
    if result.history is not None:
        blocks += history_blocks(result.history, result.changes)
    blocks += freshness_blocks(result.freshness, reader)
    if result.actions:
        blocks.append(Buttons(tuple(_button(one, result) for one in result.actions)))
    return tuple(blocks)


@shows(NoOwnAccount)
def no_own_account(result: NoOwnAccount, _reader: Reader) -> Reply:
    told = msg("no-own-account")
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.INFO), Buttons((HELP, SUPPORT)))))


def _hints(result: Card, reader: Reader) -> list[Block[Words]]:
    """What must be known before anything is done with this account."""
    account = result.account
    hints: list[Block[Words]] = []
    if account.status is Status.PENDING:
        hints.append(_pending_hint(account, reader))
    if account.status is Status.EXPIRED:
        hints.append(Notice(msg("card-expired"), Tone.WARNING))
    if result.loan is not None:
        hints.append(Notice(msg("card-on-loan", on=result.loan.until, lender=result.loan.lender), Tone.INFO))
    if account.off_network:
        hints.append(Notice(msg("card-off-network"), Tone.WARNING))
    hints += address_hints(account.email, result.address)
    if result.attach_first:
        hints.append(Notice(msg("card-attach-first"), Tone.INFO))
    waiting = [argument_label(_DEFERRED_LABELS[name]) for name, _ in account.deferred if name in _DEFERRED_LABELS]
    if waiting:
        hints.append(Text(msg("card-deferred", fields=listed(waiting))))
    return hints


def _pending_hint(account: Account, reader: Reader) -> Block[Words]:
    if account.invited_at is None or not account.invitation_known:
        return Notice(msg("card-pending-unknown"), Tone.INFO)
    day, until = day_count(account.invited_at, reader.now), last_day(account.invited_at)
    if day > DAYS:
        return Notice(msg("card-pending-over", day=day, of=DAYS, until=until), Tone.WARNING)
    return Notice(msg("card-pending", day=day, of=DAYS, until=until), Tone.INFO)


def _identity(result: Card) -> tuple[Pair, ...]:
    account = result.account
    return (
        (argument_label("courriel"), account.email),
        (argument_label("prenom"), _given("prenom", account.first_name)),
        (argument_label("nom"), _given("nom", account.last_name)),
        (argument_label("statut"), label(account.status)),
        (argument_label("type"), type_words(account)),
        (argument_label("grande-reunion"), _capacity(account.large_meeting)),
        (argument_label("webinaire"), _capacity(account.webinar)),
        (msg("field-seat"), _seat(result)),
    )


def _place_and_role(result: Card) -> tuple[Pair, ...]:
    account, place = result.account, result.establishment
    no_place = Msg("no-establishment") if account.establishment == UNASSOCIATED else account.establishment
    pairs: list[Pair] = [
        (argument_label("etablissement"), establishment_label(place) if place else no_place),
        (
            argument_label("installation"),
            result.installation.name if result.installation else _given("installation", account.installation),
        ),
        (argument_label("profil"), label(account.profile) if account.profile else _given("profil", "")),
        (argument_label("departement"), _of_list("departement", result.department, account.department)),
        (argument_label("fonction"), _of_list("fonction", result.job_title, account.job_title)),
        (argument_label("specialite"), _of_list("specialite", result.specialty, account.specialty)),
        (argument_label("cancer"), _yes_no(account.oncology)),
        (argument_label("fuseau"), _of_list("fuseau", result.timezone, account.timezone)),
    ]
    if account.generic or account.head:
        pairs.append((argument_label("generique"), _yes_no(account.generic)))
        head = account.head
        pairs.append((argument_label("chef"), f"{head.name} ({head.email})" if head else _given("chef", "")))
    return tuple(pairs)


def _zoom_side(result: Card, reader: Reader) -> tuple[Pair, ...]:
    account = result.account
    if account.status in (Status.PENDING, Status.EXPIRED):
        return ((msg("field-invited"), _date(account.invited_at if account.invitation_known else None)),)
    login = account.last_login_at
    return (
        (msg("field-created"), _date(account.created_at)),
        (msg("field-last-login"), msg("value-when", at=login, now=reader.now) if login else Msg("never")),
    )


def _date(at: datetime | None) -> Msg:
    return msg("value-date", at=at) if at else Msg("unknown-date")


def _seat(result: Card) -> Words:
    """Whether a paid seat is used or reserved, and of whose allocation (R6, R50)."""
    account, place = result.account, result.establishment
    if Pool.LICENCE not in account.seats():
        return Msg("seat-none")
    state = "reserved" if account.status is Status.PENDING else "used"
    return msg(f"seat-{state}", place=establishment_label(place) if place else Msg("pool-of-none"))


def _under_way(operation: Operation, *, theirs: bool) -> list[Block[Words]]:
    blocks: list[Block[Words]] = [Notice(told_of(operation), Tone.INFO)]
    follow = Button[Words](
        msg("button-follow"),
        action("état", operation=operation.public_id),
        described=msg(f"operation-kind-{kind_key(operation.kind)}"),
    )
    cancel = (cancel_button(operation),) if theirs and may_still_cancel(operation) else ()
    blocks.append(Buttons((follow, *cancel)))
    return blocks


def _button(one: CardAction, result: Card) -> Button[Words]:
    command = _COMMANDS.get(one, one.value)
    words = Msg("button-modify-later") if one is CardAction.MODIFY_LATER else button_label(command)
    if result.account.status is Status.EXPIRED and one in _EXPIRED:
        words = _EXPIRED[one]
    wire = action(command, compte=result.account.public_id, nonce=f"{result.nonce}-{one.name.lower()}")
    return Button(words, wire, _STYLES.get(one, ButtonStyle.DEFAULT))


def _capacity(capacity: int) -> Words:
    return msg("capacity", count=capacity) if capacity else Msg("no")


def _yes_no(value: bool) -> Msg:
    return Msg("yes" if value else "no")


def _given(name: str, text: str) -> Words:
    """What the field has, or that it has nothing, in the words that go with its label."""
    return text or msg("none-given", of=name)


def _of_list(name: str, choice: Choice | None, text: str) -> Words:
    return named(choice) if choice else _given(name, text)
