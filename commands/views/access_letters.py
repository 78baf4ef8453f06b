"""The letters of access: welcome, the review of a territory, and what people who left have lost (R2, R5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commands.actions import action
from commands.departures import DEPARTED
from commands.domain.access import Review
from commands.domain.addresses import person_key
from commands.domain.operations import Json
from commands.domain.people import Grant, Role
from commands.granting import WELCOME, agents, in_territory
from commands.handlers.granting_form import COMMAND
from commands.handlers.reviewing import CONFIRM, MOST_SHOWN, AccessReview, ReviewConfirmed, Territory
from commands.incoming import Reply
from commands.recognition import recognised
from commands.reviews import REMINDER, REVIEW, UNANSWERED
from commands.views.access import REVIEW as REVIEWING
from commands.views.access import REVOKE, revoking
from commands.views.granting_words import place_words
from commands.views.labels import label
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
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.outcomes import HELP, SUPPORT
from commands.views.show import Reader, shows

_HELD = ("access-role", "access-scope", "access-until")
_REVIEWED = ("access-person", "access-role", "access-scope", "access-by", "access-until")
_BY_MONTHS = 6


@tells(WELCOME)
def welcome_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """What one may do now; nothing to who holds nothing any more."""
    held = context.unit.grants.of(str(payload.get("email")))
    cells = {one: (label(one.role), place_words(one.role, one.scope, context.house.reference), _until(one)) for one in held}
    return welcome_view(cells) if cells else None


def welcome_view(cells: Mapping[Grant, tuple[Words, ...]]) -> Draft:
    told = msg("welcome-title")
    roles = dict.fromkeys(one.role for one in cells)
    table: Table[Words] = Table(msg("welcome-held"), _columns(_HELD), tuple(Row(one) for one in cells.values()))
    may: list[Block[Words]] = [Text(msg(f"role-may-{role.value}")) for role in roles]
    return View(
        told, (Heading(told), Text(msg("welcome-intro")), table, *may, Text(msg("welcome-next")), Buttons((HELP, SUPPORT)))
    )


@tells(REMINDER)
@tells(REVIEW)
def review_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As the territory stands now, to who still answers for it; once confirmed, by whom (R3)."""
    review = context.unit.access.review(str(payload.get("review")))
    reader = recognised(context.unit, context.house, str(payload.get("email")))
    if review is None or not (reader.is_admin or review.cct in reader.ccts):
        return None
    grants = in_territory(context.unit, context.house, review.cct)
    cct = context.house.reference.cct(review.cct)
    territory = Territory(
        cct=review.cct,
        name=cct.name if cct else review.cct,
        grants=grants[:MOST_SHOWN],
        left_out=max(0, len(grants) - MOST_SHOWN),
        review=review,
    )
    reference = context.house.reference
    places = {one.key: one.short for one in reference.establishments} | {one.key: one.name for one in reference.ccts}
    blocks = territory_blocks(territory, places, reader.email, admin=reader.is_admin)
    return View(msg("review-title", cct=territory.name), blocks)


@tells(UNANSWERED)
def unanswered_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """Which territory's review nobody answered, to an admin; once confirmed, by whom."""
    review = context.unit.access.review(str(payload.get("review")))
    if review is None or not recognised(context.unit, context.house, str(payload.get("email"))).is_admin:
        return None
    cct = context.house.reference.cct(review.cct)
    return unanswered_view(review, cct.name if cct else review.cct, agents(context.unit, review.cct))


def unanswered_view(review: Review, name: str, people: Sequence[str]) -> Draft:
    told = unanswered_words(review, name)
    if review.confirmed_at is not None:
        return View(told, (Heading(told), standing(review)))
    asked = msg("review-agents", people=", ".join(people)) if people else msg("review-no-agents")
    return View(told, (Notice(told, Tone.WARNING), Text(asked), Buttons((REVIEWING,))))


def unanswered_words(review: Review, name: str) -> Msg:
    return msg("review-unanswered", cct=name, at=review.asked_at)


