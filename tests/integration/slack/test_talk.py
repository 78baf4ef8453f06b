"""What people say where they talk: mentions, threads of requests, messages that a request is made of (R7, R60, R61)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commands.incoming import MessageInput, TextInput
from tests.support.slack import OTHER_TEAM, SlackApi, SlackClient, labels, written
from tests.support.slack_desk import BreakableDesk

ODILE = "U0ODILE"
MARCEL = "U0MARCEL"
SUPPORT = "C0SOUTIEN"


@pytest.fixture
def channel(api: SlackApi) -> str:
    return api.channel(SUPPORT)


def test_a_mention_is_a_request_and_is_answered_for_its_author_alone(
    slack: SlackClient, desk: BreakableDesk, api: SlackApi, channel: str
) -> None:
    """R7, R60: nothing is posted for others."""
    text = "Bonjour,\nun compte pour anh.pham.ciussscn@ssss.gouv.qc.ca & <sa collègue>"
    answer = slack.mention(ODILE, channel, text)
    assert "La demande est partie." in written(answer)
    assert desk.filed == [text]
    assert api.posted == {}
    (heard,) = desk.heard
    assert (heard.conversation, heard.private, heard.mentioned, heard.thread) == (channel, False, True, "")


def test_a_mention_with_a_command_runs_it_in_private(slack: SlackClient, api: SlackApi, channel: str) -> None:
    assert "Comptes – 03" in written(slack.mention(ODILE, channel, "liste etab=03"))
    assert api.posted == {}


def test_a_mention_delivered_again_is_heard_once(slack: SlackClient, desk: BreakableDesk, api: SlackApi, channel: str) -> None:
    """R44: Slack repeats what it thinks was not taken."""
    slack.mention(ODILE, channel, "un compte svp", ts="1700000001.000001")
    assert slack.mention(ODILE, channel, "un compte svp", ts="1700000001.000001", heard=False) == {}
    assert desk.filed == ["un compte svp"]


def test_a_form_that_a_mention_asks_for_is_opened_by_a_button(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    """An event has no trigger to open it with; the button means what the mention did."""
    answer = slack.mention(ODILE, channel, "créer anh.pham@ssss.gouv.qc.ca")
    assert labels(answer) == ["Ouvrir le formulaire"]
    modal = slack.press(ODILE, answer, "Ouvrir le formulaire")
    assert modal["title"]["text"] == "Créer un compte"
    assert [one.mentioned for one in desk.heard] == [True, True]


def test_a_stranger_is_told_so_and_asks_nothing(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    """R2: somebody of another workspace, in a shared channel."""
    answer = slack.mention("U0STRANGER", channel, "liste", team=OTHER_TEAM)
    assert "réservé aux membres" in written(answer)
    assert desk.heard == []


def test_what_breaks_gets_a_sentence_and_may_come_again(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    """R96."""
    desk.broken = True
    assert "n’a pas pu être traitée" in written(slack.mention(ODILE, channel, "bonjour", ts="1700000002.000001"))
    desk.broken = False
    assert "partie" in written(slack.mention(ODILE, channel, "bonjour", ts="1700000002.000001"))


def test_an_answer_that_cannot_be_whispered_comes_in_private(slack: SlackClient, api: SlackApi, channel: str) -> None:
    api.trouble("chat.postEphemeral", "user_not_in_channel")
    answer = slack.mention(ODILE, channel, "un compte svp")
    assert "La demande est partie." in written(answer)
    assert answer["channel"] == f"D{ODILE}"


def test_a_reply_in_a_request_s_thread_is_for_its_other_side(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    """R61: nobody is spoken to by name, and nothing that is said runs."""
    desk.threads.add(f"{channel}:1700000000.000009")
    answer = slack.write(ODILE, channel, "liste", thread="1700000000.000009")
    assert "partie" in written(answer)
    assert answer["thread_ts"] == "1700000000.000009"
    assert desk.filed == ["liste"]
    (heard,) = desk.heard
    assert (heard.thread, heard.mentioned) == (f"{channel}:1700000000.000009", False)


def test_a_mention_in_a_thread_is_heard_once_though_told_twice(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    desk.threads.add(f"{channel}:1700000000.000009")
    slack.mention(ODILE, channel, "voici son courriel", thread="1700000000.000009")
    assert desk.filed == ["voici son courriel"]
    assert [one.mentioned for one in desk.heard] == [True]


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"thread_ts": "1700000000.000007"},
        {"thread_ts": "1700000000.000009", "bot_id": "B0IRIS"},
        {"thread_ts": "1700000000.000009", "subtype": "message_changed"},
        {"thread_ts": "1700000000.000009", "ts": "1700000000.000009"},
        {"thread_ts": "1700000000.000009", "subtype": "channel_join"},
    ],
    ids=["no thread", "a thread of others", "a bot's", "an edit", "the first message", "a join"],
)
def test_what_people_say_to_each_other_is_theirs(
    slack: SlackClient, desk: BreakableDesk, api: SlackApi, channel: str, event: dict[str, Any]
) -> None:
    """R94: not even who it was is asked."""
    desk.threads.add(f"{channel}:1700000000.000009")
    assert slack.write(ODILE, channel, "liste", heard=False, **event) == {}
    assert desk.heard == []
    assert api.called("users.info") == []


def test_a_message_s_shortcut_opens_the_form_with_its_words(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    """R60: who wrote it is not asked, and nothing is filed before the form is sent."""
    modal = slack.choose(ODILE, channel, "il faut un compte pour R&D <b>")
    (field,) = [block for block in modal["blocks"] if block["type"] == "input"]
    assert field["element"]["initial_value"] == "il faut un compte pour R&D <b>"
    assert desk.filed == []
    assert desk.heard[0].input == MessageInput("il faut un compte pour R&D <b>")
    slack.submit(ODILE, modal, {})
    assert desk.filed == ["il faut un compte pour R&D <b>"]


def test_a_shortcut_s_form_that_comes_too_late_says_so(slack: SlackClient, api: SlackApi, channel: str) -> None:
    api.trouble("views.open", "expired_trigger_id")
    with pytest.raises(AssertionError, match="no view"):
        slack.choose(ODILE, channel, "un compte")
    (told,) = next(iter(api.responses.values()))
    assert "à temps" in written(told)


def test_a_stranger_s_shortcut_says_why(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    slack.team = OTHER_TEAM
    modal = slack.choose("U0STRANGER", channel, "un compte")
    assert "réservé aux membres" in written(modal)
    assert desk.heard == []


def test_a_press_on_what_everybody_sees_is_answered_apart(slack: SlackClient, api: SlackApi, channel: str) -> None:
    """R7: an answer never takes the place of a message of a channel."""
    posted = {"channel": channel, "ts": "1700000000.000009", "blocks": _confirmation(slack)}
    answer = slack.press(ODILE, posted, "OUI")
    assert "Compte supprimé." in written(answer)
    assert (answer["replace_original"], answer["response_type"]) == (False, "ephemeral")
    assert slack.press(ODILE, posted | {"is_ephemeral": True}, "OUI")["replace_original"] is True


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"is_private": False}, False),
        ({"is_ext_shared": True}, False),
        ({"is_pending_ext_shared": True}, False),
        ({"is_org_shared": True}, False),
    ],
)
def test_who_reads_a_channel_is_asked_of_slack_where_it_matters(
    slack: SlackClient, desk: BreakableDesk, api: SlackApi, changes: dict[str, bool], expected: bool
) -> None:
    """R7: for the channels' own command, and for no other."""
    channel = api.channel(SUPPORT, **changes)
    slack.slash(ODILE, "canal soutien", channel_id=channel)
    assert desk.heard[0].channel_private is expected
    slack.slash(ODILE, "liste", channel_id=channel)
    assert desk.heard[1].channel_private is None
    assert len(api.called("conversations.info")) == 1


