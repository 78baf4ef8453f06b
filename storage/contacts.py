"""Where people were last met."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from commands.domain.addresses import person_key
from commands.incoming import Person
from commands.ports import Clock, Target
from storage.tables.letters import contacts
from storage.tables.people import preferences
from storage.upsert import insert


class SqlContacts:
    """`commands.ports.Contacts`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def met(self, person: Person) -> None:
        """Here and now; an address that changed hands is its new holder's alone."""
        if not person.email:
            return
        said = {"email_key": person_key(person.email), "locale": person.locale, "met_at": self._clock.now()}
        row = insert(self._connection, contacts).values(platform=person.platform, address=person.address, **said)
        self._connection.execute(row.on_conflict_do_update(index_elements=["platform", "address"], set_=said))

    def targets(self, email: str) -> Sequence[Target]:
        """Most recently met first, in the language that they chose, else the platform's."""
        chosen = func.coalesce(func.nullif(preferences.c.language, ""), contacts.c.locale)
        found = (
            select(contacts.c.platform, contacts.c.address, chosen.label("locale"))
            .join_from(contacts, preferences, preferences.c.email_key == contacts.c.email_key, isouter=True)
            .where(contacts.c.email_key == person_key(email))
            .order_by(contacts.c.met_at.desc(), contacts.c.platform, contacts.c.address)
        )
        rows = self._connection.execute(found)
        return [Target(platform=row.platform, address=row.address, locale=row.locale) for row in rows]
