"""A lease that one process holds at a time: the holder runs worker, mirror and schedule (architecture: Replicas)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, func, or_, select

from commands.ports import Clock
from storage.engine import writing
from storage.tables.leases import leases
from storage.upsert import insert

LEADER = "leader"


class SqlLease:
    """A named lease in the database; each call is a transaction of its own.

    On PostgreSQL the database's clock decides, so that replicas whose clocks differ still agree. A SQLite file's processes
    share a machine and its clock.
    """

    def __init__(self, engine: Engine, clock: Clock, name: str = LEADER) -> None:
        self._engine = engine
        self._clock = clock
        self._name = name

    def take(self, holder: str, seconds: float) -> bool:
        """Take it if it is free, run out or `holder`'s already, for `seconds` from now; whether it is now `holder`'s."""
        with writing(self._engine) as connection:
            now = self._now(connection)
            values = {"holder": holder, "until": now + timedelta(seconds=seconds)}
            row = insert(connection, leases).values(name=self._name, **values)
            free = or_(leases.c.until <= now, leases.c.holder == holder)
            won = row.on_conflict_do_update(index_elements=["name"], set_=values, where=free).returning(leases.c.name)
            taken = connection.scalar(won) is not None
            connection.commit()
            return taken

    def give_up(self, holder: str) -> None:
        """Let another have it at once; nothing happens where `holder` has it no longer."""
        with writing(self._engine) as connection:
            connection.execute(leases.delete().where(leases.c.name == self._name, leases.c.holder == holder))
            connection.commit()

    def _now(self, connection: Connection) -> datetime:
        if connection.dialect.name == "postgresql":
            moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return moment
        return self._clock.now()
