"""The chat's routes. Mounted only by `iris demo`, on loopback; `bot.web.guard` checks where requests come from."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
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
from bot.web.people import DemoPerson
from bot.web.render import render_form, render_view
from commands.domain.errors import Malformed
from commands.incoming import ActionInput, FormInput, Incoming, Input, TextInput
from commands.ports import Clock
from commands.references import new_reference
from commands.views.nodes import Image, View

log = logging.getLogger(__name__)

HEARTBEAT = 15.0
"""Seconds between signs of life on a silent stream."""
MAX_TYPED = 200
"""Characters of a type-ahead's text."""

S = TypeVar("S", bound=Sent)
Json = dict[str, object]


def web_app(
    desk: Desk,
    clock: Clock,
    conversations: Conversations,
    people: Sequence[DemoPerson],
    languages: Sequence[str] = ("fr", "en"),
    command: str = "/iris",
) -> Starlette:
    """The chat as an application to mount. Close `conversations` before the server stops: open streams would hold it."""
    chat = WebChat(desk, clock, conversations, people, languages, command)
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

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        conversations: Conversations,
        people: Sequence[DemoPerson],
        languages: Sequence[str],
        command: str,
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._conversations = conversations
        self._people = {person.key: person for person in people}
        self._languages = tuple(languages)
        self._articles = Articles(desk.words, clock)
        self._drawing: set[asyncio.Task[None]] = set()
        self._page = Page(desk.words, tuple(people), self._languages, command)

    async def page(self, request: Request) -> Response:
        """GET / ?person=&lang=: the first person and language where none is said."""
        person = self._person(request.query_params.get("person") or next(iter(self._people)))
        locale = self._locale(request.query_params.get("lang") or self._languages[0])
        return HTMLResponse(self._page.render(person, locale, self._conversations.of(person.key)))

    async def message(self, request: Request) -> Response:
        """POST /message: typed text."""
        sent = await self._sent(request, SentText)
        conversation = self._conversations.of(sent.person)

        async def work() -> Json:
            mine = f"w-{sent.key}"
            conversation.show(Message(id=mine, html=self._articles.written(mine, sent.text, sent.locale)))
            return self._answered(await self._answer(sent, TextInput(sent.text)), sent, conversation, "")

        return await _once(conversation, sent, work)

    async def action(self, request: Request) -> Response:
        """POST /action: a pressed button."""
        sent = await self._sent(request, SentAction)
        conversation = self._conversations.of(sent.person)

        async def work() -> Json:
            return self._answered(await self._answer(sent, ActionInput(sent.action)), sent, conversation, sent.message)

        return await _once(conversation, sent, work)

    async def form(self, request: Request) -> Response:
        """POST /form: a filled form, or its simulation."""
        sent = await self._sent(request, SentForm)
        conversation = self._conversations.of(sent.person)

        async def work() -> Json:
            answer = await self._answer(sent, FormInput(sent.action, sent.values, sent.simulate))
            return self._answered(answer, sent, conversation, sent.message)

        return await _once(conversation, sent, work)

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
        """GET /events ?person=&after=: new and changed messages, as server-sent events."""
        person = self._person(request.query_params.get("person", ""))
        after = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) < MAX_TYPED):
            raise Malformed("after")
        conversation = self._conversations.of(person.key)
        return StreamingResponse(_stream(conversation, int(after)), media_type="text/event-stream")

    async def _sent(self, request: Request, shape: type[S]) -> S:
        body = await bounded_body(request, LARGEST)
        if body is None:
            raise HTTPException(413)
        sent = decode(body, shape)
        self._person(sent.person)
        self._locale(sent.locale)
        return sent

    async def _answer(self, sent: Sent, given: Input) -> Answer:
        answer = await self._desk.answer(
            Incoming(
                person=self._person(sent.person).as_person(sent.locale),
                conversation=sent.person,
                private=True,
                key=f"web:{sent.person}:{sent.key}",
                at=self._clock.now(),
                input=given,
                reference=new_reference(),
            )
        )
        await answer.shown()  # the transcript that it joins is in this process's memory, and ends with it
        return answer

    def _answered(self, answer: Answer, sent: Sent, conversation: Conversation, pressed: str) -> Json:
        """What the script is told. A view joins the transcript, unless it belongs beside the form, which keeps what was typed."""
        say = partial(self._desk.words, answer.locale)
        told: Json = {"outcome": answer.outcome, "settled": answer.settled, "locale": answer.locale}
        if answer.form is not None:
            return told | {"form": render_form(answer.form, say, prefix=f"f-{sent.key}")}
        if answer.view is None:
            return told | {"errors": dict(answer.errors)}
        if answer.beside_form and isinstance(sent, SentForm):
            return told | {"beside": render_view(answer.view, say), "said": answer.view.summary}
        message = pressed if answer.replace and pressed in conversation else f"a-{sent.key}"
        html = self._articles.told(message, answer.view, answer.locale)
        conversation.keep_article_of(answer.operation, message)
        number = conversation.show(Message(id=message, html=html, said=answer.view.summary))
        if answer.picture is not None:
            self._draw(answer.picture, f"p-{sent.key}", conversation, answer.locale)
        return told | {"message": {"id": message, "html": html, "said": answer.view.summary, "number": number}}

    def _draw(self, draw: Callable[[], Awaitable[Picture | None]], message: str, conversation: Conversation, locale: str) -> None:
        """The picture joins the transcript once it is drawn, as a message of its own."""

        async def drawn() -> None:
            picture = await draw()
            if picture is not None:
                view = View(summary=picture.alt, blocks=(Image(picture.png, picture.alt, picture.title),))
                conversation.show(Message(id=message, html=self._articles.told(message, view, locale), said=picture.title))

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
    return JSONResponse(await conversation.once(sent.key, work))


async def _stream(conversation: Conversation, after: int) -> AsyncIterator[str]:
    yield ": open\n\n"
    async for event in conversation.after(after, patience=HEARTBEAT):
        if event is None:
            yield ": still here\n\n"
            continue
        number, message = event
        told = json.dumps({"id": message.id, "html": message.html, "said": message.said})
        yield f"id: {number}\nevent: message\ndata: {told}\n\n"


async def _malformed(_: Request, error: Exception) -> Response:
    log.info("malformed request", extra={"what": str(error)})
    return Response(status_code=400)


async def _refused(_: Request, error: Exception) -> Response:
    return Response(status_code=error.status_code if isinstance(error, HTTPException) else 400)
