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
from commands.domain.errors import IrisError

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
        leave.wait(30)
        raise ValueError("broken")

    schedule = Schedule()
    schedule.every(0.02, slow, lane="readings")
    schedule.every(0.02, ticked.set)
    schedule.start()
    assert entered.wait(30)
    for _ in range(3):
        ticked.clear()
        assert ticked.wait(30)
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


SECRETS = (
    "Hélène Kirouac",
    "helene.kirouac.ciussscn@ssss.gouv.qc.ca",
    "KIRH 1234 5678",
    "xoxb-11-22-abcdef",
    "eyJhbGciOi.eyJzdWIi.c2ln",
)


def break_with(error: Exception) -> None:
    try:
        try:
            raise KeyError(SECRETS[0])
        except KeyError as first:
            raise error from first
    except type(error):
        logging.getLogger("bot.essai").exception("failed")


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("kind", [ValueError, LookupError, OSError, IrisError, UnicodeError])
def test_a_trace_tells_where_and_never_of_whom(lines: io.StringIO, kind: type[Exception], secret: str) -> None:
    """R94: the message of a failure is often what somebody wrote."""
    if kind is IrisError and secret == SECRETS[0]:
        pytest.skip("our own errors name nobody: what they say is told")
    break_with(kind(f"no such thing: {secret}"))
    (line,) = written(lines)
    told = str(line["exception"])
    assert kind.__name__ in told
    assert "break_with" in told
    assert secret not in lines.getvalue()
    assert SECRETS[0] not in lines.getvalue()


def test_codes_of_a_failure_are_told(lines: io.StringIO) -> None:
    try:
        (ROOT / SECRETS[0]).read_text()
    except OSError:
        logging.getLogger("bot.essai").exception("failed")
    assert "ENOENT" in lines.getvalue()
    assert "Kirouac" not in lines.getvalue()


def test_a_group_of_failures_is_told_one_by_one(lines: io.StringIO) -> None:
    try:
        raise ExceptionGroup(SECRETS[0], [ValueError(SECRETS[0]), TypeError("x")])
    except ExceptionGroup:
        logging.getLogger("bot.essai").exception("failed")
    assert {"ValueError", "TypeError"} <= set(re.findall(r"[A-Z]\w+Error", lines.getvalue()))
    assert "Kirouac" not in lines.getvalue()


LIBRARIES = ("httpx", "sqlalchemy.engine.Engine", "asyncio", "urllib3.connectionpool", "msal", "aiohttp.client")


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_libraries_tell_at_their_most_talkative_is_of_nobody(name: str) -> None:
    """Whatever the level: their sentences are made of requests, statements and parameters."""
    stream = io.StringIO()
    root, logger = logging.getLogger(), logging.getLogger(name)
    before = root.handlers[:], root.level, logger.level
    try:
        configure_logs(level="DEBUG", stream=stream)
        logger.setLevel(logging.DEBUG)
        for secret in SECRETS:
            logger.debug("GET /users/%s", secret)
            logger.info(f"INSERT ({secret})")
            logger.warning("retry of %s", secret)
            logger.error(f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{secret}')>")
            logger.warning(f"'{secret}' was refused")
    finally:
        root.handlers[:], root.level = before[0], before[1]
        logger.setLevel(before[2])
    assert "never retrieved" in stream.getvalue()
    assert [secret for secret in SECRETS if secret in stream.getvalue()] == []
    assert "INSERT" not in stream.getvalue()
