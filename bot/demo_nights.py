"""The half-year before the demonstration began: figures of seats, night by night, and how invitations ended, so that pictures and
the month's report have something to show."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from commands.domain.accounts import Pool
from commands.domain.calendar import QUEBEC
from commands.domain.people import EVERYWHERE
from commands.domain.seats import SeatCount
from commands.ports import MilestoneKind, Seats
from storage.tables.digests import milestones
from storage.tables.seat_figures import snapshots

NIGHTS = 182
START = 0.74
"""Share of today's seats that were used when the half-year began."""
_WOBBLE = 5
_ENDINGS = (MilestoneKind.ACTIVATED, MilestoneKind.ACTIVATED, MilestoneKind.ACTIVATED, MilestoneKind.EXPIRED)
_RARE = 6
"""Of so many days, one on which an invitation ends."""


def furnish_nights(connection: Connection, seats: Seats, today: date) -> None:
    """Invented, and the same each time for the same people."""
    counts = seats.overview(EVERYWHERE)
    connection.execute(snapshots.insert(), list(_rows(counts, today)))
    connection.execute(milestones.insert(), list(_endings(counts, today)))


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


def _endings(counts: Sequence[SeatCount], today: date) -> Iterator[dict[str, Any]]:
    """Of people who are gone: no account is theirs."""
    for back in range(NIGHTS, 0, -1):
        day = today - timedelta(days=back)
        for one in (one for one in counts if one.pool is Pool.LICENCE):
            chance = zlib.crc32(f"{one.establishment}{day}".encode())
            if chance % _RARE or not one.used:
                continue
            kind = _ENDINGS[chance // _RARE % len(_ENDINGS)]
            at = datetime.combine(day, time(9 + chance % 8), QUEBEC)
            days = 30 if kind is MilestoneKind.EXPIRED else chance % 11
            told = {"kind": kind.value, "account_id": 0, "establishment": one.establishment}
            yield {**told, "at": at, "invited_at": at - timedelta(days=days)}
