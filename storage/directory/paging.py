"""Order and place in a list: which columns sort, and cursors that lead from one page to the next (keyset, both ways)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from commands.domain.listing import Query, Sort
from storage.directory.database import Clause, marks

KEYS: dict[Sort, tuple[str, ...]] = {
    Sort.NAME: ("sort_name",),
    Sort.FIRST_NAME: ("sort_first_name",),
    Sort.EMAIL: ("email",),
    Sort.STATUS: ("status", "sort_name"),
    Sort.TYPE: ("user_type", "sort_name"),
    Sort.INSTALLATION: ("sort_installation", "sort_name"),
    Sort.ESTABLISHMENT: ("establishment", "sort_name"),
    Sort.PROFILE: ("profile", "sort_name"),
    Sort.INVITED: ("invited_key",),
    Sort.LAST_LOGIN: ("login_key",),
}
"""The columns of each order; `id` decides between equals."""

_NUMBERS = frozenset({"invited_key", "login_key"})
_MAX_CURSOR = 400
_MAX_ID = 2**63 - 1


class Place(msgspec.Struct, frozen=True):
    """Just after a row, or just before it when `backward`: its keys and its id."""

    backward: bool
    values: tuple[Any, ...]


class Order(msgspec.Struct, frozen=True):
    """How a page is sorted, and from where. A page read backward is sorted the other way and turned round at the end."""

    keys: tuple[str, ...]
    descending: bool
    place: Place | None

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.keys, "id")

    @property
    def turned(self) -> bool:
        return self.place is not None and self.place.backward

    def after(self, prefix: str = "") -> tuple[Clause, ...]:
        """The condition that rows lie past the place."""
        return self._past(self.columns, self.place.values, prefix) if self.place else ()

    def after_in(self, cell: Mapping[str, str]) -> tuple[Clause, ...] | None:
        """The same among rows that all have the values of `cell`, without naming those columns; None where no row lies past."""
        if self.place is None:
            return ()
        for count, (name, value) in enumerate(zip(self.columns, self.place.values, strict=True)):
            if name not in cell:
                return self._past(self.columns[count:], self.place.values[count:], "")
            if cell[name] != value:
                return () if (cell[name] < value) == self._down else None
        return None

    def _past(self, names: tuple[str, ...], values: tuple[Any, ...], prefix: str) -> tuple[Clause, ...]:
        columns = ", ".join(f"{prefix}{name}" for name in names)
        return (Clause(f"({columns}) {'<' if self._down else '>'} ({marks(len(names))})", values),)

    def by(self, prefix: str = "") -> str:
        way = " DESC" if self._down else ""
        return ", ".join(f"{prefix}{name}{way}" for name in self.columns)

    @property
    def _down(self) -> bool:
        return self.descending != self.turned


def order_of(query: Query) -> Order:
    keys = KEYS[query.sort]
    return Order(keys, query.descending, _read(query.cursor, query.sort) if query.cursor else None)


def cursor(sort: Sort, values: Sequence[Any], *, backward: bool) -> str:
    """An opaque text of at most 400 characters; "" where the keys do not fit, which ends the paging there."""
    plain = msgspec.json.encode(("p" if backward else "n", sort.value, *values))
    text = base64.urlsafe_b64encode(plain).decode().rstrip("=")
    return text if len(text) <= _MAX_CURSOR else ""


def _read(text: str, sort: Sort) -> Place | None:
    """The place a cursor names; None for one that is not ours or of another order: it is input."""
    if len(text) > _MAX_CURSOR:
        return None
    try:
        found = msgspec.json.decode(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, msgspec.DecodeError, ValueError):
        return None
    match found:
        case ["n" | "p" as way, str(name), *values] if name == sort.value and _fits(values, KEYS[sort]):
            return Place(way == "p", tuple(values))
    return None


def _fits(values: Sequence[Any], keys: tuple[str, ...]) -> bool:
    if len(values) != len(keys) + 1 or not _number(values[-1]):
        return False
    return all(_number(value) if key in _NUMBERS else _text(value) for key, value in zip(keys, values, strict=False))


def _number(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MAX_ID


def _text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value
