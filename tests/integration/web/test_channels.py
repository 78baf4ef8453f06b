"""Support channels of the demonstration: who opens them, what is heard there, and what others see of it (R7, R60, R61)."""

from __future__ import annotations

import re

import pytest

from bot.front import Picture
from commands.incoming import TextInput
from commands.views.nodes import Button, Buttons, Localised, Text, View
from tests.support.chat import Chat

CHANNEL = "soutien-chum"
AGENT, ADMIN = "cct", "admin"


def said(words: str, *, action: str = "") -> Localised:
    buttons = (Buttons((Button("OUI", action),)),) if action else ()
    return View(words, (Text(words), *buttons))


def seen(chat: Chat, person: str, channel: str = CHANNEL) -> str:
    """The words of the page's conversation, for this person."""
    page = chat.page(person=person, channel=channel)
    conversation = page[page.index('<section id="conversation"') : page.index("</section>")]
    return " ".join(re.sub(r"<[^>]+>", " ", conversation).split())


def posted(chat: Chat, words: str = "Demande de Coralie.", *, action: str = "") -> str:
    return chat.on_loop(chat.courier.post(CHANNEL, said(words, action=action), locale="fr"))


@pytest.mark.parametrize("person", ["gestionnaire-03", "lecteur", "inconnu"])
def test_who_was_not_invited_neither_reads_nor_writes(chat: Chat, person: str) -> None:
    """R7."""
    posted(chat)
    assert CHANNEL not in chat.page(person=person)
    assert chat.http.get("/", params={"person": person, "channel": CHANNEL}).status_code == 400
    assert chat.http.get("/events", params={"person": person, "channel": CHANNEL, "after": "0"}).status_code == 400
    assert chat.post("/message", person=person, channel=CHANNEL, text="liste").status_code == 400
    assert chat.post("/action", person=person, channel=CHANNEL, action="v1.fiche.compte=a").status_code == 400
    assert chat.desk.heard == []


def test_an_agent_opens_their_own_channel_and_the_admin_all(chat: Chat) -> None:
    assert set(re.findall(r"channel=(soutien-[a-z]+)", chat.page(person=AGENT))) == {CHANNEL}
    assert len(set(re.findall(r"channel=(soutien-[a-z]+)", chat.page(person=ADMIN)))) == 4


def test_requests_stand_in_the_channel_each_with_its_thread(chat: Chat) -> None:
    """R61; the message is updated in place, what is below it stays below it."""
    first = posted(chat)
    thread = chat.courier.thread(CHANNEL, first)
    below = chat.on_loop(chat.courier.post(thread, said("Reçue."), locale="fr"))
    assert chat.courier.thread(thread, below) == thread
    posted(chat, "Une autre demande.")
    chat.on_loop(chat.courier.update(CHANNEL, first, said("Demande prise."), locale="fr"))
    words = seen(chat, AGENT)
    assert [words.index(one) for one in ("Demande prise.", "Fil (1)", "Reçue.", "Une autre demande.", "Fil (0)")] == sorted(
        words.index(one) for one in ("Demande prise.", "Fil (1)", "Reçue.", "Une autre demande.", "Fil (0)")
    )
    assert "Demande de Coralie." not in words


def test_what_people_say_to_each_other_is_read_by_them_and_heard_by_nobody(chat: Chat) -> None:
    chat.post("/message", person=AGENT, channel=CHANNEL, text="liste")
    assert chat.desk.heard == []
    assert "Blaise Kanyinda" in seen(chat, ADMIN)
    assert "liste" in seen(chat, ADMIN)


def test_a_command_is_seen_and_answered_for_its_author_alone(chat: Chat) -> None:
    """R7: not even that it was asked is seen by others."""
    answer = chat.post("/message", person=AGENT, channel=CHANNEL, text="/iris fiche x").json()
    assert answer["message"]["html"]
    assert "Pour vous uniquement" in seen(chat, AGENT)
    assert "Maïka Thériault" in seen(chat, AGENT)
    words = seen(chat, ADMIN)
    assert "Maïka" not in words
    assert "/iris" not in words
    (heard,) = chat.desk.heard
    assert (heard.conversation, heard.private, heard.mentioned, heard.channel_private) == (CHANNEL, False, False, True)


