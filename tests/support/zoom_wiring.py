"""The Zoom room put together for a test, on any address and with time that only tests move."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from commands.ports.clock import Clock
from zoom.client import ZoomClient, http_client
from zoom.limiter import Limiter, Rates, rates_of
from zoom.protocol.limits import Category
from zoom.settings import Plan, ZoomSettings
from zoom.simulator import RunningSimulator
from zoom.timer import SystemTimer, Timer
from zoom.tokens import TokenSource

UNHURRIED = Rates(per_second=dict.fromkeys(Category, 1e6), heavy_per_day=10**9, created_per_day=10**9)
"""No pacing of our own, for tests about something else."""


class ManualTimer:
    """`zoom.timer.Timer` on which waiting passes at once and is added up."""

    def __init__(self) -> None:
        self._now = 1000.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self._now += seconds

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        if seconds is None:
            condition.wait()
        else:
            self.sleep(seconds)


class WallClock:
    """`commands.ports.Clock` on the machine's time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Wiring:
    """The parts that a test may look at."""

    client: ZoomClient
    tokens: TokenSource
    limiter: Limiter
    timer: Timer


@contextmanager
def wired(
    api_url: str,
    oauth_url: str,
    *,
    timer: Timer | None = None,
    clock: Clock | None = None,
    rates: Rates = UNHURRIED,
    **changes: Any,
) -> Iterator[Wiring]:
    """A client with the simulator's default credentials; `changes` are fields of ZoomSettings."""
    credentials: dict[str, Any] = {
        "account_id": "demo-account",
        "client_id": "demo-client",
        "client_secret": "demo-secret",
        "plan": Plan.BUSINESS,
    }
    settings = ZoomSettings(api_url=api_url, oauth_url=oauth_url, **{**credentials, **changes})
    timer, clock = timer or SystemTimer(), clock or WallClock()
    with http_client(settings) as http:
        tokens = TokenSource(settings, http, timer, clock)
        limiter = Limiter(rates, timer, clock)
        yield Wiring(ZoomClient(settings, tokens, limiter, http, timer, clock, lambda: 0.0), tokens, limiter, timer)


@contextmanager
def wired_to(simulator: RunningSimulator, **changes: Any) -> Iterator[Wiring]:
    """A client of the running simulator, at the plan's real pace where `rates` says so."""
    with wired(simulator.api_url, simulator.oauth_url, **changes) as wiring:
        yield wiring


def control(simulator: RunningSimulator, name: str, **wanted: Any) -> Any:
    """POST to the simulator's control interface; the answer."""
    answer = httpx.post(f"{simulator.control_url}/{name}", json=wanted)
    answer.raise_for_status()
    return answer.json()


def state(simulator: RunningSimulator, **query: str) -> Any:
    """What the simulated account holds."""
    return httpx.get(f"{simulator.control_url}/state", params=query).raise_for_status().json()


def calls(simulator: RunningSimulator, method: str, path: str = "") -> list[Any]:
    """The calls received so far, in order."""
    journal = httpx.get(f"{simulator.control_url}/journal").raise_for_status().json()["calls"]
    return [call for call in journal if call["method"] == method and path in call["path"]]


__all__ = ["UNHURRIED", "ManualTimer", "WallClock", "Wiring", "calls", "control", "rates_of", "state", "wired", "wired_to"]
