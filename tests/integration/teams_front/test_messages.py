"""What is typed, and what installs and removes the bot: whoever asks is answered, and nobody else sees it."""

from __future__ import annotations

import pytest

from commands.incoming import TextInput
from tests.support.sample_views import sample_card
from tests.support.teams import TeamsChatOf, TeamsClient, TeamsWorld, card_of, until, written
from tests.support.teams_connector import BOT, OTHER_TENANT, TENANT
from tests.support.teams_desk import EMAIL, ODILE, FrontedDesk

SHARED = ["channel", "groupChat"]


def typed(front: FrontedDesk) -> list[str]:
    return [one.input.text for one in front.desk.heard if isinstance(one.input, TextInput)]


def personal(client: TeamsClient, user: str = ODILE) -> list[str]:
    """What the person's own chat shows."""
    return [written(card_of(one)) for one in client.chat(user).messages]


def test_a_command_is_answered_with_one_card_alone(front: FrontedDesk, chat: TeamsChatOf) -> None:
    answer = chat.say("liste etab=03")
    assert "Comptes" in written(card_of(answer))
    assert answer["summary"] == "12 comptes du 03"
    assert front.desk.heard[-1].person.email == EMAIL
    assert front.desk.heard[-1].person.locale == "fr"


@pytest.mark.parametrize("text", ["/iris liste", "iris liste", "  liste"])
def test_what_leads_a_command_is_left_to_the_parser(front: FrontedDesk, chat: TeamsChatOf, text: str) -> None:
    chat.say(text)
    assert typed(front) == [text.strip()]


@pytest.mark.parametrize("kind", SHARED)
def test_a_mention_in_a_shared_conversation_is_answered_in_the_personal_chat(front: FrontedDesk, kind: str) -> None:
    """R7: there, one sentence that says nothing of anybody."""
    shared = front.client.channel(ODILE, kind)
    shared.tell(shared.typed("fiche maika", mention=True))
    until(lambda: shared.messages, "told that it was answered elsewhere")
    assert typed(front) == ["fiche maika"]
    assert [one.get("attachments") for one in shared.messages] == [None]
    assert "en privé" in shared.messages[0]["text"]
    assert "Maïka" not in shared.messages[0]["text"]
    assert ["Maïka Thériault" in one for one in personal(front.client)] == [True]


@pytest.mark.parametrize("kind", SHARED)
def test_what_is_typed_in_private_is_answered_there_to_the_asker_alone(front: FrontedDesk, kind: str) -> None:
    """A slash command in a shared conversation: nobody else sees question or answer."""
    shared = front.client.channel(ODILE, kind)
    answer = shared.say("fiche maika", private=True)
    assert answer["targeted"] is True
    assert answer["recipient"] == {"id": f"29:{ODILE}"}
    assert len(shared.messages) == 1
    assert personal(front.client) == []


def test_where_teams_takes_no_private_message_the_personal_chat_has_it(front: FrontedDesk, world: TeamsWorld) -> None:
    world.connector.untargeted = True
    shared = front.client.channel(ODILE)
    shared.tell(shared.typed("fiche maika", private=True))
    until(lambda: personal(front.client), "in the personal chat")
    assert shared.messages == [], "who asked in private is not named before all"


def test_who_cannot_be_written_to_is_told_what_to_do(front: FrontedDesk, world: TeamsWorld) -> None:
    shared = front.client.channel(ODILE)
    world.connector.trouble("POST", 403, code="BotNotInConversationRoster", where="/v3/conversations", times=1)
    shared.tell(shared.typed("fiche maika", mention=True))
    said = until(lambda: shared.messages, "what to do")
    assert "Ajoutez-moi" in said[0]["text"]
    until(lambda: b'iris_unsent_answers_total{platform="teams"} 1.0' in front.metrics.exposition(), "counted")


def test_what_others_say_to_each_other_is_not_heard(front: FrontedDesk) -> None:
    """With a scope that shows the bot every message of a channel, those that do not name it are not for it."""
    shared = front.client.channel(ODILE)
    shared.tell(shared.typed("liste"))
    other = shared.typed("liste")
    other["entities"].append({"type": "mention", "mentioned": {"id": "29:luc"}, "text": "<at>Luc</at>"})
    shared.tell(other)
    assert front.desk.heard == []


def test_a_mention_is_taken_out_wherever_it_stands_and_entities_are_read(front: FrontedDesk, chat: TeamsChatOf) -> None:
    activity = chat.typed("")
    activity["text"] = '<at>IRIS</at> chercher&nbsp;Pel &amp; Fils <at>IRIS</at> <at id="1">Luc Roy</at> &lt;at&gt;x'
    activity["entities"].append({"type": "mention", "mentioned": {"id": BOT, "name": "IRIS"}, "text": "<at>IRIS</at>"})
    chat.tell(activity)
    (text,) = typed(front)
    assert " ".join(text.split()) == "chercher Pel & Fils Luc Roy <at>x"


