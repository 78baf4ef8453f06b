"""What each kind of Slack event asks of the desk, and where its answer goes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Any

from slack_bolt import BoltResponse

from bot.answers import notice, shown
from bot.front import Answer, Courier, UndeliverableError, owes_nothing
from bot.i18n import DEFAULT_LOCALE
from bot.slack.answers import Sender, acknowledged, again, ephemeral, pushed, updated
from bot.slack.arrivals import Arrival, arrival
from bot.slack.asking import Asker, Place, Turned
from bot.slack.elements import AGAIN, AGAIN_MENTIONED, LINK
from bot.slack.leaving import Leaving
from bot.slack.modal import SEARCH, SIMULATE, errors_beside, form_modal, options_of, result_modal
from bot.slack.payloads import Happened, Pressed, Slash, Submitted, Suggestion
from bot.slack.pictures import Pictures
from bot.slack.render import Say, message_pieces, render_message, render_surface
from bot.slack.texts import Json, unescaped
from commands.incoming import ActionInput, FormInput, Person, TextInput
from commands.views.nodes import Localised

log = logging.getLogger(__name__)


class Listeners:
    """One coroutine for each kind of event; `bot.slack.app` registers them with Bolt."""

    def __init__(self, asker: Asker, sender: Sender, pictures: Pictures, leaving: Leaving, courier: Courier) -> None:
        self._asker = asker
        self._desk = asker.desk
        self._sender = sender
        self._pictures = pictures
        self._leaving = leaving
        self._courier = courier

    async def typed(self, came: Arrival) -> Json | None:
        """A typed command: answered in the acknowledgement, for the asker alone; a form is opened at once."""
        sent: Slash = came.sent
        text = unescaped(sent.text)
        try:
            person = await self._asker.person(sent.user_id, sent.team_id)
        except Turned as turned:
            return ephemeral(self._sentence(turned.key))
        answer = await self._asker.ask(person, TextInput(text), sent.trigger_id, came.at, Place(sent.channel_id))
        say = partial(self._desk.words, answer.locale)
        if answer.form is None:
            came.after.extend(self._what_follows(answer, person, sent.response_url))
            return ephemeral(message_pieces(shown(answer), say))
        if await self._sender.open(sent.trigger_id, form_modal(answer.form, say)):
            return None
        return ephemeral(again(TextInput(text), say))

    async def press(self, context: Mapping[str, Any]) -> BoltResponse:
        """A button or a menu, in a message, a modal or the Home tab."""
        came = arrival(context)
        sent: Pressed = came.sent
        pressed = sent.actions[0]
        if pressed.action_id.startswith(LINK):
            return acknowledged()
        value = unescaped(pressed.said())
        given = TextInput(value) if pressed.action_id.startswith(AGAIN) else ActionInput(value)
        place = Place(sent.channel.id if sent.channel else "", mentioned=pressed.action_id.startswith(AGAIN_MENTIONED))
        try:
            person = await self._asker.member(sent)
        except Turned as turned:
            await self._show(sent, notice(self._desk.words(DEFAULT_LOCALE, turned.key)), DEFAULT_LOCALE, replace=False)
            return acknowledged()
        answer = await self._asker.ask(person, given, sent.trigger_id, came.at, place)
        say = partial(self._desk.words, answer.locale)
        if answer.form is not None:
            await self._show_form(sent, form_modal(answer.form, say), given, say)
        elif await self._show(sent, shown(answer), answer.locale, replace=answer.replace and not sent.is_posted):
            came.after.extend(self._what_follows(answer, person, sent.response_url))
        return acknowledged()

    async def submit(self, context: Mapping[str, Any]) -> BoltResponse:
        """A filled form: errors beside its fields, or the modal becomes the outcome; where nothing came of it, that stands
        over the form, which keeps what was typed (R82, R96)."""
        came = arrival(context)
        sent: Submitted = came.sent
        values = dict(sent.view.values())
        simulate = bool(values.get(SIMULATE))
        fields = {name: value for name, value in values.items() if name != SIMULATE}
        given = FormInput(unescaped(sent.view.private_metadata), fields, simulate)
        try:
            person = await self._asker.member(sent)
        except Turned as turned:
            say = partial(self._desk.words, DEFAULT_LOCALE)
            return pushed(result_modal(notice(say(turned.key)), say))
        answer = await self._asker.ask(person, given, f"{sent.view.id}:{sent.view.hash}", came.at)
        say = partial(self._desk.words, answer.locale)
        if answer.errors and values:
            return acknowledged({"response_action": "errors", "errors": errors_beside(answer.errors, values)})
        if answer.form is not None:
            return updated(form_modal(answer.form, say))
        came.after.extend(self._what_follows(answer, person))
        over = pushed if answer.beside_form else updated
        return over(result_modal(shown(answer), say))

    async def suggest(self, context: Mapping[str, Any]) -> BoltResponse:
        """A type-ahead's options, in the person's scope (R3, R4)."""
        sent: Suggestion = arrival(context).sent
        try:
            person = await self._asker.member(sent)
        except Turned:
            return acknowledged({"options": []})
        chosen = sent.view.values() if sent.view else {}
        found = await self._desk.options(person, sent.action_id.removeprefix(SEARCH), sent.value, chosen)
        return acknowledged({"options": options_of(found)})

    async def home(self, context: Mapping[str, Any]) -> BoltResponse:
        """The Home tab opened: my establishments, seats, pending. Publishing it twice does no harm (Slack's retries)."""
        sent: Happened = arrival(context).sent
        if sent.event.tab != "home":
            return acknowledged()
        try:
            person = await self._asker.person(sent.event.user, sent.team_id)
            view, locale = await self._desk.home(person), person.locale
        except Turned as turned:
            view, locale = notice(self._desk.words(DEFAULT_LOCALE, turned.key)), DEFAULT_LOCALE
        await self._sender.publish(sent.event.user, render_surface(view, partial(self._desk.words, locale)))
        return acknowledged()

    async def nothing(self) -> BoltResponse:
        """An event that wants no answer (a modal closed)."""
        return acknowledged()

    def sorry(self, error: Exception) -> Json:
        """What a typed command gets for a defect of ours, past the desk's own boundary (R96); the logs get the trace."""
        log.error("slack listener broke", exc_info=error)
        return ephemeral(self._sentence("slack-broken"))

    async def broken(self, error: Exception, context: Mapping[str, Any]) -> BoltResponse:
        """The same for what else Slack sends."""
        log.error("slack listener broke", exc_info=error)
        say = partial(self._desk.words, DEFAULT_LOCALE)
        sorry = notice(say("slack-broken"))
        match arrival(context).sent:
            case Pressed() as sent:
                await self._show(sent, sorry, DEFAULT_LOCALE, replace=False)
                return acknowledged()
            case Submitted():
                return pushed(result_modal(sorry, say))
            case Suggestion():
                return acknowledged({"options": []})
            case _:
                return acknowledged()

    def _what_follows(self, answer: Answer, person: Person, response_url: str = "") -> Iterator[Callable[[], Awaitable[None]]]:
        """Once Slack has taken the answer: of most, nothing."""
        if answer.shown is not owes_nothing:
            yield answer.shown
        if answer.picture is not None:
            yield partial(self._pictures.follow, answer, response_url)
        if answer.file is not None:
            yield partial(self._leaving.follow, answer, person.address)

    async def _show(self, sent: Pressed, view: Localised, locale: str, *, replace: bool) -> bool:
        """Where the button was: its message, its modal, or a modal over the Home tab; else the direct conversation.

        What is posted for others too is never replaced by an answer, which is for one (R7). Whether Slack took it.
        """
        say = partial(self._desk.words, locale)
        if sent.view is None:
            taken = await self._sender.respond(sent.response_url, render_message(view, say), replace=replace)
        else:
            taken = await self._modal(sent, result_modal(view, say))
        if not taken:
            try:
                await self._courier.post(sent.user.id, view, locale=locale)
            except UndeliverableError:
                log.warning("answer not shown")
                return False
        return True

    async def _show_form(self, sent: Pressed, modal: Json, given: TextInput | ActionInput, say: Say) -> None:
        if await self._modal(sent, modal) or sent.view is not None:
            return
        await self._sender.respond(sent.response_url, again(given, say), replace=False)

    async def _modal(self, sent: Pressed, modal: Json) -> bool:
        if sent.view is not None and sent.view.type == "modal":
            return await self._sender.change(sent.view.id, modal)
        return await self._sender.open(sent.trigger_id, modal)

    def _sentence(self, key: str) -> Json:
        return render_message(notice(self._desk.words(DEFAULT_LOCALE, key)), partial(self._desk.words, DEFAULT_LOCALE))
