"""From message keys to sentences."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot import formats
from bot.i18n import Translator, label_key, normalise_locale, translator
from bot.messages import Messages, MissingMessageError
from commands.domain.accounts import Pool, Profile, Status, UserType
from commands.domain.people import Role
from commands.views.nodes import msg
from storage.reference.problems import ProblemKind

MORNING = datetime(2026, 3, 3, 13, 2, tzinfo=UTC)
"""8:02 in Toronto."""
NB = "\u00a0"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for locale, text in {
        "fr": "-outil = IRIS\nbonjour = Bonjour { $name }\nici = Chez { -outil }\nseul = Seulement ici\nétrange = x\n"
        "compte = { $count ->\n    [one] { $count } licence\n   *[other] { $count } licences\n }\n"
        "quand = vu { $at }\nheure = à { CLOCK($at) }\nfiche = { bonjour }, { ici }!\n",
        "en": "-outil = IRIS\nbonjour = Hello { $name }\nici = At { -outil }\nquand = seen { $at }\nheure = at { CLOCK($at) }\n",
    }.items():
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "essai.ftl").write_text(text.replace("étrange = x\n", ""), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "locale"),
    [("fr-CA", "fr"), ("en_US", "en"), ("EN", "en"), ("en-GB.UTF-8", "en"), (None, "fr"), ("", "fr"), ("es", "fr")],
)
def test_a_platforms_locale_becomes_ours(given: str | None, locale: str) -> None:
    assert normalise_locale(given) == locale


def test_a_message_takes_its_parameters(files: Path) -> None:
    french = Translator("fr", strict=True, directory=files)
    assert french.text("bonjour", name="Zoé <b>") == "Bonjour Zoé <b>"
    assert french.text("compte", count=1) == "1 licence"
    assert french.text("compte", count=0) == "0 licence"
    assert french.text("compte", count=12345) == f"12{NB}345 licences"
    assert french.text("fiche", name="Zoé") == "Bonjour Zoé, Chez IRIS!"


def test_a_message_among_the_parameters_is_said_first(files: Path) -> None:
    assert Translator("en", strict=True, directory=files).words(msg("bonjour", name=msg("ici"))) == "Hello At IRIS"


def test_words_from_data_are_left_alone(files: Path) -> None:
    assert Translator("fr", strict=True, directory=files).words("bonjour") == "bonjour"


def test_times_are_said_on_torontos_clock(files: Path) -> None:
    french, english = (Translator(locale, strict=True, directory=files) for locale in ("fr", "en"))
    assert french.text("quand", at=MORNING) == f"vu 3 mars 2026 à 8{NB}h{NB}02"
    assert french.text("quand", at=date(2026, 3, 1)) == "vu 1er mars 2026"
    assert french.text("heure", at=MORNING) == f"à 8{NB}h{NB}02"
    assert english.text("heure", at=MORNING) == f"at 8:02{NB}a.m."
    assert english.text("quand", at=date(2026, 3, 1)) == "seen March 1, 2026"


def test_an_enum_is_said_by_its_label() -> None:
    assert label_key(UserType.LICENSED) == "user-type-licensed"
    assert translator("fr-CA").label(Status.PENDING) == "En attente"
    assert translator("en").label(Status.PENDING) == "Pending"


@pytest.mark.parametrize("value", [*Status, *UserType, *Profile, *Pool, *Role])
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_value_has_a_label(value: Status, locale: str) -> None:
    assert Translator(locale, strict=True).label(value)


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_of_the_reference_files_has_words(kind: ProblemKind) -> None:
    assert Translator("fr", strict=True).text(f"reference-problem-{kind.value}", value="x")


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as can be."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("restless")
def test_threads_that_meet_a_message_for_the_first_time_all_say_it(tmp_path: Path) -> None:
    """Each message refers to another, so that adding one takes a while; nobody finds it half added."""
    (tmp_path / "fr").mkdir()
    lines = ["mot0 = fin\n", *(f"mot{number} = {number} {{ mot{number - 1} }}\n" for number in range(1, 40))]
    (tmp_path / "fr" / "essai.ftl").write_text("".join(lines), encoding="utf-8")
    expected = " ".join([*(str(number) for number in range(39, 0, -1)), "fin"])
    for _ in range(20):
        messages = Messages(tmp_path / "fr", "fr", {})
        together = threading.Barrier(8)

        def first(messages: Messages = messages, together: threading.Barrier = together) -> str:
            together.wait(30)
            return messages.format("mot39", {})

        with ThreadPoolExecutor(8) as pool:
            said = [done.result() for done in [pool.submit(first) for _ in range(8)]]
        assert said == [expected] * 8


def test_a_missing_key_fails_in_tests(files: Path) -> None:
    strict = Translator("en", strict=True, directory=files)
    with pytest.raises(MissingMessageError):
        strict.text("absent")
    with pytest.raises(MissingMessageError, match="name"):
        strict.text("bonjour")
    with pytest.raises(MissingMessageError):
        strict.text("seul")


def test_in_production_a_missing_message_is_said_in_french_then_neutrally(files: Path) -> None:
    """R96: never a key, never an error."""
    english = Translator("en", directory=files)
    assert english.text("seul") == "Seulement ici"
    assert english.text("absent") == "This text cannot be shown. Try again or write to your telehealth coordination centre."
    assert "ne peut pas être affiché" in Translator("fr", directory=files).text("bonjour")


def test_an_endless_parameter_is_cut(files: Path) -> None:
    assert Translator("fr", strict=True, directory=files).text("bonjour", name="x" * 9000).endswith("x…")


@pytest.mark.parametrize(
    ("ago", "french", "english"),
    [
        (timedelta(0), f"à 8{NB}h{NB}02", f"at 8:02{NB}a.m."),
        (timedelta(days=1), f"hier à 8{NB}h{NB}02", f"yesterday at 8:02{NB}a.m."),
        (timedelta(days=2), f"le 1er mars à 8{NB}h{NB}02", f"on March 1 at 8:02{NB}a.m."),
        (timedelta(days=90), f"le 3 décembre 2025 à 8{NB}h{NB}02", f"on December 3, 2025 at 8:02{NB}a.m."),
    ],
)
def test_freshness_is_said_from_today(ago: timedelta, french: str, english: str) -> None:
    """R12: « à jour à 8 h 02 »."""
    at = MORNING - ago
    assert Translator("fr", strict=True).text("freshness", at=at, now=MORNING) == f"à jour {french}"
    assert Translator("en", strict=True).text("freshness", at=at, now=MORNING) == f"up to date {english}"


def test_the_day_is_torontos_not_greenwichs() -> None:
    late = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)
    assert formats.format_when(late, MORNING, "fr") == f"aujourd’hui à 22{NB}h{NB}30"
    assert formats.format_day(date(2026, 3, 4), late, "fr") == "demain"


@pytest.mark.parametrize(
    ("hour", "french", "english"),
    [(0, f"0{NB}h", "12:00 a.m."), (12, f"12{NB}h", "12:00 p.m."), (13, f"13{NB}h", "1:00 p.m.")],
)
def test_whole_hours(hour: int, french: str, english: str) -> None:
    at = datetime(2026, 7, 1, hour, tzinfo=formats.TORONTO)
    assert formats.format_clock(at, "fr") == french
    assert formats.format_clock(at, "en") == english.replace(" ", NB)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.format_clock(datetime(2026, 1, 1), "fr")  # noqa: DTZ001 - the very thing refused


def test_numbers() -> None:
    assert formats.format_number(1234567, "fr") == f"1{NB}234{NB}567"
    assert formats.format_number(1234567, "en") == "1,234,567"


def test_a_language_is_read_at_its_first_use_only() -> None:
    """Nothing is live at import, and a process that speaks French reads no English file."""
    code = (
        "import bot.i18n as i; assert i._messages.cache_info().currsize == 0;"
        "i.translator('fr').text('yes'); assert i._messages.cache_info().currsize == 1"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0


def test_no_seat_is_not_said_as_one() -> None:
    """R70: in French zero takes the singular, whose words must not say « une »."""
    seats = translator("fr").text("digest-seats-figures", used=0, reserved=0, free=1, allocated=1)
    assert seats == "aucune utilisée, aucune réservée, une libre sur 1"
    assert translator("fr").text("digest-seats-unfixed", used=1, reserved=0).startswith("une utilisée, aucune réservée")


def test_an_english_hour_at_the_end_of_a_sentence_keeps_one_period() -> None:
    """« … today at 8:02 a.m. », where French has « … aujourd’hui à 8 h 02. »"""
    said = {one: translator(one).text("already-done-by", by="Odile", at=MORNING, now=MORNING) for one in ("fr", "en")}
    assert said["en"].endswith("8:02\u00a0a.m.")
    assert said["fr"].endswith("02.")
