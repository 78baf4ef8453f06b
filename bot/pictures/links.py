"""Links to pictures, for platforms that fetch them by themselves: signed, expiring, and their reader authorised again (R3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sealing import Seals
from commands.context import House
from commands.ports import Clock, Store
from commands.recognition import recognised

PATH = "/pictures"
LIVES = timedelta(days=1)
_PURPOSE = b"iris picture link v2"


class PictureLinks:
    """`secrets` as `Seals` has them; without one, or without a public address, there are no links."""

    def __init__(self, clock: Clock, public_url: str, secrets: Sequence[bytes]) -> None:
        self._address = f"{public_url.rstrip('/')}{PATH}" if public_url and secrets else ""
        self._seals = Seals(clock, _PURPOSE, secrets)

    def url(self, key: str, reader: str) -> str:
        """For one reader, for a day; "" where there are no links."""
        return f"{self._address}/{self._seals.sealed(f'{key}:{reader}', LIVES)}.png" if self._address else ""

    def opened(self, token: str) -> tuple[str, str] | None:
        """The picture's key and the reader; None for what we did not sign, or not lately."""
        told = self._seals.opened(token.removesuffix(".png"))
        if told is None:
            return None
        key, _, reader = told.partition(":")
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
