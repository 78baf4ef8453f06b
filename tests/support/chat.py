"""The web chat on loopback over a small desk, and requests as its page makes them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from bot.clock import SystemClock
from bot.web.app import web_app
from bot.web.articles import Articles
from bot.web.conversations import Conversations
from bot.web.courier import WebCourier
from bot.web.people import CHANNELS, PEOPLE
from tests.support.serving import serving
from tests.support.small_desk import SmallDesk

_keys = itertools.count(1)
T = TypeVar("T")


@dataclass
class Chat:
    """A running chat: its address, its desk, and requests as the page's script makes them."""

    url: str
    desk: SmallDesk
    courier: WebCourier
    http: httpx.Client
    loops: list[asyncio.AbstractEventLoop]
    person: str = "gestionnaire-03"
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headers = {"Origin": self.url, "X-Iris-Chat": "1"}

    def payload(self, **more: object) -> dict[str, object]:
        """What every request says."""
        return {"person": self.person, "locale": "fr", "key": f"key-{next(_keys):08}", **more}

    def post(self, path: str, **more: object) -> httpx.Response:
        return self.http.post(path, json=self.payload(**more), headers=self.headers)

    def on_loop(self, work: Coroutine[None, None, T]) -> T:
        """Run on the server's own event loop, as the notifier does."""
        return asyncio.run_coroutine_threadsafe(work, self.loops[0]).result(60)

    def page(self, **query: str) -> str:
        response = self.http.get("/", params={"person": self.person, **query})
        assert response.status_code == 200
        return response.text


@contextmanager
def running_chat(desk: SmallDesk | None = None) -> Iterator[Chat]:
    """A chat that runs until left."""
    desk, clock, conversations = desk or SmallDesk(), SystemClock(), Conversations()
    app = web_app(desk, clock, conversations, PEOPLE, channels=CHANNELS)
    loops: list[asyncio.AbstractEventLoop] = []

    def close() -> None:
        for loop in loops:
            loop.call_soon_threadsafe(conversations.close)

    async def with_loop(scope, receive, send):  # type: ignore[no-untyped-def]  # notes the server's loop, and passes on
        if not loops:
            loops.append(asyncio.get_running_loop())
        await app(scope, receive, send)

    with serving(with_loop, close) as url, httpx.Client(base_url=url, timeout=60) as http:
        http.get("/")
        keys = frozenset(channel.key for channel in CHANNELS)
        yield Chat(url, desk, WebCourier(conversations, Articles(desk.words, clock), keys), http, loops)
