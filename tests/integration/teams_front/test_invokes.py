"""Buttons, forms, dialogs and type-ahead: each answered in the invoke, and kept where the chat is read again."""

from __future__ import annotations

import pytest

from commands.incoming import ActionInput, FormInput
from tests.support.sample_views import sample_card
from tests.support.teams import (
    Json,
    TeamsChatOf,
    TeamsWorld,
    buttons_of,
    card_of,
    errors_of,
    inputs_of,
    named,
    until,
    written,
)
from tests.support.teams_desk import ODILE, FrontedDesk

FILLED = {"courriel": "achille@ssss.gouv.qc.ca", "prenom": "Achille", "specialite": "onco", "installation": "03-001"}
DIALOG = "Agrandir"


def shown(chat: TeamsChatOf, message: Json) -> str:
    """What the message says once the chat is read again."""
    return written(card_of(next(one for one in chat.messages if one["id"] == message["id"])))


def card(message: Json | None) -> Json:
    assert message is not None
    return message


# --- buttons


def test_a_press_replaces_the_card_now_and_for_good(front: FrontedDesk, chat: TeamsChatOf) -> None:
    message = chat.say("supprimer x")
    told = chat.press(message, "OUI")
    assert "Compte supprimé." in written(card(told.card))
    until(lambda: "Compte supprimé." in shown(chat, message), "kept")
    assert len(chat.messages) == 1
    assert front.desk.deletions == 1


def test_paging_replaces_the_list_in_its_place(chat: TeamsChatOf) -> None:
    message = chat.say("liste")
    told = chat.press(message, "Page suivante")
    assert "Comptes" in written(card(told.card))
    assert len(chat.messages) == 1


def test_what_opens_another_view_leaves_the_card_and_comes_below(chat: TeamsChatOf) -> None:
    message = chat.say("liste")
    before = shown(chat, message)
    told = chat.press(message, "Fiche")
    assert told.card is None
    assert told.sentence == "Fiche de Maïka Thériault", "also said where it was pressed"
    assert "Maïka Thériault" in written(card_of(chat.answer_to(told.key)))
    assert shown(chat, message) == before


def test_a_card_pressed_in_a_shared_conversation_is_its_pressers_alone(front: FrontedDesk) -> None:
    """What it opens is sent to them alone as well, and what replaces it changes no message that others see."""
    shared = front.client.channel(ODILE)
    message = shared.say("liste", private=True)
    shared.press(message, "Fiche")
    until(lambda: len(shared.messages) == 2, "below")
    shared.press(message, "Page suivante")
    until(lambda: "Comptes" in shown(shared, message), "kept")
    assert all(one.get("targeted") for one in shared.messages)


@pytest.mark.parametrize("ids", [{}, {"id": ..., "timestamp": ...}, {"id": None, "replyToId": None}])
def test_an_automatic_refresh_runs_nothing(front: FrontedDesk, chat: TeamsChatOf, ids: Json) -> None:
    """Cards that refresh themselves write nothing, whatever they say; null ids are taken."""
    message = chat.say("supprimer x")
    action = named(card_of(message), "OUI")
    heard = len(front.desk.heard)
    value = {"action": {"type": action["type"], "verb": action["verb"], "data": action["data"]}, "trigger": "automatic"}
    response = chat.invoke("adaptiveCard/action", value, "" if "replyToId" in ids else message["id"], **ids)
    assert response.status_code == 200
    assert response.json()["statusCode"] == 200
    assert len(front.desk.heard) == heard
    assert front.desk.deletions == 0


def test_a_press_without_ids_is_answered(front: FrontedDesk, chat: TeamsChatOf) -> None:
    message = chat.say("supprimer x")
    told = chat.act(named(card_of(message), "OUI"), {}, "", id=None)
    assert "Compte supprimé." in written(card(told.card))
    assert front.desk.deletions == 1


