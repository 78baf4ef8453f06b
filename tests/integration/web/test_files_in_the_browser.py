"""Files in Chromium: chosen by keyboard, dropped on the page, downloaded; under axe (WCAG 2.1 AA)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from commands.files.sheets import LARGEST
from tests.integration.web.test_files import CSV, OfferingDesk, sheets
from tests.support.browser import PATIENCE
from tests.support.chat import Chat, running_chat

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  const send = (kind) => document.body.dispatchEvent(
    new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  send("dragover");
  const shown = !document.getElementById("drop").hidden;
  send("drop");
  return shown;
}"""


@pytest.fixture
def giving(tmp_path: Path) -> Iterator[Chat]:
    """Whatever is asked is answered with a file."""
    with running_chat(OfferingDesk(tmp_path)) as chat:
        yield chat


def opened(browser: Browser, chat: Chat) -> Page:
    page = browser.new_context(viewport={"width": 1200, "height": 800}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{chat.url}/?person={chat.person}")
    expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
    return page


def test_a_spreadsheet_is_chosen_by_keyboard(browser: Browser, chat: Chat) -> None:
    """R80: from the composer, Tab reaches it; the answer is announced."""
    page = opened(browser, chat)
    page.on("filechooser", lambda _: None)  # from now on: begun with the press, it may come after it on a busy machine
    page.locator("#send").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Joindre un tableau")).to_be_focused()
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Space")
    chosen.value.set_files({"name": "comptes.csv", "mimeType": "text/csv", "buffer": CSV})
    expect(page.get_by_text("comptes.csv: 1 lignes").first).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("comptes.csv: 1 lignes")
    expect(page.locator("article.written")).to_have_count(1)
    assert sheets(chat)[0].lines[0].cells[1] == "Anna"
    page.context.close()


def test_a_spreadsheet_is_dropped_on_the_page(browser: Browser, chat: Chat) -> None:
    page = opened(browser, chat)
    assert page.evaluate(DROP, ["liste.csv", CSV.decode()]), "where to drop it is shown meanwhile"
    expect(page.get_by_text("liste.csv: 1 lignes").first).to_be_visible()
    expect(page.locator("#drop")).to_be_hidden()
    page.context.close()


def test_a_file_that_is_too_large_is_told_without_being_sent_whole(browser: Browser, chat: Chat, tmp_path: Path) -> None:
    """R96."""
    page = opened(browser, chat)
    large = tmp_path / "gros.csv"
    large.write_bytes(b"a;b\n" * (LARGEST // 2))
    page.set_input_files("#file", large)
    expect(page.get_by_text("Ce fichier dépasse").first).to_be_visible()
    page.context.close()


def test_a_file_is_downloaded_from_the_transcript(browser: Browser, giving: Chat) -> None:
    """R81; axe finds nothing on the way."""
    page = opened(browser, giving)
    page.keyboard.type("liste")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="comptes-03.csv")
    expect(link).to_be_visible()
    with page.expect_download() as downloading:
        link.click()
    assert downloading.value.suggested_filename == "comptes-03.csv"
    assert Path(downloading.value.path()).read_bytes() == CSV
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, giving: Chat, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two schemes
    page = context.new_page()
    page.goto(f"{giving.url}/?person={giving.person}")
    page.set_input_files("#file", {"name": "comptes.csv", "mimeType": "text/csv", "buffer": CSV})
    expect(page.get_by_role("link", name="comptes-03.csv")).to_be_visible()
    page.get_by_label("Joindre un tableau").focus()
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in violations for node in one["nodes"]] == []
    context.close()
