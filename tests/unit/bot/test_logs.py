"""Logs are JSON lines without personal data (R94)."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import configure_logs, redact


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
