"""Spreadsheets that were dropped, and what becomes of each row (R80)."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, case, delete, func, or_, select, update

from commands.domain.addresses import person_key
from commands.domain.batches import (
    BEFORE,
    BEGUN,
    LIFETIME,
    Batch,
    BatchKind,
    BatchRow,
    BatchState,
    NewBatch,
    SeatsForeseen,
    Standing,
    Tally,
    Verdict,
)
from commands.domain.operations import ENDED, Json, State
from commands.ports import Clock
from storage.locks import lock_for_transaction
from storage.tables.batches import batch_rows, batches
from storage.tables.operations import operations

_ENDS = {State.DONE: Standing.DONE, State.FAILED: Standing.FAILED, State.CANCELLED: Standing.CANCELLED}
_UNENDED = batches.c.ended_at.is_(None)
_UNTOUCHED = and_(batch_rows.c.verdict == Verdict.READY.value, batch_rows.c.standing == Standing.NONE.value)
_QUEUED = batch_rows.c.standing == Standing.QUEUED.value


class SqlBatches:
    """`commands.ports.Batches`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def keep(self, new: NewBatch, rows: Iterable[BatchRow]) -> Batch:
        now = self._clock.now()
        values = {
            "public_id": secrets.token_urlsafe(9),
            "kind": new.kind.value if new.kind else "",
            "state": (BatchState.READY if new.kind else BatchState.ASKED).value,
            "person": new.person,
            "person_key": person_key(new.person),
            **{name: getattr(new, name) for name in ("platform", "address", "locale", "reference", "file", "digest")},
            "header": list(new.columns),
            "seats": [asdict(one) for one in new.seats],
            "read_at": now,
            "expires_at": now + LIFETIME,
            "fed": 0,
            "told": 0,
        }
        kept = _batch(self._connection.execute(batches.insert().values(values).returning(*batches.c)).one())
        self._write(kept.id, rows)
        return kept

    def check_again(self, batch: Batch, kind: BatchKind, seats: Sequence[SeatsForeseen], rows: Iterable[BatchRow]) -> Batch:
        now = self._clock.now()
        checked = {"kind": kind.value, "state": BatchState.READY.value, "seats": [asdict(one) for one in seats]}
        changed = self._changed(batch, batches.c.state.in_(_values(BEFORE)), **checked, read_at=now, expires_at=now + LIFETIME)
        if changed is None:
            return self._again(batch)
        self._connection.execute(delete(batch_rows).where(batch_rows.c.batch_id == batch.id))
        self._write(batch.id, rows)
        return changed

    def lock(self, name: str) -> None:
        lock_for_transaction(self._connection, f"batch:{name}")

    def get(self, public_id: str) -> Batch | None:
        return next(iter(self._found(batches.c.public_id == public_id)), None)

    def same(self, person: str, digest: str, since: datetime) -> Batch | None:
        theirs = and_(batches.c.person_key == person_key(person), batches.c.digest == digest)
        standing = or_(batches.c.state.in_(_values(BEGUN)), batches.c.read_at >= since)
        found = self._found(theirs, standing, batches.c.state != BatchState.DROPPED.value)
        return found[-1] if found else None

    def of(self, person: str, limit: int) -> Sequence[Batch]:
        newest = select(batches).where(batches.c.person_key == person_key(person)).order_by(batches.c.id.desc()).limit(limit)
        return [_batch(row) for row in self._connection.execute(newest)]

    def following(self) -> Sequence[Batch]:
        return self._found(batches.c.started_at.is_not(None), _UNENDED)

    def change(self, batch: Batch, state: BatchState, *, among: Collection[BatchState]) -> Batch | None:
        now = self._clock.now()
        dates = {"started_at": now} if state is BatchState.RUNNING and batch.started_at is None else {}
        dates |= {"ended_at": now} if state is BatchState.DROPPED else {}
        return self._changed(batch, batches.c.state.in_(_values(among)), state=state.value, **dates)

    def end(self, batch: Batch) -> Batch:
        state = BatchState.STOPPED if batch.state is BatchState.STOPPED else BatchState.DONE
        return self._changed(batch, _UNENDED, state=state.value, ended_at=self._clock.now()) or self._again(batch)

    def rows(
        self,
        batch: Batch,
        *,
        after: int = 0,
        limit: int,
        verdicts: Collection[Verdict] = (),
        standings: Collection[Standing] = (),
    ) -> Sequence[BatchRow]:
        wanted = [batch_rows.c.batch_id == batch.id, batch_rows.c.number > after]
        wanted += [batch_rows.c.verdict.in_(_values(verdicts))] if verdicts else []
        wanted += [batch_rows.c.standing.in_(_values(standings))] if standings else []
        found = select(batch_rows).where(*wanted).order_by(batch_rows.c.number).limit(limit)
        return [_row(one) for one in self._connection.execute(found)]

    def next_row(self, batch: Batch) -> BatchRow | None:
        fed = select(batches.c.fed).where(batches.c.id == batch.id).scalar_subquery()
        first = select(batch_rows).where(batch_rows.c.batch_id == batch.id, batch_rows.c.number > fed, _UNTOUCHED)
        found = self._connection.execute(first.order_by(batch_rows.c.number).limit(1)).one_or_none()
        return _row(found) if found else None

    def place(
        self, batch: Batch, row: BatchRow, standing: Standing, *, why: Mapping[str, Json] | None = None, operation: str = ""
    ) -> None:
        placed = {"standing": standing.value, "operation": operation, **({"why": dict(why)} if why else {})}
        where = and_(batch_rows.c.batch_id == batch.id, batch_rows.c.number == row.number)
        self._connection.execute(update(batch_rows).where(where).values(placed))
        self._connection.execute(update(batches).where(batches.c.id == batch.id).values(fed=row.number))

    def cancel_rest(self, batch: Batch) -> int:
        rest = update(batch_rows).where(batch_rows.c.batch_id == batch.id, _UNTOUCHED)
        return self._connection.execute(rest.values(standing=Standing.CANCELLED.value)).rowcount

    def settle(self, batch: Batch) -> int:
        ended = operations.c.state.in_(_values(ENDED))
        joined = batch_rows.join(operations, operations.c.public_id == batch_rows.c.operation)
        found = select(batch_rows.c.number, operations.c.state).select_from(joined)
        rows = self._connection.execute(found.where(batch_rows.c.batch_id == batch.id, _QUEUED, ended)).all()
        if rows:
            one = update(batch_rows).where(batch_rows.c.batch_id == batch.id, batch_rows.c.number == bindparam("settled"))
            ends = [{"settled": row.number, "as": _ENDS[State(row.state)].value} for row in rows]
            self._connection.execute(one.values(standing=bindparam("as")), ends)
        return len(rows)

    def in_flight(self) -> int:
        return self._connection.scalar(select(func.count()).select_from(batch_rows).where(_QUEUED)) or 0

    def tally(self, batch: Batch) -> Tally:
        fixable = func.sum(case((batch_rows.c.correction == "", 0), else_=1))
        groups = (batch_rows.c.verdict, batch_rows.c.standing)
        counted = select(*groups, func.count().label("number"), fixable.label("fixable"))
        rows = self._connection.execute(counted.where(batch_rows.c.batch_id == batch.id).group_by(*groups)).all()
        verdicts, standings = dict.fromkeys(Verdict, 0), dict.fromkeys(Standing, 0)
        for row in rows:
            verdicts[Verdict(row.verdict)] += row.number
            if row.verdict == Verdict.READY.value:
                standings[Standing(row.standing)] += row.number
        return Tally(verdicts=verdicts, standings=standings, corrections=sum(int(row.fixable) for row in rows))

    def tell(self, batch: Batch, told: int) -> None:
        mine = update(batches).where(batches.c.id == batch.id)
        self._connection.execute(mine.values(told=told, told_at=self._clock.now()))

    def _write(self, batch_id: int, rows: Iterable[BatchRow]) -> None:
        values = [_values_of(batch_id, one) for one in rows]
        if values:
            self._connection.execute(batch_rows.insert(), values)

    def _found(self, *conditions: ColumnElement[bool]) -> Sequence[Batch]:
        found = select(batches).where(*conditions).order_by(batches.c.id)
        return [_batch(row) for row in self._connection.execute(found)]

    def _changed(self, batch: Batch, condition: ColumnElement[bool], **values: Any) -> Batch | None:
        changed = update(batches).where(batches.c.id == batch.id, condition).values(values).returning(*batches.c)
        found = self._connection.execute(changed).one_or_none()
        return _batch(found) if found else None

    def _again(self, batch: Batch) -> Batch:
        return self._found(batches.c.id == batch.id)[0]


