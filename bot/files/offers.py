"""Files that go with answers: made at once where the platform takes them so, or offered first, and made when they are taken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import timedelta
from functools import partial

from msgspec import structs

from bot.files.clerk import Clerk
from bot.files.links import FileLinks
from bot.front import Answer, FileOffer, MadeFile
from bot.i18n import Translator, translator
from commands.domain.addresses import person_key
from commands.domain.errors import IrisError
from commands.incoming import Person
from commands.ports import Clock, KeptOrder, Store
from commands.views.files import FileOrder

log = logging.getLogger(__name__)

LIVES = timedelta(days=1)
"""How long an offer may be taken."""


class Offers:
    """Belongs to the event loop. Whoever takes an offer is authorised by the clerk as things stand then (R3)."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pool: Executor,
        clerk: Clerk,
        links: FileLinks,
        *,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pool = pool
        self._clerk = clerk
        self._links = links
        self._speak = speak

    def accompany(self, answer: Answer, order: FileOrder, person: Person) -> Answer:
        """With the two ways in which a front end may give the file."""
        made = partial(self._clerk.make, order, person.email, answer.locale, origin=person.platform)
        return structs.replace(answer, file=made, offer=partial(self.offer, order, person, answer.locale))

    async def offer(self, order: FileOrder, person: Person, locale: str) -> FileOffer | None:
        """Written down, so that any replica gives it; None where it cannot be."""
        speaker = self._speak(locale)
        name, title = speaker.words(order.name), speaker.words(order.title)
        kept = KeptOrder(
            order=replace(order, name=name, title=title),
            reader=person.email,
            locale=locale,
            platform=person.platform,
            expires_at=self._clock.now() + LIVES,
        )
        try:
            public_id = await asyncio.get_running_loop().run_in_executor(self._pool, self._keep, kept)
        except IrisError as error:
            log.warning("file not offered", extra={"kind": order.kind.value, "error": type(error).__name__})
            return None
        return FileOffer(id=public_id, name=f"{name}.{order.format.value}", title=title, url=self._links.url(public_id))

    async def take(self, public_id: str, person: Person | None = None) -> MadeFile | None:
        """The file, made now; None where there is no such offer, or the reader may not have it any more.

        Only for the `person` that it was offered to, unless a signed link stands for them.
        """
        kept = await asyncio.get_running_loop().run_in_executor(self._pool, self._find, public_id)
        if kept is None or (person is not None and person_key(person.email) != person_key(kept.reader)):
            return None
        return await self._clerk.make(kept.order, kept.reader, kept.locale, origin=kept.platform)

    def _keep(self, kept: KeptOrder) -> str:
        with self._store.writing() as unit:
            public_id = unit.file_orders.keep(kept)
            unit.commit()
            return public_id

    def _find(self, public_id: str) -> KeptOrder | None:
        with self._store.reading() as unit:
            return unit.file_orders.get(public_id)
