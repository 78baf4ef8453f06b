"""Zoom's answers as values, decoded leniently: only what Zoom promises is required, the rest may be absent, null or odd.

A field that a row does not carry is None (« not said »), never an empty text. Unknown types and statuses are kept as they
are. A row that cannot be read at all is counted in `unreadable`, so that the reader knows that the page is partial (R92).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from zoom.protocol.errors import Uncertain

Row = TypeVar("Row", bound=msgspec.Struct)


class User(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of GET /users, or the answer of GET /users/{user}. A pending row has no id and its `created_at` is meaningless."""

    email: str
    type: int
    id: str | None = None
    status: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    dept: str | None = None
    job_title: str | None = None
    company: str | None = None
    location: str | None = None
    timezone: str | None = None
    user_created_at: datetime | None = None
    created_at: datetime | None = None
    last_login_time: datetime | None = None


class Created(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of POST /users. `id` is only certain once the person has activated."""

    email: str
    id: str | None = None
    type: int | None = None


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """The add-ons of one user. A capacity without its switch on means nothing."""

    large_meeting: bool | None = None
    large_meeting_capacity: int | None = None
    webinar: bool | None = None
    webinar_capacity: int | None = None
    meeting_capacity: int | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting or webinar to come; Zoom numbers them beyond 32 bits. A recurring one may have no `start_time`."""

    id: int
    topic: str | None = None
    start_time: datetime | None = None
    duration: int | None = None
    timezone: str | None = None


class PlanLine(msgspec.Struct, frozen=True, kw_only=True):
    """One plan: `hosts` bought, `usage` taken, `pending` invited."""

    type: str | None = None
    hosts: int | None = None
    usage: int | None = None
    pending: int | None = None


class Page(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """One page of a listing. `next_page_token` is '' at the end; `unreadable` counts rows that were left out."""

    rows: tuple[Row, ...]
    next_page_token: str = ""
    total_records: int | None = None
    unreadable: int = 0


Decode = Callable[[bytes], Page[Row]]


class _UserPage(msgspec.Struct):
    users: tuple[User, ...]
    next_page_token: str = ""
    total_records: int | None = None


_fast_users = msgspec.json.Decoder(_UserPage)
_anything = msgspec.json.Decoder()


def decode_users(body: bytes) -> Page[User]:
    """A page of GET /users: in one pass where every row is as documented, row by row where one is odd."""
    try:
        page = _fast_users.decode(body)
    except msgspec.ValidationError:
        return _decode_page(body, "users", User)
    except msgspec.DecodeError as error:
        raise Uncertain("unreadable answer") from error
    return Page(rows=page.users, next_page_token=page.next_page_token, total_records=page.total_records)


def decode_meetings(body: bytes) -> Page[Event]:
    return _decode_page(body, "meetings", Event)


def decode_webinars(body: bytes) -> Page[Event]:
    return _decode_page(body, "webinars", Event)


def decode_user(body: bytes) -> User:
    return _certain(_read_row(_object(body), User))


def decode_created(body: bytes) -> Created:
    return _certain(_read_row(_object(body), Created))


def decode_feature(body: bytes) -> Feature:
    """The `feature` part of a user's settings; an absent one is a user without add-ons."""
    feature = _object(body).get("feature")
    return _certain(_read_row(feature if isinstance(feature, dict) else {}, Feature))


def decode_plan(body: bytes) -> dict[str, tuple[PlanLine, ...]]:
    """Plans by Zoom's name (plan_base, plan_webinar…); each is an object or an array, depending on the account."""
    plans: dict[str, tuple[PlanLine, ...]] = {}
    for name, value in _object(body).items():
        lines = value if isinstance(value, list) else [value]
        read = [_read_row(line, PlanLine) for line in lines if isinstance(line, dict)]
        if read:
            plans[name] = tuple(line for line in read if line is not None)
    return plans


def _decode_page(body: bytes, key: str, kind: type[Row]) -> Page[Row]:
    data = _object(body)
    listed = data.get(key)
    if not isinstance(listed, list):
        raise Uncertain(f"{key} is not a list")
    read = [_read_row(row, kind) for row in listed]
    rows = tuple(row for row in read if row is not None)
    token = data.get("next_page_token")
    total = data.get("total_records")
    return Page(
        rows=rows,
        next_page_token=token if isinstance(token, str) else "",
        total_records=total if isinstance(total, int) else None,
        unreadable=len(read) - len(rows),
    )


def _read_row(row: object, kind: type[Row]) -> Row | None:
    """A row with its odd optional fields left out; None where a required one is missing or odd."""
    if not isinstance(row, dict):
        return None
    try:
        return msgspec.convert(row, kind, strict=False)
    except msgspec.ValidationError:
        fitting = {field.name: row[field.name] for field in msgspec.structs.fields(kind) if _fits(row, field)}
    try:
        return msgspec.convert(fitting, kind, strict=False)
    except msgspec.ValidationError:
        return None


def _fits(row: dict[Any, Any], field: msgspec.structs.FieldInfo) -> bool:
    if field.encode_name not in row:
        return False
    try:
        msgspec.convert(row[field.encode_name], field.type, strict=False)
    except msgspec.ValidationError:
        return False
    return True


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = _anything.decode(body)
    except msgspec.DecodeError as error:
        raise Uncertain("unreadable answer") from error
    if not isinstance(data, dict):
        raise Uncertain("unreadable answer")
    return data


def _certain(row: Row | None) -> Row:
    if row is None:
        raise Uncertain("unreadable answer")
    return row
