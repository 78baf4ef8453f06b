"""Our fields of accounts that Zoom has not shown yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select

from commands.domain.accounts import HeadOfService, Profile
from commands.domain.folding import fold
from commands.ports import Clock, OurFields
from storage.tables.takeover import takeover
from storage.upsert import insert

KEPT_AT = "kept_at"
"""Beside the fields: the UTC moment of the import, as ISO 8601 writes it, whose order is that of time."""


def kept_before(moment: datetime) -> ColumnElement[bool]:
    """What was imported before and whose account was never seen (R94). A row without a moment is of an earlier version, and stays
    until it is imported anew."""
    at: ColumnElement[str] = takeover.c.fields[KEPT_AT].as_string()
    return at < _written_at(moment)


class SqlTakeover:
    """`commands.ports.Takeover`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def keep(self, fields: Mapping[str, OurFields]) -> None:
        at = {KEPT_AT: _written_at(self._clock.now())}
        rows = [{"email_key": fold(email), "fields": _written(ours) | at} for email, ours in fields.items()]
        if rows:
            statement = insert(self._connection, takeover)
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["email_key"], set_={"fields": statement.excluded.fields}), rows
            )

    def take(self, emails: Iterable[str]) -> Mapping[str, OurFields]:
        by_key = {fold(email): email for email in emails}
        mine = takeover.c.email_key.in_(sorted(by_key))
        found = {by_key[key]: _read(fields) for key, fields in self._connection.execute(select(takeover).where(mine))}
        if found:
            self._connection.execute(delete(takeover).where(mine))
        return found


def _written_at(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _written(ours: OurFields) -> dict[str, Any]:
    """Only what an imported file can say."""
    return {
        "establishment": ours.establishment,
        "installation": ours.installation,
        "profile": ours.profile,
        "specialty": ours.specialty,
        "oncology": ours.oncology,
        "generic": ours.generic,
        "head": {"name": ours.head.name, "email": ours.head.email} if ours.head else None,
    }


def _read(fields: dict[str, Any]) -> OurFields:
    return OurFields(
        establishment=fields["establishment"],
        installation=fields["installation"],
        profile=Profile(fields["profile"]) if fields["profile"] else None,
        specialty=fields["specialty"],
        oncology=fields["oncology"],
        generic=fields["generic"],
        head=HeadOfService(**fields["head"]) if fields["head"] else None,
    )
