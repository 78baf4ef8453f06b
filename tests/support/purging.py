"""What is removed when its time is over, and what is left of a table (R94)."""

from __future__ import annotations

from sqlalchemy import Table, func, select

from commands.domain.privacy import Retention
from storage.unit import SqlStore
from tests.support.clock import SettableClock


def purge(store: SqlStore, clock: SettableClock, retention: Retention) -> dict[str, int]:
    with store.writing() as unit:
        done = dict(unit.privacy.purge(retention, clock.now(), 1_000))
        unit.commit()
    return done


def rows(store: SqlStore, table: Table) -> int:
    with store.reading() as unit:
        return unit.connection.scalar(select(func.count()).select_from(table)) or 0
