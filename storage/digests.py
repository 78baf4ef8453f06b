"""Daily digests, and what was sent of each (R70, R71)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update

from commands.domain.digests import Digest, ListedAccount, NewDigest, NewRun, Run, RunOutcome, Why
from commands.ports import Clock
from storage.tables.digests import digest_rows, digest_runs, digests
from storage.upsert import insert

_SET = digests.c.ended_at.is_(None)


class SqlDigests:
    """`commands.ports.Digests`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def set(self, new: NewDigest, seen: int) -> Digest:
        known = self.at(new.platform, new.address)
        if known is not None:
            changed = update(digests).where(digests.c.id == known.id).values(_settings(new))
            return _digest(self._connection.execute(changed.returning(*digests.c)).one())
        fresh = {"public_id": secrets.token_urlsafe(9), "seen": seen, "created_at": self._clock.now()}
        written = digests.insert().values({**_settings(new), **fresh}).returning(*digests.c)
        return _digest(self._connection.execute(written).one())

    def get(self, public_id: str) -> Digest | None:
        return next(iter(self._found(digests.c.public_id == public_id)), None)

    def of_run(self, run: Run) -> Digest:
        return self._found(digests.c.id == run.digest_id)[0]

    def at(self, platform: str, address: str) -> Digest | None:
        return next(iter(self._found(digests.c.platform == platform, digests.c.address == address, _SET)), None)

    def all(self) -> Sequence[Digest]:
        return self._found(_SET)

    def pause(self, digest: Digest, until: date | None) -> None:
        self._change(digest, paused_until=until.isoformat() if until else None)

    def remove(self, digest: Digest) -> None:
        self._change(digest, ended_at=self._clock.now())

    def claim(self, digest: Digest, new: NewRun, rows: Sequence[ListedAccount]) -> Run | None:
        run = insert(self._connection, digest_runs).values(
            public_id=secrets.token_urlsafe(9),
            digest_id=digest.id,
            platform=digest.platform,
            address=digest.address,
            day=new.day.isoformat(),
            at=new.at,
            due_at=new.due_at,
            since=new.since,
            after=new.after,
            upto=new.upto,
            outcome=RunOutcome.OPEN.value,
        )
        once = run.on_conflict_do_nothing(index_elements=["platform", "address", "day"]).returning(*digest_runs.c)
        written = self._connection.execute(once).one_or_none()
        if written is None:
            return None
        listed = [_listed(written.id, number, one) for number, one in enumerate(rows)]
        if listed:
            self._connection.execute(digest_rows.insert(), listed)
        return _run(written)

    def run(self, public_id: str) -> Run | None:
        return next(iter(self._runs(digest_runs.c.public_id == public_id)), None)

    def last_run(self, digest: Digest) -> Run | None:
        return self._newest(_here(digest))

    def last_told(self, digest: Digest) -> Run | None:
        return self._newest(digest_runs.c.digest_id == digest.id, digest_runs.c.outcome != RunOutcome.LOST.value)

    def rows(self, run: Run) -> Sequence[ListedAccount]:
        found = select(digest_rows).where(digest_rows.c.run_id == run.id).order_by(digest_rows.c.number)
        return [_account(row) for row in self._connection.execute(found)]

    def open_runs(self) -> Sequence[Run]:
        return self._runs(digest_runs.c.outcome == RunOutcome.OPEN.value)

    def settle(self, run: Run, outcome: RunOutcome, sent_at: datetime | None = None) -> None:
        settled = update(digest_runs).where(digest_runs.c.id == run.id)
        self._connection.execute(settled.values(outcome=outcome.value, sent_at=sent_at))

    def listing(self, account_id: int, since: datetime) -> Sequence[Run]:
        listed = select(digest_rows.c.run_id).where(digest_rows.c.account_id == account_id)
        return self._runs(digest_runs.c.id.in_(listed), digest_runs.c.at >= since)

    def forget_rows(self, before: datetime) -> None:
        old = select(digest_runs.c.id).where(digest_runs.c.at < before)
        self._connection.execute(delete(digest_rows).where(digest_rows.c.run_id.in_(old)))

    def _change(self, digest: Digest, **values: Any) -> None:
        self._connection.execute(update(digests).where(digests.c.id == digest.id, _SET).values(values))

    def _found(self, *conditions: ColumnElement[bool]) -> list[Digest]:
        return [_digest(row) for row in self._connection.execute(select(digests).where(*conditions).order_by(digests.c.id))]

    def _runs(self, *conditions: ColumnElement[bool]) -> list[Run]:
        found = select(digest_runs).where(*conditions).order_by(digest_runs.c.id)
        return [_run(row) for row in self._connection.execute(found)]

    def _newest(self, *conditions: ColumnElement[bool]) -> Run | None:
        newest = select(digest_runs).where(*conditions).order_by(digest_runs.c.day.desc()).limit(1)
        found = self._connection.execute(newest).one_or_none()
        return _run(found) if found else None


def _here(digest: Digest) -> ColumnElement[bool]:
    return and_(digest_runs.c.platform == digest.platform, digest_runs.c.address == digest.address)


def _settings(new: NewDigest) -> dict[str, Any]:
    plain = ("platform", "address", "personal", "owner", "locale", "zone", "horizon", "few", "quiet", "report")
    written = {"hour": new.hour.isoformat("minutes"), "days": [*new.days], "establishments": [*new.establishments]}
    return {name: getattr(new, name) for name in plain} | written


def _digest(row: Row[Any]) -> Digest:
    return Digest(
        id=row.id,
        public_id=row.public_id,
        platform=row.platform,
        address=row.address,
        personal=row.personal,
        owner=row.owner,
        locale=row.locale,
        hour=time.fromisoformat(row.hour),
        days=tuple(row.days),
        zone=row.zone,
        establishments=tuple(row.establishments),
        horizon=row.horizon,
        few=row.few,
        quiet=row.quiet,
        report=row.report,
        seen=row.seen,
        created_at=row.created_at,
        paused_until=date.fromisoformat(row.paused_until) if row.paused_until else None,
        ended=row.ended_at is not None,
    )


def _run(row: Row[Any]) -> Run:
    return Run(
        id=row.id,
        public_id=row.public_id,
        digest_id=row.digest_id,
        day=date.fromisoformat(row.day),
        at=row.at,
        due_at=row.due_at,
        since=row.since,
        after=row.after,
        upto=row.upto,
        outcome=RunOutcome(row.outcome),
        sent_at=row.sent_at,
    )


def _listed(run_id: int, number: int, one: ListedAccount) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "number": number,
        "account_id": one.account_id,
        "account": one.public_id,
        "email": one.email,
        "name": one.name,
        "establishment": one.establishment,
        "why": one.why.value,
    }


def _account(row: Row[Any]) -> ListedAccount:
    return ListedAccount(
        account_id=row.account_id,
        public_id=row.account,
        email=row.email,
        name=row.name,
        establishment=row.establishment,
        why=Why(row.why),
        number=row.number,
    )
