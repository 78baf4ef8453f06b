"""The views of what writing commands answer; importing this registers them."""

from __future__ import annotations

from commands.views import confirmation, creation, giving_back, inquiries, loans, recycling, waiting

__all__ = ["confirmation", "creation", "giving_back", "inquiries", "loans", "recycling", "waiting"]
