"""Files out and in by hand in Chromium, on the whole house: six rows of a workbook, and an export of what they made (R80)."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import PATIENCE
from tests.support.driving import label
from tests.support.house import ODILE, House, an_address

pytestmark = pytest.mark.browser

HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")


def workbook(emails: list[str]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for email in emails:
        sheet.append((email, "Achille", "Talon", "Cardiologie", "03-001"))
    book.save(made)
    return made.getvalue()


def opened(browser: Browser, house: House) -> Page:
    page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{house.url}/?person={ODILE.key}")
    expect(page.locator("#home")).not_to_have_attribute("aria-busy", "true")
    return page


def test_a_workbook_is_dropped_run_and_what_it_made_is_downloaded(browser: Browser, house: House, tmp_path: Path) -> None:
    """Nothing happens before the button; then each good row does, and a workbook tells of them."""
    house.allocate("03", free=10)
    good = [an_address() for _ in range(4)]
    page = opened(browser, house)
    content = workbook([*good, good[0], "denis.talon@hotmail.com"])
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.set_input_files("#file", {"name": "nouveaux.xlsx", "mimeType": media, "buffer": content})
    run = page.get_by_role("button", name=re.compile("^Exécuter"))
    expect(run).to_be_visible()
    assert [house.at_zoom(one) for one in good] == [None] * 4
    run.click()
    house.eventually(lambda: all(house.at_zoom(one) for one in good), "the rows are run")
    expect(page.get_by_role("button", name=label("button-batch-report")).first).to_be_visible()
    page.locator("#text").fill("exporter statut=attente")
    page.get_by_role("button", name=label("web-send"), exact=True).click()
    link = page.get_by_role("link", name=re.compile(r"\.xlsx$")).last
    expect(link).to_be_visible()
    with page.expect_download() as downloading:
        link.click()
    path = tmp_path / "export.xlsx"
    downloading.value.save_as(path)
    sheet = load_workbook(path).active
    assert sheet is not None
    told = {str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert set(good) <= told
    page.context.close()
