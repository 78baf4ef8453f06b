"""Patient data is refused wherever it is typed (R63). The numbers here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.domain.patient_data import holds_patient_number

LETTERS = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", min_size=4, max_size=4)
DIGITS = st.text(alphabet="0123456789", min_size=8, max_size=8)
GAPS = st.sampled_from(["", " ", "  ", ".", "-", " - ", "\u00a0", "\u202f", "\u2011", "–", "\t", "\u200b"])


@pytest.mark.parametrize(
    "text",
    [
        "ZZZZ12345678",
        "zzzz 1234 5678",
        "Patient: ZZZZ-1234-5678.",
        "(zzzz.12.34.56.78)",
        "ＺＺＺＺ １２３４ ５６７８",
        "ZZZZ\u00a01234\u202f5678",
        "Z Z Z Z 1 2 3 4 5 6 7 8",
        "ZZZZ١٢٣٤٥٦٧٨",
        "ZÉZZ 1234 5678",
        "ZZ\u200bZZ12\u00ad345678",
        "abcd12345678@ssss.gouv.qc.ca",
        "pour 2026-03-04 et ZZZZ 1234 5678",
        "ZZZZ: 1234 5678",
        "RAMQ = zzzz, 6755 1234",
        "ZZZZ (1234-5678)",
        "**ZZZZ** 12345678",
        "| ZZZZ | 12345678 |",
        "NAMZZZZ12345678",
        "RAMQ:ZZZZ12345678",
        "ZZZZ\n12345678",
        "ZZZZ\r\n\r\n1234\r\n5678",
        "zzzz1234 5678, exp. 2027-08",
        "ZZZZ 04-03-2026",
    ],
)
def test_a_patient_number_is_seen_however_it_is_written(text: str) -> None:
    assert holds_patient_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Créer un compte pour la salle 12345678",
        "CLSC de Limoilou, poste 1234",
        "Téléphone: 418 555-1234 poste 5678",
        "pour 514 555-1234",
        "Prêt pour 2026-03-04, à 8 h 02",
        "Mars 2026/03/04",
        "Licence pour 04-05-2026, CLSC Meilleur",
        "vu le 04/05/2026",
        "from 05/30/2026",
        "Salle B-123, 418 555-0101",
        "CHUM, 514 555-0199, poste 12345",
        "de 10:30-11:45, pour 500 personnes",
        "local CLSC 2101, poste 4185, tel. 418 555-0101",
        "nom.prenom.ciussscn@ssss.gouv.qc.ca",
        "nomabcd12345678@ssss.gouv.qc.ca",
        "abcd123456789@ssss.gouv.qc.ca",
        "op-7f3a9c12345678",
        "ABC 12345678",
        "ABCD 1234567",
    ],
)
def test_ordinary_text_passes(text: str) -> None:
    assert not holds_patient_number(text)


@given(LETTERS, DIGITS, st.lists(GAPS, min_size=11, max_size=11))
def test_any_spacing_of_four_letters_and_eight_digits_is_seen(letters: str, digits: str, gaps: list[str]) -> None:
    written = "".join(c + gap for c, gap in zip(letters + digits, [*gaps, ""], strict=True))
    assert holds_patient_number(f"Note: {written}, merci")


@given(st.text())
def test_text_without_eight_digits_never_matches(text: str) -> None:
    without = "".join(c for c in text if not c.isdecimal() and not c.isnumeric())
    assert not holds_patient_number(without)


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["pour", "mars", "prêt", "CLSC"]))
def test_a_word_and_a_whole_date_is_no_patient_number(year: int, month: int, day: int, word: str) -> None:
    assert not holds_patient_number(f"{word} {year}-{month:02}-{day:02}")
