"""Why a file is not taken: within this room an exception, which `bot.files.reading` gives as a value."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from commands.domain.errors import IrisError
from commands.views.nodes import Msg, Param

log = logging.getLogger(__name__)


class FileRefusedError(IrisError):
    """Says what to do in `file-refused-<reason>` of the locales (R96)."""

    def __init__(self, reason: str, **params: Param) -> None:
        super().__init__(reason)
        self.why = Msg(f"file-refused-{reason}", tuple(params.items()))


@contextmanager
def damaged() -> Iterator[None]:
    """Whatever a stranger's archive provokes in the libraries that open it is a file that cannot be read."""
    try:
        yield
    except FileRefusedError:
        raise
    except Exception as error:
        log.info("workbook not read", extra={"error": type(error).__name__})
        raise FileRefusedError("damaged") from error
