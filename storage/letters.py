"""The durable outbox of messages that no operation owns: at least once, each updated in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, case, exists, func, or_, select, update

from commands.domain.operations import Json
from commands.ports import Clock, DueLetter, LetterState, NewLetter, Target
from storage.tables.letters import letters
from storage.upsert import insert

LEASE = timedelta(seconds=60)
"""How long one who claimed a letter has to deliver it before another may: longer than any platform call's timeout."""

_OPEN = letters.c.closed_at.is_(None)
_FIRST = letters.alias("first")
"""The letter that begins a thread."""


class SqlLetters:
    """`commands.ports.Letters`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def write(self, new: NewLetter) -> bool:
        """In the transaction of what it tells; False where its key was written before."""
        row = insert(self._connection, letters).values(
            kind=new.kind,
            key=new.key,
            platform=new.target.platform,
            address=new.target.address,
            locale=new.target.locale,
            payload=dict(new.payload),
            message="",
            due_at=new.due_at,
            tries=0,
            changes=0,
            given_up=False,
            within=new.within,
            thread="",
            written_at=self._clock.now(),
        )
        written = row.on_conflict_do_nothing(index_elements=["key"]).returning(letters.c.id)
        return self._connection.scalar(written) is not None

    def claim(self, limit: int) -> Sequence[DueLetter]:
        """Due letters, leased for `LEASE`; `tries` counts this claim. One of a thread waits for the letter that begins it."""
        now = self._clock.now()
        free = or_(letters.c.leased_until.is_(None), letters.c.leased_until <= now)
        begun = exists().where(_FIRST.c.key == letters.c.within, or_(_FIRST.c.thread != "", _FIRST.c.closed_at.is_not(None)))
        due = (
            select(letters.c.id)
            .where(_OPEN, letters.c.due_at <= now, free, or_(letters.c.within == "", begun))
            .order_by(letters.c.due_at, letters.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        ids = self._connection.scalars(due).all()
        leased = update(letters).where(letters.c.id.in_(ids)).values(leased_until=now + LEASE, tries=letters.c.tries + 1)
        rows = self._connection.execute(leased.returning(*letters.c)).all()
        threads = self._threads({row.within for row in rows if row.within})
        return sorted((_due(row, threads) for row in rows), key=lambda one: one.id)

    def delivered(self, letter: DueLetter, message: str, thread: str = "") -> None:
        """Posted or updated; due again where it was refreshed since it was claimed. A thread that is known stays."""
        changed = letters.c.changes != letter.changes
        due_at = case((changed, self._clock.now()), else_=None)
        known = {"thread": thread} if thread else {}
        self._after(letter, message=message, due_at=due_at, tries=0, **known)

    def written(self, keys: Sequence[str]) -> Mapping[str, Target]:
        found = self._connection.execute(select(letters).where(letters.c.key.in_(keys), _OPEN))
        targets = {row.key: Target(platform=row.platform, address=row.address, locale=row.locale) for row in found}
        return {key: targets[key] for key in keys if key in targets}

    def in_thread(self, platform: str, thread: str) -> tuple[str, Mapping[str, Json]] | None:
        """The oldest, should a platform ever give two messages one thread."""
        if not thread:
            return None
        here = select(letters.c.kind, letters.c.payload).where(letters.c.thread == thread, letters.c.platform == platform)
        found = self._connection.execute(here.order_by(letters.c.id).limit(1)).first()
        return None if found is None else (found.kind, found.payload)

    def failed(self, letter: DueLetter, again_at: datetime | None) -> None:
        """Not taken by the platform: again later, or given up (None) and counted."""
        if again_at is None:
            self._after(letter, closed_at=self._clock.now(), due_at=None, given_up=True)
        else:
            self._after(letter, due_at=again_at)

    def close(self, letter: DueLetter) -> None:
        """There is nothing to say any more."""
        self._after(letter, closed_at=self._clock.now(), due_at=None)

    def refresh(self, key: str) -> None:
        """What it tells has changed. One that is due already, or on its way, is told again where that was too early."""
        now = self._clock.now()
        due = case((letters.c.message == "", letters.c.due_at), else_=now)
        changed = update(letters).where(letters.c.key == key, _OPEN)
        self._connection.execute(changed.values(changes=letters.c.changes + 1, due_at=due))

    def withdraw(self, key: str) -> None:
        """Not to be sent any more; where it was, or may have been by one who died before saying so, its message is updated."""
        never_tried = and_(letters.c.message == "", letters.c.tries == 0)
        unsent = update(letters).where(letters.c.key == key, _OPEN, never_tried)
        if self._connection.execute(unsent.values(closed_at=self._clock.now(), due_at=None)).rowcount == 0:
            self.refresh(key)

    def state(self, key: str) -> LetterState | None:
        """A message that was posted stays so, whatever became of its updates."""
        row = self._connection.execute(select(letters).where(letters.c.key == key)).one_or_none()
        if row is None:
            return None
        if row.message:
            return LetterState.POSTED
        if row.given_up:
            return LetterState.GIVEN_UP
        return LetterState.WAITING if row.closed_at is None else LetterState.CLOSED

    def refused_since(self, target: Target, moment: datetime) -> bool:
        here = and_(letters.c.platform == target.platform, letters.c.address == target.address)
        refused = exists().where(letters.c.given_up, here, letters.c.closed_at >= moment)
        return bool(self._connection.scalar(select(refused)))

    def given_up(self) -> int:
        """How many were never taken by their platform, for metrics."""
        return self._connection.scalar(select(func.count()).where(letters.c.given_up)) or 0

    def _threads(self, keys: Set[str]) -> dict[str, str]:
        """The address of each thread, by the key of the letter that begins it; "" where that was never posted."""
        if not keys:
            return {}
        begun = select(letters.c.key, letters.c.thread).where(letters.c.key.in_(sorted(keys)))
        return {row.key: row.thread for row in self._connection.execute(begun)}

    def _after(self, letter: DueLetter, **values: Any) -> None:
        self._connection.execute(update(letters).where(letters.c.id == letter.id, _OPEN).values(leased_until=None, **values))


def _due(row: Row[Any], threads: Mapping[str, str]) -> DueLetter:
    address = threads.get(row.within, "") if row.within else row.address
    return DueLetter(
        id=row.id,
        kind=row.kind,
        key=row.key,
        target=Target(platform=row.platform, address=address, locale=row.locale),
        payload=row.payload,
        message=row.message,
        tries=row.tries,
        changes=row.changes,
        stray=not address,
    )
