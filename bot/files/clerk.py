"""Makes the files that people are given, one at a time and beside everything else; each is audited (R63, R81)."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from bot.files.workroom import Workroom
from bot.files.writing import MEDIA_TYPES, write
from bot.front import MadeFile
from bot.i18n import Translator, translator
from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.errors import IrisError
from commands.domain.operations import Json
from commands.files.making import Maker, Making
from commands.ports import Clock, Store
from commands.references import new_reference
from commands.views.files import FileKind, FileOrder
from commands.views.nodes import Cell

log = logging.getLogger(__name__)

_ACTIONS = {FileKind.JOURNAL: AuditAction.AUDIT_EXPORTED, FileKind.PRIVACY: AuditAction.PRIVACY_EXPORTED}
_UNTOLD = frozenset({FileKind.TEMPLATE})
"""Hold nothing of anybody's."""


class ClosingError(IrisError):
    """A file was given up on the way."""


class Clerk:
    """Belongs to the event loop; works in a thread of its own."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        house: House,
        makers: Mapping[FileKind, Maker],
        *,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        self._store = store
        self._clock = clock
        self._house = house
        self._makers = makers
        self._speak = speak
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="iris-files")
        self._closing = threading.Event()
        self._room: Workroom | None = None

    async def make(self, order: FileOrder, reader: str, locale: str, *, origin: str = "worker") -> MadeFile | None:
        """The file, for the person of this e-mail, as they may have it now; whoever is given it deletes it (`MadeFile`).

        None where they may not, or where it could not be made.
        """
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, self._make, order, reader, locale, origin)
        except (IrisError, OSError, ValueError) as error:
            log.warning("file not made", extra={"kind": order.kind.value, "error": type(error).__name__})
            return None

    async def close(self) -> None:
        """What is being made is given up; nothing made stays behind."""
        self._closing.set()
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)
        if self._room is not None:
            self._room.close()
            self._room = None

    def _make(self, order: FileOrder, reader: str, locale: str, origin: str) -> MadeFile | None:
        speaker = self._speak(locale)
        making = Making(
            store=self._store,
            house=self._house,
            now=self._clock.now(),
            reader=reader,
            origin=origin,
            reference=new_reference(),
        )
        table = self._makers[order.kind](order, making)
        if table is None:
            return None
        path = self._place()
        count = write(path, order.format, replace(table, rows=self._while_open(table.rows)), speaker)
        try:
            self._audit(order, making, count)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        name = f"{speaker.words(order.name)}.{order.format.value}"
        return MadeFile(path=path, name=name, title=speaker.words(order.title), media_type=MEDIA_TYPES[order.format])

    def _while_open(self, rows: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
        """A long file keeps no process from its end."""
        for row in rows:
            if self._closing.is_set():
                raise ClosingError("the process ends")
            yield row

    def _place(self) -> Path:
        """The room is opened with the first file."""
        self._room = self._room or Workroom()
        return self._room.place()

    def _audit(self, order: FileOrder, making: Making, count: int) -> None:
        """What left, how much of it, and for whom."""
        if order.kind in _UNTOLD:
            return
        asked = ", ".join(f"{name}={value}" for name, value in order.payload.items())
        after: dict[str, Json] = {"file": order.kind.value, "format": order.format.value, "count": count, "asked": asked}
        with self._store.writing() as unit:
            making.context(unit).audit(_ACTIONS.get(order.kind, AuditAction.FILE_EXPORTED), "ok", after=after)
            unit.commit()
