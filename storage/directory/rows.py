"""From rows to accounts, and to the lines of lists, quickly: they are built many times a second."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

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
    "id, public_id, email, status, user_type, raw_type, first_name, last_name, establishment, installation, profile, "
    "off_network, invitation_known, invited_at, last_login_at"
)
LINE_COLUMNS = ", ".join(f"a.{name}" for name in _LINE.split(", "))
"""What `liner` reads, of `accounts a`, in this order; further columns may follow."""
LINE_TABLES = "accounts a"
LINE_BY_ID = "JOIN accounts a ON a.id = page.id"
"""Joined to the ids of a `page`."""

_STATUSES = {one.value: one for one in Status}
_TYPES = {one.value: one for one in UserType}
_PROFILES: dict[str, Profile | None] = {"": None, **{one.value: one for one in Profile}}

Processor = Callable[[Any], Any]


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
def liner(dialect: Dialect) -> Callable[[Sequence[Sequence[Any]]], tuple[Line, ...]]:
    """A function from rows of `LINE_COLUMNS`, as the driver gives them, to lines: column by column, since a page has twenty."""
    moment = moments(dialect)
    made = partial(tuple.__new__, Line)  # a named tuple's own constructor takes twice as long

    def lines(rows: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
        if not rows:
            return ()
        ids, publics, emails, statuses, kinds, raws, firsts, lasts, places, sites, profiles, offs, knowns, *times = zip(*rows)  # noqa: B905 - of one query
        known = map(_STATUSES.__getitem__, statuses), map(_TYPES.__getitem__, kinds), raws, firsts, lasts, places, sites
        flags = map(_PROFILES.__getitem__, profiles), map(bool, offs), map(bool, knowns)
        invited, login = ([at and moment(at) for at in column] for column in times[:2])
        return tuple(map(made, zip(ids, publics, emails, *known, *flags, invited, login, strict=True)))

    return lines


def _same(value: Any) -> Any:
    return value
