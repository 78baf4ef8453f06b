"""Messages about operations reach their readers at least once, bearing the operation's reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.outbox import About, Outbox
from commands.ports import DueNotice, Unit
from commands.recognition import account_shown
from commands.views.nodes import Draft
from commands.views.operations import operation_view
from commands.views.show import Reader


class Notifier(Outbox[DueNotice]):
    """The outbox of operations: each message shows how its operation goes, and is updated to the end."""

    def _claim(self, unit: Unit, limit: int) -> Sequence[DueNotice]:
        return unit.notices.claim(limit)

    def _draft(self, unit: Unit, due: DueNotice, reader: Reader) -> Draft:
        return operation_view(due.operation, reader, account_shown(unit, self._house, due.operation))

    def _delivered(self, unit: Unit, due: DueNotice, message: str | None) -> None:
        unit.notices.delivered(due, message or "")

    def _failed(self, unit: Unit, due: DueNotice, again_at: datetime | None) -> None:
        unit.notices.failed(due, again_at)

    def _about(self, due: DueNotice) -> About:
        return About(reference=due.operation.reference, operation=due.operation.public_id)
