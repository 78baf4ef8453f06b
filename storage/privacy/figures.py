"""What is counted and kept for a while: figures of seats, how invitations ended, what digests told (R50, R70, R94).

The newest of each stays, whatever its age, and so does what a digest has still to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, Table, and_, func, or_, select

from commands.domain.calendar import QUEBEC
from commands.domain.digests import RunOutcome
from storage.tables.digests import digest_runs, digests, milestones
from storage.tables.seat_figures import plan_checks, snapshots

DRAWN = timedelta(days=190)
"""As far back as the picture of seats looks."""
COUNTED = timedelta(days=70)
"""As far back as the report of a month that is over does."""
_TOLD = (RunOutcome.SENT.value, RunOutcome.SILENT.value)


def past(before: datetime, now: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Of each table, what may go."""
    drawn = min(before, now - DRAWN).astimezone(QUEBEC).date()
    yield snapshots, snapshots.c.day < drawn.isoformat()
    newest = select(func.max(plan_checks.c.id)).scalar_subquery()
    yield plan_checks, and_(plan_checks.c.at < before, plan_checks.c.id < newest)
    counted = min(before, now - COUNTED)
    yield milestones, and_(milestones.c.at < counted, milestones.c.id < _newest_milestone(), milestones.c.id <= _told_by_all())
    yield digest_runs, and_(digest_runs.c.at < counted, or_(_ended(), digest_runs.c.id < _newest_run()))


def _newest_milestone() -> ScalarSelect[int]:
    """Its id is the watermark: without it numbers would begin anew."""
    return select(func.max(milestones.c.id)).scalar_subquery()


def _told_by_all() -> ScalarSelect[int]:
    """Up to where every digest that is sent still has told, or was not to; all where there is none."""
    mine = and_(digest_runs.c.digest_id == digests.c.id, digest_runs.c.outcome.in_(_TOLD))
    told = select(func.max(digest_runs.c.upto)).where(mine).correlate(digests).scalar_subquery()
    least = select(func.min(func.coalesce(told, digests.c.seen))).where(digests.c.ended_at.is_(None)).scalar_subquery()
    return select(func.coalesce(least, _newest_milestone())).scalar_subquery()


def _newest_run() -> ScalarSelect[int]:
    """The last of the same digest that told something, from which the next one begins."""
    other = digest_runs.alias("other")
    same = and_(other.c.digest_id == digest_runs.c.digest_id, other.c.outcome.in_(_TOLD))
    return select(func.max(other.c.id)).where(same).correlate(digest_runs).scalar_subquery()


def _ended() -> ColumnElement[bool]:
    return digest_runs.c.digest_id.in_(select(digests.c.id).where(digests.c.ended_at.is_not(None)))