def test_a_channel_without_the_bot_is_unknown(slack: SlackClient, desk: BreakableDesk) -> None:
    slack.slash(ODILE, "canal soutien", channel_id="C0AILLEURS")
    assert desk.heard[0].channel_private is None


def test_slack_s_silence_about_a_channel_is_no_yes(slack: SlackClient, desk: BreakableDesk, api: SlackApi, channel: str) -> None:
    api.trouble("conversations.info", "internal_error", status=503)
    slack.slash(ODILE, "canal soutien", channel_id=channel)
    assert desk.heard[0].channel_private is None


def test_events_of_any_shape_are_taken_or_refused(slack: SlackClient, desk: BreakableDesk) -> None:
    for event in ({"type": "app_mention"}, {"type": "message", "text": 7}, {"type": "message", "ts": "x"}):
        assert slack.event(event).status_code in (200, 400)
    assert slack.post(json.dumps({"type": "message_action"}).encode(), "application/json").status_code == 400
    assert desk.heard == []


def test_the_bot_s_own_name_is_no_part_of_what_is_said(slack: SlackClient, desk: BreakableDesk, channel: str) -> None:
    slack.write(ODILE, channel, "", heard=False)
    slack.mention(ODILE, channel, "aide-moi & <@U0AUTRE>")
    (heard,) = desk.heard
    assert heard.input == TextInput("aide-moi & <@U0AUTRE>")


def _confirmation(slack: SlackClient) -> list[dict[str, object]]:
    blocks: list[dict[str, object]] = slack.slash(ODILE, "supprimer x@ssss.gouv.qc.ca")["blocks"]
    return blocks
