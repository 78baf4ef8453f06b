"""The chat's routes. Mounted only by `iris demo`, on loopback; `bot.web.guard` checks where requests come from."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.front import Answer, Desk, Picture
from bot.http import bounded_body
from bot.web.articles import Articles
from bot.web.conversations import Conversation, Conversations, Message
from bot.web.guard import Guard
from bot.web.page import Page
from bot.web.payloads import LARGEST, Sent, SentAction, SentForm, SentText, decode
from bot.web.people import PLATFORM, DemoChannel, DemoPerson
from bot.web.pictures import picture_view
from bot.web.render import render_form, render_view
from bot.web.talk import Scene, heard
from commands.domain.errors import Malformed
from commands.incoming import ActionInput, FormInput, Incoming, Input, TextInput
from commands.ports import Clock
from commands.references import new_reference

log = logging.getLogger(__name__)

HEARTBEAT = 15.0
"""Seconds between signs of life on a silent stream."""
MAX_TYPED = 200
"""Characters of a type-ahead's text."""

S = TypeVar("S", bound=Sent)
Json = dict[str, object]
Draw = Callable[[], Awaitable[Picture | None]]


def web_app(
    desk: Desk,
    clock: Clock,
    conversations: Conversations,
    people: Sequence[DemoPerson],
    languages: Sequence[str] = ("fr", "en"),
    command: str = "/iris",
    channels: Sequence[DemoChannel] = (),
) -> Starlette:
    """The chat as an application to mount. Close `conversations` before the server stops: open streams would hold it."""
    page = Page(desk.words, tuple(people), tuple(languages), command, tuple(channels))
    chat = WebChat(desk, clock, conversations, page)
    return Starlette(
        routes=[
            Route("/", chat.page, methods=["GET"]),
            Route("/message", chat.message, methods=["POST"]),
            Route("/action", chat.action, methods=["POST"]),
            Route("/form", chat.form, methods=["POST"]),
            Route("/options", chat.options, methods=["GET"]),
            Route("/events", chat.events, methods=["GET"]),
            Route("/home", chat.home, methods=["GET"]),
            Mount("/static", StaticFiles(packages=[("bot.web", "static")])),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={Malformed: _malformed, HTTPException: _refused},
    )


class WebChat:
    """Requests of the page, one method each."""

    def __init__(self, desk: Desk, clock: Clock, conversations: Conversations, page: Page) -> None:
        self._desk = desk
        self._clock = clock
        self._conversations = conversations
        self._people = {person.key: person for person in page.people}
        self._channels = {channel.key: channel for channel in page.channels}
        self._languages = tuple(page.languages)
        self._articles = Articles(desk.words, clock)
        self._drawing: set[asyncio.Task[None]] = set()
        self._page = page

    async def page(self, request: Request) -> Response:
        """GET / ?person=&lang=&channel=: the first person and language where none is said, alone with the bot."""
        person = self._person(request.query_params.get("person") or next(iter(self._people)))
        locale = self._locale(request.query_params.get("lang") or self._languages[0])
        channel = request.query_params.get("channel", "")
        return HTMLResponse(self._page.render(person, locale, self._conversation(person.key, channel), channel))

    async def message(self, request: Request) -> Response:
        """POST /message: typed text. What is said to nobody in particular is read by the channel, and heard in our threads."""
        sent = await self._sent(request, SentText)
        scene = self._scene(sent, sent.thread)
        said = heard(sent.text, sent.channel)

        async def work() -> Json:
            self._write(sent, scene, only_for=sent.person if said.alone else "")
            if said.alone or said.mentioned or await self._desk.follows(PLATFORM, scene.address):
                place = replace(scene, thread="") if said.alone else scene
                answer = await self._answer(sent, TextInput(said.text), place, mentioned=said.mentioned)
                return self._answered(answer, sent, scene, "")
            return {"outcome": "", "settled": True, "locale": sent.locale}

        return await _once(scene.conversation, sent, work)

    async def action(self, request: Request) -> Response:
        """POST /action: a pressed button."""
        sent = await self._sent(request, SentAction)
        scene = self._scene(sent)

        async def work() -> Json:
            return self._answered(await self._answer(sent, ActionInput(sent.action), scene), sent, scene, sent.message)

        return await _once(scene.conversation, sent, work)

    async def form(self, request: Request) -> Response:
        """POST /form: a filled form, or its simulation."""
        sent = await self._sent(request, SentForm)
        scene = self._scene(sent)

        async def work() -> Json:
            answer = await self._answer(sent, FormInput(sent.action, sent.values, sent.simulate), scene)
            return self._answered(answer, sent, scene, sent.message)

        return await _once(scene.conversation, sent, work)

    async def options(self, request: Request) -> Response:
        """GET /options ?person=&lang=&source=&typed=&<field>=…: the type-ahead of a search field."""
        query = dict(request.query_params)
        person = self._person(query.pop("person", ""))
        locale = self._locale(query.pop("lang", ""))
        source, typed = query.pop("source", ""), query.pop("typed", "")
        if len(typed) > MAX_TYPED:
            return JSONResponse([])
        found = await self._desk.options(person.as_person(locale), source, typed, query)
        return JSONResponse([{"value": one.value, "label": one.label} for one in found])

    async def home(self, request: Request) -> Response:
        """GET /home ?person=&lang=: the person's establishments, seats and pending."""
        person = self._person(request.query_params.get("person", ""))
        locale = self._locale(request.query_params.get("lang", ""))
        view = await self._desk.home(person.as_person(locale))
        return JSONResponse({"html": render_view(view, partial(self._desk.words, locale))})

    async def events(self, request: Request) -> Response:
        """GET /events ?person=&channel=&after=: new and changed messages, as server-sent events."""
        person = self._person(request.query_params.get("person", ""))
        after = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) < MAX_TYPED):
            raise Malformed("after")
        conversation = self._conversation(person.key, request.query_params.get("channel", ""))
        return StreamingResponse(_stream(conversation, int(after), person.key), media_type="text/event-stream")

    async def _sent(self, request: Request, shape: type[S]) -> S:
        body = await bounded_body(request, LARGEST)
        if body is None:
            raise HTTPException(413)
        sent = decode(body, shape)
        self._person(sent.person)
        self._locale(sent.locale)
        return sent

    def _scene(self, sent: Sent, thread: str = "") -> Scene:
        conversation = self._conversation(sent.person, sent.channel)
        return Scene(conversation=conversation, channel=sent.channel, thread=thread if sent.channel else "")

    def _conversation(self, person: str, channel: str) -> Conversation:
        """The person's own, or a channel that they were invited to. Raises Malformed."""
        known = self._channels.get(channel)
        if channel and (known is None or person not in known.people):
            raise Malformed("channel")
        return self._conversations.of(channel or person)

    def _write(self, sent: SentText, scene: Scene, *, only_for: str) -> None:
        mine = f"w-{sent.key}"
        name = self._people[sent.person].name if scene.channel else ""
        html = self._articles.written(mine, sent.text, sent.locale, name=name)
        shown_to = only_for if scene.channel else ""
        scene.conversation.show(Message(id=mine, html=html, only_for=shown_to, thread=scene.thread))

    async def _answer(self, sent: Sent, given: Input, scene: Scene, *, mentioned: bool = False) -> Answer:
        answer = await self._desk.answer(
            Incoming(
                person=self._person(sent.person).as_person(sent.locale),
                conversation=scene.channel or sent.person,
                private=not scene.channel,
                key=f"{PLATFORM}:{sent.person}:{sent.key}",
                at=self._clock.now(),
                input=given,
                reference=new_reference(),
                thread=scene.address,
                mentioned=mentioned,
                channel_private=True if scene.channel else None,
            )
        )
        await answer.shown()  # the transcript that it joins is in this process's memory, and ends with it
        return answer

    def _answered(self, answer: Answer, sent: Sent, scene: Scene, pressed: str) -> Json:
        """What the script is told. A view joins the transcript, unless it belongs beside the form, which keeps what was typed.

        In a channel it is for who asked alone, and never takes the place of what others see (R7).
        """
        say = partial(self._desk.words, answer.locale)
        told: Json = {"outcome": answer.outcome, "settled": answer.settled, "locale": answer.locale}
        if answer.form is not None:
            return told | {"form": render_form(answer.form, say, prefix=f"f-{sent.key}")}
        if answer.view is None:
            return told | {"errors": dict(answer.errors)}
        if answer.beside_form and isinstance(sent, SentForm):
            return told | {"beside": render_view(answer.view, say), "said": answer.view.summary}
        conversation, thread = scene.conversation, scene.thread
        before = conversation.find(pressed)
        mine = sent.person if scene.channel else ""
        replaced = answer.replace and before is not None and before.only_for == mine
        message = pressed if replaced else f"a-{sent.key}"
        thread = before.thread if before is not None else thread
        html = self._articles.told(message, answer.view, answer.locale, alone=bool(mine))
        if not scene.channel:
            conversation.keep_article_of(answer.operation, message)
        shown = Message(id=message, html=html, said=answer.view.summary, only_for=mine, thread=thread)
        number = conversation.show(shown)
        if answer.picture is not None:
            self._draw(answer.picture, replace(shown, id=f"p-{sent.key}"), conversation, answer.locale)
        return told | {"message": _event(shown) | {"number": number}}

    def _draw(self, draw: Draw, place: Message, conversation: Conversation, locale: str) -> None:
        """The picture joins the transcript once it is drawn, as a message of its own."""

        async def drawn() -> None:
            picture = await draw()
            if picture is not None:
                html = self._articles.told(place.id, picture_view(picture), locale, alone=bool(place.only_for))
                conversation.show(replace(place, html=html, said=picture.title))

        task = asyncio.create_task(drawn(), name="iris-web-picture")
        self._drawing.add(task)
        task.add_done_callback(self._drawing.discard)

    def _person(self, key: str) -> DemoPerson:
        if key not in self._people:
            raise Malformed("person")
        return self._people[key]

    def _locale(self, locale: str) -> str:
        if locale not in self._languages:
            raise Malformed("locale")
        return locale


async def _once(conversation: Conversation, sent: Sent, work: Callable[[], Coroutine[None, None, Json]]) -> Response:
    return JSONResponse(await conversation.once(f"{sent.person}:{sent.key}", work))


def _event(message: Message) -> Json:
    return {"id": message.id, "html": message.html, "said": message.said, "thread": message.thread}


async def _stream(conversation: Conversation, after: int, person: str) -> AsyncIterator[str]:
    yield ": open\n\n"
    async for event in conversation.after(after, person, patience=HEARTBEAT):
        if event is None:
            yield ": still here\n\n"
            continue
        number, message = event
        yield f"id: {number}\nevent: message\ndata: {json.dumps(_event(message))}\n\n"


async def _malformed(_: Request, error: Exception) -> Response:
    log.info("malformed request", extra={"what": str(error)})
    return Response(status_code=400)


async def _refused(_: Request, error: Exception) -> Response:
    return Response(status_code=error.status_code if isinstance(error, HTTPException) else 400)
