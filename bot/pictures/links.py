"""Links to pictures, for platforms that fetch them by themselves: signed, expiring, and their reader authorised again (R3)."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from commands.context import House
from commands.ports import Clock, Store
from commands.recognition import recognised

PATH = "/pictures"
LIVES = timedelta(days=1)
_PURPOSE = b"iris picture link v1"
_LONGEST = 1_000


class PictureLinks:
    """`secrets` are the newest key first, then the one before while a rotation lasts; without one, or without a public
    address, there are no links."""

    def __init__(self, clock: Clock, public_url: str, secrets: Sequence[bytes]) -> None:
        self._clock = clock
        self._address = f"{public_url.rstrip('/')}{PATH}" if public_url and secrets else ""
        self._keys = tuple(hmac.new(one, _PURPOSE, hashlib.sha256).digest() for one in secrets)

    def url(self, key: str, reader: str) -> str:
        """For one reader, for a day; "" where there are no links."""
        if not self._address:
            return ""
        until = int((self._clock.now() + LIVES).timestamp())
        told = f"{key}:{until}:{reader}".encode()
        return f"{self._address}/{_written(told)}.{_written(_sign(self._keys[0], told))}.png"

    def opened(self, token: str) -> tuple[str, str] | None:
        """The picture's key and the reader; None for what we did not sign, or not lately."""
        told, _, given = token[:_LONGEST].removesuffix(".png").partition(".")
        try:
            text, signature = urlsafe_b64decode(told + "=" * (-len(told) % 4)), urlsafe_b64decode(given + "=" * (-len(given) % 4))
            key, until, reader = text.decode().split(":", 2)
        except ValueError:
            return None
        if not any(hmac.compare_digest(_sign(one, text), signature) for one in self._keys):
            return None
        if datetime.fromtimestamp(int(until), UTC) < self._clock.now():
            return None
        return key, reader


def picture_route(links: PictureLinks, store: Store, house: House) -> Route:
    """GET /pictures/<token>.png: 404 for whatever may not be seen, whyever (R4)."""

    def found(token: str) -> bytes | None:
        opened = links.opened(token)
        if opened is None:
            return None
        key, reader = opened
        with store.reading() as unit:
            kept = unit.seat_figures.picture(key)
            if kept is None:
                return None
            png, establishments = kept
            reads = recognised(unit, house, reader, "").reads
        return png if all(one in reads for one in establishments) else None

    async def show(request: Request) -> Response:
        png = await run_in_threadpool(found, request.path_params["token"])
        if png is None:
            return Response(status_code=404)
        return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=3600"})

    return Route(f"{PATH}/{{token}}", show, methods=["GET"])


def _sign(key: bytes, told: bytes) -> bytes:
    return hmac.new(key, told, hashlib.sha256).digest()


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
