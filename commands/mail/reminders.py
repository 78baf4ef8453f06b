"""The mails of an invitation's days, written when they are due, each once (R72)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.addresses import person_key
from commands.domain.invitations import local_day
from commands.domain.mails import BOTH, STAGES, MailKind, Stage, invited_between, told_once, writing_hours
from commands.mail.readers import answerable
from commands.ports import NewMail, Store, Unit

BATCH = 500
"""Accounts a transaction; those of one answer for one mail."""


def write_reminders(store: Store, house: House, now: datetime) -> int:
    """How many mails were written, of all stages. From the morning on."""
    if not house.mails or not writing_hours(now):
        return 0
    return sum(_write_stage(store, house, stage, now) for stage in STAGES.values())


def _write_stage(store: Store, house: House, stage: Stage, now: datetime) -> int:
    written, after = 0, 0
    between = invited_between(stage, now)
    with store.reading() as unit:
        if not unit.mails.unwritten(stage, between, 1):
            return 0
    while True:
        with store.writing() as unit:
            accounts = unit.mails.unwritten(stage, between, BATCH, after)
            mails = _notices(unit, house, accounts, now) if stage.kind is MailKind.NOTICE_25 else _reminders(stage, accounts, now)
            if not all(unit.mails.write(one) for one in mails):
                return written  # another replica is at it: what is left is looked at anew
            unit.commit()
        written += len(mails)
        if len(accounts) < BATCH:
            return written
        after = max(one.id for one in accounts)


def _reminders(stage: Stage, accounts: Sequence[Account], now: datetime) -> list[NewMail]:
    """To each holder, in both languages."""
    return [_mail(stage.kind, (account,), account.email, BOTH, now) for account in accounts]


def _notices(unit: Unit, house: House, accounts: Sequence[Account], now: datetime) -> list[NewMail]:
    """One mail for each who answers for some of these accounts, however many they are."""
    by_reader: dict[str, list[Account]] = {}
    for account in accounts:
        for email in answerable(unit, house, account):
            by_reader.setdefault(person_key(email), []).append(account)
    chosen = {email: unit.preferences.language(email) or BOTH for email in by_reader}
    return [_mail(MailKind.NOTICE_25, of_theirs, email, chosen[email], now) for email, of_theirs in by_reader.items()]


def _mail(kind: MailKind, accounts: Sequence[Account], email: str, locale: str, now: datetime) -> NewMail:
    reader = person_key(email) if kind is MailKind.NOTICE_25 else ""
    about = {told_once(kind, one.public_id, one.invited_at or now, reader): one.id for one in accounts}
    invited = {one.public_id: local_day(one.invited_at or now).isoformat() for one in accounts}
    return NewMail(
        kind=kind, key=min(about), email=email, locale=locale, payload={"invited": dict(invited)}, due_at=now, about=about
    )
