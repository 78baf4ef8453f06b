"""From an admitted activity to the desk's answer: who it is from, and the key by which a redelivery is known (R2, R44)."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

import msgspec

from bot.front import Answer, Desk
from bot.identities import UnconfirmedError
from bot.teams.activities import Activity
from bot.teams.people import People
from bot.teams.references import PLATFORM
from commands.incoming import Incoming, Input, Person
from commands.references import new_reference

log = logging.getLogger(__name__)


class Turned(Exception):
    """The person gets a sentence (a key of the locales) instead of an answer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Asker:
    """Asks the desk in the name of who an activity is from."""

    def __init__(self, desk: Desk, people: People) -> None:
        self.desk = desk
        self._people = people

    async def person(self, activity: Activity) -> Person:
        """Raises Turned where Teams does not say who it is."""
        try:
            return await self._people.find(activity)
        except UnconfirmedError as error:
            log.warning("person not confirmed", extra={"error": str(error)})
            raise Turned("teams-unconfirmed") from error

    async def ask(self, activity: Activity, given: Input, at: datetime) -> Answer:
        """Raises Turned."""
        return await self.desk.answer(
            Incoming(
                person=await self.person(activity),
                conversation=activity.conversation.id,
                private=True,
                key=f"{PLATFORM}:{key_of(activity)}",
                at=at,
                input=given,
                reference=new_reference(),
            )
        )


def key_of(activity: Activity) -> str:
    """The activity's own id within its conversation, which a redelivery keeps; of one without id, all that makes it itself."""
    if activity.id:
        return f"{activity.conversation.id}:{activity.id}"
    told = (activity.conversation.id, activity.from_.id, activity.reply_to_id, activity.timestamp, activity.text, activity.value)
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
