"""One process leads, and only while its lease outlives a call to Zoom."""

from __future__ import annotations

import time

import pytest

from bot import leader as leading
from bot.leader import Leader


class Row:
    """What the two processes share."""

    holder = ""
    until = 0.0


class MemoryLease:
    """A lease in memory that behaves as the store's."""

    def __init__(self, row: Row, name: str) -> None:
        self.row = row
        self.name = name
        self.broken = False

    def acquire(self) -> bool:
        if self.broken:
            raise OSError("database away")
        if self.row.holder in ("", self.name) or time.monotonic() >= self.row.until:
            self.row.holder, self.row.until = self.name, time.monotonic() + leading.LEASE_SECONDS
            return True
        return False

    def release(self) -> None:
        if self.row.holder == self.name:
            self.row.holder = ""


def test_the_second_process_does_not_lead_until_the_first_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.02)
    row, gained = Row(), list[str]()
    first = Leader(MemoryLease(row, "first"), lambda: gained.append("first"))
    second = Leader(MemoryLease(row, "second"), lambda: gained.append("second"))
    first.start()
    second.start()
    assert (first.leads(), second.leads()) == (True, False)
    first.stop()
    deadline = time.monotonic() + 2
    while not second.leads() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert second.leads()
    assert not first.leads()
    assert gained == ["first", "second"]
    second.stop()


def test_a_leader_cut_from_the_database_stops_leading_before_its_lease_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.02)
    monkeypatch.setattr(leading, "LEASE_SECONDS", 0.3)
    monkeypatch.setattr(leading, "MARGIN", 0.1)
    lease = MemoryLease(Row(), "only")
    leader = Leader(lease, lambda: None)
    leader.start()
    assert leader.leads()
    lease.broken = True
    time.sleep(0.25)
    assert not leader.leads()
    assert time.monotonic() < lease.row.until + 0.2
    lease.broken = False
    leader.stop()
