"""Who somebody is now, from what the database holds of them (R1, R3), and what they may be shown of their operations."""

from __future__ import annotations

from msgspec import structs

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.addresses import person_key
from commands.domain.operations import Operation
from commands.domain.people import Actor
from commands.incoming import Person
from commands.policy import may_see, recognise
from commands.ports import Unit


def recognised(unit: Unit, house: House, email: str, name: str = "") -> Actor:
    """The person of this address ("" for a stranger), with grants read fresh."""
    email = person_key(email)
    return recognise(
        email,
        name,
        unit.grants.of(email) if email else (),
        admins=house.admins,
        holder=bool(email) and unit.directory.bears(email),
        reference=house.reference,
    )


def own_account(unit: Unit, email: str) -> Account | None:
    """The account that bears exactly this address."""
    return unit.directory.by_email(email) if email and unit.directory.bears(email) else None


def in_their_language(unit: Unit, person: Person) -> Person:
    """The person with the language they chose, else the platform's."""
    chosen = unit.preferences.language(person.email) if person.email else ""
    return structs.replace(person, locale=chosen) if chosen not in ("", person.locale) else person


def account_shown(unit: Unit, house: House, operation: Operation) -> Account | None:
    """The account of an operation, where its asker sees it as things stand: an address may be somebody else's by now (R4)."""
    account = unit.directory.by_email(operation.email)
    return account if account and may_see(recognised(unit, house, operation.actor), account) else None
