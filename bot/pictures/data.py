"""A picture in one reader's language: plain values that travel to the drawer as JSON. The drawer knows no language."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TypeAlias

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


class Drawn(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """All that the drawer needs of any picture. `words` are by the names that `bot.pictures.chart` gives them; `months` are
    twelve, short; `version` is the drawer's."""

    version: int
    title: str
    subtitle: str
    words: dict[str, str]
    months: tuple[str, ...]
    thousands: str

    @property
    def key(self) -> str:
        """The same for the same picture, whoever asks for it."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()[:40]


class SeatChart(Drawn, frozen=True, kw_only=True, tag="seats"):
    """Bars of seats, and how they went."""

    rows: tuple[Row, ...]
    trend: tuple[Night, ...]


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """Seats on one day; `allocated` is None where no allocation is fixed."""

    day: date
    allocated: int | None
    used: int
    reserved: int
    deficit: int


class Beam(msgspec.Struct, frozen=True, kw_only=True):
    """Something counted in two months, and how each number is written; `before` is None where nothing is known of it."""

    label: str
    now: int
    before: int | None
    now_written: str
    before_written: str


class MonthChart(Drawn, frozen=True, kw_only=True, tag="month"):
    """A month's seats day by day, and what happened beside the month before. `first` and `last` are the month's days; those
    without figures are not among `days`."""

    first: date
    last: date
    days: tuple[Day, ...]
    beams: tuple[Beam, ...]
    names: tuple[str, str]
    remarks: tuple[str, ...]


Chart: TypeAlias = SeatChart | MonthChart


def encode(chart: Chart) -> bytes:
    return msgspec.json.encode(chart, order="deterministic")


def decode(body: bytes) -> Chart:
    """Raises msgspec.ValidationError for what is no chart."""
    chart: Chart = msgspec.json.decode(body, type=SeatChart | MonthChart)
    return chart
