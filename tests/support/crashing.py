"""A store whose commits share a count with Zoom's calls, so that a test may strike at any point of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, cast

from commands.ports import Store, Unit
from tests.support.fake_zoom import Mishaps


class _Unit:
    def __init__(self, unit: Unit, mishaps: Mishaps) -> None:
        self._unit = unit
        self._mishaps = mishaps

    def commit(self) -> None:
        self._mishaps.around(self._unit.commit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)


class CrashingStore:
    """`commands.ports.Store` over a real one; each commit is a point."""

    def __init__(self, store: Store, mishaps: Mishaps) -> None:
        self._store = store
        self._mishaps = mishaps

    @property
    def prompt(self) -> bool:
        return self._store.prompt

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        with self._store.reading() as unit:
            yield unit

    def glance(self) -> AbstractContextManager[Unit]:
        return self._store.glance()

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        with self._store.writing() as unit:
            yield cast(Unit, _Unit(unit, self._mishaps))
