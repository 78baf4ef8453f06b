"""Creating and deleting, acted by hand in Chromium on the whole house (R21, R22, R42–R44)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import PATIENCE
from tests.support.driving import label
from tests.support.house import MARCEL, ODILE, House, Someone, an_address

pytestmark = pytest.mark.browser


class Windows:
    """Windows of the chat; an error of the page's script fails the test."""

    def __init__(self, browser: Browser, house: House) -> None:
        self._context = browser.new_context(viewport={"width": 1200, "height": 900})
        self._house = house
        self.troubles: list[str] = []

    def open(self, person: Someone) -> Page:
        page = self._context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto(f"{self._house.url}/?person={person.key}")
        expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
        return page

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def windows(browser: Browser, house: House) -> Iterator[Windows]:
    windows = Windows(browser, house)
    yield windows
    windows.close()
    assert windows.troubles == []


def say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name=label("web-send"), exact=True).click()


def test_a_near_miss_is_corrected_with_one_click_and_created(windows: Windows, house: House) -> None:
    """And Zoom hears nothing before Créer."""
    email = an_address()
    house.allocate("03", free=2)
    page = windows.open(ODILE)
    writes = house.writes()
    say(page, f"créer {email.replace('@ssss.', '@sss.')} prenom=Achille nom=Talon")
    dialog = page.locator("#dialog")
    dialog.get_by_role("button", name=label("button-correct"), exact=True).click()
    courriel = dialog.locator("[data-field=courriel] input")
    expect(courriel).to_have_value(email)
    expect(dialog.locator("[data-field=nom] input")).to_have_value("Talon")
    expect(dialog.locator("[data-field=installation] input[role=combobox]")).to_be_focused()  # the first that is missing
    dialog.locator("[data-field=specialite] select").select_option("medecine-interne")
    site = dialog.locator("[data-field=installation] input[role=combobox]")
    site.click()
    site.press_sequentially("malbaie")
    dialog.get_by_role("option", name="Hôpital de La Malbaie").click()
    assert house.writes() == writes
    dialog.locator("footer button.primary").click()
    expect(page.locator("article.told").last).to_contain_text("Compte créé")
    expect(dialog).to_be_hidden()
    user = house.at_zoom(email)
    assert user is not None
    assert user["status"] == "pending"
    assert house.seats("03").free == 1
    account = house.account(email)
    assert account is not None
    assert account.installation == "03-001"


def test_yes_in_two_windows_deletes_once(windows: Windows, house: House) -> None:
    """Asked in one window, seen in another of the same person; a colleague's page shows that it is done."""
    email = an_address()
    house.exists(email, meetings=1)
    first, second = windows.open(ODILE), windows.open(ODILE)
    say(first, f"supprimer {email}")
    buttons = [page.locator("article.told").last.get_by_role("button", name="OUI", exact=True) for page in (first, second)]
    for button in buttons:
        expect(button).to_be_visible()
    for element in [button.element_handle() for button in buttons]:
        element.dispatch_event("click")
    expect(first.locator("article.told").filter(has_text="supprimé").last).to_be_visible()
    house.eventually(lambda: house.account(email) is None)
    deletions = [call for call in house.calls("DELETE") if call["email"] == email]
    assert [call["query"].count("action=delete") for call in deletions] == [1]
    colleague = windows.open(MARCEL)
    say(colleague, f"fiche {email}")
    expect(colleague.locator("article.told").last).to_contain_text("Aucun compte")


def test_a_second_yes_that_is_long_on_its_way_hides_nothing_of_what_was_done(windows: Windows, house: House) -> None:
    """R44: it comes after the end, and is told apart from the message that tells it."""
    email = an_address()
    house.exists(email)
    first, second = windows.open(ODILE), windows.open(ODILE)
    on_its_way: list[Route] = []
    second.route("**/action", lambda route: on_its_way.append(route))  # noqa: PLW0108 - playwright marks what it calls
    say(first, f"supprimer {email}")
    for page in (second, first):
        page.locator("article.told").last.get_by_role("button", name="OUI", exact=True).click()
    told = first.locator("article.told").filter(has_text=email)
    expect(told.filter(has_text="supprimé").last).to_be_visible()
    on_its_way[0].continue_()
    expect(first.locator("article.told").last).to_contain_text("Déjà traité")
    expect(told.filter(has_text="supprimé").last).to_be_visible()


def test_close_leaves_the_account_as_it_is(windows: Windows, house: House) -> None:
    email = an_address()
    house.exists(email)
    page = windows.open(ODILE)
    writes = house.writes()
    say(page, f"supprimer {email}")
    page.locator("article.told").last.get_by_role("button", name="FERMER", exact=True).click()
    expect(page.locator("article.told").last.get_by_role("button", name="OUI", exact=True)).to_have_count(0)
    assert house.writes() == writes
    assert house.at_zoom(email) is not None
