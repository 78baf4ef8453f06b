"""Every front end renders every view in both languages: it fits, escapes, and keeps every action and fact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from bot.plain import opener, plain_text
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Code,
    Column,
    Divider,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Progress,
    Row,
    Table,
    Text,
    Tone,
    View,
)
from tests.support.renderers import RENDERERS, Rendering, seen
from tests.support.sample_views import FORMS, PIXEL, SAMPLES

LOCALES = ("fr", "en")


@pytest.fixture(params=RENDERERS)
def rendering(request: pytest.FixtureRequest) -> Rendering:
    return RENDERERS[request.param]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_view_keeps_every_fact_and_action(rendering: Rendering, locale: str, name: str) -> None:
    view = SAMPLES[name]
    shown = rendering.view(view, locale)
    assert [fact for fact in facts(view) if fact not in shown] == []
    assert [button.action for button in buttons(view) if button.action and button.action not in shown.actions] == []
    assert [button.url for button in buttons(view) if button.url and button.url not in shown.links] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_its_labels_values_and_errors(rendering: Rendering, locale: str, name: str) -> None:
    """Nothing that was typed is lost (issue: bad input gets…)."""
    form = FORMS[name]
    shown = rendering.form(form, locale)
    assert [fact for fact in form_facts(form) if fact not in shown] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_plain_text_keeps_every_fact(name: str) -> None:
    text = seen(plain_text(SAMPLES[name]))
    assert [fact for fact in facts(SAMPLES[name]) if seen(fact) not in text] == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=80))
def test_no_text_breaks_out_of_any_node(text: str) -> None:
    """Mark-up, mentions, control characters, marks that turn the direction, halves of characters."""
    for rendering in RENDERERS.values():
        for locale in LOCALES:
            rendering.view(everything(text), locale)
            rendering.form(filled(text), locale)


@settings(max_examples=10, deadline=None)
@given(length=st.integers(200, 6_000))
def test_no_length_breaks_a_limit(length: int) -> None:
    for rendering in RENDERERS.values():
        rendering.view(everything("<&é " * (length // 4)), "fr")


def facts(view: Localised) -> Iterator[str]:
    """Every word of a view that its reader must find."""
    yield view.summary if not view.blocks else ""
    for block in view.blocks:
        yield from _facts(block)


def _facts(block: Block[str]) -> Iterator[str]:
    match block:
        case Heading(words) | Text(words) | Notice(words) | Progress(words):
            yield words
        case Fields(pairs):
            for pair in pairs:
                yield from pair
        case Buttons(made):
            yield from (button.label for button in made)
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns if block.rows)
            yield from (cell for row in block.rows for cell in row.cells)
        case Links(links):
            yield from (label for label, _ in links)
        case Code(lines):
            yield from lines
        case Image(_, alt, title):
            yield from (alt, title)
        case Divider():
            pass


def buttons(view: Localised) -> Iterator[Button[str]]:
    for block in view.blocks:
        if isinstance(block, Buttons):
            yield from block.buttons
        if isinstance(block, Table):
            yield from (opener(row, block.opens) for row in block.rows if row.opens)


def form_facts(form: Form[str]) -> Iterator[str]:
    yield from (form.title, form.submit)
    for block in form.intro:
        yield from _facts(block)
    for field in form.fields:
        yield from (field.label, field.hint or "", field.error or "")
        yield from (option.label for option in field.options)
        if not field.options and field.kind != "check":
            yield field.value


def everything(text: str) -> Localised:
    """A view of all nodes, with the same text everywhere."""
    button = Button(text, "v1.fiche.compte=a0", described=text)
    blocks: tuple[Block[str], ...] = (
        Heading(text),
        Text(text, quiet=True),
        *(Notice(text, tone) for tone in Tone),
        Fields(((text, text),)),
        Buttons((button, Button(text, url=f"https://example.org/?q={text}"), Button(text, url=f"javascript:{text}"))),
        Table(
            text,
            (Column(text, sort="v1.liste.tri=nom", sorted="asc"), Column(text, numeric=True)),
            (Row((text, text), button.action, (1, Tone.WARNING)),),
            opens=text,
        ),
        Links(((text, "https://example.org"), (text, f"mailto:{text}"), (text, text))),
        Code((text,)),
        Progress(text, 3, 2),
        Progress(text, -1, 0),
        Image(PIXEL, text, text),
        Divider(),
    )
    return View(text, blocks)


def filled(text: str) -> Form[str]:
    """A form with the same text everywhere that people's text can be."""
    form = FORMS["empty form"]
    fields = tuple(
        structs.replace(field, value=text if not field.options else field.value, hint=text, error=text) for field in form.fields
    )
    return structs.replace(form, fields=fields, intro=(Text(text),))
