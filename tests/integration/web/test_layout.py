"""How the page lays out what is long: addresses, tables and forms, on a phone and on a wide window (WCAG 1.4.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from commands.views.nodes import (
    Code,
    Column,
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
from tests.support.chat import Chat
from tests.support.sample_views import PIXEL

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


def test_a_picture_takes_a_phones_whole_width(page_at: Open, chat: Chat) -> None:
    """WCAG 1.4.4: its smallest letters are 12 pixels high where it is 360 wide (`bot.pictures.sheet`)."""
    page = page_at(PHONE)
    article = shown(page, chat, View("Licences", (Image(PIXEL, "Licences", "Licences par établissement"),)))
    picture = article.locator("img").bounding_box()
    assert picture is not None
    assert 360 <= picture["width"] <= PHONE
    assert wider_than_their_place(article) == []


@pytest.mark.parametrize("width", [PHONE, TABLET, WIDE])
def test_the_keyboard_goes_the_way_one_reads(page_at: Open, chat: Chat, width: int) -> None:
    """WCAG 1.3.2, 2.4.3: what stands first is reached first, also once the window was turned."""
    page = page_at(WIDE if width == PHONE else PHONE)
    page.set_viewport_size({"width": width, "height": 900})
    reached: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#home-panel summary, #conversation, #text")].map(one => one.id || one.tagName)"""
    )
    seen = page.locator("#home-panel summary").bounding_box()
    assert seen is not None
    beside = seen["x"] > width / 2
    assert reached == (["conversation", "text", "SUMMARY"] if beside else ["SUMMARY", "conversation", "text"])


COLUMNS = ("Courriel", "Prénom", "Nom", "Statut", "Type", "Installation", "Établissement", "Profil")
STATUS = 3


def accounts() -> Localised:
    """A list (R10) with a generic account's long words, and a row that is mostly empty."""
    rows = (
        (
            LONG,
            "Salle de téléconsultation 190",
            "CLSC de Limoilou",
            "En attente",
            "Licencié",
            "Hôpital de Sainte-Anne-de-Beaupré",
        ),
        ("helene.tessier@ssss.gouv.qc.ca", "Hélène", "Tessier", "Actif", "Basique", "", "–", "Téléconsultation"),
    )
    return View(
        summary="2 comptes",
        blocks=(
            Heading("2 comptes"),
            Table(
                caption="2 comptes",
                columns=tuple(Column(title, sort=f"v1.liste.tri={number}") for number, title in enumerate(COLUMNS)),
                rows=tuple(Row(cells, f"v1.fiche.compte={number}", (STATUS, Tone.INFO)) for number, cells in enumerate(rows)),
                opens="Fiche",
            ),
        ),
    )


@pytest.mark.parametrize("width", [320, PHONE, TABLET, WIDE])
def test_no_column_of_a_list_is_covered_or_out_of_sight(page_at: Open, chat: Chat, width: int) -> None:
    article = shown(page_at(width), chat, accounts())
    assert wider_than_their_place(article) == []
    pressed: list[bool] = article.locator("tbody button").evaluate_all(
        """buttons => buttons.map(one => {
            const { x, y, width, height } = one.getBoundingClientRect();
            const row = one.closest("tr").getBoundingClientRect();
            const others = [...one.closest("tr").children].filter(cell => !cell.contains(one) && cell.textContent.trim() !== "–");
            const covers = others.some(cell => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                return [...range.getClientRects()].some(
                    box => box.left < x + width && box.right > x && box.top < y + height && box.bottom > y);
            });
            return !covers && x >= row.left && x + width <= row.right + 1;
        })"""
    )
    assert pressed == [True, True]


def test_a_row_made_a_card_leaves_out_what_is_empty(page_at: Open, chat: Chat) -> None:
    article = shown(page_at(PHONE), chat, accounts())
    assert article.get_by_role("row").last.get_by_role("cell").count() == len(COLUMNS)
    seen = (
        article.locator("tbody tr")
        .last.locator("td")
        .evaluate_all("cells => cells.filter(one => one.clientWidth > 1).map(one => one.dataset.label ?? '')")
    )
    assert seen == ["Prénom", "Nom", "Statut", "Type", "Profil", ""]


