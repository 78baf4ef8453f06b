"""liste-attente: who waits for a seat, where they stand, and a place for an account (R53)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Account, Status, UserType
from commands.domain.waiting import Place, position
from commands.gestures import RANK, WAIT
from commands.handlers.changing import button, changeable
from commands.handlers.lookup import find_account
from commands.handlers.places import shown_place
from commands.handlers.turns import WAITED_FOR, turn
from commands.invocation import Invocation
from commands.results import Handled, Invalid, NotFound, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import msg

MOST_SHOWN = 30
"""Places, so that every front end shows them whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLists(Result):
    """The places in the asker's scope, by establishment, each in its order; `positions` by public id. At most 30 are shown,
    `left_out` more. `outside` were asked for and are not the asker's."""

    places: tuple[Place, ...]
    positions: Mapping[str, int]
    where: Mapping[str, str]
    left_out: int = 0
    outside: tuple[str, ...] = ()


def handle(invocation: Invocation, context: Context) -> Handled:
    """liste-attente [compte] [raison] [priorite] [etab]"""
    if invocation["place"]:
        return turn(invocation, context)
    if invocation["compte"].strip():
        return _of_account(invocation, context)
    values = Values(invocation, context.house.reference)
    chosen = values.establishments("etab")
    if values.errors:
        return Invalid(errors=values.errors)
    scope = context.actor.writes.narrowed(one.key for one in chosen) if chosen else context.actor.writes
    places = context.unit.waiting.lines(scope)
    return WaitingLists(
        places=tuple(places[:MOST_SHOWN]),
        positions=_positions(places),
        where={one.key: short_establishment(one) for one in context.house.reference.establishments},
        left_out=max(0, len(places) - MOST_SHOWN),
        outside=tuple(short_establishment(one) for one in chosen if one.key not in context.actor.writes),
    )


def _positions(places: Sequence[Place]) -> Mapping[str, int]:
    lines: dict[str, list[Place]] = {}
    for place in places:
        lines.setdefault(place.establishment, []).append(place)
    return {place.public_id: position(place, line) for line in lines.values() for place in line}


def _of_account(invocation: Invocation, context: Context) -> Handled:
    """The place of an address where it has one; else a new one, for what a seat would change of the account."""
    typed = invocation["compte"].strip()
    found = find_account(context, typed)
    email = typed if isinstance(found, NotFound) else found.email
    places = [one for one in context.unit.waiting.of_email(email) if one.establishment in context.actor.writes]
    if places:
        return _on_place(places[0], invocation, context)
    if isinstance(found, NotFound):
        return found
    wanted = _wanted(found, invocation, context)
    if isinstance(wanted, Result):
        return wanted
    return WAITED_FOR[wanted.command](wanted, context)


def _on_place(place: Place, invocation: Invocation, context: Context) -> Handled:
    if invocation["priorite"]:
        ranking = Invocation(command=invocation.command, values={**invocation.values, "place": place.public_id, "geste": RANK})
        return turn(ranking, context)
    return shown_place(place, context)


def _wanted(account: Account, invocation: Invocation, context: Context) -> Invocation | Result:
    """The command that waits for a seat of this account, as its button would say it."""
    values = {name: invocation[name] for name in ("raison", "priorite") if invocation[name]}
    values |= {"compte": account.public_id, "geste": WAIT}
    command = _command(account)
    if not command:
        card = button("card", "fiche", compte=account.public_id)
        reason = "pending" if account.status is Status.PENDING else "seated"
        return Refused(why=msg(f"wait-{reason}", email=account.email), next_steps=(card,))
    if command != "rattacher":
        checked = changeable(invocation, context)
        if isinstance(checked, Result):
            return checked
    more = {"type": UserType.LICENSED.value} if command == "modifier" else {}
    return Invocation(
        command=command,
        values={**values, **more},
        origin=invocation.origin,
        intent=invocation.intent,
        simulate=invocation.simulate,
    )


def _command(account: Account) -> str:
    if account.establishment == UNASSOCIATED and account.seats():
        return "rattacher"
    if account.status is Status.INACTIVE:
        return "réactiver"
    if account.status is Status.EXPIRED:
        return "renvoyer"
    return "modifier" if account.status is Status.ACTIVE and account.user_type is UserType.BASIC else ""
