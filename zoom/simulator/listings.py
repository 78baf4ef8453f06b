"""Paged listings: sorted keys kept up to date at each change, and page tokens that live 15 minutes.

A page costs a bisection and a slice, whatever the account's size. The position is the last key given, so people who come
or go between two pages shift nobody; somebody whose status changes between two listings may still be in neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import NamedTuple, TypeVar

from zoom.simulator.refusals import bad_page_token, invalid

T = TypeVar("T")

TOKEN_LIFE = timedelta(minutes=15)


class SortedKeys:
    """Keys in order: adding and removing move memory only, paging bisects."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._keys = sorted(keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def add(self, key: str) -> None:
        """Put a key in its place; a key already there stays once."""
        if key not in self:
            insort(self._keys, key)

    def discard(self, key: str) -> None:
        """Take a key out, if it is there."""
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            del self._keys[at]

    def fill(self, keys: Iterable[str]) -> None:
        """Replace everything, sorting once."""
        self._keys = sorted(keys)

    def page(self, after: str, size: int) -> tuple[list[str], bool]:
        """(the next keys, whether more follow)."""
        start = bisect_right(self._keys, after) if after else 0
        return self._keys[start : start + size], start + size < len(self._keys)

    def all(self) -> list[str]:
        """Every key, in order."""
        return list(self._keys)


class Position(NamedTuple):
    """Where a token goes on from, and with which parameters it is good."""

    parameters: tuple[tuple[str, str], ...]
    after: str
    expires: datetime


class PageTokens:
    """next_page_token: good for 15 minutes, any number of times, with identical parameters; else 400/300."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._positions: dict[str, Position] = {}

    def give(self, parameters: tuple[tuple[str, str], ...], after: str) -> str:
        """A new token."""
        now = self._now()
        # Tokens are given in the order in which they expire: the dead ones stand first.
        while self._positions and next(iter(self._positions.values())).expires <= now:
            del self._positions[next(iter(self._positions))]
        token = token_urlsafe(24)
        self._positions[token] = Position(parameters, after, now + TOKEN_LIFE)
        return token

    def position(self, token: str, parameters: tuple[tuple[str, str], ...]) -> str:
        """The key after which to go on; "" without token."""
        if not token:
            return ""
        position = self._positions.get(token)
        if position is None or position.expires <= self._now() or position.parameters != parameters:
            raise bad_page_token()
        return position.after


def page_size(query: dict[str, str], largest: int) -> int:
    """The size asked for (30 by default), at most ``largest``."""
    text = query.get("page_size", "30")
    if not text.isdigit() or not 1 <= int(text) <= largest:
        raise invalid(("page_size", f"Invalid field: it must be between 1 and {largest}."))
    return int(text)


def _parameters(query: dict[str, str], name: str) -> tuple[tuple[str, str], ...]:
    rest = {field: value for field, value in query.items() if field != "next_page_token"}
    return tuple(sorted({**rest, "listing": name}.items()))


def turn_page(keys: SortedKeys, tokens: PageTokens, query: dict[str, str], name: str, largest: int) -> tuple[list[str], str]:
    """(the keys of the page asked for, the token of the next one or "")."""
    size = page_size(query, largest)
    parameters = _parameters(query, name)
    found, more = keys.page(tokens.position(query.get("next_page_token", ""), parameters), size)
    return found, tokens.give(parameters, found[-1]) if more else ""


def turn_rows(rows: Sequence[T], tokens: PageTokens, query: dict[str, str], name: str, largest: int) -> tuple[Sequence[T], str]:
    """The same for short lists, by place."""
    size = page_size(query, largest)
    parameters = _parameters(query, name)
    start = int(tokens.position(query.get("next_page_token", ""), parameters) or 0)
    more = start + size < len(rows)
    return rows[start : start + size], tokens.give(parameters, str(start + size)) if more else ""
