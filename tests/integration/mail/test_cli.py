"""`iris mail`, and what `iris doctor` says of mail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.bootstrap import lay_foundation
from bot.cli import main
from bot.mail.diagnosis import examine_mail
from bot.settings import load_settings
from tests.support.mail_server import MailServer

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
Iris = Callable[..., tuple[int, str]]


@pytest.fixture
def iris(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iris:
    """Run `iris …` in French, on a migrated SQLite file of its own; its exit code and all that it said."""
    for name in [name for name in os.environ if name.startswith(("IRIS_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("IRIS_DATABASE_URL", f"sqlite:///{tmp_path / 'iris.sqlite3'}")
    monkeypatch.setenv("IRIS_SECRET_KEY", "une-cle-pour-les-essais-seulement-0123")
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["iris", *words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return int(left.value.code or 0), told.out + told.err

    assert run("migrate")[0] == 0
    return run


def test_a_mail_is_previewed_as_text_and_as_html(iris: Iris, tmp_path: Path) -> None:
    code, said = iris("mail", "preview", "introduction", "--lang", "fr")
    assert code == 0
    assert "Comment l’activer" in said
    assert "How to" not in said
    assert iris("mail", "preview", "reminder-7", "--out", "courriel.html")[0] == 0
    written = (tmp_path / "courriel.html").read_text(encoding="utf-8")
    assert "Comment l’activer" in written
    assert "How to activate" in written


@pytest.mark.parametrize("words", [("nothing",), ("introduction", "--lang", "de")])
def test_an_unknown_mail_or_language_says_which_there_are(iris: Iris, words: tuple[str, ...]) -> None:
    code, said = iris("mail", "preview", *words)
    assert code == 2
    assert "reminder-21" in said
    assert "Traceback" not in said


def test_a_report_of_non_delivery_is_noted_and_taken_back(iris: Iris) -> None:
    assert iris("mail", "bounce", EMAIL)[0] == 0
    assert iris("mail", "stop", EMAIL)[0] == 0
    house = lay_foundation(load_settings())
    with house.store.reading() as unit:
        facts = unit.mails.facts(EMAIL)
    assert facts.refused_at is not None
    assert facts.stopped_at is not None
    assert "recevra de nouveau" in iris("mail", "resume", EMAIL)[1]
    assert "Rien n’était noté" in iris("mail", "resume", EMAIL)[1]
    house.engine.dispose()


def test_what_is_no_address_is_refused(iris: Iris) -> None:
    code, said = iris("mail", "bounce", "achille")
    assert code == 2
    assert "n’est pas une adresse" in said


def diagnosis(**settings: object) -> dict[str, str]:
    house = lay_foundation(load_settings(**settings))
    found = {one.key: one.detail for one in examine_mail(house)}
    house.engine.dispose()
    return found


def test_the_doctor_meets_the_server_and_sends_nothing(iris: Iris, server: MailServer) -> None:
    found = diagnosis(**server.settings(mail_redirect="essai@exemple.qc.ca"))
    assert found["mail"] == "127.0.0.1"
    assert found["mail-redirected"] == "essai@exemple.qc.ca"
    assert "mail-no-stop-link" in found
    assert server.messages == []


def test_the_doctor_says_why_mails_cannot_leave(iris: Iris, server: MailServer) -> None:
    assert diagnosis(**server.settings(smtp_password="old"))["mail-away"] == "535 5.7.8"
    server.stop()
    assert diagnosis(**server.settings())["mail-away"] == "ConnectionRefusedError"


def test_the_doctor_warns_where_no_mail_leaves(iris: Iris) -> None:
    assert "Aucun courriel ne part" in iris("doctor")[1]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"smtp_host": "smtp.exemple.qc.ca"}, "IRIS_MAIL_FROM"),
        ({"smtp_host": "smtp.exemple.qc.ca", "mail_from": "personne"}, "IRIS_MAIL_FROM"),
        ({"graph_client_id": "1" * 8 + "-2222-3333-4444-" + "5" * 12, "mail_from": "a@b.ca"}, "IRIS_GRAPH_C"),
        ({"smtp_host": "smtp.exemple.qc.ca", "mail_from": "a@b.ca", "smtp_user": "u", "smtp_security": "none"}, "en clair"),
    ],
)
def test_settings_that_cannot_work_stop_the_start(iris: Iris, settings: dict[str, object], named: str) -> None:
    from commands.domain.errors import ConfigurationError

    with pytest.raises(ConfigurationError, match=named):
        load_settings(**settings)
