"""What does not come from Slack, or not as Slack sends it, gets 401 or 400 and no detail; never 500."""

from __future__ import annotations

import json

import pytest

from tests.support.clock import SettableClock
from tests.support.slack import SlackClient, written
from tests.support.slack_desk import BreakableDesk
from tests.support.small_desk import SmallDesk

ODILE = "U0ODILE"
FORM = "application/x-www-form-urlencoded"


def test_a_forged_signature_is_refused_without_detail(slack: SlackClient, desk: SmallDesk) -> None:
    slack.secret = "another secret"
    response = slack.slash_response(ODILE, "liste")
    assert (response.status_code, response.content) == (401, b"")
    assert desk.heard == []


@pytest.mark.parametrize("seconds", [-301, 301])
def test_an_old_or_future_timestamp_is_refused(slack: SlackClient, clock: SettableClock, seconds: int) -> None:
    response = slack.post_form({"command": "/iris"}, at=clock.now().timestamp() + seconds)
    assert (response.status_code, response.content) == (401, b"")


@pytest.mark.parametrize("stamp", ["", "x", "١٢٣", "-1", "9" * 400])
def test_a_timestamp_that_is_no_number_is_refused(slack: SlackClient, stamp: str) -> None:
    response = slack.http.post(
        f"{slack.base}/slack/events",
        content=b"x=1",
        headers={b"x-slack-request-timestamp": stamp.encode(), b"x-slack-signature": b"v0=\xe9"},
    )
    assert response.status_code == 401


def test_a_body_changed_after_signing_is_refused(slack: SlackClient) -> None:
    response = slack.post(b"command=%2Firis", FORM, headers={"x-slack-signature": "v0=" + "0" * 64})
    assert response.status_code == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"\xff\xfe", FORM),
        (b"payload=", FORM),
        (b"payload={", FORM),
        (b"payload=[]", FORM),
        (b"payload=5", FORM),
        (b"payload=%5B" + b"%5B" * 20_000, FORM),
        (b"command=/iris", FORM),
        (b"command=/iris&user_id=<b>&trigger_id=t", FORM),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b"{}", "application/json"),
        (b'{"type": 5}', "application/json"),
        (b'{"type": "block_actions"}', "application/json"),
        (b'{"type": "block_actions", "user": "x", "actions": [], "trigger_id": "t"}', "application/json"),
        (b'{"type": "block_actions", "user": {"id": "U1"}, "actions": [5], "trigger_id": "t"}', "application/json"),
        (
            b'{"type": "view_submission", "user": {"id": "U1"}, "view": {"type": "modal", "state": {"values": []}}}',
            "application/json",
        ),
        (b'{"type": "event_callback", "event": 7, "event_id": "E"}', "application/json"),
        (b'{"type": "unheard_of"}', "application/json"),
    ],
)
def test_a_malformed_payload_is_refused_never_a_failure(slack: SlackClient, desk: SmallDesk, body: bytes, kind: str) -> None:
    response = slack.post(body, kind)
    assert (response.status_code, response.content) == (400, b"")
    assert desk.heard == []


def test_an_endless_body_is_refused(slack: SlackClient) -> None:
    assert slack.post(b"x=" + b"y" * 1_100_000, FORM).status_code == 413


def test_slack_may_check_the_address(slack: SlackClient) -> None:
    response = slack.post(json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB"}).encode(), "application/json")
    assert (response.status_code, response.json()) == (200, {"challenge": "3eZbrw1aB"})


def test_a_signed_event_that_nobody_asked_for_is_acknowledged(slack: SlackClient, desk: SmallDesk) -> None:
    assert slack.event({"type": "team_join", "user": ODILE}).status_code == 200
    assert slack.slash_response(ODILE, "liste", command="/autre").status_code == 200
    assert desk.heard == []


def test_a_defect_of_ours_is_a_sentence_never_a_failure(slack: SlackClient, desk: BreakableDesk) -> None:
    """R96."""
    shown, modal = slack.slash(ODILE, "liste"), slack.slash_form(ODILE, "créer")
    desk.broken = True
    assert "n’a pas pu être traitée" in written(slack.slash(ODILE, "liste"))
    assert "n’a pas pu être traitée" in written(slack.press(ODILE, shown, "Page suivante"))
    assert "n’a pas pu être traitée" in written(slack.submit(ODILE, modal, {})["view"])
    assert slack.options(ODILE, modal, "installation", "orl") == []
