"""uvicorn as the house runs it: one process, no access log, an orderly end."""

from __future__ import annotations

import gc
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

GRACE = 2
"""Seconds that requests under way have to end after SIGTERM."""
KEEPS_ALIVE = 75
"""Seconds that an idle connection is kept: longer than what stands before us (nginx keeps its own for 60), or a request leaves on
one that is just being closed, and somebody's click is lost. uvicorn's own 5 is for browsers."""
NEW_OBJECTS = 10_000
"""Objects made and still there before the collector looks: Python's own 700 is one answer or two."""


def settle() -> None:
    """Before a process that serves begins: what is loaded stays until its end, and the collector of garbage looks no more at it.

    It then has only what is new to look at, and does so every few answers (docs.python.org, `gc.freeze`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)


class Server(uvicorn.Server):
    """Calls `on_exit` as the signal comes, before connections are waited for: open streams must end by themselves."""

    def __init__(self, app: Starlette, host: str, port: int, on_exit: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                log_config=None,
                access_log=False,
                lifespan="on",
                timeout_graceful_shutdown=GRACE,
                timeout_keep_alive=KEEPS_ALIVE,
            )
        )
        self._on_exit = on_exit

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_exit()
        super().handle_exit(sig, frame)
