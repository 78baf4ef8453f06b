"""The page in Chromium: by keyboard, at 320 px, by day and night, and under axe (WCAG 2.1 AA, SGQRI 008)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from commands.views.nodes import Button, Buttons, Text, View
from tests.support.browser import PATIENCE
from tests.support.chat import Chat
from tests.support.small_desk import TAKEN

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


@pytest.fixture
def page(browser: Browser, chat: Chat) -> Iterator[Page]:
    """The chat's page, opened; any error of its script or breach of its content policy fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{chat.url}/?person={chat.person}")
    expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
    yield page
    context.close()
    assert troubles == []


def type_command(page: Page, text: str) -> None:
    """By keyboard; closes the suggestions first."""
    page.keyboard.type(text)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")


def found_by_axe(browser: Browser, chat: Chat, scheme: Any, *, width: int = 1200) -> list[str]:
    """What axe finds on a page with a list, a card, a confirmation and a form with errors, in a colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{chat.url}/?person={chat.person}")
    found: list[str] = []
    for text in ("liste", "fiche x", "supprimer x", "n’importe quoi"):
        count = page.locator("article.told").count()
        type_command(page, text)
        expect(page.locator("article.told")).to_have_count(count + 1)
    page.locator("details.menu summary").click()
    found += _violations(page)
    page.locator("#text").focus()
    page.keyboard.type("li")
    expect(page.get_by_role("option").first).to_be_visible()
    found += _violations(page)
    page.fill("#text", "")
    type_command(page, "créer")
    page.get_by_role("button", name="Créer", exact=True).click()
    expect(page.get_by_text("Certains champs sont à corriger.").first).to_be_visible()
    found += _violations(page)
    context.close()
    return found


def _violations(page: Page) -> list[str]:
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in violations for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, chat: Chat, scheme: str) -> None:
    assert found_by_axe(browser, chat, scheme) == []


def test_axe_finds_nothing_on_a_phone(browser: Browser, chat: Chat) -> None:
    assert found_by_axe(browser, chat, "light", width=320) == []


def test_a_deletion_by_keyboard_alone(page: Page, chat: Chat) -> None:
    """The answer to typed text leaves the focus in the composer; the answer to a button takes it."""
    expect(page.locator("#text")).to_be_focused()
    type_command(page, "supprimer x")
    expect(page.get_by_role("heading", name="Confirmer la suppression")).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("Confirmer la suppression")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="FERMER")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Compte supprimé.").first).to_be_visible()
    expect(page.locator("article.told").last).to_be_focused()
    expect(page.get_by_role("button", name="OUI, supprimer ce compte")).to_have_count(0)
    assert chat.desk.deletions == 1


def test_a_creation_by_keyboard_alone_keeps_what_was_typed(page: Page, chat: Chat) -> None:
    type_command(page, "créer")
    dialog = page.get_by_role("dialog", name="Créer un compte")
    expect(dialog).to_be_visible()
    email = dialog.get_by_label("Courriel")
    expect(email).to_be_focused()
    page.keyboard.type("zoe.diallo.ciussscn@ssss.gouv.qc.ca")
    page.keyboard.press("Enter")
    first = dialog.get_by_label("Prénom")
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(first).to_have_accessible_description("Ce champ est obligatoire.")
    expect(email).to_have_value("zoe.diallo.ciussscn@ssss.gouv.qc.ca")
    page.keyboard.type("Zoé")
    for _ in range(3):
        page.keyboard.press("Tab")
    site = dialog.get_by_role("combobox", name="Installation")
    expect(site).to_be_focused()
    page.keyboard.type("orl")
    found = dialog.get_by_role("listbox", name="Installation").get_by_role("option")
    expect(found).to_have_text(["CLSC Orléans"])
    page.keyboard.press("ArrowDown")
    expect(found).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(site).to_have_value("CLSC Orléans")
    page.keyboard.press("Enter")
    expect(dialog).not_to_be_visible()
    expect(page.get_by_text("est créé.").first).to_be_visible()
    assert chat.desk.created == ["zoe.diallo.ciussscn@ssss.gouv.qc.ca"]
    heard = chat.desk.heard[-1].input
    assert getattr(heard, "values")["installation"] == "03-003"  # noqa: B009 — narrows nothing, reads the form's values


def test_escape_closes_the_list_first_then_the_dialog_and_the_focus_returns(page: Page) -> None:
    type_command(page, "liste")
    create = page.get_by_role("button", name="Créer un compte")
    create.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Installation").focus()
    page.keyboard.type("clsc")
    expect(dialog.get_by_role("listbox", name="Installation")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("listbox", name="Installation")).not_to_be_visible()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(create).to_be_focused()


def test_what_the_stream_tells_again_leaves_a_pressed_button_in_its_place(page: Page) -> None:
    """An answer comes as such and in the stream; whichever is late replaces nothing, and the focus stays."""
    page.evaluate(
        """async () => {
            const { show, showAnswer } = await import("/static/conversation.js");
            const answer = { id: "a-1", html: '<article id="a-1"><button>Fiche</button></article>', said: "Fait", number: 900 };
            const article = showAnswer(answer);
            article.setAttribute("aria-busy", "true");
            article.querySelector("button").focus();
            show(answer);
        }"""
    )
    expect(page.locator("#a-1")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#a-1 button")).to_be_focused()


def test_a_simulation_leaves_the_form_open(page: Page, chat: Chat) -> None:
    """R82."""
    type_command(page, "créer")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Courriel").fill("zoe@ssss.gouv.qc.ca")
    dialog.get_by_label("Prénom").fill("Zoé")
    dialog.get_by_role("combobox", name="Installation").fill("un lieu sans code")
    dialog.get_by_role("button", name="Simuler").click()
    expect(dialog.get_by_text("Créerait zoe@ssss.gouv.qc.ca.").first).to_be_visible()
    expect(dialog.get_by_label("Courriel")).to_have_value("zoe@ssss.gouv.qc.ca")
    assert chat.desk.created == []


def test_a_refusal_leaves_the_form_as_it_was_filled_in(page: Page, chat: Chat) -> None:
    """R96: what was wrong is corrected in place and sent again."""
    type_command(page, "créer")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Courriel").fill(TAKEN)
    dialog.get_by_label("Prénom").fill("Zoé")
    dialog.get_by_role("combobox", name="Installation").fill("un lieu sans code")
    dialog.get_by_role("button", name="Créer").click()
    expect(dialog.get_by_text("Cette adresse ne peut pas être utilisée.").first).to_be_visible()
    expect(dialog.get_by_label("Prénom")).to_have_value("Zoé")
    dialog.get_by_label("Courriel").fill("zoe@ssss.gouv.qc.ca")
    dialog.get_by_role("button", name="Créer").click()
    expect(dialog).not_to_be_visible()
    assert chat.desk.created == ["zoe@ssss.gouv.qc.ca"]


def test_a_double_click_sends_once_though_the_answer_is_slow(page: Page, chat: Chat) -> None:
    """R44, from the page's side."""
    type_command(page, "supprimer x")
    yes = page.get_by_role("button", name="OUI, supprimer ce compte")
    expect(yes).to_be_visible()
    chat.desk.delay = 1.5
    yes.dblclick()
    expect(page.locator("#busy")).to_be_visible()
    expect(page.get_by_text("Compte supprimé.").first).to_be_visible()
    expect(page.locator("#busy")).not_to_be_visible()
    assert chat.desk.deletions == 1


