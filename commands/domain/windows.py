"""Windows: seats kept for a while without an operation that holds them (R40, R53)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.domain.accounts import Pool

UNDO_FOR = timedelta(minutes=15)
"""How long a deactivation or a reassignment may be undone in one click (R40)."""


class Purpose(enum.StrEnum):
    """What a seat is kept for. `UNDO`: for the account that gave it up. `OFFER`: for whoever was offered it (R53)."""

    UNDO = "undo"
    OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWindow:
    """A seat of a pool to keep until a moment (UTC).

    `email` is whose seat it was, or who is offered it; `by` who may use it at once ("" for nobody); `operation` the public id
    of the one that freed it. Several may belong to one operation: a pool each.
    """

    establishment: str
    pool: Pool
    email: str
    by: str
    purpose: Purpose
    until: datetime
    account_id: int | None
    operation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(NewWindow):
    """A seat that is kept. `id` is internal."""

    id: int
