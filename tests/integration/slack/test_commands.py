"""Typed commands, buttons, forms, type-ahead and the Home tab, as a person in Slack meets them."""

from __future__ import annotations

from typing import Any

import pytest

from commands.incoming import FormInput
from tests.support.clock import SettableClock
from tests.support.sample_views import sample_list
from tests.support.slack import OTHER_TEAM, SlackApi, SlackClient, labels, written
from tests.support.small_desk import TAKEN, SmallDesk

ODILE = "U0ODILE"
FILLED = {"courriel": "anh.pham.ciussscn@ssss.gouv.qc.ca", "prenom": "Anh", "specialite": "cardio", "installation": "03-002"}


def test_a_typed_command_is_answered_for_the_asker_alone(slack: SlackClient, desk: SmallDesk) -> None:
    """R7, R2: the e-mail is the workspace's."""
    message = slack.slash(ODILE, "liste etab=03")
    assert "Comptes – 03 CIUSSS de la Capitale-Nationale" in written(message)
    person = desk.heard[0].person
    assert (person.platform, person.address, person.email) == ("slack", ODILE, "odile.gestion.ciussscn@ssss.gouv.qc.ca")
    assert person.locale == "fr"


def test_a_list_keeps_every_row_and_everything_that_can_be_pressed(slack: SlackClient) -> None:
    message = slack.slash(ODILE, "liste")
    assert labels(message).count("Fiche") == 12
    assert {"Page suivante", "Rafraîchir", "Créer un compte", "Prénom", "Nom ↑"} <= set(labels(message))
    rows = next(block for block in sample_list().blocks if hasattr(block, "rows")).rows
    assert all(cell in written(message) for row in rows for cell in row.cells)


def test_typed_entities_come_back_as_typed(slack: SlackClient) -> None:
    assert "« R&D <b> » n’est pas une commande." in written(slack.slash(ODILE, "R&D <b>"))


def test_text_that_is_too_long_gets_a_sentence(slack: SlackClient) -> None:
    """R96: never « http_client_error »."""
    assert "« listeé" in written(slack.slash(ODILE, "liste" + "é" * 30_000))


def test_a_form_opens_at_once_as_a_modal(slack: SlackClient) -> None:
    modal = slack.slash_form(ODILE, "créer")
    assert modal["title"]["text"] == "Créer un compte"
    inputs = [block["block_id"] for block in modal["blocks"] if block["type"] == "input"]
    assert inputs == ["courriel", "prenom", "nom", "specialite", "installation", "cancer", "raison", "_simuler"]


def test_a_form_that_could_not_open_in_time_is_offered_again(slack: SlackClient, api: SlackApi) -> None:
    api.trouble("views.open", "expired_trigger_id")
    message = slack.slash(ODILE, "créer a&b")
    assert "à temps" in written(message)
    assert slack.press(ODILE, message, "Ouvrir le formulaire")["title"]["text"] == "Créer un compte"


def test_what_is_missing_is_said_beside_the_fields_all_at_once(slack: SlackClient, desk: SmallDesk) -> None:
    modal = slack.slash_form(ODILE, "créer")
    answer = slack.submit(ODILE, modal, {"nom": "Pham"})
    assert set(answer["errors"]) == {"courriel", "prenom", "installation"}
    assert desk.created == []


def test_a_submitted_form_becomes_its_outcome(slack: SlackClient, desk: SmallDesk) -> None:
    modal = slack.slash_form(ODILE, "créer")
    answer = slack.submit(ODILE, modal, FILLED | {"cancer": "1"})
    assert "est créé" in written(answer["view"])
    assert desk.created == [FILLED["courriel"]]
    given = desk.heard[-1].input
    assert isinstance(given, FormInput)
    assert given.values == FILLED | {"cancer": "1", "nom": "", "raison": ""}
    assert given.action == "v1.créer.nonce=n1"


def test_a_form_sent_twice_bears_one_key(slack: SlackClient, desk: SmallDesk) -> None:
    """R44: the ledger makes one of them."""
    modal = slack.slash_form(ODILE, "créer")
    for _ in range(2):
        slack.submit(ODILE, modal, FILLED)
    first, second = desk.heard[-2:]
    assert first.key == second.key


def test_the_simulation_box_simulates_over_the_form_that_stays(slack: SlackClient, desk: SmallDesk) -> None:
    """R82; nothing typed is lost."""
    answer = slack.submit(ODILE, slack.slash_form(ODILE, "créer"), FILLED, simulate=True)
    assert "Créerait" in written(answer["view"])
    assert answer["response_action"] == "push"
    assert desk.created == []


def test_a_refusal_stands_over_the_form_that_stays(slack: SlackClient, desk: SmallDesk) -> None:
    """R96; nothing typed is lost."""
    answer = slack.submit(ODILE, slack.slash_form(ODILE, "créer"), FILLED | {"courriel": TAKEN})
    assert "ne peut pas être utilisée" in written(answer["view"])
    assert answer["response_action"] == "push"
    assert desk.created == []


def test_a_search_field_asks_as_one_types(slack: SlackClient) -> None:
    modal = slack.slash_form(ODILE, "créer")
    assert slack.options(ODILE, modal, "installation", "orl") == [("03-003", "CLSC Orléans")]
    assert slack.options(ODILE, modal, "installation", "zzz") == []


