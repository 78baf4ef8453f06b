"""Months as they end: kept for good, then told; and the end of the contract (R57, R74)."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.context import House
from commands.domain.addresses import person_key
from commands.domain.months import month_of
from commands.domain.operations import Json
from commands.mail.writing import mail_letter
from commands.ports import NewLetter, Store, Unit
from commands.reports.contract import CONTRACT_END, reminder_due
from commands.reports.gathering import gathered
from commands.reports.recipients import people_of, write_to_cct
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
        if not unit.reports.kept(month) or not untold(unit, house, month, now):
            return 0
    with store.writing() as unit:
        told = sum(tell_cct(unit, house, one.key, month, now) for one in house.reference.ccts)
        told += sum(tell_digest(unit, one, month, now) for one in unit.digests.all() if one.reports(now))
        if told:
            unit.commit()
    return told


def tell_contract_end(store: Store, house: House, now: datetime) -> int:
    """How many were reminded, once each for ninety, sixty and thirty days (R57); by e-mail who was never met in chat."""
    due, end = reminder_due(house.contract_end, house.reference.calendar, now), house.contract_end
    if due is None or end is None:
        return 0
    key = f"{CONTRACT_END}:{end.isoformat()}:{due}"
    with store.writing() as unit:
        told = sum(_remind(unit, house, one, key, {"email": one}, now) for one in sorted(house.admins))
        told += sum(_remind_cct(unit, house, one.key, f"{key}:{one.key}", now) for one in house.reference.ccts)
        if told:
            unit.commit()
    return told


def _remind_cct(unit: Unit, house: House, cct: str, key: str, now: datetime) -> int:
    if write_to_cct(unit, house, cct, CONTRACT_END, key, {"cct": cct}, now):
        return 1
    if unit.letters.state(key) is not None:
        return 0
    return sum(_remind(unit, house, one, key, {"email": one, "cct": cct}, now) for one in people_of(unit, house, cct))


def _remind(unit: Unit, house: House, email: str, key: str, about: dict[str, Json], now: datetime) -> bool:
    own, target = f"{key}:{person_key(email)}", next(iter(unit.contacts.targets(email)), None)
    if target is None:
        return mail_letter(unit, house, CONTRACT_END, own, email, about, now)
    return unit.letters.write(NewLetter(kind=CONTRACT_END, key=own, target=target, payload=about, due_at=now))
