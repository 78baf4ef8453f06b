"""One process leads, and only while its lease outlives a call to Zoom."""

from __future__ import annotations

import time

import pytest

from bot import leader as leading
from bot.bootstrap import WRITING_WITHIN
from bot.leader import Leader


class SharedLease:
    """A lease in memory that behaves as the store's."""

    def __init__(self) -> None:
        self.holder = ""
        self.until = 0.0
        self.broken = False

    def take(self, holder: str, seconds: float) -> bool:
        if self.broken:
            raise OSError("database away")
        if self.holder in ("", holder) or time.monotonic() >= self.until:
            self.holder, self.until = holder, time.monotonic() + seconds
            return True
        return False

    def give_up(self, holder: str) -> None:
        if self.holder == holder:
            self.holder = ""


def test_the_second_process_does_not_lead_until_the_first_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.02)
    lease, gained = SharedLease(), []
    first = Leader(lease, lambda: gained.append("first"))
    second = Leader(lease, lambda: gained.append("second"))
    first.start()
    second.start()
    assert (first.leads(), second.leads()) == (True, False)
    first.stop()
    deadline = time.monotonic() + 30
    while not second.leads() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert second.leads()
    assert not first.leads()
    assert gained == ["first", "second"]
    second.stop()


def test_a_leader_cut_from_the_database_stops_leading_before_its_lease_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.02)
    monkeypatch.setattr(leading, "LEASE_SECONDS", 1.5)
    monkeypatch.setattr(leading, "MARGIN", 0.5)
    lease = SharedLease()
    leader = Leader(lease, lambda: None)
    leader.start()
    assert leader.leads()
    lease.broken = True
    led = asked = time.monotonic()
    while leader.leads():
        led, asked = asked, time.monotonic()
        time.sleep(0.01)
    assert led < lease.until
    lease.broken = False
    leader.stop()


def test_a_leader_cut_off_sends_nothing_once_another_may_lead() -> None:
    """R90: a step sends two calls at most; the first may take as long to connect and again to answer, the second to connect."""
    assert 3 * WRITING_WITHIN <= leading.MARGIN < leading.LEASE_SECONDS - 2 * leading.RENEW_EVERY
