"""The 30 days that a person has to activate, counted on the calendar of Quebec (R11, R26)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = 30
_QUEBEC = ZoneInfo("America/Toronto")


def local_day(at: datetime) -> date:
    """The day that it is in Quebec at an aware time."""
    return at.astimezone(_QUEBEC).date()


def day_count(invited_at: datetime, now: datetime) -> int:
    """Whole days since the invitation in local time; 0 on its day (R11)."""
    return (local_day(now) - local_day(invited_at)).days


def last_day(invited_at: datetime) -> date:
    """The last day to activate."""
    return local_day(invited_at) + timedelta(days=DAYS)
