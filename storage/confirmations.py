"""Questions asked once (R42, R44)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from commands.domain.accounts import Account
from commands.domain.addresses import person_key
from commands.domain.operations import Json
from commands.ports import Clock, Confirmation, Taking
from storage.tables.people import confirmations


class SqlConfirmations:
    """`commands.ports.Confirmations`. Using one up is a single conditional UPDATE: of two clicks, one takes it."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def ask(
        self, kind: str, person: str, account: Account | None, expires_at: datetime, payload: Mapping[str, Json]
    ) -> Confirmation:
        """Store a question for one person about an account as it is now; the token is random (128 bits)."""
        row = confirmations.insert().values(
            token=secrets.token_urlsafe(16),
            kind=kind,
            person=person,
            person_key=person_key(person),
            account_id=account.id if account else 0,
            account_version=account.version if account else 0,
            expires_at=expires_at,
            payload=dict(payload),
            used_by="",
        )
        return _as_confirmation(self._connection.execute(row.returning(*confirmations.c)).one())

    def peek(self, token: str) -> Confirmation | None:
        """The question, whatever became of it."""
        found = self._connection.execute(select(confirmations).where(confirmations.c.token == token)).one_or_none()
        return _as_confirmation(found) if found else None

    def take(self, token: str, person: str) -> tuple[Taking, Confirmation | None]:
        """Use it up, once; in the transaction of what it allows. What is used already says so before anything else (R44)."""
        if self._use(token, person):
            return Taking.TAKEN, self.peek(token)
        known = self.peek(token)
        if known is None:
            return Taking.UNKNOWN, None
        if known.used_at is not None:
            return Taking.ALREADY, known
        if person_key(known.person) != person_key(person):
            return Taking.NOT_YOURS, known
        return Taking.EXPIRED, known

    def close(self, token: str, person: str) -> bool:
        """FERMER: it can no longer be taken. False where it was used, expired or somebody else's."""
        return self._use(token, person)

    def _use(self, token: str, person: str) -> bool:
        now = self._clock.now()
        mine = (confirmations.c.token == token, confirmations.c.person_key == person_key(person))
        open_now = (confirmations.c.used_at.is_(None), confirmations.c.expires_at > now)
        used = update(confirmations).where(*mine, *open_now).values(used_by=person, used_at=now)
        return self._connection.execute(used).rowcount == 1


def _as_confirmation(row: Row[Any]) -> Confirmation:
    return Confirmation(
        token=row.token,
        kind=row.kind,
        person=row.person,
        account_id=row.account_id,
        account_version=row.account_version,
        expires_at=row.expires_at,
        payload=row.payload,
        used_by=row.used_by,
        used_at=row.used_at,
    )
