"""Each front end's renderer behind one face, so that one suite holds them all to the same promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Protocol

from bot.i18n import translator
from bot.slack.modal import form_modal
from bot.slack.render import render_message
from bot.slack.texts import unescaped
from bot.teams.dialogs import form_dialog, result_dialog
from bot.teams.elements import attachment
from bot.teams.forms import form_card
from bot.teams.render import render_card
from bot.web.render import render_form, render_view
from commands.views.nodes import Form, Localised
from tests.support.slack_schema import check_message, check_surface
from tests.support.teams_schema import as_sent, check_activity, check_dialog

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
VOID = frozenset({"br", "hr", "img", "input", "wbr"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a rendering shows: its text, the wire forms that its buttons send, the addresses it links to."""

    text: str
    actions: frozenset[str]
    links: frozenset[str] = frozenset()

    def __contains__(self, fact: str) -> bool:
        return seen(fact) in self.text


class Rendering(Protocol):
    """A renderer. Both raise AssertionError where what they made breaks their platform's rules or limits."""

    def view(self, view: Localised, locale: str) -> Shown: ...

    def form(self, form: Form[str], locale: str) -> Shown: ...


def seen(text: str) -> str:
    """Text as it can be compared: without what no front end shows, on one line."""
    return " ".join(_UNSEEN.sub("", text).split())


class Web:
    def view(self, view: Localised, locale: str) -> Shown:
        return _read(render_view(view, translator(locale).text))

    def form(self, form: Form[str], locale: str) -> Shown:
        return _read(render_form(form, translator(locale).text, prefix="f"))


class Slack:
    def view(self, view: Localised, locale: str) -> Shown:
        message = render_message(view, translator(locale).text)
        check_message(message)
        strings = list(_strings(message["blocks"]))
        return Shown(seen(" ".join((unescaped(message["text"]), *strings))), frozenset(strings), frozenset(strings))

    def form(self, form: Form[str], locale: str) -> Shown:
        modal = form_modal(form, translator(locale).text)
        check_surface(modal)
        strings = list(_strings(modal))
        return Shown(seen(" ".join(strings)), frozenset(strings))


class Teams:
    """In a message and in a dialog: both must hold."""

    def view(self, view: Localised, locale: str) -> Shown:
        say = translator(locale).text
        card = as_sent(render_card(view, say))
        check_activity({"type": "message", "attachments": [attachment(card)]})
        check_dialog(as_sent(result_dialog(view, say)))
        return _strung(card)

    def form(self, form: Form[str], locale: str) -> Shown:
        say = translator(locale).text
        card = as_sent(form_card(form, say))
        check_activity({"type": "message", "attachments": [attachment(card)]})
        check_dialog(as_sent(form_dialog(form, say)))
        return _strung(card)


RENDERERS: dict[str, Rendering] = {"web": Web(), "slack": Slack(), "teams": Teams()}


def _strung(made: dict[str, Any]) -> Shown:
    strings = list(_strings(made["body"]))
    return Shown(seen(" ".join(strings)), frozenset(strings), frozenset(strings))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


@dataclass
class _Reader(HTMLParser):
    """Reads HTML as a browser would, and refuses what ours never holds."""

    texts: list[str] = field(default_factory=list)
    actions: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "style", "iframe", "object", "base", "meta"}, tag
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs), f"an attribute twice: {attrs}"
        assert not any(name.startswith("on") or name == "style" for name in given), given
        if "id" in given:
            assert given["id"] not in self.ids, f"id twice: {given['id']}"
            self.ids.add(given["id"])
        if "href" in given:
            assert given["href"].startswith(("https://", "mailto:")), given["href"]
            self.links.add(given["href"])
        self.actions |= {given[name] for name in ("data-action", "data-form") if name in given}
        self.texts += [given[name] for name in ("value", "alt", "aria-label", "data-source") if name in given]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> of nothing"
        assert self.open.pop() == tag, f"</{tag}> crosses another element"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(html: str) -> Shown:
    html.encode()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    text = "".join(_spaced(reader.texts))
    return Shown(seen(text), frozenset(reader.actions), frozenset(reader.links))


def _spaced(texts: list[str]) -> Iterator[str]:
    yield from texts
    yield " "
    yield " ".join(texts)
