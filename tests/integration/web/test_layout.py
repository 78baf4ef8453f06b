"""How the page lays out what is long: addresses, tables and forms, on a phone and on a wide window (WCAG 1.4.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from commands.views.nodes import (
    Code,
    Fields,
    Heading,
    Localised,
    Notice,
    Progress,
    Text,
    Tone,
    View,
)
from tests.support.chat import Chat

pytestmark = pytest.mark.browser
LONG = "salle-de-teleconsultation-190.ciussscn@ssss.gouv.qc.ca"
PHONE, TABLET, WIDE = 390, 768, 1280

Open = Callable[[int], Page]


@pytest.fixture
def page_at(browser: Browser, chat: Chat) -> Iterator[Open]:
    """Opens the chat's page in a window of a width."""
    contexts = []

    def opened(width: int) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.goto(f"{chat.url}/?person={chat.person}")
        expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: Page, chat: Chat, view: Localised) -> Locator:
    """The article of a view."""
    message = chat.on_loop(chat.courier.post(chat.person, view, locale="fr"))
    article = page.locator(f"#{message}")
    expect(article).to_be_visible()
    return article


def wider_than_their_place(article: Locator) -> list[str]:
    """Elements that are cut or scroll sideways; what is there for screen readers only is left out."""
    found: list[str] = article.evaluate(
        """article => [article, ...article.querySelectorAll("*")]
            .filter(one => !one.closest(".hidden") && getComputedStyle(one).clipPath === "none")
            .filter(one => one.clientWidth && one.scrollWidth - one.clientWidth > 1)
            .map(one => `${one.tagName} ${one.className}`)"""
    )
    return found


def everywhere(text: str) -> Localised:
    return View(
        summary=text,
        blocks=(
            Heading(text),
            Text(f"Le compte {text} est actif."),
            Notice(f"Invitation renvoyée à {text}.", Tone.SUCCESS),
            Fields((("Courriel", text),)),
            Progress(f"En cours : {text}", 1, 2),
            Code((f"/iris fiche {text}",)),
        ),
    )


@pytest.mark.parametrize("text", [LONG, "Anticonstitutionnellementinterdisciplinaire"])
def test_a_long_address_or_name_scrolls_nothing_sideways_on_a_phone(page_at: Open, chat: Chat, text: str) -> None:
    article = shown(page_at(PHONE), chat, everywhere(text))
    assert wider_than_their_place(article) == []
    assert article.evaluate("one => document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_domain_is_never_cut(page_at: Open, chat: Chat) -> None:
    """« ….gouv.qc. » and « ca » on the next line reads as a sentence's end."""
    article = shown(page_at(PHONE), chat, everywhere(LONG))
    lines: list[int] = article.evaluate(
        """article => {
            const seen = [];
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf("ssss.gouv.qc.ca");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + "ssss.gouv.qc.ca".length);
                seen.push(range.getClientRects().length);
            }
            return seen;
        }"""
    )
    assert lines == [1] * 6
