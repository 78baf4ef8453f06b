"""A quarter as it goes: people, Zoom and time act upon the house, and each round is compared with what it owed."""

from __future__ import annotations

import time as machine
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.support.clock import SettableClock
from tests.support.quarter.comparing import differences
from tests.support.quarter.house import Outside, Restarting, Spent, slack_id
from tests.support.quarter.people import Doings
from tests.support.quarter.plan import ACTS_AT, ENDS_AT, READS_AT, TURNS_AT, Plan, at, every_day, local
from tests.support.quarter.rules import Books, Digest, Mail, Standing, is_worked, month_to_tell, owed
from tests.support.quarter.words import Read, is_digest, month_of, read_digest, read_mail

_MOMENT = timedelta(seconds=2)
"""After the hour, as ticks come."""


@dataclass
class Told:
    """What came of the quarter."""

    days: int = 0
    digests_due: int = 0
    digests_sent: int = 0
    digests_silent: int = 0
    digests_doubled: int = 0
    digests_lost: int = 0
    mails_due: int = 0
    mails_sent: int = 0
    mails_doubled: int = 0
    mails_lost: int = 0
    reports_due: int = 0
    reports_sent: int = 0
    compared: int = 0
    restarts: int = 0
    wrong: list[str] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)
    seconds: float = 0.0


