"""Every view and form that commands make, in both languages, on every front end: it fits, escapes, and keeps what it says."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from bot.i18n import Translator
from bot.localise import localise, localise_form
from commands.actions import LIMIT, Action, decode
from commands.catalogue import find
from commands.views.nodes import Form, Localised, Row, View
from commands.views.show import shown_kinds
from tests.support.examples import EXAMPLES, shown_examples
from tests.support.renderers import RENDERERS, Rendering, seen

LOCALES = ("fr", "en")
_WIRES = frozenset({"action", "sort"})
_NOT_WORDS = frozenset({*_WIRES, "url", "png", "source", "name", "sorted", "style", "kind", "tone", "described", "value", "mark"})

_LINKS = ("mailto:", "https://")
LARGEST = frozenset({"list-widest"})
"""May be more than one message of a platform holds; it is then said, and never left out in silence."""


@pytest.fixture(params=RENDERERS)
def rendering(request: pytest.FixtureRequest) -> Rendering:
    return RENDERERS[request.param]


def localised(name: str, locale: str) -> Localised | Form[str]:
    made, say = EXAMPLES[name](), Translator(locale, strict=True)
    return localise_form(made, say) if isinstance(made, Form) else localise(made, say)


def told(node: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a view with the name of its place."""
    if isinstance(node, str):
        yield name, node
    elif isinstance(node, Row):
        yield from told(node.cells, "cells")
        yield "action", node.opens
    elif isinstance(node, tuple):
        for one in node:
            yield from told(one, name)
    elif isinstance(node, msgspec.Struct):
        for field in node.__struct_fields__:
            yield from told(getattr(node, field), field)


def words_of(made: Localised | Form[str]) -> list[str]:
    """What its reader must find, by line: the summary of a view is for notifications, where there is no room for the rest."""
    shown = made.blocks if isinstance(made, View) else made
    texts = (text for place, text in told(shown) if place not in _NOT_WORDS and not text.startswith(_LINKS))
    return [line for text in texts for line in text.split("\n")]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_each_front_end_shows_it_whole(rendering: Rendering, name: str, locale: str) -> None:
    made = localised(name, locale)
    shown = rendering.form(made, locale) if isinstance(made, Form) else rendering.view(made, locale)
    missing = [text for text in words_of(made) if seen(text) and text not in shown]
    said = Translator(locale, strict=True).text("slack-cut") in shown
    assert missing == [] or (name in LARGEST and said), missing


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_button_is_one_that_the_parser_takes_back(name: str) -> None:
    """At most 1,500 characters, of a command of ours, with arguments that it declares (R3)."""
    for place, wire in told(localised(name, "fr")):
        if place not in _WIRES or not wire:
            continue
        assert len(wire) <= LIMIT
        action = decode(wire)
        assert isinstance(action, Action), wire
        spec = find(action.command)
        assert spec is not None
        assert spec.name == action.command
        assert action.values.keys() <= {one.name for one in spec.arguments}


def test_no_message_shows_a_code_of_ours() -> None:
    """R96: what travels inside never reaches the words."""
    codes = {"refused-no-seats", "still-pending", "addons_refused", "cancel_invitation", "large_meeting", "shrinking"}
    texts = [text for name in EXAMPLES for locale in LOCALES for text in words_of(localised(name, locale))]
    assert [text for text in texts if any(code in text for code in codes)] == []


def test_every_kind_of_result_has_an_example() -> None:
    """But those made of others: a form asked for, a card of an existing account, an operation that is followed."""
    made_of_others = {"AskForm", "Exists", "NearMiss", "OperationStatus"}
    assert {kind.__name__ for kind in shown_kinds()} - {kind.__name__ for kind in shown_examples()} == made_of_others
