"""The short way of reading a workbook gives what openpyxl's own gives, and no entity ever comes near it (R80)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from bot.files.reading import read
from bot.files.workbooks import workbook_rows
from commands.files.sheets import Unreadable
from tests.support.workbooks import hand_made, with_members, workbook

CELLS = (
    '<c{at} t="inlineStr"><is><t>texte</t></is></c>',
    '<c{at} t="inlineStr"><is><t xml:space="preserve"> avec espaces_x000A_et ligne </t></is></c>',
    '<c{at} t="inlineStr"><is><r><t>en </t></r><r><rPr><b/></rPr><t>deux</t></r></is></c>',
    '<c{at} t="inlineStr"><is><t>base</t><rPh sb="0" eb="1"><t>lecture</t></rPh></is></c>',
    '<c{at} t="inlineStr"><is><t/></is></c>',
    '<c{at} t="inlineStr"><is/></c>',
    '<c{at} t="inlineStr"><v>3</v><is><t>deux valeurs</t></is></c>',
    '<c{at} t="inlineStr"/>',
    '<c{at} t="s"><v>0</v></c>',
    '<c{at} t="s"><v>1</v></c>',
    '<c{at} t="s"><v>2</v></c>',
    '<c{at} t="str"><v>calculé</v></c>',
    '<c{at} t="b"><v>1</v></c>',
    "<c{at}><v>12</v></c>",
    "<c{at}><v>2.5</v></c>",
    "<c{at}/>",
)
SHARED = (
    "<t>partagé</t>",
    '<r><t>en</t></r><r><t xml:space="preserve"> parties</t></r>',
    '<t>a_x005F_x000D_b</t><phoneticPr fontId="1"/>',
)
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha">]>'


def rows_of(random: Random) -> str:
    """Rows and cells in order, with gaps, or twice in the same place; some do not say where they stand."""
    rows, number = [], 0
    for _ in range(random.randint(2, 8)):
        number = random.choice([number + 1, number + 1, number + 3, max(1, number - 1), max(1, number)])
        cells, column = [], 0
        for _ in range(random.randint(0, 6)):
            column = random.choice([column + 1, column + 1, column + 2, max(1, column)])
            at = random.choice([f' r="{chr(64 + column)}{number}"', ""])
            cells.append(random.choice(CELLS).format(at=at))
        at = random.choice([f' r="{number}"', f' r="{number}"', ""])
        rows.append(f"<row{at}>{''.join(cells)}</row>")
    return "".join(rows)


def plainly(data: bytes) -> list[tuple[int, list[str]]]:
    """Text of the filled rows, by openpyxl's own reader."""
    sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    found = []
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_row=200, max_col=50), 1):
        cells = ["" if one is None else "vrai" if one is True else str(one) for one in values]
        cells = [re.sub("_x000[9AaDd]_", "\n", one) for one in cells]
        if any(cells):
            found.append((number, cells))
    return found


def shortly(data: bytes) -> list[tuple[int, list[str]]]:
    with workbook_rows(data) as (rows, _):
        return [(row.number, [*row.cells, *[""] * (50 - len(row.cells))]) for row in rows if any(row.cells)]


@pytest.mark.parametrize("size", ["A1", "A1:C3", "A1:XFD9"])
def test_a_sheet_is_read_as_openpyxl_reads_it(size: str) -> None:
    random = Random(size)
    for _ in range(60):
        data = hand_made(f'<row r="1">{CELLS[0].format(at="")}</row>{rows_of(random)}', shared=SHARED, size=size)
        assert shortly(data) == plainly(data)


def test_a_sheet_that_does_not_say_its_size_is_read_alike() -> None:
    """As openpyxl's own streaming writer leaves them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (("Nom", "Prénom"), ("Roy", None), (None, "Luc"), (12, True)):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    data = written.getvalue()
    assert [row[:2] for _, row in shortly(data)] == [["Nom", "Prénom"], ["Roy", ""], ["", "Luc"], ["12", "vrai"]]
    assert shortly(data) == plainly(data)


def test_a_chart_in_the_place_of_a_sheet_is_no_sheet() -> None:
    data = workbook([("Nom",), (date(2026, 6, 30),)], arranged=lambda book: book.create_chartsheet("Graphique", 0))
    assert [row[0] for _, row in shortly(data)] == ["Nom", "2026-06-30"]


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_document_type_is_refused_before_the_parser_sees_it(member: str, encoding: str) -> None:
    data = hand_made(CELLS[8].format(at=""), shared=SHARED)
    assert isinstance(refused := read("a.xlsx", _with_laughs(data, member, encoding)), Unreadable)
    assert refused.why.key == "file-refused-damaged"


def _with_laughs(data: bytes, member: str, encoding: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        plain = archive.read(member).decode()
    return with_members(data, (member, f"{LAUGHS}{plain}".encode(encoding)))
