"""Files on their way out: made once, handed to the platform, and never left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.front import Answer, MadeFile


@asynccontextmanager
async def handed(answer: Answer) -> AsyncIterator[MadeFile | None]:
    """The file that goes with an answer, None where it could not be made; deleted at the end, whatever became of it."""
    made = None if answer.file is None else await answer.file()
    try:
        yield made
    finally:
        if made is not None:
            made.path.unlink(missing_ok=True)
