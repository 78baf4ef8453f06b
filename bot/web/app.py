"""The chat's routes. Mounted only by `iris demo`, on loopback; `bot.web.guard` checks where requests come from."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
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

from bot.front import Desk
from bot.http import bounded_body
from bot.web.answering import Answering, Json, event_of
from bot.web.conversations import Conversation, Conversations
from bot.web.files import WebFiles
from bot.web.guard import Guard
from bot.web.page import Page
from bot.web.payloads import LARGEST, Sent, SentAction, SentForm, SentText, decode
from bot.web.people import PLATFORM, DemoChannel, DemoPerson
from bot.web.render import render_view
from bot.web.talk import heard
from commands.domain.errors import Malformed
from commands.incoming import ActionInput, FormInput, TextInput
from commands.ports import Clock

log = logging.getLogger(__name__)

HEARTBEAT = 15.0
"""Seconds between signs of life on a silent stream."""
MAX_TYPED = 200
"""Characters of a type-ahead's text."""

S = TypeVar("S", bound=Sent)


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
    answering = Answering(desk, clock, conversations, page)
    chat, files = WebChat(answering, page), WebFiles(answering)
    return Starlette(
        routes=[
            Route("/", chat.page, methods=["GET"]),
            Route("/message", chat.message, methods=["POST"]),
            Route("/action", chat.action, methods=["POST"]),
            Route("/form", chat.form, methods=["POST"]),
            Route("/file", files.receive, methods=["POST"]),
            Route("/file", files.give, methods=["GET"]),
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

    def __init__(self, answering: Answering, page: Page) -> None:
        self._answering = answering
        self._desk = answering.desk
        self._first_person, self._first_locale = page.people[0].key, page.languages[0]
        self._page = page

    async def page(self, request: Request) -> Response:
        """GET / ?person=&lang=&channel=: the first person and language where none is said, alone with the bot."""
        person = self._answering.person(request.query_params.get("person") or self._first_person)
        locale = self._answering.locale(request.query_params.get("lang") or self._first_locale)
        channel = request.query_params.get("channel", "")
        conversation = self._answering.conversation(person.key, channel)
        allowed = await self._desk.allowed(person.as_person(locale))
        return HTMLResponse(self._page.render(person, locale, conversation, allowed, channel))

    async def message(self, request: Request) -> Response:
        """POST /message: typed text. What is said to nobody in particular is read by the channel, and heard in our threads."""
        sent = await self._sent(request, SentText)
        scene = self._answering.scene(sent, sent.thread)
        said = heard(sent.text, sent.channel)

        async def work() -> Json:
            self._answering.write(sent, scene, sent.text, only_for=sent.person if said.alone else "")
            if said.alone or said.mentioned or await self._desk.follows(PLATFORM, scene.address):
                place = replace(scene, thread="") if said.alone else scene
                answer = await self._answering.ask(sent, TextInput(said.text), place, mentioned=said.mentioned)
                return self._answering.answered(answer, sent, scene, "")
            return {"outcome": "", "settled": True, "locale": sent.locale}

        return await _once(scene.conversation, sent, work)

    async def action(self, request: Request) -> Response:
        """POST /action: a pressed button."""
        sent = await self._sent(request, SentAction)
        scene = self._answering.scene(sent)

        async def work() -> Json:
            return self._answering.answered(
                await self._answering.ask(sent, ActionInput(sent.action), scene), sent, scene, sent.message
            )

        return await _once(scene.conversation, sent, work)

    async def form(self, request: Request) -> Response:
        """POST /form: a filled form, or its simulation."""
        sent = await self._sent(request, SentForm)
        scene = self._answering.scene(sent)

        async def work() -> Json:
            answer = await self._answering.ask(sent, FormInput(sent.action, sent.values, sent.simulate), scene)
            return self._answering.answered(answer, sent, scene, sent.message)

        return await _once(scene.conversation, sent, work)

    async def options(self, request: Request) -> Response:
        """GET /options ?person=&lang=&source=&typed=&<field>=…: the type-ahead of a search field."""
        query = dict(request.query_params)
        person = self._answering.person(query.pop("person", ""))
        locale = self._answering.locale(query.pop("lang", ""))
        source, typed = query.pop("source", ""), query.pop("typed", "")
        if len(typed) > MAX_TYPED:
            return JSONResponse([])
        found = await self._desk.options(person.as_person(locale), source, typed, query)
        return JSONResponse([{"value": one.value, "label": one.label} for one in found])

    async def home(self, request: Request) -> Response:
        """GET /home ?person=&lang=: the person's establishments, seats and pending."""
        person = self._answering.person(request.query_params.get("person", ""))
        locale = self._answering.locale(request.query_params.get("lang", ""))
        view = await self._desk.home(person.as_person(locale))
        return JSONResponse({"html": render_view(view, partial(self._desk.words, locale))})

    async def events(self, request: Request) -> Response:
        """GET /events ?person=&channel=&after=: new and changed messages, as server-sent events."""
        person = self._answering.person(request.query_params.get("person", ""))
        after = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) < MAX_TYPED):
            raise Malformed("after")
        conversation = self._answering.conversation(person.key, request.query_params.get("channel", ""))
        return StreamingResponse(_stream(conversation, int(after), person.key), media_type="text/event-stream")

    async def _sent(self, request: Request, shape: type[S]) -> S:
        body = await bounded_body(request.receive, LARGEST)
        if body is None:
            raise HTTPException(413)
        sent = decode(body, shape)
        self._answering.person(sent.person)
        self._answering.locale(sent.locale)
        return sent


async def _once(conversation: Conversation, sent: Sent, work: Callable[[], Coroutine[None, None, Json]]) -> Response:
    return JSONResponse(await conversation.once(f"{sent.person}:{sent.key}", work))


async def _stream(conversation: Conversation, after: int, person: str) -> AsyncIterator[str]:
    yield ": open\n\n"
    async for event in conversation.after(after, person, patience=HEARTBEAT):
        if event is None:
            yield ": still here\n\n"
            continue
        number, message = event
        yield f"id: {number}\nevent: message\ndata: {json.dumps(event_of(message))}\n\n"


async def _malformed(_: Request, error: Exception) -> Response:
    log.info("malformed request", extra={"what": str(error)})
    return Response(status_code=400)


async def _refused(_: Request, error: Exception) -> Response:
    return Response(status_code=error.status_code if isinstance(error, HTTPException) else 400)
