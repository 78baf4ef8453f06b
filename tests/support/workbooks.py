"""Workbooks of every sort, made here: what Excel and LibreOffice save, and what nobody should open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(*sheets: Sequence[Sequence[Any]], arranged: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """Sheets of rows as openpyxl saves them, once `arranged` has had its way."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Feuille{number}")
        for row in rows:
            sheet.append(list(row))
    arranged(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def packed(members: Iterable[tuple[str, bytes | str]]) -> bytes:
    """A zipped file of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return written.getvalue()


def with_members(data: bytes, *members: tuple[str, bytes | str]) -> bytes:
    """The workbook with more in it, or with other contents where the name is there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        there = {name: archive.read(name) for name in archive.namelist()}
    return packed({**there, **dict(members)}.items())


def hand_made(rows: str, *, shared: Sequence[str] = (), before: str = "", kind: str = XLSX_TYPE, size: str = "A1:A1") -> bytes:
    """A workbook whose one sheet holds these rows of XML as they are: what openpyxl never writes itself."""
    strings = "".join(f"<si>{one}</si>" for one in shared)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Feuil1" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
            f'Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{MAIN}"><dimension ref="{size}"/>'
            f"<sheetData>{rows}</sheetData></worksheet>",
        }.items()
    )


def inline(reference: str, text: str) -> str:
    """A cell whose text stands within it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