def _values(names: Collection[BatchState] | Collection[Verdict] | Collection[Standing] | Collection[State]) -> list[str]:
    return [one.value for one in names]


def _values_of(batch_id: int, row: BatchRow) -> dict[str, Any]:
    return {
        "batch_id": batch_id,
        "number": row.number,
        "line": row.line,
        "cells": list(row.cells),
        "email": row.email,
        "verdict": row.verdict.value,
        "why": dict(row.why),
        "correction": row.correction,
        "establishments": list(row.establishments),
        "checked": row.checked,
        "standing": row.standing.value,
        "operation": row.operation,
    }


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        public_id=row.public_id,
        kind=BatchKind(row.kind) if row.kind else None,
        state=BatchState(row.state),
        person=row.person,
        platform=row.platform,
        address=row.address,
        locale=row.locale,
        reference=row.reference,
        file=row.file,
        digest=row.digest,
        columns=tuple(row.header),
        seats=tuple(SeatsForeseen(**one) for one in row.seats),
        read_at=row.read_at,
        expires_at=row.expires_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        told=row.told,
        told_at=row.told_at,
    )


def _row(row: Row[Any]) -> BatchRow:
    return BatchRow(
        number=row.number,
        line=row.line,
        cells=tuple(row.cells),
        email=row.email,
        verdict=Verdict(row.verdict),
        why=row.why,
        correction=row.correction,
        establishments=tuple(row.establishments),
        checked=row.checked,
        standing=Standing(row.standing),
        operation=row.operation,
    )