def test_figures_of_a_row_made_a_card_begin_where_its_words_do(page_at: Open, chat: Chat) -> None:
    table: Table[str] = Table("Licences", (Column("Sorte"), Column("Libres", numeric=True)), (Row(("Grande réunion", "3")),))
    view: Localised = View("Licences", (table,))
    phone, wide = (shown(page_at(width), chat, view).locator("td") for width in (PHONE, WIDE))
    assert phone.evaluate("one => getComputedStyle(one).textAlign") == "start"
    assert wide.evaluate("one => getComputedStyle(one).textAlign") == "end"


def test_a_caption_that_the_heading_says_is_seen_once(page_at: Open, chat: Chat) -> None:
    article = shown(page_at(WIDE), chat, accounts())
    expect(article.get_by_role("heading", name="2 comptes")).to_be_visible()
    assert article.locator("caption").evaluate("one => one.offsetWidth") == 1
    expect(article.get_by_role("table", name="2 comptes")).to_be_visible()


def form_in(page: Page) -> Locator:
    page.locator("#text").fill("créer")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def test_a_simulation_brings_no_second_scrollbar(page_at: Open) -> None:
    """R82: what a screen reader is told beside the sign stood outside of what scrolls."""
    page = page_at(WIDE)
    page.set_viewport_size({"width": WIDE, "height": 420})
    dialog = form_in(page)
    dialog.get_by_label("Courriel").fill("zoe@ssss.gouv.qc.ca")
    dialog.get_by_label("Prénom").fill("Zoé")
    dialog.get_by_role("combobox", name="Installation").fill("un lieu sans code")
    dialog.get_by_role("button", name="Simuler").click()
    expect(dialog.get_by_text("Créerait zoe@ssss.gouv.qc.ca.").first).to_be_visible()
    scrolls = "one => one.scrollHeight - one.clientHeight > 1"
    assert dialog.locator(".body").evaluate(scrolls)
    assert not dialog.evaluate(scrolls)


def test_fields_side_by_side_stand_on_one_line_though_one_has_a_hint(page_at: Open) -> None:
    dialog = form_in(page_at(WIDE))
    tops = [dialog.get_by_label(label).evaluate("one => one.getBoundingClientRect().top") for label in ("Courriel", "Prénom")]
    assert tops[0] == pytest.approx(tops[1], abs=1)


