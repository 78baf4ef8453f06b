"""The house of a simulated quarter: real parts on a real store, one process after another; its rounds are the story's."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from sqlalchemy.engine import URL

from bot.i18n import translator
from bot.letters import LetterCarrier
from bot.mail.carrier import MailCarrier
from bot.mail.house import post_of
from bot.metrics import Metrics
from bot.reactions import Reactions
from bot.settings import Settings
from bot.slack.app import web_client
from bot.slack.channels import Channels
from bot.slack.courier import SlackCourier
from commands.context import House
from commands.dispatcher import Dispatcher
from commands.domain.reference import ReferenceData
from commands.duties import DUTIES
from commands.duties.digests import follow_digests, make_digests
from commands.handlers import HANDLERS
from commands.incoming import Incoming, Input, Person, Reply
from commands.operations.runner import Runner
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.mail_server import MailServer
from tests.support.quarter.plan import ADMIN
from tests.support.slack import TOKEN, SlackApi
from tests.support.zoom_wiring import ManualTimer, wired_to
from zoom.gateway import Gateway
from zoom.mirror import Mirror, Reading
from zoom.simulator import RunningSimulator

_keys = itertools.count(1)
ROUNDS = 3
"""What a duty writes another may act upon."""


@dataclass
class Outside:
    """What the house stands among: its database, its clock, Zoom, Slack, a mail server."""

    url: URL
    clock: SettableClock
    zoom: RunningSimulator
    slack: SlackApi
    mail: MailServer


@dataclass
class Spent:
    """Seconds that digests took, made and said, and how many there were."""

    digests: int = 0
    making: float = 0.0
    saying: float = 0.0
    slowest: float = 0.0


class Process:
    """One process: nothing of it outlives `stop` but what the store has."""

    def __init__(self, outside: Outside, reference: ReferenceData, spent: Spent) -> None:
        self._outside, self._spent = outside, spent
        self._stack = ExitStack()
        clock = outside.clock
        self.house = House(reference=reference, admins=frozenset({ADMIN}), mails=True)
        engine = make_engine(outside.url)
        self._stack.callback(engine.dispose)
        self.store = SqlStore(engine, clock, reference)
        self.dispatcher = Dispatcher(self.store, clock, self.house, HANDLERS)
        wiring = self._stack.enter_context(wired_to(outside.zoom, clock=clock, timer=ManualTimer()))
        gateway = Gateway(wiring.client, {})
        self._runner = Runner(self.store, gateway, clock, self.house)
        self._mirror = Mirror(gateway, self.store, clock, Reactions(self.house, clock))
        self._loop = asyncio.new_event_loop()
        self._stack.callback(self._loop.close)
        pool = self._stack.enter_context(ThreadPoolExecutor(2))
        client = web_client(TOKEN, outside.slack.url, patient=False)
        courier = SlackCourier(client, lambda locale, key: translator(locale).text(key), Channels(client, clock))
        self._letters = LetterCarrier(self.store, clock, {"slack": courier}, self.house, pool)
        post = post_of(_settings(outside.mail))
        self._mails = MailCarrier(self.store, clock, self.house, post, pool, Metrics())

    def stop(self) -> None:
        self._stack.close()

    def read(self) -> Reading:
        """Zoom, whole."""
        return self._mirror.read_all()

    def tick(self) -> None:
        """What is due now, to its end: operations, duties, letters, mails."""
        for _ in range(ROUNDS):
            self._until_none(self._letters.deliver_due)
            self.work()
            now = self._outside.clock.now()
            done = sum(duty.due(self.store, self.house, now) for duty in DUTIES if duty.name != "digests") + self._digests()
            if not done:
                break
        self._until_none(self._letters.deliver_due)
        follow_digests(self.store, self.house, self._outside.clock.now())
        self._until_none(self._mails.deliver_due)

    def tick_refused(self) -> None:
        """The same until its digests are claimed and its mails written; Slack takes nothing, and nothing more happens."""
        for duty in DUTIES:
            duty.due(self.store, self.house, self._outside.clock.now())
        self._loop.run_until_complete(self._letters.deliver_due())

    def work(self) -> None:
        """Operations that are due, until none is."""
        while True:
            with self.store.writing() as unit:
                claimed = unit.ledger.claim(16)
                unit.commit()
            for operation in claimed:
                self._runner.run(operation)
            if not claimed:
                return

    def recover(self) -> None:
        """As a process does that begins to lead."""
        with self.store.writing() as unit:
            unit.ledger.recover()
            unit.commit()

    def give(self, given: Input, person: str) -> Reply:
        """What somebody types, presses or sends, in their own conversation on Slack."""
        number = next(_keys)
        return self.dispatcher.handle(
            Incoming(
                person=Person(platform="slack", address=slack_id(person), email=person, name=person.partition("@")[0]),
                conversation=f"D{slack_id(person)}",
                private=True,
                key=f"key-{number}",
                at=self._outside.clock.now(),
                input=given,
                reference=f"ref{number}",
            )
        )

    def _digests(self) -> int:
        """Timed apart: made and claimed, then said and posted."""
        begun = time.perf_counter()
        made = make_digests(self.store, self.house, self._outside.clock.now())
        if not made:
            return 0
        between = time.perf_counter()
        self._until_none(self._letters.deliver_due)
        ended = time.perf_counter()
        spent = self._spent
        spent.digests += made
        spent.making += between - begun
        spent.saying += ended - between
        spent.slowest = max(spent.slowest, (ended - begun) / made)
        return made

    def _until_none(self, deliver: Callable[[], Awaitable[int]]) -> int:
        total = 0
        while handled := self._loop.run_until_complete(deliver()):
            total += handled
        return total


@dataclass
class Restarting:
    """The house, up or down. `process` is the one that runs."""

    outside: Outside
    reference: ReferenceData
    spent: Spent = field(default_factory=Spent)
    starts: int = 0
    _process: Process | None = None

    def start(self) -> None:
        self._process = Process(self.outside, self.reference, self.spent)
        self.starts += 1
        self._process.recover()

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()
        self._process = None

    @property
    def up(self) -> bool:
        return self._process is not None

    @property
    def process(self) -> Process:
        assert self._process is not None, "the house is down"
        return self._process


def slack_id(email: str) -> str:
    """An id for each person."""
    return "U" + "".join(letter for letter in email.partition("@")[0].upper() if letter.isalnum())


def _settings(mail: MailServer) -> Settings:
    given = {"public_url": "https://iris.exemple.qc.ca", "secret_key": "k" * 40, **mail.settings()}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type, call-arg]  # checked by the fields
