"""Seats that are kept for a while (R40, R53): rows of `seat_windows`. Counting them is `storage.figures`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, case, select

from commands.domain.accounts import Pool
from commands.domain.addresses import person_key
from commands.domain.folding import fold
from commands.domain.windows import NewWindow, Purpose, Window
from storage.tables.windows import windows

_BY_POOL = case({pool.value: place for place, pool in enumerate(Pool)}, value=windows.c.pool)


def keep(connection: Connection, new: NewWindow, now: datetime) -> Window:
    """Write one; those of its establishment that have ended go."""
    ended = windows.delete().where(windows.c.establishment == new.establishment, windows.c.until <= now)
    connection.execute(ended)
    row = windows.insert().values(
        establishment=new.establishment,
        pool=new.pool.value,
        email=new.email,
        email_key=fold(new.email),
        by=new.by,
        by_key=person_key(new.by),
        purpose=new.purpose.value,
        until=new.until,
        account_id=new.account_id,
        operation=new.operation,
    )
    return _as_window(connection.execute(row.returning(*windows.c)).one())


def let_go(connection: Connection, window_id: int) -> None:
    connection.execute(windows.delete().where(windows.c.id == window_id))


def of_establishment(connection: Connection, establishment: str, now: datetime) -> Sequence[Window]:
    """Those that have not ended, oldest first."""
    found = select(windows).where(windows.c.establishment == establishment, windows.c.until > now).order_by(windows.c.id)
    return [_as_window(row) for row in connection.execute(found)]


def of_one(connection: Connection, purpose: Purpose, of: int | str, now: datetime) -> Window | None:
    """The oldest of an account (by its id) or of a person (by address), the licence's first."""
    whose = windows.c.account_id == of if isinstance(of, int) else windows.c.email_key == fold(of)
    found = select(windows).where(whose, windows.c.purpose == purpose.value, windows.c.until > now)
    row = connection.execute(found.order_by(_BY_POOL, windows.c.id).limit(1)).one_or_none()
    return _as_window(row) if row else None


def _as_window(row: Row[Any]) -> Window:
    return Window(
        id=row.id,
        establishment=row.establishment,
        pool=Pool(row.pool),
        email=row.email,
        by=row.by,
        purpose=Purpose(row.purpose),
        until=row.until,
        account_id=row.account_id,
        operation=row.operation,
    )
