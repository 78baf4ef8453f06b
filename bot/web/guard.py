"""Who may speak to the chat: this machine's own browser, from the chat's own page. Everything else is refused.

A page of another site could otherwise post to a loopback port, or reach it under a name of its own (DNS rebinding).
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
HEADER = "x-iris-chat"
"""Sent by the page's script; another site's form or image cannot add it without being asked first by the browser."""

BODIES = frozenset({"application/json", "application/octet-stream"})
"""What another site's form cannot send."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware: Host, Origin, where the request comes from; and the headers of every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = refused(scope)
        app = PlainTextResponse("", status_code=refusal) if refusal else self._app
        await app(scope, receive, headed)


def refused(scope: Scope) -> int:
    """0, or the status to refuse with: 421 for another Host, 403 for another site, 415 for a body that a form could send."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if len(headers.getlist("host")) != 1 or not _is_ours(host, scope):
        return 421
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return 403
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return 403
    if scope["method"] in {"GET", "HEAD"}:
        return 0
    if origin is None or headers.get(HEADER) != "1":
        return 403
    return 0 if headers.get("content-type", "").partition(";")[0].strip() in BODIES else 415


def _is_ours(host: str, scope: Scope) -> bool:
    """A loopback name with the port that the server is bound to (80 may go unsaid)."""
    server = scope.get("server")
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    if not colon:
        name, port = host, "80"
    return server is not None and name.casefold() in LOOPBACK and port == str(server[1])
