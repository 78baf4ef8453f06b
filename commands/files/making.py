"""What a maker of files is given: an order is input, so each maker authorises its reader anew (R3, R63)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from commands.catalogue import find
from commands.context import Context, House
from commands.incoming import Person
from commands.policy import may_run
from commands.ports import Store, Unit
from commands.recognition import recognised
from commands.views.files import FileOrder, TableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """For whom a file is made and of what. `reader` is an e-mail that a platform vouches for, `origin` that platform."""

    store: Store
    house: House
    now: datetime
    reader: str
    origin: str
    reference: str

    def context(self, unit: Unit) -> Context:
        """The reader as they stand now, grants read fresh."""
        return Context(
            actor=recognised(unit, self.house, self.reader),
            person=Person(platform=self.origin, address="", email=self.reader),
            unit=unit,
            house=self.house,
            now=self.now,
            reference=self.reference,
            intent=self.reference,
        )

    def allowed(self, unit: Unit, command: str) -> Context | None:
        """The reader's context where they may run this command now; else None."""
        context, spec = self.context(unit), find(command)
        return context if spec and may_run(context.actor, spec) else None


Maker: TypeAlias = Callable[[FileOrder, Making], "TableFile | None"]
"""None where the reader may not have the file, or what it tells of is gone (R4). Its rows open their own units of the store, a
page at a time, and end where the reader's rights do."""
