"""One handler per command. `HANDLERS` is what bootstrap gives the dispatcher; importing it registers every view."""

from __future__ import annotations

from collections.abc import Callable

from commands.context import Context
from commands.handlers.reading import READING
from commands.handlers.writing import WRITING
from commands.invocation import Invocation
from commands.results import Handled
from commands.views import reading as _reading_views
from commands.views import writing as _writing_views

__all__ = ["HANDLERS"]

HANDLERS: dict[str, Callable[[Invocation, Context], Handled]] = {**READING, **WRITING}

del _reading_views, _writing_views
