"""What a zipped file holds, looked at before anything of it is unpacked: sizes, macros, links to elsewhere (R80)."""

from __future__ import annotations

import io
import zipfile

from bot.files.markup import check_markup, is_markup
from bot.files.refusals import FileRefusedError, damaged

MOST_MEMBERS = 2_000
MOST_UNPACKED = 60_000_000
"""Bytes of all the members together: 9,999 rows of twelve columns take about six million."""
MOST_RATIO = 250
"""Bytes unpacked for one packed, of archives that are large once unpacked."""
LARGE = 10_000_000
MOST_OF_STRINGS = 30_000_000
MOST_OF_A_PART = 4_000_000
"""Bytes of a member that is read whole: styles, relations, the list of sheets."""
MOST_ELEMENTS = 1_200_000
"""Of a sheet, or of the strings of all: 9,999 rows of thirty columns have 900,000."""
MOST_ELSEWHERE = 200_000
_LOOKED_AT = 64
"""First bytes that tell whether a member is XML."""
_ROWS = "xl/worksheets/"
_STRINGS = "xl/sharedstrings.xml"
_NEVER_READ = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/printersettings/", "customxml/", "docprops/thumbnail")
_ELSEWHERE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_TYPES = "[Content_Types].xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def check_workbook(data: bytes) -> None:
    """Raises FileRefusedError unless this is an .xlsx that is safe to open."""
    with damaged(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_sizes(members, len(data))
        names = {one.filename.casefold() for one in members}
        _check_kind(archive, names)
        _check_contents(archive, names)
        for one in members:
            _check_member(archive, one)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Whatever its name: a workbook says itself which of its members are sheets."""
    with archive.open(member) as opened:
        beginning = opened.read(_LOOKED_AT)
        if is_markup(beginning):
            check_markup(beginning, opened, MOST_ELEMENTS if _is_table(member.filename.casefold()) else MOST_ELSEWHERE)


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    """By what the directory says: nothing more than that is ever unpacked."""
    if any(one.flag_bits & 1 for one in members):
        raise FileRefusedError("encrypted")
    unpacked = sum(one.file_size for one in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise FileRefusedError("unpacked-too-large")
    if unpacked > LARGE and unpacked > packed * MOST_RATIO:
        raise FileRefusedError("unpacked-too-large")
    for one in members:
        if one.file_size > _most(one.filename.casefold()):
            raise FileRefusedError("unpacked-too-large")
    if len({one.filename.casefold() for one in members}) < len(members):
        raise FileRefusedError("damaged")


def _most(name: str) -> int:
    if name == _STRINGS:
        return MOST_OF_STRINGS
    return MOST_UNPACKED if _is_table(name) or name.startswith(_NEVER_READ) else MOST_OF_A_PART


def _is_table(name: str) -> bool:
    return name == _STRINGS or (name.startswith(_ROWS) and not name.endswith(".rels"))


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and archive.read("mimetype").startswith(_OPEN_DOCUMENT):
        raise FileRefusedError("open-document")
    if "xl/workbook.bin" in names:
        raise FileRefusedError("binary-workbook")
    if not (_TYPES.casefold() in names and any(one.startswith("xl/") for one in names)):
        raise FileRefusedError("not-a-spreadsheet")


def _check_contents(archive: zipfile.ZipFile, names: set[str]) -> None:
    if any(one.endswith("vbaproject.bin") for one in names) or b"macroenabled" in archive.read(_TYPES).lower():
        raise FileRefusedError("macros")
    if any(one.startswith(_ELSEWHERE) for one in names):
        raise FileRefusedError("links")
