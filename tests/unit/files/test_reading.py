"""Spreadsheets are read as people meant them, or refused in a sentence that says what to do (R80, R96)."""

from __future__ import annotations

import hashlib
import threading
import time
import tracemalloc

import pytest

from bot.files.reading import read
from bot.i18n import LOCALES, Translator
from commands.files.sheets import MOST_ROWS, Sheet, Unreadable
from tests.support.file_corpus import CORPUS, SEMICOLONS, Bad, Good, csv_of
from tests.support.workbooks import workbook

GOOD = {name: case for name, case in CORPUS.items() if isinstance(case, Good)}
BAD = {name: case for name, case in CORPUS.items() if isinstance(case, Bad)}
SPEAKERS = [Translator(locale, strict=True) for locale in LOCALES]


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("name", GOOD)
def test_it_is_read_as_people_meant_it(name: str) -> None:
    case = GOOD[name]
    sheet = read(case.name, case.data())
    assert isinstance(sheet, Sheet), sheet
    assert sheet.header == case.header
    assert {line.number: line.cells for line in sheet.lines} == case.rows
    assert tuple(note.key for note in sheet.notes) == case.notes
    assert sheet.name.isprintable()


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_a_sentence(name: str) -> None:
    case = BAD[name]
    refused = read(case.name, case.data())
    assert isinstance(refused, Unreadable), refused
    assert refused.why.key == f"file-refused-{case.reason}"
    assert dict(refused.why.params).get("row") == case.row
    for speaker in SPEAKERS:
        said = speaker.words(refused.why)
        assert said.endswith(".")
        assert case.row is None or str(case.row) in said


def test_the_most_rows_are_read_within_three_seconds() -> None:
    """R80: 9,999 rows of twelve columns, in either format."""
    rows = [tuple(f"Titre {n}" for n in range(12)), *(tuple(f"valeur {row} {n}" for n in range(12)) for row in range(MOST_ROWS))]
    for name, data in (("a.csv", csv_of(*rows).encode()), ("a.xlsx", workbook(rows))):
        started = time.process_time()
        sheet = read(name, data)
        assert time.process_time() - started < 3
        assert isinstance(sheet, Sheet)
        assert len(sheet.lines) == MOST_ROWS


@pytest.mark.parametrize("name", [name for name, case in BAD.items() if case.reason == "unpacked-too-large"])
def test_a_hostile_workbook_takes_little_memory(name: str) -> None:
    data = BAD[name].data()
    tracemalloc.start()
    read("a.xlsx", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_the_same_bytes_have_the_same_digest_whatever_their_name() -> None:
    first, second = read("a.csv", SEMICOLONS.encode()), read("b.csv", SEMICOLONS.encode())
    assert isinstance(first, Sheet)
    assert isinstance(second, Sheet)
    assert first.digest == second.digest == hashlib.sha256(SEMICOLONS.encode()).hexdigest()


def test_workbooks_read_side_by_side_are_each_read_right() -> None:
    data = [workbook([("Nom",), (f"n{n}",)]) for n in range(4)]
    found: dict[int, object] = {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: read("a.xlsx", data[n])})) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.lines[0].cells for _, one in sorted(found.items()) if isinstance(one, Sheet)] == [(f"n{n}",) for n in range(4)]
