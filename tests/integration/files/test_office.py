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
from commands.domain.batches import BatchKind
from commands.domain.operations import Json
from commands.domain.reference import ReferenceData
from commands.duties.figures import keep_figures
from commands.files.columns import columns_of
from commands.files.kinds import KINDS
from commands.files.making import Making
from commands.files.sheets import Sheet
from commands.incoming import FileInput
from commands.ports import OurFields
from commands.views.files import FileColumn, FileFormat, FileKind, FileOrder, TableFile
from commands.views.nodes import Cell, Msg
from storage.unit import SqlStore
from tests.support import office
from tests.support.asking import ADMIN, MANAGER, Asker
from tests.support.clock import SettableClock
from tests.support.file_corpus import SEMICOLONS

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


def asked(asker: Asker, kind: FileKind) -> dict[str, Json]:
    """What an order of this kind holds, once there is something of it."""
    match kind:
        case FileKind.TEMPLATE:
            return {"nature": BatchKind.CREATE.value}
        case FileKind.BATCH:
            sheet = read("a.csv", SEMICOLONS.encode())
            assert isinstance(sheet, Sheet)
            asker.give(FileInput(sheet), ADMIN)
            with asker.store.reading() as unit:
                return {"lot": unit.batches.of(ADMIN, 1)[0].public_id}
        case FileKind.PRIVACY:
            return {"courriel": MANAGER}
        case FileKind.MONTH:
            assert keep_figures(asker.store, asker.house, asker.clock.now())
            return {"mois": f"{asker.clock.now():%Y-%m}"}
        case _:
            return {}


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("written", FileFormat)
def test_each_kind_of_file_reads_back_the_same(asker: Asker, kind: FileKind, written: FileFormat, tmp_path: Path) -> None:
    """As our own reading of the file has it, cell for cell."""
    order = FileOrder(kind=kind, format=written, payload=asked(asker, kind), name="f", title="Fichier")
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=ADMIN, origin="web", reference="R")
    table = MAKERS[kind](order, making)
    assert table is not None
    path = tmp_path / f"f.{written.value}"
    write(path, written, table, SAY)
    found = shown(path, text_only=written is FileFormat.CSV)
    if kind is FileKind.TEMPLATE:
        assert columns_of(found[0]) == KINDS[BatchKind.CREATE].columns
        assert len(found) == 1
        return
    sheet = read(path.name, path.read_bytes())
    assert isinstance(sheet, Sheet), sheet
    ours = [sheet.header, *(line.cells for line in sheet.lines)]
    assert [tuple(map(bare, row)) for row in found] == [tuple(map(bare, row)) for row in ours]


def bare(cell: str) -> str:
    """Without the apostrophe that says text, nor the zeros that any spreadsheet takes from a CSV's figures."""
    text = cell.removeprefix("'")
    return str(int(text)) if text.isdigit() else text
