"""Pictures of a view, made while its reader already reads: kept in the store, drawn once, never waited for by an answer."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from bot.front import Picture
from bot.i18n import Translator, translator
from bot.pictures.chart import chart_of
from bot.pictures.data import Chart, encode
from bot.pictures.links import PictureLinks
from commands.domain.calendar import QUEBEC
from commands.domain.errors import IrisError
from commands.ports import Clock, Store
from commands.views.drawings import Drawing

log = logging.getLogger(__name__)

WITHIN = 60.0
"""Seconds for a drawing, its process's start included; nobody waits for it, and a busy machine takes its time."""
AT_ONCE = 1
"""Processes that draw side by side: each takes a core and 70 MiB for about a second."""
_ROOT = Path(__file__).parents[2]

T = TypeVar("T")


class Studio:
    """Belongs to the event loop. A picture is a digest of what it shows: the same figures are drawn once, for all replicas."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pool: Executor,
        links: PictureLinks,
        *,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pool = pool
        self._links = links
        self._speak = speak
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._drawing: dict[str, asyncio.Task[bytes | None]] = {}
        self._fonts: tempfile.TemporaryDirectory[str] | None = None

    async def picture(self, drawing: Drawing, locale: str, reader: str) -> Picture | None:
        """The drawing in a language, with a link for `reader` (an e-mail) where there is a public address.

        None where it could not be drawn: the view tells the figures anyway.
        """
        try:
            speaker = self._speak(locale)
            today = self._clock.now().astimezone(QUEBEC).date()
            chart = await self._in_pool(lambda: chart_of(drawing, speaker, today))
            png = await self._kept(chart.key) or await self._drawn(chart, drawing.establishments)
        except (IrisError, OSError, TimeoutError) as error:
            log.warning("picture not drawn", extra={"error": type(error).__name__})
            return None
        if png is None:
            return None
        link = self._links.url(chart.key, reader)
        return Picture(png=png, alt=speaker.words(drawing.alt), title=speaker.words(drawing.title), url=link)

    async def close(self) -> None:
        """What is being drawn is given up."""
        for task in self._drawing.values():
            task.cancel()
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)
        if self._fonts is not None:
            self._fonts.cleanup()

    async def _kept(self, key: str) -> bytes | None:
        def read() -> bytes | None:
            with self._store.reading() as unit:
                found = unit.seat_figures.picture(key)
            return found[0] if found else None

        return await self._in_pool(read)

    async def _drawn(self, chart: Chart, establishments: frozenset[str]) -> bytes | None:
        """One process for however many ask; a reader who goes away leaves it to the others."""
        key = chart.key
        task = self._drawing.get(key)
        if task is None:
            task = self._drawing[key] = asyncio.create_task(self._draw(chart, establishments), name="iris-picture")
            task.add_done_callback(lambda _: self._drawing.pop(key, None))
        return await asyncio.shield(task)

    async def _draw(self, chart: Chart, establishments: frozenset[str]) -> bytes | None:
        async with self._turns:
            # Made with the first picture, so that matplotlib lists the machine's fonts once in a life of the process.
            self._fonts = self._fonts or tempfile.TemporaryDirectory(prefix="iris-pictures-", ignore_cleanup_errors=True)
            png = await _in_a_process(encode(chart), self._fonts.name)
        if png is not None:
            await self._in_pool(lambda: self._keep(chart.key, png, establishments))
        return png

    def _keep(self, key: str, png: bytes, establishments: frozenset[str]) -> None:
        """A picture that cannot be kept now is shown all the same."""
        with suppress(IrisError), self._store.writing() as unit:
            unit.seat_figures.keep_picture(key, png, establishments)
            unit.commit()

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


async def _in_a_process(chart: bytes, fonts: str) -> bytes | None:
    """None where the drawer failed; what it said is in the logs, which hold no figures. Settings and secrets stay here."""
    environment = {"MPLCONFIGDIR": fonts, "PATH": os.environ.get("PATH", ""), "PYTHONSAFEPATH": ""}
    command = (sys.executable, "-m", "bot.pictures.draw")
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=_ROOT, env=environment)
    try:
        async with asyncio.timeout(WITHIN):
            png, said = await process.communicate(chart)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        log.error("picture not drawn", extra={"error": said.decode(errors="replace").strip().rpartition("\n")[2][:200]})
        return None
    return png
