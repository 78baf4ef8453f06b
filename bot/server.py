"""uvicorn as the house runs it: one process, no access log, an orderly end."""

from __future__ import annotations

from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

GRACE = 2
"""Seconds that requests under way have to end after SIGTERM."""


class Server(uvicorn.Server):
    """Calls `on_exit` as the signal comes, before connections are waited for: open streams must end by themselves."""

    def __init__(self, app: Starlette, host: str, port: int, on_exit: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=GRACE
            )
        )
        self._on_exit = on_exit

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_exit()
        super().handle_exit(sig, frame)
