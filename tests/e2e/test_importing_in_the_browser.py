"""A spreadsheet chosen in Chromium, previewed, run, and its report downloaded (R80)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.support.browser import PATIENCE
from tests.support.driving import label
from tests.support.dropping import csv_of
from tests.support.house import ODILE, House, an_address

pytestmark = pytest.mark.browser
HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")


def test_a_file_is_chosen_previewed_run_and_reported(browser: Browser, house: House, tmp_path: Path) -> None:
    """Six rows, of which one duplicate and one refused."""
    house.allocate("03", free=10)
    emails = [an_address() for _ in range(4)]
    listed = (*emails[:2], emails[0], emails[2], "denis.talon@hotmail.com", emails[3])
    content = csv_of(HEADER, [(one, "Achille", "Talon", "Cardiologie", "03-001") for one in listed])
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{house.url}/?person={ODILE.key}")
    page.locator("input[type=file]").set_input_files({"name": "nouveaux.csv", "mimeType": "text/csv", "buffer": content})
    card = page.locator("article", has_text="4 lignes prêtes sur 6").last
    expect(card).to_contain_text("denis.talon@hotmail.com")
    card.get_by_role("button", name="Exécuter les 4 prêtes").click()
    done = page.locator("article", has_text="Terminé").last
    expect(done).to_be_visible()
    done.get_by_role("button", name=label("button-batch-report"), exact=True).click()
    with page.expect_download() as download:
        page.locator("article a[download]").last.click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()), read_only=True)
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    standing = rows[0].index("État")
    assert [row[standing] for row in rows[1:]] == ["Faite", "Faite", "En double", "Faite", "Refusée", "Faite"]
    context.close()
