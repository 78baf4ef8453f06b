"""Dates, times and numbers as people of Quebec write them, in both languages, on the clock of America/Toronto.

Office québécois de la langue française: « 8 h 02 » with no-break spaces, « 8 h » on the hour, « 1er mars ».
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date as babel_date
from babel.dates import get_month_names
from babel.numbers import format_decimal

TORONTO = ZoneInfo("America/Toronto")
_NBSP = "\u00a0"
_NOON = 12
_BABEL = {"fr": "fr_CA", "en": "en_CA"}
_DAY_AND_MONTH = {"fr": "d MMMM", "en": "MMMM d"}
_WHOLE_DATE = {"fr": "d MMMM y", "en": "MMMM d, y"}
_NEAR_DAYS = {
    "fr": {-1: "hier", 0: "aujourd’hui", 1: "demain"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_AT = {"fr": "à", "en": "at"}
_ON = {"fr": "le", "en": "on"}


def local(at: datetime) -> datetime:
    """An aware time on the clock of America/Toronto. Raises ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be shown")
    return at.astimezone(TORONTO)


def format_clock(at: datetime, locale: str) -> str:
    """« 8 h 02 », "8:02 a.m."."""
    here = local(at)
    if locale == "en":
        half = "a.m." if here.hour < _NOON else "p.m."
        return f"{here.hour % _NOON or _NOON}:{here.minute:02}{_NBSP}{half}"
    minutes = f"{_NBSP}{here.minute:02}" if here.minute else ""
    return f"{here.hour}{_NBSP}h{minutes}"


def format_date(day: date, locale: str) -> str:
    """« 3 mars 2026 », "March 3, 2026"; a time gives its day in America/Toronto."""
    return _written(day, _WHOLE_DATE[locale], locale)


def format_datetime(at: datetime, locale: str) -> str:
    """« 3 mars 2026 à 8 h 02 », "March 3, 2026 at 8:02 a.m."."""
    return f"{format_date(at, locale)} {_AT[locale]} {format_clock(at, locale)}"


def format_day(day: date, now: datetime, locale: str) -> str:
    """« hier », « aujourd’hui », « demain », « 3 mars » within the year of `now`, « 3 mars 2025 » otherwise."""
    today = local(now).date()
    its = _its_day(day)
    near = _NEAR_DAYS[locale].get((its - today) // timedelta(days=1))
    return near or _written(its, (_DAY_AND_MONTH if its.year == today.year else _WHOLE_DATE)[locale], locale)


def format_when(at: datetime, now: datetime, locale: str) -> str:
    """« aujourd’hui à 8 h 02 », « 3 mars à 8 h 02 »."""
    return f"{format_day(at, now, locale)} {_AT[locale]} {format_clock(at, locale)}"


def format_since(at: datetime, now: datetime, locale: str) -> str:
    """What follows « à jour » (R12): « à 8 h 02 » of today, « hier à 8 h 02 », « le 3 mars à 8 h 02 »."""
    clock = f"{_AT[locale]} {format_clock(at, locale)}"
    days = (_its_day(at) - local(now).date()) // timedelta(days=1)
    if days == 0:
        return clock
    on = "" if days in _NEAR_DAYS[locale] else f"{_ON[locale]} "
    return f"{on}{format_day(at, now, locale)} {clock}"


def format_number(number: float, locale: str) -> str:
    """« 12 345 » with no-break spaces, "12,345"."""
    return format_decimal(number, locale=_BABEL[locale])


def short_months(locale: str) -> tuple[str, ...]:
    """« janv. », « févr. »… the twelve, for an axis."""
    names = get_month_names("abbreviated", locale=_BABEL[locale])
    return tuple(names[month] for month in range(1, 13))


def _its_day(day: date) -> date:
    return local(day).date() if isinstance(day, datetime) else day


def _written(day: date, pattern: str, locale: str) -> str:
    its = _its_day(day)
    written = babel_date(its, pattern, locale=_BABEL[locale])
    return written.replace("1 ", "1er ", 1) if locale == "fr" and its.day == 1 else written
