"""A picture in one reader's language: plain values that travel to the drawer as JSON. The drawer knows no language."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its numbers, and what is written for each ("" for none). `figure` stands at the right of its label."""

    label: str
    figure: str
    allocated: int | None
    used: int
    reserved: int
    free: int
    deficit: int
    numbers: dict[str, str]


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """One point of the trend; `taken` is used and reserved."""

    day: date
    allocated: int | None
    used: int
    taken: int


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """All that the drawer needs. `words` are by the names of `bot.pictures.chart.LEGEND`; `months` are twelve, short."""

    version: int
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    trend: tuple[Night, ...]
    words: dict[str, str]
    months: tuple[str, ...]
    thousands: str

    @property
    def key(self) -> str:
        """The same for the same picture, whoever asks for it."""
        return hashlib.sha256(encode(self)).hexdigest()[:40]


def encode(chart: Chart) -> bytes:
    return msgspec.json.encode(chart, order="deterministic")


def decode(body: bytes) -> Chart:
    return msgspec.json.decode(body, type=Chart)
