"""Views and forms as Slack takes them: always valid, nothing lost that fits, no text that acts."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from bot.i18n import translator
from bot.slack.modal import errors_beside, form_modal, options_of, result_modal
from bot.slack.render import render_message, render_surface
from bot.slack.texts import escaped, safe, unescaped
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Code,
    Column,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Option,
    Progress,
    Row,
    Table,
    Text,
    View,
)
from tests.support.drawn_views import forms, views
from tests.support.sample_views import sample_card, sample_confirmation, sample_form, sample_list
from tests.support.slack import Json, labels, written
from tests.support.slack_schema import check_message, check_surface

say = translator("fr").text


@given(views)
@settings(max_examples=60, deadline=None)
def test_no_view_breaks_a_rule_of_slack_or_forms_a_mention(view: Localised) -> None:
    check_message(render_message(view, say))
    check_surface({"type": "home", "blocks": render_surface(view, say)})
    check_surface(result_modal(view, say))


@given(forms)
@settings(max_examples=50, deadline=None)
def test_no_form_breaks_a_rule_of_slack(form: Form[str]) -> None:
    check_surface(form_modal(form, say))


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("view", [sample_list(), sample_card(), sample_confirmation()], ids=lambda view: view.summary)
def test_every_fact_and_action_is_kept(view: Localised, locale: str) -> None:
    message = render_message(view, translator(locale).text)
    check_message(message)
    said = written(message)
    for block in view.blocks:
        assert all(safe(fact) in said for fact in _facts(block) if fact)
    assert _actions(view) == _pressable(message)


def test_a_long_table_has_a_menu_that_opens_any_row() -> None:
    message = render_message(sample_list(60), say)
    check_message(message)
    options = [
        option["value"] for block in message["blocks"] for e in block.get("elements", ()) for option in e.get("options", ())
    ]
    assert {f"v1.fiche.compte=a{number}" for number in range(60)} <= set(options)
    assert "Fiche – " in labels(message)[0]


def test_what_does_not_fit_is_said_and_its_buttons_stay() -> None:
    many = tuple(Heading(f"Partie {number}") for number in range(80))
    message = render_message(View("Beaucoup", (*many, Buttons((Button("Suite", "v1.liste."),)))), say)
    check_message(message)
    assert "ne tient pas dans un seul message" in written(message)
    assert labels(message) == ["Suite"]


def test_a_figure_says_what_of() -> None:
    table = Table("Licences", (Column("Étab."), Column("Libres", numeric=True)), (Row(("03", "4")),))
    assert "Libres\u00a0: 4" in written(render_message(View("Licences", (table,)), say))


def test_a_long_text_is_split_not_cut() -> None:
    text = " ".join(str(number) for number in range(1_500))
    said = written(render_message(View("Long", (Text(text),)), say))
    assert said.replace("\n", " ").split() == text.split()


def test_a_form_shows_what_was_typed_and_what_is_wrong() -> None:
    form = sample_form({"courriel": "x@sss.gouv.qc.ca", "specialite": "cardio", "cancer": "1"}, {"courriel": "Hors réseau."})
    modal = form_modal(form, say)
    check_surface(modal)
    inputs = {block["block_id"]: block["element"] for block in modal["blocks"] if block["type"] == "input"}
    assert inputs["courriel"]["initial_value"] == "x@sss.gouv.qc.ca"
    assert inputs["specialite"]["initial_option"]["value"] == "cardio"
    assert inputs["cancer"]["initial_options"][0]["value"] == "1"
    assert inputs["installation"]["type"] == "external_select"
    assert "✗ Hors réseau." in written(modal)
    assert modal["private_metadata"] == form.action


def test_an_error_without_a_field_stands_beside_the_first() -> None:
    assert errors_beside({"": "Établissement complet.", "nom": "Vide."}, {"courriel": "", "nom": ""}) == {
        "courriel": "Établissement complet.",
        "nom": "Vide.",
    }


def test_an_option_that_slack_cannot_carry_is_left_out_rather_than_cut() -> None:
    assert options_of((Option("x" * 151, "Trop long"), Option("", "Vide"), Option("03", "03"))) == [
        {"text": {"type": "plain_text", "text": "03", "emoji": False}, "value": "03"}
    ]


@given(text(max_size=80))
def test_entities_come_back_as_they_were(written_by: str) -> None:
    assert unescaped(escaped(safe(written_by))) == safe(written_by)


def _facts(block: Block[str]) -> tuple[str, ...]:  # noqa: PLR0911 - one case for each node
    match block:
        case Heading(words) | Text(words) | Notice(words) | Progress(words):
            return (words,)
        case Fields(pairs):
            return tuple(chain.from_iterable(pairs))
        case Table():
            return (
                block.caption,
                *(column.title for column in block.columns),
                *chain.from_iterable(row.cells for row in block.rows),
            )
        case Code(lines):
            return lines
        case Links(links):
            return tuple(label for label, _ in links)
        case Image(_, alt, title):
            return (alt, title)
        case _:
            return ()


def _actions(view: Localised) -> set[str]:
    found: list[str] = []
    for block in view.blocks:
        match block:
            case Buttons(buttons):
                found.extend(button.url or button.action for button in buttons)
            case Table():
                found.extend(column.sort for column in block.columns if column.sort)
                found.extend(row.opens for row in block.rows if row.opens)
            case Links(links):
                found.extend(url for _, url in links)
            case _:
                pass
    return set(found)


def _pressable(message: Json) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            found.update(node[key] for key in ("value", "url") if key in node)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(message["blocks"])
    return found
