"""Microsoft Graph's sendMail over real HTTP: the whole message as we made it, and what each refusal means."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from bot.mail.graph import GraphTransport
from bot.mail.house import transport_of
from bot.mail.transport import MailRefusedError, MailUnreachableError
from bot.settings import Settings
from tests.support.graph_server import SENDER, GraphServer, graph_server

TO = "achille.talon.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def graph() -> Iterator[GraphServer]:
    with graph_server() as running:
        yield running


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"IRIS <{SENDER}>", TO, "Votre compte est prêt"
    made["Message-ID"], made["List-Unsubscribe"] = "<iris.1@exemple.qc.ca>", "<https://iris.exemple.qc.ca/mail/stop/1>"
    made.set_content("Bonjour", cte="quoted-printable")
    return made


def transport(graph: GraphServer, **changes: object) -> GraphTransport:
    settings = Settings(_env_file=None, **graph.settings(**changes))  # type: ignore[arg-type, call-arg]  # checked by the fields
    made = transport_of(settings)
    assert isinstance(made, GraphTransport)
    return made


def send(graph: GraphServer, times: int = 1, **changes: object) -> None:
    async def run() -> None:
        way = transport(graph, **changes)
        try:
            for _ in range(times):
                await way.send(message())
        finally:
            await way.rest()

    asyncio.run(run())


def test_the_message_leaves_whole_from_its_sender_s_mailbox(graph: GraphServer) -> None:
    """As JSON, Graph takes neither List-Unsubscribe nor a Message-ID of ours."""
    send(graph, times=2)
    first, second = graph.messages
    assert (first["To"], first["Subject"], first["Message-ID"]) == (TO, "Votre compte est prêt", "<iris.1@exemple.qc.ca>")
    assert second["List-Unsubscribe"] == "<https://iris.exemple.qc.ca/mail/stop/1>"
    assert graph.senders == [SENDER, SENDER]
    assert graph.scopes == [f"{graph.url}/.default"], "one token for both, for Graph alone"


def test_a_token_that_is_refused_is_replaced_once(graph: GraphServer) -> None:
    async def run() -> None:
        way = transport(graph)
        await way.send(message())
        graph.forget_tokens()
        await way.send(message())
        await way.rest()

    asyncio.run(run())
    assert len(graph.messages) == 2
    assert len(graph.scopes) == 2


@pytest.mark.parametrize(
    ("status", "code", "headers", "after"),
    [
        (429, "ApplicationThrottled", {"retry-after": "7"}, 7.0),
        (503, "ServiceNotAvailable", {}, None),
        (403, "ErrorAccessDenied", {}, None),
        (404, "ErrorInvalidUser", {}, None),
    ],
)
def test_what_is_against_us_holds_everything_back(
    graph: GraphServer, status: int, code: str, headers: dict[str, str], after: float | None
) -> None:
    graph.answers.append((status, code, headers))
    with pytest.raises(MailUnreachableError) as caught:
        send(graph)
    assert (caught.value.code, caught.value.after) == (f"{status} {code}", after)


@pytest.mark.parametrize(("code", "address"), [("ErrorInvalidRecipients", True), ("ErrorMessageSizeExceeded", False)])
def test_a_message_refused_for_good(graph: GraphServer, code: str, address: bool) -> None:
    graph.answers.append((400, code, {}))
    with pytest.raises(MailRefusedError) as caught:
        send(graph)
    assert (caught.value.code, caught.value.address) == (f"400 {code}", address)


def test_without_a_token_nothing_leaves(graph: GraphServer) -> None:
    with pytest.raises(MailUnreachableError, match="invalid_client"):
        send(graph, graph_client_secret="an old one")
    assert graph.messages == []


def test_a_graph_that_is_away_takes_nothing(graph: GraphServer) -> None:
    with pytest.raises(MailUnreachableError, match="ConnectError"):
        send(graph, graph_url="http://127.0.0.1:9")


def test_looking_sends_nothing(graph: GraphServer) -> None:
    """For `iris doctor`."""
    asyncio.run(transport(graph).check())
    assert (len(graph.scopes), graph.messages) == (1, [])
