"""Messages that nobody waits for: a card in the person's own chat, updated, and refused in words that the outbox understands."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec import structs
from sqlalchemy import Engine

from bot.front import MadeFile, Picture, UndeliverableError
from bot.i18n import translator
from bot.teams.activities import Account, Activity, ChannelData, Conversation, Named
from bot.teams.channels import Channels
from bot.teams.connector import Connector
from bot.teams.courier import TeamsCourier
from bot.teams.references import Reference, References
from commands.views.nodes import Localised, Text, View
from storage.conversations import SqlConversations
from tests.support.clock import SettableClock
from tests.support.teams_connector import Issued, TeamsConnector

T = TypeVar("T")
ODILE = "29:1odile"
Deliver = Callable[[Callable[[TeamsCourier, References], Awaitable[T]]], T]


def said(words: str) -> Localised:
    return View(words, (Text(words),))


@pytest.fixture
def deliver(teams: TeamsConnector, engine: Engine, clock: SettableClock) -> Deliver[object]:
    """In an event loop of its own, as the outbox does."""
    conversations = SqlConversations(engine, clock, [hashlib.sha256(b"key").digest()])

    def run(work: Callable[[TeamsCourier, References], Awaitable[object]]) -> object:
        async def within() -> object:
            connector, references = Connector(Issued(teams)), References(conversations)
            courier = TeamsCourier(
                connector, references, Channels(connector, clock), lambda locale, key: translator(locale).text(key)
            )
            try:
                return await work(courier, references)
            finally:
                await connector.close()

        return asyncio.run(within())

    return run


def refused(deliver: Deliver[object], work: Callable[[TeamsCourier, References], Awaitable[object]]) -> UndeliverableError:
    with pytest.raises(UndeliverableError) as caught:
        deliver(work)
    return caught.value


def channel_of(chat: Reference) -> Reference:
    return structs.replace(chat, conversation="19:general@thread.tacv2", kind="channel")


def heard(where: Reference) -> Activity:
    """Somebody spoke to the bot there, which makes the place known."""
    return Activity(
        type="message",
        service_url=where.service_url,
        from_=Account(id=ODILE),
        recipient=Account(id=where.bot),
        conversation=Conversation(id=where.conversation, conversation_type="channel", tenant_id=where.tenant),
        channel_data=ChannelData(team=Named(id=where.team), channel=Named(id=where.conversation)),
    )


def test_a_card_reaches_the_person_alone_and_is_updated(teams: TeamsConnector, chat: Reference, deliver: Deliver[object]) -> None:
    """Text beside the card would keep it from being updated; `summary` is what notifications say."""

    async def both(courier: TeamsCourier, references: References) -> None:
        await references.keep(ODILE, chat)
        message = await courier.post(ODILE, said("En cours."), locale="fr", reference="K7M2Q4XA", operation="o1")
        await courier.update(ODILE, message, said("Fait."), locale="fr", reference="K7M2Q4XA", operation="o1")

    deliver(both)
    (message,) = teams.messages(chat.conversation)
    assert "text" not in message
    assert message["summary"] == "Fait."
    (card,) = message["attachments"]
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert "Fait." in str(card["content"])


def test_a_person_met_in_a_channel_is_written_to_in_their_own_chat(
    teams: TeamsConnector, chat: Reference, deliver: Deliver[object]
) -> None:
    """Nothing of anybody lands in the channel (R7); the chat is opened once."""
    teams.add(ODILE, "odile.gestion.ciussscn@ssss.gouv.qc.ca")

    async def twice(courier: TeamsCourier, references: References) -> None:
        await references.keep(ODILE, channel_of(chat))
        await courier.post(ODILE, said("Un."), locale="fr")
        await courier.post(ODILE, said("Deux."), locale="fr")

    deliver(twice)
    assert [one["summary"] for one in teams.messages(teams.personal(ODILE))] == ["Un.", "Deux."]
    assert list(teams.posted) == [teams.personal(ODILE)]
    assert [call.path for call in teams.called("POST")].count("/v3/conversations") == 1


def test_somebody_of_whom_nothing_is_known_is_looked_for_later(teams: TeamsConnector, deliver: Deliver[object]) -> None:
    """They may install the app."""
    error = refused(deliver, lambda courier, _: courier.post(ODILE, said("Fait."), locale="fr"))
    assert (error.after, error.gone) == (60.0, False)
    assert teams.calls == []


def test_a_chat_that_was_lost_is_opened_anew(teams: TeamsConnector, chat: Reference, deliver: Deliver[object]) -> None:
    teams.add(ODILE, "odile.gestion.ciussscn@ssss.gouv.qc.ca")
    teams.trouble("POST", 404, code="ConversationNotFound")

    async def post(courier: TeamsCourier, references: References) -> Reference | None:
        await references.keep(ODILE, chat)
        await references.keep(ODILE, channel_of(chat))
        await courier.post(ODILE, said("Fait."), locale="fr")
        return await references.personal(ODILE)

    assert deliver(post) == structs.replace(chat, conversation=teams.personal(ODILE))
    assert [one["summary"] for one in teams.messages(teams.personal(ODILE))] == ["Fait."]


@pytest.mark.parametrize(
    ("code", "known"), [("BotNotInConversationRoster", False), ("ConversationBlockedByUser", True), ("BotDisabledByAdmin", True)]
)
def test_a_bot_that_was_removed_or_blocked_writes_no_more(
    code: str, known: bool, teams: TeamsConnector, chat: Reference, deliver: Deliver[object]
) -> None:
    """Removed, it is installed anew with a conversation to keep; unblocked, it has the one it had."""
    teams.trouble("POST", 403, code=code)

    async def post(courier: TeamsCourier, references: References) -> bool:
        await references.keep(ODILE, chat)
        with pytest.raises(UndeliverableError) as caught:
            await courier.post(ODILE, said("Fait."), locale="fr")
        assert caught.value.gone
        return await references.personal(ODILE) is not None

    assert deliver(post) is known


def test_a_message_that_is_no_longer_there_is_not_updated_for_ever(chat: Reference, deliver: Deliver[object]) -> None:
    async def update(courier: TeamsCourier, references: References) -> None:
        await references.keep(ODILE, chat)
        await courier.update(ODILE, "17", said("Fait."), locale="fr")

    assert refused(deliver, update).gone
    assert refused(deliver, lambda courier, _: courier.update("29:nobody", "17", said("Fait."), locale="fr")).gone


def test_throttling_says_how_long_to_wait(teams: TeamsConnector, chat: Reference, deliver: Deliver[object]) -> None:
    teams.trouble("POST", 429, retry_after=70)

    async def post(courier: TeamsCourier, references: References) -> None:
        await references.keep(ODILE, chat)
        await courier.post(ODILE, said("Fait."), locale="fr")

    error = refused(deliver, post)
    assert (error.after, error.gone) == (70.0, False)


CHANNEL = "19:soutien@thread.tacv2"


@pytest.mark.parametrize("kind", ["standard", "shared"])
def test_a_channel_that_others_came_to_read_gets_nothing_more(
    kind: str, teams: TeamsConnector, chat: Reference, deliver: Deliver[object], clock: SettableClock
) -> None:
    """R7: looked at each day, with its team; what stands there is not brought up to date either."""
    where = structs.replace(channel_of(chat), conversation=CHANNEL, team="19:equipe@thread.tacv2")
    teams.channels[CHANNEL] = "private"

    async def days(courier: TeamsCourier, references: References) -> None:
        await references.hear(heard(where))
        message = await courier.post(CHANNEL, said("Une demande."), locale="fr")
        teams.channels[CHANNEL] = kind
        await courier.update(CHANNEL, message, said("Une demande, prise en charge."), locale="fr")
        assert len(teams.called("GET", "/v3/teams/")) == 1, "once a day"
        clock.advance(days=1)
        for late in (
            courier.post(CHANNEL, said("Deux."), locale="fr"),
            courier.update(CHANNEL, message, said("Trois."), locale="fr"),
        ):
            with pytest.raises(UndeliverableError) as caught:
                await late
            assert (caught.value.after, caught.value.gone) == (3_600.0, False)
        teams.channels[CHANNEL] = "private"
        await courier.post(CHANNEL, said("Privé de nouveau."), locale="fr")

    deliver(days)
    assert [one["summary"] for one in teams.messages(CHANNEL)] == ["Une demande, prise en charge.", "Privé de nouveau."]


def test_what_teams_does_not_say_of_a_channel_keeps_nobody_waiting(
    teams: TeamsConnector, chat: Reference, deliver: Deliver[object]
) -> None:
    """Not in the list of its team's, or the list not to be had: as it was when it was registered."""
    where = structs.replace(channel_of(chat), conversation=CHANNEL, team="19:equipe@thread.tacv2")
    teams.trouble("GET", 403, where="/v3/teams/")

    async def twice(courier: TeamsCourier, references: References) -> None:
        await references.hear(heard(where))
        await courier.post(CHANNEL, said("Un."), locale="fr")
        await courier.post(CHANNEL, said("Deux."), locale="fr")

    deliver(twice)
    assert len(teams.messages(CHANNEL)) == 2


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_cards_own_words_are_in_the_readers_language(
    locale: str, teams: TeamsConnector, chat: Reference, deliver: Deliver[object]
) -> None:
    async def post(courier: TeamsCourier, references: References) -> None:
        await references.keep(ODILE, chat)
        await courier.post(ODILE, said("Fait."), locale=locale)

    deliver(post)
    (message,) = teams.messages(chat.conversation)
    assert translator(locale).text("teams-update") in message["attachments"][0]["content"]["fallbackText"]


