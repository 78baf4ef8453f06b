"""What goes with grants: welcomes owed, membership, reviews."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, case, delete, func, or_, select, update

from commands.domain.access import Member, Owed, Review
from commands.domain.addresses import person_key
from commands.ports import Clock
from storage.tables.access import memberships, reviews, welcomes
from storage.tables.letters import contacts
from storage.tables.people import grants
from storage.upsert import insert

_MET_AT = and_(memberships.c.platform == contacts.c.platform, memberships.c.address == contacts.c.address)


class SqlAccessRecords:
    """`commands.ports.AccessRecords`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def owe_welcome(self, email: str) -> None:
        row = insert(self._connection, welcomes).values(email_key=person_key(email), email=email, since=self._clock.now())
        self._connection.execute(row.on_conflict_do_nothing(index_elements=["email_key"]))

    def owed(self) -> Sequence[Owed]:
        reached = select(contacts.c.email_key).where(contacts.c.email_key == welcomes.c.email_key).exists()
        found = select(welcomes).where(reached).order_by(welcomes.c.since)
        return [Owed(email=row.email, since=row.since) for row in self._connection.execute(found)]

    def welcomed(self, email: str) -> None:
        self._connection.execute(delete(welcomes).where(welcomes.c.email_key == person_key(email)))

    def members_to_ask(self, before: datetime, limit: int) -> Sequence[Member]:
        holding = select(grants.c.email_key).where(grants.c.email_key == contacts.c.email_key).exists()
        asked = or_(memberships.c.checked_at.is_(None), memberships.c.checked_at < before)
        found = (
            select(contacts.c.platform, contacts.c.address, memberships.c.gone_since)
            .join_from(contacts, memberships, _MET_AT, isouter=True)
            .where(holding, asked)
            .order_by(func.coalesce(memberships.c.checked_at, contacts.c.met_at), contacts.c.platform, contacts.c.address)
            .limit(limit)
        )
        rows = self._connection.execute(found)
        return [Member(platform=row.platform, address=row.address, gone_since=row.gone_since) for row in rows]

    def note_member(self, member: Member, *, here: bool) -> None:
        """The first no is dated; a yes forgets it."""
        now = self._clock.now()
        gone = None if here else member.gone_since or now
        row = insert(self._connection, memberships).values(
            platform=member.platform, address=member.address, checked_at=now, gone_since=gone
        )
        said = {"checked_at": now, "gone_since": gone}
        self._connection.execute(row.on_conflict_do_update(index_elements=["platform", "address"], set_=said))

    def departed(self, before: datetime) -> Sequence[str]:
        gone = and_(memberships.c.gone_since <= before, memberships.c.checked_at > memberships.c.gone_since)
        found = (
            select(func.min(grants.c.email))
            .join_from(grants, contacts, contacts.c.email_key == grants.c.email_key)
            .join(memberships, _MET_AT, isouter=True)
            .group_by(grants.c.email_key)
            .having(func.count() == func.sum(case((gone, 1), else_=0)))
            .order_by(grants.c.email_key)
        )
        return self._connection.scalars(found).all()

    def last_review(self, cct: str) -> Review | None:
        newest = select(reviews).where(reviews.c.cct == cct).order_by(reviews.c.number.desc()).limit(1)
        return _review(self._connection.execute(newest).one_or_none())

    def review(self, public_id: str) -> Review | None:
        return _review(self._connection.execute(select(reviews).where(reviews.c.public_id == public_id)).one_or_none())

    def begin_review(self, cct: str, number: int) -> Review | None:
        row = insert(self._connection, reviews).values(
            public_id=secrets.token_hex(8), cct=cct, number=number, asked_at=self._clock.now(), confirmed_by=""
        )
        written = row.on_conflict_do_nothing(index_elements=["cct", "number"]).returning(*reviews.c)
        return _review(self._connection.execute(written).one_or_none())

    def confirm_review(self, public_id: str, by: str) -> bool:
        unconfirmed = (reviews.c.public_id == public_id, reviews.c.confirmed_at.is_(None))
        confirmed = update(reviews).where(*unconfirmed).values(confirmed_at=self._clock.now(), confirmed_by=by)
        return self._connection.execute(confirmed).rowcount == 1


def _review(row: Row[Any] | None) -> Review | None:
    if row is None:
        return None
    return Review(
        public_id=row.public_id,
        cct=row.cct,
        number=row.number,
        asked_at=row.asked_at,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
    )
