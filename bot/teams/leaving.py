"""Files that answer somebody in Teams: offered in their personal chat, made once they accept, put in their OneDrive (R7, R81).

Where there is no OneDrive (IRIS_TEAMS_FILES=link), or no personal chat, by a signed link.
"""

from __future__ import annotations

import logging
from functools import partial

from bot.answers import notice
from bot.front import Answer, Desk, FileOffer, UndeliverableError
from bot.teams.activities import Activity
from bot.teams.attached import ACCEPT, Consent, Upload, consent_message, info_message
from bot.teams.connector import Connector
from bot.teams.courier import TeamsCourier
from bot.teams.drives import DriveError, Drives
from bot.teams.messages import message_of
from bot.teams.references import reference_of
from bot.teams.texts import Json
from commands.incoming import Person
from commands.views.nodes import Links, Text, View

log = logging.getLogger(__name__)


class Leaving:
    """For one event loop; nothing here fails. `linked`: links are given where there are any."""

    def __init__(self, desk: Desk, connector: Connector, courier: TeamsCourier, drives: Drives, *, linked: bool) -> None:
        self._desk = desk
        self._connector = connector
        self._courier = courier
        self._drives = drives
        self._linked = linked

    async def offer(self, activity: Activity, answer: Answer, *, alone: bool) -> None:
        """Once Teams has taken the answer. `alone`: its asker alone sees what is written where they asked."""
        offer = None if answer.offer is None else await answer.offer()
        if offer is None:
            if answer.offer is not None:
                await self._say(activity, answer.locale, "teams-file-unsent")
            return
        by_link = self._linked and bool(offer.url)
        message = self._link(offer, answer.locale) if by_link else consent_message(offer)
        try:
            await self._courier.send(activity.from_.id, message)
        except UndeliverableError:
            await self._in_place(activity, offer, answer.locale, alone=alone)

    async def consented(self, activity: Activity, person: Person, consent: Consent) -> None:
        """The question goes, whatever was answered; the file, or a sentence, stands in its place."""
        accepted = consent.upload_info if consent.action == ACCEPT else None
        await self._ask_no_more(activity)
        if accepted is None:
            await self._say(activity, person.locale, "teams-file-declined")
        elif not await self._gave(activity, person, consent.context.offer, accepted):
            await self._say(activity, person.locale, "teams-file-unsent")

    async def _gave(self, activity: Activity, person: Person, offer: str, upload: Upload) -> bool:
        made = await self._desk.take(person, offer)
        if made is None:
            return False
        try:
            await self._drives.put(upload.upload_url, made.path)
            await self._courier.send(activity.from_.id, info_message(made.name, made.title, upload))
        except (DriveError, UndeliverableError) as error:
            log.warning("file not put", extra={"error": str(error)})
            return False
        finally:
            made.path.unlink(missing_ok=True)
        return True

    async def _in_place(self, activity: Activity, offer: FileOffer, locale: str, *, alone: bool) -> None:
        """Nobody else is given a link: whoever holds it has the file."""
        if not (alone and offer.url):
            log.warning("file not offered")
            return
        try:
            await self._connector.send(reference_of(activity), self._link(offer, locale), private_to=activity.from_.id)
        except UndeliverableError:
            log.warning("file not offered")

    async def _ask_no_more(self, activity: Activity) -> None:
        try:
            if activity.reply_to_id:
                await self._connector.delete(reference_of(activity), activity.reply_to_id)
        except UndeliverableError:
            log.info("a question about a file stays")

    async def _say(self, activity: Activity, locale: str, key: str) -> None:
        try:
            await self._courier.post(activity.from_.id, notice(self._courier.words(locale, key)), locale=locale)
        except UndeliverableError:
            log.warning("sentence not shown")

    def _link(self, offer: FileOffer, locale: str) -> Json:
        say = partial(self._courier.words, locale)
        view = View(offer.title, (Text(say("teams-file-link")), Links(((offer.name, offer.url),))))
        return message_of(view, say)
