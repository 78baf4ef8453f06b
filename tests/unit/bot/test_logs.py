"""Logs are JSON lines without personal data (R94)."""

from __future__ import annotations

import io
import json
import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import LOGGED, configure_logs, redact
from bot.schedule import Schedule

ROOT = Path(__file__).parents[3]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs(stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def written(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_carries_its_reference(lines: io.StringIO) -> None:
    logging.getLogger("bot.essai").warning("store busy", extra={"reference": "K7Q2", "email": "x@y.example"})
    (line,) = written(lines)
    assert line["event"] == "store busy"
    assert line["reference"] == "K7Q2"
    assert line["level"] == "warning"
    assert "email" not in line


def test_an_address_in_a_trace_is_hidden(lines: io.StringIO) -> None:
    try:
        raise ValueError("duplicate key (helene.gagnon.ciussscn@ssss.gouv.qc.ca)")
    except ValueError:
        logging.getLogger("bot.essai").exception("failed for %s", "helene.gagnon.ciussscn@ssss.gouv.qc.ca")
    assert "helene" not in lines.getvalue()
    assert "ValueError" in lines.getvalue()


def test_a_tick_that_finds_the_last_one_running_is_silent(lines: io.StringIO) -> None:
    """As during an outage, when a reading of Zoom lasts longer than the pause between two; a job that breaks is told still."""
    entered, leave, ticked = threading.Event(), threading.Event(), threading.Event()

    def slow() -> None:
        entered.set()
        leave.wait(5)
        raise ValueError("broken")

    schedule = Schedule()
    schedule.every(0.02, slow, lane="readings")
    schedule.every(0.02, ticked.set)
    schedule.start()
    assert entered.wait(5)
    for _ in range(3):
        ticked.clear()
        assert ticked.wait(5)
    silent = lines.getvalue()
    leave.set()
    schedule.stop()
    assert silent == ""
    assert "scheduled job broke" in {line["event"] for line in written(lines)}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("postgresql://iris:motdepasse@hote/base", "motdepasse"),
        ("Authorization: Bearer eyJhbGciOi.abc", "eyJhbGciOi"),
        ("token xoxb-123-456-abc refused", "123-456"),
        ("<marie.cote@exemple.example>", "marie"),
        ("email=marie.cote@exemple.example&x=1", "marie"),
    ],
)
def test_secrets_and_addresses_are_redacted(text: str, hidden: str) -> None:
    assert hidden not in redact(text)


def test_each_key_that_our_code_logs_is_let_through() -> None:
    """A key that is not in the list would be dropped in silence."""
    rooms = ("bot", "commands", "storage", "zoom")
    sources = [path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / room).rglob("*.py")]
    added = [extra for source in sources for extra in re.findall(r"extra=\{([^}]*)\}", source)]
    keys = {key for extra in added for key in re.findall(r'"(\w+)":', extra)}
    assert keys
    assert keys <= set(LOGGED)
