"""Values are read by their kinds; what is wrong is told by field, in words, all at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.arguments import Values
from commands.domain.reference import ReferenceData
from commands.invocation import Invocation


def values(reference: ReferenceData, command: str = "liste", **given_values: str) -> Values:
    named = {name.replace("_", "-"): value for name, value in given_values.items()}
    return Values(Invocation(command=command, values=named), reference)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("60", 60),
        ("60j", 60),
        ("60 jours", 60),
        ("60d", 60),
        ("2m", 60),
        ("3 mois", 90),
        ("8 semaines", 56),
        ("1 an", 365),
        ("1y", 365),
    ],
)
def test_durations_are_read_in_both_languages(typed: str, days: int, reference: ReferenceData) -> None:
    assert values(reference, inactif_depuis=typed).duration("inactif-depuis") == timedelta(days=days)


@pytest.mark.parametrize("typed", ["x", "0", "-3j", "99999j", "3 lunes", "9999 ans", "٣j"])
def test_a_wrong_duration_is_told(typed: str, reference: ReferenceData) -> None:
    read = values(reference, inactif_depuis=typed)
    assert read.duration("inactif-depuis") is None
    assert read.errors["inactif-depuis"].key == "problem-duration"


@pytest.mark.parametrize(("typed", "keys"), [("03", {"03"}), ("3", {"03"}), ("03, 16-2", {"03", "16-2"}), ("chum", {"CHUM"})])
def test_establishments_are_found_by_code_or_name(typed: str, keys: set[str], reference: ReferenceData) -> None:
    assert {one.key for one in values(reference, etab=typed).establishments("etab")} == keys


def test_a_word_that_begins_several_establishments_filters_by_all(reference: ReferenceData) -> None:
    assert {one.key for one in values(reference, etab="06").establishments("etab")} >= {"06-1", "06-2", "06-3"}


def test_but_never_chooses_one_of_them_for_a_write(reference: ReferenceData) -> None:
    read = values(reference, "créer", etablissement="06")
    assert read.establishment("etablissement") is None
    assert read.errors["etablissement"].key == "problem-establishment-several"


def test_an_unknown_establishment_is_met_with_near_ones(reference: ReferenceData) -> None:
    read = values(reference, etab="cissbls")
    read.establishments("etab")
    assert "CISSSBSL" in str(dict(read.errors["etab"].params)["options"])


def test_an_installation_is_looked_for_within_the_establishment(reference: ReferenceData) -> None:
    assert values(reference, installation="la malbaie").installation("installation", {"03"})
    outside = values(reference, installation="la malbaie")
    assert outside.installation("installation", {"01"}) is None
    assert outside.errors["installation"].key == "problem-installation"


@pytest.mark.parametrize("typed", ["actif", "ACTIFS", "active", "Actif"])
def test_choices_are_accent_and_case_blind(typed: str, reference: ReferenceData) -> None:
    assert values(reference, statut=typed).choices("statut") == ("active",)


def test_a_near_choice_is_proposed_and_not_taken(reference: ReferenceData) -> None:
    read = values(reference, statut="actfi")
    assert read.choices("statut") == ()
    assert read.errors["statut"].key == "problem-choice-near"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("TREM 1234 5678", "problem-patient-number"),
        ("abc\u202edef", "problem-characters"),
        ("a\x00b", "problem-characters"),
        ("\ud800", "problem-characters"),
        ("a" * 201, "problem-too-long"),
    ],
)
def test_free_text_that_has_no_place_here_is_refused(text: str, problem: str, reference: ReferenceData) -> None:
    """R63, and what hides or breaks."""
    read = values(reference, "désactiver", raison=text)
    assert read.text("raison") == ""
    assert read.errors["raison"].key == problem


def test_an_address_is_folded_and_a_malformed_one_told(reference: ReferenceData) -> None:
    assert values(reference, "créer", courriel="Anne.Roy.CIUSSSCN@ssss.gouv.qc.ca").email("courriel") == (
        "anne.roy.ciussscn@ssss.gouv.qc.ca"
    )
    wrong = values(reference, "créer", courriel="anne.roy@")
    assert wrong.email("courriel") == ""
    assert wrong.errors["courriel"].key == "problem-email"


def test_all_that_is_wrong_is_told_at_once(reference: ReferenceData) -> None:
    read = values(reference, "créer", courriel="x", type="z")
    read.email("courriel")
    read.choice("type")
    read.require("nom", "courriel")
    assert read.errors.keys() == {"courriel", "type", "nom"}


@given(text=st.text(max_size=300))
def test_no_value_makes_reading_raise(text: str, reference: ReferenceData) -> None:
    read = Values(
        Invocation(command="liste", values=dict.fromkeys(("etab", "installation", "statut", "inactif-depuis", "texte"), text)),
        reference,
    )
    read.establishments("etab")
    read.establishment("etab")
    read.installation("installation")
    read.choices("statut")
    read.duration("inactif-depuis")
    read.number("texte")
    read.token("texte")
    assert len(read.text("texte")) <= 200
