"""Requests to level-2 support (R60 to R62)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from commands.domain.addresses import person_key
from commands.domain.folding import fold
from commands.domain.requests import (
    OPEN,
    UNDECIDED,
    Asked,
    Change,
    EventKind,
    NewRequest,
    Request,
    RequestEvent,
    RequestState,
)
from commands.ports import Clock
from commands.references import new_reference
from commands.requests.reading.model import Wish
from storage.tables.requests import request_events, requests
from storage.upsert import insert

_OPEN = requests.c.ended_at.is_(None)
_OLDEST_FIRST = (requests.c.filed_at, requests.c.id)


class SqlRequests:
    """`commands.ports.Requests`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def file(self, new: NewRequest) -> tuple[Request, bool]:
        """The intent is unique in the database, so that an event handled twice at once files one request."""
        row = insert(self._connection, requests).values(self._row(new))
        filed = self._connection.execute(row.on_conflict_do_nothing(index_elements=["intent"]).returning(*requests.c)).first()
        if filed is not None:
            return _request(filed), True
        return self._found(requests.c.intent == new.intent)[0], False

    def get(self, public_id: str) -> Request | None:
        found = self._found(requests.c.public_id == public_id)
        return found[0] if found else None

    def locked(self, public_id: str) -> Request | None:
        """Its row is locked; SQLite's writers are one at a time already."""
        held = select(requests).where(requests.c.public_id == public_id).with_for_update()
        row = self._connection.execute(held).first()
        return None if row is None else _request(row)

    def open(self, ccts: Collection[str] | None) -> Sequence[Request]:
        within = () if ccts is None else (requests.c.cct.in_(sorted(ccts)),)
        return self._found(_OPEN, *within)

    def of_asker(self, email: str, limit: int) -> Sequence[Request]:
        theirs = select(requests).where(requests.c.asker_key == person_key(email))
        newest = theirs.order_by(requests.c.filed_at.desc(), requests.c.id.desc()).limit(limit)
        return [_request(row) for row in self._connection.execute(newest)]

    def alike(self, request: Request) -> Sequence[Request]:
        if not request.subject:
            return []
        same = and_(
            requests.c.cct == request.cct,
            requests.c.subject_key == fold(request.subject),
            requests.c.wish == request.wish.value,
            requests.c.state.in_([one.value for one in UNDECIDED]),
            requests.c.id != request.id,
        )
        return self._found(_OPEN, same)

    def merged_into(self, request: Request) -> Sequence[Request]:
        return self._found(requests.c.merged_into == request.public_id)

    def filed_between(self, cct: str, since: datetime, until: datetime) -> Sequence[Request]:
        return self._found(requests.c.cct == cct, requests.c.filed_at >= since, requests.c.filed_at < until)

    def change(self, request: Request, change: Change) -> Request:
        """`decided_at` is when it was decided by somebody, `ended_at` when its state became one that lasts."""
        now = self._clock.now()
        said = {name: getattr(change, name) for name in ("taker", "decided_by", "operation", "question", "merged_into")}
        values: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
        if change.state is not None:
            values |= {"state": change.state.value, "ended_at": None if change.state in OPEN else now}
        if change.decided_by is not None:
            values["decided_at"] = now if change.decided_by else None
        if change.answered:
            values["answered_at"] = func.coalesce(requests.c.answered_at, now)
        if change.touched:
            values["touched_at"] = now
        return self._written(request, values)

    def rewrite(self, request: Request, asked: Asked) -> Request:
        return self._written(
            request,
            {
                "wish": asked.wish.value,
                "fields": dict(asked.fields),
                "subject_key": fold(asked.subject),
                "establishment": asked.establishment,
                "version": requests.c.version + 1,
                "touched_at": self._clock.now(),
            },
        )

    def note(self, request: Request, kind: EventKind, by: str, text: str = "") -> RequestEvent:
        last = select(func.max(request_events.c.number)).where(request_events.c.request_id == request.id)
        row = {
            "request_id": request.id,
            "number": (self._connection.scalar(last) or 0) + 1,
            "kind": kind.value,
            "by": by,
            "at": self._clock.now(),
            "text": text,
        }
        return _event(self._connection.execute(request_events.insert().values(row).returning(*request_events.c)).one())

    def events(self, request: Request) -> Sequence[RequestEvent]:
        found = select(request_events).where(request_events.c.request_id == request.id).order_by(request_events.c.number)
        return [_event(row) for row in self._connection.execute(found)]

    def _row(self, new: NewRequest) -> dict[str, Any]:
        now = self._clock.now()
        said = {
            name: getattr(new, name) for name in ("intent", "asker", "platform", "address", "locale", "cct", "text", "due_at")
        }
        return {
            **said,
            **dict.fromkeys(("taker", "decided_by", "operation", "question", "merged_into"), ""),
            "public_id": new_reference(),
            "asker_key": person_key(new.asker),
            "establishment": new.establishment,
            "wish": new.wish.value,
            "fields": dict(new.fields),
            "subject_key": fold(new.subject),
            "state": RequestState.OPEN.value,
            "version": 1,
            "filed_at": now,
            "touched_at": now,
        }

    def _written(self, request: Request, values: dict[str, Any]) -> Request:
        written = update(requests).where(requests.c.id == request.id).values(values).returning(*requests.c)
        return _request(self._connection.execute(written).one())

    def _found(self, *conditions: ColumnElement[bool]) -> list[Request]:
        rows = self._connection.execute(select(requests).where(*conditions).order_by(*_OLDEST_FIRST))
        return [_request(row) for row in rows]


_SAME = (
    *("id", "public_id", "intent", "asker", "platform", "address", "locale", "cct", "establishment", "fields", "text", "version"),
    *("taker", "decided_by", "decided_at", "operation", "question", "merged_into"),
    *("filed_at", "due_at", "answered_at", "touched_at", "ended_at"),
)


def _request(row: Row[Any]) -> Request:
    return Request(
        **{name: row._mapping[name] for name in _SAME},
        wish=Wish(row.wish),
        state=RequestState(row.state),
        subject=row.subject_key,
    )


def _event(row: Row[Any]) -> RequestEvent:
    return RequestEvent(number=row.number, kind=EventKind(row.kind), by=row.by, at=row.at, text=row.text)
