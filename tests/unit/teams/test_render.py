"""Views as Teams takes them: always valid, nothing lost that fits, no text that acts, readable on a phone and by ear."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.i18n import translator
from bot.teams.dialogs import result_dialog
from bot.teams.elements import attachment
from bot.teams.render import CARD_BYTES, render_card
from bot.teams.texts import weight, words
from commands.views.nodes import (
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Divider,
    Fields,
    Heading,
    Image,
    Localised,
    Notice,
    Progress,
    Row,
    Table,
    Text,
    Tone,
    View,
)
from tests.support.drawn_views import HOSTILE, views
from tests.support.sample_views import PIXEL, sample_card, sample_confirmation, sample_list
from tests.support.teams_schema import as_sent, check_activity, check_card, check_dialog, nodes

Json = dict[str, Any]
say = translator("fr").text


def card_of(*blocks: Any, summary: str = "Résumé") -> Json:
    """The body's card, checked."""
    card = as_sent(render_card(View(summary, blocks), say))
    check_card(card)
    return card


def of_type(card: Json, kind: str) -> list[Json]:
    return [node for node in nodes(card["body"]) if node.get("type") == kind]


def runs(card: Json) -> list[str]:
    return [run["text"] for run in of_type(card, "TextRun")]


def buttons(card: Json) -> list[Json]:
    """Those that a person sees, without their fallbacks."""
    return [action for row in of_type(card, "ActionSet") for action in row["actions"]]


@given(views)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_view_breaks_a_rule_of_teams_or_acts(view: Localised) -> None:
    check_activity({"type": "message", "attachments": [attachment(as_sent(render_card(view, say)))]})
    check_dialog(as_sent(result_dialog(view, say)))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_people_wrote_is_never_parsed(text: str) -> None:
    """R96: a name that looks like a mention, a link or a list is shown as it is."""
    card = card_of(Heading(text), Fields(((text, text),)), Notice(text, Tone.INFO), Text(text))
    parsed = [node["text"] for node in of_type(card, "TextBlock")]
    parsed += [part for facts in of_type(card, "FactSet") for fact in facts["facts"] for part in fact.values()]
    assert not any(sign in part for part in parsed for sign in "[]<*`\\")


def test_a_list_is_rows_of_two_lines_with_their_button() -> None:
    card = as_sent(render_card(sample_list(20), say))
    check_card(card)
    (table,) = of_type(card, "Table")
    first = table["rows"][1]["cells"]
    email, rest = first[0]["items"]
    assert (email["text"], email["wrap"]) == ("maïka.thériault0.ciussscn@ssss.gouv.qc.ca", True)
    assert "".join(run["text"] for run in rest["inlines"]).startswith("✓ Actif · Maïka · Thériault · Licencié")
    (action,) = first[1]["items"][0]["actions"]
    assert (action["title"], action["verb"], action["data"]) == ("Fiche", "press", {"iris": {"do": "v1.fiche.compte=a0"}})
    assert "maïka.thériault0" in action["tooltip"], "a screen reader is told of whom"


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip()])
def test_a_row_says_what_people_wrote_and_nothing_else(text: str) -> None:
    """R96: rows are filled into a piece that is made once; no text of one is taken for a part of it, or reaches another."""
    others = tuple(Row((f"a{number}", "Actif", "reste"), f"v1.fiche.compte=b{number}", (1, Tone.SUCCESS)) for number in range(2))
    columns = (Column("Courriel"), Column("Statut"), Column("Nom"))
    before = card_of(Table("Comptes", columns, (*others, Row(("x", "Actif", "y"), "v1.fiche.compte=c", (1, Tone.SUCCESS)))))
    table = Table("Comptes", columns, (*others, Row((text, "Actif", text), "v1.fiche.compte=c", (1, Tone.SUCCESS))))
    (clean,), (drawn,) = of_type(before, "Table"), of_type(card_of(table), "Table")
    assert drawn["rows"][:3] == clean["rows"][:3]
    first, rest = drawn["rows"][3]["cells"][0]["items"]
    shown = first.get("text") or first["inlines"][0]["text"]
    assert shown == words(text).strip()
    assert [run["text"] for run in rest["inlines"]] == ["✓ ", "Actif", words(f" · {text}")]