@shows(AccessReview)
def access_review(result: AccessReview, _reader: Reader) -> Reply:
    told = msg("review-heading")
    blocks: list[Block[Words]] = []
    for one in result.territories:
        blocks += territory_blocks(one, result.places, result.own, admin=result.admin)
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(ReviewConfirmed)
def review_confirmed(result: ReviewConfirmed, _reader: Reader) -> Reply:
    told = msg("review-confirmed-now", count=result.count, cct=result.name)
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.SUCCESS),)), replace=result.replaces)


def territory_blocks(territory: Territory, places: Mapping[str, str], own: str, *, admin: bool) -> tuple[Block[Words], ...]:
    """Who may do what, [Retirer] beside each that the reader may take back, and [Tout confirmer] while it is asked."""
    told = msg("review-title", cct=territory.name)
    blocks: list[Block[Words]] = [Heading(told), standing(territory.review)]
    rows = tuple(_row(one, places, own, admin=admin) for one in territory.grants)
    if rows:
        blocks.append(Table(told, _columns(_REVIEWED), rows, opens=REVOKE if any(one.opens for one in rows) else None))
    else:
        blocks.append(Text(msg("review-nobody")))
    if territory.left_out:
        blocks.append(Text(msg("access-left-out", count=territory.left_out)))
    review = territory.review
    if review is not None and review.confirmed_at is None:
        wire = action(COMMAND, geste=CONFIRM, jeton=review.public_id)
        blocks.append(Buttons((Button[Words](msg("button-confirm-all"), wire, ButtonStyle.PRIMARY),)))
    return tuple(blocks)


def standing(review: Review | None) -> Block[Words]:
    if review is None:
        return Text(msg("review-never", months=_BY_MONTHS), quiet=True)
    if review.confirmed_at is None:
        return Notice(msg("review-asked", months=_BY_MONTHS), Tone.WARNING)
    return Notice(msg("review-confirmed", who=review.confirmed_by, at=review.confirmed_at), Tone.SUCCESS)


def _row(grant: Grant, places: Mapping[str, str], own: str, *, admin: bool) -> Row[Words]:
    mine = person_key(grant.email) == own
    opens = "" if mine or (grant.role is Role.CCT and not admin) else revoking(grant)
    cells = (grant.email, label(grant.role), places.get(grant.scope, grant.scope), grant.granted_by, _until(grant))
    return Row(cells, opens)


@tells(DEPARTED)
def departed_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """Who left, what they held here, and a button to give each again where that was a mistake."""
    email, rows = str(payload.get("email")), payload.get("grants")
    lost = (
        [(Role(str(one["role"])), str(one["scope"])) for one in rows if isinstance(one, Mapping)]
        if isinstance(rows, list)
        else []
    )
    where = {(role, scope): place_words(role, scope, context.house.reference) for role, scope in lost}
    return departed_view(email, where)


def departed_view(email: str, lost: Mapping[tuple[Role, str], str]) -> Draft:
    told = msg("departed-title", email=email)
    columns = _columns(("access-role", "access-scope"))
    rows: tuple[Row[Words], ...] = tuple(
        Row((label(role), where), giving_again(email, role, scope)) for (role, scope), where in lost.items()
    )
    table: Table[Words] = Table(msg("departed-lost"), columns, rows, opens=msg("button-give-again"))
    return View(told, (Notice(told, Tone.WARNING), table, Text(msg("departed-next"), quiet=True)))


def giving_again(email: str, role: Role, scope: str) -> str:
    where = {"territoire": scope} if role is Role.CCT else {"etab": scope}
    return action(COMMAND, accorder="1", personne=email, role=role.value, **where)


def _until(grant: Grant) -> Words:
    return msg("value-date", at=grant.until) if grant.until else Msg("no-end")


def _columns(titles: tuple[str, ...]) -> tuple[Column[Words], ...]:
    return tuple(Column[Words](Msg(one)) for one in titles)
