"""How invitations ended: activated, or run out (R26, R70)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select, true

from commands.domain.people import Scope
from commands.ports import Milestone, MilestoneKind
from storage.directory.database import Database
from storage.tables.accounts import accounts
from storage.tables.digests import milestones


class SqlMilestones:
    """`commands.ports.Milestones`; `writing` tells whether its unit may write, and hence lock."""

    def __init__(self, connection: Connection, writing: bool) -> None:
        self._connection = connection
        self._writing = writing

    def watermark(self) -> int:
        """The directory's lock keeps others from writing one with a lower id later than this."""
        if self._writing:
            Database(self._connection).lock()
        return self._connection.scalar(select(func.max(milestones.c.id))) or 0

    def last_before(self, moment: datetime) -> int:
        return self._connection.scalar(select(func.max(milestones.c.id)).where(milestones.c.at < moment)) or 0

    def between(self, scope: Scope, after: int, upto: int | None = None) -> Sequence[Milestone]:
        theirs = true() if scope.everything else milestones.c.establishment.in_(sorted(scope.establishments))
        past = milestones.c.id <= upto if upto is not None else true()
        found = (
            select(milestones, accounts.c.public_id)
            .select_from(milestones.outerjoin(accounts, accounts.c.id == milestones.c.account_id))
            .where(milestones.c.id > after, past, theirs)
            .order_by(milestones.c.id)
        )
        return [
            Milestone(
                id=row.id,
                kind=MilestoneKind(row.kind),
                account=row.public_id or "",
                account_id=row.account_id,
                establishment=row.establishment,
                at=row.at,
                invited_at=row.invited_at,
            )
            for row in self._connection.execute(found)
        ]
