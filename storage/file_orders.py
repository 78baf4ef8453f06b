"""Files that were offered (`commands.ports.FileOrders`)."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, select

from commands.ports import Clock, KeptOrder
from commands.views.files import FileFormat, FileKind, FileOrder
from storage.tables.file_orders import file_orders


class SqlFileOrders:
    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def keep(self, new: KeptOrder) -> str:
        """Its name and its title must be words already: what a language is chosen for is not kept."""
        if not (isinstance(new.order.name, str) and isinstance(new.order.title, str)):
            raise TypeError("name or title")
        self._connection.execute(delete(file_orders).where(file_orders.c.expires_at < self._clock.now()))
        public_id = secrets.token_hex(16)
        row = {
            "public_id": public_id,
            "kind": new.order.kind.value,
            "format": new.order.format.value,
            "payload": dict(new.order.payload),
            "name": new.order.name,
            "title": new.order.title,
            "reader": new.reader,
            "locale": new.locale,
            "platform": new.platform,
            "expires_at": new.expires_at,
        }
        self._connection.execute(file_orders.insert().values(row))
        return public_id

    def get(self, public_id: str) -> KeptOrder | None:
        lives = file_orders.c.expires_at >= self._clock.now()
        row = self._connection.execute(select(file_orders).where(file_orders.c.public_id == public_id, lives)).one_or_none()
        if row is None:
            return None
        order = FileOrder(
            kind=FileKind(row.kind), format=FileFormat(row.format), payload=row.payload, name=row.name, title=row.title
        )
        return KeptOrder(order=order, reader=row.reader, locale=row.locale, platform=row.platform, expires_at=row.expires_at)