def test_presses_have_keys_of_their_own_and_redeliveries_the_same(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R44."""
    message = chat.say("liste")
    chat.press(message, "Page suivante")
    again = chat.sent[-1]
    assert front.client.post(again).status_code == 200
    chat.press(message, "Page suivante")
    chat.press(message, "Page suivante", id=None, timestamp="2026-03-09T13:02:00.001Z")
    assert front.client.post(chat.sent[-1]).status_code == 200
    keys = [one.key for one in front.desk.heard if isinstance(one.input, ActionInput)]
    assert keys[0] == keys[1]
    assert keys[3] == keys[4]
    assert len(set(keys)) == 3


def test_an_older_client_sends_a_press_as_a_message(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """Action.Submit, the fallback of Action.Execute."""
    message = chat.say("supprimer x")
    fallback = named(card_of(message), "OUI")["fallback"]
    chat.tell(chat.activity("message", value=fallback["data"], replyToId=message["id"]))
    until(lambda: "Compte supprimé." in shown(chat, message), "replaced")
    assert front.desk.deletions == 1


def test_an_operation_that_goes_on_is_followed_in_the_pressed_card(front: FrontedDesk, chat: TeamsChatOf) -> None:
    message = chat.say("fiche")
    told = chat.press(message, "Renvoyer l’invitation")
    assert "en cours" in written(card(told.card))
    front.on_loop(front.courier.post(f"29:{ODILE}", sample_card(), locale="fr", operation="op-7"))
    assert "Maïka Thériault" in shown(chat, message)
    assert len(chat.messages) == 1


# --- forms


def test_a_form_is_filled_in_within_its_card_and_its_result_takes_its_place(front: FrontedDesk, chat: TeamsChatOf) -> None:
    message = chat.say("créer")
    told = chat.submit(message, FILLED)
    assert "est créé" in written(card(told.card))
    until(lambda: "est créé" in shown(chat, message), "kept")
    assert front.desk.created == [FILLED["courriel"]]


def test_errors_stand_beside_the_fields_with_all_that_was_typed(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R96: shown by the server too, since some clients check nothing; and again, and in another process."""
    message = chat.say("créer")
    typed = {"nom": "Talon", "raison": "deux\nlignes", "cancer": "1", "prenom": "Achille"}
    told = chat.submit(message, typed)
    again = card(told.card)
    assert set(errors_of(again)) == {"courriel", "installation"}
    held = inputs_of(again)
    assert {name: held[f"f.{name}"] for name in typed} == typed
    repeated = chat.submit({"id": message["id"], "attachments": [{"content": again}]}, {"cancer": ""})
    assert inputs_of(card(repeated.card))["f.cancer"] == ""
    assert inputs_of(card(repeated.card))["f.raison"] == "deux\nlignes"
    until(lambda: "obligatoire" in shown(chat, message), "kept")
    assert front.desk.created == []


def test_a_simulation_stands_above_the_form_which_stays(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R82; simulated twice, the form says the last only."""
    message = chat.say("créer")
    first = chat.submit(message, FILLED, simulate=True)
    assert "Créerait achille@ssss.gouv.qc.ca." in written(card(first.card))
    assert inputs_of(card(first.card))["f.prenom"] == "Achille"
    second = chat.submit(
        {"id": message["id"], "attachments": [{"content": first.card}]}, {"courriel": "b@ssss.gouv.qc.ca"}, simulate=True
    )
    assert written(card(second.card)).count("Créerait") == 1
    assert front.desk.created == []
    last = chat.submit({"id": message["id"], "attachments": [{"content": second.card}]}, {})
    assert front.desk.created == ["b@ssss.gouv.qc.ca"]
    assert inputs_of(card(last.card)) == {}


def test_a_refusal_leaves_the_form_with_what_was_typed(chat: TeamsChatOf) -> None:
    message = chat.say("créer")
    told = chat.submit(message, FILLED | {"courriel": "prise@ssss.gouv.qc.ca"})
    assert "ne peut pas être utilisée" in written(card(told.card))
    assert inputs_of(card(told.card))["f.courriel"] == "prise@ssss.gouv.qc.ca"


def test_a_button_of_a_form_opens_the_next_form_in_its_place(chat: TeamsChatOf) -> None:
    """R21: the address corrected with one click."""
    message = chat.say("créer achille@sss.gouv.qc.ca")
    told = chat.press(message, "Corriger l’adresse")
    assert inputs_of(card(told.card))["f.courriel"] == "achille@ssss.gouv.qc.ca"
    assert len(chat.messages) == 1


def test_a_form_opened_from_a_list_comes_below_it(chat: TeamsChatOf) -> None:
    message = chat.say("liste")
    told = chat.press(message, "Créer un compte")
    assert told.sentence == "Créer un compte"
    assert "f.courriel" in inputs_of(card_of(chat.answer_to(told.key)))


def test_a_form_of_an_older_client_says_its_errors_in_a_sentence(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """Without the form in what comes back, nothing can be shown again: the card stays as it is, with all that was typed."""
    data = {"iris": {"form": "v1.créer.nonce=n1"}, "f.prenom": "Achille"}
    value = {"action": {"type": "Action.Execute", "verb": "submit", "data": data}, "trigger": "manual"}
    body = chat.invoke("adaptiveCard/action", value, "1").json()
    assert body["type"] == "application/vnd.microsoft.activity.message"
    assert "obligatoire" in body["value"]
    assert front.desk.created == []


# --- dialogs


def test_a_form_is_enlarged_with_what_has_been_typed(front: FrontedDesk, chat: TeamsChatOf) -> None:
    message = chat.say("créer")
    heard = len(front.desk.heard)
    dialog = chat.open(message, DIALOG, {"prenom": "Achille"})
    assert inputs_of(dialog["card"]["content"])["f.prenom"] == "Achille"
    assert len(front.desk.heard) == heard, "nothing is asked for that"
    wrong = chat.send(dialog, {"nom": "Talon"}, message=message["id"])
    assert set(errors_of(wrong["card"]["content"])) == {"courriel", "installation"}
    assert inputs_of(wrong["card"]["content"])["f.nom"] == "Talon"
    tried = chat.send(wrong, FILLED, simulate=True, message=message["id"])
    assert "Créerait" in written(tried["card"]["content"])
    done = chat.send(tried, {}, message=message["id"])
    assert "est créé" in written(done["card"]["content"])
    until(lambda: "est créé" in shown(chat, message), "the form in the chat gives way too")
    assert front.desk.created == [FILLED["courriel"]]


def test_a_button_may_open_its_form_as_a_dialog(front: FrontedDesk, chat: TeamsChatOf) -> None:
    response = chat.invoke("task/fetch", {"data": {"iris": {"do": "v1.créer."}, "msteams": {"type": "task/fetch"}}}, "1")
    dialog = response.json()["task"]["value"]
    done = chat.send(dialog, FILLED, message="1")
    assert "est créé" in written(done["card"]["content"])
    assert front.desk.created == [FILLED["courriel"]]
    assert chat.messages == [], "no card of the chat showed that form"


def test_buttons_of_a_dialog_are_answered_in_it(chat: TeamsChatOf) -> None:
    response = chat.invoke("task/fetch", {"data": {"iris": {"do": "v1.supprimer."}}}, "1")
    dialog = response.json()["task"]["value"]
    assert "Compte supprimé." in written(chat.press_in(dialog, "OUI")["card"]["content"])


def test_a_defect_of_ours_leaves_card_and_dialog_with_what_was_typed(front: FrontedDesk, chat: TeamsChatOf) -> None:
    """R96."""
    message = chat.say("créer")
    dialog = chat.open(message, DIALOG)
    front.desk.broken = True
    assert "n’a pas pu être traitée" in chat.submit(message, FILLED).sentence
    told = chat.send(dialog, FILLED)["card"]["content"]
    assert "n’a pas pu être traitée" in written(told)
    assert inputs_of(told)["f.prenom"] == "Achille"


def test_who_teams_does_not_confirm_keeps_what_was_typed(front: FrontedDesk, chat: TeamsChatOf, world: TeamsWorld) -> None:
    message = chat.say("créer")
    other = front.client.chat("inconnu", chat.conversation)
    assert "confirmer" in other.submit(message, FILLED).sentence
    dialog = other.open(message, DIALOG)
    assert inputs_of(other.send(dialog, FILLED)["card"]["content"])["f.prenom"] == "Achille"
    assert other.options(message, "installation", "clsc") == []
    assert front.desk.created == []
    assert "29:inconnu" not in world.connector.members


# --- type-ahead


def test_type_ahead_answers_within_the_persons_scope(chat: TeamsChatOf) -> None:
    message = chat.say("créer")
    found = chat.options(message, "installation", "CLSC")
    assert found == [("03-002", "CLSC de Limoilou"), ("03-003", "CLSC Orléans")]
    narrowed = chat.options(message, "installation", "CLSC", {"nom": "CLSC Orléans"})
    assert narrowed == [("03-002", "CLSC de Limoilou")], "the other fields are told"


# --- what no card of ours sends


@pytest.mark.parametrize("name", ["signin/verifyState", "composeExtension/query", "config/fetch", "", "nouveauté"])
def test_an_invoke_of_another_kind_is_not_implemented(chat: TeamsChatOf, name: str) -> None:
    response = chat.invoke(name, {"state": "1"})
    assert response.status_code == 501
    assert response.content == b""


@pytest.mark.parametrize("name", ["adaptiveCard/action", "task/fetch", "task/submit", "application/search"])
@pytest.mark.parametrize(
    "value",
    [
        None,
        "texte",
        [],
        7,
        {"action": 3, "data": 3},
        {"action": {"data": []}, "data": []},
        {"action": {"data": {}}, "data": {}, "queryText": 3},
        {"action": {"data": {"iris": "x"}}, "data": {"iris": "x"}, "queryText": ["x"]},
        {"action": {"data": {"iris": {}}}, "data": {"iris": {}}, "dataset": {}},
        {"action": {"data": {"iris": {"do": 3}}}, "data": {"iris": {"do": 3}}, "dataset": "x" * 101},
        {"action": {"data": {"iris": {"shown": "x"}}}, "data": {"iris": {"shown": "eJwDAAAAAAE="}}, "queryText": "x" * 5_001},
        {
            "action": {"data": {"iris": {"form": "x"}, "f.nom": {}}},
            "data": {"iris": {"form": "x"}, "f.nom": []},
            "dataset": "installation",
            "queryText": None,
            "queryOptions": [],
            "data2": 1,
        },
    ],
)
def test_a_malformed_value_changes_nothing_and_never_breaks(
    front: FrontedDesk, chat: TeamsChatOf, name: str, value: object
) -> None:
    response = chat.invoke(name, value)  # type: ignore[arg-type]  # whatever a client may send
    assert response.status_code in {200, 400}
    assert response.status_code == 400 or name == "application/search"
    assert not [one for one in front.desk.heard if isinstance(one.input, ActionInput | FormInput)]


def test_a_label_is_found_once_in_a_card(chat: TeamsChatOf) -> None:
    """No two buttons that one could not tell apart by ear: rows say whose they are (R96)."""
    listed = card_of(chat.say("liste"))
    told = [(one["title"], one.get("tooltip", "")) for one in buttons_of(listed)]
    assert len(told) == len(set(told))
