"""Read and validate the reference files: all that is wrong is told at once, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from commands.domain.addresses import AddressBook, NetworkDomain, split_address
from commands.domain.folding import fold
from commands.domain.reference import Cct, Choice, Establishment, Installation, ReferenceData, ToolLink
from storage.reference.days import SECTIONS, calendar_of, day_problems
from storage.reference.problems import BrokenReference, Problem, ProblemKind
from storage.reference.rows import Row, RowReader, Shape

PACKAGED = Path(__file__).parent
"""The files that ship with the project."""

_NAMES = ("key", "name_fr", "name_en")
_SHAPES = {
    "ccts": Shape("ccts.toml", ("key", "name", "ruisss"), {"contact": str, "lead": str}),
    "establishments": Shape(
        "establishments.toml", (*_NAMES, "short", "region", "cct"), {"aliases": list[str], "uncertain": bool}
    ),
    "installations": Shape("installations.toml", ("code", "name", "establishment", "municipality"), {"aliases": list[str]}),
    "domains": Shape("addresses.toml", ("domain",), {"establishment": str, "suffixed": bool}),
    "suffixes": Shape("addresses.toml", ("suffix",), {"establishment": str}),
    "near_misses": Shape("addresses.toml", ("written", "meant"), may_be_empty=True),
    "outside": Shape("addresses.toml", ("domain",), bare=True, may_be_empty=True),
    "job_titles": Shape("lists.toml", _NAMES),
    "departments": Shape("lists.toml", _NAMES),
    "specialties": Shape("lists.toml", _NAMES),
    "time_zones": Shape("time_zones.toml", _NAMES),
    "links": Shape("links.toml", _NAMES, {"url": str}, may_be_empty=True),
    **dict.fromkeys(SECTIONS, Shape("calendar.toml", ("day",), {"establishment": str}, may_be_empty=True)),
}
_UNIQUE = {
    "near_misses": "written",
    "domains": "domain",
    "outside": "domain",
    "suffixes": "suffix",
    "installations": "code",
}
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9/_-]{0,38}[A-Za-z0-9])?")
_REGION = re.compile(r"[01][0-9]")

Rows = dict[str, tuple[Row, ...]]


def load_reference(directory: Path | None = None) -> ReferenceData:
    """The reference data of `directory`, or the packaged one; a file that `directory` lacks is taken from the packaged ones.

    Raises `BrokenReference` with every problem of every file.
    """
    reader = RowReader(_SHAPES)
    files = sorted({shape.file for shape in _SHAPES.values()})
    reader.problems += _strangers(directory, files) if directory else []
    for file in files:
        own = directory / file if directory else PACKAGED / file
        reader.read(own if own.exists() else PACKAGED / file)
    # What is absent was told by the reader: only faulty text can contradict.
    problems = [*reader.problems, *(problem for problem in _contradictions(reader.rows) if problem.value)]
    if problems:
        raise BrokenReference(tuple(sorted(problems)))
    return _assembled(reader.rows)


def _strangers(directory: Path, files: list[str]) -> list[Problem]:
    """A directory that is not there, and files that would silently not be read (a name mistyped)."""
    if not directory.is_dir():
        return [Problem(str(directory), 0, ProblemKind.NO_DIRECTORY)]
    return [Problem(found.name, 0, ProblemKind.UNKNOWN_FILE) for found in directory.glob("*.toml") if found.name not in files]


def _contradictions(rows: Rows) -> Iterable[Problem]:
    for section in _SHAPES.keys() - SECTIONS.keys():
        yield from _duplicates(rows[section], _UNIQUE.get(section, "key"))
    yield from day_problems(rows)
    yield from _places(rows)
    yield from _addresses(rows)
    for row in rows["links"]:
        url = urlsplit(row.text("url"))
        if row.text("url") and (url.scheme != "https" or not url.netloc):
            yield row.problem(ProblemKind.BAD_URL, row.text("url"))
    zones = available_timezones()
    for row in rows["time_zones"]:
        if row.text("key") not in zones:
            yield row.problem(ProblemKind.BAD_TIME_ZONE, row.text("key"))


def _duplicates(rows: tuple[Row, ...], name: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for row in rows:
        folded = fold(row.text(name))
        if folded in seen:
            yield row.problem(ProblemKind.DUPLICATE, row.text(name))
        seen.add(folded)


def _places(rows: Rows) -> Iterable[Problem]:
    ccts = {row.text("key") for row in rows["ccts"]}
    establishments = {row.text("key") for row in rows["establishments"]}
    for row in rows["establishments"]:
        if not _KEY.fullmatch(row.text("key")):
            yield row.problem(ProblemKind.BAD_KEY, row.text("key"))
        if ccts and row.text("cct") not in ccts:
            yield row.problem(ProblemKind.UNKNOWN_CCT, row.text("cct"))
        if not _REGION.fullmatch(row.text("region")):
            yield row.problem(ProblemKind.BAD_REGION, row.text("region"))
    for section in ("installations", "domains", "suffixes", *SECTIONS):
        for row in rows[section]:
            named = row.text("establishment")
            if named and establishments and named not in establishments:
                yield row.problem(ProblemKind.UNKNOWN_ESTABLISHMENT, named)
    yield from _ccts(rows)


def _ccts(rows: Rows) -> Iterable[Problem]:
    for row in rows["ccts"]:
        written = (row.text(name) for name in ("contact", "lead") if row.text(name))
        yield from (row.problem(ProblemKind.BAD_EMAIL, one) for one in written if split_address(one) is None)


def _addresses(rows: Rows) -> Iterable[Problem]:
    domains = {row.text("domain") for row in rows["domains"]}
    suffixes = {row.text("suffix") for row in rows["suffixes"]}
    for row in (*rows["domains"], *rows["outside"]):
        if not _DOMAIN.fullmatch(row.text("domain")):
            yield row.problem(ProblemKind.BAD_DOMAIN, row.text("domain"))
    for row in rows["suffixes"]:
        if split_address(f"{row.text('suffix')}@a.ca") is None or "." in row.text("suffix"):
            yield row.problem(ProblemKind.BAD_DOMAIN, row.text("suffix"))
    for row in rows["near_misses"]:
        written, meant = row.text("written"), row.text("meant")
        if written and meant and domains and (meant not in domains | suffixes or written in domains | suffixes):
            yield row.problem(ProblemKind.UNKNOWN_CORRECTION, f"{written} → {meant}")


def _assembled(rows: Rows) -> ReferenceData:
    return ReferenceData(
        establishments=tuple(map(_establishment, rows["establishments"])),
        installations=tuple(map(_installation, rows["installations"])),
        ccts=tuple(map(_cct, rows["ccts"])),
        addresses=_address_book(rows),
        job_titles=_choices(rows["job_titles"]),
        departments=_choices(rows["departments"]),
        specialties=_choices(rows["specialties"]),
        time_zones=_choices(rows["time_zones"]),
        links=tuple(
            ToolLink(key=r.text("key"), name_fr=r.text("name_fr"), name_en=r.text("name_en"), url=r.text("url"))
            for r in rows["links"]
        ),
        calendar=calendar_of(rows),
    )


def _cct(row: Row) -> Cct:
    contact, lead = row.text("contact") or None, row.text("lead") or None
    return Cct(key=row.text("key"), name=row.text("name"), ruisss=row.text("ruisss"), contact=contact, lead=lead)


def _establishment(row: Row) -> Establishment:
    return Establishment(
        key=row.text("key"),
        name_fr=row.text("name_fr"),
        name_en=row.text("name_en"),
        short=row.text("short"),
        region=row.text("region"),
        cct=row.text("cct"),
        aliases=row.texts("aliases"),
        uncertain=row.flag("uncertain"),
    )


def _installation(row: Row) -> Installation:
    return Installation(
        code=row.text("code"),
        name=row.text("name"),
        establishment=row.text("establishment"),
        municipality=row.text("municipality"),
        aliases=row.texts("aliases"),
    )


def _choices(rows: tuple[Row, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(key=r.text("key"), name_fr=r.text("name_fr"), name_en=r.text("name_en")) for r in rows)


def _address_book(rows: Rows) -> AddressBook:
    domains = (
        NetworkDomain(domain=r.text("domain"), establishment=r.text("establishment") or None, suffixed=r.flag("suffixed"))
        for r in rows["domains"]
    )
    return AddressBook(
        domains=tuple(domains),
        suffixes={r.text("suffix"): r.text("establishment") or None for r in rows["suffixes"]},
        near_misses={r.text("written"): r.text("meant") for r in rows["near_misses"]},
        outside=frozenset(r.text("domain") for r in rows["outside"]),
    )