@dataclass
class Quarter:
    """A plan, the house, and the books that are kept of it."""

    plan: Plan
    house: Restarting
    books: Books
    place: dict[str, str]
    standings: list[Standing]
    doings: Doings
    agents: Sequence[str]
    """Of all CCTs, none of which has a channel: the month's report comes to them."""
    told: Told = field(default_factory=Told)
    due: Counter[Mail] = field(default_factory=Counter)
    _seen: int = 0
    """Calls of Slack's that were looked at."""
    _mails: int = 0
    came: Counter[Mail] = field(default_factory=Counter)
    ids: Counter[str] = field(default_factory=Counter)
    reports_due: Counter[tuple[str, date, date]] = field(default_factory=Counter)
    """(where, which month, which day)."""
    reports: Counter[tuple[str, date, date]] = field(default_factory=Counter)
    down: bool = False
    """Zoom is."""

    @property
    def outside(self) -> Outside:
        return self.house.outside

    @property
    def clock(self) -> SettableClock:
        return self.outside.clock

    def run(self) -> Told:
        begun = machine.perf_counter()
        for moment, act in sorted(self._agenda(), key=lambda one: one[0]):
            self.clock.set(moment)
            act()
        self._settle()
        self.told.seconds = machine.perf_counter() - begun
        return self.told

    # --- what comes when

    def _agenda(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        hours = sorted({local(one.moment(self.plan.first)).time() for one in self.plan.channels})
        for day in every_day(self.plan):
            yield at(day, TURNS_AT), self._turn
            yield at(day, READS_AT), self._read
            # A day that begins without the house is told by the moment of its start; the rounds below are then none.
            for hour in (*hours, ENDS_AT):
                yield at(day, hour) + _MOMENT, self._round
            if is_worked(day):
                yield at(day, ACTS_AT), self._act
        for stop, start in self.plan.down[:-1]:
            yield stop, self.house.stop
            yield start, self._start
        yield self.plan.killed_at + _MOMENT / 2, self._killed
        yield at(self.plan.pause[0], time(0, 10)), self._pause
        yield self.plan.down[-1][1], self._start
        yield self.plan.outage[0], lambda: self._zoom(down=True)
        yield self.plan.outage[1], lambda: self._zoom(down=False)

    def _turn(self) -> None:
        """The night: what others do at Zoom."""
        if not self.house.up:
            return
        self.told.days += 1
        self.doings.night(self.clock.now())

    def _read(self) -> None:
        if not self.house.up:
            return
        reading = self.house.process.read()
        if self.down:
            assert reading.alarm == "partial"
            return
        assert not reading.alarm, reading
        self.books.read(self.doings.everybody(), self.place, self.clock.now())

    def _act(self) -> None:
        if self.house.up:
            self.doings.day(self.house.process, down=self.down)
            self._round()

    def _start(self) -> None:
        self.house.start()
        self.told.restarts += 1
        if local(self.clock.now()).date() > local(self.books.read_at or self.clock.now()).date():
            self._read()
        self._round()

    def _pause(self) -> None:
        with self.house.process.store.writing() as unit:
            for one in self.plan.channels:
                digest = unit.digests.at("slack", one.address)
                if one.paused is not None and digest is not None:
                    unit.digests.pause(digest, one.paused[1])
            unit.commit()

    def _zoom(self, *, down: bool) -> None:
        self.down = down
        self.doings.control("faults", down=down)
        if not down:
            self.clock.advance(minutes=1)
            self.house.process.work()
            self.doings.zoom_is_back()
            self._read()
            self._round()

    def _killed(self) -> None:
        """At eight: the digests are claimed and the mails written; Slack takes none; the process is gone."""
        self.outside.slack.trouble("chat.postMessage", "internal_error", status=500, times=1_000)
        self.books.write_mails(self.clock.now())
        self.house.process.tick_refused()
        self.outside.slack.troubles.clear()
        self._collect({})
        self.house.stop()

    # --- rounds, and what is compared

    def _round(self) -> None:
        if not self.house.up:
            return
        now = self.clock.now()
        expected = {one.plan.address: self.books.digest(one, now) for one in self.standings if owed(one, now)}
        self.books.write_mails(now)
        self.house.process.tick()
        self.due.update(self.books.send_mails(now))
        self._owe_reports(now)
        self._collect(expected)
        for standing in self.standings:
            if standing.plan.address in expected:
                standing.served = local(now, standing.plan.zone).date()
                standing.told = len(self.books.endings)

    def _owe_reports(self, now: datetime) -> None:
        """Of a month that the house has seen something of."""
        month = month_to_tell(now)
        if month is None or month < self.plan.first.replace(day=1) or any(one[1] == month for one in self.reports_due):
            return
        here = [one.address for one in self.plan.channels if one.report]
        for where in (*here, *(f"D{slack_id(one)}" for one in self.agents)):
            self.reports_due[where, month, local(now).date()] += 1

    def _collect(self, expected: dict[str, Digest]) -> None:
        """What came of this round, beside what was owed."""
        posted = [given for name, given in self.outside.slack.calls[self._seen :] if name == "chat.postMessage"]
        self._seen = len(self.outside.slack.calls)
        found: dict[str, list[Read]] = {}
        for message in posted:
            if not self._was_taken(message):
                continue
            if is_digest(message):
                found.setdefault(message["channel"], []).append(read_digest(message))
            elif month := month_of(message):
                self.reports[message["channel"], month, local(self.clock.now()).date()] += 1
        for standing in self.standings:
            self._compare(standing, expected.get(standing.plan.address), found.get(standing.plan.address, []))
        self._collect_mails()

    def _was_taken(self, message: dict[str, Any]) -> bool:
        return any(one.get("metadata") == message.get("metadata") for one in self.outside.slack.posted.values())

    def _compare(self, standing: Standing, owes: Digest | None, found: list[Read]) -> None:
        plan, told = standing.plan, self.told
        today = local(self.clock.now(), plan.zone).date()
        for read in found:
            told.digests_sent += 1
            if read.day != today:
                told.wrong.append(f"{plan.address} {today}: is of {read.day}")
        if owes is None:
            told.digests_doubled += len(found)
            return
        if owes.figures.quiet and plan.quiet:
            told.digests_silent += 1
            told.digests_doubled += len(found)
            return
        told.digests_due += 1
        told.digests_lost += not found
        told.digests_doubled += max(0, len(found) - 1)
        for read in found[:1]:
            told.compared += 1
            told.wrong += [f"{plan.address} {today}: {one}" for one in differences(plan, owes, read)]
            self.doings.digests[plan.address] = read

    def _collect_mails(self) -> None:
        server, day = self.outside.mail, local(self.clock.now()).date()
        for message, to in zip(server.messages[self._mails :], server.recipients[self._mails :], strict=True):
            self.ids[str(message["Message-ID"])] += 1
            self.came[read_mail(message, to, day, self.place)] += 1
        self._mails = len(server.messages)

    def _settle(self) -> None:
        """At the end: mails owed and mails that came, one by one."""
        told = self.told
        due: Counter[Mail] = Counter()
        for one, count in self.due.items():
            due[replace(one, kind="reminder") if one.kind in ("day 7", "day 14", "day 21") else one] += count
        came = Counter({one: count for one, count in self.came.items() if not one.kind.startswith("other")})
        others = Counter({one: count for one, count in self.came.items() if one.kind.startswith("other")})
        told.mails_due, told.mails_sent = due.total(), came.total()
        told.mails_lost = (due - came).total()
        told.mails_doubled = (came - due).total() + sum(count - 1 for count in self.ids.values())
        told.wrong += [f"mail not sent: {one}" for one in (due - came).elements()]
        told.wrong += [f"mail not owed: {one}" for one in (came - due).elements()]
        told.wrong += [f"mail twice: {one}" for one, count in others.items() if count > 1]
        told.reports_due, told.reports_sent = self.reports_due.total(), self.reports.total()
        told.wrong += [f"report not sent: {one}" for one in (self.reports_due - self.reports).elements()]
        told.wrong += [f"report not owed: {one}" for one in (self.reports - self.reports_due).elements()]
        told.wrong += self.doings.wrong
        told.spent = self.house.spent
