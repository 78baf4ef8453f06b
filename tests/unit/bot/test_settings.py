"""Settings are checked at start, with a message that names the setting and never shows its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import load_settings
from commands.domain.errors import ConfigurationError


@pytest.fixture(autouse=True)
def an_empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("IRIS_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_a_fresh_machine_needs_no_setting() -> None:
    settings = load_settings()
    assert settings.database_url == "sqlite:///iris.sqlite3"
    assert settings.command == "/iris"
    assert not settings.has_zoom
    assert not settings.has_slack


def test_admins_are_a_list_of_folded_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_ADMINS", " Aline.Tremblay@ssss.gouv.qc.ca , b.roy@msss.gouv.qc.ca,")
    assert load_settings().admins == {"aline.tremblay@ssss.gouv.qc.ca", "b.roy@msss.gouv.qc.ca"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IRIS_PORT", "99999"),
        ("IRIS_ADMINS", "pas-une-adresse"),
        ("IRIS_COMMAND", "iris"),
        ("IRIS_COMMAND", "/IRIS ZOOM"),
        ("IRIS_DATABASE_URL", "mysql://hote/base"),
        ("IRIS_SECRET_KEY", "tropcourte"),
        ("IRIS_ZOOM_PLAN", "gold"),
        ("IRIS_ZOOM_API_URL", "http://zoom.example/v2"),
        ("IRIS_SEATS_FROZEN_ON", "juillet 2020"),
        ("IRIS_READING_MINUTES", "0"),
    ],
)
def test_a_wrong_setting_stops_the_process_and_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as stopped:
        load_settings()
    assert name in str(stopped.value)
    assert value not in str(stopped.value)


def test_every_wrong_setting_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_PORT", "99999")
    monkeypatch.setenv("IRIS_COMMAND", "iris")
    with pytest.raises(ConfigurationError) as stopped:
        load_settings()
    assert "IRIS_PORT" in str(stopped.value)
    assert "IRIS_COMMAND" in str(stopped.value)


def test_a_slack_token_without_a_way_to_verify_events_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_SLACK_BOT_TOKEN", "xoxb-essai")
    with pytest.raises(ConfigurationError, match="IRIS_SLACK_SIGNING_SECRET"):
        load_settings()


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_ZOOM_CLIENT_SECRET", "tres-secret-tres-secret")
    monkeypatch.setenv("IRIS_SECRET_KEY", "k" * 40)
    shown = repr(load_settings())
    assert "tres-secret" not in shown
    assert "kkkk" not in shown