def test_a_mention_is_a_request_that_the_channel_reads(chat: Chat) -> None:
    """R60; the answer is for its author."""
    chat.post("/message", person=AGENT, channel=CHANNEL, text="@IRIS, un compte pour Anh Pham")
    assert chat.desk.filed == ["un compte pour Anh Pham"]
    assert "un compte pour Anh Pham" in seen(chat, ADMIN)
    assert "La demande est partie." in seen(chat, AGENT)
    assert "La demande est partie." not in seen(chat, ADMIN)


def test_a_reply_in_a_request_s_thread_is_for_its_other_side(chat: Chat) -> None:
    """R61: whatever it says, it runs nothing."""
    first = posted(chat)
    chat.desk.threads.add(chat.courier.thread(CHANNEL, first))
    answer = chat.post("/message", person=AGENT, channel=CHANNEL, thread=first, text="liste").json()
    assert chat.desk.filed == ["liste"]
    assert answer["message"]["thread"] == first
    (heard,) = chat.desk.heard
    assert (heard.thread, heard.input) == (f"{CHANNEL}#{first}", TextInput("liste"))
    assert "Fil (1)" in seen(chat, ADMIN)
    assert "Fil (2)" in seen(chat, AGENT), "with the answer, which is the agent's alone"


def test_a_command_in_a_thread_is_no_reply(chat: Chat) -> None:
    first = posted(chat)
    chat.desk.threads.add(chat.courier.thread(CHANNEL, first))
    chat.post("/message", person=AGENT, channel=CHANNEL, thread=first, text="/iris liste")
    assert chat.desk.filed == []
    (heard,) = chat.desk.heard
    assert heard.thread == ""


def test_a_press_never_replaces_what_others_see(chat: Chat) -> None:
    """R7; the same button in an answer of one's own gives way to what came of it."""
    first = posted(chat, action="v1.supprimer.geste=oui&jeton=t1")
    answer = chat.post("/action", person=AGENT, channel=CHANNEL, action="v1.supprimer.geste=oui&jeton=t1", message=first).json()
    assert answer["message"]["id"] != first
    assert "Demande de Coralie." in seen(chat, ADMIN)
    assert "Compte supprimé." not in seen(chat, ADMIN)
    again = {"action": "v1.supprimer.geste=fermer", "message": answer["message"]["id"]}
    assert chat.post("/action", person=AGENT, channel=CHANNEL, **again).json()["message"]["id"] == answer["message"]["id"]
    stolen = chat.post("/action", person=ADMIN, channel=CHANNEL, **again).json()
    assert stolen["message"]["id"] != answer["message"]["id"], "another's answer is not one's own to replace"


def test_the_stream_tells_each_what_is_theirs(chat: Chat) -> None:
    chat.post("/message", person=AGENT, channel=CHANNEL, text="/iris fiche x")
    posted(chat)
    query = {"person": ADMIN, "channel": CHANNEL, "after": "0"}
    with chat.http.stream("GET", "/events", params=query) as stream:
        told = next(line for line in stream.iter_lines() if line.startswith("data: "))
    assert "Coralie" in told


def test_what_is_told_to_a_person_has_no_thread(chat: Chat) -> None:
    """A person's own conversation is one line of messages."""
    first = chat.on_loop(chat.courier.post("cct", said("Prise."), locale="fr"))
    chat.on_loop(chat.courier.post(chat.courier.thread("cct", first), said("Faite."), locale="fr"))
    page = chat.page(person="cct")
    assert '<details class="thread"' not in page[: page.index("<template")]
    assert page.index("Prise.") < page.index("Faite.")


def test_a_picture_stands_below_the_message_that_encloses_it(chat: Chat) -> None:
    """In a channel in its thread, in one's own conversation after it."""
    picture = Picture(png=b"\x89PNG", alt="Licences. 40 sur 50.", title="Licences")
    first = posted(chat)
    chat.on_loop(chat.courier.attach(CHANNEL, first, picture, locale="fr"))
    assert "Fil (1)" in seen(chat, AGENT)
    mine = chat.on_loop(chat.courier.post("cct", said("Le rapport."), locale="fr"))
    chat.on_loop(chat.courier.attach("cct", mine, picture, locale="fr"))
    page = chat.page(person="cct")
    assert page.index("Le rapport.") < page.index('alt="Licences. 40 sur 50."')
