"""Spreadsheets in and out: the preview of the longest that is taken (R80), and an export of everything (R81)."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from bot.files.reading import read
from commands.context import House
from commands.dispatcher import Dispatcher
from commands.files.sheets import MOST_ROWS, Sheet
from commands.handlers import HANDLERS
from commands.incoming import FileInput, Incoming, Outcome, Person
from commands.views.files import FileFormat
from storage.unit import SqlStore
from tests.bench.files_export import ADMIN
from tests.bench.measure import Measure, Options
from tests.bench.stores import filled

NAME = "files"
PREVIEW_LIMIT = 5.0
"""Seconds, from the bytes to the answer."""
MEMORY_LIMIT = 300.0
"""MB of the process that makes a file, the interpreter and every import among them."""
_TITLES = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation", "Profil", "Fonction", "Département", "Cancérologie")


def run(options: Options) -> Iterable[Measure]:
    for database in options.databases:
        with filled(database, min(options.sizes), options.directory) as store:
            yield from _previews(store, database, min(options.sizes), options.directory)
        with filled(database, max(options.sizes), options.directory) as store:
            yield from _exports(store, database, options.directory)


def _previews(store: SqlStore, database: str, size: int, directory: Path) -> Iterable[Measure]:
    """Of people to create, also with a slip in each row; and of the accounts that are there, as they were exported."""
    site = store.reference.installations_of("03")[0].name
    files = (
        ("new people", _new_people(store, site)),
        ("new people, each site misspelt", _new_people(store, f"{site[:-2]}x")),
        ("new people, each address misspelt", _new_people(store, site, "ssssz.gouv.qx.ca")),
        ("an export", _exported(store, directory)),
    )
    for what, data in files:
        seconds, rows = _previewed(store, data)
        name = f"preview of {rows:,} rows, {what}, beside {size:,} accounts on {database}"
        yield Measure(bench=NAME, name=name, value=seconds, unit="s", limit=PREVIEW_LIMIT)


def _new_people(store: SqlStore, site: str, domain: str = "ssss.gouv.qc.ca") -> bytes:
    specialty = store.reference.specialties[0]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(_TITLES)
    for number in range(MOST_ROWS):
        email = f"personne{number}.nouvelle.ciussscn@{domain}"
        sheet.append((email, "Prénom", f"Nom{number}", specialty.name_fr, site, "Téléconsultation", "", "Pédiatrie", "Non"))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _exported(store: SqlStore, directory: Path) -> bytes:
    """The first rows of everything, as many as a file may have."""
    path = directory / "exported.csv"
    _export(store, path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.unlink()
    return b"".join(lines[: MOST_ROWS + 1])


def _previewed(store: SqlStore, data: bytes) -> tuple[float, int]:
    """Read, checked row by row and kept, as a file that an admin drops."""
    house = House(reference=store.reference, admins=frozenset({ADMIN}))
    dispatcher = Dispatcher(store, store.clock, house, HANDLERS)
    begun = time.perf_counter()
    sheet = read("comptes", data)
    assert isinstance(sheet, Sheet), sheet
    reply = dispatcher.handle(
        Incoming(
            person=Person(platform="web", address="a", email=ADMIN),
            conversation="c",
            private=True,
            key=sheet.digest,
            at=store.clock.now(),
            input=FileInput(sheet),
            reference="R",
        )
    )
    seconds = time.perf_counter() - begun
    assert reply.outcome is Outcome.OK, reply
    return seconds, len(sheet.lines)


def _exports(store: SqlStore, database: str, directory: Path) -> Iterable[Measure]:
    for written in FileFormat:
        path = directory / f"export.{written.value}"
        told = _export(store, path)
        path.unlink()
        name = f"export of {told['rows']:,} accounts on {database}, {written.value}"
        notes: dict[str, str | float] = {"MB of file": round(told["size"], 1)}
        yield Measure(bench=NAME, name=name, value=told["seconds"], unit="s", notes=notes)
        yield Measure(bench=NAME, name=f"{name}, memory at its most", value=told["peak"], unit="MB", limit=MEMORY_LIMIT)


def _export(store: SqlStore, path: Path) -> dict[str, float]:
    """In a process of its own, so that its memory is its own."""
    url = store.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.bench.files_export", url, str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told
