"""Where people talk in Teams: mentions in channels, threads of requests, messages that a request is made of (R7, R60, R61)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.front import UndeliverableError
from commands.incoming import MessageInput
from commands.views.nodes import Button, Buttons, Localised, Text, View
from tests.support.teams import TeamsChatOf, TeamsWorld, card_of, inputs_of, until, written
from tests.support.teams_connector import TENANT
from tests.support.teams_desk import ODILE, FrontedDesk

PLACE = "19:soutien@thread.tacv2"


@pytest.fixture
def there(front: FrontedDesk) -> TeamsChatOf:
    """Somebody in a private channel."""
    return front.client.channel(ODILE, place=PLACE, of="private")


def said(words: str, *, action: str = "") -> Localised:
    buttons = (Buttons((Button("OUI", action),)),) if action else ()
    return View(words, (Text(words), *buttons))


def spoken_to(front: FrontedDesk, there: TeamsChatOf) -> None:
    """The bot has been told of the channel."""
    there.tell(there.typed("aide", mention=True))
    until(lambda: there.messages, "answered")


def messages(front: FrontedDesk, conversation: str) -> list[str]:
    return [written(card_of(one)) for one in front.client.teams.connector.messages(conversation) if "attachments" in one]


def test_a_mention_that_is_no_command_is_a_request(front: FrontedDesk, there: TeamsChatOf) -> None:
    """R60; nothing but that it was answered is said before others (R7)."""
    there.tell(there.typed("Bonjour, un compte pour Anh Pham & sa collègue", mention=True))
    until(lambda: there.messages, "answered")
    assert front.desk.filed == ["Bonjour, un compte pour Anh Pham & sa collègue"]
    assert [one.get("attachments") for one in there.messages] == [None]
    (heard,) = front.desk.heard
    assert (heard.conversation, heard.thread) == (PLACE, there.conversation)
    assert (heard.private, heard.mentioned, heard.channel_private) == (False, True, True)


def test_what_is_typed_for_the_bot_alone_is_no_talk(front: FrontedDesk, there: TeamsChatOf) -> None:
    """A slash command in a thread runs, and is no reply."""
    front.desk.threads.add(there.conversation)
    there.say("liste", private=True)
    (heard,) = front.desk.heard
    assert (heard.conversation, heard.mentioned, heard.thread) == (PLACE, False, "")
    there.say("canal soutien", private=True)
    assert (front.desk.heard[1].private, front.desk.heard[1].channel_private) == (False, True), "it says where it was typed"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"channel": {"id": PLACE, "type": "private"}}, True),
        ({"channel": {"id": PLACE, "type": "Private"}}, True),
        ({"channel": {"id": PLACE}, "team": {"id": "t", "type": "privateChannel"}}, True),
        ({"channel": {"id": PLACE, "type": "shared"}}, False),
        ({"channel": {"id": PLACE, "type": "private"}, "team": {"id": "t", "type": "sharedChannel"}}, False),
        ({"channel": {"id": PLACE, "type": "standard"}}, False),
        ({"channel": {"id": PLACE}}, False),
    ],
)
def test_only_a_channel_that_says_it_is_private_is_taken_for_one(
    front: FrontedDesk, there: TeamsChatOf, data: dict[str, Any], expected: bool
) -> None:
    """R7: who may join a team is not told to bots, and a shared channel has strangers."""
    there.tell(there.typed("canal soutien", mention=True, channelData={"tenant": {"id": TENANT}, **data}))
    assert front.desk.heard[0].channel_private is expected


def test_a_group_chat_is_no_channel(front: FrontedDesk) -> None:
    shared = front.client.channel(ODILE, "groupChat")
    shared.tell(shared.typed("canal soutien", mention=True))
    assert front.desk.heard[0].channel_private is None


def test_channels_and_threads_are_posted_to_and_updated(front: FrontedDesk, there: TeamsChatOf) -> None:
    """R61: a thread's address is the channel's with the message that begins it."""
    spoken_to(front, there)

    async def talk() -> str:
        first = await front.courier.post(PLACE, said("Demande."), locale="fr")
        thread = front.courier.thread(PLACE, first)
        below = await front.courier.post(thread, said("Reçue."), locale="fr")
        await front.courier.update(thread, below, said("Prise."), locale="fr")
        await front.courier.update(PLACE, first, said("Demande prise."), locale="fr")
        assert front.courier.thread(thread, below) == thread
        return thread

    thread = front.on_loop(talk())
    assert messages(front, PLACE) == ["Demande prise."]
    assert messages(front, thread) == ["Prise."]
    assert thread.startswith(f"{PLACE};messageid=")


def test_a_channel_that_nobody_spoke_to_the_bot_in_is_not_written_to(front: FrontedDesk) -> None:
    """Its address alone says not where Teams would have a token sent."""
    with pytest.raises(UndeliverableError) as caught:
        front.on_loop(front.courier.post("19:ailleurs@thread.tacv2", said("Demande."), locale="fr"))
    assert not caught.value.gone
    assert front.client.teams.connector.called("POST") == []


def test_a_channel_that_the_bot_was_removed_from_is_forgotten(front: FrontedDesk, there: TeamsChatOf, world: TeamsWorld) -> None:
    spoken_to(front, there)
    world.connector.trouble("POST", 403, code="BotNotInConversationRoster", times=1)
    with pytest.raises(UndeliverableError) as caught:
        front.on_loop(front.courier.post(PLACE, said("Demande."), locale="fr"))
    assert caught.value.gone
    with pytest.raises(UndeliverableError) as again:
        front.on_loop(front.courier.post(PLACE, said("Demande."), locale="fr"))
    assert not again.value.gone


def test_a_press_on_what_everybody_sees_is_answered_to_its_presser_alone(front: FrontedDesk, there: TeamsChatOf) -> None:
    """R7: what is posted is never replaced by an answer; the same button in a card of one's own is."""
    spoken_to(front, there)
    confirm = said("Demande.", action="v1.supprimer.geste=oui&jeton=t1")
    first = front.on_loop(front.courier.post(PLACE, confirm, locale="fr"))
    thread = front.courier.thread(PLACE, first)
    inside = front.client.channel(ODILE, place=PLACE, thread=first, of="private")
    (card,) = [one for one in front.client.teams.connector.messages(PLACE) if one["id"] == first]
    front.desk.threads.add(thread)
    told = inside.press(card, "OUI")
    assert (told.card, told.sentence) == (None, "Compte supprimé.")
    answer = until(lambda: next(iter(inside.messages), None), "for the presser")
    assert (answer["targeted"], answer["recipient"]) == (True, {"id": f"29:{ODILE}"})
    assert messages(front, PLACE) == ["Demande.\nOUI"]
    front.desk.threads.clear()
    assert inside.press(card, "OUI").card is not None


