"""Forms as Teams takes them, in a card and in a dialog: nothing typed is lost, and what is wrong stands beside its field."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from msgspec import structs

from bot.i18n import translator
from bot.teams.dialogs import form_dialog
from bot.teams.elements import attachment
from bot.teams.forms import choices_of, form_card
from commands.views.nodes import Form, Option
from tests.support.drawn_views import forms
from tests.support.sample_views import FORMS, sample_form
from tests.support.teams_schema import as_sent, check_activity, check_card, check_dialog, nodes

Json = dict[str, Any]
say = translator("fr").text


def inputs(card: Json) -> dict[str, Json]:
    return {node["id"]: node for node in nodes(card["body"]) if str(node.get("type", "")).startswith("Input.")}


def sends(card: Json) -> list[Json]:
    return [action for node in nodes(card["body"]) if node.get("type") == "ActionSet" for action in node["actions"]]


def texts(card: Json) -> list[str]:
    return [node["text"] for node in nodes(card["body"]) if "text" in node]


@given(forms)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_form_breaks_a_rule_of_teams(form: Form[str]) -> None:
    check_activity({"type": "message", "attachments": [attachment(as_sent(form_card(form, say)))]})
    check_dialog(as_sent(form_dialog(form, say)))


def test_a_form_is_sent_and_tried_by_two_buttons() -> None:
    """R82."""
    create, dry = sends(form_card(FORMS["empty form"], say))
    assert (create["verb"], create["style"], create["data"]["iris"]["form"]) == ("submit", "positive", "v1.créer.nonce=n1")
    assert (dry["verb"], dry["data"]["iris"]) == ("simulate", {"form": "v1.créer.nonce=n1", "simulate": True})


def test_in_a_dialog_both_buttons_are_submits_that_say_which() -> None:
    value = form_dialog(FORMS["empty form"], say)
    check_dialog(value)
    assert value["title"] == "Créer un compte"
    create, dry = sends(value["card"]["content"])
    assert create["data"] == {"iris": {"form": "v1.créer.nonce=n1", "simulate": False}}
    assert dry["data"] == {"iris": {"form": "v1.créer.nonce=n1", "simulate": True}}


def test_a_required_field_says_so_before_anything_is_sent() -> None:
    made = inputs(form_card(FORMS["empty form"], say))
    assert made["f.courriel"]["isRequired"]
    assert made["f.courriel"]["errorMessage"] == "Ce champ est obligatoire."
    assert "isRequired" not in made["f.nom"]


def test_each_kind_of_field_has_its_input() -> None:
    made = inputs(form_card(FORMS["empty form"], say))
    assert (made["f.courriel"]["type"], made["f.courriel"]["style"]) == ("Input.Text", "email")
    assert made["f.raison"]["isMultiline"]
    assert [one["value"] for one in made["f.specialite"]["choices"]] == ["cardio", "onco"]
    assert made["f.installation"]["choices.data"] == {
        "type": "Data.Query",
        "dataset": "installation",
        "associatedInputs": "auto",
    }
    assert (made["f.cancer"]["isMultiSelect"], made["f.cancer"]["choices"]) == (True, [{"title": "Oui", "value": "1"}])


def test_what_was_typed_comes_back_with_what_is_wrong_beside_it() -> None:
    """Bad input keeps the form (R96)."""
    values = {"courriel": "x@sss.gouv.qc.ca", "specialite": "cardio", "installation": "03-001", "cancer": "1"}
    card = form_card(sample_form(), say, errors={"courriel": "Hors réseau."}, values=values)
    check_card(card)
    made = inputs(card)
    assert {name: made[f"f.{name}"]["value"] for name in values} == values
    body = card["body"]
    place = next(index for index, element in enumerate(body) if element.get("id") == "f.courriel")
    beside = [run["text"] for element in body[place + 1 : place + 3] for run in element["inlines"]]
    assert beside == ["Adresse du réseau de la santé", "✗ Hors réseau."]
    assert "✗ Certains champs sont à corriger." in texts(card)
    assert "Hors réseau." in card["speak"]


def test_what_was_typed_comes_back_without_a_character_more() -> None:
    written = "{{DATE(x)}} <at>a</at> *b* [c](d)"
    assert inputs(form_card(sample_form({"nom": written}), say))["f.nom"]["value"] == written


def test_an_error_without_a_field_stands_above_the_form() -> None:
    card = form_card(sample_form(), say, errors={"": "Établissement complet."})
    assert "✗ Établissement complet." in texts(card)
    assert "Établissement complet." in card["speak"]


def test_an_option_that_teams_cannot_carry_is_left_out_rather_than_cut() -> None:
    found = (Option("x" * 151, "Trop long"), Option("", "Vide"), Option("a\u202e", "Envers"), Option("03", "03"))
    assert choices_of(found) == [{"title": "03", "value": "03"}]


def test_a_form_over_the_limit_keeps_every_field() -> None:
    field = sample_form().fields[0]
    many = tuple(structs.replace(field, name=f"n{number}", hint="é" * 900, value="a" * 200) for number in range(60))
    card = form_card(structs.replace(sample_form(), fields=many), say)
    check_card(card)
    assert len(inputs(card)) == 60
    assert sends(card)