def test_a_lost_answer_is_asked_for_again_under_the_same_key(page: Page, chat: Chat) -> None:
    type_command(page, "supprimer x")
    yes = page.get_by_role("button", name="OUI, supprimer ce compte")
    expect(yes).to_be_visible()

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/action", lose, times=1)
    yes.click()
    again = page.get_by_role("button", name="Réessayer")
    expect(again).to_be_visible()
    again.click()
    expect(page.get_by_text("Compte supprimé.").first).to_be_visible()
    expect(again).not_to_be_visible()
    assert chat.desk.deletions == 1


def test_a_message_changes_under_ones_eyes_and_is_announced(page: Page, chat: Chat) -> None:
    message = chat.on_loop(chat.courier.post(chat.person, View("En cours", (Text("Création en cours…"),)), locale="fr"))
    article = page.locator(f"#{message}")
    expect(article).to_contain_text("Création en cours…")
    chat.on_loop(chat.courier.update(chat.person, message, View("Compte créé", (Text("Créé. Référence K7M2Q4XA"),)), locale="fr"))
    expect(article).to_contain_text("Référence K7M2Q4XA")
    expect(article).not_to_contain_text("Création en cours…")
    expect(page.locator("#announcer")).to_have_text("Compte créé")


def test_an_answer_that_arrives_after_the_end_does_not_hide_it(page: Page, chat: Chat) -> None:
    """The stream told the end while the answer « en cours » was still on its way."""

    def late(route: Route) -> None:
        answer = route.fetch()
        article = answer.json()["message"]["id"]
        about = {"locale": "fr", "reference": "K7M2Q4XA", "operation": "op-7"}
        chat.on_loop(chat.courier.post(chat.person, View("Fait", (Text("Invitation renvoyée"),)), **about))
        expect(page.locator(f"#{article}")).to_contain_text("Invitation renvoyée")
        route.fulfill(response=answer)

    page.route("**/message", late, times=1)
    with page.expect_response("**/message"):
        type_command(page, "renvoyer x")
    type_command(page, "fiche x")
    expect(page.get_by_text("Invitation renvoyée")).to_have_count(1)
    expect(page.get_by_text("Renvoi en cours")).to_have_count(0)


