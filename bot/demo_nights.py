"""The half-year before the demonstration began: figures of seats, night by night, so that the picture has a trend to show."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from commands.domain.people import EVERYWHERE
from commands.domain.seats import SeatCount
from commands.ports import Seats
from storage.tables.seat_figures import snapshots

NIGHTS = 182
START = 0.74
"""Share of today's seats that were used when the half-year began."""
_WOBBLE = 5


def furnish_nights(connection: Connection, seats: Seats, today: date) -> None:
    """Invented, and the same each time for the same people."""
    connection.execute(snapshots.insert(), list(_rows(seats.overview(EVERYWHERE), today)))


def _rows(counts: Sequence[SeatCount], today: date) -> Iterator[dict[str, Any]]:
    for back in range(1, NIGHTS + 1):
        day = today - timedelta(days=back)
        share = 1 - (1 - START) * back / NIGHTS
        for one in counts:
            wobble = zlib.crc32(f"{one.establishment}{one.pool}{day.isocalendar()[:2]}".encode()) % _WOBBLE
            yield {
                "day": day.isoformat(),
                "establishment": one.establishment,
                "pool": one.pool.value,
                "allocated": one.allocated,
                "used": max(0, round(one.used * share) - wobble),
                "reserved": one.reserved,
            }
