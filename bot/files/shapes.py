"""What a file is by its first bytes, whatever its name says (R80)."""

from __future__ import annotations

import enum

from bot.files.refusals import FileRefusedError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REASONS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("pdf", (b"%PDF-",)),
    (
        "picture",
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x18ftyp", b"\0\0\0\x1cftyp"),
    ),
    ("not-a-spreadsheet", (b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90")),
)
_PAGES = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"mime-version:", b"<script")
"""What some systems call a spreadsheet and is a web page."""
_MACROS = (".xlsm", ".xltm", ".xlam", ".xla")


class Shape(enum.Enum):
    WORKBOOK = enum.auto()
    TEXT = enum.auto()


def shape_of(name: str, data: bytes) -> Shape:
    """Raises FileRefusedError for what is neither, and for a name that says there are macros."""
    if not data.strip():
        raise FileRefusedError("empty")
    if name.casefold().endswith(_MACROS):
        raise FileRefusedError("macros")
    if data.startswith(_OLD_OFFICE):
        raise FileRefusedError("encrypted" if _ENCRYPTED in data else "old-workbook")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Shape.WORKBOOK
    for reason, beginnings in _REASONS:
        if data.startswith(beginnings):
            raise FileRefusedError(reason)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower().startswith(_PAGES):
        raise FileRefusedError("web-page")
    return Shape.TEXT
