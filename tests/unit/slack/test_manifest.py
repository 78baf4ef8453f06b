"""The manifest that an administrator pastes into Slack (schema v1, docs.slack.dev, App manifest reference)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.slack.manifest import manifest, manifest_text
from commands.catalogue import COMMANDS

ROOT = Path(__file__).parents[3]


def test_the_file_at_the_root_is_the_one_that_the_code_makes() -> None:
    assert (ROOT / "manifest.yml").read_text(encoding="utf-8") == manifest_text(manifest())


@pytest.mark.parametrize("socket_mode", [False, True])
def test_lengths_are_those_that_slack_takes(socket_mode: bool) -> None:
    made = manifest("/" + "a" * 31, "https://iris.example.org", socket_mode=socket_mode)
    shown = made["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000
    assert re.fullmatch("#[0-9a-f]{6}", shown["background_color"])
    (command,) = made["features"]["slash_commands"]
    assert 2 <= len(command["command"]) <= 32
    assert len(command["description"]) <= 2_000
    assert len(command["usage_hint"]) <= 1_000


def test_over_http_everything_that_slack_calls_has_the_address() -> None:
    made = manifest("/licences", "https://licences.example.org/")
    address = "https://licences.example.org/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == address
    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"]["request_url"] == address
    assert made["settings"]["interactivity"]["message_menu_options_url"] == address
    assert "/licences aide" in made["display_information"]["long_description"]


def test_socket_mode_wants_no_address() -> None:
    assert "https://" not in manifest_text(manifest(socket_mode=True))


def test_the_hint_follows_the_catalogue() -> None:
    hint = manifest()["features"]["slash_commands"][0]["usage_hint"]
    assert all(spec.name in hint for spec in COMMANDS)
