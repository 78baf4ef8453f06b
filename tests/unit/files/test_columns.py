"""Which column is which, and which kind a file is (R80)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.i18n import Translator
from commands.domain.batches import BatchKind
from commands.files.columns import columns_of, title
from commands.files.kinds import KINDS, told_kind
from commands.files.sentences import as_json, from_json
from commands.handlers.batch_rows import patient_number_in, values_of
from commands.views.nodes import Msg, msg

LOCALES = ("fr", "en")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", BatchKind)
def test_a_template_is_read_back_as_its_columns(kind: BatchKind, locale: str) -> None:
    say, spec = Translator(locale, strict=True), KINDS[kind]
    header = [
        say.words(msg("import-required", column=title(one)) if one in spec.required else title(one)) for one in spec.columns
    ]
    assert columns_of(header) == spec.columns


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("COURRIEL", "courriel"),
        ("E-mail", "courriel"),
        ("Adresse courriel", "courriel"),
        ("prenom", "prenom"),
        ("Prénom / Service", ""),
        ("Cancérologie", "cancer"),
        ("Chef de service", "chef"),
        ("chef_courriel", "chef-courriel"),
        ("Chef de service (courriel)", "chef-courriel"),
        ("Site *", "installation"),
        ("Fuseau\u00a0horaire", "fuseau"),
        ("Remarque", ""),
    ],
)
def test_titles_are_known_whatever_their_case_accents_and_marks(written: str, column: str) -> None:
    assert columns_of([written]) == (column,)


def test_a_second_column_of_the_same_meaning_says_nothing() -> None:
    assert columns_of(["Courriel", "Email", "Nom"]) == ("courriel", "", "nom")


def test_an_action_that_is_not_the_same_in_every_row_decides_nothing() -> None:
    assert told_kind(("courriel", "action"), {"Désactiver"}) is BatchKind.DEACTIVATE
    assert told_kind(("courriel", "action"), {"désactiver", "Désactivation"}) is BatchKind.DEACTIVATE
    assert told_kind(("courriel", "action"), {"Désactiver", "Renvoyer"}) is None
    assert told_kind(("courriel", "action"), {"Créer"}) is None, "its columns are not there"


def test_a_head_of_service_may_be_in_one_cell() -> None:
    values = values_of(BatchKind.MODIFY, ("courriel", "chef", "cancer"), ("a@x.example", "Rose Lavigne <rose@x.example>", "x"))
    assert values == {"courriel": "a@x.example", "chef": "Rose Lavigne", "chef-courriel": "rose@x.example", "cancer": "1"}


def test_a_column_of_another_kind_is_left_out() -> None:
    assert values_of(BatchKind.DEACTIVATE, ("courriel", "nom"), ("a@x.example", "Talon")) == {"courriel": "a@x.example"}


@pytest.mark.parametrize("cells", [("ZZZZ 1234 5678",), ("Note", "ZZZZ12345678"), ("ZZZZ", "12345678")])
def test_a_patient_number_is_seen_in_a_cell_and_across_two(cells: tuple[str, ...]) -> None:
    """R63."""
    assert patient_number_in(cells)


@pytest.mark.parametrize(
    "words",
    [
        msg("plain"),
        msg("a", n=3, text="é", day=date(2026, 3, 9), at=datetime(2026, 3, 9, 13, 2, tzinfo=UTC)),
        msg("outer", inner=msg("inner", of=msg("deepest", n=1))),
    ],
)
def test_a_sentence_that_is_kept_is_said_the_same_later(words: Msg) -> None:
    assert from_json(as_json(words)) == words
