"""The views of what writing commands answer; importing this registers them."""

from __future__ import annotations

from commands.views import channels, confirmation, creation, giving_back, inquiries, loans, recycling, request_letters, requests, waiting

__all__ = ["channels", "confirmation", "creation", "giving_back", "inquiries", "loans", "recycling", "request_letters", "requests", "waiting"]
