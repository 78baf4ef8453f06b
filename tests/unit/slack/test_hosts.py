"""Which addresses may be given our token, or a file of somebody's: Slack's own, whatever a payload says."""

from __future__ import annotations

import pytest

from bot.slack.hosts import is_slacks

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    "url",
    [
        "https://files.slack.com/files-pri/T0-F0/download/comptes.csv",
        "https://files.slack.com/upload/v1/abc",
        "https://reseau.slack.com/files-pri/T0-F0/comptes.csv",
        "https://slack.com/x",
    ],
)
def test_slacks_own_addresses(url: str) -> None:
    assert is_slacks(url, SLACK)


@pytest.mark.parametrize(
    "url",
    [
        "http://files.slack.com/x",
        "https://files.slack.com:8443/x",
        "https://files.slack.com.evil.example/x",
        "https://evilslack.com/x",
        "https://evil.example/files.slack.com",
        "https://user@files.slack.com/x",
        "https://files.slack.com\\@evil.example/x",
        "http://127.0.0.1/x",
        "https://169.254.169.254/x",
        "file:///etc/passwd",
        "https://[::1/x",
        "",
    ],
)
def test_whatever_else_a_payload_may_say(url: str) -> None:
    assert not is_slacks(url, SLACK)


def test_a_government_slack_has_its_own() -> None:
    assert is_slacks("https://files.slack-gov.com/x", "https://slack-gov.com/api/")
    assert not is_slacks("https://files.slack.com/x", "https://slack-gov.com/api/")
