"""What the page's templates make of a node: what is read, and what is said once."""

from __future__ import annotations

import re

import pytest

from bot.web.render import render_form, render_view
from commands.views.nodes import Button, Buttons, Field, FieldKind, Form, Links, Option, Text, View


def say(key: str) -> str:
    return f"<{key}>"


def choices(*options: Option[str], value: str = "", required: bool = False) -> list[str]:
    """The labels that a list offers."""
    field = Field("capacite", "Capacité", FieldKind.CHOICE, required=required, value=value, options=options)
    form = Form(title="Modifier", submit="Enregistrer", action="v1.modifier.", fields=(field,))
    return re.findall(r"<option[^>]*>([^<]*)<", render_form(form, say, prefix="f"))


NONE, FEW, MANY = Option("0", "Aucune"), Option("500", "500"), Option("1000", "1000")


def test_a_list_that_says_none_itself_says_it_once() -> None:
    """R31: a large meeting or a webinar may be none."""
    assert choices(NONE, FEW, MANY) == ["Aucune", "500", "1000"]
    assert choices(NONE, FEW, MANY, value="500") == ["Aucune", "500", "1000"]
    assert choices(Option("", "Aucune"), FEW) == ["Aucune", "500"]


def test_a_list_that_may_be_left_empty_can_be() -> None:
    assert choices(FEW, MANY) == ["&lt;web-none&gt;", "500", "1000"]
    assert choices(FEW, MANY, value="500") == ["&lt;web-none&gt;", "500", "1000"]


def test_a_list_that_wants_a_choice_chooses_nothing_by_itself() -> None:
    assert choices(FEW, MANY, required=True) == ["&lt;web-choose&gt;", "500", "1000"]
    assert choices(FEW, MANY, value="500", required=True) == ["500", "1000"]


def test_an_address_that_a_link_shows_is_not_shown_again() -> None:
    """R95: a CCT's address stands in its label."""
    html = render_view(View("Soutien", (Links((("CCT : info@ssss.gouv.qc.ca", "mailto:info@ssss.gouv.qc.ca"),)),)), say)
    assert html.replace("<wbr>", "").count(">CCT : info@ssss.gouv.qc.ca<") == 1
    assert "quiet" not in html


def test_an_address_behind_other_words_can_be_read() -> None:
    html = render_view(View("Soutien", (Links((("Écrire au CCT", "mailto:info@ssss.gouv.qc.ca"),)),)), say)
    assert ">info@ssss.gouv.qc.ca<" in html.replace("<wbr>", "")


@pytest.mark.parametrize("code", ["16-2", "17-INUU", "03-001", "2026-06-30"])
def test_a_code_is_not_cut_at_its_hyphen_and_is_copied_as_it_is(code: str) -> None:
    """R96: « 16- » at the end of a line is no establishment; a hyphen of another kind could not be typed back."""
    html = render_view(View("Licences", (Text(f"Licences de {code} CISSS de la Montérégie-Est"),)), say)
    assert f'<span class="held">{code}</span> CISSS de la Montérégie-Est' in html


@pytest.mark.parametrize("text", ["Montérégie-Est", "a.b-2-3@ssss.gouv.qc.ca", "819-555-01234", "x16-2", "16-2x"])
def test_what_is_no_code_may_be_cut_as_before(text: str) -> None:
    assert "held" not in render_view(View("Licences", (Text(text),)), say)


def test_the_button_that_mends_stands_at_the_field_that_is_wrong() -> None:
    """R21: after what is wrong, before the next field; above them all where none is wrong."""
    mend = Buttons((Button("Corriger", "v1.créer."),))
    intro = (Text("Une invitation partira."), mend)

    def order(error: str | None) -> list[str]:
        fields = (Field("courriel", "Courriel", FieldKind.EMAIL, error=error), Field("nom", "Nom", FieldKind.TEXT))
        form = Form(title="Créer", submit="Enregistrer", action="v1.créer.", fields=fields, intro=intro)
        return re.findall("Une invitation|Corriger|>Courriel|Mal écrite|>Nom", render_form(form, say, prefix="f"))

    assert order("Mal écrite") == ["Une invitation", ">Courriel", "Mal écrite", "Corriger", ">Nom"]
    assert order(None) == ["Une invitation", "Corriger", ">Courriel", ">Nom"]
