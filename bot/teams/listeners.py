"""What each kind of activity asks of the desk, and where its answer goes.

A typed command is run before Teams is answered, so that what is accepted is in the ledger, and answered after: Teams waits
fifteen seconds at most, and sends an activity again where it got no answer.
"""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from msgspec import structs

from bot.dropped import Inbox
from bot.recent import Recent
from bot.teams.activities import Activity
from bot.teams.asking import Asker, Turned, key_of
from bot.teams.attached import dropped, points_to_file
from bot.teams.cards import pressed_answer, typed_answer
from bot.teams.channels import Channels
from bot.teams.drives import DriveError, Drives
from bot.teams.http import Answered
from bot.teams.invokes import Invokes
from bot.teams.mentions import is_addressed, said
from bot.teams.presses import Press, fallen_back
from bot.teams.references import References, reference_of
from bot.teams.replies import Replies
from commands.domain.errors import Malformed
from commands.incoming import Input, TextInput

log = logging.getLogger(__name__)

WELCOME = "aide"
"""The command whose answer greets who installs the app."""
ADDED = "add"
"""Not "add-upgrade": who has the app already is not greeted again."""


class Listeners:
    """`handle` answers any admitted activity; a type that we do not know is heard, and wants no answer."""

    def __init__(
        self,
        asker: Asker,
        invokes: Invokes,
        replies: Replies,
        references: References,
        channels: Channels,
        drives: Drives,
    ) -> None:
        self._asker = asker
        self._invokes = invokes
        self._replies = replies
        self._references = references
        self._channels = channels
        self._drives = drives
        self._inbox = Inbox()
        self._recent = Recent()

    async def handle(self, activity: Activity, at: datetime) -> Answered:
        await self._references.hear(activity)
        self._channels.hear(activity)
        match activity.type:
            case "message":
                return await self._message(activity, at)
            case "invoke":
                return await self._invokes.answer(activity, at)
            case "installationUpdate" if activity.action == ADDED:
                return Answered(after=partial(self._welcome, activity, at))
            case _:
                return Answered()

    async def _message(self, activity: Activity, at: datetime) -> Answered:
        """A typed command, or a press that an older client sends as a message."""
        try:
            press = fallen_back(activity.value)
        except Malformed:
            return Answered()
        key = key_of(activity)
        if not activity.from_.id or not (press or is_addressed(activity)) or not self._recent.add(key):
            return Answered()
        try:
            return await self._heard(activity, press, at)
        except Turned as turned:
            return self._told(activity, turned.key)
        except Exception:
            log.exception("teams message broke")
            self._recent.drop(key)
            return self._told(activity, "teams-broken")

    async def _heard(self, activity: Activity, press: Press | None, at: datetime) -> Answered:
        """Raises Turned."""
        if press is not None:
            return Answered() if press.given is None else await self._asked(activity, press.given, press, at)
        if dropped(activity):
            return Answered(after=partial(self._read, activity, at))
        if points_to_file(activity) and not said(activity):
            return self._told(activity, "teams-file-personal")
        return await self._asked(activity, TextInput(said(activity)), None, at)

    async def _asked(self, activity: Activity, given: Input, press: Press | None, at: datetime) -> Answered:
        answer = await self._asker.ask(activity, given, at)
        say = partial(self._asker.desk.words, answer.locale)
        shown = pressed_answer(answer, press, say) if press else None
        if shown and shown.replaces and await self._asker.is_posted(activity):
            shown = structs.replace(shown, replaces=False)
        self._replies.expect(activity, answer)
        return Answered(after=partial(self._replies.give, activity, shown or typed_answer(answer, say), answer))

    async def _read(self, activity: Activity, at: datetime) -> None:
        """Once Teams is answered: a file takes seconds to fetch and read, and nothing is written of it before a button is
        pressed. Each in its turn."""
        for number, file in enumerate(dropped(activity)):
            try:
                await self._asker.person(activity)
                given = await self._inbox.receive(file.name, self._drives.pieces(file.url))
                answer = await self._asker.ask(activity, structs.replace(given, text=said(activity)), at, f":{number}")
            except Turned as turned:
                await self._replies.sorry(activity, turned.key)
            except DriveError as error:
                log.warning("file not read", extra={"error": str(error)})
                await self._replies.sorry(activity, "teams-file-unread")
            except Exception:
                log.exception("teams file broke")
                await self._replies.sorry(activity, "teams-broken")
            else:
                shown = typed_answer(answer, partial(self._asker.desk.words, answer.locale))
                await self._replies.give(activity, shown, answer)

    def _told(self, activity: Activity, key: str) -> Answered:
        """A defect of ours, or of Teams: a sentence (R96)."""
        return Answered(after=partial(self._replies.sorry, activity, key))

    async def _welcome(self, activity: Activity, at: datetime) -> None:
        """The short help, in the personal chat; a shared conversation is told how to speak to the bot."""
        if not reference_of(activity).is_personal:
            await self._replies.tell_all(activity, "teams-hello")
            return
        try:
            answer = await self._asker.ask(activity, TextInput(WELCOME), at)
        except Turned:
            return
        shown = typed_answer(answer, partial(self._asker.desk.words, answer.locale))
        await self._replies.give(activity, shown, answer)
