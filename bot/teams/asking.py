"""From an admitted activity to the desk's answer: who it is from, and the key by which a redelivery is known (R2, R44)."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

import msgspec

from bot.front import Answer, Desk
from bot.identities import UnconfirmedError
from bot.teams.activities import Activity
from bot.teams.chosen import is_extension
from bot.teams.people import People
from bot.teams.references import PLATFORM, THREAD, Reference, References
from commands.incoming import Incoming, Input, Person, TextInput
from commands.references import new_reference

log = logging.getLogger(__name__)


class Turned(Exception):
    """The person gets a sentence (a key of the locales) instead of an answer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Asker:
    """Asks the desk in the name of who an activity is from."""

    def __init__(self, desk: Desk, people: People, references: References) -> None:
        self.desk = desk
        self._people = people
        self._references = references

    async def person(self, activity: Activity) -> Person:
        """Raises Turned where Teams does not say who it is."""
        try:
            return await self._people.find(activity, await self._known_chat(activity))
        except UnconfirmedError as error:
            log.warning("person not confirmed", extra={"error": str(error)})
            raise Turned("teams-unconfirmed") from error

    async def ask(self, activity: Activity, given: Input, at: datetime, part: str = "") -> Answer:
        """`part` tells apart what one activity asks. Raises Turned."""
        among_people = activity.is_shared and not is_extension(activity)
        before_all = among_people and not activity.recipient.is_targeted
        mentioned = before_all and activity.type == "message" and isinstance(given, TextInput)
        return await self.desk.answer(
            Incoming(
                person=await self.person(activity),
                conversation=activity.place,
                private=not among_people,
                key=f"{PLATFORM}:{key_of(activity)}{part}",
                at=at,
                input=given,
                reference=new_reference(),
                thread=activity.conversation.id if mentioned and THREAD in activity.conversation.id else "",
                mentioned=mentioned,
                channel_private=activity.channel_private,
            )
        )

    async def is_posted(self, activity: Activity) -> bool:
        """Whether it is a press on a card that everybody in a channel sees: in the thread of one that we posted."""
        return activity.is_shared and await self.desk.follows(PLATFORM, activity.conversation.id)

    async def _known_chat(self, activity: Activity) -> Reference | None:
        """Where to look up who chose a message of a chat that the bot is not in."""
        return await self._references.personal(activity.from_.id) if is_extension(activity) else None


def key_of(activity: Activity) -> str:
    """The activity's own id within its conversation, which a redelivery keeps; of one without id, all that makes it itself."""
    if activity.id:
        return f"{activity.conversation.id}:{activity.id}"
    told = (activity.conversation.id, activity.from_.id, activity.reply_to_id, activity.timestamp, activity.text, activity.value)
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
