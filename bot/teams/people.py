"""Who a Teams user is: the e-mail that the tenant's directory vouches for (R2), looked up once in five minutes.

`email` (the directory's `mail`) is what people know each other by and what grants name. `userPrincipalName` is a name to sign in
with, which may be another person's address: it never stands in for `email`; it only tells guests, whose own holds `#EXT#`.
The tenant counts as much as the address: elsewhere anybody may write any address into their own directory.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from msgspec import structs

from bot.front import UndeliverableError
from bot.i18n import normalise_locale
from bot.identities import Identities, UnconfirmedError
from bot.teams.activities import Activity
from bot.teams.connector import NO_MEMBER, Connector, ConnectorError, Json
from bot.teams.references import PLATFORM, Reference, reference_of
from commands.incoming import Person
from commands.ports import Clock

PATIENCE = 4.0
"""Seconds for a look-up, of the fifteen in which Teams wants its answer."""
MEMBERS = frozenset({"", "user", "owner"})
"""Roles of full members; "guest" and "anonymous" are not. Older answers name none (microsoft/botbuilder-dotnet#3405)."""
_GUEST_MARK = "#EXT#"


class People:
    """`members/{id}` behind the cache. `tenants` are those whose directories are believed, in lower case."""

    def __init__(self, connector: Connector, tenants: AbstractSet[str], clock: Clock) -> None:
        self._connector = connector
        self._tenants = tenants
        self._known = Identities(clock)

    async def find(self, activity: Activity, within: Reference | None = None) -> Person:
        """Who wrote an admitted activity; without e-mail, hence without role, if not a full member. Raises UnconfirmedError.

        They are looked up in its conversation, unless another that they and the bot are in is given.
        """
        author = activity.from_.id
        if not author:
            raise UnconfirmedError("nobody")
        # The directory's own id is part of the key: whoever is behind one Teams id, they are asked about as themselves.
        key = f"{author} {activity.from_.aad_object_id}"
        person = self._known.known(key)
        if person is None:
            person = self._known.keep(key, self._person(activity, await self._ask(activity, within or reference_of(activity))))
        locale = normalise_locale(activity.locale)
        return person if person.locale == locale else structs.replace(person, locale=locale)

    async def still_here(self, reference: Reference, address: str) -> bool | None:
        """Whether they are a full member of an accepted tenant now; `reference` is of their own chat, where nobody leaves by
        leaving a team. None where Teams did not say (`bot.membership`)."""
        try:
            member = await self._connector.member(reference, address)
        except ConnectorError as error:
            return False if error.code == NO_MEMBER else None
        except UndeliverableError:
            return None
        return self._is_member(member) if member.get("id") == address else None

    async def _ask(self, activity: Activity, within: Reference) -> Json:
        try:
            member = await self._connector.member(within, activity.from_.id, within=PATIENCE)
        except UndeliverableError as error:
            raise UnconfirmedError(type(error).__name__) from error
        if member.get("id") != activity.from_.id:
            raise UnconfirmedError("member")
        object_id = _text(member, "aadObjectId") or _text(member, "objectId")
        if activity.from_.aad_object_id and object_id and object_id.lower() != activity.from_.aad_object_id.lower():
            raise UnconfirmedError("object id")
        return member

    def _person(self, activity: Activity, member: Json) -> Person:
        return Person(
            platform=PLATFORM,
            address=activity.from_.id,
            email=_text(member, "email") if self._is_member(member) else "",
            name=_text(member, "name") or activity.from_.name,
        )

    def _is_member(self, member: Json) -> bool:
        """A full member of a tenant that is believed: no guest, no anonymous participant, nobody from elsewhere (R2)."""
        name, role = _text(member, "userPrincipalName"), _text(member, "userRole").lower()
        is_guest = role not in MEMBERS or not name or _GUEST_MARK in name.upper()
        return _text(member, "tenantId").lower() in self._tenants and not is_guest


def _text(member: Json, key: str) -> str:
    value = member.get(key)
    return value.strip() if isinstance(value, str) else ""
