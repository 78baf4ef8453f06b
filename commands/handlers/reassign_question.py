"""What the question of a reassignment tells of both sides; its view is `commands.views.reassigning` (R52)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.context import Context
from commands.domain.accounts import Account, Pool
from commands.domain.operations import Json
from commands.handlers.handover import Handover, giver_after, taker_after, taker_before
from commands.handlers.reassign_form import COMMAND
from commands.operations.fields import fields_of
from commands.operations.reassign import Give
from commands.views.labels import short_establishment


def question_of(handover: Handover, token: str, context: Context) -> Mapping[str, Json]:
    """The payload of the inspection whose end is the question."""
    giver, taker = handover.giver, handover.taker
    here, there = handover.places
    before: dict[str, Json] = {"status": giver.status.value, **handover.taken.json()}
    name = taker.name if isinstance(taker, Account) else f"{taker.fields['first_name']} {taker.fields['last_name']}".strip()
    return {
        "key": giver.zoom_id or giver.email,
        "question": COMMAND,
        "token": token,
        "giver": _side(giver.name, giver.email, here, before, giver_after(handover), context),
        "taker": _side(name, taker.email, there, taker_before(handover), taker_after(handover), context),
        "moves": [_seats(one, change, context) for one, change in ((here, -1), (there, 1))] if handover.across else [],
        "new": handover.give is Give.CREATE,
        "inactive": handover.give is Give.ACTIVATE,
        "later": handover.give is Give.CREATE and len(handover.taken.values) > 1,
        "dropped": [*handover.dropped],
        "webinar": bool(fields_of(giver)["webinar"]),
    }


def _side(name: str, email: str, place: str, before: Json, after: Json, context: Context) -> dict[str, Json]:
    return {"name": name, "email": email, "place": _place(place, context), "before": before, "after": after}


def _seats(place: str, change: int, context: Context) -> Json:
    """The licences taken in an establishment, before and after."""
    count = context.unit.seats.count(place, Pool.LICENCE)
    return [_place(place, context), count.taken, count.taken + change, count.allocated]


def _place(key: str, context: Context) -> str:
    establishment = context.house.reference.establishment(key)
    return short_establishment(establishment) if establishment else key
