"""The queue of accounts to read again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select

from commands.ports import Nudge
from storage.tables.nudges import nudges
from storage.upsert import insert

_FIELDS = ("zoom_id", "email", "operator", "event_at")


class SqlNudges:
    """`commands.ports.Nudges`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, nudge: Nudge) -> None:
        values = {name: getattr(nudge, name) for name in _FIELDS}
        statement = insert(self._connection, nudges).values(name=nudge.name, **values)
        said = {name: func.coalesce(func.nullif(statement.excluded[name], ""), nudges.c[name]) for name in _FIELDS[:-1]}
        merged = said | {"event_at": statement.excluded.event_at}
        newer = nudges.c.event_at < statement.excluded.event_at
        self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=merged, where=newer))

    def oldest(self, limit: int) -> Sequence[Nudge]:
        rows = self._connection.execute(select(nudges).order_by(nudges.c.event_at, nudges.c.name).limit(limit)).mappings()
        return [Nudge(**{name: row[name] for name in _FIELDS}) for row in rows]

    def done(self, nudge: Nudge) -> None:
        self._connection.execute(delete(nudges).where(nudges.c.name == nudge.name, nudges.c.event_at <= nudge.event_at))
