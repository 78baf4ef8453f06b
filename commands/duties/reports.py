"""Months as they end: kept for good, then told; and the end of the contract (R57, R74)."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.context import House
from commands.domain.addresses import person_key
from commands.domain.months import month_of
from commands.domain.operations import Json
from commands.ports import NewLetter, Store, Unit
from commands.reports.contract import CONTRACT_END, reminder_due
from commands.reports.gathering import gathered
from commands.reports.recipients import write_to_cct
from commands.reports.telling import SENT_WITHIN, tell_cct, tell_digest, untold

SETTLED = timedelta(minutes=15)
"""After a month's end what is of it has been committed; before the night's purge."""
MOST_MONTHS = 13
"""That are kept at once: those that were not, after an update or a long stop."""


def keep_months(store: Store, house: House, now: datetime) -> int:
    """How many months that are over were kept: the last one, and those before it that were not, as far as anything is known."""
    month, kept = month_of(now - SETTLED).before(), 0
    for _ in range(MOST_MONTHS):
        with store.reading() as unit:
            figures = () if unit.reports.kept(month) else gathered(unit, house.reference, month)
        if all(one.empty for one in figures):
            break
        with store.writing() as unit:
            unit.reports.keep(figures)
            unit.commit()
        month, kept = month.before(), kept + 1
    return kept


def tell_months(store: Store, house: House, now: datetime) -> int:
    """From the first working day of the month on: how many were told of the last one, as it was kept."""
    month = month_of(now).before()
    from_ = month.reported_at(house.reference.calendar)
    if not from_ <= now < from_ + SENT_WITHIN:
        return 0
    with store.reading() as unit:
        if not unit.reports.kept(month) or not untold(unit, house, month):
            return 0
    with store.writing() as unit:
        told = sum(tell_cct(unit, house, one.key, month, now) for one in house.reference.ccts)
        told += sum(tell_digest(unit, one, month, now) for one in unit.digests.all() if one.report)
        if told:
            unit.commit()
    return told


def tell_contract_end(store: Store, house: House, now: datetime) -> int:
    """How many were reminded, once each for ninety, sixty and thirty days (R57)."""
    due, end = reminder_due(house.contract_end, house.reference.calendar, now), house.contract_end
    if due is None or end is None:
        return 0
    key = f"{CONTRACT_END}:{end.isoformat()}:{due}"
    with store.writing() as unit:
        told = sum(_tell_admin(unit, one, key, now) for one in sorted(house.admins))
        for cct in house.reference.ccts:
            told += write_to_cct(unit, house, cct.key, CONTRACT_END, f"{key}:{cct.key}", {"cct": cct.key}, now)
        if told:
            unit.commit()
    return told


def _tell_admin(unit: Unit, email: str, key: str, now: datetime) -> bool:
    about: dict[str, Json] = {"email": email}
    targets = unit.contacts.targets(email)[:1]
    own = f"{key}:{person_key(email)}"
    letters = [NewLetter(kind=CONTRACT_END, key=own, target=one, payload=about, due_at=now) for one in targets]
    return sum(unit.letters.write(one) for one in letters) > 0
