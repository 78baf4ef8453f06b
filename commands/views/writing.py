"""The views of what writing commands answer; importing this registers them."""

from __future__ import annotations

from commands.views import confirmation, creation, waiting

__all__ = ["confirmation", "creation", "waiting"]
