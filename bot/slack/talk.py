"""What people say where they talk: to the bot alone, by its name, in a request's thread; a message chosen to make a request of;
a spreadsheet dropped to the bot or in a registered channel (R80).

Answers are for who spoke alone (R7). Of what is said in channels, nothing is kept but what is written to the bot, or in the
threads of requests.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import structs
from slack_bolt import BoltResponse

from bot.answers import notice, shown
from bot.dropped import is_spreadsheet
from bot.front import Answer, Courier, UndeliverableError
from bot.i18n import DEFAULT_LOCALE
from bot.recent import Recent
from bot.slack.answers import Sender, acknowledged, offered
from bot.slack.arrivals import arrival
from bot.slack.arriving import Arriving
from bot.slack.asking import Asker, Place, Turned
from bot.slack.elements import AGAIN_MENTIONED
from bot.slack.leaving import Leaving
from bot.slack.modal import form_modal, result_modal
from bot.slack.payloads import Chosen, Event, Happened, SharedFile
from bot.slack.people import PLATFORM
from bot.slack.render import Say, render_message
from bot.slack.texts import Json, unescaped
from commands.domain.patient_data import holds_patient_number
from commands.incoming import MessageInput, Person, TextInput
from commands.views.nodes import Form, Localised

log = logging.getLogger(__name__)

SAID = frozenset({"", "file_share", "thread_broadcast"})
"""Kinds of messages that people write; the others tell of changes, joins and the like (docs.slack.dev, « message »)."""
_LEADING = re.compile(r"^\s*<@[UW][A-Z0-9]+(?:\|[^<>]*)?>")


class Talk:
    """One coroutine for each kind of event; `bot.slack.app` registers them with Bolt."""

    def __init__(self, asker: Asker, sender: Sender, courier: Courier, leaving: Leaving, arriving: Arriving) -> None:
        self._asker = asker
        self._sender = sender
        self._courier = courier
        self._leaving = leaving
        self._arriving = arriving
        self._recent = Recent()

    async def mention(self, context: Mapping[str, Any]) -> BoltResponse:
        """`app_mention`: a command, or else a request (R60)."""
        sent: Happened = arrival(context).sent
        event = sent.event
        if not _is_said(event):
            return acknowledged()
        place = Place(event.channel, _thread_of(event), mentioned=True)
        if _spreadsheets(event):
            await self._take(context, place)
        else:
            await self._hear(context, _without_mention(event.text, sent.bots), place)
        return acknowledged()

    async def message(self, context: Mapping[str, Any]) -> BoltResponse:
        """`message.im`: a command, or a file. `message.groups`: a spreadsheet in a registered channel, and what stands in the
        thread of a request (R61). What is told as a mention as well is heard there."""
        sent: Happened = arrival(context).sent
        event = sent.event
        thread, text = _thread_of(event), _without_mention(event.text, sent.bots)
        place = Place(event.channel, thread)
        if not _is_said(event) or (not event.is_direct and any(f"<@{bot}" in event.text for bot in sent.bots)):
            return acknowledged()
        if event.is_direct:
            await (self._take(context, place) if event.files else self._hear(context, text, place))
        elif thread:
            if await self._asker.desk.follows(PLATFORM, thread):
                await self._hear(context, event.text, place)
        elif _spreadsheets(event) and await self._asker.desk.registered(PLATFORM, event.channel):
            await self._take(context, place)
        return acknowledged()

    async def shortcut(self, context: Mapping[str, Any]) -> BoltResponse:
        """« Créer une demande » on a message: the request's form, with what the message says (R60)."""
        came = arrival(context)
        sent: Chosen = came.sent
        given = MessageInput(unescaped(sent.message.text))
        try:
            person = await self._asker.member(sent)
            answer = await self._asker.ask(person, given, sent.trigger_id, came.at, Place(sent.channel.id))
        except Turned as turned:
            say = partial(self._asker.desk.words, DEFAULT_LOCALE)
            await self._sender.open(sent.trigger_id, result_modal(notice(say(turned.key)), say))
            return acknowledged()
        say = partial(self._asker.desk.words, answer.locale)
        modal = result_modal(shown(answer), say) if answer.form is None else form_modal(answer.form, say)
        if await self._sender.open(sent.trigger_id, modal):
            came.after.append(answer.shown)
        else:
            await self._sender.respond(sent.response_url, render_message(notice(say("slack-too-late")), say), replace=False)
        return acknowledged()

    async def _hear(self, context: Mapping[str, Any], text: str, place: Place) -> None:
        """Run before Slack is answered, so that what is accepted is in the ledger; told after."""
        came = arrival(context)
        event: Event = came.sent.event
        key = f"{event.channel}:{event.ts}"
        if not self._recent.add(key):
            return
        given = TextInput(unescaped(text).strip())
        try:
            person = await self._asker.person(event.user, event.author_team or came.sent.team_id)
            answer = await self._asker.ask(person, given, key, came.at, place)
        except Turned as turned:
            came.after.append(partial(self._turn, event, turned.key))
        except Exception:
            log.exception("slack message broke")
            self._recent.drop(key)
            came.after.append(partial(self._turn, event, "slack-broken"))
        else:
            came.after.append(partial(self._answer, event, person, given.text, answer))

    async def _take(self, context: Mapping[str, Any], place: Place) -> None:
        """Slack is answered first: a file takes seconds to fetch and read, and nothing is written of it before a button is
        pressed."""
        came = arrival(context)
        event: Event = came.sent.event
        if self._recent.add(f"{event.channel}:{event.ts}"):
            to_bot = place.mentioned or event.is_direct
            text = unescaped(_without_mention(event.text, came.sent.bots)) if to_bot else ""
            came.after.append(partial(self._read, event, text, came.sent.team_id, came.at, place))

    async def _read(self, event: Event, text: str, team: str, at: datetime, place: Place) -> None:
        """Each file in its turn, its answer below the one before; `text` is what the bot was told with them."""
        for file in event.files if event.is_direct else _spreadsheets(event):
            try:
                person = await self._asker.person(event.user, event.author_team or team)
                given = structs.replace(await self._arriving.read(file.id), text=text)
                answer = await self._asker.ask(person, given, f"{event.channel}:{event.ts}:{file.id}", at, place)
            except Turned as turned:
                await self._turn(event, turned.key)
            except Exception:
                log.exception("slack file broke")
                await self._turn(event, "slack-broken")
            else:
                await self._answer(event, person, "", answer)

    async def _answer(self, event: Event, person: Person, text: str, answer: Answer) -> None:
        """Where it was asked, for the asker alone; a form has no trigger here, so that a button opens it."""
        say: Say = partial(self._asker.desk.words, answer.locale)
        if answer.form is not None:
            await self._give(event, _form_offered(answer.form, text, say))
            return
        if await self._tell(event, person.address, shown(answer), answer.locale):
            await answer.shown()
        await self._leaving.follow(answer, person.address)
        if event.is_direct:
            await self._leaving.illustrate(answer, person.address)

    async def _turn(self, event: Event, key: str) -> None:
        await self._give(event, _sentence(partial(self._asker.desk.words, DEFAULT_LOCALE), key))

    async def _tell(self, event: Event, user: str, view: Localised, locale: str) -> bool:
        """There; else in the direct conversation. Whether Slack took it."""
        if await self._give(event, render_message(view, partial(self._asker.desk.words, locale))):
            return True
        try:
            await self._courier.post(user, view, locale=locale)
        except UndeliverableError:
            log.warning("answer not shown")
            return False
        return True

    async def _give(self, event: Event, message: Json) -> bool:
        """Where it was said, for who said it alone."""
        if event.is_direct:
            return await self._sender.post(event.channel, message, thread=event.thread_ts)
        return await self._sender.whisper(event.channel, event.user, message, thread=event.thread_ts)