def test_a_picture_stands_below_the_message_that_encloses_it(
    teams: TeamsConnector, chat: Reference, deliver: Deliver[object], tmp_path: Path
) -> None:
    """In the person's own chat, and in the thread of a channel; of a file the message has a button."""
    where = structs.replace(channel_of(chat), conversation=CHANNEL, team="19:equipe@thread.tacv2")
    teams.channels[CHANNEL] = "private"
    picture = Picture(png=b"", alt="Licences. 40 sur 50.", title="Licences", url="https://iris.example.org/pictures/a.png")
    path = tmp_path / "rapport.csv"
    path.write_bytes(b"jour;licences")
    file = MadeFile(path=path, name="rapport.csv", title="Rapport", media_type="text/csv")

    async def enclose(courier: TeamsCourier, references: References) -> str:
        await references.keep(ODILE, chat)
        await references.hear(heard(where))
        message = ""
        for address in (ODILE, CHANNEL):
            message = await courier.post(address, said("Le rapport."), locale="fr")
            for item in (picture, file, replace(picture, url="", png=b"p" * 200_000)):
                await courier.attach(address, message, item, locale="fr")
        return message

    root = deliver(enclose)
    assert [one["summary"] for one in teams.messages(chat.conversation)] == ["Le rapport.", "Licences"]
    (below,) = teams.messages(f"{CHANNEL};messageid={root}")
    assert "https://iris.example.org/pictures/a.png" in str(below)
    assert "40 sur 50" in str(below), "its figures, for who does not see it"