def test_a_press_is_a_submit_where_the_client_knows_no_execute() -> None:
    for action in of_type(as_sent(render_card(sample_list(), say)), "Action.Execute"):
        assert action["fallback"]["data"] == action["data"]


def test_what_sorts_is_shown_on_demand() -> None:
    card = as_sent(render_card(sample_list(), say))
    (show,) = of_type(card, "Action.ToggleVisibility")
    (hidden,) = [node for node in of_type(card, "Container") if node.get("isVisible") is False]
    assert show["title"] == "Trier par…"
    assert show["targetElements"] == [hidden["id"]]
    shown = [action for row in hidden["items"] for action in row["actions"]]
    assert [one["title"] for one in shown][:3] == ["Courriel", "Prénom", "Nom ↑"]
    assert shown[2]["data"]["iris"]["do"] == "v1.liste.tri=2"


def test_a_few_figures_stand_in_columns_with_facts_for_older_clients() -> None:
    table = Table("Licences", (Column("Étab."), Column("Libres", numeric=True)), (Row(("03", "4")), Row(("16-2", "0"))))
    (drawn,) = of_type(card_of(table), "Table")
    assert [column["horizontalCellContentAlignment"] for column in drawn["columns"]] == ["left", "right"]
    assert drawn["fallback"]["items"][0]["facts"][0] == {"title": "03", "value": "Libres\u00a0: 4"}


def test_facts_stay_in_order_and_a_long_address_is_never_cut_off() -> None:
    """A FactSet cuts on a phone what has no space to break at."""
    email = "maika.theriault.ciussscn@ssss.gouv.qc.ca"
    facts, address, last = card_of(Fields((("Nom", "Thériault"), ("Courriel", email), ("Statut", "Actif"))))["body"]
    assert facts["facts"] == [{"title": "Nom", "value": "Thériault"}]
    assert (address["items"][1]["text"], address["items"][1]["wrap"]) == (email, True)
    assert last["facts"] == [{"title": "Statut", "value": "Actif"}]


def test_many_figures_say_what_of() -> None:
    """Seven columns would each be a word wide on a phone."""
    columns = (Column("Étab."), *(Column(name, numeric=True) for name in ("Attribuées", "Prises", "Réservées", "Libres")))
    card = card_of(Table("Licences", columns, (Row(("03", "50", "40", "6", "4")),)))
    assert "Attribuées\u00a0: 50 · Prises\u00a0: 40 · Réservées\u00a0: 6 · Libres\u00a0: 4" in runs(card)


def test_a_confirmation_has_its_two_buttons_in_words_and_style() -> None:
    """R42."""
    card = as_sent(render_card(sample_confirmation(), say))
    yes, close = buttons(card)
    assert (yes["title"], yes["style"]) == ("OUI", "destructive")
    assert (close["title"], close.get("style")) == ("FERMER", None)
    made = buttons(card_of(Buttons((Button("OUI", "v1.x.", ButtonStyle.PRIMARY),))))
    assert made[0]["style"] == "positive"


def test_buttons_stand_in_rows_that_teams_and_a_phone_show_whole() -> None:
    """Teams shows six; a phone cuts the labels of a row that is too wide. None is hidden behind « … »."""
    short = card_of(Buttons(tuple(Button(f"B{number}", f"v1.{number}") for number in range(9))))
    assert [len(row["actions"]) for row in of_type(short, "ActionSet")] == [6, 3]
    long = card_of(Buttons(tuple(Button(label, "v1.x.") for label in ("Page précédente", "Page suivante", "Rafraîchir"))))
    assert [len(row["actions"]) for row in of_type(long, "ActionSet")] == [2, 1]