@pytest.mark.parametrize(("height", "fields"), [(900, 1), (420, 1), (420, 5)])
def test_the_options_of_a_field_are_in_sight_wherever_it_stands(page_at: Open, height: int, fields: int) -> None:
    """R22: what scrolls the fields cut the list, under the last field most of all."""
    page = page_at(PHONE)
    page.set_viewport_size({"width": PHONE, "height": height})
    dialog = form_in(page)
    dialog.locator(".field").evaluate_all(
        """(all, left) => {
            const chosen = all.findIndex(one => one.dataset.field === "installation");
            all.forEach((one, at) => { if (at > chosen || at <= chosen - left) one.remove(); });
        }""",
        fields,
    )
    dialog.get_by_role("combobox", name="Installation").focus()
    page.keyboard.type("l")
    option = dialog.locator("li[role=option]").nth(2)
    expect(option).to_be_visible()
    on_top = """one => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    assert option.evaluate(on_top)
    dialog.locator(".body").evaluate("one => one.scrollBy(0, -30)")
    gap = """input => {
        const list = input.parentElement.querySelector("[role=listbox]").getBoundingClientRect();
        const field = input.getBoundingClientRect();
        return Math.min(Math.abs(list.top - field.bottom), Math.abs(field.top - list.bottom));
    }"""
    page.wait_for_timeout(50)
    assert dialog.get_by_role("combobox", name="Installation").evaluate(gap) < 8


def test_the_channel_one_is_in_is_in_sight_on_a_phone(page_at: Open, chat: Chat) -> None:
    page = page_at(PHONE)
    page.goto(f"{chat.url}/?person=admin&channel=soutien-estrie")
    here = page.locator(".places [aria-current]")
    expect(here).to_be_in_viewport()
    assert page.locator(".places").evaluate("one => one.offsetHeight") < 60


def test_a_chart_is_no_larger_than_its_words_need(page_at: Open, chat: Chat) -> None:
    view: Localised = View("Licences", (Image(PIXEL, "92 de 92", "Licences"),))
    widths = [shown(page_at(width), chat, view).locator("img").evaluate("one => one.offsetWidth") for width in (WIDE, PHONE)]
    assert widths[0] == 30 * 16
    assert 300 < widths[1] < PHONE


def test_figures_of_a_card_stand_two_by_two_and_words_one_by_one(page_at: Open, chat: Chat) -> None:
    """R50: thirty-four establishments on a phone."""
    columns = (
        Column("Établissement"),
        Column("Sorte"),
        *(Column(one, numeric=True) for one in ("Allouées", "Utilisées", "Libres")),
    )
    view: Localised = View("Licences", (Table("Licences", columns, (Row(("03 CIUSSS CN", "Licences", "92", "85", "7")),)),))
    article = shown(page_at(320), chat, view)
    kind, allocated, used, free = article.locator("td").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert kind < allocated == used < free
    assert wider_than_their_place(article) == []


def test_a_card_headed_by_a_number_says_of_what(page_at: Open, chat: Chat) -> None:
    """R80: « 3 » alone is no title for a row of a file."""
    columns = (Column("Ligne"), Column("Courriel"))
    view: Localised = View("Aperçu", (Table("Aperçu", columns, (Row(("3", LONG)),)),))
    heads = [shown(page_at(width), chat, view).locator("tbody th") for width in (PHONE, WIDE)]
    said = [one.evaluate("one => getComputedStyle(one, '::before').content") for one in heads]
    assert said[0].startswith('"Ligne')
    assert said[1] == "none"


def test_the_home_panel_makes_room_for_what_it_was_asked_on_a_phone(page_at: Open) -> None:
    page = page_at(PHONE)
    page.locator("#home-panel summary").click()
    page.locator("#home").evaluate(
        """home => {
            const button = document.createElement("button");
            button.dataset.action = "v1.fiche.compte=a";
            button.textContent = "Fiche";
            home.append(button);
        }"""
    )
    page.locator("#home").get_by_role("button", name="Fiche").click()
    expect(page.get_by_role("heading", name="Maïka Thériault")).to_be_in_viewport()
    expect(page.locator("#home")).to_be_hidden()
    expect(page.locator("article.told").last).to_be_focused()


def test_what_is_typed_stays_in_sight_on_a_phone_laid_on_its_side(page_at: Open, chat: Chat) -> None:
    page = page_at(844)
    page.set_viewport_size({"width": 844, "height": 390})
    for _ in range(3):
        shown(page, chat, accounts())
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("#text")).to_be_in_viewport()
    assert page.locator("#composer").evaluate("one => one.offsetHeight") < 100
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = shown(page, chat, accounts())
    expect(last.get_by_role("heading")).to_be_in_viewport()


def tall(heading: str) -> Localised:
    return View(summary=heading, blocks=(Heading(heading), *(Text(f"Ligne {number}") for number in range(40))))


def test_whoever_reads_further_up_is_left_there_until_they_speak(page_at: Open, chat: Chat) -> None:
    page = page_at(WIDE)
    for number in range(3):
        shown(page, chat, tall(f"Réponse {number}"))
    conversation = page.locator("#conversation")
    conversation.evaluate("one => one.scrollTo(0, 0)")
    page.wait_for_timeout(50)
    later = shown(page, chat, tall("Plus tard"))
    page.wait_for_timeout(100)
    assert conversation.evaluate("one => one.scrollTop") == 0
    page.locator("#text").fill("fiche x")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_role("heading", name="Maïka Thériault")).to_be_in_viewport()
    expect(later.get_by_role("heading")).not_to_be_in_viewport()
