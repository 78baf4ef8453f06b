"""Why a file is not taken: within this room an exception, which `bot.files.reading` gives as a value."""

from __future__ import annotations

from commands.domain.errors import IrisError
from commands.views.nodes import Msg, Param


class FileRefusedError(IrisError):
    """Says what to do in `file-refused-<reason>` of the locales (R96)."""

    def __init__(self, reason: str, **params: Param) -> None:
        super().__init__(reason)
        self.why = Msg(f"file-refused-{reason}", tuple(params.items()))
