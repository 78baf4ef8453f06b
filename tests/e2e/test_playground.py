"""What Microsoft's local Teams client shows of the bot, acted in Chromium (`make playground`; R27, R42, R96).

Marked soak: npm fetches the client. It shows no dialogs, type-ahead or refresh; those are acted with signed activities elsewhere.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import browser
from tests.support.driving import label
from tests.support.house import an_address
from tests.support.playground import Shown, Window, shown

__all__ = ["browser"]

pytestmark = [pytest.mark.browser, pytest.mark.soak]

PERSONAL = "Personal Chat"
CHANNEL = "Télésanté - General"


@pytest.fixture(scope="module")
def demo() -> Iterator[Shown]:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("no Node.js with npm: the Agents Playground cannot be fetched")
    with shown(users=2_000) as demo:
        yield demo


@pytest.fixture(scope="module")
def opened(browser: Browser, demo: Shown) -> Iterator[Window]:
    """The client installs the bot as its page is opened; who installs it is greeted."""
    window = Window(browser, demo.teams)
    expect(window.cards).to_have_count(1)
    yield window
    window.close()


@pytest.fixture
def window(opened: Window) -> Window:
    opened.enter(PERSONAL)
    return opened


def at_zoom(demo: Shown, email: str) -> dict[str, Any] | None:
    answer = httpx.get(f"{demo.control}/state", params={"email": email}).raise_for_status()
    found: list[dict[str, Any]] = answer.json()["users"]
    return found[0] if found else None


def first_email(window: Window) -> str:
    """The first address of the last card."""
    found = re.search(r"[\w.+-]+@[\w.-]+", window.card.inner_text())
    assert found is not None
    return found[0]


def test_a_list_is_a_table_that_turns_its_pages_in_place(window: Window) -> None:
    window.say("liste etab=03")
    first = first_email(window)
    cards = window.cards.count()
    window.press(label("button-next"))
    expect(window.card).not_to_contain_text(first)
    assert window.cards.count() == cards


def test_a_row_opens_its_card(window: Window) -> None:
    window.say("liste etab=03 statut=actif")
    email = first_email(window)
    window.press(label("command-fiche-button"))
    expect(window.card).to_contain_text(label("command-supprimer-button"))
    expect(window.card).to_contain_text(email)


def test_a_required_field_left_empty_stops_the_form_and_a_filled_one_creates(window: Window, demo: Shown) -> None:
    """R27: the client itself says what is missing; nothing is sent."""
    email = an_address()
    window.say(f'créer {email} nom=Talon specialite=Cardiologie installation="Hôpital de La Malbaie"')
    cards = window.cards.count()
    window.press(label("form-create-submit"))
    expect(window.card).to_contain_text(label("teams-required"))
    assert at_zoom(demo, email) is None
    window.card.get_by_role("textbox", name=re.compile(label("argument-prenom"))).first.fill("Achille")
    window.press(label("form-create-submit"))
    expect(window.card).to_contain_text("Compte créé")
    assert window.cards.count() == cards
    user = at_zoom(demo, email)
    assert user is not None
    assert (user["first_name"], user["last_name"]) == ("Achille", "Talon")


def test_a_confirmation_is_replaced_by_what_came_of_it(window: Window, demo: Shown) -> None:
    """R42: nothing before OUI; and FERMER leaves the account as it is."""
    window.say("liste etab=03 statut=actif")
    email = first_email(window)
    for answer in (label("button-close"), label("button-yes")):
        window.say(f"supprimer {email}")
        cards = window.cards.count()
        expect(window.card).to_contain_text(email)
        assert at_zoom(demo, email) is not None
        window.press(answer)
        expect(window.card.get_by_role("button", name=label("button-yes"), exact=True)).to_have_count(0)
        assert window.cards.count() == cards
        assert at_zoom(demo, email) is not None or answer == label("button-yes")
    expect(window.card).to_contain_text("supprimé")
    assert at_zoom(demo, email) is None


def test_in_a_channel_nothing_personal_is_shown(window: Window) -> None:
    """R7: a mention is answered in the personal chat, and in the channel by a sentence that says nothing of anybody."""
    window.say("liste etab=03")
    email = first_email(window)
    before = window.cards.count()
    window.enter(CHANNEL)
    window.mention("liste etab=03")
    expect(window.page.get_by_text(label("teams-answered-privately")).first).to_be_visible()
    expect(window.cards).to_have_count(0)
    expect(window.page.get_by_text(email)).to_have_count(0)
    window.enter(PERSONAL)
    expect(window.cards).to_have_count(before + 1)
