"""Where people can be written to: learnt from authenticated activities only, so that a token goes where Teams itself pointed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

import msgspec
from msgspec import structs
from sqlalchemy.exc import SQLAlchemyError

from bot.teams import activities
from bot.teams.activities import CHANNEL, Account, Activity
from bot.teams.chosen import is_extension
from commands.domain.errors import IrisError
from storage.conversations import SqlConversations

log = logging.getLogger(__name__)

PLATFORM = "teams"
PERSONAL = activities.PERSONAL
"""A person's own chat with the bot."""
SHARED = "shared"
"""A channel or a group chat, as against a personal one."""
PLACE = "place"
"""A channel by its own id, where what is asked of support is posted."""
CHANNELS = "19:"
"""How ids of channels begin; those of people begin with "29:" (learn.microsoft.com, « Bot activity handlers »)."""
THREAD = ";messageid="
KEPT_AT_MOST = 10_000
_GONE = frozenset({"remove", "remove-upgrade"})


class Reference(msgspec.Struct, frozen=True):
    """A conversation: `service_url` of the connector, `conversation` its id, `bot` our own id in it ("28:…").

    `kind` is "personal", "channel" or "groupChat"; `team` is a channel's, "" elsewhere. Made of an activity that
    `bot.teams.tokens.Gate` admitted, or of nothing.
    """

    service_url: str
    conversation: str
    bot: str
    tenant: str
    kind: str
    team: str = ""

    @property
    def is_personal(self) -> bool:
        return self.kind == PERSONAL

    @property
    def place(self) -> str:
        """The chat or the channel; `conversation` may be one thread of it ("19:…;messageid=…")."""
        return self.conversation.partition(THREAD)[0]


def reference_of(activity: Activity) -> Reference:
    """The conversation of an admitted activity."""
    return Reference(
        service_url=activity.service_url,
        conversation=activity.conversation.id,
        bot=activity.recipient.id,
        tenant=activity.tenant,
        kind=activity.conversation.conversation_type or PERSONAL,
        team=activity.channel_data.team.id,
    )


class References:
    """Kept for each person: the personal chat, and the last shared conversation they were met in, by which one can be opened.

    The database is asked in threads, and told only of what changed since this process began.
    """

    def __init__(self, conversations: SqlConversations) -> None:
        self._conversations = conversations
        self._written: dict[tuple[str, str], Reference] = {}

    async def hear(self, activity: Activity) -> None:
        """Keep or forget what an admitted activity tells: a message, an invoke, an installation, a change of members."""
        if not (activity.service_url and activity.conversation.id and activity.recipient.id) or is_extension(activity):
            return
        heard = reference_of(activity)
        reference = structs.replace(heard, conversation=heard.place) if THREAD in heard.conversation else heard
        if activity.recipient.id in _ids(activity.members_removed) or activity.action in _GONE:
            await self.leave(reference.conversation)
            return
        if reference.kind == CHANNEL:
            await self._keep(reference.conversation, PLACE, reference)
        for person in _ids((activity.from_, *activity.members_added)) - {activity.recipient.id}:
            await self.keep(person, reference)
        if not reference.is_personal:
            for person in _ids(activity.members_removed):
                await self._left(person, reference)

    async def keep(self, address: str, reference: Reference) -> None:
        """Never fails: what is not kept now is kept at the next message."""
        await self._keep(address, PERSONAL if reference.is_personal else SHARED, reference)

    async def _keep(self, address: str, kind: str, reference: Reference) -> None:
        if self._written.get((address, kind)) == reference:
            return
        try:
            await asyncio.to_thread(
                self._conversations.keep, PLATFORM, address, kind, reference.conversation, structs.asdict(reference)
            )
        except (IrisError, SQLAlchemyError) as error:
            log.warning("conversation not kept", extra={"error": type(error).__name__})
            return
        self._written.pop((address, kind), None)
        while len(self._written) >= KEPT_AT_MOST:
            del self._written[next(iter(self._written))]
        self._written[address, kind] = reference

    async def personal(self, address: str) -> Reference | None:
        """The person's own chat with the bot."""
        return await self._find(address, PERSONAL)

    async def shared(self, address: str) -> Reference | None:
        """The channel or group chat they were last met in."""
        return await self._find(address, SHARED)

    async def channel(self, address: str) -> Reference | None:
        """The channel, or one of its threads, at this address."""
        place, _, thread = address.partition(THREAD)
        found = await self._find(place, PLACE)
        return structs.replace(found, conversation=address) if found is not None and thread else found

    async def forget(self, address: str, kind: str) -> None:
        """What was known of this kind (PERSONAL, SHARED, PLACE) leads nowhere."""
        self._written.pop((address, kind), None)
        await asyncio.to_thread(self._conversations.forget, PLATFORM, address, kind)

    async def leave(self, conversation: str) -> None:
        """The bot was removed from it, for everybody."""
        self._written = {key: one for key, one in self._written.items() if one.conversation != conversation}
        await asyncio.to_thread(self._conversations.forget_conversation, PLATFORM, conversation)

    async def renew(self) -> int:
        """At start: seal anew what an earlier key sealed. Returns how many."""
        return await asyncio.to_thread(self._conversations.renew)

    async def _left(self, address: str, reference: Reference) -> None:
        known = await self.shared(address)
        if known is not None and known.conversation == reference.conversation:
            await self.forget(address, SHARED)

    async def _find(self, address: str, kind: str) -> Reference | None:
        found = await asyncio.to_thread(self._conversations.find, PLATFORM, address, kind)
        return None if found is None else _read(found)


def _read(found: Mapping[str, str]) -> Reference:
    return Reference(**{name: found.get(name, "") for name in Reference.__struct_fields__})


def _ids(accounts: tuple[Account, ...]) -> set[str]:
    return {account.id for account in accounts if account.id}
