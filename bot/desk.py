"""The commands, from the event loop (`bot.front.Desk`): runs them in their own threads, waits a moment for an outcome."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from datetime import timedelta
from functools import partial
from typing import TypeVar

from msgspec import structs

from bot.files.offers import Offers
from bot.front import Answer, MadeFile
from bot.i18n import Translator, translator
from bot.localise import localise, localise_form
from bot.pictures.studio import Studio
from bot.type_ahead import options
from bot.waiting import Bells, heard
from commands.context import Context, House
from commands.dispatcher import Dispatcher
from commands.domain.errors import IrisError
from commands.domain.operations import Operation, State
from commands.handlers.home import allowed_commands, home
from commands.incoming import Incoming, Outcome, Person, Reply
from commands.ports import Clock, Store, Target, Unit
from commands.recognition import account_shown, met, recognised
from commands.references import new_reference
from commands.views.home import home_view
from commands.views.nodes import Localised, Option
from commands.views.operations import operation_view
from commands.views.show import Reader

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=1.5)
"""From the receipt of a command to « en cours » (R91)."""
POLL = 0.15
"""Seconds between looks at an operation that another replica may be running."""
THREADS = 4
"""Of the pool that bootstrap gives: database work only, milliseconds each."""

T = TypeVar("T")


class CommandDesk:
    """Implements `bot.front.Desk`. `planned` is called when an operation is in the ledger,
    `woken` when an operation's message should leave at once, `met` with whoever was answered."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        store: Store,
        house: House,
        clock: Clock,
        pool: Executor,
        *,
        planned: Callable[[], None] = lambda: None,
        woken: Callable[[], None] = lambda: None,
        met: Callable[[Person], None] = lambda _: None,
        studio: Studio | None = None,
        offers: Offers | None = None,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        self._dispatcher = dispatcher
        self._store = store
        self._house = house
        self._clock = clock
        self._pool = pool
        self._planned = planned
        self._woken = woken
        self._met = met
        self._studio = studio
        self._offers = offers
        self._speak = speak
        self._bells = Bells()

    def operation_changed(self, public_id: str) -> None:
        """From the worker, in any thread: whoever waits for this operation looks again now."""
        self._bells.ring(public_id)

    async def answer(self, incoming: Incoming) -> Answer:
        reply = await self._reply(incoming)
        self._met(incoming.person)
        if not reply.operation:
            return self._accompanied(self._localised(reply), reply, incoming.person)
        self._planned()
        operation = await self._end_of(reply.operation, incoming)
        if operation is None:
            await self._in_pool(lambda: self._quietly(lambda unit: unit.notices.wake(reply.operation)))
            self._woken()
            return structs.replace(self._localised(reply), settled=False, operation=reply.operation)
        return await self._in_pool(lambda: self._ended(reply, operation, incoming))

    async def options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        return await self._in_pool(lambda: self._options(person, source, typed, chosen))

    async def home(self, person: Person) -> Localised:
        return await self._in_pool(lambda: self._home(person))

    async def allowed(self, person: Person) -> frozenset[str]:
        return await self._in_pool(lambda: self._allowed(person))

    async def follows(self, platform: str, thread: str) -> bool:
        return await self._in_pool(lambda: self._follows(platform, thread))

    async def registered(self, platform: str, channel: str) -> bool:
        return await self._in_pool(lambda: self._registered(platform, channel))

    async def take(self, person: Person, offer: str) -> MadeFile | None:
        return None if self._offers is None else await self._offers.take(offer, person)

    def words(self, locale: str, key: str) -> str:
        return self._speak(locale).text(key)

    async def _reply(self, incoming: Incoming) -> Reply:
        """On the loop itself what is read in less time than a thread takes to be told of it; in the pool what may wait."""
        begun = self._dispatcher.at_once(incoming) if self._store.prompt else None
        if isinstance(begun, Reply):
            return begun
        return await self._in_pool(begun or partial(self._dispatcher.handle, incoming))

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def _end_of(self, public_id: str, incoming: Incoming) -> Operation | None:
        """The operation once it has ended, None where it has not within the patience of this command."""
        loop = asyncio.get_running_loop()
        until = loop.time() + (incoming.at + PATIENCE - self._clock.now()).total_seconds()
        with self._bells.listening(public_id) as bell:
            while True:
                bell.clear()
                operation = await self._in_pool(lambda: self._read(public_id))
                if operation is not None and operation.ended:
                    return operation
                left = until - loop.time()
                if left <= 0:
                    return None
                await heard(bell, min(POLL, left))

    def _read(self, public_id: str) -> Operation | None:
        """None too where the store is busy: the next look may find it."""
        try:
            with self._store.reading() as unit:
                return unit.ledger.get(public_id)
        except IrisError:
            log.warning("operation not read", exc_info=True)
            return None

    def _ended(self, reply: Reply, operation: Operation, incoming: Incoming) -> Answer:
        """The outcome as the answer itself; once that is shown nothing more is sent."""
        with self._store.reading() as unit:
            account = account_shown(unit, self._house, operation)
        view = operation_view(operation, self._reader(incoming.person), account)
        target = Target(platform=incoming.person.platform, address=incoming.person.address, locale=reply.locale)
        outcome = Outcome.FAILED if operation.state is State.FAILED else Outcome.OK
        answer = self._localised(structs.replace(reply, view=view, outcome=outcome))
        return structs.replace(answer, operation=operation.public_id, shown=partial(self._shown, operation.public_id, target))

    async def _shown(self, public_id: str, target: Target) -> None:
        """The platform took the answer. Where that cannot be written down, the end is told twice."""
        await self._in_pool(lambda: self._quietly(lambda unit: unit.notices.answered(public_id, target)))

    def _quietly(self, write: Callable[[Unit], None]) -> None:
        """A write that an answer does not hang on: the outbox has its own due time."""
        try:
            with self._store.writing() as unit:
                write(unit)
                unit.commit()
        except IrisError:
            log.warning("notice not marked", exc_info=True)

    def _accompanied(self, answer: Answer, reply: Reply, person: Person) -> Answer:
        """With the picture and the file that go with the view, to be made once the answer is out."""
        if reply.drawing is not None and self._studio is not None:
            answer = structs.replace(answer, picture=partial(self._studio.picture, reply.drawing, answer.locale, person.email))
        if reply.file is not None and self._offers is not None:
            answer = self._offers.accompany(answer, reply.file, person)
        return answer

    def _localised(self, reply: Reply) -> Answer:
        speaker = self._speak(reply.locale)
        return Answer(
            outcome=reply.outcome,
            view=None if reply.view is None else localise(reply.view, speaker),
            form=None if reply.form is None else localise_form(reply.form, speaker),
            errors={name: speaker.words(words) for name, words in reply.errors.items()},
            replace=reply.replace,
            locale=reply.locale,
        )

    def _options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        with self._store.reading() as unit:
            context = self._context(unit, person)
            speaker = self._speak(context.person.locale)
            found = options(source, typed, chosen, context.actor, self._house.reference, unit.directory)
            return tuple(Option(one.value, speaker.words(one.label)) for one in found)

    def _allowed(self, person: Person) -> frozenset[str]:
        with self._store.reading() as unit:
            return allowed_commands(recognised(unit, self._house, person.email, person.name))

    def _follows(self, platform: str, thread: str) -> bool:
        with self._store.reading() as unit:
            return unit.letters.in_thread(platform, thread) is not None

    def _registered(self, platform: str, channel: str) -> bool:
        with self._store.reading() as unit:
            return bool(unit.channels.at(platform, channel))

    def _home(self, person: Person) -> Localised:
        with self._store.reading() as unit:
            context = self._context(unit, person)
            return localise(home_view(home(context), self._reader(person)), self._speak(context.person.locale))

    def _context(self, unit: Unit, person: Person) -> Context:
        """The person as authorised now (R3), in the language that they chose."""
        person, actor = met(unit, self._house, person)
        reference = new_reference()
        return Context(
            actor=actor,
            person=person,
            unit=unit,
            house=self._house,
            now=self._clock.now(),
            reference=reference,
            intent=reference,
        )

    def _reader(self, person: Person) -> Reader:
        return Reader(command=self._house.typed_on(person.platform), now=self._clock.now())
