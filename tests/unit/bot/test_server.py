"""The HTTP server that the house runs on."""

from __future__ import annotations

from starlette.applications import Starlette

from bot.server import Server

PROXIES_KEEP = 60
"""Seconds: what nginx keeps an idle connection to us, and load balancers likewise."""


def test_an_idle_connection_is_never_closed_by_us_first() -> None:
    """A click that leaves on a connection just being closed is lost: no proxy dares to send a POST again."""
    assert Server(Starlette(), "127.0.0.1", 0).config.timeout_keep_alive > PROXIES_KEEP
