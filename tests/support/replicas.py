"""Replicas that make and post digests, as processes that are killed at random (SIGKILL), each with a clock of its own (R71).

Harder than the real thing: there all but one leave digests alone; here nobody leads, and the database alone decides.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import signal
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing.sharedctypes import RawValue
from random import Random
from typing import Any, NoReturn, Protocol
from urllib.parse import unquote

from msgspec import structs
from sqlalchemy import Engine, literal, select
from sqlalchemy.engine import URL

from bot.front import Courier
from bot.i18n import translator
from bot.letters import LetterCarrier
from bot.slack.app import web_client
from bot.slack.channels import Channels
from bot.slack.courier import SlackCourier
from bot.teams.channels import Channels as TeamsChannels
from bot.teams.connector import Connector
from bot.teams.courier import TeamsCourier
from bot.teams.references import PLACE, Reference, References
from commands.context import House
from commands.domain.accounts import Status
from commands.domain.calendar import QUEBEC, Calendar
from commands.domain.channels import NewChannel, Usage
from commands.domain.digests import NewDigest
from commands.domain.people import Grant, Role
from commands.duties.digests import follow_digests, make_digests
from commands.ports import Clock, OurFields
from storage.conversations import SqlConversations
from storage.engine import make_engine
from storage.letters import LEASE
from storage.reference.loader import load_reference
from storage.tables.digests import digest_runs
from storage.tables.letters import letters
from storage.unit import SqlStore
from tests.support.clock import START
from tests.support.samples import licensed
from tests.support.slack import TOKEN, SlackApi, written
from tests.support.teams import card_of
from tests.support.teams import written as written_on_card
from tests.support.teams_connector import BOT, TENANT, Issued, TeamsConnector

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


TITLE = re.compile(r"Sommaire du [^\n]+")
SEALED = hashlib.sha256(b"conversations of replicas").digest()


@dataclass(frozen=True)
class Post:
    """A digest that the platform took: where, of which day by its title, when (monotonic), and from which replica."""

    address: str
    title: str
    at: float
    sender: str


class Platform(Protocol):
    """Where digests are posted. Its server is in the parent's process; replicas reach it over HTTP."""

    name: str

    def channel(self, number: int, engine: Engine) -> str:
        """The address of a channel that takes what is posted, made known to the bot."""

    def replica(self) -> Any:
        """What the next replica needs of the parent; made before it is forked."""

    def courier(self, given: Any, engine: Engine, clock: Clock) -> Courier:
        """In the replica's own process and event loop."""

    def calls(self) -> int:
        """How often it was called."""

    def posts(self) -> Sequence[Post]:
        """In order; of Slack nobody knows the sender."""


@dataclass
class OnSlack:
    """It may be searched before a second try."""

    api: SlackApi
    name: str = "slack"

    def channel(self, number: int, engine: Engine) -> str:  # noqa: ARG002 - another platform's needs it
        return self.api.channel(f"C{number}")

    def replica(self) -> None:
        return None

    def courier(self, given: Any, engine: Engine, clock: Clock) -> Courier:  # noqa: ARG002 - as above
        client = web_client(TOKEN, self.api.url, patient=False)
        return SlackCourier(client, lambda locale, key: translator(locale).text(key), Channels(client, clock))

    def calls(self) -> int:
        return len(self.api.calls)

    def posts(self) -> Sequence[Post]:
        return [Post(one["channel"], _title(written(one)), 0.0, "") for one in self.api.posted.values()]


