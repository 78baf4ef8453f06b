"""openpyxl's reader, made for sheets of thousands of rows: each is read once, and most text without an object for each cell.

Only for what `bot.files.archives` has looked at: it refuses a document type in any member, so that no entity reaches the parser
in C, which takes a fraction of the time of defusedxml's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, iterparse

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import DIMENSION_TAG, INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

Found: TypeAlias = Mapping[str, Any]
"""A cell as openpyxl's parser gives it: column, value, data_type; row and style_id too where it is no text."""
_STRING = f"{{{SHEET_MAIN_NS}}}si"
_PLAIN = f"{{{SHEET_MAIN_NS}}}t"
_UNDERLINE = "x005F_"
"""What openpyxl leaves out of shared strings: « _x005F_ » is how a workbook writes « _ » before an « x »."""


@dataclass(frozen=True, slots=True)
class LongSheet:
    """A sheet with cells; `parent` is openpyxl's workbook, of which a cell asks its format."""

    parent: Any
    title: str
    visible: bool
    path: str
    strings: Sequence[str]

    def lines(self) -> Iterator[tuple[int, int, Sequence[Found]]]:
        """Each row that is there: its number, how many columns the sheet says it has (0 where it does not), and its cells."""
        book = self.parent
        with book._archive.open(self.path) as source:
            parser = _Parser(
                source,
                self.strings,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for number, cells in parser.parse():
                yield number, parser.width, cells

    def shown_as(self, found: Found) -> str:
        """The format of a cell that is no text."""
        sheet: Any = self
        return str(ReadOnlyCell(sheet, **found).number_format)


class LongReader(ExcelReader):
    """Opens a workbook whose cells alone are wanted. openpyxl's own reads a sheet to its end to know how large it is, where it
    does not say, before anybody asks for a row."""

    def read_strings(self) -> None:
        manifest: Any = self.package
        listed = manifest.find(SHARED_STRINGS)
        if listed is not None:
            with self.archive.open(listed.PartName[1:]) as source:
                self.shared_strings = list(_strings(source))

    def read_worksheets(self) -> None:
        self.sheets = [
            LongSheet(self.wb, sheet.name, sheet.state == "visible", relation.target, self.shared_strings)
            for sheet, relation in self.parser.find_sheets()
            if relation.target in self.valid_files and "chartsheet" not in relation.Type
        ]


class _Parser(WorkSheetParser):
    """Rows, and of what stands around them only how wide the sheet says it is."""

    width = 0

    def parse(self) -> Any:
        read_row: Any = self.parse_row
        size: Any = SheetDimension
        for _, element in iterparse(self.source):  # noqa: S314 — looked at before, see above
            if element.tag == ROW_TAG:
                yield read_row(element)
                element.clear()
            elif element.tag == DIMENSION_TAG:
                self.width = size.from_tree(element).boundaries[2] or 0

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """Text that stands in its cell the short way; anything else as openpyxl reads it."""
        if element.get("t") != "inlineStr" or len(element) != 1 or element[0].tag != INLINE_STRING:
            return super().parse_cell(element)
        reference = element.get("r")
        self.col_counter = coordinate_to_tuple(reference)[1] if reference else self.col_counter + 1
        return {"column": self.col_counter, "value": _text_of(element[0]), "data_type": "s"}


def _strings(source: Any) -> Iterator[str]:
    """Those that cells refer to by their number."""
    for _, element in iterparse(source):  # noqa: S314 — looked at before, see above
        if element.tag == _STRING:
            yield _text_of(element).replace(_UNDERLINE, "")
            element.clear()


def _text_of(element: Element) -> str:
    """Without its formats; nearly all have none."""
    if len(element) == 1 and element[0].tag == _PLAIN:
        return element[0].text or ""
    parts: Any = Text
    return str(parts.from_tree(element).content)
