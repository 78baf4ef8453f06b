"""Meetings and webinars of the simulated people."""

from __future__ import annotations

from datetime import datetime

from zoom.simulator.records import Meeting


class Bookings:
    """Who hosts what: lists by the host's id. Deactivation leaves them; deletion takes or transfers them."""

    def __init__(self) -> None:
        self._meetings: dict[str, list[Meeting]] = {}
        self._webinars: dict[str, list[Meeting]] = {}

    def put(self, host_id: str, meetings: list[Meeting], webinars: list[Meeting]) -> None:
        """Add bookings to a host's."""
        for held, new in ((self._meetings, meetings), (self._webinars, webinars)):
            if new:
                held.setdefault(host_id, []).extend(new)

    def meetings(self, host_id: str, upcoming_from: datetime | None = None) -> list[Meeting]:
        """A host's meetings by time; only those not yet begun with ``upcoming_from``."""
        return _in_order(self._meetings.get(host_id, []), upcoming_from)

    def webinars(self, host_id: str, upcoming_from: datetime | None = None) -> list[Meeting]:
        """A host's webinars, likewise."""
        return _in_order(self._webinars.get(host_id, []), upcoming_from)

    def transfer(self, host_id: str, target_id: str, *, meetings: bool, webinars: bool) -> None:
        """Give bookings to another host, who then appears as theirs."""
        for held, wanted in ((self._meetings, meetings), (self._webinars, webinars)):
            moved = held.pop(host_id, []) if wanted else []
            for booking in moved:
                booking.host_id = target_id
            if moved:
                held.setdefault(target_id, []).extend(moved)

    def forget(self, host_id: str) -> None:
        """Drop what a removed host still had."""
        self._meetings.pop(host_id, None)
        self._webinars.pop(host_id, None)


def _in_order(bookings: list[Meeting], upcoming_from: datetime | None) -> list[Meeting]:
    wanted = [b for b in bookings if upcoming_from is None or b.start_time >= upcoming_from]
    return sorted(wanted, key=lambda booking: booking.start_time)
