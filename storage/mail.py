"""The outbox of e-mails (`commands.ports.Mails`)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, func, literal_column, or_, select, update

from commands.domain.accounts import Account, Status
from commands.domain.addresses import person_key
from commands.domain.mails import MailKind, MailOutcome, Stage
from commands.ports import AddressFacts, Clock, DueMail, MailProof, NewMail
from storage.tables.accounts import accounts
from storage.tables.mails import mail_accounts, mail_addresses, mails
from storage.upsert import insert

LEASE = timedelta(minutes=3)
"""How long one who claimed a mail has to send it before another may: longer than all of a server's timeouts."""


class SqlMails:
    """`commands.ports.Mails`. `get` reads an account by its public id (the directory's)."""

    def __init__(self, connection: Connection, clock: Clock, get: Callable[[str], Account | None]) -> None:
        self._connection = connection
        self._clock = clock
        self._get = get

    def write(self, new: NewMail) -> bool:
        with self._connection.begin_nested() as point:
            row = insert(self._connection, mails).values(
                public_id=secrets.token_hex(16),
                kind=new.kind.value,
                key=new.key,
                email=new.email,
                email_key=person_key(new.email),
                locale=new.locale,
                payload=dict(new.payload),
                written_at=self._clock.now(),
                due_at=new.due_at,
                tries=0,
                outcome="",
                detail="",
            )
            written = self._connection.scalar(row.on_conflict_do_nothing(index_elements=["key"]).returning(mails.c.id))
            if written is not None and self._tie(written, new.about):
                return True
            point.rollback()
            return False

    def unwritten(self, stage: Stage, between: tuple[datetime, datetime], limit: int, after: int = 0) -> Sequence[Account]:
        told = exists().where(
            mail_accounts.c.account_id == accounts.c.id,
            mail_accounts.c.mail_id == mails.c.id,
            mails.c.kind == stage.kind.value,
            mails.c.written_at > accounts.c.invited_at,
        )
        since, until = between
        # In the statement's own words: what is bound would keep SQLite from the index of those who are pending.
        pending = accounts.c.status == literal_column(f"'{Status.PENDING.value}'")
        invited = and_(accounts.c.invited_at >= since, accounts.c.invited_at < until)
        these = select(accounts.c.id, accounts.c.public_id).where(pending, invited, accounts.c.id > after, ~told)
        # Sorted here: asked for the first by id, a planner walks all accounts.
        found = sorted((row.id, row.public_id) for row in self._connection.execute(these))[:limit]
        return [account for _, one in found if (account := self._get(one)) is not None]

    def claim(self) -> DueMail | None:
        now = self._clock.now()
        free = or_(mails.c.leased_until.is_(None), mails.c.leased_until <= now)
        due = select(mails.c.id).where(mails.c.due_at <= now, free).order_by(mails.c.due_at, mails.c.id).limit(1)
        found = self._connection.scalar(due.with_for_update(skip_locked=True))
        if found is None:
            return None
        leased = update(mails).where(mails.c.id == found).values(leased_until=now + LEASE, tries=mails.c.tries + 1)
        row = self._connection.execute(leased.returning(*mails.c)).one()
        return DueMail(
            id=row.id,
            public_id=row.public_id,
            kind=MailKind(row.kind),
            email=row.email,
            locale=row.locale,
            payload=row.payload,
            written_at=row.written_at,
            tries=row.tries,
        )

    def ended(self, mail: DueMail, outcome: MailOutcome, detail: str = "") -> None:
        self._after(mail, due_at=None, ended_at=self._clock.now(), outcome=outcome.value, detail=detail)
        if outcome is MailOutcome.SENT:
            these = and_(mail_addresses.c.email_key == person_key(mail.email), mail_addresses.c.refused_at.is_not(None))
            self._connection.execute(update(mail_addresses).where(these).values(refused_at=None, refusal=""))

    def failed(self, mail: DueMail, again_at: datetime, detail: str = "") -> None:
        self._after(mail, due_at=again_at, detail=detail)

    def of_account(self, account_id: int, limit: int = 8) -> Sequence[MailProof]:
        of_it = exists().where(mail_accounts.c.mail_id == mails.c.id, mail_accounts.c.account_id == account_id)
        rows = self._connection.execute(select(mails).where(of_it).order_by(mails.c.id.desc()).limit(limit)).all()
        return [
            MailProof(
                kind=MailKind(row.kind),
                email=row.email,
                payload=row.payload,
                outcome=MailOutcome(row.outcome) if row.outcome else None,
                detail=row.detail,
                at=row.ended_at or row.written_at,
                tries=row.tries,
            )
            for row in reversed(rows)
        ]

    def facts(self, email: str) -> AddressFacts:
        row = self._connection.execute(select(mail_addresses).where(mail_addresses.c.email_key == person_key(email))).first()
        if row is None:
            return AddressFacts()
        return AddressFacts(stopped_at=row.stopped_at, refused_at=row.refused_at, refusal=row.refusal)

    def stop(self, email: str) -> None:
        self._note(email, stopped_at=self._clock.now())

    def resume(self, email: str) -> bool:
        known = mail_addresses.delete().where(mail_addresses.c.email_key == person_key(email))
        return self._connection.execute(known).rowcount > 0

    def refuse(self, email: str, refusal: str) -> None:
        self._note(email, refused_at=self._clock.now(), refusal=refusal)

    def address_of(self, public_id: str) -> str:
        return self._connection.scalar(select(mails.c.email).where(mails.c.public_id == public_id)) or ""

    def depth(self) -> Mapping[str, int]:
        count = select(func.count()).select_from(mails)
        return {
            "waiting": self._connection.scalar(count.where(mails.c.due_at.is_not(None))) or 0,
            MailOutcome.GIVEN_UP.value: self._connection.scalar(count.where(mails.c.outcome == MailOutcome.GIVEN_UP.value)) or 0,
        }

    def _tie(self, mail: int, about: Mapping[str, int]) -> bool:
        """To the accounts that it tells of; False where one of them was told already."""
        for key, account in about.items():
            row = insert(self._connection, mail_accounts).values(key=key, mail_id=mail, account_id=account)
            tied = row.on_conflict_do_nothing(index_elements=["key"]).returning(mail_accounts.c.key)
            if self._connection.scalar(tied) is None:
                return False
        return True

    def _note(self, email: str, **said: Any) -> None:
        row = insert(self._connection, mail_addresses).values(
            **{"email_key": person_key(email), "email": email, "refusal": "", **said}
        )
        self._connection.execute(row.on_conflict_do_update(index_elements=["email_key"], set_=said))

    def _after(self, mail: DueMail, **values: Any) -> None:
        open_ = and_(mails.c.id == mail.id, mails.c.due_at.is_not(None))
        self._connection.execute(update(mails).where(open_).values(leased_until=None, **values))
