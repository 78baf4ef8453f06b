"""What people chose for themselves."""

from __future__ import annotations

from sqlalchemy import Connection

from commands.domain.addresses import person_key
from storage import quick
from storage.tables.people import preferences
from storage.upsert import insert


class SqlPreferences:
    """`commands.ports.Preferences`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def language(self, email: str) -> str:
        """ "fr", "en" or "" where not chosen."""
        found = quick.rows(self._connection, "SELECT language FROM preferences WHERE email_key = ?", (person_key(email),))
        return found[0][0] if found else ""

    def choose_language(self, email: str, locale: str) -> None:
        """Keep the choice, over an earlier one."""
        row = insert(self._connection, preferences).values(email_key=person_key(email), language=locale)
        self._connection.execute(row.on_conflict_do_update(index_elements=["email_key"], set_={"language": locale}))
