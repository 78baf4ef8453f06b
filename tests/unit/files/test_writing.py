"""What is written opens as it was meant, and nothing in it is calculated (R81)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.files.cells import safe, unsaved
from bot.files.reading import read
from bot.files.writing import write
from bot.i18n import Translator
from commands.files.sheets import Sheet
from commands.views.files import FileColumn, FileFormat, TableFile
from commands.views.nodes import Cell, Msg
from tests.support.example_values import HOSTILE

SAY = Translator("fr", strict=True)
HOSTILE_CELLS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "|cmd",
    "%0A=1",
    "#N/A",
    "#REF!",
    "'a",
    "a;b",
    'dit "oui"',
    "é\nà",
    HOSTILE,
)
MOMENT = datetime(2026, 1, 15, 13, 2, tzinfo=UTC)


def table(*rows: tuple[Cell, ...], titles: tuple[str, ...] = ("Un", "Deux")) -> TableFile:
    return TableFile(title="Comptes [03]: liste", columns=tuple(FileColumn(one, 20) for one in titles), rows=iter(rows))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "﹢1", "\u00a0=1", "|cmd", "%0A=1"]
)
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    assert unsaved(safe(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Hélène", "a=b", "2026-01-31T08:02:00", "d’été", "x@y.example", "'a"])
def test_any_other_cell_stays(cell: str) -> None:
    assert safe(cell) == unsaved(cell) == cell


def test_a_csv_has_its_mark_its_separator_and_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    assert write(path, FileFormat.CSV, table(("a;b", 'dit "oui"'), ("deux\nlignes", "é")), SAY) == 2
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfUn;Deux\r\n")
    assert raw.endswith(b"\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [["Un", "Deux"], ["a;b", 'dit "oui"'], ["deux\nlignes", "é"]]


def test_cells_keep_their_kind_in_a_workbook(tmp_path: Path) -> None:
    """Days stay days, moments are Quebec's, figures stay figures."""
    path = tmp_path / "f.xlsx"
    row = (12, date(2026, 6, 30), MOMENT, Msg("yes"), None, "", "03")
    assert write(path, FileFormat.XLSX, table(row, row, titles=tuple("abcdefg")), SAY) == 2
    sheet = load_workbook(path).worksheets[0]
    for line in (2, 3):
        cells = [sheet.cell(line, column) for column in range(1, 8)]
        assert [cell.value for cell in cells] == [12, datetime(2026, 6, 30), datetime(2026, 1, 15, 8, 2), "Oui", None, None, "03"]  # noqa: DTZ001 — a spreadsheet knows no zone
        assert [cell.data_type for cell in cells] == ["n", "d", "d", "s", "n", "n", "s"]
        assert cells[1].number_format == "yyyy-mm-dd"


def test_a_workbook_is_ready_to_sort(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    write(path, FileFormat.XLSX, table(("a", "b"), ("c", "d")), SAY)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.column_dimensions["A"].width == 20
    assert sheet["A1"].font.bold
    assert sheet.title == "Comptes  03   liste"


@pytest.mark.parametrize("kind", FileFormat)
def test_hostile_text_stays_text_and_reads_back_the_same(kind: FileFormat, tmp_path: Path) -> None:
    """R81: no formula, no error, and what was exported is imported unchanged."""
    path = tmp_path / f"f.{kind.value}"
    assert write(path, kind, table(*((text, "fin") for text in HOSTILE_CELLS)), SAY) == len(HOSTILE_CELLS)
    if kind is FileFormat.XLSX:
        sheet = load_workbook(path).worksheets[0]
        assert {sheet.cell(line, 1).data_type for line in range(2, len(HOSTILE_CELLS) + 2)} == {"s"}
        assert sheet["A2"].quotePrefix
    found = read(path.name, path.read_bytes())
    assert isinstance(found, Sheet), found
    same = read("same.csv", _plainly(tmp_path))
    assert isinstance(same, Sheet), same
    assert [line.cells for line in found.lines] == [line.cells for line in same.lines]


def _plainly(directory: Path) -> bytes:
    """The same cells, each trimmed and on one line as any cell that is read."""
    path = directory / "plain.csv"
    write(path, FileFormat.CSV, table(*((" ".join(text.split()), "fin") for text in HOSTILE_CELLS)), SAY)
    return path.read_bytes()


@pytest.mark.parametrize("kind", FileFormat)
def test_what_no_file_can_hold_is_left_out(kind: FileFormat, tmp_path: Path) -> None:
    path = tmp_path / "f"
    write(path, kind, table(("a\x00b\x1b\ud800c\ufffe", "fin")), SAY)
    found = read(f"f.{kind.value}", path.read_bytes())
    assert isinstance(found, Sheet)
    assert found.lines[0].cells == ("abc", "fin")


@pytest.mark.parametrize("kind", FileFormat)
def test_a_file_is_its_owners_alone_and_takes_the_place_of_none(kind: FileFormat, tmp_path: Path) -> None:
    """R94"""
    path = tmp_path / "f"
    write(path, kind, table(("a", "b")), SAY)
    assert path.stat().st_mode & 0o077 == 0
    written = path.read_bytes()
    with pytest.raises(FileExistsError):
        write(path, kind, table(("c", "d")), SAY)
    assert path.read_bytes() == written


@pytest.mark.parametrize("kind", FileFormat)
def test_nothing_stays_of_a_file_that_fails(kind: FileFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own temporary file included."""
    apart = tmp_path / "apart"
    apart.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(apart))

    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ("a", "b")
        raise LookupError("gone")

    with pytest.raises(LookupError):
        write(tmp_path / "f", kind, TableFile(title="x", columns=(FileColumn("a"), FileColumn("b")), rows=rows()), SAY)
    assert [*tmp_path.iterdir()] == [apart]
    assert [*apart.iterdir()] == []


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.files.xlsx_writing.MOST_ROWS", 3)
    path = tmp_path / "f.xlsx"
    assert write(path, FileFormat.XLSX, table(*((f"n{n}", "x") for n in range(7))), SAY) == 7
    book = load_workbook(path)
    assert [sheet.max_row for sheet in book.worksheets] == [4, 4, 2]
    assert book.worksheets[2]["A2"].value == "n6"
    assert len({sheet.title for sheet in book.worksheets}) == 3
