"""A running house: worker, readings, schedule, notices and HTTP, started in order and stopped within ten seconds."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.acquaintances import Acquaintances
from bot.audit_checks import AuditChecks
from bot.bootstrap import Foundation, Reach, audit_keys
from bot.desk import THREADS, CommandDesk
from bot.enclosing import Enclosing
from bot.files.clerk import Clerk
from bot.files.links import FileLinks
from bot.files.makers import MAKERS
from bot.files.offers import Offers
from bot.front import Courier
from bot.leader import Leader
from bot.letters import LetterCarrier
from bot.membership import Membership, Memberships
from bot.metrics import MeasuredDesk, Metrics
from bot.notifier import Notifier
from bot.pictures.links import PictureLinks
from bot.pictures.studio import Studio
from bot.plan_checks import PlanChecks
from bot.reactions import Reactions
from bot.readings import Readings
from bot.schedule import Schedule
from bot.worker import Worker
from commands.dispatcher import Dispatcher
from commands.duties import DUTIES, Duty
from commands.handlers import HANDLERS
from commands.operations.runner import Runner
from storage.audit.chain import Head, Sealer
from storage.schema import accepts, current
from zoom.addons import AddOnReader
from zoom.mirror import Mirror

if TYPE_CHECKING:
    from bot.mail.carrier import MailCarrier

log = logging.getLogger(__name__)

NUDGE_EVERY = 0.5
DUE_EVERY = 2.0
SEAL_EVERY = 5.0
ADDONS_EVERY = 4.0
CHECK_EVERY = 300.0
STOP_WITHIN = 6.0
"""Seconds for what runs to finish or be handed on, of the ten that SIGTERM gives."""


@dataclass(slots=True)
class Engines:
    """The parts that do work by themselves; made by `assemble`, owned by `Process`."""

    leader: Leader
    worker: Worker
    readings: Readings
    checks: PlanChecks
    schedule: Schedule
    sealer: Sealer
    audits: AuditChecks


class Process:
    """One replica. `desk` answers front ends; `couriers` are added by them before `running` is entered."""

    def __init__(self, house: Foundation, zoom: Reach) -> None:
        self._house = house
        self.metrics = Metrics()
        self._stopping = threading.Event()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="iris-command")
        self.couriers: dict[str, Courier] = {}
        self._notifier = Notifier(house.store, house.clock, self.couriers, house.house, self._pool)
        secrets = [one.get_secret_value().encode() for one in house.settings.secret_key]
        self.links = PictureLinks(house.clock, house.settings.public_url, secrets)
        self._studio = Studio(house.store, house.clock, self._pool, self.links)
        self.clerk = Clerk(house.store, house.clock, house.house, MAKERS)
        self.file_links = FileLinks(house.clock, house.settings.public_url, secrets)
        self.offers = Offers(house.store, house.clock, self._pool, self.clerk, self.file_links)
        self._enclosing = Enclosing(self.couriers, self._studio.picture, self.clerk.make)
        self._letters = LetterCarrier(house.store, house.clock, self.couriers, house.house, self._pool, enclosing=self._enclosing)
        self._mails = self._mail_carrier()
        self._desk = CommandDesk(
            Dispatcher(house.store, house.clock, house.house, HANDLERS),
            house.store,
            house.house,
            house.clock,
            self._pool,
            planned=self._wake,
            woken=self._notifier.nudge,
            met=Acquaintances(house.store, house.clock, self._pool).meet,
            studio=self._studio,
            offers=self.offers,
        )
        self.desk = MeasuredDesk(self._desk, self.metrics)
        self._engines = self._assemble(zoom)
        self._head = Head()
        self.memberships: dict[str, Membership] = {}
        self._members = Memberships(house.store, house.clock, self.memberships, self._pool, self._engines.leader.leads)

    def ready(self) -> str:
        """ "" where the database answers with a schema this code serves; Zoom down is still ready."""
        try:
            return "" if accepts(self._house.engine) else f"schema {current(self._house.engine)}"
        except Exception as error:
            return type(error).__name__

    def refresh_gauges(self) -> None:
        """Before /metrics is read."""
        with self._house.store.reading() as unit:
            depth = unit.ledger.depth()
            freshness = unit.directory.freshness()
            mails = unit.mails.depth()
            undelivered = unit.letters.given_up()
        for state in ("planned", "running"):
            self.metrics.open_operations.labels(state).set(depth.get(state, 0))
        self.metrics.waiting_mails.set(mails["waiting"])
        self.metrics.undelivered_letters.set(undelivered)
        if freshness.complete_at is not None:
            self.metrics.reading_age.set((self._house.clock.now() - freshness.complete_at).total_seconds())
        self.metrics.leading.set(1 if self._engines.leader.leads() else 0)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Everything works inside, and is handed on at its end."""
        await asyncio.to_thread(self._start)
        try:
            yield
        finally:
            await self._enclosing.close()
            await self._studio.close()
            await self.clerk.close()
            await asyncio.to_thread(self._stop)

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """What is due to people leaves while inside, through the front ends: started before, and stopped after."""
        tasks = [
            asyncio.create_task(self._notifier.run(), name="iris-notices"),
            asyncio.create_task(self._letters.run(), name="iris-letters"),
            asyncio.create_task(self._members.run(), name="iris-members"),
        ]
        if self._mails is not None:
            tasks.append(asyncio.create_task(self._mails.run(), name="iris-mails"))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self) -> None:
        parts = self._engines
        parts.leader.start()
        parts.worker.start()
        parts.schedule.every(NUDGE_EVERY, parts.readings.nudged, lane="nudges")
        parts.schedule.every(DUE_EVERY, parts.readings.due, lane="readings")
        parts.schedule.every(ADDONS_EVERY, parts.readings.addons_due, lane="readings")
        parts.schedule.every(CHECK_EVERY, parts.checks.due, lane="readings")
        parts.schedule.every(SEAL_EVERY, self._seal)
        for duty in DUTIES:
            parts.schedule.every(duty.every.total_seconds(), partial(self._do, duty), lane="duties")
        parts.schedule.nightly(self._recount)
        parts.schedule.nightly(parts.audits.nightly)
        parts.schedule.start()

    def _stop(self) -> None:
        parts = self._engines
        self._stopping.set()
        parts.worker.stop(STOP_WITHIN)
        parts.schedule.stop()
        parts.leader.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._house.engine.dispose()

    def _mail_carrier(self) -> MailCarrier | None:
        """None where there is no way out for e-mails."""
        house = self._house
        if not house.settings.has_mail:
            return None
        from bot.mail.carrier import MailCarrier  # here: a deployment without e-mails loads none of it
        from bot.mail.house import post_of

        return MailCarrier(house.store, house.clock, house.house, post_of(house.settings), self._pool, self.metrics)

    def _nudge(self) -> None:
        """What was written to people leaves at once."""
        self._letters.nudge()
        if self._mails is not None:
            self._mails.nudge()

    def _assemble(self, zoom: Reach) -> Engines:
        house = self._house
        leader = Leader(house.lease(), self._gained)
        runner = Runner(house.store, zoom.gateway, house.clock, house.house, leader.leads, patient=zoom.patient)
        react = Reactions(house.house, house.clock)

        def halted() -> bool:
            return self._stopping.is_set() or not leader.leads()

        mirror = Mirror(zoom.reading, house.store, house.clock, react, halted)
        addons = AddOnReader(zoom.reading, house.store, house.clock, react, halted)
        interval = timedelta(minutes=house.settings.reading_minutes)
        return Engines(
            leader=leader,
            worker=Worker(house.store, runner, house.clock, leads=leader.leads, on_change=self._changed),
            readings=Readings(mirror, addons, house.store, house.clock, interval, halted),
            checks=PlanChecks(zoom.reading, house.store, house.clock, house.house, halted),
            schedule=Schedule(),
            sealer=Sealer(house.engine, audit_keys(house.settings)[0]),
            audits=AuditChecks(house.store, house.engine, house.clock, house.house, audit_keys(house.settings), leader.leads),
        )

    def _gained(self) -> None:
        log.info("leading")

    def _changed(self, public_id: str) -> None:
        self._desk.operation_changed(public_id)
        self._count(public_id)
        self._notifier.nudge()
        self._nudge()

    def _count(self, public_id: str) -> None:
        with self._house.store.reading() as unit:
            operation = unit.ledger.get(public_id)
        if operation is not None and operation.ended:
            self.metrics.operations.labels(operation.kind.value, operation.state.value).inc()

    def _wake(self) -> None:
        self._engines.worker.wake()

    def _do(self, duty: Duty) -> None:
        """Where this process leads; what it wrote to people leaves at once."""
        if not self._engines.leader.leads():
            return
        done = duty.due(self._house.store, self._house.house, self._house.clock.now())
        if done:
            log.info("duty done: %s", duty.name, extra={"count": done})
            self._nudge()
            self._wake()

    def _recount(self) -> None:
        """Each night the counters of seats and lists are compared with the accounts themselves."""
        if not self._engines.leader.leads():
            return
        with self._house.store.reading() as unit:
            wrong = unit.directory.miscounted()
        log.log(logging.ERROR if wrong else logging.INFO, "counters compared", extra={"count": wrong})

    def _seal(self) -> None:
        """Chain what was appended, and publish the head where it moved (R93)."""
        if not self._engines.leader.leads():
            return
        head = self._engines.sealer.seal()
        if head != self._head:
            self._head = head
            log.info("audit sealed at %s", head.seal[:16], extra={"count": head.sequence})
        if self._engines.audits.due():
            self._letters.nudge()
