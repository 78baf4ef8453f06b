"""Files that people drop, on any platform: read whole within their limit, then as a sheet, beside the event loop (R80)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import PurePath

from bot.files.reading import read
from commands.files.sheets import LARGEST
from commands.incoming import FileInput

AT_ONCE = 2
"""Files held in memory, and read, side by side: 10 MB and up to 3 s of a core each."""
SHEETS = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsb", ".xlsm", ".xlsx"})
"""Endings of what spreadsheets save, readable or not."""


class Inbox:
    """Belongs to the event loop. Neither names nor contents of files are ever logged."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def receive(self, name: str, pieces: AsyncIterator[bytes]) -> FileInput:
        """`pieces` are drawn until they end or are too many; whatever drawing them raises is passed on."""
        async with self._turns:
            data = bytearray()
            async for piece in pieces:
                data += piece
                if len(data) > LARGEST:  # `read` says so
                    break
            return FileInput(await asyncio.to_thread(read, name, bytes(data)))


def is_spreadsheet(name: str) -> bool:
    """By its name alone: whether a file dropped among people is for us. What it holds is looked at when it is read."""
    return PurePath(name).suffix.lower() in SHEETS
