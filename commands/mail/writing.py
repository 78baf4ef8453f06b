"""Mails written in the transaction of what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.mails import BOTH, MailKind
from commands.domain.operations import Json, Operation
from commands.ports import NewMail, Unit


def introduce(unit: Unit, house: House, operation: Operation, account: Account, now: datetime, *, again: bool = False) -> None:
    """Our introduction beside Zoom's invitation, once for each operation that invites (R25). `again`: invited anew (R73)."""
    if not house.mails:
        return
    key = f"{MailKind.INTRODUCTION}:{operation.public_id}"
    invited_at = account.invited_at.isoformat() if account.invited_at else ""
    unit.mails.write(
        NewMail(
            kind=MailKind.INTRODUCTION,
            key=key,
            email=account.email,
            locale=BOTH,
            payload={"account": account.public_id, "invited_at": invited_at, "again": again},
            due_at=now,
            about={key: account.id},
        )
    )


def mail_letter(
    unit: Unit,
    house: House,
    kind: str,
    key: str,
    email: str,
    payload: Mapping[str, Json],
    due_at: datetime,
    *,
    about: int | None = None,
) -> bool:
    """A letter (`commands.views.letters`) to somebody who was never met in chat; its buttons are left out.

    `about` is the id of the account whose card shows it. False where there is no mail, or it was written before.
    """
    if not house.mails:
        return False
    key = f"{MailKind.LETTER}:{key}"
    return unit.mails.write(
        NewMail(
            kind=MailKind.LETTER,
            key=key,
            email=email,
            locale=unit.preferences.language(email) or BOTH,
            payload={"letter": kind, **payload},
            due_at=due_at,
            about={key: about} if about is not None else {},
        )
    )
