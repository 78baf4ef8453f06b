"""« Pourquoi ne peut-elle pas se connecter? »: what stands between a person and a meeting, as far as the directory tells."""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from commands.domain.accounts import UNASSOCIATED, Account, Status, UserType
from commands.domain.invitations import DAYS, day_count, last_day
from commands.handlers.cards import CardAction

FREE_MINUTES = 40
"""Zoom ends a meeting of a Basique host after so long."""


class Trouble(enum.StrEnum):
    """What is wrong, in the order in which it is to be solved; the sentences are `diagnosis-<value>`."""

    UNDER_WAY = "under-way"
    PENDING = "pending"
    PENDING_UNDATED = "pending-undated"
    PENDING_OVER = "pending-over"
    """Zoom still lists an invitation whose thirty days are over (R26)."""
    EXPIRED = "expired"
    INACTIVE = "inactive"
    BASIC = "basic"
    UNASSOCIATED = "unassociated"
    NEVER_SIGNED_IN = "never-signed-in"
    NONE = "none"
    """Nothing that the directory knows of: the way to sign in remains."""


class Step(enum.StrEnum):
    """The next step: a button each, `diagnosis-step-<value>`."""

    FOLLOW = "follow"
    RESEND = "resend"
    REACTIVATE = "reactivate"
    LICENCE = "licence"
    ATTACH = "attach"
    ASK = "ask"
    """What the asker may not do, their CCT may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """`troubles` is never empty, worst first. `day` and `until` are the invitation's (J26 of 30), where its date is known."""

    troubles: tuple[Trouble, ...]
    step: Step | None
    day: int = 0
    until: date | None = None


_STEPS: dict[Trouble, tuple[Step, CardAction | None]] = {
    Trouble.UNDER_WAY: (Step.FOLLOW, None),
    Trouble.PENDING: (Step.RESEND, CardAction.RESEND),
    Trouble.PENDING_UNDATED: (Step.RESEND, CardAction.RESEND),
    Trouble.PENDING_OVER: (Step.RESEND, CardAction.RESEND),
    Trouble.EXPIRED: (Step.RESEND, CardAction.RESEND),
    Trouble.INACTIVE: (Step.REACTIVATE, CardAction.REACTIVATE),
    Trouble.BASIC: (Step.LICENCE, CardAction.MODIFY),
    Trouble.UNASSOCIATED: (Step.ATTACH, CardAction.ATTACH),
}
"""What solves each, and the action that must be among those of the asker's card (R13)."""


def diagnose(account: Account, actions: Collection[CardAction], now: datetime, *, under_way: bool = False) -> Diagnosis:
    """`actions` are those that the asker may take on this account now; `under_way`: a write on it has not ended."""
    found = [Trouble.UNDER_WAY] if under_way else []
    found += _of_status(account, now)
    if account.user_type is UserType.BASIC and account.status is not Status.INACTIVE:
        found.append(Trouble.BASIC)
    if found and account.establishment == UNASSOCIATED and CardAction.ATTACH in actions:
        found.append(Trouble.UNASSOCIATED)
    if not found:
        found.append(Trouble.NONE if account.last_login_at else Trouble.NEVER_SIGNED_IN)
    dated = account.status is Status.PENDING and account.invitation_known and account.invited_at
    return Diagnosis(
        troubles=tuple(found),
        step=_step(found, actions),
        day=day_count(account.invited_at, now) if dated and account.invited_at else 0,
        until=last_day(account.invited_at) if dated and account.invited_at else None,
    )


def _of_status(account: Account, now: datetime) -> list[Trouble]:
    match account.status:
        case Status.PENDING if account.invited_at is None or not account.invitation_known:
            return [Trouble.PENDING_UNDATED]
        case Status.PENDING:
            over = account.invited_at is not None and day_count(account.invited_at, now) > DAYS
            return [Trouble.PENDING_OVER if over else Trouble.PENDING]
        case Status.EXPIRED:
            return [Trouble.EXPIRED]
        case Status.INACTIVE:
            return [Trouble.INACTIVE]
        case Status.ACTIVE:
            return []


def _step(troubles: list[Trouble], actions: Collection[CardAction]) -> Step | None:
    """What solves the first; an account of no establishment is attached before anything else is done with it (R1)."""
    if Trouble.UNASSOCIATED in troubles and _STEPS[troubles[0]][1] not in actions:
        return Step.ATTACH
    if troubles[0] not in _STEPS:
        return None
    step, needs = _STEPS[troubles[0]]
    return step if needs is None or needs in actions else Step.ASK
