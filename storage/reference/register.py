"""The public register « M02 – installations et établissements » (Données Québec) into our own installations.

The CSV has the columns INSTAL_COD, INSTAL_NOM, ETAB_CODE, ETAB_NOM, RSS_CODE, MUN_NOM, in UTF-8 or Windows-1252, parted
by « , » or « ; ». Nothing is written here: the result says what would be, and what could not be matched.
"""

from __future__ import annotations

import csv
import enum
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commands.domain.folding import fold, words_of
from commands.domain.patient_data import holds_patient_number
from commands.domain.reference import Establishment, Installation, ReferenceData
from storage.reference.problems import BrokenReference, Problem, ProblemKind

COLUMNS = ("INSTAL_COD", "INSTAL_NOM", "ETAB_CODE", "ETAB_NOM", "RSS_CODE", "MUN_NOM")

_LONG_FORMS = (
    ("centre integre universitaire de sante et de services sociaux", "ciusss"),
    ("centre integre de sante et de services sociaux", "cisss"),
    ("centre regional de sante et de services sociaux", "crsss"),
    ("regie regionale de la sante et des services sociaux", "rrsss"),
    ("centre hospitalier universitaire", "chu"),
)
_SMALL_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et"})


class RowReason(enum.StrEnum):
    """Why a row was left out. The message shown is `register-row-<reason>`."""

    NO_CODE = "no-code"
    NO_NAME = "no-name"
    DUPLICATE_CODE = "duplicate-code"
    PATIENT_DATA = "patient-data"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """`line` counts from 1, the header being 1."""

    line: int
    reason: RowReason


