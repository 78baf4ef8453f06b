"""rappels: the settings of a digest as typed or filled in; what is not said stays (R70)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commands.arguments import Values
from commands.catalogue.table_reminders import DAY_BOXES, WEEKDAYS, WORKING_DAYS
from commands.context import Context
from commands.domain import digests
from commands.domain.digests import FURTHEST, MOST_FEW, NewDigest
from commands.domain.reference import find_choices
from commands.invocation import Invocation, Origin
from commands.views.labels import listed, named
from commands.views.nodes import msg

SETTINGS = ("heure", "quand", "fuseau", "langue", "etab", "expiration", "places", "silence", "rapport")
_USUAL_ZONE = "America/Toronto"
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])(?: ?[h:] ?([0-5][0-9])?)?")


def read_settings(invocation: Invocation, before: NewDigest, context: Context) -> tuple[NewDigest, Values]:
    """The digest as it would be, and what was wrong. A form says everything; typed text, what it names."""
    values = Values(invocation, context.house.reference)
    everything = invocation.origin is Origin.FORM

    def said(name: str) -> bool:
        return everything or values.given(name)

    changed = replace(
        before,
        hour=_hour(values) if said("heure") else before.hour,
        days=_days(values, everything=everything) if said("quand") else before.days,
        zone=_zone(values, context) if said("fuseau") else before.zone,
        locale=(values.choice("langue") or before.locale) if said("langue") else before.locale,
        establishments=_places(values, context) if said("etab") else before.establishments,
        horizon=_between(values, "expiration", 1, FURTHEST, digests.HORIZON) if said("expiration") else before.horizon,
        few=_few(values) if said("places") else before.few,
        quiet=bool(values.yes_no("silence")) if said("silence") else before.quiet,
        report=bool(values.yes_no("rapport")) if said("rapport") else before.report,
    )
    return changed, values


def _hour(values: Values) -> time:
    """« 8 h », « 8h30 », 08:30; nothing is eight o'clock."""
    typed = " ".join(values.raw("heure").casefold().split())
    if not typed:
        return digests.HOUR
    matched = _CLOCK.fullmatch(typed)
    if matched is None:
        values.fail("heure", msg("problem-hour"))
        return digests.HOUR
    return time(int(matched[1]), int(matched[2] or 0))


def _days(values: Values, *, everything: bool) -> tuple[int, ...]:
    if everything:
        chosen = tuple(number for number, box in enumerate(DAY_BOXES) if values.flag(box.name))
    else:
        named = values.choices("quand")
        chosen = tuple(number for number, one in enumerate(WEEKDAYS) if one.value in named or WORKING_DAYS in named)
    if not chosen and "quand" not in values.errors:
        values.fail(DAY_BOXES[0].name if everything else "quand", msg("problem-days"))
    return chosen or digests.WEEKDAYS


def _zone(values: Values, context: Context) -> str:
    """One of those offered, by its key or by words of its name: « Montréal », « îles de la Madeleine »."""
    typed, offered = values.text("fuseau"), context.house.reference.time_zones
    if typed in ("", _USUAL_ZONE):
        return _USUAL_ZONE
    exact = context.house.reference.listed("time_zones", typed)
    found = [exact] if exact else find_choices(offered, typed)
    if len(found) == 1 and _exists(found[0].key):
        return found[0].key
    values.fail("fuseau", msg("problem-zone", options=listed([named(one) for one in found or offered])))
    return _USUAL_ZONE


def _exists(zone: str) -> bool:
    try:
        return bool(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return False


def _places(values: Values, context: Context) -> tuple[str, ...]:
    """None are all of one's own. One that is not one's own is as unknown as any other (R4)."""
    chosen = values.establishments("etab")
    outside = [one.key for one in chosen if one.key not in context.actor.writes]
    if outside:
        values.fail("etab", msg("problem-establishment", typed=", ".join(outside)))
    return tuple(one.key for one in chosen)


def _few(values: Values) -> int | None:
    return _between(values, "places", 0, MOST_FEW, 0) if values.raw("places") else None


def _between(values: Values, name: str, least: int, most: int, usual: int) -> int:
    number = values.number(name)
    if number is None:
        return usual
    if not least <= number <= most:
        values.fail(
            name, msg("problem-days-between" if name == "expiration" else "problem-number-between", least=least, most=most)
        )
    return number
