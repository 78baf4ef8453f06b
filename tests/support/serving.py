"""An ASGI application over real HTTP on loopback, in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from zoom.simulator.server import KEEPS_ALIVE, listening_socket

START_WITHIN = 30.0


@contextmanager
def serving(app: ASGIApp, on_exit: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The address (http://127.0.0.1:port) while it runs. `on_exit` is called before the server waits for open streams."""
    listening = listening_socket("127.0.0.1")
    config = uvicorn.Config(
        app, log_level="critical", lifespan="off", timeout_graceful_shutdown=2, timeout_keep_alive=KEEPS_ALIVE
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    deadline = time.monotonic() + START_WITHIN
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        on_exit()
        server.should_exit = True
        thread.join()
        listening.close()
