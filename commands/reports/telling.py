"""The letters of month-end reports: to each CCT, and where a digest is taken with its report (R74)."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.context import House
from commands.domain.digests import Digest
from commands.domain.months import Month
from commands.domain.operations import Json
from commands.ports import NewLetter, Target, Unit
from commands.reports.recipients import write_to_cct

MONTH_REPORT = "month-report"
"""Kind of the letter."""
SENT_WITHIN = timedelta(days=10)
"""How late a report is still sent, after a stop."""


def untold(unit: Unit, house: House, month: Month, now: datetime) -> bool:
    """Whether somebody is still to be told, as far as one may be."""
    keys = [_key(month, one.key) for one in house.reference.ccts]
    keys += [_digest_key(month, one) for one in unit.digests.all() if one.reports(now)]
    return any(unit.letters.state(one) is None for one in keys)


def tell_cct(unit: Unit, house: House, cct: str, month: Month, now: datetime) -> bool:
    """Once for each month and CCT."""
    about: dict[str, Json] = {"month": str(month), "cct": cct}
    return write_to_cct(unit, house, cct, MONTH_REPORT, _key(month, cct), about, now)


def tell_digest(unit: Unit, digest: Digest, month: Month, now: datetime) -> bool:
    """Once for each month and conversation, to which its owner wants it sent."""
    target = Target(platform=digest.platform, address=digest.address, locale=digest.locale)
    about: dict[str, Json] = {"month": str(month), "digest": digest.public_id}
    return unit.letters.write(
        NewLetter(kind=MONTH_REPORT, key=_digest_key(month, digest), target=target, payload=about, due_at=now)
    )


def _key(month: Month, cct: str) -> str:
    return f"{MONTH_REPORT}:{month}:{cct}"


def _digest_key(month: Month, digest: Digest) -> str:
    return f"{MONTH_REPORT}:{month}:{digest.platform}:{digest.address}"
