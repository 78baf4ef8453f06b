"""A mail's HTML and plain text: they say all that the view says, escape it, and fetch nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bot.mail.preview import KINDS, preview
from bot.mail.render import render
from commands.context import House
from commands.domain.reference import ReferenceData
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Draft,
    Fields,
    Heading,
    Links,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
)
from tests.support.clock import START
from tests.support.examples import EXAMPLES
from tests.support.outgoing import strictly

HOSTILE = '<script>alert(1)</script> & "Zoé" \u202e\u0000'
VOID = frozenset({"meta", "br", "hr", "img", "link"})


class Reader(HTMLParser):
    """What a mail client reads: words, attributes; and that what is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID and tag != "wbr":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("style", "title"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


def of(*blocks: Block[Words]) -> Draft:
    return View("Objet", blocks)


@pytest.mark.parametrize("locale", ["fr", "en", "both"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_mail_says_the_same_in_html_and_in_plain_text(kind: str, locale: str, reference: ReferenceData) -> None:
    rendered = preview(kind, locale, House(reference=reference), START)
    html = Reader(rendered.html).text
    for line in rendered.text.splitlines():
        words = re.sub(r"^(- |\d+\. |\s{4}|\W )", "", line).strip()
        if words and not re.fullmatch(r"[-=]+", words) and "; " not in words and "://" not in words and "(English" not in words:
            assert re.sub(r"\s+", " ", words) in html, words
    assert "\n" not in rendered.subject
    assert len(rendered.subject) < 120


@pytest.mark.parametrize("kind", KINDS)
def test_each_mail_holds_nothing_that_is_fetched_and_no_script(kind: str, reference: ReferenceData) -> None:
    read = Reader(preview(kind, "both", House(reference=reference), START).html)
    assert not {"script", "img", "link", "iframe", "form", "input", "svg"} & set(read.tags)
    assert not any(name in ("src", "srcset", "background") or name.startswith("on") for name, _ in read.attributes)
    assert not any("url(" in value for _, value in read.attributes)


def test_each_language_is_marked_for_screen_readers(reference: ReferenceData) -> None:
    read = Reader(preview("introduction", "both", House(reference=reference), START).html)
    assert [value for name, value in read.attributes if name == "lang"] == ["fr", "fr", "en", "en"]
    assert read.tags.count("h1") == 2


def test_whatever_is_in_a_name_stays_text() -> None:
    table: Block[Words] = Table(HOSTILE, (Column(HOSTILE),), (Row((HOSTILE,)),))
    blocks: tuple[Block[Words], ...] = (
        Heading(HOSTILE),
        Text(HOSTILE),
        Notice(HOSTILE, Tone.DANGER),
        Fields(((HOSTILE, HOSTILE),)),
        table,
    )
    rendered = render(View(HOSTILE, blocks), "both", speak=strictly)
    read = Reader(rendered.html)
    assert "script" not in read.tags
    assert read.text.count('<script>alert(1)</script> & "Zoé"') >= 7
    assert "\u202e" not in rendered.html + rendered.text + rendered.subject
    assert "\u0000" not in rendered.html + rendered.text + rendered.subject


def test_a_subject_is_one_line() -> None:
    """Headers cannot be added through a name."""
    rendered = render(View("Bonjour\nBcc: x@y.ca", (Text("x"),)), "fr", speak=strictly)
    assert rendered.subject == "Bonjour Bcc: x@y.ca"


def test_only_safe_links_are_links() -> None:
    links: Block[Words] = Links(
        (("bon", "https://telesante.quebec"), ("mauvais", "javascript:alert(1)"), ("clair", "http://x.ca"))
    )
    read = Reader(render(of(links), "fr", speak=strictly).html)
    assert [value for name, value in read.attributes if name == "href"] == ["https://telesante.quebec"]


def test_what_can_only_be_pressed_in_chat_is_left_out() -> None:
    buttons: Block[Words] = Buttons((Button("Renvoyer", "v1.renvoyer.x=1"), Button("Ouvrir", url="https://iris.exemple.qc.ca")))
    rendered = render(of(buttons), "fr", speak=strictly)
    assert "Renvoyer" not in rendered.html + rendered.text
    assert "https://iris.exemple.qc.ca" in rendered.text
    assert ">Ouvrir</a>" in rendered.html


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_any_view_of_the_chat_s_may_be_mailed(name: str) -> None:
    """Letters to those who were never met are made of any node."""
    made = EXAMPLES[name]()
    if isinstance(made, View):
        Reader(render(made, "both", speak=strictly).html)
