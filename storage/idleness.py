"""Which accounts recycling may suggest: the rules of R56 as conditions of one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select, union

from commands.domain.accounts import Status, UserType
from commands.domain.operations import Kind, State
from commands.domain.recycling import ASKED_ONCE_IN, YOUNG_FOR, signed_in_before
from storage.tables.accounts import accounts, directory_state
from storage.tables.loans import loans
from storage.tables.operations import operations
from storage.tables.recycling import exemptions, inquiries

_SHOWN = ("id", "public_id", "email", "first_name", "last_name", "establishment", "last_login_at", "created_at")
_IDLE_SINCE = func.coalesce(accounts.c.last_login_at, accounts.c.created_at)


def suggested(connection: Connection, now: datetime, days: int, set_days: Mapping[str, int]) -> Select[Any] | None:
    """Active licensed accounts that have been silent long enough and that nothing protects, longest silent first; None where
    Zoom was never read whole. `set_days` is what establishments have set; `days` holds for the others."""
    read_at = connection.execute(select(directory_state.c.complete_at)).scalar()
    if read_at is None:
        return None
    licensed = and_(accounts.c.status == Status.ACTIVE.value, accounts.c.user_type == UserType.LICENSED.value)
    old = and_(accounts.c.created_at.is_not(None), accounts.c.created_at <= now - YOUNG_FOR)
    silent = _silent(now, read_at, days, set_days)
    wanted = select(*(accounts.c[name] for name in _SHOWN)).where(licensed, old, silent, *_unprotected(now))
    return wanted.order_by(_IDLE_SINCE, accounts.c.id)


def _silent(now: datetime, read_at: datetime, days: int, set_days: Mapping[str, int]) -> ColumnElement[bool]:
    """Each establishment by its own number of days."""
    by_days: defaultdict[int, list[str]] = defaultdict(list)
    for establishment, number in set_days.items():
        by_days[number].append(establishment)
    own = [
        and_(accounts.c.establishment.in_(sorted(keys)), signed_in_before(now, read_at, number) > _IDLE_SINCE)
        for number, keys in sorted(by_days.items())
    ]
    others = accounts.c.establishment.not_in(sorted(set_days))
    return or_(and_(others, signed_in_before(now, read_at, days) > _IDLE_SINCE), *own)


def _unprotected(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Not exempt, nobody's head of service, not on loan, not asked about of late, and not licensed of late."""
    led = accounts.alias("led")
    heads = select(func.lower(led.c.head_email)).where(led.c.generic, led.c.head_email != "")
    lent = select(loans.c.account_id).where(loans.c.ended_at.is_(None))
    asked = select(inquiries.c.email_key).where(inquiries.c.asked_at > now - ASKED_ONCE_IN)
    return (
        accounts.c.email_key.not_in(select(exemptions.c.email_key)),
        func.lower(accounts.c.email).not_in(heads),
        accounts.c.id.not_in(lent),
        accounts.c.email_key.not_in(asked),
        not_(accounts.c.email_key.in_(_licensed_since(now - YOUNG_FOR))),
    )


def _licensed_since(since: datetime) -> Any:
    """The accounts to which a write of ours gave a licence since."""
    done = and_(operations.c.state == State.DONE.value, operations.c.ended_at > since)
    gave = operations.c.payload["fields"]["user_type"].as_string() == UserType.LICENSED.value
    given = select(operations.c.email_key).where(done, operations.c.kind != Kind.REASSIGN.value, gave)
    received = select(operations.c.other_key).where(
        done, operations.c.kind == Kind.REASSIGN.value, operations.c.other_key.is_not(None)
    )
    return union(given, received).subquery().select()
