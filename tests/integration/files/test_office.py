"""LibreOffice opens each file that leaves, and shows the very cells that were written (R81)."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.files.makers import MAKERS
from bot.files.reading import read
from bot.files.writing import write
from bot.i18n import Translator
from commands.context import House
from commands.domain.accounts import Status
from commands.domain.reference import ReferenceData
from commands.files.making import Making
from commands.files.sheets import Sheet
from commands.ports import OurFields
from commands.views.files import FileColumn, FileFormat, FileKind, FileOrder, TableFile
from commands.views.nodes import Cell, Msg
from storage.unit import SqlStore
from tests.support import office
from tests.support.asking import ADMIN, MANAGER, Asker
from tests.support.clock import SettableClock

pytestmark = pytest.mark.office
SAY = Translator("fr", strict=True)
CELLS: tuple[tuple[Cell, str], ...] = (
    ("=1+1", "=1+1"),
    ("+1", "+1"),
    ("@SUM(A1)", "@SUM(A1)"),
    ('=HYPERLINK("http://x.example")', '=HYPERLINK("http://x.example")'),
    ("#N/A", "#N/A"),
    ("03", "03"),
    ("1E5", "1E5"),
    ("2026-01-02", "2026-01-02"),
    ("VRAI", "VRAI"),
    ('dite "Nini"; fille', 'dite "Nini"; fille'),
    ("Hélène Œuvrard–L’Écuyer", "Hélène Œuvrard–L’Écuyer"),
    ("_x0041_", "_x0041_"),
    (12, "12"),
    (Msg("yes"), "Oui"),
    (None, ""),
    (date(2026, 6, 30), "2026-06-30"),
    (datetime(2026, 1, 15, 13, 2, tzinfo=UTC), "2026-01-15 08:02:00"),
)
"""What is written, and what people see of it."""


def shown(path: Path, **how: bool) -> list[list[str]]:
    try:
        return office.cells(path, **how)
    except office.OfficeAbsent as absent:
        if os.environ.get("CI") == "true":
            pytest.fail(str(absent))
        pytest.skip(str(absent))


def test_a_workbook_shows_the_same_cells(tmp_path: Path) -> None:
    """Text stays text: nothing is calculated, no zero is lost, days are days."""
    path = tmp_path / "f.xlsx"
    table = TableFile(title="Comptes", columns=(FileColumn("Cellule"), FileColumn("Rang")), rows=(
        (cell, number) for number, (cell, _) in enumerate(CELLS)
    ))  # fmt: skip
    write(path, FileFormat.XLSX, table, SAY)
    assert shown(path) == [["Cellule", "Rang"], *([seen, str(number)] for number, (_, seen) in enumerate(CELLS))]


def test_a_csv_opened_by_hand_calculates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    dangerous = ("=1+1", "+1+1", "-1+1", "@SUM(1;2)", '=HYPERLINK("http://x.example")', "%0A=1", "＝1+1")
    table = TableFile(title="x", columns=(FileColumn("Cellule"), FileColumn("Fin")), rows=((one, "fin") for one in dangerous))
    write(path, FileFormat.CSV, table, SAY)
    assert shown(path, text_only=True) == [["Cellule", "Fin"], *([f"'{one}", "fin"] for one in dangerous)]


@pytest.fixture
def asker(clock: SettableClock, reference: ReferenceData, store: SqlStore) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    ours = OurFields(establishment="03", invited_at=clock.now(), invitation_known=True)
    asker.known("helene.cote.ciussscn@ssss.gouv.qc.ca", ours=ours, first_name="=Hélène", last_name="Côté; fille")
    asker.known("perle.attend.ciussscn@ssss.gouv.qc.ca", Status.PENDING, ours, zoom_id=None)
    asker.type("liste etab=16-2", MANAGER)
    asker.type("fiche =inconnue@ssss.gouv.qc.ca", MANAGER)
    return asker


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", [FileKind.ACCOUNTS, FileKind.JOURNAL])
@pytest.mark.parametrize("written", FileFormat)
def test_each_kind_of_file_reads_back_the_same(asker: Asker, kind: FileKind, written: FileFormat, tmp_path: Path) -> None:
    """As our own reading of the file has it, cell for cell."""
    order = FileOrder(kind=kind, format=written, payload={}, name="f", title="Fichier")
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=ADMIN, origin="web", reference="R")
    table = MAKERS[kind](order, making)
    assert table is not None
    path = tmp_path / f"f.{written.value}"
    write(path, written, table, SAY)
    sheet = read(path.name, path.read_bytes())
    found = shown(path, text_only=written is FileFormat.CSV)
    assert isinstance(sheet, Sheet)
    ours = [sheet.header, *(line.cells for line in sheet.lines)]
    assert [tuple(one.removeprefix("'") for one in row) for row in found] == ours
