"""Links by which one asks for no more reminders: signed, of one mail, pressed once or twice (RFC 8058).

A link is opened by scanners of mail too: opening it only asks; what stops is the button, or the mail client's own POST.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.i18n import translator
from bot.mail.message import Stop
from bot.mail.render import LANGUAGES, templates
from commands.ports import Store

log = logging.getLogger(__name__)

PATH = "/mail/stop"
_PURPOSE = b"iris mail stop link v1"
_LONGEST = 200
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
}


class StopLinks:
    """`secrets` are the newest key first, then the one before while a rotation lasts; without one, or without a public address,
    reminders are stopped by writing to `reply_to`."""

    def __init__(self, public_url: str, secrets: Sequence[bytes], reply_to: str) -> None:
        self._address = f"{public_url.rstrip('/')}{PATH}" if public_url and secrets else ""
        self._keys = tuple(hmac.new(one, _PURPOSE, hashlib.sha256).digest() for one in secrets)
        self._reply_to = reply_to

    def stop(self, public_id: str, reply_to: str = "") -> Stop:
        """Of one mail. `reply_to` is where its answers go."""
        if self._address:
            return Stop(url=f"{self._address}/{public_id}.{self._sign(self._keys[0], public_id)}", one_click=True)
        return Stop(url=f"mailto:{reply_to or self._reply_to}?subject=STOP", one_click=False)

    def opened(self, token: str) -> str:
        """The mail's public id, "" for what we did not sign."""
        public_id, _, given = token[:_LONGEST].partition(".")
        known = any(hmac.compare_digest(self._sign(one, public_id).encode(), given.encode()) for one in self._keys)
        return public_id if known else ""

    def _sign(self, key: bytes, public_id: str) -> str:
        return hmac.new(key, public_id.encode(), hashlib.sha256).hexdigest()


def stop_route(links: StopLinks, store: Store) -> Route:
    """GET asks, POST stops; the page says it in both languages, and never whose address it is."""

    def known(token: str) -> str:
        public_id = links.opened(token)
        if not public_id:
            return ""
        with store.reading() as unit:
            return unit.mails.address_of(public_id)

    def stop(token: str) -> bool:
        email = known(token)
        if not email:
            return False
        with store.writing() as unit:
            unit.mails.stop(email)
            unit.commit()
        log.info("reminders stopped by their reader")
        return True

    async def handle(request: Request) -> Response:
        token = request.path_params["token"]
        if request.method == "POST":
            done = await run_in_threadpool(stop, token)
            return _page("mail-stop-done") if done else _page("mail-stop-unknown", status=404)
        if not await run_in_threadpool(known, token):
            return _page("mail-stop-unknown", status=404)
        return _page("mail-stop-question", asks=True)

    return Route(f"{PATH}/{{token}}", handle, methods=["GET", "POST"])


def _page(key: str, *, asks: bool = False, status: int = 200) -> HTMLResponse:
    said = [
        {"locale": locale, "words": say(key), "title": say("mail-stop-title"), "button": say("mail-stop-button")}
        for locale, say in ((one, translator(one).text) for one in LANGUAGES)
    ]
    page = templates().get_template("stop.html").render(said=said, asks=asks)
    return HTMLResponse(page, status_code=status, headers=_HEADERS)
