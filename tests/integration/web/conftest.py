"""The web chat, and a browser to open it with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.browser import browser
from tests.support.chat import Chat, running_chat

__all__ = ["browser", "chat"]


@pytest.fixture
def chat() -> Iterator[Chat]:
    """A chat for one test."""
    with running_chat() as chat:
        yield chat
