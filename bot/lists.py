"""Existing lists of accounts and allocations, in CSV or XLSX, read and checked row by row; nothing is written here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.files.reading import read
from commands.domain.accounts import HeadOfService, Pool, Profile
from commands.domain.addresses import split_address
from commands.domain.errors import ConfigurationError
from commands.domain.folding import fold
from commands.domain.patient_data import holds_patient_number
from commands.domain.reference import ReferenceData
from commands.files.sheets import Unreadable
from commands.ports import OurFields
from commands.views.nodes import Msg

ACCOUNT_COLUMNS = ("courriel", "établissement", "installation", "profil", "spécialité", "cancérologie", "chef")
ALLOCATION_COLUMNS = ("établissement", "licences", "bassin", "date")
LARGEST = 50_000_000
"""Bytes of a list: a million rows."""
_HEAD = re.compile(r"^\s*(?P<name>[^<>]{1,120}?)\s*<\s*(?P<email>[^<>\s]+)\s*>\s*$")
_YES = frozenset({"1", "oui", "o", "yes", "y", "vrai", "true", "x"})
_PROFILES = {"teleconsultation": Profile.TELECONSULTATION, "administrative": Profile.ADMINISTRATIVE}


class UnreadableListError(ConfigurationError):
    """Not a list with the columns named by `columns`; `why` says more where more is known."""

    def __init__(self, columns: tuple[str, ...], why: Msg | None = None) -> None:
        super().__init__(", ".join(columns))
        self.columns = columns
        self.why = why


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row left out: its line (the header is 1) and why, a message key."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class AccountList:
    """What a list of accounts says, by folded address."""

    fields: Mapping[str, OurFields]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """Seats given to an establishment in one pool; `since` where the file says from which day on."""

    establishment: str
    pool: Pool
    seats: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class AllocationList:
    rows: tuple[Allocation, ...] = ()
    refused: tuple[Refusal, ...] = field(default=())


def read_accounts(path: Path, reference: ReferenceData) -> AccountList:
    """The accounts of a CSV with ACCOUNT_COLUMNS (all but the first two may be absent). Raises UnreadableListError."""
    fields: dict[str, OurFields] = {}
    refused: list[Refusal] = []
    for line, row in _rows(path, ACCOUNT_COLUMNS, required=("courriel", "etablissement")):
        email = row["courriel"].casefold()
        why = "cli-import-duplicate" if email in fields else ""
        told = why or _account(row, email, reference)
        if isinstance(told, str):
            refused.append(Refusal(line, told))
        else:
            fields[email] = told
    return AccountList(fields, tuple(refused))


def read_allocations(path: Path, reference: ReferenceData) -> AllocationList:
    """The allocations of a CSV with ALLOCATION_COLUMNS (`bassin` may be absent: licence; and `date`). Raises
    UnreadableListError."""
    rows: list[Allocation] = []
    refused: list[Refusal] = []
    for line, row in _rows(path, ALLOCATION_COLUMNS, required=("etablissement", "licences")):
        told = _allocation(row, reference)
        if isinstance(told, str):
            refused.append(Refusal(line, told))
        else:
            rows.append(told)
    return AllocationList(tuple(rows), tuple(refused))


def _account(row: Mapping[str, str], email: str, reference: ReferenceData) -> OurFields | str:
    """The fields of one row, or the key of the first thing wrong with it."""
    establishment = _establishment(row["etablissement"], reference)
    site = _installation(row.get("installation", ""), establishment, reference)
    profile, chief = row.get("profil", ""), row.get("chef", "")
    head = _HEAD.match(chief)
    wrong = (
        (any(holds_patient_number(cell) for cell in row.values()), "cli-import-patient"),
        (split_address(email) is None, "cli-import-bad-email"),
        (not establishment, "cli-import-bad-establishment"),
        (site is None, "cli-import-bad-installation"),
        (bool(profile) and fold(profile) not in _PROFILES, "cli-import-bad-profile"),
        (bool(chief) and (head is None or split_address(head["email"]) is None), "cli-import-bad-head"),
    )
    why = next((key for is_so, key in wrong if is_so), "")
    return why or OurFields(
        establishment=establishment,
        installation=site,
        profile=_PROFILES.get(fold(profile)),
        specialty=row.get("specialite") or None,
        oncology=fold(row["cancerologie"]) in _YES if row.get("cancerologie") else None,
        head=HeadOfService(name=head["name"], email=head["email"].casefold()) if head else None,
    )


def _allocation(row: Mapping[str, str], reference: ReferenceData) -> Allocation | str:
    establishment = _establishment(row["etablissement"], reference)
    if not establishment:
        return "cli-import-bad-establishment"
    number = row["licences"]
    if not (number.isascii() and number.isdigit() and len(number) < len("1000000")):
        return "cli-import-bad-number"
    pool = fold(row.get("bassin", "")) or Pool.LICENCE.value
    if pool not in set(Pool):
        return "cli-import-bad-pool"
    try:
        since = date.fromisoformat(row["date"]) if row.get("date") else None
    except ValueError:
        return "cli-import-bad-date"
    return Allocation(establishment, Pool(pool), int(number), since)


def _establishment(text: str, reference: ReferenceData) -> str:
    found = reference.find_establishments(text) if text else ()
    return found[0].key if len(found) == 1 else ""


def _installation(text: str, establishment: str, reference: ReferenceData) -> str | None:
    """The site's code, "" where none is given, None where it names none of this establishment's."""
    if not text:
        return ""
    found = reference.find_installations(text, {establishment}, limit=2)
    return found[0].code if len(found) == 1 else None


def _rows(path: Path, columns: tuple[str, ...], *, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their line numbers, by folded header."""
    lines = _workbook(path, columns) if path.suffix.casefold() == ".xlsx" else _csv(path, columns)
    header = [fold(name) for name in next(lines, (0, ()))[1]]
    if not set(required) <= set(header):
        raise UnreadableListError(columns)
    for number, cells in lines:
        row = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
        if any(row.values()):
            yield number, dict.fromkeys(required, "") | row


def _workbook(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Sequence[str]]]:
    """As a workbook that is dropped in chat is read, with its limits."""
    if path.stat().st_size > LARGEST:
        raise UnreadableListError(columns)
    sheet = read(path.name, path.read_bytes())
    if isinstance(sheet, Unreadable):
        raise UnreadableListError(columns, sheet.why)
    yield 1, sheet.header
    yield from ((one.number, one.cells) for one in sheet.lines)


def _csv(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Sequence[str]]]:
    """Separators « ; » or « , », UTF-8 or Windows-1252; as long as whole directories are."""
    text = _decoded(path, columns)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") >= first.count(",") else ",")
    yield from ((reader.line_num, cells) for cells in reader)


def _decoded(path: Path, columns: tuple[str, ...]) -> str:
    if path.stat().st_size > LARGEST:
        raise UnreadableListError(columns)
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableListError(columns)
