"""Folding: the one function behind search and look-ups (R10)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.domain.folding import fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hélène", "helene"),
        ("HÉLÈNE", "helene"),
        ("He\u0301le\u0300ne", "helene"),
        ("Sœur Œuvre", "soeur oeuvre"),
        ("Lætitia", "laetitia"),
        ("L’Hôpital", "l'hopital"),
        ("l`hopital", "l'hopital"),
        ("Saguenay–Lac‑Saint-Jean", "saguenay-lac-saint-jean"),
        ("  deux\u00a0mots \t\n séparés\u202f", "deux mots separes"),
        ("Straße", "strasse"),
        ("zéro\u200blargeur\u00ad \u202ertl", "zerolargeur rtl"),
        ("\uff21\uff11", "a1"),
        ("", ""),
    ],
)
def test_text_folds_to_what_people_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aàbçéèEÉ œŒ’-"), st.text(alphabet="aàbçéèEÉ œŒ’-"))
def test_a_fragment_is_found_in_what_holds_it(before: str, fragment: str) -> None:
    assert fold(fragment) in fold(f"{before} {fragment}")


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_of_ascii_gives_the_same_as_the_long_one(text: str) -> None:
    assert f"e {fold(text)}".strip() == fold(f"é {text}")


def test_words_part_at_hyphens_and_apostrophes() -> None:
    assert words_of("L’Hôpital de Saint-Jérôme (CLSC)") == ("l", "hopital", "de", "saint", "jerome", "clsc")
