"""A place in a waiting list: where it stands in its line, and what its reader may do with it (R53)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.domain.waiting import Place, Standing, position
from commands.gestures import ACCEPT, LEAVE, PASS, RANK
from commands.results import Result
from commands.views.labels import short_establishment


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown(Result):
    """A place in line as it stands. `gestures` are those that the asker may make; `joined`: it was taken just now."""

    place: Place
    position: int
    total: int
    where: str
    gestures: tuple[str, ...]
    joined: bool = False


def shown_place(place: Place, context: Context, *, joined: bool = False) -> PlaceShown:
    """The place with where it stands in its line, and what this person may do with it."""
    line = [one for one in context.unit.waiting.line(place.establishment) if one.standing is not Standing.TAKEN]
    establishment = context.house.reference.establishment(place.establishment)
    return PlaceShown(
        place=place,
        position=position(place, line),
        total=len(line),
        where=short_establishment(establishment) if establishment else place.establishment,
        gestures=gestures_on(place, context),
        joined=joined,
    )


def gestures_on(place: Place, context: Context) -> tuple[str, ...]:
    """What this person may do with a place as it stands."""
    if place.establishment not in context.actor.writes or not place.open or place.standing is Standing.TAKEN:
        return ()
    offered = (ACCEPT, PASS) if place.standing is Standing.OFFERED else ()
    return (*offered, *((RANK,) if may_rank(place.establishment, context) else ()), LEAVE)


def may_rank(establishment: str, context: Context) -> bool:
    """Priority is a CCT's to set, in its territory (R53); an admin's everywhere (R1)."""
    known = context.house.reference.establishment(establishment)
    return context.actor.is_admin or (known is not None and known.cct in context.actor.ccts)
