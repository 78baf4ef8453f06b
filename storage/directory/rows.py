"""From rows to accounts, and to the lines of lists, quickly: they are built many times a second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, Protocol

from sqlalchemy import Dialect

from commands.domain.accounts import Account, HeadOfService, Profile, Status, UserType
from commands.domain.listing import Line
from storage.quick import moments
from storage.tables.base import JsonValue

_COLUMNS = (
    "id, public_id, version, email, status, user_type, raw_type, zoom_id, first_name, last_name, department, job_title, "
    "timezone, establishment, installation, profile, specialty, oncology, generic, head_name, head_email, large_meeting, "
    "webinar, invitation_known, off_network, created_at, last_login_at, invited_at, deferred"
)
COLUMNS = ", ".join(f"a.{name}" for name in _COLUMNS.split(", ")) + ", r.read_at"
"""What `builder` reads, of `accounts a` and `account_readings r`, in this order; further columns may follow."""
TABLES = "accounts a JOIN account_readings r ON r.account_id = a.id"
_LINE = (
    "a.id, a.public_id, a.email, a.status, a.user_type, a.raw_type, a.first_name, a.last_name, a.establishment, a.installation, "
    "a.profile, a.off_network"
)
LINE_COLUMNS = f"{_LINE}, a.invitation_known, a.invited_at, a.last_login_at"
"""What `liner` reads, of `accounts a`, in this order; further columns may follow."""
_UNDATED, _DATED = _LINE.count(",") + 1, LINE_COLUMNS.count(",") + 1
LINE_TABLES = "accounts a"
LINE_BY_ID = "JOIN accounts a ON a.id = page.id"
"""Joined to the ids of a `page`."""

_STATUSES = {one.value: one for one in Status}
_TYPES = {one.value: one for one in UserType}
_PROFILES: dict[str, Profile | None] = {"": None, **{one.value: one for one in Profile}}

Processor = Callable[[Any], Any]


class Lines(Protocol):
    def __call__(self, rows: Sequence[Sequence[Any]], *, dated: bool) -> tuple[Line, ...]: ...


@lru_cache(maxsize=8)
def builder(dialect: Dialect) -> Callable[[Sequence[Any]], Account]:
    """A function from a row of `COLUMNS`, as the driver gives it, to an account."""
    moment = moments(dialect)
    plain: Processor = JsonValue.dialect_impl(dialect).result_processor(dialect, None) or _same

    def build(row: Sequence[Any]) -> Account:
        return Account(
            id=row[0],
            public_id=row[1],
            version=row[2],
            email=row[3],
            status=_STATUSES[row[4]],
            user_type=_TYPES[row[5]],
            raw_type=row[6],
            zoom_id=row[7],
            first_name=row[8],
            last_name=row[9],
            department=row[10],
            job_title=row[11],
            timezone=row[12],
            establishment=row[13],
            installation=row[14],
            profile=_PROFILES[row[15]],
            specialty=row[16],
            oncology=bool(row[17]),
            generic=bool(row[18]),
            head=HeadOfService(name=row[19], email=row[20]) if row[19] or row[20] else None,
            large_meeting=row[21],
            webinar=row[22],
            invitation_known=bool(row[23]),
            off_network=bool(row[24]),
            created_at=moment(row[25]),
            last_login_at=moment(row[26]),
            invited_at=moment(row[27]),
            deferred=tuple((name, value) for name, value in plain(row[28])),
            read_at=moment(row[29]),
        )

    return build


@lru_cache(maxsize=8)
def liner(dialect: Dialect) -> Lines:
    """A function from rows of `line_columns`, as the driver gives them, to lines: column by column, since a page has twenty."""
    moment = moments(dialect)
    made = partial(tuple.__new__, Line)  # a named tuple's own constructor takes twice as long
    never = repeat(False), repeat(None), repeat(None)

    def lines(rows: Sequence[Sequence[Any]], *, dated: bool) -> tuple[Line, ...]:
        columns = list(zip(*rows))  # noqa: B905 - rows of one query
        if not columns:
            return ()
        ids, publics, emails, statuses, kinds, raws, firsts, lasts, places, sites, profiles, offs = columns[:_UNDATED]
        known = map(_STATUSES.__getitem__, statuses), map(_TYPES.__getitem__, kinds), raws, firsts, lasts, places, sites
        times: Sequence[Iterable[Any]] = never
        if dated:
            sure, invited, login = columns[_UNDATED:_DATED]
            times = map(bool, sure), (at and moment(at) for at in invited), (at and moment(at) for at in login)
        return tuple(map(made, zip(ids, publics, emails, *known, map(_PROFILES.__getitem__, profiles), map(bool, offs), *times)))  # noqa: B905 - repeat

    return lines


def line_columns(*, dated: bool) -> str:
    """`LINE_COLUMNS`, or those of lines without moments."""
    return LINE_COLUMNS if dated else _LINE


def behind(*, dated: bool) -> int:
    """Where columns begin that follow a line's."""
    return _DATED if dated else _UNDATED


def _same(value: Any) -> Any:
    return value
