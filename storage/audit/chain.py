"""The chain that makes the audit tamper-evident (R93).

A sealer gives each row the next number of its own sequence (the rows' ids are given before commits and have holes) and an
HMAC over the seal before it. Whoever changes, removes or inserts a row needs the key, which is not in the database. A cut at the
end shows against a head that was published earlier.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, select

from storage.audit.binding import bind, seal
from storage.audit.purge import purged_ids
from storage.engine import reading, writing
from storage.locks import lock_for_transaction
from storage.tables.audit import audit, audit_details, audit_seals, audit_unsealed

_BATCH = 500
"""Rows sealed in one transaction: some milliseconds."""
_READ = 2_000


class Breach(enum.StrEnum):
    """How the audit is not what was sealed; the sentence is `cli-audit-breach-<value>`."""

    ROW_CHANGED = "row-changed"
    DETAILS_CHANGED = "details-changed"
    DETAILS_REMOVED = "details-removed"
    REMOVED = "removed"
    CUT = "cut"
    NOT_PUBLISHED = "not-published"


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach, and where: the row's place in the chain (its id for details that were removed)."""

    breach: Breach
    at: int


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: worth publishing (log, digest), since it fixes all that came before. 0 and "" when empty."""

    sequence: int = 0
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found. `problems` names the first rows that do not hold, by their place in the chain."""

    head: Head
    unsealed: int
    purged: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        return not self.problems


class Sealer:
    """Chains the rows that are not yet in the chain. `key` comes from the settings, never from the database."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._key = key

    def seal(self) -> Head:
        """Seal all that is committed, in transactions of some rows; returns the chain's end. Safe from several processes."""
        while True:
            head, sealed = self._batch()
            if sealed < _BATCH:
                return head

    def _batch(self) -> tuple[Head, int]:
        with writing(self._engine) as connection:
            lock_for_transaction(connection, "audit.seal")
            head = _head(connection)
            waiting = select(audit).join_from(audit_unsealed, audit).order_by(audit.c.id).limit(_BATCH)
            rows = connection.execute(waiting).all()
            for row in rows:
                sequence = head.sequence + 1
                head = Head(sequence, seal(self._key, head.seal, sequence, row._asdict()))
                connection.execute(audit_seals.insert().values(sequence=sequence, audit_id=row.id, seal=head.seal))
                connection.execute(audit_unsealed.delete().where(audit_unsealed.c.audit_id == row.id))
            connection.commit()
        return head, len(rows)


def verify(engine: Engine, *keys: bytes, published: Head | None = None, most: int = 20) -> Verification:
    """Recompute the whole chain in one reading. `published` is a head noted earlier, which the chain must still contain."""
    with reading(engine) as connection:
        return _Walk(connection, keys, published, most).result()


class _Walk:
    def __init__(self, connection: Connection, keys: tuple[bytes, ...], published: Head | None, most: int) -> None:
        self._connection = connection
        self._keys = keys
        self._published = published
        self._most = most
        self._head = Head()
        self._purged = 0
        self._missing: list[int] = []
        self._attested: set[int] = set()
        self._problems: list[Problem] = []

    def result(self) -> Verification:
        for row in _sealed(self._connection):
            self._check(row)
        for audit_id in sorted(set(self._missing) - self._attested):
            self._report(Breach.DETAILS_REMOVED, audit_id)
        if self._published and self._published.sequence > self._head.sequence:
            self._report(Breach.CUT, self._head.sequence)
        unsealed = self._connection.scalar(select(func.count()).select_from(_unsealed().subquery())) or 0
        return Verification(self._head, unsealed, self._purged, tuple(self._problems))

    def _check(self, row: Row[Any]) -> None:
        expected = self._head.sequence + 1
        if row.sequence != expected:
            self._report(Breach.REMOVED, expected)
        if row.id is None or not self._is_sealed(row):
            self._report(Breach.ROW_CHANGED, row.sequence)
        elif row.purged:
            self._attested.update(purged_ids(row.purged))
        if self._published and row.sequence == self._published.sequence and row.seal != self._published.seal:
            self._report(Breach.NOT_PUBLISHED, row.sequence)
        self._check_details(row)
        self._head = Head(row.sequence, row.seal)

    def _is_sealed(self, row: Row[Any]) -> bool:
        """By any of the keys: rows sealed before a rotation keep the older one's seal."""
        return any(seal(key, self._head.seal, row.sequence, row._asdict()) == row.seal for key in self._keys)

    def _check_details(self, row: Row[Any]) -> None:
        if row.salt is None:
            self._purged += 1
            self._missing.append(row.sealed_id)
        elif bind(row.salt, row._asdict()) != row.binding:
            self._report(Breach.DETAILS_CHANGED, row.sequence)

    def _report(self, breach: Breach, at: int) -> None:
        if len(self._problems) < self._most:
            self._problems.append(Problem(breach, at))


def _head(connection: Connection) -> Head:
    last = select(audit_seals.c.sequence, audit_seals.c.seal).order_by(audit_seals.c.sequence.desc()).limit(1)
    found = connection.execute(last).one_or_none()
    return Head(found.sequence, found.seal) if found else Head()


def _unsealed() -> Select[tuple[int]]:
    """Rows outside the chain, by looking at all of them: the sealer's own list could have been shortened."""
    return select(audit.c.id).where(~select(audit_seals.c.audit_id).where(audit_seals.c.audit_id == audit.c.id).exists())


def _sealed(connection: Connection) -> Iterator[Row[Any]]:
    """The chain in order, a few thousand rows in memory at a time."""
    joined = audit_seals.outerjoin(audit, audit.c.id == audit_seals.c.audit_id)
    joined = joined.outerjoin(audit_details, audit_details.c.audit_id == audit_seals.c.audit_id)
    place = (audit_seals.c.sequence, audit_seals.c.seal, audit_seals.c.audit_id.label("sealed_id"))
    details = (column for column in audit_details.c if column.name != "audit_id")
    chain = select(audit, *details, *place).select_from(joined).order_by(audit_seals.c.sequence)
    return iter(connection.execution_options(yield_per=_READ).execute(chain))
