"""What the page's script is answered, over real HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from bot.front import Answer
from commands.incoming import ActionInput, Incoming, TextInput
from commands.views.nodes import Text, View
from tests.support.chat import Chat, running_chat
from tests.support.small_desk import TAKEN, SmallDesk

OUI = "v1.supprimer.geste=oui&jeton=t1"


@contextmanager
def listening(
    chat: Chat, person: str, headers: dict[str, str] | None = None, after: str = "0"
) -> Iterator[Iterator[dict[str, str]]]:
    """The person's stream, as decoded events (with their `number`)."""
    query = {"person": person, "after": "0"}
    with httpx.stream("GET", f"{chat.url}/events", params=query, headers=headers or {}, timeout=60) as stream:
        yield _events(stream.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    number = ""
    for line in lines:
        if line.startswith("id: "):
            number = line.removeprefix("id: ")
        if line.startswith("data: "):
            yield {"number": number, **json.loads(line.removeprefix("data: "))}


def test_typed_text_is_answered_and_both_join_the_transcript(chat: Chat) -> None:
    answer = chat.post("/message", text="/iris liste").json()
    assert "maïka.thériault0" in answer["message"]["html"].replace("<wbr>", "")
    page = chat.page()
    assert page.index("/iris liste</p>") < page.index(answer["message"]["id"])


def test_the_desk_hears_the_person_as_the_page_vouches_for_them(chat: Chat) -> None:
    """R2: an address typed anywhere is not who one is."""
    chat.post("/message", text="fiche admin@example.org", locale="en")
    heard = chat.desk.heard[0]
    assert (heard.person.platform, heard.person.address, heard.person.locale) == ("web", "gestionnaire-03", "en")
    assert heard.person.email == "coralie.gendron.ciussscn@ssss.gouv.qc.ca"
    assert heard.input == TextInput("fiche admin@example.org")
    assert heard.private


def test_a_stranger_is_vouched_for_by_nobody(chat: Chat) -> None:
    chat.post("/message", text="liste", person="inconnu")
    assert chat.desk.heard[0].person.email == ""


def test_the_same_key_acts_once_even_at_the_same_time(chat: Chat) -> None:
    """R44: a second click or a retry of the browser."""
    chat.desk.delay = 0.2
    sent = chat.payload(action=OUI)

    def press() -> dict[str, object]:
        answer: dict[str, object] = httpx.post(f"{chat.url}/action", json=sent, headers=chat.headers, timeout=60).json()
        return answer

    with ThreadPoolExecutor(4) as pool:
        answers = [one.result() for one in [pool.submit(press) for _ in range(4)]]
    assert chat.desk.deletions == 1
    assert all(answer == answers[0] for answer in answers)


def test_an_answer_that_replaces_takes_the_place_of_its_message(chat: Chat) -> None:
    question = chat.post("/message", text="supprimer x").json()["message"]["id"]
    answer = chat.post("/action", action="v1.supprimer.geste=fermer&jeton=t1", message=question).json()
    assert answer["message"]["id"] == question
    assert chat.page().count(f'id="{question}"') == 1
    assert "OUI" not in chat.page()


def test_a_message_of_somebody_else_is_not_replaced(chat: Chat) -> None:
    question = chat.post("/message", text="supprimer x").json()["message"]["id"]
    answer = chat.post("/action", action=OUI, message=question, person="admin").json()
    assert answer["message"]["id"] != question
    assert "OUI" in chat.page()


def test_errors_come_beside_their_fields_and_create_nothing(chat: Chat) -> None:
    values = {"courriel": "", "prenom": "Zoé", "installation": ""}
    answer = chat.post("/form", action="v1.créer.nonce=n1", values=values).json()
    assert set(answer["errors"]) == {"courriel", "installation"}
    assert chat.desk.created == []


def test_a_simulation_stays_in_the_dialog(chat: Chat) -> None:
    """R82: what would happen is shown, nothing is done, and the form is still there to be sent."""
    values = {"courriel": "zoe@ssss.gouv.qc.ca", "prenom": "Zoé", "installation": "03-000"}
    answer = chat.post("/form", action="v1.créer.nonce=n1", values=values, simulate=True).json()
    assert "Créerait" in answer["beside"]
    assert "message" not in answer
    assert chat.desk.created == []


def test_a_refused_form_stays_in_the_dialog(chat: Chat) -> None:
    """R96: nothing typed is lost; the transcript gets no answer to what may be sent again."""
    values = {"courriel": TAKEN, "prenom": "Zoé", "installation": "03-000"}
    answer = chat.post("/form", action="v1.créer.nonce=n1", values=values).json()
    assert "ne peut pas être utilisée" in answer["beside"]
    assert "message" not in answer


def test_a_button_that_is_not_ours_is_answered_400(chat: Chat) -> None:
    assert chat.post("/action", action="nothing of ours").status_code == 400
    assert isinstance(chat.desk.heard[0].input, ActionInput)


def test_what_people_type_is_escaped_everywhere(chat: Chat) -> None:
    hostile = "</script><img src=x onerror=alert(1)> & \u202e <@U1>"
    answer = chat.post("/message", text=hostile).json()
    page = chat.page()
    assert "<img src=x" not in page + answer["message"]["html"]
    assert "&lt;img src=x" in page


def test_options_are_the_desks(chat: Chat) -> None:
    query = {"person": chat.person, "lang": "fr", "source": "installation", "typed": "clsc", "courriel": "x"}
    assert [one["label"] for one in chat.http.get("/options", params=query).json()] == ["CLSC de Limoilou", "CLSC Orléans"]
    assert chat.http.get("/options", params=query | {"person": "inconnu"}).json() == []
    assert chat.http.get("/options", params=query | {"typed": "x" * 201}).json() == []


def test_home_is_the_persons_own(chat: Chat) -> None:
    html = chat.http.get("/home", params={"person": "lecteur", "lang": "fr"}).json()["html"]
    assert "Élodie Marcoux" in html
    assert "<progress" in html


def test_a_message_that_nobody_waited_for_arrives_and_changes_in_place(chat: Chat) -> None:
    with listening(chat, chat.person) as events:
        message = chat.on_loop(chat.courier.post(chat.person, View("En cours", (Text("Création en cours"),)), locale="fr"))
        chat.on_loop(chat.courier.update(chat.person, message, View("Fait", (Text("Créé. Référence K7M2Q4XA"),)), locale="fr"))
        first, second = next(events), next(events)
    assert (first["id"], second["id"]) == (message, message)
    assert "Référence K7M2Q4XA" in second["html"]
    assert second["said"] == "Fait"
    assert "Création en cours" not in chat.page()


def told_the_end(chat: Chat, operation: str = "op-7") -> str:
    """As the outbox does: how it goes, then the end. Returns the message's id."""
    about = {"locale": "fr", "reference": "K7M2Q4XA", "operation": operation}
    message = chat.on_loop(chat.courier.post(chat.person, View("Attend", (Text("Zoom ne répond pas"),)), **about))
    chat.on_loop(chat.courier.update(chat.person, message, View("Fait", (Text("Invitation renvoyée"),)), **about))
    return message


def test_the_end_of_what_was_under_way_takes_the_answers_place(chat: Chat) -> None:
    answer = chat.post("/message", text="renvoyer x").json()
    assert "Renvoi en cours" in answer["message"]["html"]
    chat.post("/message", text="/iris liste")
    assert told_the_end(chat) == answer["message"]["id"]
    page = chat.page()
    assert "Renvoi en cours" not in page
    assert page.count("Invitation renvoyée</p>") == 1
    assert page.index("Invitation renvoyée</p>") < page.index("/iris liste</p>"), "where it was asked"


def test_it_takes_the_place_of_the_article_whose_button_asked_for_it(chat: Chat) -> None:
    card = chat.post("/message", text="fiche x").json()["message"]["id"]
    articles = chat.page().count('class="message told"')
    pressed = chat.post("/action", action="v1.renvoyer.compte=x", message=card).json()
    assert pressed["message"]["id"] == card
    assert told_the_end(chat) == card
    assert chat.page().count('class="message told"') == articles


def test_an_end_that_comes_before_the_answer_is_not_hidden_by_it(chat: Chat) -> None:
    """The outbox may be faster than an answer on a slow day: then both are shown, and the end stays the end."""
    told_the_end(chat)
    chat.post("/message", text="renvoyer x")
    told_the_end(chat)
    page = chat.page()
    assert page.count("Invitation renvoyée</p>") == 1


def test_an_operation_that_this_window_did_not_ask_for_is_an_article_of_its_own(chat: Chat) -> None:
    chat.post("/message", text="renvoyer x")
    told_the_end(chat, "op-8")
    page = chat.page()
    assert page.index("Renvoi en cours") < page.index("Invitation renvoyée</p>")


def test_a_late_answer_says_which_event_it_was(chat: Chat) -> None:
    """By which the page does not put « en cours » over an end that its stream has already shown."""
    sent = chat.payload(text="renvoyer x")
    first = chat.http.post("/message", json=sent, headers=chat.headers).json()
    told_the_end(chat)
    again = chat.http.post("/message", json=sent, headers=chat.headers).json()
    with listening(chat, chat.person) as events:
        numbers = [int(next(events)["number"]) for _ in range(4)]
    assert first["message"]["number"] == again["message"]["number"] == numbers[1]
    assert numbers[-1] > again["message"]["number"]


def test_a_message_bears_its_readers_language(chat: Chat) -> None:
    chat.on_loop(chat.courier.post(chat.person, View("Done", (Text("Invitation resent"),)), locale="en"))
    assert 'class="message told" lang="en"' in chat.page()


def test_messages_go_to_their_person_only(chat: Chat) -> None:
    chat.on_loop(chat.courier.post("admin", View("Secret", (Text("Pour Ariane"),)), locale="fr"))
    chat.on_loop(chat.courier.post("lecteur", View("Autre", (Text("Pour Élodie"),)), locale="fr"))
    with listening(chat, "lecteur") as events:
        assert "Pour Élodie" in next(events)["html"]
    assert "Pour Ariane" not in chat.page(person="lecteur")


def test_a_window_that_lost_the_line_catches_up(chat: Chat) -> None:
    for number in range(3):
        chat.on_loop(chat.courier.post(chat.person, View(str(number), (Text(f"nouvelle {number}"),)), locale="fr"))
    with listening(chat, chat.person, headers={"Last-Event-ID": "2"}) as events:
        assert "nouvelle 2" in next(events)["html"]


def test_a_window_of_before_a_restart_starts_over(chat: Chat) -> None:
    chat.on_loop(chat.courier.post(chat.person, View("x", (Text("après le redémarrage"),)), locale="fr"))
    with listening(chat, chat.person, headers={"Last-Event-ID": "57"}) as events:
        assert "après le redémarrage" in next(events)["html"]


def test_the_page_speaks_either_language_and_marks_what_is_in_the_other(chat: Chat) -> None:
    chat.post("/message", text="liste")
    page = chat.page(lang="en")
    assert '<html lang="en">' in page
    assert 'lang="fr" hreflang="fr"' in page
    assert '" class="message told" lang="fr"' in page


def test_the_welcome_proposes_only_what_one_may_run(chat: Chat) -> None:
    """R3: help alone to whoever is recognised by nobody."""
    assert re.findall(r'data-send="([^"]+)"', chat.page(person="inconnu")) == ["/iris aide"]
    assert "/iris liste" in re.findall(r'data-send="([^"]+)"', chat.page())


class Faltering(SmallDesk):
    """Fails once, after having heard."""

    async def answer(self, incoming: Incoming) -> Answer:
        answer = await super().answer(incoming)
        if len(self.heard) == 1:
            raise RuntimeError("out of order")
        return answer


def test_what_failed_is_worked_out_when_it_is_sent_again_under_its_key() -> None:
    """R44: the same key, so that the desk does nothing twice."""
    with running_chat(Faltering()) as chat:
        asked = chat.payload(key="key-once", text="liste")
        # a connection each: the server leaves the one on which it failed
        first, again = (httpx.post(f"{chat.url}/message", json=asked, headers=chat.headers, timeout=10) for _ in range(2))
        assert first.status_code == 500
        assert again.json()["outcome"] == "ok"
        assert len({one.key for one in chat.desk.heard}) == 1