def _is_said(event: Event) -> bool:
    """By a person: what bots write, the bot itself among them, is nobody's wish."""
    return bool(event.user and event.channel and event.ts) and not event.bot_id and event.subtype in SAID


def _spreadsheets(event: Event) -> tuple[SharedFile, ...]:
    """Of the files that go with a message."""
    return tuple(one for one in event.files if is_spreadsheet(one.name or ""))


def _thread_of(event: Event) -> str:
    """As `SlackCourier.thread` has it; "" for a message that begins one."""
    return f"{event.channel}:{event.thread_ts}" if event.thread_ts and event.thread_ts != event.ts else ""


def _without_mention(text: str, bots: tuple[str, ...]) -> str:
    for bot in bots:
        text = re.sub(rf"<@{re.escape(bot)}(?:\|[^<>]*)?>", " ", text)
    return _LEADING.sub("", text).strip()


def _form_offered(form: Form[str], text: str, say: Say) -> Json:
    """What is wrong with what was said, and the form's button; a patient's number goes nowhere again (R63)."""
    wrong = " ".join(field.error for field in form.fields if field.error)
    if holds_patient_number(text):
        return render_message(notice(wrong or say("slack-form")), say)
    return offered(wrong or say("slack-form"), text, AGAIN_MENTIONED, say)


def _sentence(say: Say, key: str) -> Json:
    return render_message(notice(say(key)), say)
