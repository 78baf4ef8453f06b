"""From what Slack sends to the desk's answer: who it is from, where, and the key that a second delivery shares (R2, R44)."""

from __future__ import annotations

import logging
from datetime import datetime

import msgspec

from bot.front import Answer, Desk
from bot.identities import UnconfirmedError
from bot.slack.channels import Channels, is_shared
from bot.slack.payloads import Interaction
from bot.slack.people import PLATFORM, People
from commands.incoming import Incoming, Input, Person
from commands.interpret import wants_channel
from commands.references import new_reference

log = logging.getLogger(__name__)


class Turned(Exception):
    """The person gets a sentence (a key of the locales) instead of an answer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Place(msgspec.Struct, frozen=True):
    """Where something was said or pressed: Slack's id of the conversation, "" in modals and the Home tab; the thread's address.

    `mentioned`: the bot was spoken to by name.
    """

    conversation: str = ""
    thread: str = ""
    mentioned: bool = False


NOWHERE = Place()


class Asker:
    """Asks the desk in the name of who an event is from. `team_id` is the workspace, `command` what people type."""

    def __init__(self, desk: Desk, people: People, channels: Channels, team_id: str, command: str) -> None:
        self.desk = desk
        self._people = people
        self._channels = channels
        self._team_id = team_id
        self._command = command

    async def member(self, sent: Interaction) -> Person:
        """Where Slack says the user's own workspace, that counts; else the one of the event. Raises Turned."""
        team = sent.user.team_id or (sent.team.id if sent.team else "")
        return await self.person(sent.user.id, team)

    async def person(self, user_id: str, team_id: str) -> Person:
        """Raises Turned for another workspace (R2), and where Slack does not say who it is."""
        if team_id != self._team_id:
            raise Turned("slack-stranger")
        try:
            return await self._people.find(user_id)
        except UnconfirmedError as error:
            log.warning("person not confirmed", extra={"error": str(error)})
            raise Turned("slack-unconfirmed") from error

    async def ask(self, person: Person, given: Input, key: str, at: datetime, place: Place = NOWHERE) -> Answer:
        among_people = is_shared(place.conversation)
        asks = among_people and wants_channel(given, self._command)
        return await self.desk.answer(
            Incoming(
                person=person,
                conversation=place.conversation,
                private=not among_people,
                key=f"{PLATFORM}:{key}",
                at=at,
                input=given,
                reference=new_reference(),
                thread=place.thread,
                mentioned=place.mentioned,
                channel_private=await self._channels.private(place.conversation) if asks else None,
            )
        )