@dataclass
class OnTeams:
    """It gives no way to look."""

    teams: TeamsConnector
    name: str = "teams"

    def channel(self, number: int, engine: Engine) -> str:
        address = f"19:digest-{number}@thread.tacv2"
        where = Reference(service_url=self.teams.url, conversation=address, bot=BOT, tenant=TENANT, kind="channel")
        SqlConversations(engine, SharedClock(RawValue("d", 0.0)), [SEALED]).keep(
            "teams", address, PLACE, address, structs.asdict(where)
        )
        return address

    def replica(self) -> Issued:
        """A token of its own, which tells who posted."""
        return Issued(self.teams)

    def courier(self, given: Any, engine: Engine, clock: Clock) -> Courier:
        connector, references = Connector(given), References(SqlConversations(engine, clock, [SEALED]))
        channels = TeamsChannels(connector, clock)
        return TeamsCourier(connector, references, channels, lambda locale, key: translator(locale).text(key))

    def calls(self) -> int:
        return len(self.teams.calls)

    def posts(self) -> Sequence[Post]:
        sent = [one for one in self.teams.called("POST", "/activities") if one.body.get("attachments")]
        return [
            Post(unquote(one.path.split("/")[3]), _title(written_on_card(card_of(one.body))), one.at, one.authorization)
            for one in sent
        ]


def _title(text: str) -> str:
    found = TITLE.search(text)
    assert found, text
    return found[0]


@dataclass
class Story:
    """Digests of several channels over some days; three replicas, killed and started again."""

    url: URL
    platform: Platform
    random: Random
    channels: int = 4
    jumped: Any = field(default_factory=lambda: RawValue("d", 0.0))
    killed: dict[str, float] = field(default_factory=dict)
    """When each replica died (monotonic), by its token where it has one."""
    kills: int = 0
    days: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = SharedClock(self.jumped)
        self.house = House(reference=load_reference())
        self.engine = make_engine(self.url)
        self.store = SqlStore(self.engine, self.clock, self.house.reference)
        self._set([self.platform.channel(number, self.engine) for number in range(self.channels)])

    def _set(self, addresses: Sequence[str]) -> None:
        with self.store.writing() as unit:
            now = self.clock.now()
            unit.grants.grant(Grant(email=OWNER, role=Role.MANAGER, scope="03", granted_by="test", granted_at=now))
            here = ("03",)
            for address in addresses:
                digest = NewDigest(
                    platform=self.platform.name, address=address, personal=False, owner=OWNER, locale="fr", establishments=here
                )
                channel = NewChannel(
                    platform=self.platform.name,
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

    def _fork(self, skew: float) -> tuple[int, str]:
        """The process, and the token by which the platform knows it."""
        given = self.platform.replica()
        child = os.fork()
        if child == 0:
            self._replica(skew, given)
        return child, f"Bearer {given.issued}" if given is not None else ""

    def _replica(self, skew: float, given: Any) -> NoReturn:
        """In a process of its own, until it is killed."""
        try:
            clock = SharedClock(self.jumped, skew)
            store = SqlStore(make_engine(self.url), clock, self.house.reference)
            asyncio.run(self._work(store, clock, given))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    async def _work(self, store: SqlStore, clock: SharedClock, given: Any) -> None:
        courier = self.platform.courier(given, store.engine, clock)
        with ThreadPoolExecutor(2) as pool:
            carrier = LetterCarrier(store, clock, {self.platform.name: courier}, self.house, pool)
            while True:
                make_digests(store, self.house, clock.now())
                await carrier.deliver_due()
                follow_digests(store, self.house, clock.now())
                await asyncio.sleep(0.01)

    def _kill(self, replica: tuple[int, str]) -> None:
        child, token = replica
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "a replica ended by itself"
        self.killed[token] = time.monotonic()
        self.kills += 1

    def _until_something_moves(self) -> None:
        before, until = self.platform.calls(), time.monotonic() + STALLED
        while self.platform.calls() == before and time.monotonic() < until:
            time.sleep(0.001)

    def _until_nothing_moves(self, stalled: float) -> None:
        seen, since = -1, time.monotonic()
        while time.monotonic() - since < stalled and self._sent(self.days[-1]) < self.channels:
            if self.platform.calls() != seen:
                seen, since = self.platform.calls(), time.monotonic()
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
        return Counter((one.address, one.title) for one in self.platform.posts())

    def repeated_by_the_living(self) -> list[Post]:
        """Posts that came again although whoever posted before was alive and could have written it down."""
        found, last = [], dict[tuple[str, str], Post]()
        for one in self.platform.posts():
            before = last.get((one.address, one.title))
            if before is not None and self.killed.get(before.sender, one.at) >= one.at:
                found.append(one)
            last[one.address, one.title] = one
        return found
