"""An ASGI application over real HTTP on loopback, in a thread of its own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

START_WITHIN = 10.0
KEEPS_ALIVE = 75
"""Seconds that an idle connection is kept, as the platforms' front doors do: longer than any client of ours keeps its own."""


def listening_socket(port: int = 0) -> socket.socket:
    """On loopback. It names its protocol, as what asyncio opens by itself: only there are answers written without Nagle's
    wait, which is 40 ms for each answer on a connection that is kept."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(128)
    return listening


@contextmanager
def serving(app: ASGIApp, on_exit: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The address (http://127.0.0.1:port) while it runs. `on_exit` is called before the server waits for open streams."""
    listening = listening_socket()
    config = uvicorn.Config(
        app, log_level="critical", lifespan="off", timeout_graceful_shutdown=2, timeout_keep_alive=KEEPS_ALIVE
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    deadline = time.monotonic() + START_WITHIN
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        on_exit()
        server.should_exit = True
        thread.join()
        listening.close()
