"""The views of what writing commands answer; importing this registers them."""

from __future__ import annotations

from commands.views import (
    channels,
    confirmation,
    creation,
    digest_letters,
    digests,
    giving_back,
    inquiries,
    loans,
    recycling,
    reminders,
    request_letters,
    requests,
    waiting,
)

__all__ = [
    "channels",
    "confirmation",
    "creation",
    "digest_letters",
    "digests",
    "giving_back",
    "inquiries",
    "loans",
    "recycling",
    "reminders",
    "request_letters",
    "requests",
    "waiting",
]
