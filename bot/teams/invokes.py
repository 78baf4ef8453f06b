"""Invokes: what a card or a dialog asks and Teams waits for. The HTTP answer is the answer; what else there is comes after.

A press that nobody made (a card refreshing itself) runs nothing: whatever it says, it can neither write nor read.
"""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from msgspec import structs

from bot.front import Answer
from bot.i18n import normalise_locale
from bot.recent import Recent
from bot.teams.activities import Activity
from bot.teams.asking import Asker, Turned, key_of
from bot.teams.attached import CONSENTED, consent_of
from bot.teams.bodies import card_body, dialog_body, error_body, message_body, search_body
from bot.teams.cards import dialog_answer, dialog_of, dialog_told, pressed_answer
from bot.teams.chosen import chosen_text
from bot.teams.http import Answered
from bot.teams.leaving import Leaving
from bot.teams.presses import Press, acted, asked, searched
from bot.teams.replies import Replies
from bot.teams.texts import Say
from commands.domain.errors import Malformed
from commands.incoming import FormInput, MessageInput

log = logging.getLogger(__name__)

NOT_IMPLEMENTED = 501
BAD_REQUEST = 400


class Invokes:
    """One coroutine for each name that we know."""

    def __init__(self, asker: Asker, replies: Replies, leaving: Leaving) -> None:
        self._asker = asker
        self._replies = replies
        self._leaving = leaving
        self._recent = Recent()
        self._known = {
            "adaptiveCard/action": self._act,
            "task/fetch": self._fetch,
            "task/submit": self._submit,
            "application/search": self._search,
            "composeExtension/fetchTask": self._choose,
            "composeExtension/submitAction": self._submit,
            CONSENTED: self._consent,
        }

    async def answer(self, activity: Activity, at: datetime) -> Answered:
        """501 for a name that is none of ours, 400 for a value that no card of ours sends (Bot Framework, Invoke activity)."""
        known = self._known.get(activity.name)
        if known is None:
            return Answered(status=NOT_IMPLEMENTED)
        try:
            return await known(activity, at)
        except Malformed:
            return Answered(status=BAD_REQUEST, body=error_body(BAD_REQUEST, "BadRequest"))

    async def _act(self, activity: Activity, at: datetime) -> Answered:
        """adaptiveCard/action: the card becomes the answer, or stays while the answer comes as a message of its own."""
        press = acted(activity.value)
        if press.automatic or press.given is None:
            return Answered(body=message_body(""))
        try:
            answer = await self._asker.ask(activity, press.given, at)
        except Turned as turned:
            return Answered(body=message_body(self._say(activity)(turned.key)))
        except Malformed:
            raise
        except Exception:
            log.exception("teams press broke")
            return Answered(body=message_body(self._say(activity)("teams-broken")))
        return await self._acted(activity, press, answer)

    async def _acted(self, activity: Activity, press: Press, answer: Answer) -> Answered:
        """What is posted for others too is never replaced by an answer, which is for one (R7)."""
        say = partial(self._asker.desk.words, answer.locale)
        shown = pressed_answer(answer, press, say)
        if shown is None:
            return Answered(body=message_body(" ".join(answer.errors.values())))
        self._replies.expect(activity, answer)
        if shown.replaces and (isinstance(press.given, FormInput) or not await self._asker.is_posted(activity)):
            return Answered(body=card_body(shown.card), after=partial(self._replies.keep, activity, shown, answer))
        apart = structs.replace(shown, replaces=False)
        return Answered(body=message_body(shown.summary), after=partial(self._replies.give, activity, apart, answer))

    async def _fetch(self, activity: Activity, at: datetime) -> Answered:
        """task/fetch: a form that a card shows, with what has been typed in it; or what an action comes to."""
        press = asked(activity.value)
        if press.given is None and press.form is not None:
            dialog = dialog_of(press.form, self._say(activity), values=press.values, within=press.within)
            return Answered(body=dialog_body(dialog))
        return await self._dialog(activity, press, at)

    async def _choose(self, activity: Activity, at: datetime) -> Answered:
        """composeExtension/fetchTask: the request's form, with what the chosen message says (R60)."""
        given = MessageInput(chosen_text(activity.value))
        return await self._dialog(activity, Press(given, None, {}), at)

    async def _submit(self, activity: Activity, at: datetime) -> Answered:
        """task/submit, composeExtension/submitAction: a form sent, or another button of a dialog pressed."""
        return await self._dialog(activity, asked(activity.value), at)

    async def _dialog(self, activity: Activity, press: Press, at: datetime) -> Answered:
        if press.given is None:
            raise Malformed("teams dialog")
        try:
            answer = await self._asker.ask(activity, press.given, at)
        except Turned as turned:
            return self._told(activity, press, turned.key)
        except Malformed:
            raise
        except Exception:
            log.exception("teams dialog broke")
            return self._told(activity, press, "teams-broken")
        say = partial(self._asker.desk.words, answer.locale)
        body = dialog_body(dialog_answer(answer, press, say))
        shown = pressed_answer(answer, press, say)
        if shown is not None and press.within and isinstance(press.given, FormInput) and not answer.beside_form:
            self._replies.expect(activity, answer)
            return Answered(body=body, after=partial(self._replies.keep, activity, shown, answer))
        return Answered(body=body, after=partial(self._replies.follow, activity, answer))

    async def _consent(self, activity: Activity, at: datetime) -> Answered:  # noqa: ARG002 - as the others
        """fileConsent/invoke: the file is made and put once Teams has its answer; a redelivery does nothing more."""
        consent = consent_of(activity.value)
        if not self._recent.add(key_of(activity)):
            return Answered()
        try:
            person = await self._asker.person(activity)
        except Turned as turned:
            return Answered(after=partial(self._replies.sorry, activity, turned.key))
        return Answered(after=partial(self._leaving.consented, activity, person, consent))

    async def _search(self, activity: Activity, at: datetime) -> Answered:  # noqa: ARG002 - as the others
        """application/search: a type-ahead's options, in the person's scope (R3, R4)."""
        search = searched(activity.value)
        try:
            person = await self._asker.person(activity)
        except Turned:
            return Answered(body=search_body(()))
        found = await self._asker.desk.options(person, search.dataset, search.query_text, search.chosen)
        return Answered(body=search_body(found))

    def _told(self, activity: Activity, press: Press, key: str) -> Answered:
        say = self._say(activity)
        return Answered(body=dialog_body(dialog_told(say(key), press, say)))

    def _say(self, activity: Activity) -> Say:
        return partial(self._asker.desk.words, normalise_locale(activity.locale))
