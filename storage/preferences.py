"""What people chose for themselves."""

from __future__ import annotations

from sqlalchemy import Connection, select

from commands.domain.folding import fold
from storage.tables.people import preferences
from storage.upsert import insert


class SqlPreferences:
    """`commands.ports.Preferences`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def language(self, email: str) -> str:
        """ "fr", "en" or "" where not chosen."""
        chosen = select(preferences.c.language).where(preferences.c.email_key == fold(email))
        return self._connection.scalar(chosen) or ""

    def choose_language(self, email: str, locale: str) -> None:
        """Keep the choice, over an earlier one."""
        row = insert(self._connection, preferences).values(email_key=fold(email), language=locale)
        self._connection.execute(row.on_conflict_do_update(index_elements=["email_key"], set_={"language": locale}))
