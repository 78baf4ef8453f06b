"""Waiting lists (R53)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, update

from commands.domain.accounts import Pool
from commands.domain.folding import fold
from commands.domain.people import Scope
from commands.domain.waiting import OPEN, RANKS, NewPlace, Offer, Place, Priority, Standing, Turn
from commands.ports import Clock
from storage.tables.waiting import offers, places
from storage.upsert import insert

_OPEN = places.c.ended_at.is_(None)
_ORDER = (places.c.rank.desc(), places.c.arrived_at, places.c.id)


class SqlWaiting:
    """`commands.ports.Waiting`. Who changes a line holds the seats' lock of its establishment."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def join(self, new: NewPlace) -> tuple[Place, bool]:
        """At the end of its priority, or the place that is there already."""
        open_here = and_(places.c.establishment == new.establishment, places.c.email_key == fold(new.email))
        known = self._places(open_here, _OPEN)
        if known:
            return known[0], False
        row = insert(self._connection, places).values(self._row(new)).returning(*places.c)
        return _place(self._connection.execute(row).one(), ()), True

    def get(self, public_id: str) -> Place | None:
        """Whatever became of it."""
        found = self._places(places.c.public_id == public_id)
        return found[0] if found else None

    def of_email(self, email: str) -> Sequence[Place]:
        return self._places(places.c.email_key == fold(email), _OPEN, order=(places.c.id,))

    def line(self, establishment: str) -> Sequence[Place]:
        """Priority, then arrival."""
        return self._places(places.c.establishment == establishment, _OPEN)

    def lines(self, scope: Scope) -> Sequence[Place]:
        found = self._places(_OPEN, order=(places.c.establishment, *_ORDER))
        return [one for one in found if one.establishment in scope]

    def offer(self, place: Place, until: datetime, windows: Sequence[int]) -> Offer:
        """The next number is free: who offers holds the establishment's lock."""
        number = place.offer.number + 1 if place.offer else 1
        row = {"place_id": place.id, "number": number, "turn": Turn.OPEN.value, "until": until, "by": "", "windows": [*windows]}
        made = self._connection.execute(offers.insert().values(row).returning(*offers.c)).one()
        self.stand(place, Standing.OFFERED)
        return _offer(made)

    def offers(self, place: Place) -> Sequence[Offer]:
        found = select(offers).where(offers.c.place_id == place.id).order_by(offers.c.number)
        return [_offer(row) for row in self._connection.execute(found)]

    def answer(self, place: Place, turn: Turn, by: str) -> bool:
        """A conditional UPDATE: of two answers the first counts (R44)."""
        standing = and_(offers.c.place_id == place.id, offers.c.turn == Turn.OPEN.value)
        answered = update(offers).where(standing).values(turn=turn.value, by=by, ended_at=self._clock.now())
        return self._connection.execute(answered).rowcount == 1

    def stand(self, place: Place, standing: Standing, *, operation: str = "") -> None:
        """What ends keeps no personal values."""
        values: dict[str, Any] = {"standing": standing.value, "operation": operation}
        if standing not in OPEN:
            values |= {"ended_at": self._clock.now(), "values": {}, "reason": ""}
        self._change(place, **values)

    def fall_back(self, place: Place, rests_until: datetime, *, missed: bool) -> None:
        self._change(
            place,
            standing=Standing.WAITING.value,
            operation="",
            arrived_at=self._clock.now(),
            rests_until=rests_until,
            missed=place.missed + 1 if missed else 0,
        )

    def prioritise(self, place: Place, priority: Priority) -> None:
        self._change(place, priority=priority.value, rank=RANKS[priority])

    def overdue(self, now: datetime) -> Sequence[Place]:
        late = select(offers.c.place_id).where(offers.c.ended_at.is_(None), offers.c.until <= now)
        return self._places(places.c.id.in_(late), order=(places.c.id,))

    def taken(self) -> Sequence[Place]:
        return self._places(places.c.standing == Standing.TAKEN.value, _OPEN, order=(places.c.id,))

    def establishments(self) -> Sequence[str]:
        standing = places.c.standing.in_([Standing.WAITING.value, Standing.OFFERED.value])
        waiting = select(places.c.establishment).where(_OPEN, standing)
        return self._connection.scalars(waiting.distinct().order_by(places.c.establishment)).all()

    def _row(self, new: NewPlace) -> dict[str, Any]:
        now = self._clock.now()
        return {
            "public_id": secrets.token_urlsafe(9),
            "establishment": new.establishment,
            "establishments": [*new.establishments],
            "pools": [pool.value for pool in new.pools],
            "email": new.email,
            "email_key": fold(new.email),
            "asker": new.asker,
            "command": new.command,
            "values": dict(new.values),
            "reason": new.reason,
            "priority": new.priority.value,
            "rank": RANKS[new.priority],
            "standing": Standing.WAITING.value,
            "since": now,
            "arrived_at": now,
            "missed": 0,
            "operation": "",
        }

    def _change(self, place: Place, **values: Any) -> None:
        self._connection.execute(update(places).where(places.c.id == place.id, _OPEN).values(values))

    def _places(self, *conditions: ColumnElement[bool], order: Sequence[Any] = _ORDER) -> list[Place]:
        """With the turns of each, in one more statement."""
        rows = self._connection.execute(select(places).where(*conditions).order_by(*order)).all()
        turns = self._turns(row.id for row in rows)
        return [_place(row, turns.get(row.id, ())) for row in rows]

    def _turns(self, ids: Iterable[int]) -> dict[int, tuple[Row[Any], ...]]:
        """The last turn of each place is its last row."""
        found = select(offers).where(offers.c.place_id.in_([*ids])).order_by(offers.c.number)
        return {row.place_id: (row,) for row in self._connection.execute(found)}


def _place(row: Row[Any], turns: Sequence[Row[Any]]) -> Place:
    columns = row._mapping
    return Place(
        id=row.id,
        public_id=row.public_id,
        establishment=row.establishment,
        establishments=tuple(row.establishments),
        pools=tuple(map(Pool, row.pools)),
        email=row.email,
        asker=row.asker,
        command=row.command,
        values=columns[places.c["values"]],
        reason=row.reason,
        priority=Priority(row.priority),
        standing=Standing(row.standing),
        since=row.since,
        rests_until=row.rests_until,
        missed=row.missed,
        operation=row.operation,
        offer=_offer(turns[-1]) if turns else None,
    )


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        number=row.number,
        until=row.until,
        turn=Turn(row.turn),
        by=row.by,
        ended_at=row.ended_at,
        windows=tuple(row.windows),
    )