def test_oui_replaces_the_question_by_its_outcome(slack: SlackClient, desk: SmallDesk) -> None:
    """R42."""
    message = slack.slash(ODILE, "supprimer maika.theriault.ciussscn@ssss.gouv.qc.ca")
    assert labels(message) == ["OUI", "FERMER"]
    outcome = slack.press(ODILE, message, "OUI")
    assert outcome["replace_original"] is True
    assert "Compte supprimé." in written(outcome)
    assert desk.deletions == 1


def test_fermer_changes_nothing(slack: SlackClient, desk: SmallDesk) -> None:
    """R42."""
    slack.press(ODILE, slack.slash(ODILE, "supprimer x"), "FERMER")
    assert desk.deletions == 0


def test_a_button_sent_again_bears_the_same_key(slack: SlackClient, desk: SmallDesk) -> None:
    """R44."""
    message = slack.slash(ODILE, "supprimer x")
    for _ in range(2):
        slack.press(ODILE, message, "OUI", trigger="tr9.9")
    assert desk.heard[-1].key == desk.heard[-2].key


def test_a_row_opens_beside_the_list_that_stays(slack: SlackClient) -> None:
    card = slack.press(ODILE, slack.slash(ODILE, "liste"), "Fiche")
    assert card["replace_original"] is False
    assert "Fiche de Maïka Thériault" in card["text"]


def test_a_column_sorts_from_the_menu(slack: SlackClient) -> None:
    sorted_list = slack.press(ODILE, slack.slash(ODILE, "liste"), "Statut")
    assert sorted_list["replace_original"] is True


def test_a_link_button_asks_nothing(slack: SlackClient, desk: SmallDesk) -> None:
    message = slack.slash(ODILE, "fiche x")
    heard = len(desk.heard)
    assert slack.press(ODILE, message, "Wiki IRIS") == {}
    assert len(desk.heard) == heard


def test_a_button_of_a_message_opens_a_form(slack: SlackClient) -> None:
    assert slack.press(ODILE, slack.slash(ODILE, "liste"), "Créer un compte")["title"]["text"] == "Créer un compte"


def test_the_home_tab_shows_my_establishments(slack: SlackClient) -> None:
    view = slack.home(ODILE)
    assert "47 licences prises de 50" in written(view)
    assert "Odile Gestion" in written(view)


def test_an_answer_that_slack_does_not_take_arrives_by_direct_message(slack: SlackClient, api: SlackApi) -> None:
    message = slack.slash(ODILE, "supprimer x")
    element = message["blocks"][-1]["elements"][0]
    payload = {
        "type": "block_actions",
        "user": {"id": ODILE, "team_id": slack.team},
        "trigger_id": "t1",
        "response_url": "https://elsewhere.example/hook",
        "actions": [{"type": "button", "action_id": element["action_id"], "value": element["value"]}],
    }
    assert slack.interact(payload).status_code == 200
    assert "Compte supprimé." in written(api.messages(ODILE)[0])


@pytest.mark.parametrize(
    "changes",
    [
        {"team_id": OTHER_TEAM},
        {"is_stranger": True},
        {"is_email_confirmed": False},
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_bot": True},
        {"deleted": True},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_who_is_not_a_full_member_has_no_email_hence_no_role(
    slack: SlackClient, api: SlackApi, desk: SmallDesk, changes: dict[str, Any]
) -> None:
    """R2."""
    api.add("U0GUEST", "admin@ssss.gouv.qc.ca", **changes)
    slack.slash("U0GUEST", "liste")
    assert desk.heard[-1].person.email == ""


def test_another_workspace_is_refused_politely(slack: SlackClient, desk: SmallDesk) -> None:
    """R2."""
    message = slack.slash(ODILE, "liste", team_id=OTHER_TEAM)
    assert "réservé aux membres" in written(message)
    slack.team = OTHER_TEAM
    refused = slack.press(ODILE, slack.slash(ODILE, "liste", team_id="T0IRIS"), "Fiche")
    assert "réservé aux membres" in written(refused)
    assert len(desk.heard) == 1


def test_a_person_that_slack_does_not_confirm_gets_a_sentence(slack: SlackClient, api: SlackApi, desk: SmallDesk) -> None:
    api.trouble("users.info", "internal_error", status=500)
    assert "pas pu confirmer" in written(slack.slash(ODILE, "liste"))
    assert desk.heard == []
    assert "Comptes" in written(slack.slash(ODILE, "liste"))


def test_who_one_is_is_asked_once_in_five_minutes(slack: SlackClient, api: SlackApi, clock: SettableClock) -> None:
    for _ in range(3):
        slack.slash(ODILE, "liste")
    assert len(api.called("users.info")) == 1
    clock.advance(minutes=5, seconds=1)
    slack.slash(ODILE, "liste")
    assert len(api.called("users.info")) == 2


def test_an_english_reader_gets_english_labels(slack: SlackClient, api: SlackApi, desk: SmallDesk) -> None:
    api.add("U0JANE", "jane.doe.comtl@ssss.gouv.qc.ca", locale="en-US")
    slack.slash("U0JANE", "list")
    assert desk.heard[-1].person.locale == "en"
