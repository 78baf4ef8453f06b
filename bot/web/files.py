"""Files in the page: a spreadsheet that is chosen or dropped, and a link that downloads one (R80, R81)."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.dropped import Inbox
from bot.files.links import attachment
from bot.web.answering import Answering, Json
from bot.web.payloads import SentFile, asked
from bot.web.talk import Scene
from commands.domain.errors import Malformed
from commands.incoming import FileInput


class WebFiles:
    """Requests of the page about files, one method each."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._inbox = Inbox()

    async def receive(self, request: Request) -> Response:
        """POST /file ?person=&locale=&key=&channel=&name=, whose body is the file: read as it comes, never kept.

        In a channel, what becomes of it is for the sender alone (R7).
        """
        sent = asked(dict(request.query_params), SentFile)
        self._answering.person(sent.person)
        self._answering.locale(sent.locale)
        scene = self._answering.scene(sent)
        try:
            given = await self._inbox.receive(sent.name, request.stream())
        except ClientDisconnect as error:
            raise Malformed("file") from error
        return JSONResponse(await scene.conversation.once(f"{sent.person}:{sent.key}", lambda: self._take(given, sent, scene)))

    async def give(self, request: Request) -> Response:
        """GET /file ?person=&lang=&offer=: the file that was offered to this person, made now; 404 with a sentence (R96)."""
        person = self._answering.person(request.query_params.get("person", ""))
        locale = self._answering.locale(request.query_params.get("lang", ""))
        made = await self._answering.desk.take(person.as_person(locale), request.query_params.get("offer", ""))
        if made is None:
            return PlainTextResponse(self._answering.desk.words(locale, "web-file-over"), status_code=404)
        return attachment(made, {})

    async def _take(self, given: FileInput, sent: SentFile, scene: Scene) -> Json:
        self._answering.write(sent, scene, sent.name, only_for=sent.person)
        return self._answering.answered(await self._answering.ask(sent, given, scene), sent, scene, "")
