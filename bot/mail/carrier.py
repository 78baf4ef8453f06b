"""Takes due mails from the database, says what they say now, sends them, and writes down what became of each.

At least once: a kill between sending and recording sends the same message again, with the same Message-ID.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.i18n import translator
from bot.mail.links import StopLinks
from bot.mail.message import Envelope, build
from bot.mail.render import Rendered, Speak, render
from bot.mail.transport import MailPostponedError, MailRefusedError, MailUnreachableError, Transport
from bot.metrics import Metrics
from bot.waiting import Bells, heard
from commands.context import House
from commands.domain.errors import IrisError
from commands.domain.mails import MailOutcome, Unsent
from commands.mail.composing import Composed, compose
from commands.ports import Clock, DueMail, Store, Unit

log = logging.getLogger(__name__)

IDLE = 2.0
"""Seconds between looks when nobody nudges."""
ROUND = 50
"""Mails sent before others are looked at again: a connection is not held for ever."""
FIRST_WAIT, LONGEST_WAIT = 10.0, 900.0
"""Seconds before a mail is tried again, doubled at each try."""
LONGEST_REST = 60.0
"""Seconds at most for which a server that takes nothing is left alone, unless it asks for more."""
GIVEN_UP_AFTER = timedelta(days=5)
"""As mail servers do (RFC 5321, 4.5.4.1)."""
_BELL = "mail"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The way out: who writes, by what, and how one asks for no more."""

    envelope: Envelope
    transport: Transport
    links: StopLinks


class MailCarrier:
    """One per process; mails are leased, so that replicas share the work."""

    def __init__(
        self, store: Store, clock: Clock, house: House, post: Post, pool: Executor, metrics: Metrics, *, speak: Speak = translator
    ) -> None:
        self._store = store
        self._clock = clock
        self._house = house
        self._post = post
        self._pool = pool
        self._metrics = metrics
        self._speak = speak
        self._bells = Bells()
        self._rest = 0.0

    def nudge(self) -> None:
        """From any thread: something may be due now."""
        self._bells.ring(_BELL)

    async def run(self) -> None:
        """Send until cancelled. A server that takes nothing is left alone for a while, longer each time."""
        with self._bells.listening(_BELL) as bell:
            while True:
                bell.clear()
                try:
                    handled = await self.deliver_due()
                except IrisError:
                    log.warning("mails not read", exc_info=True)
                    handled = 0
                except Exception:
                    log.exception("mail round broke")
                    handled = 0
                if self._rest:
                    await asyncio.sleep(self._rest)
                elif handled < ROUND:
                    await heard(bell, IDLE)

    async def deliver_due(self) -> int:
        """One round; how many mails were handled."""
        handled = 0
        try:
            while handled < ROUND:
                mail = await self._writing(lambda unit: unit.mails.claim())
                if mail is None:
                    break
                handled += 1
                if not await self._deliver(mail):
                    break
        finally:
            await self._post.transport.rest()
        return handled

    async def _deliver(self, mail: DueMail) -> bool:
        """False where nothing can leave now."""
        try:
            await self._handle(mail)
        except MailUnreachableError as error:
            self._rest = max(error.after or 0.0, min(LONGEST_REST, self._rest * 2 or IDLE))
            log.warning("no mail can leave", extra={"reason": error.code, "seconds": self._rest})
            await self._again(mail, error.code)
            return False
        except Exception:
            log.exception("mail not sent", extra={"reference": mail.public_id[:8], "kind": mail.kind.value})
            await self._again(mail, "")
        self._rest = 0.0
        return True

    async def _handle(self, mail: DueMail) -> None:
        composed = await self._reading(lambda unit: compose(mail, unit, self._house, self._clock.now()))
        if isinstance(composed, Unsent):
            await self._end(mail, MailOutcome.UNSENT, composed.value)
            return
        try:
            await self._send(mail, composed)
        except MailRefusedError as refused:
            await self._refused(mail, refused)
        except MailPostponedError as error:
            await self._again(mail, error.code)
        else:
            await self._end(mail, MailOutcome.SENT)

    async def _send(self, mail: DueMail, composed: Composed) -> None:
        post = self._post
        stop = post.links.stop(mail.public_id, composed.reply_to) if composed.stoppable else None
        rendered = render(composed.draft, composed.locale, stop_url=stop.url if stop else "", speak=self._speak)
        if post.envelope.redirect:
            subject = self._speak("fr").text("mail-rehearsal", subject=rendered.subject)
            rendered = Rendered(subject=subject, html=rendered.html, text=rendered.text)
        message = build(
            rendered,
            post.envelope,
            to=mail.email,
            public_id=mail.public_id,
            locale=composed.locale,
            now=self._clock.now(),
            reply_to=composed.reply_to,
            stop=stop,
        )
        await post.transport.send(message)

    async def _refused(self, mail: DueMail, refused: MailRefusedError) -> None:
        """For good. An address that its server does not take is remembered, but not one of a rehearsal."""

        def note(unit: Unit) -> None:
            unit.mails.ended(mail, MailOutcome.REFUSED, refused.code)
            if refused.address and not self._post.envelope.redirect:
                unit.mails.refuse(mail.email, refused.code)

        await self._writing(note)
        self._count(mail, MailOutcome.REFUSED, refused.code)

    async def _again(self, mail: DueMail, code: str) -> None:
        now = self._clock.now()
        if now - mail.written_at > GIVEN_UP_AFTER:
            await self._end(mail, MailOutcome.GIVEN_UP, code)
            return
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(mail.tries - 1, 10))
        await self._writing(lambda unit: unit.mails.failed(mail, now + timedelta(seconds=wait), code))

    async def _end(self, mail: DueMail, outcome: MailOutcome, detail: str = "") -> None:
        await self._writing(lambda unit: unit.mails.ended(mail, outcome, detail))
        self._count(mail, outcome, detail)

    def _count(self, mail: DueMail, outcome: MailOutcome, detail: str) -> None:
        self._metrics.mails.labels(mail.kind.value, outcome.value).inc()
        told = {"reference": mail.public_id[:8], "kind": mail.kind.value, "outcome": outcome.value, "reason": detail}
        log.info("mail ended", extra=told)

    async def _reading(self, work: Callable[[Unit], T]) -> T:
        def read() -> T:
            with self._store.reading() as unit:
                return work(unit)

        return await asyncio.get_running_loop().run_in_executor(self._pool, read)

    async def _writing(self, work: Callable[[Unit], T]) -> T:
        def write() -> T:
            with self._store.writing() as unit:
                result = work(unit)
                unit.commit()
                return result

        return await asyncio.get_running_loop().run_in_executor(self._pool, write)
