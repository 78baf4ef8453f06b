"""The demonstration in Microsoft's local Teams client, as `make playground` runs it, and a window of that client in Chromium."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from playwright.sync_api import Browser, Locator, expect

from tests.support.browser import PATIENCE

ROOT = Path(__file__).parents[2]
READY_WITHIN = 400.0
"""Seconds; npm fetches the client the first time."""
STOPPED_WITHIN = 20.0
_COMMAND = "from bot.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the command line told: where the client is, and where the simulated Zoom is controlled."""

    teams: str
    control: str


@contextmanager
def shown(users: int = 300, person: str = "gestionnaire-03") -> Iterator[Shown]:
    """`iris demo --playground`, ended as by Ctrl-C. Fails with what it told where it does not start."""
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "demo", "--playground", "--person", person, "--users", str(users), "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "fr_CA.UTF-8", "PYTHONUNBUFFERED": "1", "COLUMNS": "400"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield _told(process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            assert process.stdout is not None
            process.stdout.close()


def _told(process: subprocess.Popen[str]) -> Shown:
    assert process.stdout is not None
    lines: Queue[str] = Queue()
    Thread(target=_poured, args=(process.stdout, lines), daemon=True).start()
    said, deadline = "", time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and (process.poll() is None or not lines.empty()):
        try:
            said += lines.get(timeout=0.2)
        except Empty:
            continue
        found = re.search(r"Agents Playground.*?(http://\S+).*Zoom simulé\W+(http://\S+)", said, re.DOTALL)
        if found:
            return Shown(found[1], found[2])
    raise AssertionError(f"the demonstration did not start:\n{said}")


def _poured(lines: IO[str], into: Queue[str]) -> None:
    for line in lines:
        into.put(line)


class Window:
    """A page of the client. Cards are counted by conversation, oldest first."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._context = browser.new_context(viewport={"width": 1500, "height": 1200})
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.goto(url)
        self.composer.wait_for()

    @property
    def composer(self) -> Locator:
        return self.page.locator('[data-lexical-editor="true"]').first

    @property
    def cards(self) -> Locator:
        return self.page.locator(".ac-adaptiveCard")

    @property
    def card(self) -> Locator:
        """The last one."""
        return self.cards.last

    def enter(self, conversation: str) -> None:
        """By the name that the list on the left tells a screen reader."""
        self.page.get_by_role("treeitem", name=conversation, exact=True).click()
        self.composer.wait_for()

    def say(self, text: str) -> None:
        """Typed and sent; the answer is the next card."""
        before = self.cards.count()
        self.composer.click()
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        expect(self.cards).to_have_count(before + 1)

    def mention(self, text: str) -> None:
        """In a channel: the bot chosen among the names that are offered, then the text."""
        self.composer.click()
        self.page.keyboard.type("@IRI")
        self.page.get_by_role("menuitem", name="IRIS").click()
        self.page.keyboard.type(f" {text}")
        self.page.get_by_role("button", name="Post", exact=True).click()

    def press(self, name: str, within: Locator | None = None) -> None:
        (within or self.card).get_by_role("button", name=name, exact=True).first.click()

    def photograph(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def close(self) -> None:
        self._context.close()
