"""The simulator as an HTTP server: on a thread of this process, or as a process of its own (``python -m zoom.simulator``)."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from zoom.simulator.control import Control
from zoom.simulator.faults import Faults
from zoom.simulator.gate import Answer, Call, Engine, Gate
from zoom.simulator.limits import Limiter
from zoom.simulator.oauth import Tokens
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.routes_account import ACCOUNT_OPERATIONS
from zoom.simulator.routes_users import USER_OPERATIONS
from zoom.simulator.settings import SimulatorSettings
from zoom.simulator.webhooks import WebhookOptions, WebhookSender
from zoom.simulator.world import World, system_clock

STOP_WITHIN = 5.0
START_WITHIN = 30.0
KEEPS_ALIVE = 75
"""Seconds that an idle connection is kept: longer than any client keeps its own, so that none writes to one that is closing."""
# /users/summary and /users/features must be tried before /users/{user_id}.
OPERATIONS = sorted((*USER_OPERATIONS, *ACCOUNT_OPERATIONS), key=lambda operation: "{user_id}" in operation.path)


class Simulator:
    """One simulated Zoom account: ``app`` is the ASGI application, ``world`` its state (for the thread that serves it)."""

    def __init__(self, settings: SimulatorSettings, clock: Callable[[], datetime] = system_clock) -> None:
        self.settings = settings
        self.world = World(settings, clock)
        self.engine = Engine(self.world, Faults(settings.faults, settings.seed), Tokens(self.world), Limiter(self.world))
        options = WebhookOptions(
            url=settings.webhook_url, secret=settings.webhook_secret, retry_seconds=settings.webhook_retry_seconds
        )
        self.sender = WebhookSender(options, clock, settings.seed)
        self.world.listeners.append(self.sender.tell)
        self.app = Starlette(routes=self._routes())

    def _routes(self) -> list[Route]:
        gates = [
            Route(f"/v2{operation.path}", Gate(self.engine, operation.work, operation), methods=[operation.method])
            for operation in OPERATIONS
        ]
        return [
            *gates,
            Route("/oauth/token", Gate(self.engine, self._give_token), methods=["POST"]),
            *Control(self.engine, self.sender).routes(),
            Route("/v2/{rest:path}", Gate(self.engine, _unknown)),
        ]

    def _give_token(self, call: Call) -> Answer:
        form = {**call.query, **dict(parse_qsl(call.raw.decode(errors="replace")))}
        answer = self.engine.tokens.give(call.headers.get("authorization", ""), form)
        return Answer(answer.status, answer.body)


def _unknown(_: Call) -> Answer:
    raise ZoomRefusal(404, 2300, "This API endpoint is not recognized.")


def listening_socket(host: str, port: int = 0) -> socket.socket:
    """It names its protocol, as those that asyncio opens by itself: only what it accepts is spared Nagle's wait, which is 40 ms
    for each small answer on a connection that is kept."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(512)
    except OSError:
        listening.close()
        raise
    return listening


class CuttableProtocol(H11Protocol):
    """Uvicorn's protocol, lending each request its transport, so that a fault can end the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn narrows it
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)


class RunningSimulator:
    """A simulator listening on a thread of its own; also a context manager."""

    def __init__(self, simulator: Simulator, host: str = "127.0.0.1", port: int = 0) -> None:
        self.simulator = simulator
        self._socket = listening_socket(host, port)
        self.base_url = f"http://{host}:{self._socket.getsockname()[1]}"
        self.api_url = f"{self.base_url}/v2"
        self.oauth_url = self.base_url
        self.control_url = f"{self.base_url}/_simulator"
        config = uvicorn.Config(
            simulator.app,
            http=CuttableProtocol,
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=KEEPS_ALIVE,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="zoom-simulator", daemon=True)

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def start(self) -> Self:
        """Listen; returns once calls are answered."""
        self._thread.start()
        self.simulator.sender.start()
        waited = threading.Event()
        for _ in range(int(START_WITHIN / 0.005)):
            if self._server.started:
                return self
            waited.wait(0.005)
        raise RuntimeError("the simulator did not start")

    def stop(self) -> None:
        """Stop listening and end the threads; may be called twice."""
        self._server.should_exit = True
        self._thread.join(STOP_WITHIN)
        self.simulator.sender.stop()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def serve(
    settings: SimulatorSettings | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    clock: Callable[[], datetime] = system_clock,
    **changes: Any,
) -> RunningSimulator:
    """Start a simulator: ``with serve(SimulatorSettings(users=50)) as zoom: … zoom.api_url``. Port 0: a free one."""
    return RunningSimulator(Simulator(settings or SimulatorSettings(**changes), clock), host, port).start()
