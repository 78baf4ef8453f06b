"""Ports for servers that come and go."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_port() -> Iterator[int]:
    """A free port of loopback. While it is kept no other test is given it, nor does a connection leave from it, though nobody
    listens there: a server that was stopped finds it again (asyncio's and ours bind with SO_REUSEADDR, as this does)."""
    with socket.socket() as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        port = int(kept.getsockname()[1])
        if sys.platform != "linux":
            kept.close()  # elsewhere what is bound is nobody else's
        yield port