def test_a_tone_is_a_sign_and_a_colour() -> None:
    card = card_of(*(Notice("Su.", tone) for tone in Tone))
    assert [frame["style"] for frame in card["body"]] == ["accent", "good", "warning", "attention"]
    assert runs(card) == ["ℹ Su.", "✓ Su.", "⚠ Su.", "✗ Su."]


def test_progress_is_a_bar_of_teams_or_signs_and_always_figures() -> None:
    card = card_of(Progress("Licences du 03", 47, 50))
    (bar,) = of_type(card, "ProgressBar")
    assert (bar["value"], bar["max"]) == (94, 100)
    assert bar["fallback"]["inlines"][0]["text"] == "▓▓▓▓▓▓▓▓▓░"
    assert "Licences du 03 (47/50)" in runs(card)


def test_a_screen_reader_is_told_the_summary_and_what_must_be_seen() -> None:
    card = as_sent(render_card(sample_card(), say))
    assert card["speak"].startswith("Fiche de Maïka Thériault – L’invitation expire dans 3 jours")
    assert "Refusé." in card["speak"]
    assert card["lang"] == "fr"
    assert render_card(sample_card(), translator("en").text)["lang"] == "en"


def test_a_divider_is_a_line_above_what_follows() -> None:
    card = card_of(Text("un"), Divider(), Text("deux"), Divider())
    assert [element.get("separator", False) for element in card["body"]] == [False, True]


def test_an_image_that_is_too_large_is_its_title_and_its_description() -> None:
    small, large = card_of(Image(PIXEL, "47 de 50", "Licences")), card_of(Image(b"x" * 100_000, "47 de 50", "Licences"))
    assert of_type(small, "Image")[0]["altText"] == "47 de 50"
    assert of_type(large, "Image") == []
    assert runs(large) == ["Licences", "47 de 50"]


def test_a_long_text_is_split_not_cut() -> None:
    text = " ".join(str(number) for number in range(3_000))
    assert " ".join(runs(card_of(Text(text)))).split() == text.split()


def test_a_table_too_long_is_cut_with_a_sentence_and_keeps_its_buttons() -> None:
    columns = tuple(Column(f"C{number}") for number in range(8))
    rows = tuple(Row((f"rang {number}", *("x" * 60,) * 7), f"v1.fiche.compte=a{number}") for number in range(100))
    after = Buttons((Button("Page suivante", "v1.liste.curseur=abc"),))
    card = card_of(Table("Comptes", columns, rows, "Fiche"), after)
    said = runs(card)
    first = [cell["text"] for cell in of_type(card, "TextBlock")]
    assert "rang 0" in first
    assert "rang 99" not in first
    assert say("teams-cut") in said
    assert buttons(card)[-1]["title"] == "Page suivante"
    assert 0.95 * CARD_BYTES < weight(card) <= CARD_BYTES, "as many rows as there is room for"


def test_what_is_nearly_too_large_only_loses_what_stands_in_for_older_clients() -> None:
    view = View("Long", tuple(Buttons((Button(f"B{n}", f"v1.liste.{n}{'x' * 1_300}"),)) for n in range(30)))
    card = as_sent(render_card(view, say))
    check_card(card)
    assert len(buttons(card)) == 30
    assert "fallback" not in buttons(card)[0]


def test_a_press_that_opens_a_form_asks_for_a_dialog() -> None:
    made = as_sent(render_card(sample_list(), say, opens=lambda wire: wire.startswith("v1.créer.")))
    check_card(made)
    (create,) = [action for action in buttons(made) if action["title"] == "Créer un compte"]
    assert create["type"] == "Action.Submit"
    assert create["data"] == {"msteams": {"type": "task/fetch"}, "iris": {"do": "v1.créer."}}
    assert {action["type"] for action in buttons(made) if action["title"] == "Fiche"} == {"Action.Execute"}


def test_a_result_in_a_dialog_is_pressed_by_submit_alone() -> None:
    value = result_dialog(sample_confirmation(), say)
    check_dialog(value)
    yes, _close = buttons(value["card"]["content"])
    assert yes["data"] == {"iris": {"do": "v1.supprimer.geste=oui&jeton=t1"}}
