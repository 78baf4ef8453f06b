"""What `iris doctor` looks at of Slack: the token for real, whose workspace it is of, and what it may do."""

from __future__ import annotations

from collections.abc import Iterator

import httpx

from bot.bootstrap import Foundation
from bot.diagnosis import Finding, Health
from bot.slack.manifest import SCOPES

GRANTED = "x-oauth-scopes"
"""The header in which Slack names the scopes of the token, separated by commas (docs.slack.dev, « Using the Slack Web API »)."""


def examine_slack(house: Foundation) -> Iterator[Finding]:
    """Of a deployment that has Slack."""
    settings = house.settings
    try:
        response = httpx.post(
            settings.slack_api_url.rstrip("/") + "/auth.test",
            headers={"Authorization": f"Bearer {settings.slack_bot_token.get_secret_value()}"},
            timeout=5.0,
        )
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        yield Finding(Health.BAD, "slack-away", type(error).__name__)
        return
    if not answer.get("ok"):
        yield Finding(Health.BAD, "slack-token", str(answer.get("error", "")))
        return
    if answer.get("team_id") != settings.slack_team_id:
        yield Finding(Health.BAD, "slack-team", str(answer.get("team_id", "")))
    else:
        yield Finding(Health.GOOD, "slack", str(answer.get("team", "")))
    yield from _scopes(response.headers.get(GRANTED))


def _scopes(told: str | None) -> Iterator[Finding]:
    """What the manifest asks for and the token lacks: the app was not installed again since. Silence proves nothing."""
    if told is None:
        return
    granted = {one.strip() for one in told.split(",")}
    for scope in SCOPES:
        if scope not in granted:
            yield Finding(Health.BAD, "slack-scope", scope)