def test_a_chosen_message_opens_the_form_with_its_words(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R60: who wrote it is not asked, and nothing is filed before the form is sent."""
    dialog = chat.choose("<div>Bonjour,<br>un compte pour <b>Jean&nbsp;Roy</b> &lt;jean@x&gt;</div><p>R&amp;D</p>")
    text = "Bonjour,\nun compte pour Jean Roy <jean@x>\nR&D"
    assert front.desk.heard[0].input == MessageInput(text)
    assert list(inputs_of(dialog["card"]["content"]).values()) == [text]
    assert front.desk.filed == []
    done = chat.send_chosen(dialog, {"texte": "un compte pour Jean Roy"})
    assert "La demande est partie." in written(done["card"]["content"])
    assert front.desk.filed == ["un compte pour Jean Roy"]


def test_a_message_of_a_chat_without_the_bot_may_be_chosen(front: FrontedDesk, chat: TeamsChatOf, world: TeamsWorld) -> None:
    """R2: its author is looked up where the bot knows them; that chat of two people is not taken for the bot's own."""
    chat.say("aide")
    elsewhere = front.client.chat(ODILE, "19:odile_luc@unq.gbl.spaces")
    world.connector.trouble("GET", 403, code="BotNotInConversationRoster", where="unq.gbl.spaces", times=9)
    assert "card" in elsewhere.choose("un compte")
    front.on_loop(front.courier.post(f"29:{ODILE}", said("Fait."), locale="fr"))
    assert elsewhere.messages == []
    assert "Fait." in messages(front, chat.conversation)


@pytest.mark.parametrize(
    "value", [None, {}, {"commandId": "autre"}, {"commandId": 7}, {"commandId": "demander", "messagePayload": 7}]
)
def test_a_choice_that_no_menu_of_ours_makes_is_refused(front: FrontedDesk, chat: TeamsChatOf, value: Any) -> None:
    response = chat.invoke("composeExtension/fetchTask", value)
    assert response.status_code == 400
    assert front.desk.heard == []
