"""The waiting lists (R53). Who changes a line holds the seats' lock of its establishment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.people import Scope
from commands.domain.waiting import NewPlace, Offer, Place, Priority, Standing, Turn


class Waiting(Protocol):
    """Places by their random public id. An open place stands alone for its establishment and address."""

    def join(self, new: NewPlace) -> tuple[Place, bool]:
        """At the end of its priority, or the place that is there already; the flag tells whether it is new."""

    def get(self, public_id: str) -> Place | None: ...

    def of_email(self, email: str) -> Sequence[Place]:
        """The open places for a seat of this address, oldest first."""

    def line(self, establishment: str) -> Sequence[Place]:
        """Open places in their order: priority, then arrival (R53)."""

    def lines(self, scope: Scope) -> Sequence[Place]:
        """Those of every establishment within the scope, by establishment, each in its order."""

    def offer(self, place: Place, until: datetime, windows: Sequence[int]) -> Offer:
        """Its turn has come."""

    def offers(self, place: Place) -> Sequence[Offer]:
        """All its turns, oldest first."""

    def answer(self, place: Place, turn: Turn, by: str) -> bool:
        """End the open offer of a place, once: False where another was quicker (R44). The standing is the caller's."""

    def stand(self, place: Place, standing: Standing, *, operation: str = "") -> None:
        """Where the place stands now; one that ends forgets its values."""

    def fall_back(self, place: Place, rests_until: datetime, *, missed: bool) -> None:
        """Behind those of its priority, and no offer before that moment."""

    def prioritise(self, place: Place, priority: Priority) -> None: ...

    def overdue(self, now: datetime) -> Sequence[Place]:
        """Places with an open offer whose time is up, oldest first."""

    def taken(self) -> Sequence[Place]:
        """Places whose accepted offer planned a write."""

    def establishments(self) -> Sequence[str]:
        """Establishments in whose line somebody waits, or was offered a seat."""
