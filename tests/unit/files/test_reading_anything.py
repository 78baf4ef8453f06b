"""Whatever bytes are sent, an answer comes: a sheet, or a sentence (R80, R96)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.files.reading import read
from bot.i18n import Translator
from commands.files.sheets import Sheet, Unreadable
from tests.support.file_corpus import SEMICOLONS, TABLE
from tests.support.workbooks import workbook

SAY = Translator("fr", strict=True)
WORKBOOK = workbook(TABLE)
NAMES = st.sampled_from(("a.csv", "a.xlsx", "a", "…\0.xlsm", "é" * 300))


def check(name: str, data: bytes) -> None:
    found = read(name, data)
    if isinstance(found, Unreadable):
        assert SAY.words(found.why).endswith(".")
        return
    assert isinstance(found, Sheet)
    assert found.lines
    assert all(len(line.cells) == len(found.header) and any(line.cells) for line in found.lines)
    cells = [cell for line in found.lines for cell in line.cells]
    assert all(cell == " ".join(cell.split()) for cell in cells)
    assert not {unicodedata.category(one) for cell in cells for one in cell} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(NAMES, st.binary(max_size=400))
@example("a.csv", b"\xff\xfe")
@example("a.csv", b'"')
@example("a.csv", b'sep="\r\nA;B\r\nc;d')
@example("a.csv", b"sep=\r\rA\rb")
@example("a.xlsx", b"PK\x03\x04")
@settings(deadline=None)
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


@given(NAMES, st.text(max_size=300), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
@settings(deadline=None)
def test_any_text(name: str, text: str, encoding: str) -> None:
    check(name, text.encode(encoding, errors="replace"))


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
def test_a_workbook_that_was_tampered_with(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(WORKBOOK)
    for at, put in changes:
        data[at : at + len(put)] = put
    check("a.xlsx", bytes(data))


@pytest.mark.parametrize("end", range(0, len(SEMICOLONS), 7))
def test_a_file_that_was_cut(end: int) -> None:
    check("a.csv", SEMICOLONS.encode()[:end])
