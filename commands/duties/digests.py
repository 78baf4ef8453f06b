"""Daily digests as time goes: each made once a day, and what nobody took told to whoever set it (R70, R71)."""

from __future__ import annotations

from datetime import date, datetime

from commands.context import House
from commands.digests.gathering import figures_of, rows_of
from commands.digests.reach import reach_of
from commands.digests.telling import end_digest, report_lost, write_digest
from commands.domain.digests import REMEMBERED, Digest, NewRun, Run, RunOutcome, due_day, last_served
from commands.ports import LetterState, Store, Unit


def make_digests(store: Store, house: House, now: datetime) -> int:
    """How many are on their way, or had nothing to say."""
    with store.reading() as unit:
        due = [one for one in unit.digests.all() if _due(unit, house, one, now) is not None]
    return sum(_make(store, house, one, now) for one in due)


def follow_digests(store: Store, house: House, now: datetime) -> int:  # noqa: ARG001 - a duty's signature
    """How many were seen to be there, or lost."""
    with store.reading() as unit:
        moved = [one for one in unit.digests.open_runs() if _outcome(unit, one, now) is not None]
    return sum(_settle(store, one, now) for one in moved)


def _due(unit: Unit, house: House, digest: Digest, now: datetime) -> date | None:
    last, calendar = unit.digests.last_run(digest), house.reference.calendar
    return due_day(digest, calendar, last_served(digest, calendar, last, now) if last else None, now)


def _make(store: Store, house: House, seen: Digest, now: datetime) -> bool:
    """As it is set by now. The watermark comes first: its lock has replicas that come here together take turns, so that the
    others find the day claimed, and none waits for that lock with a run in its hands."""
    with store.writing() as unit:
        upto = unit.milestones.watermark()
        digest = unit.digests.get(seen.public_id)
        day = None if digest is None or digest.ended else _due(unit, house, digest, now)
        if digest is None or day is None:
            return False
        if not _written(unit, house, digest, day, upto, now):
            return False
        unit.commit()
    return True


def _written(unit: Unit, house: House, digest: Digest, day: date, upto: int, now: datetime) -> bool:
    scope = reach_of(unit, house, digest).scope
    if not scope:
        end_digest(unit, digest, now)
        return True
    told = _last_told(unit, digest, now)
    after, since = (told.upto, told.at) if told else (digest.seen, digest.created_at)
    new = NewRun(day=day, at=now, due_at=digest.moment(day), after=after, upto=upto, since=since)
    ended = unit.milestones.between(scope, new.after, new.upto)
    run = unit.digests.claim(digest, new, rows_of(unit, scope, digest.horizon, ended, now))
    if run is None:
        return False
    if digest.quiet and figures_of(unit, scope, digest, ended, now).quiet:
        unit.digests.settle(run, RunOutcome.SILENT, now)
    else:
        write_digest(unit, digest, run, now)
    return True


def _last_told(unit: Unit, digest: Digest, now: datetime) -> Run | None:
    """What nobody took until now is lost: this one tells it."""
    told = unit.digests.last_told(digest)
    if told is None or told.outcome is not RunOutcome.OPEN:
        return told
    _close(unit, told, _outcome(unit, told, now) or RunOutcome.LOST, now)
    return unit.digests.last_told(digest)


def _outcome(unit: Unit, run: Run, now: datetime) -> RunOutcome | None:
    """None while it may still arrive: until its day is over."""
    match unit.letters.state(run.key):
        case LetterState.POSTED:
            return RunOutcome.SENT
        case LetterState.WAITING:
            return None if unit.digests.of_run(run).today(now) <= run.day else RunOutcome.LOST
        case _:
            return RunOutcome.LOST


def _settle(store: Store, seen: Run, now: datetime) -> bool:
    with store.writing() as unit:
        run = unit.digests.run(seen.public_id)
        outcome = _outcome(unit, run, now) if run and run.outcome is RunOutcome.OPEN else None
        if run is None or outcome is None:
            return False
        _close(unit, run, outcome, now)
        unit.digests.forget_rows(now - REMEMBERED)
        unit.commit()
    return True


def _close(unit: Unit, run: Run, outcome: RunOutcome, now: datetime) -> None:
    unit.digests.settle(run, outcome, now if outcome is RunOutcome.SENT else None)
    digest = unit.digests.of_run(run)
    if outcome is RunOutcome.LOST:
        unit.letters.withdraw(run.key)
        if not digest.ended:
            report_lost(unit, digest, "undelivered", run.public_id, now)
