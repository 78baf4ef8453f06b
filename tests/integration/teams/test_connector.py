"""Calls to the Bot Connector: what they carry, what is tried again and when, and what is given up for good."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
from msgspec import structs

from bot.front import UndeliverableError
from bot.microsoft import NoTokens
from bot.teams.connector import PATIENCE, Connector, ConnectorError
from bot.teams.pacing import Limit, Pacing
from bot.teams.references import Reference
from tests.support.teams_connector import BOT, TENANT, Issued, TeamsConnector

Connected: TypeAlias = Callable[[Callable[[Connector], Awaitable[Any]]], Any]
ODILE = "29:1odile"
BUSY = 5.0
"""Seconds that a busy machine may take for what is not waited for."""


def said(words: str) -> dict[str, Any]:
    card = {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard", "body": [words]}}
    return {"type": "message", "attachments": [card], "summary": words}


def refusal(connected: Connected, work: Callable[[Connector], Awaitable[Any]]) -> UndeliverableError:
    with pytest.raises(UndeliverableError) as caught:
        connected(work)
    return caught.value


def test_a_message_is_posted_updated_and_taken_away(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    async def three(connector: Connector) -> None:
        number = await connector.send(chat, said("En cours."))
        await connector.send(chat, said("À part."), reply_to="17/3")
        await connector.update(chat, number, said("Fait."))
        assert [one["summary"] for one in teams.messages(chat.conversation)] == ["Fait.", "À part."]
        await connector.delete(chat, number)

    connected(three)
    (message,) = teams.messages(chat.conversation)
    assert message["replyToId"] == "17/3"


def test_a_message_says_whom_it_is_from_and_where(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    """Without them Teams has refused messages that answer no request (403)."""
    connected(lambda connector: connector.send(chat, said("Fait.")))
    (message,) = teams.messages(chat.conversation)
    assert message["from"] == {"id": BOT}
    assert message["conversation"] == {"id": chat.conversation, "conversationType": "personal", "tenantId": TENANT}


def test_a_conversations_id_stays_one_part_of_the_address(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    connected(lambda connector: connector.send(chat, said("Fait.")))
    assert teams.called("POST")[0].path == "/v3/conversations/a%3A1_x%2Fy%3Bz/activities"


@pytest.mark.parametrize("status", [412, 429, 502, 504])
def test_what_teams_wants_tried_again_is_tried_again(
    status: int, teams: TeamsConnector, chat: Reference, connected: Connected
) -> None:
    teams.trouble("POST", status, times=2)
    assert connected(lambda connector: connector.send(chat, said("Fait.")))
    assert len(teams.called("POST")) == 3
    assert len(teams.messages(chat.conversation)) == 1


def test_tries_are_spaced_and_not_evenly(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    teams.trouble("POST", 502, times=3)
    connected(lambda connector: connector.send(chat, said("Fait.")))
    at = [call.at for call in teams.called("POST")]
    gaps = [later - earlier for earlier, later in pairwise(at)]
    # What a busy machine adds says nothing of the pauses.
    assert [lowest <= gap < 2 * lowest + BUSY for gap, lowest in zip(gaps, (0.2, 0.4, 0.8), strict=True)] == [True] * 3


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_respected(as_date: bool, teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    """A date is a whole second."""
    began, now = time.monotonic(), datetime.now(UTC)
    date = (now + timedelta(seconds=2.5)).replace(microsecond=0)
    teams.trouble("POST", 429, retry_after=format_datetime(date, usegmt=True) if as_date else 1)
    connected(lambda connector: connector.send(chat, said("Fait.")))
    first, second = (call.at for call in teams.called("POST"))
    wanted = began + (date - now).total_seconds() if as_date else first + 1.0
    assert second >= wanted - 0.05, "clocks may drift apart meanwhile"


class Watched(Pacing):
    """Tells when Teams was heard to want nothing somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.held = asyncio.Event()

    def hold(self, name: str, limits: tuple[Limit, ...], seconds: float) -> None:
        super().hold(name, limits, seconds)
        self.held.set()


