"""Settings are checked at start, with a message that names the setting and never shows its value."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import retention_of
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
    assert not settings.has_teams


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
        ("IRIS_TEAMS_APP_ID", "pas-un-guid"),
        ("IRIS_TEAMS_TENANT_IDS", "11111111-2222-3333-4444-555555555555,tous"),
        ("IRIS_TEAMS_OPENID_URL", "http://cles.example/openid"),
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


APP, TENANT, OTHER = (f"{digit * 8}-2222-3333-4444-555555555555" for digit in "149")


def test_teams_takes_a_secret_or_a_certificate_and_a_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_TEAMS_APP_ID", APP)
    with pytest.raises(ConfigurationError, match="IRIS_TEAMS_CERTIFICATE"):
        load_settings()
    monkeypatch.setenv("IRIS_TEAMS_APP_SECRET", "un-secret")
    with pytest.raises(ConfigurationError, match="IRIS_TEAMS_TENANT_ID"):
        load_settings()
    monkeypatch.setenv("IRIS_TEAMS_TENANT_ID", TENANT)
    assert load_settings().has_teams


def test_the_apps_own_tenant_is_accepted_unless_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_TEAMS_TENANT_ID", TENANT)
    assert load_settings().teams_tenants == {TENANT}
    monkeypatch.setenv("IRIS_TEAMS_TENANT_IDS", f"{TENANT}, {OTHER},")
    assert load_settings().teams_tenants == {TENANT, OTHER}


def test_links_to_files_need_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenant without OneDrive would be given nothing."""
    monkeypatch.setenv("IRIS_TEAMS_APP_ID", APP)
    monkeypatch.setenv("IRIS_TEAMS_APP_SECRET", "secret")
    monkeypatch.setenv("IRIS_TEAMS_TENANT_ID", TENANT)
    monkeypatch.setenv("IRIS_TEAMS_FILES", "link")
    with pytest.raises(ConfigurationError, match="IRIS_PUBLIC_URL"):
        load_settings()
    monkeypatch.setenv("IRIS_PUBLIC_URL", "https://iris.example.org")
    assert load_settings().teams_files == "link"


def test_teams_without_tokens_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_TEAMS_ANONYMOUS", "1")
    assert load_settings().has_teams
    monkeypatch.setenv("IRIS_HOST", "0.0.0.0")
    with pytest.raises(ConfigurationError, match="IRIS_TEAMS_ANONYMOUS"):
        load_settings()


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_ZOOM_CLIENT_SECRET", "tres-secret-tres-secret")
    monkeypatch.setenv("IRIS_SECRET_KEY", "k" * 40)
    shown = repr(load_settings())
    assert "tres-secret" not in shown
    assert "kkkk" not in shown


def test_personal_details_are_kept_for_as_long_as_is_said_or_for_ever() -> None:
    """R94."""
    kept = retention_of(load_settings(_env_file=None, keep_journal_months=0, keep_history_months=12, keep_messages_days=30))
    assert (kept.journal, kept.history, kept.messages) == (None, timedelta(days=365), timedelta(days=30))
    assert (kept.figures, kept.takeover) == (timedelta(days=400), timedelta(days=400))
    assert retention_of(load_settings(_env_file=None, keep_figures_days=0)).figures is None
