"""Where an answer goes: to whoever asked, and to nobody else (R7).

In the personal chat, there. In a channel or a group chat: to the asker alone where they asked in private (Teams then shows such
messages), else in their personal chat, and one sentence that says nothing where they asked. No answer is ever posted for all
to see. A card that is pressed in a shared conversation is one that its presser alone sees, or one posted for all on purpose (a
request's), which no answer replaces.
"""

from __future__ import annotations

import logging
from functools import partial

from bot.answers import notice
from bot.front import Answer, UndeliverableError
from bot.i18n import normalise_locale
from bot.metrics import Metrics
from bot.teams.activities import Activity
from bot.teams.cards import Shown
from bot.teams.connector import Connector
from bot.teams.courier import TeamsCourier
from bot.teams.in_place import OperationCards
from bot.teams.leaving import Leaving
from bot.teams.messages import message_of
from bot.teams.pictures import picture_message
from bot.teams.references import reference_of
from bot.teams.texts import Json

log = logging.getLogger(__name__)


class Replies:
    """What leaves once Teams has been answered; nothing here fails, and what was not taken is counted."""

    def __init__(
        self, connector: Connector, courier: TeamsCourier, cards: OperationCards, metrics: Metrics, leaving: Leaving
    ) -> None:
        self._connector = connector
        self._courier = courier
        self._cards = cards
        self._metrics = metrics
        self._leaving = leaving

    def expect(self, activity: Activity, answer: Answer) -> None:
        """To be called before Teams is answered: the end of an operation then waits for its card."""
        if not answer.settled and reference_of(activity).is_personal:
            self._cards.expect(answer.operation)

    async def give(self, activity: Activity, shown: Shown, answer: Answer) -> None:
        """A message of its own, or in the place of the one that was pressed."""
        try:
            message = await self._placed(activity, shown, answer.locale)
        except UndeliverableError:
            self._failed(answer)
            return
        self._cards.settle(answer.operation, message)
        await self.follow(activity, answer)

    async def keep(self, activity: Activity, shown: Shown, answer: Answer) -> None:
        """The card that the presser sees already: so that it stays when the chat is read again."""
        await answer.shown()
        taken = ""
        if activity.reply_to_id:
            try:
                await self._update(activity, shown.message)
                taken = activity.reply_to_id
            except UndeliverableError:
                log.info("a pressed card was not kept")
        self._cards.settle(answer.operation, taken)
        await self._accompany(activity, answer)

    async def follow(self, activity: Activity, answer: Answer) -> None:
        """What there is to do once Teams has taken an answer."""
        await answer.shown()
        await self._accompany(activity, answer)

    async def sorry(self, activity: Activity, key: str) -> None:
        """A sentence of our own (a key of the locales), to the asker alone."""
        locale = normalise_locale(activity.locale)
        say = partial(self._courier.words, locale)
        view = notice(say(key))
        await self.say(activity, Shown(message_of(view, say), view.summary, replaces=False))

    async def say(self, activity: Activity, shown: Shown) -> None:
        """A sentence of our own, to the asker alone."""
        try:
            await self._placed(activity, shown, normalise_locale(activity.locale))
        except UndeliverableError:
            log.warning("sentence not shown")

    async def tell_all(self, activity: Activity, key: str, locale: str = "") -> None:
        """A sentence that says nothing of anybody, where the activity came from; in its client's language by default."""
        sentence = self._courier.words(locale or normalise_locale(activity.locale), key)
        try:
            await self._connector.send(reference_of(activity), {"type": "message", "text": sentence, "textFormat": "plain"})
        except UndeliverableError:
            log.info("sentence not shown")

    async def _accompany(self, activity: Activity, answer: Answer) -> None:
        await self._leaving.offer(activity, answer, alone=not reference_of(activity).is_personal and is_private(activity))
        await self._picture(activity, answer)

    async def _picture(self, activity: Activity, answer: Answer) -> None:
        """The answer's picture, below it, once it is drawn; in the personal chat where the question was asked before others."""
        picture = await answer.picture() if answer.picture else None
        message = picture_message(picture, partial(self._courier.words, answer.locale)) if picture else None
        if message is None:
            return
        reference = reference_of(activity)
        try:
            if reference.is_personal:
                await self._connector.send(reference, message)
            elif is_private(activity):
                await self._alone(activity, message)
            else:
                await self._courier.send(activity.from_.id, message)
        except UndeliverableError:
            log.info("picture not shown")

    async def _placed(self, activity: Activity, shown: Shown, locale: str) -> str:
        """The message's id, "" where it is not in the personal chat. Raises UndeliverableError."""
        reference = reference_of(activity)
        if shown.replaces and activity.reply_to_id:
            try:
                await self._update(activity, shown.message)
            except UndeliverableError:
                log.info("a pressed card could not be replaced")
            else:
                return activity.reply_to_id if reference.is_personal else ""
        if reference.is_personal:
            return await self._connector.send(reference, shown.message, reply_to=activity.id)
        if is_private(activity):
            await self._alone(activity, shown.message)
        else:
            await self._elsewhere(activity, shown.message, locale)
        return ""

    async def _update(self, activity: Activity, message: Json) -> None:
        reference = reference_of(activity)
        await self._connector.update(reference, activity.reply_to_id, message, private=not reference.is_personal)

    async def _alone(self, activity: Activity, message: Json) -> None:
        """There, for the asker alone; their personal chat where Teams does not take that."""
        try:
            await self._connector.send(reference_of(activity), message | _preview(activity), private_to=activity.from_.id)
        except UndeliverableError:
            await self._courier.send(activity.from_.id, message)

    async def _elsewhere(self, activity: Activity, message: Json, locale: str) -> None:
        """In the personal chat; where the question stands, that it was answered."""
        try:
            await self._courier.send(activity.from_.id, message)
        except UndeliverableError:
            await self.tell_all(activity, "teams-install-me", locale)
            raise
        await self.tell_all(activity, "teams-answered-privately", locale)

    def _failed(self, answer: Answer) -> None:
        log.warning("answer not shown")
        self._metrics.unsent_answers.labels("teams").inc()
        self._cards.settle(answer.operation, "")


def _preview(activity: Activity) -> Json:
    """What was asked in private stands above its answer (Microsoft Learn, « Targeted messages », prompt preview)."""
    if not (activity.recipient.is_targeted and activity.id):
        return {}
    return {"entities": [{"type": "targetedMessageInfo", "messageId": activity.id}]}


def is_private(activity: Activity) -> bool:
    """Whether only its author and the bot know of it: what was typed in private, and every press."""
    return activity.recipient.is_targeted or activity.type == "invoke" or bool(activity.reply_to_id and activity.value)
