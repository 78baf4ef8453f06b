"""Zoom's rate limits: per second by category and plan, per day for heavy calls, and the quota of creations.

Source: zoom's "Rate limits" page and the labels in its OpenAPI. Windows are fixed: the count starts again each second.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Literal

from zoom.simulator.faults import HeaderForm
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.settings import Plan
from zoom.simulator.world import World

Category = Literal["light", "medium", "heavy", "intensive"]

PER_SECOND: dict[Plan, dict[Category, int]] = {
    "free": {"light": 4, "medium": 2, "heavy": 1},
    "pro": {"light": 30, "medium": 20, "heavy": 10},
    "business": {"light": 80, "medium": 60, "heavy": 40},
}
INTENSIVE_PER_MINUTE: dict[Plan, int] = {"free": 10, "pro": 10, "business": 20}
HEAVY_PER_DAY: dict[Plan, int] = {"free": 6_000, "pro": 30_000, "business": 60_000}
CREATIONS_PER_DAY: dict[Plan, int] = {"free": 50, "pro": 1_500, "business": 10_000}
SECONDS_BETWEEN_FEATURES = 10

PER_SECOND_MESSAGE = "You have reached the maximum per-second rate limit for this API. Try again later."
PER_DAY_MESSAGE = (
    "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can "
    "make another request."
)


class Throttled(ZoomRefusal):
    """429, with the headers that go with it."""

    def __init__(self, message: str, headers: dict[str, str]) -> None:
        super().__init__(429, 429, message)
        self.headers = headers


def instant(moment: datetime) -> str:
    """An instant as Zoom's headers have it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def on_demand(world: World, form: HeaderForm) -> Throttled:
    """The 429 of a fault, its headers in one of the forms Zoom has been seen to use (or none at all)."""
    soon = world.outside_now() + timedelta(seconds=2)
    headers: dict[HeaderForm, dict[str, str]] = {
        "seconds": {"Retry-After": "1"},
        "date": {"Retry-After": instant(soon)},
        "ratelimit": {
            "X-RateLimit-Category": "Light",
            "X-RateLimit-Type": "QPS",
            "X-RateLimit-Limit": str(PER_SECOND[world.settings.plan]["light"]),
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": instant(soon),
        },
        "none": {},
    }
    return Throttled(PER_SECOND_MESSAGE, headers[form])


class Limiter:
    """Counts calls. Creations are limited always, the rest when ``enforce`` is on (settings.enforce_rates)."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.enforce = world.settings.enforce_rates
        self._windows: Counter[tuple[str, int]] = Counter()
        self._features_at: datetime | None = None

    def check(self, category: Category, *, creation: bool, features: bool) -> dict[str, str]:
        """Count this call: the headers of its answer, or raises :class:`Throttled`."""
        if creation:
            self._count_day("creations", CREATIONS_PER_DAY[self._world.settings.plan])
        if not self.enforce:
            return {}
        if features:
            self._space_features()
        if category in ("heavy", "intensive"):
            self._count_day("heavy", HEAVY_PER_DAY[self._world.settings.plan])
        return self._count_window(category)

    def _count_window(self, category: Category) -> dict[str, str]:
        plan = self._world.settings.plan
        minute = category == "intensive"
        limit = INTENSIVE_PER_MINUTE[plan] if minute else PER_SECOND[plan][category]
        used = self._count(category, int(self._world.now().timestamp()) // (60 if minute else 1))
        headers = {
            "X-RateLimit-Category": category.capitalize(),
            "X-RateLimit-Type": "QPS",
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, limit - used)),
        }
        if used > limit:
            raise Throttled(PER_SECOND_MESSAGE, headers | {"Retry-After": "60" if minute else "1"})
        return headers

    def _count_day(self, what: str, limit: int) -> None:
        now = self._world.now()
        used = self._count(what, now.toordinal())
        if used <= limit:
            return
        midnight = now.replace(hour=0, minute=0, second=0) + timedelta(days=1)
        reset = instant(self._world.outside_now() + (midnight - now))
        headers = {"X-RateLimit-Type": "Daily-limit", "X-RateLimit-Limit": str(limit), "X-RateLimit-Remaining": "0"}
        raise Throttled(PER_DAY_MESSAGE, headers | {"X-RateLimit-Reset": reset, "Retry-After": reset})

    def _space_features(self) -> None:
        now = self._world.now()
        if self._features_at and now - self._features_at < timedelta(seconds=SECONDS_BETWEEN_FEATURES):
            raise Throttled(PER_SECOND_MESSAGE, {"Retry-After": str(SECONDS_BETWEEN_FEATURES)})
        self._features_at = now

    def _count(self, what: str, window: int) -> int:
        """Calls in this window; the windows before it are dropped."""
        for held in [key for key in self._windows if key[0] == what and key[1] < window]:
            del self._windows[held]
        self._windows[what, window] += 1
        return self._windows[what, window]
