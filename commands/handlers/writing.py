"""The commands that write."""

from __future__ import annotations

from collections.abc import Mapping

from commands.dispatcher import Handler
from commands.handlers.deleting import delete

WRITING: Mapping[str, Handler] = {"supprimer": delete}
