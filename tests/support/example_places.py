"""Invented places in a waiting list: as somebody asks for one, and as the example views show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from commands.domain.accounts import Pool
from commands.domain.waiting import NewPlace, Offer, Place, Standing
from tests.support.clock import START


def wanted(email: str, **chosen: Any) -> NewPlace:
    """A place in the line of 03, for somebody to be created."""
    place = NewPlace(
        establishment="03",
        establishments=("03",),
        pools=(Pool.LICENCE,),
        email=email,
        asker="odile.gestion.ciussscn@ssss.gouv.qc.ca",
        command="créer",
        values={},
        reason="congé",
    )
    return replace(place, **chosen)


def turn(**chosen: Any) -> Offer:
    """The first offer to a place, open for four hours."""
    return replace(Offer(number=1, until=START + timedelta(hours=4), windows=(1,)), **chosen)


def in_line(number: int = 0, **chosen: Any) -> Place:
    """Somebody who waits to be created in 03; one that was offered a seat has its offer."""
    offered = chosen.get("standing") in (Standing.OFFERED, Standing.TAKEN)
    place = Place(
        id=number + 1,
        public_id=f"place{number:04}",
        establishment="03",
        establishments=("03",),
        pools=(Pool.LICENCE,),
        email=f"anna.personne{number}.ciussscn@ssss.gouv.qc.ca",
        asker="odile.gestion.ciussscn@ssss.gouv.qc.ca",
        command="créer",
        values={"courriel": "anna"},
        reason="remplace une collègue en congé",
        standing=Standing.WAITING,
        since=START - timedelta(days=2),
        rests_until=None,
        missed=0,
        operation="",
        offer=turn() if offered else None,
    )
    return replace(place, **chosen)
