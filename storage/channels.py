"""Channels where messages with personal data may be posted (R7)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, false, or_, select, update

from commands.domain.channels import Channel, NewChannel, Usage
from commands.ports import Clock
from storage.tables.requests import channels


class SqlChannels:
    """`commands.ports.Channels`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def register(self, new: NewChannel) -> Channel:
        here = and_(channels.c.platform == new.platform, channels.c.address == new.address, channels.c.usage == new.usage.value)
        former = channels.c.cct == new.cct if new.cct else false()
        self._connection.execute(delete(channels).where(or_(here, former)))
        now = self._clock.now()
        row = {
            "public_id": secrets.token_urlsafe(9),
            "platform": new.platform,
            "address": new.address,
            "usage": new.usage.value,
            "cct": new.cct,
            "establishments": [*new.establishments],
            "locale": new.locale,
            "registered_by": new.registered_by,
            "registered_at": now,
            "checked_at": now,
        }
        return _channel(self._connection.execute(channels.insert().values(row).returning(*channels.c)).one())

    def get(self, public_id: str) -> Channel | None:
        return next(iter(self._found(channels.c.public_id == public_id)), None)

    def at(self, platform: str, address: str) -> Sequence[Channel]:
        return self._found(channels.c.platform == platform, channels.c.address == address)

    def support(self, cct: str) -> Channel | None:
        return next(iter(self._found(channels.c.cct == cct)), None) if cct else None

    def all(self) -> Sequence[Channel]:
        return self._found()

    def unchecked_since(self, moment: datetime) -> Sequence[Channel]:
        return self._found(channels.c.checked_at <= moment)

    def checked(self, channel: Channel, establishments: Sequence[str]) -> None:
        values = {"checked_at": self._clock.now(), "establishments": [*establishments]}
        self._connection.execute(update(channels).where(channels.c.id == channel.id).values(values))

    def remove(self, channel: Channel) -> None:
        self._connection.execute(delete(channels).where(channels.c.id == channel.id))

    def _found(self, *conditions: ColumnElement[bool]) -> list[Channel]:
        rows = self._connection.execute(select(channels).where(*conditions).order_by(channels.c.usage.desc(), channels.c.id))
        return [_channel(row) for row in rows]


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        id=row.id,
        public_id=row.public_id,
        platform=row.platform,
        address=row.address,
        usage=Usage(row.usage),
        cct=row.cct,
        establishments=tuple(row.establishments),
        locale=row.locale,
        registered_by=row.registered_by,
        registered_at=row.registered_at,
        checked_at=row.checked_at,
    )
