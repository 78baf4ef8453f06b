"""Mails as Chromium shows them: on a phone and wide, by day and night, and under axe (WCAG 2.1 AA)."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from bot.mail.preview import KINDS, preview
from commands.context import House
from commands.domain.reference import ReferenceData
from tests.support.browser import browser
from tests.support.clock import START

__all__ = ["browser"]

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 800])
def test_mails_fit_and_axe_finds_nothing(browser: Browser, reference: ReferenceData, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme, offline=True)
    page = context.new_page()
    found: list[str] = []
    for kind in KINDS:
        page.set_content(preview(kind, "both", House(reference=reference), START).html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [f"{kind} {one['id']}: {node['html'][:120]}" for one in violations for node in one["nodes"]]
    context.close()
    assert found == []