def test_commands_are_suggested_and_remembered(page: Page) -> None:
    page.keyboard.type("supp")
    expect(page.get_by_role("option").first).to_contain_text("supprimer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("/iris supprimer ")
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#text")).to_have_value("/iris supprimer x")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#text")).to_have_value("")


def test_options_that_come_late_do_not_take_away_the_one_that_is_pointed_at(page: Page, chat: Chat) -> None:
    """Else Enter would send what is half typed."""
    page.keyboard.type("sup")
    expect(page.get_by_role("option").first).to_contain_text("supprimer")
    page.locator("#text").evaluate(
        """(box) => {
            box.value = "supp";
            box.dispatchEvent(new Event("input", { bubbles: true }));
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
            return new Promise((later) => setTimeout(later, 50));
        }"""
    )
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("/iris supprimer ")
    assert chat.desk.heard == []


def test_a_chip_of_the_welcome_sends_and_an_example_is_only_written(page: Page, chat: Chat) -> None:
    page.locator("button[data-send]").nth(1).click()
    expect(page.get_by_role("table")).to_be_visible()
    page.locator("#text").focus()
    type_command(page, "fiche x")
    page.locator("button[data-text]").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("/iris modifier maika.theriault.ciussscn@ssss.gouv.qc.ca fonction=infirmière")
    assert len(chat.desk.heard) == 2


def test_person_and_language_are_switched_by_keyboard(page: Page) -> None:
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ariane Tessier").press("Enter")
    expect(page).to_have_title("IRIS – Licences Zoom – Ariane Tessier")
    expect(page.locator("#text")).to_be_focused()
    page.get_by_role("link", name="English").press("Enter")
    expect(
        page.get_by_role("textbox", name="Your command").or_(page.get_by_role("combobox", name="Your command"))
    ).to_be_focused()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_nothing_is_cut_at_320_pixels(page: Page) -> None:
    """WCAG 1.4.10: no scrolling in two directions; tables become cards."""
    page.set_viewport_size({"width": 320, "height": 640})
    for text in ("liste", "fiche x"):
        type_command(page, text)
    expect(page.get_by_role("heading", name="Maïka Thériault")).to_be_visible()
    for selector in ("html", "#conversation", "article.told", ".scroll"):
        for element in page.locator(selector).all():
            assert element.evaluate("one => one.scrollWidth - one.clientWidth") <= 1, selector
    type_command(page, "créer")
    assert page.locator("dialog .body").evaluate("one => one.scrollWidth - one.clientWidth") <= 1


def test_a_button_in_the_form_loses_nothing_typed_since(page: Page) -> None:
    """R21's correction: the form comes again with one field changed, the others as they stand."""
    type_command(page, "créer zoe@sss.gouv.qc.ca")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Prénom").fill("Zoé")
    dialog.get_by_label("Spécialité").select_option("onco")
    dialog.get_by_label("Cancérologie").check()
    dialog.get_by_role("combobox", name="Installation").fill("orl")
    dialog.get_by_role("option", name="CLSC Orléans").click()
    dialog.get_by_role("button", name="Corriger l’adresse").click()
    expect(dialog.get_by_label("Courriel")).to_have_value("zoe@ssss.gouv.qc.ca")
    expect(dialog.get_by_label("Prénom")).to_have_value("Zoé")
    expect(dialog.get_by_label("Spécialité")).to_have_value("onco")
    expect(dialog.get_by_label("Cancérologie")).to_be_checked()
    expect(dialog.get_by_role("combobox", name="Installation")).to_have_value("CLSC Orléans")
    assert dialog.locator("[name=installation]").input_value() == "03-003"


# --- a support channel

CHANNEL = "soutien-chum"


def posted(chat: Chat, address: str, words: str) -> str:
    view: View[str] = View(words, (Text(words), Buttons((Button("Prendre en charge", "v1.fiche.compte=a"),))))
    return chat.on_loop(chat.courier.post(address, view, locale="fr"))


def in_channel(page: Page, chat: Chat, person: str) -> Page:
    page.goto(f"{chat.url}/?person={person}&channel={CHANNEL}")
    expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
    return page


def test_a_thread_is_read_and_answered_by_keyboard(page: Page, chat: Chat) -> None:
    """R61: a request comes, its thread opens and closes, and what is written there stays there."""
    in_channel(page, chat, "cct")
    first = posted(chat, CHANNEL, "Demande de Coralie.")
    summary = page.locator(f"details[data-thread='{first}'] summary")
    expect(summary).to_have_text("Fil (0)")
    thread = chat.courier.thread(CHANNEL, first)
    posted(chat, thread, "Il manque le courriel.")
    expect(summary).to_have_text("Fil (1)")
    chat.desk.threads.add(thread)
    page.get_by_role("button", name="Prendre en charge").first.focus()
    page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    answer = page.locator(f"details[data-thread='{first}']").get_by_text("Il manque le courriel.")
    expect(answer).to_be_hidden()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    page.get_by_label("Répondre dans le fil").focus()
    page.keyboard.type("anh.pham@ssss.gouv.qc.ca")
    page.keyboard.press("Enter")
    expect(page.locator(f"details[data-thread='{first}'] .replies")).to_contain_text("La demande est partie.")
    expect(page.get_by_label("Répondre dans le fil")).to_be_focused()
    assert chat.desk.filed == ["anh.pham@ssss.gouv.qc.ca"]


def test_channels_are_opened_by_keyboard(page: Page, chat: Chat) -> None:
    page.goto(f"{chat.url}/?person=cct")
    page.get_by_role("link", name="Soutien – CCT du CHUM").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Canal de soutien")).to_be_visible()
    expect(page.get_by_role("link", name="Soutien – CCT du CHUM")).to_have_attribute("aria-current", "page")
    expect(page.get_by_label("Votre message")).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 320)])
def test_axe_finds_nothing_in_a_channel(browser: Browser, chat: Chat, scheme: Any, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = in_channel(context.new_page(), chat, "admin")
    first = posted(chat, CHANNEL, "Demande de Coralie.")
    posted(chat, chat.courier.thread(CHANNEL, first), "Il manque le courriel.")
    posted(chat, CHANNEL, "Une autre demande.")
    chat.post("/message", person="cct", channel=CHANNEL, text="bonjour")
    type_command(page, "@iris un compte svp")
    expect(page.locator("article.told")).to_have_count(5)
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
