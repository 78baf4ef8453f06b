"""Spreadsheets as people send them, each with what is read of it, or with why it is refused (R80, R81)."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.support.workbooks import hand_made, inline, packed, with_members, workbook

HEADER = ("Courriel", "Prénom", "Nom")
HELENE = ("helene.cote.ciussscn@ssss.gouv.qc.ca", "Hélène", "Côté")
LUC = ("luc.roy.ciussscn@ssss.gouv.qc.ca", "Luc", "Roy")
TABLE = (HEADER, HELENE, LUC)
AS_READ = {2: HELENE, 3: LUC}
SEMICOLONS = "Courriel;Prénom;Nom\r\n" + ";".join(HELENE) + "\r\n" + ";".join(LUC) + "\r\n"


@dataclass(frozen=True, kw_only=True)
class Good:
    """A file that is read: its rows by number."""

    name: str = "comptes.csv"
    data: Callable[[], bytes]
    header: tuple[str, ...] = HEADER
    rows: Mapping[int, tuple[str, ...]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A file that is refused, and why: the end of a message's key."""

    name: str = "comptes.csv"
    data: Callable[[], bytes]
    reason: str
    row: int | None = None


def text(written: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: written.encode(encoding)


def raw(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def csv_of(*rows: tuple[str, ...], separator: str = ";", end: str = "\r\n") -> str:
    return "".join(separator.join(row) + end for row in rows)


def sheet(*rows: tuple[Any, ...], arranged: Callable[[Workbook], object] = lambda _: None) -> Callable[[], bytes]:
    return lambda: workbook(rows, arranged=arranged)


def _zero_padded(book: Workbook) -> None:
    book.worksheets[0]["B2"].number_format = "00"


def _as_excel_saves(book: Workbook) -> None:
    """What people add to a list: bold titles, a table, comments, choices, colours, a frozen header, widths."""
    first = book.worksheets[0]
    first["A1"].font = Font(bold=True)
    first["A2"].comment = Comment("à vérifier", "Odile")
    first["A2"].hyperlink = "mailto:helene.cote.ciussscn@ssss.gouv.qc.ca"
    first.freeze_panes = "A2"
    first.column_dimensions["A"].width = 40
    first.add_table(Table(displayName="Comptes", ref="A1:C3"))
    choices = DataValidation(type="list", formula1='"Oui,Non"')
    first.add_data_validation(choices)
    choices.add("C2:C9")
    first.merge_cells("E1:F1")


def _second_hidden(book: Workbook) -> None:
    book.worksheets[0].sheet_state = "hidden"


def _formatted_far_down(book: Workbook) -> None:
    book.worksheets[0]["A60000"].font = Font(bold=True)


def _mac_epoch(book: Workbook) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904


def _chart_first(book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=3, min_row=1, max_row=3))
    book.create_chartsheet("Graphique", 0).add_chart(chart)


def _many(rows: int) -> str:
    return csv_of(("Courriel", "Nom"), *((f"p{n}.ciussscn@ssss.gouv.qc.ca", f"Nom{n}") for n in range(rows)))


def _encrypted_member() -> bytes:
    """The directory says that the members want a password."""
    data = bytearray(workbook(TABLE))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _bomb() -> bytes:
    return with_members(workbook(TABLE), ("xl/media/image1.bin", b"\0" * 70_000_000))


def _wide_ratio() -> bytes:
    return with_members(workbook(TABLE), ("xl/media/image1.bin", b"\0" * 40_000_000))


def _lying_bomb() -> bytes:
    """The directory says that the sheet is small."""
    data = workbook([("Courriel", "Nom"), *[("a" * 200, "b")] * 20_000])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    return data.replace(size, (2_000).to_bytes(4, "little"))


def _doubled_member() -> bytes:
    written = BytesIO(workbook(TABLE))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/WORKSHEETS/sheet1.xml", "<worksheet/>")
    return written.getvalue()


_LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_ELSEWHERE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_TITLES = f'<row r="1">{inline("A1", "Courriel")}{inline("B1", "Nom")}</row>'
_A_ROW = f'<row r="2">{inline("A2", "luc.roy.ciussscn@ssss.gouv.qc.ca")}{inline("B2", "Roy")}</row>'

CORPUS: dict[str, Good | Bad] = {
    # CSV: separators, line ends, quotes
    "Excel in French": Good(data=text(SEMICOLONS, "cp1252"), rows=AS_READ),
    "Excel's CSV UTF-8": Good(data=text(SEMICOLONS, "utf-8-sig"), rows=AS_READ),
    "Excel's Unicode text": Good(name="comptes.txt", data=text(csv_of(*TABLE, separator="\t"), "utf-16"), rows=AS_READ),
    "UTF-16 of the other order": Good(data=lambda: b"\xfe\xff" + SEMICOLONS.encode("utf-16-be"), rows=AS_READ),
    "LibreOffice": Good(data=text(csv_of(*TABLE, separator=",", end="\n")), rows=AS_READ),
    "LibreOffice that quotes all": Good(
        data=text(csv_of(*(tuple(f'"{cell}"' for cell in row) for row in TABLE), separator=",", end="\n")), rows=AS_READ
    ),
    "tabs": Good(name="comptes.tsv", data=text(csv_of(*TABLE, separator="\t")), rows=AS_READ),
    "bars": Good(data=text(csv_of(*TABLE, separator="|")), rows=AS_READ),
    "an old Macintosh's line ends": Good(data=text(csv_of(*TABLE, end="\r")), rows=AS_READ),
    "no end to the last line": Good(data=text(SEMICOLONS.rstrip()), rows=AS_READ),
    "sep= that Excel reads": Good(data=text("sep=;\r\n" + SEMICOLONS), rows=AS_READ),
    "sep= of another separator": Good(data=text("SEP=,\r\n" + csv_of(*TABLE, separator=",")), rows=AS_READ),
    "a comma within a name": Good(
        data=text(SEMICOLONS.replace("Côté", "Côté, M.D.")), rows={2: (*HELENE[:2], "Côté, M.D."), 3: LUC}
    ),
    "a separator within quotes": Good(
        data=text(SEMICOLONS.replace("Côté", '"Côté; fille"')), rows={2: (*HELENE[:2], "Côté; fille"), 3: LUC}
    ),
    "quotes within quotes": Good(
        data=text(SEMICOLONS.replace("Côté", '"dite ""Nini"""')), rows={2: (*HELENE[:2], 'dite "Nini"'), 3: LUC}
    ),
    "a line end within quotes": Good(
        data=text(SEMICOLONS.replace("Côté", '"Côté\r\nBoyer"')), rows={2: (*HELENE[:2], "Côté Boyer"), 3: LUC}
    ),
    "one column": Good(
        data=text(csv_of(("Courriel",), (HELENE[0],), (LUC[0],))), header=("Courriel",), rows={2: HELENE[:1], 3: LUC[:1]}
    ),
    "accents in two pieces": Good(data=text(SEMICOLONS.replace("é", "e\u0301").replace("ô", "o\u0302")), rows=AS_READ),
    "spaces that nobody sees": Good(
        data=text(SEMICOLONS.replace("Hélène", " \u00a0Hélène\u202f ").replace("luc.roy", "\u200bluc.roy")), rows=AS_READ
    ),
    "marks that turn the reading": Good(data=text(SEMICOLONS.replace("Luc", "\u202eLuc\u202c")), rows=AS_READ),
    "blank rows, counted as people see them": Good(
        data=text(csv_of(HEADER, ("", "", ""), HELENE, (" ", "", "\u00a0"), LUC)), rows={3: HELENE, 5: LUC}
    ),
    "short rows": Good(data=text(csv_of(HEADER, HELENE[:2], LUC)), rows={2: (*HELENE[:2], ""), 3: LUC}),
    "empty cells at the ends": Good(data=text(csv_of((*HEADER, "", ""), (*HELENE, "", ""), (*LUC, "", ""))), rows=AS_READ),
    "an empty column without a title": Good(data=text(csv_of(*((row[0], "", *row[1:]) for row in TABLE))), rows=AS_READ),
    "titles above the header": Good(
        data=text(csv_of(("Liste des comptes",), ("23 novembre",), ("",), *TABLE)), rows={5: HELENE, 6: LUC}
    ),
    "the zero that Excel was told to keep": Good(
        data=text(csv_of(("Établissement", "Licences"), ('="03"', "12"))),
        header=("Établissement", "Licences"),
        rows={2: ("03", "12")},
    ),
    "cells that were made safe": Good(
        data=text(csv_of(HEADER, (HELENE[0], "'-Hélène", "'=Côté"), LUC)), rows={2: (HELENE[0], "-Hélène", "=Côté"), 3: LUC}
    ),
    "an apostrophe of its own": Good(data=text(SEMICOLONS.replace("Roy", "'t Roy")), rows={2: HELENE, 3: (*LUC[:2], "'t Roy")}),
    "a telephone": Good(
        data=text(SEMICOLONS.replace("Roy", "+1 418 555-0100")), rows={2: HELENE, 3: (*LUC[:2], "+1 418 555-0100")}
    ),
    "Windows-1252's own letters": Good(
        data=text(SEMICOLONS.replace("Côté", "L’Écuyer – Œuvre « x » … €"), "cp1252"),
        rows={2: (*HELENE[:2], "L’Écuyer – Œuvre « x » … €"), 3: LUC},
    ),
    "a .csv that calls itself a workbook": Good(name="comptes.xlsx", data=text(SEMICOLONS), rows=AS_READ),
    "a name of file that means to be elsewhere": Good(name="../../\r\ncomptes\u202e.csv", data=text(SEMICOLONS), rows=AS_READ),
    # XLSX
    "Excel's workbook": Good(name="comptes.xlsx", data=sheet(*TABLE), rows=AS_READ),
    "a workbook that calls itself .csv": Good(data=sheet(*TABLE), rows=AS_READ),
    "a workbook that people worked in": Good(name="comptes.xlsx", data=sheet(*TABLE, arranged=_as_excel_saves), rows=AS_READ),
    "a hidden sheet before": Good(
        name="comptes.xlsx", data=lambda: workbook([("Rien", "ici"), ("a", "b")], TABLE, arranged=_second_hidden), rows=AS_READ
    ),
    "an empty sheet before": Good(name="comptes.xlsx", data=lambda: workbook([], TABLE), rows=AS_READ),
    "a chart before": Good(name="comptes.xlsx", data=sheet(*TABLE, arranged=_chart_first), rows=AS_READ),
    "two filled sheets": Good(
        name="comptes.xlsx",
        data=lambda: workbook(TABLE, [("Autre", "liste"), ("a", "b")]),
        rows=AS_READ,
        notes=("file-other-sheets",),
    ),
    "numbers, days and hours": Good(
        name="tout.xlsx",
        data=sheet(
            ("Entier", "Décimal", "Somme", "Jour", "Moment", "Heure", "Durée", "Vrai", "Grand"),
            (12, 12.5, 0.1 + 0.2, date(2026, 6, 30), datetime(2026, 6, 30, 8, 2), time(8, 2), timedelta(hours=26), True, 10**14),  # noqa: DTZ001 — a spreadsheet knows no zone
        ),
        header=("Entier", "Décimal", "Somme", "Jour", "Moment", "Heure", "Durée", "Vrai", "Grand"),
        rows={2: ("12", "12.5", "0.3", "2026-06-30", "2026-06-30 08:02:00", "08:02:00", "26:00", "vrai", "100000000000000")},
    ),
    "numbers that were typed with a point": Good(
        name="n.xlsx",
        data=lambda: hand_made(_TITLES + '<row r="2"><c r="A2"><v>12.0</v></c><c r="B2"><v>1.5E3</v></c></row>'),
        header=("Courriel", "Nom"),
        rows={2: ("12", "1500")},
    ),
    "a number that is shown with its zero": Good(
        name="a.xlsx",
        data=sheet(("Courriel", "Établissement"), (LUC[0], 3), arranged=_zero_padded),
        header=("Courriel", "Établissement"),
        rows={2: (LUC[0], "03")},
    ),
    "days counted as Macintosh did": Good(
        name="a.xlsx",
        data=sheet(("Compte", "Jour"), ("a", date(2026, 6, 30)), arranged=_mac_epoch),
        header=("Compte", "Jour"),
        rows={2: ("a", "2026-06-30")},
    ),
    "rows far apart": Good(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + _A_ROW.replace("2", "9000")),
        header=("Courriel", "Nom"),
        rows={9000: ("luc.roy.ciussscn@ssss.gouv.qc.ca", "Roy")},
    ),
    "cells that say no place": Good(
        name="a.xlsx",
        data=lambda: hand_made(
            '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>',
            shared=("<t>A</t>", "<t>B</t>", "<t>c</t>"),
        ),
        header=("A", "B"),
        rows={2: ("c", "")},
    ),
    "letters of several colours": Good(
        name="a.xlsx",
        data=lambda: hand_made(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
            shared=("<t>Nom</t>", "<r><t>Cô</t></r><r><t>té</t></r>"),
        ),
        header=("Nom",),
        rows={2: ("Côté",)},
    ),
    "a line end as a workbook writes it": Good(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{inline("A2", "x_x000D_")}{inline("B2", "Côté_x000D_&#10;Boyer")}</row>'),
        header=("Courriel", "Nom"),
        rows={2: ("x", "Côté Boyer")},
    ),
    "text that looks like a formula": Good(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{inline("A2", "=1+1")}{inline("B2", "+x")}</row>'),
        header=("Courriel", "Nom"),
        rows={2: ("=1+1", "+x")},
    ),
    "a format that goes far below": Good(name="a.xlsx", data=sheet(*TABLE, arranged=_formatted_far_down), rows=AS_READ),
    "a row that says it stands beyond the last": Good(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + _A_ROW + '<row r="99999999999"><c><v>1</v></c></row>'),
        header=("Courriel", "Nom"),
        rows={2: ("luc.roy.ciussscn@ssss.gouv.qc.ca", "Roy")},
    ),
    # refused: not a spreadsheet, or one that is not read
    "nothing": Bad(data=raw(b""), reason="empty"),
    "blanks": Bad(data=raw(b"\xef\xbb\xbf\r\n ; ; \r\n"), reason="empty"),
    "an empty workbook": Bad(name="a.xlsx", data=lambda: workbook([]), reason="empty"),
    "a header alone": Bad(data=text("Courriel;Nom\r\n"), reason="no-rows"),
    "no header": Bad(data=text(csv_of(HELENE, LUC)), reason="no-header"),
    "figures for a header": Bad(data=text("1;2;3\r\n4;5;6\r\n"), reason="no-header"),
    "a PDF": Bad(name="a.pdf", data=raw(b"%PDF-1.7\n%\xe2\xe3"), reason="pdf"),
    "a PDF that calls itself .csv": Bad(data=raw(b"%PDF-1.7\n%\xe2\xe3"), reason="pdf"),
    "a picture": Bad(name="a.png", data=raw(b"\x89PNG\r\n\x1a\n" + b"\0" * 64), reason="picture"),
    "a photograph": Bad(name="a.csv", data=raw(b"\xff\xd8\xff\xe0" + b"\0" * 64), reason="picture"),
    "an old workbook": Bad(name="a.xls", data=raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), reason="old-workbook"),
    "a workbook with a password": Bad(
        name="a.xlsx",
        data=raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
        reason="encrypted",
    ),
    "members with a password": Bad(name="a.xlsx", data=_encrypted_member, reason="encrypted"),
    "LibreOffice's own format": Bad(
        name="a.ods",
        data=lambda: packed([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
        reason="open-document",
    ),
    "a binary workbook": Bad(
        name="a.xlsb",
        data=lambda: packed([("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", b"\0")]),
        reason="binary-workbook",
    ),
    "a letter": Bad(
        name="a.docx",
        data=lambda: packed([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]),
        reason="not-a-spreadsheet",
    ),
    "Apple's own format": Bad(name="a.numbers", data=lambda: packed([("Index/Document.iwa", b"\0")]), reason="not-a-spreadsheet"),
    "a web page that a system calls .xls": Bad(
        name="a.xls", data=text("<html><table><tr><td>Courriel</td></tr></table>"), reason="web-page"
    ),
    "XML": Bad(name="a.xml", data=text('\ufeff<?xml version="1.0"?><Workbook/>'), reason="web-page"),
    "a compressed file": Bad(name="a.csv.gz", data=raw(b"\x1f\x8b\x08" + b"\0" * 20), reason="not-a-spreadsheet"),
    # refused: what is in it
    "macros": Bad(name="a.xlsm", data=sheet(*TABLE), reason="macros"),
    "macros under another name": Bad(
        name="a.xlsx", data=lambda: with_members(workbook(TABLE), ("xl/vbaProject.bin", b"\0")), reason="macros"
    ),
    "a type that says macros": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + _A_ROW, kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        reason="macros",
    ),
    "links to another workbook": Bad(
        name="a.xlsx", data=lambda: with_members(workbook(TABLE), ("xl/externalLinks/externalLink1.xml", "<x/>")), reason="links"
    ),
    "a connection to a database": Bad(
        name="a.xlsx", data=lambda: with_members(workbook(TABLE), ("xl/connections.xml", "<x/>")), reason="links"
    ),
    "a formula": Bad(name="a.xlsx", data=sheet(HEADER, HELENE, (LUC[0], "=UPPER(B2)", "Roy")), reason="formula", row=3),
    "a formula in a title": Bad(name="a.xlsx", data=sheet(("Courriel", '=A1&"x"'), HELENE), reason="formula", row=1),
    "a formula in a CSV": Bad(data=text(SEMICOLONS.replace("Luc", "=cmd|' /C calc'!A0")), reason="formula", row=3),
    "a link by formula in a CSV": Bad(
        data=text(SEMICOLONS.replace("Côté", '"=HYPERLINK(""http://x.example"")"')), reason="formula", row=2
    ),
    "a zip bomb": Bad(name="a.xlsx", data=_bomb, reason="unpacked-too-large"),
    "zeros that weigh nothing": Bad(name="a.xlsx", data=_wide_ratio, reason="unpacked-too-large"),
    "a directory that lies": Bad(name="a.xlsx", data=_lying_bomb, reason="damaged"),
    "thousands of members": Bad(
        name="a.xlsx",
        data=lambda: with_members(workbook(TABLE), *((f"xl/m{n}.xml", "") for n in range(2_100))),
        reason="unpacked-too-large",
    ),
    "styles without end": Bad(
        name="a.xlsx",
        data=lambda: with_members(workbook(TABLE), ("xl/styles.xml", "<x/>" * 1_100_000)),
        reason="unpacked-too-large",
    ),
    "a row without end": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{"<c><v>1</v></c>" * 40_000}</row>'),
        reason="unpacked-too-large",
    ),
    "rows of nothing without end": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + '<row ht="1"><c s="0"/><c s="0"/></row>' * 420_000),
        reason="unpacked-too-large",
    ),
    "elements within elements": Bad(
        name="a.xlsx", data=lambda: hand_made(_TITLES + "<x>" * 3_000 + "</x>" * 3_000), reason="unpacked-too-large"
    ),
    "a tag without end": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + "<row " + " ".join(f'a{n}=""' for n in range(90_000)) + "/>"),
        reason="unpacked-too-large",
    ),
    "a sheet under a picture's name": Bad(
        name="a.xlsx",
        data=lambda: with_members(hand_made(_TITLES), ("xl/media/image1.png", f"<worksheet>{'<row/>' * 210_000}</worksheet>")),
        reason="unpacked-too-large",
    ),
    "two members of the same name": Bad(name="a.xlsx", data=_doubled_member, reason="damaged"),
    "entities that multiply": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{inline("A2", "&b;")}</row>', before=_LAUGHS),
        reason="damaged",
    ),
    "an entity of this machine": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{inline("A2", "&x;")}</row>', before=_ELSEWHERE),
        reason="damaged",
    ),
    "half a workbook": Bad(name="a.xlsx", data=lambda: workbook(TABLE)[:3000], reason="damaged"),
    "a sheet that is not XML": Bad(
        name="a.xlsx", data=lambda: with_members(workbook(TABLE), ("xl/worksheets/sheet1.xml", "Courriel;Nom")), reason="damaged"
    ),
    "a string that is not there": Bad(
        name="a.xlsx", data=lambda: hand_made('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), reason="damaged"
    ),
    # refused: how it was written
    "MS-DOS's accents": Bad(data=text(SEMICOLONS, "cp850"), reason="encoding"),
    "Macintosh's accents": Bad(data=text(SEMICOLONS.replace("Hélène", "René-Noël"), "mac-roman"), reason="encoding"),
    "accents that were read wrongly before": Bad(data=lambda: SEMICOLONS.encode().decode("cp1252").encode(), reason="encoding"),
    "accents that are lost": Bad(data=text(SEMICOLONS.replace("é", "\ufffd")), reason="encoding"),
    "UTF-16 without its mark": Bad(data=text(SEMICOLONS, "utf-16-le"), reason="not-text"),
    "UTF-32": Bad(data=text(SEMICOLONS, "utf-32"), reason="not-text"),
    "NULs": Bad(data=text(SEMICOLONS.replace("Roy", "R\0y")), reason="not-text"),
    "a quote that is never closed": Bad(data=text(SEMICOLONS.replace("Luc", '"Luc')), reason="quotes", row=3),
    "a quote in the middle": Bad(data=text(SEMICOLONS.replace("Luc", '"Luc"x')), reason="quotes", row=3),
    "a cell too many": Bad(data=text(csv_of(HEADER, HELENE, (*LUC, "de trop"))), reason="untitled-cell", row=3),
    "a column without a title": Bad(
        data=text(csv_of(*((row[0], "" if row is HEADER else "x", *row[1:]) for row in TABLE))), reason="untitled-cell", row=2
    ),
    "a column far to the right": Bad(
        name="a.xlsx",
        data=lambda: hand_made(_TITLES + f'<row r="2">{inline("A2", "x")}{inline("XFD2", "y")}</row>', size="A1:XFD2"),
        reason="untitled-cell",
        row=2,
    ),
    "the same title twice": Bad(data=text("Courriel;Nom;COURRIEL\r\na@b.example;b;c\r\n"), reason="same-title"),
    "a hundred and one columns": Bad(data=text(csv_of(tuple(f"c{n}" for n in range(101)), tuple("x" * 101))), reason="too-wide"),
    "a cell without end": Bad(data=text(SEMICOLONS.replace("Roy", "R" * 2_001)), reason="long-cell", row=3),
    "ten thousand rows": Bad(data=text(_many(10_000)), reason="too-many-rows"),
    "ten thousand rows of a workbook": Bad(
        name="a.xlsx", data=lambda: workbook([("Courriel",), *((f"p{n}",) for n in range(10_000))]), reason="too-many-rows"
    ),
    "eleven megabytes": Bad(data=lambda: b"Courriel;Nom\r\n" + b"a;b\r\n" * 2_200_000, reason="too-large"),
}
