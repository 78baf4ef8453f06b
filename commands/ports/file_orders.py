"""Files that were offered and not made yet: what is made when their reader takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.views.files import FileOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOrder:
    """An order, and whom it was made to: `reader` is an e-mail, `platform` where they asked. Its name and title are words of
    `locale`."""

    order: FileOrder
    reader: str
    locale: str
    platform: str
    expires_at: datetime


class FileOrders(Protocol):
    """Orders by a random public id, which proves nothing of who has it. Those past their time go as others are kept."""

    def keep(self, new: KeptOrder) -> str:
        """Returns its public id."""

    def get(self, public_id: str) -> KeptOrder | None:
        """None for what there is not, and past its time."""
