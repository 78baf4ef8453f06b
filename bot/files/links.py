"""Links to files, for readers whose platform takes none: signed, for a quarter of an hour, made anew when opened (R3, R63)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.front import MadeFile
from bot.i18n import LOCALES, translator
from bot.sealing import Seals
from commands.ports import Clock

PATH = "/files"
LIVES = timedelta(minutes=15)
_PURPOSE = b"iris file link v1"
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
}


class FileLinks:
    """The token holds the order's random id alone. Without a secret or a public address there are no links."""

    def __init__(self, clock: Clock, public_url: str, secrets: Sequence[bytes]) -> None:
        self._address = f"{public_url.rstrip('/')}{PATH}" if public_url and secrets else ""
        self._seals = Seals(clock, _PURPOSE, secrets)

    def url(self, public_id: str) -> str:
        """ "" where there are no links."""
        return f"{self._address}/{self._seals.sealed(public_id, LIVES)}" if self._address else ""

    def opened(self, token: str) -> str | None:
        """The order's public id; None for what we did not sign, or not lately."""
        return self._seals.opened(token)


def file_route(links: FileLinks, take: Callable[[str], Awaitable[MadeFile | None]]) -> Route:
    """GET /files/<token>: the file, or 404 with a sentence in both languages, whyever (R4, R96).

    Those who look whether a link is sound (HEAD) have nothing made.
    """

    async def give(request: Request) -> Response:
        public_id = links.opened(request.path_params["token"])
        if public_id is None:
            return _nothing()
        if request.method == "HEAD":
            return Response(headers=_HEADERS)
        made = await take(public_id)
        return _nothing() if made is None else attachment(made, _HEADERS)

    return Route(f"{PATH}/{{token}}", give, methods=["GET"])


def attachment(made: MadeFile, headers: dict[str, str]) -> Response:
    """A download, deleted once it has gone."""
    gone = BackgroundTask(made.path.unlink, missing_ok=True)
    return FileResponse(made.path, media_type=made.media_type, filename=made.name, headers=headers, background=gone)


def _nothing() -> Response:
    sentences = "\n".join(translator(one).text("file-link-over") for one in LOCALES)
    return PlainTextResponse(f"{sentences}\n", status_code=404, headers=_HEADERS)