def test_a_message_that_is_delivered_twice_is_answered_once(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R44: Teams sends an activity again where it got no answer in time."""
    activity = chat.typed("liste")
    for _ in range(3):
        chat.tell(activity)
    chat.say("fiche")
    assert typed(front) == ["liste", "fiche"]
    assert len(chat.messages) == 2


def test_a_redelivery_has_the_key_of_the_first_delivery(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """So that whichever replica it comes to, the ledger knows it."""
    activity = chat.typed("liste")
    front.desk.broken = True
    chat.tell(activity)
    front.desk.broken = False
    chat.tell(activity)
    chat.answer_to(activity["id"])
    nameless = chat.typed("fiche", id=...)
    chat.tell(nameless)
    chat.tell(nameless)
    until(lambda: len(front.desk.heard) == 2, "answered once each")
    assert len({one.key for one in front.desk.heard}) == 2


def test_a_defect_of_ours_is_a_sentence(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R96."""
    front.desk.broken = True
    chat.tell(chat.typed("liste"))
    (said,) = until(lambda: chat.messages, "a sentence")
    assert "n’a pas pu être traitée" in written(card_of(said))


def test_who_teams_does_not_confirm_is_told_so(front: FrontedDesk, world: TeamsWorld) -> None:
    """R2: no role until the directory says who it is."""
    world.connector.members.clear()
    assert "confirmer qui vous êtes" in written(card_of(front.client.chat(ODILE).say("liste")))
    assert front.desk.heard == []


def test_a_guest_has_no_address(front: FrontedDesk, world: TeamsWorld) -> None:
    """R2: whom their own directory vouches for, ours does not."""
    world.connector.add("29:nadia", "nadia@ailleurs.example", userRole="guest", userPrincipalName="nadia#EXT#@x.example")
    front.client.chat("nadia").say("liste")
    assert front.desk.heard[-1].person.email == ""


def test_another_tenant_is_refused_at_the_door(front: FrontedDesk, chat: TeamsChatOf) -> None:
    activity = chat.typed("liste")
    activity["conversation"]["tenantId"] = activity["channelData"]["tenant"]["id"] = OTHER_TENANT
    assert front.client.post(activity).status_code == 401
    assert front.desk.heard == []
    assert TENANT != OTHER_TENANT


@pytest.mark.parametrize("action", ["add", "add-upgrade"])
def test_who_installs_the_app_is_greeted_once(front: FrontedDesk, chat: TeamsChatOf, action: str) -> None:
    chat.tell(chat.activity("installationUpdate", action=action))
    if action == "add":
        until(lambda: chat.messages, "greeted")
    chat.say("liste")
    assert typed(front) == (["aide", "liste"] if action == "add" else ["liste"])


def test_a_channel_is_told_how_to_speak_to_the_bot(front: FrontedDesk) -> None:
    shared = front.client.channel(ODILE)
    shared.tell(shared.activity("installationUpdate", action="add"))
    (said,) = until(lambda: shared.messages, "told how")
    assert "aide" in said["text"]
    assert front.desk.heard == []


def test_somebody_is_written_to_first_where_they_were_met(front: FrontedDesk, world: TeamsWorld) -> None:
    """Installation, membership and messages are remembered; what is removed is forgotten."""
    shared, chat = front.client.channel("luc"), front.client.chat("luc")
    world.connector.add("29:luc", "luc.lecteur.ciussscn@ssss.gouv.qc.ca")
    shared.tell(shared.activity("conversationUpdate", membersAdded=[{"id": BOT}, {"id": "29:luc"}]))
    front.on_loop(front.courier.post("29:luc", sample_card(), locale="fr"))
    assert len(chat.messages) == 1, "in the personal chat that was opened"
    chat.tell(chat.activity("installationUpdate", action="add-upgrade"))
    front.on_loop(front.courier.post("29:luc", sample_card(), locale="fr"))
    assert len(chat.messages) == 2


@pytest.mark.parametrize("kind", ["messageReaction", "typing", "event", "endOfConversation", "messageUpdate", "nouveauté"])
def test_what_asks_for_nothing_gets_nothing(front: FrontedDesk, chat: TeamsChatOf, kind: str) -> None:
    chat.tell(chat.activity(kind, reactionsAdded=[{"type": "like"}], replyToId="1"))
    assert front.desk.heard == []
    assert chat.messages == []


def test_the_end_of_an_operation_takes_the_place_of_its_answer(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R90: the card that said « en cours » says how it ended; after a restart it comes as a message of its own."""
    answer = chat.say("renvoyer x")
    assert "en cours" in written(card_of(answer))
    message = front.on_loop(front.courier.post(f"29:{ODILE}", sample_card(), locale="fr", operation="op-7"))
    assert message == answer["id"]
    (shown,) = chat.messages
    assert "Maïka Thériault" in written(card_of(shown))
    front.on_loop(front.courier.post(f"29:{ODILE}", sample_card(), locale="fr", operation="op-8"))
    assert len(chat.messages) == 2


def test_an_answer_that_was_taken_away_is_told_anew(front: FrontedDesk, chat: TeamsChatOf, world: TeamsWorld) -> None:
    answer = chat.say("renvoyer x")
    del world.connector.posted[chat.conversation][answer["id"]]
    message = front.on_loop(front.courier.post(f"29:{ODILE}", sample_card(), locale="fr", operation="op-7"))
    assert message != answer["id"]
    assert len(chat.messages) == 1
