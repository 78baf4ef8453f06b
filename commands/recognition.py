"""Who somebody is now, from what the database holds of them (R1, R3), and what they may be shown of their operations."""

from __future__ import annotations

from msgspec import structs

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.addresses import person_key
from commands.domain.operations import Operation
from commands.domain.people import Actor, Standing
from commands.incoming import Person
from commands.policy import may_see, recognise
from commands.ports import Unit


def recognised(unit: Unit, house: House, email: str, name: str = "") -> Actor:
    """The person of this address ("" for a stranger), with grants read fresh."""
    return _as_held(house, email, name, _standing(unit, email))


def met(unit: Unit, house: House, person: Person) -> tuple[Person, Actor]:
    """Whoever asks: in the language that they chose, else the platform's; and recognised. In one reading, since each command
    begins with it."""
    held = _standing(unit, person.email)
    mine = held.language in ("", person.locale)
    return person if mine else structs.replace(person, locale=held.language), _as_held(house, person.email, person.name, held)


def own_account(unit: Unit, email: str) -> Account | None:
    """The account that bears exactly this address: the directory also finds those that only look the same (R2)."""
    account = unit.directory.by_email(email) if email else None
    return account if account and person_key(account.email) == person_key(email) else None


def account_shown(unit: Unit, house: House, operation: Operation) -> Account | None:
    """The account of an operation, where its asker sees it as things stand: an address may be somebody else's by now (R4)."""
    account = unit.directory.by_email(operation.email)
    return account if account and may_see(recognised(unit, house, operation.actor), account) else None


def _standing(unit: Unit, email: str) -> Standing:
    return unit.grants.standing(email) if email else Standing()


def _as_held(house: House, email: str, name: str, held: Standing) -> Actor:
    return recognise(email, name, held.grants, admins=house.admins, holder=held.holder, reference=house.reference)
