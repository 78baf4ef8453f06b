"""The two languages say the same things, and French is written as the Office québécois de la langue française has it."""

from __future__ import annotations

import re

import pytest

from bot.i18n import DIRECTORY
from bot.messages import read_entries
from tests.support.fluent_files import PLACE, MessageFacts, parsed

FRENCH = parsed(DIRECTORY / "fr")
ENGLISH = parsed(DIRECTORY / "en")

SAME_IN_BOTH = frozenset(
    {
        "profile-administrative",
        "pool-licence",
        "reference-problem-in",
        "argument-format",
        "button-month-csv",
        "button-month-xlsx",
        "choice-administrative",
        "choice-asc",
        "choice-csv",
        "choice-desc",
        "choice-invitation",
        "choice-type",
        "choice-xlsx",
        "column-action",
        "file-name-kind-allocate",
        "file-name-kind-create",
        "language-button-en",
        "language-button-fr",
        "language-chosen-en",
        "language-chosen-fr",
    }
)
"""Messages that are rightly the same text in both languages. Add yours here when they are."""

PICKS_ITS_OWN = frozenset({"in-language", "none", "none-given"})
"""The parameters differ on purpose: a name of the reference data in each language, of which the reader's is said; the noun with
which French agrees (« Fonction : Non précisée »)."""

NO_BREAK = "\u00a0"
FAULTS = {
    "a space before ? ! or ;": re.compile(r"\s[?!;]"),
    "no no-break space before :": re.compile(rf"(?<!{NO_BREAK}):(?!//|\w+:|[0-9]{{2}})(?=\s|{PLACE}|$)"),
    "no no-break space inside « »": re.compile(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»"),
    "no no-break space within an hour": re.compile(r"[0-9] h\b|[0-9]h[0-9]|\bh [0-9]{2}\b"),
    "a typewriter's ellipsis": re.compile(r"\.\.\."),
    "a masculine for whoever reads": re.compile(r"\bvous seul\b|\bvous (?:n’)?(?:êtes|serez) (?:pas )?\w+[éiu]\b", re.IGNORECASE),
}


def only(facts: list[MessageFacts]) -> MessageFacts:
    return facts[0]


def test_no_message_is_defined_twice() -> None:
    assert {key for language in (FRENCH, ENGLISH) for key, all_of_it in language.items() if len(all_of_it) > 1} == set()


def test_both_languages_have_the_same_messages() -> None:
    assert FRENCH.keys() ^ ENGLISH.keys() == set()


def test_both_languages_take_the_same_parameters() -> None:
    differing = {
        key: (only(FRENCH[key]).params, only(ENGLISH[key]).params)
        for key in (FRENCH.keys() & ENGLISH.keys()) - PICKS_ITS_OWN
        if only(FRENCH[key]).params != only(ENGLISH[key]).params
    }
    assert differing == {}


def test_what_the_process_reads_is_what_the_files_hold() -> None:
    """The quick cutting into entries agrees with Fluent's own parser."""
    assert read_entries(DIRECTORY / "fr").keys() == FRENCH.keys()
    assert read_entries(DIRECTORY / "en").keys() == ENGLISH.keys()


def test_english_is_translated() -> None:
    """R96 the other way round: nothing in French is left in the English files."""
    same = {
        key
        for key in FRENCH.keys() & ENGLISH.keys()
        if only(FRENCH[key]).texts == only(ENGLISH[key]).texts
        and any(c.isalpha() for text in only(FRENCH[key]).texts for c in text.replace(PLACE, ""))
    }
    assert same - SAME_IN_BOTH == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_french_typography(fault: str) -> None:
    faulty = {key: text for key, facts in FRENCH.items() for text in only(facts).texts if FAULTS[fault].search(text)}
    assert faulty == {}


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("a space before ? ! or ;", "Supprimer ?"),
        ("no no-break space before :", "Nom: Tremblay"),
        ("no no-break space before :", f"Nom : {PLACE}"),
        ("no no-break space before :", f"{PLACE}:"),
        ("no no-break space inside « »", "« Fiche »"),
        ("no no-break space within an hour", "à 8 h 02"),
        ("no no-break space within an hour", "à 8h02"),
        ("a masculine for whoever reads", "Visible de vous seul"),
        ("a masculine for whoever reads", "Vous serez prévenu de la fin."),
        ("a masculine for whoever reads", "Vous n’êtes pas reconnu ici."),
    ],
)
def test_the_check_sees_the_faults(fault: str, text: str) -> None:
    assert FAULTS[fault].search(text)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_check_lets_good_typography_pass(fault: str) -> None:
    good = f"Voulez-vous supprimer «{NO_BREAK}{PLACE}{NO_BREAK}»? Oui, vous seulement{NO_BREAK}: à 8{NO_BREAK}h{NO_BREAK}02; https://a.ca"
    assert not FAULTS[fault].search(good)