def test_a_throttled_conversation_makes_its_other_senders_wait_and_nobody_else(teams: TeamsConnector, chat: Reference) -> None:
    other = structs.replace(chat, conversation="a:2")
    teams.trouble("POST", 429, retry_after=2)

    async def three() -> None:
        pacing = Watched()
        connector = Connector(Issued(teams), pacing)
        first = asyncio.create_task(connector.send(chat, said("1")))
        await pacing.held.wait()
        await asyncio.gather(connector.send(chat, said("2")), connector.send(other, said("3")), first)
        await connector.close()

    asyncio.run(three())
    (elsewhere,) = (call.at for call in teams.called("POST", "a%3A2"))
    refused, *later = (call.at for call in teams.called("POST", "a%3A1"))
    assert elsewhere < min(later)
    assert min(later) >= refused + 2.0


def test_a_wait_longer_than_ours_is_left_to_the_outbox(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    teams.trouble("POST", 429, retry_after=120)
    began = time.monotonic()
    refused = refusal(connected, lambda connector: connector.send(chat, said("Fait.")))
    assert (refused.after, refused.gone) == (120.0, False)
    assert time.monotonic() - began < 60


def test_trying_ends_in_time_for_whoever_waits(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    teams.trouble("POST", 502, times=99)
    began = time.monotonic()
    refused = refusal(connected, lambda connector: connector.send(chat, said("Fait."), within=1.5))
    assert not refused.gone
    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize(
    ("status", "code", "gone"),
    [
        (403, "ConversationBlockedByUser", True),
        (403, "BotNotInConversationRoster", True),
        (403, "BotDisabledByAdmin", True),
        (403, "MessageWritesBlocked", True),
        (404, "ConversationNotFound", True),
        (413, "MessageSizeTooBig", True),
        (403, "Forbidden", False),
        (404, "NotFound", False),
        (400, "BadSyntax", False),
        (500, "ServiceError", False),
        (503, "ConversationNotFound", False),
        (307, "", False),
    ],
)
def test_a_refusal_says_whether_trying_again_helps(
    status: int, code: str, gone: bool, teams: TeamsConnector, chat: Reference, connected: Connected
) -> None:
    """Microsoft Learn, « Messages in bot conversations », status codes."""
    teams.trouble("POST", status, code=code)
    refused = refusal(connected, lambda connector: connector.send(chat, said("Fait.")))
    assert isinstance(refused, ConnectorError)
    assert (refused.status, refused.gone) == (status, gone)
    assert len(teams.called("POST")) == 1


def test_a_message_that_was_deleted_is_not_updated_for_ever(chat: Reference, connected: Connected) -> None:
    assert refusal(connected, lambda connector: connector.update(chat, "17", said("Fait."))).gone


def test_a_message_whose_answer_was_lost_is_not_posted_twice_within_a_call(
    teams: TeamsConnector, chat: Reference, connected: Connected
) -> None:
    teams.trouble("POST", cut=True, taken=True)
    refused = refusal(connected, lambda connector: connector.send(chat, said("Fait.")))
    assert not refused.gone
    assert len(teams.messages(chat.conversation)) == 1


def test_an_update_whose_answer_was_lost_is_sent_again(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    teams.trouble("PUT", cut=True)

    async def both(connector: Connector) -> None:
        await connector.update(chat, await connector.send(chat, said("En cours.")), said("Fait."))

    connected(both)
    assert [one["summary"] for one in teams.messages(chat.conversation)] == ["Fait."]


def test_an_answer_that_does_not_come_is_not_waited_for(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    teams.trouble("POST", delay=10)
    began = time.monotonic()
    refusal(connected, lambda connector: connector.send(chat, said("Fait."), within=0.5))
    assert time.monotonic() - began < 10


def test_nobody_listening_is_tried_again(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    nowhere = structs.replace(chat, service_url="http://127.0.0.1:9/")
    assert not refusal(connected, lambda connector: connector.send(nowhere, said("Fait."), within=1.0)).gone


def test_a_token_that_was_refused_is_replaced_once(teams: TeamsConnector, chat: Reference, confirmed: Connected) -> None:
    async def both(connector: Connector) -> None:
        await connector.send(chat, said("1"))
        teams.revoke()
        await connector.send(chat, said("2"))

    confirmed(both)
    assert [call.authorization for call in teams.called("POST")][1:] == [f"Bearer {one}" for one in _in_order(teams)]


def _in_order(teams: TeamsConnector) -> list[str]:
    first = teams.called("POST")[0].authorization.removeprefix("Bearer ")
    return [first, *teams.tokens]


def test_an_application_that_teams_does_not_know_is_not_tried_for_ever(
    teams: TeamsConnector, chat: Reference, confirmed: Connected
) -> None:
    teams.trouble("POST", 401, code="BotNotRegistered", times=99)
    refusal(confirmed, lambda connector: connector.send(chat, said("Fait.")))
    assert len(teams.called("POST")) == 2


def test_no_token_no_call(teams: TeamsConnector, chat: Reference, confirmed: Connected) -> None:
    teams.token_trouble = (401, {"error": "invalid_client"})
    assert not refusal(confirmed, lambda connector: connector.send(chat, said("Fait."))).gone
    assert teams.calls == []


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.example/ca/",
        "http://10.0.0.1/",
        "https://user:pass@smba.example/",
        "ftp://127.0.0.1/",
        "https://",
        "",
        "http://127.0.0.1.example/",
    ],
)
def test_a_token_never_goes_in_clear_elsewhere(url: str, teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    refused = refusal(connected, lambda connector: connector.send(structs.replace(chat, service_url=url), said("Fait.")))
    assert refused.gone
    assert teams.token_calls == []


def test_a_redirection_is_not_followed(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    """The token would go along."""
    teams.trouble("GET", 302)
    refusal(connected, lambda connector: connector.member(chat, ODILE))
    assert len(teams.calls) == 1


def test_a_chat_is_opened_from_a_channel_and_the_answers_own_address_is_not_believed(
    teams: TeamsConnector, chat: Reference, connected: Connected
) -> None:
    teams.add(ODILE, "odile.gestion.ciussscn@ssss.gouv.qc.ca")
    channel = structs.replace(chat, conversation="19:general@thread.tacv2;messageid=1", kind="channel")
    opened = connected(lambda connector: connector.open_personal(channel, ODILE))
    assert opened == structs.replace(channel, conversation=teams.personal(ODILE), kind="personal")
    assert teams.called("POST")[0].body["channelData"] == {"tenant": {"id": TENANT}}


def test_somebody_without_the_app_cannot_be_opened_a_chat_with(chat: Reference, connected: Connected) -> None:
    assert refusal(connected, lambda connector: connector.open_personal(chat, "29:nobody")).gone


def test_the_local_client_is_called_without_a_token(teams: TeamsConnector, chat: Reference) -> None:
    teams.anonymous = True

    async def run() -> None:
        connector = Connector(NoTokens())
        await connector.send(chat, said("Fait."))
        await connector.close()

    asyncio.run(run())
    assert teams.called("POST")[0].authorization == ""


def test_what_comes_after_the_end_is_not_sent(teams: TeamsConnector, chat: Reference, connected: Connected) -> None:
    """Else a connection would open that nobody closes."""

    async def late(connector: Connector) -> None:
        await connector.send(chat, said("À temps."))
        await connector.close()
        await connector.send(chat, said("Trop tard."), within=0.5)

    assert not refusal(connected, late).gone, "to be sent by whoever comes next"
    assert [one["summary"] for one in teams.messages(chat.conversation)] == ["À temps."]
