"""What recycling suggests, asked, and leaves alone (R56)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, select, update

from commands.domain.folding import fold
from commands.domain.people import Scope
from commands.domain.recycling import OPEN, Candidate, Exemption, Inquiry, NewInquiry, Rules, Standing
from commands.ports import Clock
from storage import idleness
from storage.tables.accounts import accounts
from storage.tables.recycling import exemptions, inquiries
from storage.tables.recycling import rules as rules_set
from storage.upsert import insert

_OPEN = inquiries.c.ended_at.is_(None)


class SqlRecycling:
    """`commands.ports.Recycling`. Who changes an inquiry holds the seats' lock of its establishment."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def candidates(self, scope: Scope, now: datetime, days: int, *, only: str = "") -> Sequence[Candidate]:
        """Those without a sign-in since longest first."""
        set_days = {one.establishment: one.days for one in self._rules() if one.days is not None}
        query = idleness.suggested(self._connection, now, days, set_days)
        if query is None or not scope:
            return []
        if not scope.everything:
            query = query.where(accounts.c.establishment.in_(sorted(scope.establishments)))
        if only:
            query = query.where(accounts.c.email_key == fold(only))
        return [_candidate(row) for row in self._connection.execute(query)]

    def ask(self, new: NewInquiry) -> Inquiry:
        row = {
            "public_id": secrets.token_urlsafe(9),
            "account_id": new.account_id,
            "email": new.email,
            "email_key": fold(new.email),
            "establishment": new.establishment,
            "by": new.by,
            "asked": new.asked,
            "standing": (Standing.ASKED if new.asked else Standing.PROPOSED).value,
            "asked_at": self._clock.now(),
            "answer_by": new.answer_by,
            "signed_in_at": new.signed_in_at,
            "answered_by": "",
        }
        made = self._connection.execute(inquiries.insert().values(row).returning(*inquiries.c)).one()
        return _inquiry(made, made.establishment)

    def get(self, public_id: str) -> Inquiry | None:
        """Whatever became of it."""
        return next(iter(self._found(inquiries.c.public_id == public_id)), None)

    def of_account(self, account_id: int) -> Inquiry | None:
        return next(iter(self._found(inquiries.c.account_id == account_id, _OPEN)), None)

    def open(self, scope: Scope) -> Sequence[Inquiry]:
        return [one for one in self._found(_OPEN) if one.establishment in scope]

    def recent(self, scope: Scope, since: datetime) -> Sequence[Inquiry]:
        return [one for one in self._found(inquiries.c.asked_at > since) if one.establishment in scope]

    def stand(self, inquiry: Inquiry, standing: Standing, by: str = "") -> bool:
        """A conditional UPDATE: of two answers the first counts (R44)."""
        values: dict[str, Any] = {"standing": standing.value, "answered_by": by}
        if standing not in OPEN:
            values["ended_at"] = self._clock.now()
        changed = update(inquiries).where(inquiries.c.id == inquiry.id, inquiries.c.standing == inquiry.standing.value, _OPEN)
        return self._connection.execute(changed.values(values)).rowcount == 1

    def exempt(self, exemption: Exemption) -> bool:
        row = insert(self._connection, exemptions).values(
            email_key=fold(exemption.email),
            email=exemption.email,
            establishment=exemption.establishment,
            by=exemption.by,
            at=exemption.at,
            reason=exemption.reason,
        )
        written = row.on_conflict_do_nothing().returning(exemptions.c.email_key)
        return self._connection.scalar(written) is not None

    def include(self, email: str) -> bool:
        return self._connection.execute(delete(exemptions).where(exemptions.c.email_key == fold(email))).rowcount == 1

    def exemption(self, email: str) -> Exemption | None:
        return next(iter(self._exempt(exemptions.c.email_key == fold(email))), None)

    def exemptions(self, scope: Scope) -> Sequence[Exemption]:
        return [one for one in self._exempt() if one.establishment in scope]

    def rules(self, scope: Scope) -> Sequence[Rules]:
        return [one for one in self._rules() if one.establishment in scope]

    def set_rules(self, rules: Rules, by: str) -> None:
        said = {"days": rules.days, "automatic": rules.automatic, "by": by, "at": self._clock.now()}
        row = insert(self._connection, rules_set).values(establishment=rules.establishment, **said)
        self._connection.execute(row.on_conflict_do_update(index_elements=["establishment"], set_=said))

    def _rules(self) -> list[Rules]:
        rows = self._connection.execute(select(rules_set).order_by(rules_set.c.establishment))
        return [Rules(establishment=row.establishment, days=row.days, automatic=row.automatic) for row in rows]

    def _found(self, *conditions: ColumnElement[bool]) -> list[Inquiry]:
        """With the establishment of their account as it is now; newest first."""
        where = func.coalesce(accounts.c.establishment, inquiries.c.establishment).label("place")
        joined: Select[Any] = select(*inquiries.c, where)
        joined = joined.join_from(inquiries, accounts, accounts.c.id == inquiries.c.account_id, isouter=True)
        rows = self._connection.execute(joined.where(*conditions).order_by(inquiries.c.id.desc()))
        return [_inquiry(row, row.place) for row in rows]

    def _exempt(self, *conditions: ColumnElement[bool]) -> list[Exemption]:
        where = func.coalesce(accounts.c.establishment, exemptions.c.establishment).label("place")
        joined = select(exemptions, where).join_from(
            exemptions, accounts, accounts.c.email_key == exemptions.c.email_key, isouter=True
        )
        rows = self._connection.execute(joined.where(*conditions).order_by(exemptions.c.email_key))
        return [Exemption(email=row.email, establishment=row.place, by=row.by, at=row.at, reason=row.reason) for row in rows]


def _candidate(row: Row[Any]) -> Candidate:
    return Candidate(
        account_id=row.id,
        public_id=row.public_id,
        email=row.email,
        name=f"{row.first_name} {row.last_name}".strip(),
        establishment=row.establishment,
        idle_since=row.last_login_at or row.created_at,
        never=row.last_login_at is None,
    )


def _inquiry(row: Row[Any], establishment: str) -> Inquiry:
    return Inquiry(
        id=row.id,
        public_id=row.public_id,
        account_id=row.account_id,
        email=row.email,
        establishment=establishment,
        by=row.by,
        asked=row.asked,
        standing=Standing(row.standing),
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        signed_in_at=row.signed_in_at,
        answered_by=row.answered_by,
        ended_at=row.ended_at,
    )
