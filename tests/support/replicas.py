"""Replicas that make and post digests, as processes that are killed at random (SIGKILL), each with a clock of its own (R71).

Harder than the real thing: there all but one leave digests alone; here nobody leads, and the database alone decides.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing.sharedctypes import RawValue
from random import Random
from typing import Any, NoReturn

from sqlalchemy import literal, select
from sqlalchemy.engine import URL

from bot.i18n import translator
from bot.letters import LetterCarrier
from bot.slack.app import web_client
from bot.slack.channels import Channels
from bot.slack.courier import SlackCourier
from commands.context import House
from commands.domain.accounts import Status
from commands.domain.calendar import QUEBEC, Calendar
from commands.domain.channels import NewChannel, Usage
from commands.domain.digests import NewDigest
from commands.domain.people import Grant, Role
from commands.duties.digests import follow_digests, make_digests
from commands.ports import OurFields
from storage.engine import make_engine
from storage.letters import LEASE
from storage.reference.loader import load_reference
from storage.tables.digests import digest_runs
from storage.tables.letters import letters
from storage.unit import SqlStore
from tests.support.clock import START
from tests.support.samples import licensed
from tests.support.slack import TOKEN, SlackApi

OWNER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
SKEWS = (-2.0, 0.0, 2.0)
"""Seconds by which the replicas' clocks are wrong."""
STALLED = 0.4
"""Seconds without a call after which the living have done what they can; more with each round, on a machine that others use."""


class SharedClock:
    """`commands.ports.Clock` that runs as time does, jumps for all processes together, and is wrong by `skew`."""

    def __init__(self, jumped: Any, skew: float = 0.0) -> None:
        self._jumped = jumped
        self._skew = skew

    def now(self) -> datetime:
        return START + timedelta(seconds=time.monotonic() - _BEGAN + self._jumped.value + self._skew)


_BEGAN = time.monotonic()


class Blind(SlackCourier):
    """A platform that gives no way to look, as Teams."""

    async def sent_already(self, address: str, reference: str) -> str:  # noqa: ARG002 - the port's
        return ""


@dataclass
class Story:
    """Digests of several channels over some days; three replicas, killed and started again."""

    url: URL
    api: SlackApi
    random: Random
    courier: type[SlackCourier] = SlackCourier
    channels: int = 4
    jumped: Any = field(default_factory=lambda: RawValue("d", 0.0))
    kills: int = 0
    days: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = SharedClock(self.jumped)
        self.house = House(reference=load_reference())
        self.engine = make_engine(self.url)
        self.store = SqlStore(self.engine, self.clock, self.house.reference)
        for number in range(self.channels):
            self.api.channel(f"C{number}")
        self._set()

    def _set(self) -> None:
        with self.store.writing() as unit:
            now = self.clock.now()
            unit.grants.grant(Grant(email=OWNER, role=Role.MANAGER, scope="03", granted_by="test", granted_at=now))
            for number in range(self.channels):
                address, here = f"C{number}", ("03",)
                digest = NewDigest(
                    platform="slack", address=address, personal=False, owner=OWNER, locale="fr", establishments=here
                )
                channel = NewChannel(
                    platform="slack",
                    address=address,
                    usage=Usage.DIGEST,
                    cct="",
                    establishments=here,
                    locale="fr",
                    registered_by=OWNER,
                )
                unit.channels.register(channel)
                unit.digests.set(digest, 0)
            view = licensed("achille.talon.ciussscn@ssss.gouv.qc.ca", Status.PENDING)
            ours = OurFields(establishment="03", invited_at=now - timedelta(days=29), invitation_known=True)
            unit.directory.settle(view, ours, now)
            unit.commit()

    def day(self) -> None:
        """The next working day, from a second before eight until every digest of it is known to be there."""
        today = Calendar().next_working_day(self.clock.now().astimezone(QUEBEC).date())
        eight = datetime(today.year, today.month, today.day, 8, tzinfo=QUEBEC).astimezone(UTC)
        self.jumped.value += (eight - timedelta(seconds=1) - self.clock.now()).total_seconds()
        self.days.append(today)
        for number in range(30):
            self._round(STALLED * (1 + number / 2))
            if self._sent(today) == self.channels:
                return
            self.jumped.value += LEASE.total_seconds() + 1
        raise AssertionError(
            f"{self._sent(today)} of {self.channels} digests of {today}; now {self.clock.now()}: {self._unsent(today)}"
        )

    def _round(self, stalled: float) -> None:
        """Three replicas; one or two die in the middle, the others when nothing moves any more for so many seconds."""
        living = [self._fork(skew) for skew in SKEWS]
        self.random.shuffle(living)
        for _ in range(self.random.randint(1, 2)):
            self._until_something_moves()
            time.sleep(self.random.expovariate(1 / 0.01))
            self._kill(living.pop())
        self._until_nothing_moves(stalled)
        for one in living:
            self._kill(one)

    def _fork(self, skew: float) -> int:
        child = os.fork()
        if child == 0:
            self._replica(skew)
        return child

    def _replica(self, skew: float) -> NoReturn:
        """In a process of its own, until it is killed."""
        try:
            clock = SharedClock(self.jumped, skew)
            store = SqlStore(make_engine(self.url), clock, self.house.reference)
            asyncio.run(self._work(store, clock))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    async def _work(self, store: SqlStore, clock: SharedClock) -> None:
        client = web_client(TOKEN, self.api.url, patient=False)
        courier = self.courier(client, lambda locale, key: translator(locale).text(key), Channels(client, clock))
        with ThreadPoolExecutor(2) as pool:
            carrier = LetterCarrier(store, clock, {"slack": courier}, self.house, pool)
            while True:
                make_digests(store, self.house, clock.now())
                await carrier.deliver_due()
                follow_digests(store, self.house, clock.now())
                await asyncio.sleep(0.01)

    def _kill(self, child: int) -> None:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "a replica ended by itself"
        self.kills += 1

    def _until_something_moves(self) -> None:
        before, until = len(self.api.calls), time.monotonic() + STALLED
        while len(self.api.calls) == before and time.monotonic() < until:
            time.sleep(0.001)

    def _until_nothing_moves(self, stalled: float) -> None:
        seen, since = -1, time.monotonic()
        while time.monotonic() - since < stalled and self._sent(self.days[-1]) < self.channels:
            if len(self.api.calls) != seen:
                seen, since = len(self.api.calls), time.monotonic()
            time.sleep(0.01)

    def _sent(self, day: date) -> int:
        wanted = select(digest_runs.c.id).where(digest_runs.c.day == day.isoformat(), digest_runs.c.outcome == "sent")
        with self.engine.connect() as connection:
            return len(connection.execute(wanted).all())

    def _unsent(self, day: date) -> list[str]:
        """Runs of that day that are not known to be there, with their letters."""
        of_run = letters.c.key == literal("digest:") + digest_runs.c.public_id
        told = (letters.c.message, letters.c.due_at, letters.c.leased_until, letters.c.tries, letters.c.closed_at)
        found = select(digest_runs.c.address, digest_runs.c.outcome, digest_runs.c.at, *told).outerjoin_from(
            digest_runs, letters, of_run
        )
        wanted = found.where(digest_runs.c.day == day.isoformat(), digest_runs.c.outcome != "sent")
        with self.engine.connect() as connection:
            return [str(tuple(row)) for row in connection.execute(wanted)]

    def posted(self) -> Counter[tuple[str, str]]:
        """How many messages each channel has of each day's digest, by its title."""
        return Counter((one["channel"], one["blocks"][0]["text"]["text"]) for one in self.api.posted.values())
