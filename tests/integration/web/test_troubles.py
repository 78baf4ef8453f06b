"""What the person sees when the server is slow, out of reach, or left in the middle of a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.support.chat import Chat

pytestmark = pytest.mark.browser
ZOE = "zoe@ssss.gouv.qc.ca"
ON_TOP = """one => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


@pytest.fixture
def page(browser: Browser, chat: Chat) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(8_000)
    opened(page, chat)
    yield page
    context.close()


def opened(page: Page, chat: Chat) -> None:
    page.goto(f"{chat.url}/?person={chat.person}")
    expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")


def say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Envoyer", exact=True).click()


def filled_form(page: Page) -> Locator:
    say(page, "créer")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Courriel").fill(ZOE)
    dialog.get_by_label("Prénom").fill("Zoé")
    dialog.get_by_role("combobox", name="Installation").fill("un lieu sans code")
    return dialog


def lose(route: Any) -> None:
    """The server does it, and its answer does not come back."""
    route.fetch()
    route.abort()


def test_a_form_whose_answer_is_lost_is_sent_again_from_the_form(page: Page, chat: Chat) -> None:
    """R44. What the page said behind the open form could be neither read nor pressed."""
    dialog = filled_form(page)
    page.route("**/form", lose, times=1)
    dialog.get_by_role("button", name="Créer").click()
    again = dialog.get_by_role("button", name="Réessayer")
    expect(again).to_be_visible()
    assert again.evaluate(ON_TOP)
    again.click()
    expect(page.get_by_text("est créé.").first).to_be_visible()
    expect(page.get_by_role("button", name="Réessayer")).to_have_count(0)
    assert chat.desk.created == [ZOE]


def test_a_form_that_takes_long_says_so_in_the_form(page: Page, chat: Chat) -> None:
    dialog = filled_form(page)
    chat.desk.delay = 1.5
    dialog.get_by_role("button", name="Créer").click()
    busy = dialog.get_by_text("En cours…")
    expect(busy).to_be_visible()
    assert busy.evaluate(ON_TOP)
    expect(dialog).not_to_be_visible()
    expect(page.locator("#busy")).to_be_hidden()


def test_a_form_that_is_closed_is_not_sent_again(page: Page, chat: Chat) -> None:
    """« Fermer sans envoyer » says so."""
    dialog = filled_form(page)
    page.route("**/form", lambda route: route.abort(), times=1)
    dialog.get_by_role("button", name="Créer").click()
    expect(dialog.get_by_role("button", name="Réessayer")).to_be_visible()
    dialog.get_by_role("button", name="Fermer sans envoyer").click()
    expect(page.get_by_role("button", name="Réessayer")).to_have_count(0)
    assert chat.desk.created == []


def test_all_that_failed_is_tried_again_in_its_order_though_the_stream_is_lost_too(page: Page, chat: Chat) -> None:
    page.route("**/events**", lambda route: route.abort())
    opened(page, chat)
    page.route("**/message", lambda route: route.abort(), times=2)
    say(page, "liste")
    again = page.get_by_role("button", name="Réessayer")
    expect(again).to_be_visible()
    say(page, "fiche x")
    page.wait_for_timeout(3_000)  # longer than a break of the stream is kept quiet
    again.click()
    expect(page.locator("article.told h3").nth(1)).to_contain_text("Comptes")
    expect(page.locator("article.told h3").nth(2)).to_contain_text("Maïka Thériault")
    expect(again).to_be_hidden()


def test_leaving_in_the_middle_of_a_form_is_asked_about(page: Page) -> None:
    """And an untouched form is left without a question."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    dialog = page.get_by_role("dialog")
    say(page, "créer")
    expect(dialog).to_be_visible()
    page.reload()
    assert asked == []
    say(page, "créer")
    dialog.get_by_label("Prénom").press_sequentially("Zoé")
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(dialog.get_by_label("Prénom")).to_have_value("Zoé")


def test_after_a_reload_the_answer_that_was_on_its_way_is_there_once(page: Page, chat: Chat) -> None:
    chat.desk.delay = 1.0
    say(page, "supprimer x")
    page.wait_for_timeout(200)
    page.reload()
    expect(page.get_by_role("heading", name="Confirmer la suppression")).to_have_count(1)
    chat.desk.delay = 0.0
    page.get_by_role("button", name="OUI, supprimer ce compte").click()
    expect(page.get_by_text("Compte supprimé.").first).to_be_visible()
    assert chat.desk.deletions == 1
