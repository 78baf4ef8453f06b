"""What Zoom says of its rate limits, in every form in which it has been seen saying it.

Source: developers.zoom.us/docs/api/rate-limits and users' reports: each header may be absent; Retry-After is seconds, an
ISO date-time or an HTTP date; X-RateLimit-Reset is seconds, an epoch or a date-time.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

DAY = 86_400.0
_EPOCH_SECONDS = 1_000_000_000  # a bare number above this (2001) is a moment, below it a duration
_EPOCH_MILLISECONDS = 1_000_000_000_000


class Category(enum.StrEnum):
    """Zoom's rate-limit label of a call; the limits are per account and shared by all its apps."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    INTENSIVE = "resource-intensive"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """The rate headers of one answer. `after` is seconds from now, None where Zoom does not say; `daily` marks the day's cap."""

    category: Category | None = None
    daily: bool = False
    limit: int | None = None
    remaining: int | None = None
    after: float | None = None


def parse(headers: Mapping[str, str], now: datetime) -> RateLimit:
    """Read the rate headers (names in any case); what is absent or unreadable is None, never an error."""
    folded = {name.lower(): value.strip() for name, value in headers.items()}
    after = _wait(folded.get("retry-after"), now)
    if after is None:
        after = _wait(folded.get("x-ratelimit-reset"), now)
    return RateLimit(
        category=_category(folded.get("x-ratelimit-category", "")),
        daily="daily" in folded.get("x-ratelimit-type", "").lower(),
        limit=_count(folded.get("x-ratelimit-limit")),
        remaining=_count(folded.get("x-ratelimit-remaining")),
        after=after,
    )


def until_next_day(now: datetime) -> float:
    """Seconds until Zoom's daily counters start again (00:00 UTC)."""
    utc = now.astimezone(UTC)
    midnight = (utc + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - utc).total_seconds()


def _category(text: str) -> Category | None:
    folded = text.lower().replace("_", "-")
    if "intensive" in folded:
        return Category.INTENSIVE
    return next((category for category in Category if category.value in folded), None)


def _count(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _wait(text: str | None, now: datetime) -> float | None:
    """Seconds from `now` until what `text` says, within 0 and one day; None where it says nothing readable."""
    if not text:
        return None
    seconds = _seconds(text, now)
    return None if seconds is None else min(max(seconds, 0.0), DAY)


def _seconds(text: str, now: datetime) -> float | None:
    try:
        number = float(text)
    except ValueError:
        moment = _moment(text)
        return None if moment is None else (moment - now).total_seconds()
    if not math.isfinite(number):
        return None
    if number >= _EPOCH_MILLISECONDS:
        return number / 1000 - now.timestamp()
    return number - now.timestamp() if number >= _EPOCH_SECONDS else number


def _moment(text: str) -> datetime | None:
    """An ISO 8601 or HTTP date; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