@dataclass(frozen=True, slots=True)
class UnmatchedEstablishment:
    """An establishment of the register that none of ours is named like. Adding its name or `code` to the aliases of one
    in establishments.toml matches it at the next import; `suggestion` is the only one of its region, if there is one."""

    code: str
    name: str
    region: str
    sites: int
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """`dropped` are installations in use until now whose code the register has not."""

    installations: tuple[Installation, ...]
    unmatched: tuple[UnmatchedEstablishment, ...]
    refused: tuple[RefusedRow, ...]
    dropped: tuple[Installation, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    line: int
    code: str
    name: str
    establishment_code: str
    establishment_name: str
    region: str
    municipality: str

    @property
    def establishment(self) -> tuple[str, str, str]:
        return self.establishment_code, self.establishment_name, self.region


def read_register(path: Path, reference: ReferenceData) -> RegisterReading:
    """The register's installations, those of ours matched by name, alias or code, and by region where names repeat.

    Aliases of an installation of the same name and establishment are kept. Raises BrokenReference where the file is not
    the register (unreadable, a column missing).
    """
    sites = tuple(_sites(path))
    refused = tuple(_refusals(sites))
    left_out = {row.line for row in refused}
    kept = [site for site in sites if site.line not in left_out]
    matching = _Matching(reference)
    matched = {site.establishment: matching.key_of(*site.establishment) for site in kept}
    known = {(fold(old.name), old.establishment): old.aliases for old in reference.installations}
    installations = tuple(
        Installation(
            code=site.code,
            name=site.name,
            establishment=key,
            municipality=site.municipality,
            aliases=known.get((fold(site.name), key), ()),
        )
        for site in kept
        if (key := matched[site.establishment])
    )
    codes = {one.code for one in installations}
    return RegisterReading(
        installations=installations,
        unmatched=_unmatched(kept, matched, reference),
        refused=refused,
        dropped=tuple(old for old in reference.installations if old.code not in codes),
    )


def installations_toml(installations: tuple[Installation, ...]) -> str:
    """The text of an installations.toml that holds these, one a line, by establishment and name."""
    ordered = sorted(installations, key=lambda one: (one.establishment, fold(one.name), one.code))
    lines = (f"  {{ {', '.join(_fields(one))} }}," for one in ordered)
    head = "# Importé du registre M02 (Données Québec). Une ligne par installation; le code est celui du registre."
    return "\n".join((head, "", "installations = [", *lines, "]", ""))


def _fields(one: Installation) -> Iterator[str]:
    yield f"code = {_quoted(one.code)}"
    yield f"name = {_quoted(one.name)}"
    yield f"establishment = {_quoted(one.establishment)}"
    yield f"municipality = {_quoted(one.municipality)}"
    if one.aliases:
        yield f"aliases = [{', '.join(map(_quoted, one.aliases))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _sites(path: Path) -> Iterator[_Site]:
    text = _decoded(path)
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    reader.fieldnames = [name.strip().upper() for name in reader.fieldnames or ()]
    missing = [column for column in COLUMNS if column not in reader.fieldnames]
    if missing:
        raise BrokenReference(tuple(Problem(path.name, 1, ProblemKind.MISSING_FIELD, column) for column in missing))
    try:
        for row in reader:
            yield _site(reader.line_num, {column: _clean(row[column]) for column in COLUMNS})
    except csv.Error as error:
        raise BrokenReference((Problem(path.name, reader.line_num, ProblemKind.UNREADABLE, str(error)),)) from error


def _site(line: int, row: dict[str, str]) -> _Site:
    return _Site(
        line=line,
        code=row["INSTAL_COD"],
        name=row["INSTAL_NOM"],
        establishment_code=row["ETAB_CODE"],
        establishment_name=row["ETAB_NOM"],
        region=row["RSS_CODE"].zfill(2),
        municipality=row["MUN_NOM"],
    )


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BrokenReference((Problem(path.name, 0, ProblemKind.UNREADABLE, error.strerror or ""),)) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _clean(cell: str | None) -> str:
    return "".join(c for c in " ".join((cell or "").split()) if c.isprintable())


def _refusals(sites: tuple[_Site, ...]) -> Iterator[RefusedRow]:
    seen: set[str] = set()
    for site in sites:
        if not site.code:
            yield RefusedRow(site.line, RowReason.NO_CODE)
        elif not site.name:
            yield RefusedRow(site.line, RowReason.NO_NAME)
        elif holds_patient_number(site.name) or holds_patient_number(site.municipality):
            yield RefusedRow(site.line, RowReason.PATIENT_DATA)
        elif site.code in seen:
            yield RefusedRow(site.line, RowReason.DUPLICATE_CODE)
        seen.add(site.code)


def _unmatched(
    sites: list[_Site], matched: dict[tuple[str, str, str], str | None], reference: ReferenceData
) -> tuple[UnmatchedEstablishment, ...]:
    counts = Counter(site.establishment for site in sites if matched[site.establishment] is None)
    return tuple(
        UnmatchedEstablishment(code, name, region, sites_there, _only_one_of(region, reference))
        for (code, name, region), sites_there in sorted(counts.items())
    )


def _only_one_of(region: str, reference: ReferenceData) -> str | None:
    there = [one.key for one in reference.establishments if one.region == region]
    return there[0] if len(there) == 1 else None


class _Matching:
    """Ours by every way of writing their names; long forms and small words do not count."""

    def __init__(self, reference: ReferenceData) -> None:
        self._named: dict[str, dict[str, Establishment]] = {}
        for one in reference.establishments:
            for name in (one.key, one.short, one.name_fr, one.name_en, *one.aliases):
                self._named.setdefault(_essence(name), {})[one.key] = one

    def key_of(self, code: str, name: str, region: str) -> str | None:
        found = self._named.get(_essence(name)) or (self._named.get(_essence(code)) if code else None) or {}
        if len(found) > 1:
            found = {key: one for key, one in found.items() if one.region == region}
        return next(iter(found)) if len(found) == 1 else None


def _essence(name: str) -> str:
    text = " ".join(words_of(name))
    for long, short in _LONG_FORMS:
        text = text.replace(long, short)
    return " ".join(word for word in text.split() if word not in _SMALL_WORDS)
