"""No line of the logs, of any level, holds a name, an address, a patient's number or a token: whatever is typed, and whatever
breaks (R63, R94)."""

from __future__ import annotations

import io
import itertools
import logging
from collections.abc import Iterator

import pytest

from bot.logs import configure_logs
from commands.catalogue import COMMANDS
from commands.context import Context
from commands.handlers import HANDLERS
from commands.invocation import Invocation
from commands.results import Handled
from tests.support.driving import Chat
from tests.support.house import ADA, ODILE, RITA, House
from tests.support.slack import TOKEN

NAME, SURNAME = "Ildefonse", "Quatrevingtdouze"
EMAIL = "ildefonse.quatrevingtdouze.ciussscn@ssss.gouv.qc.ca"
PATIENT = ("QUAI 9201 0512", "QUAI92010512")
SECRET = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbGRlZm9uc2UifQ.c2lnbmF0dXJl"
NEVER = (NAME, SURNAME, NAME.lower(), SURNAME.lower(), EMAIL, *PATIENT, SECRET, TOKEN, "xoxb-secret")
_keys = itertools.count(1)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the logs would be at their most talkative."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs(level="DEBUG", stream=stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def leaked(lines: io.StringIO) -> list[str]:
    return [line for line in lines.getvalue().splitlines() if any(one.casefold() in line.casefold() for one in NEVER)]


VALUES = (EMAIL, f'"{NAME} {SURNAME}"', f'"{PATIENT[0]}"', SECRET)


def test_every_command_with_everything_in_every_value(chat: Chat, house: House, lines: io.StringIO) -> None:
    """All of it on the page; elsewhere, where a chat takes so many messages a minute, each command once."""
    house.exists(EMAIL, first_name=NAME, last_name=SURNAME)
    everything = chat.name == "web"
    for person in (ODILE, RITA, ADA) if everything else (ODILE,):
        window = chat.window(person)
        for number, spec in enumerate(COMMANDS):
            for value in VALUES if everything else (VALUES[number % len(VALUES)],):
                named = " ".join(f"{one.name}={value}" for one in spec.arguments if not one.hidden and not one.positional)
                window.say(f"{spec.name} {value} {named} --simuler")
    assert leaked(lines) == []


def test_a_write_from_end_to_end_and_its_failures(chat: Chat, house: House, lines: io.StringIO) -> None:
    email = f"ildefonse.quatrevingtdouze{next(_keys)}.ciussscn@ssss.gouv.qc.ca"
    create = f'créer {email} prenom={NAME} nom={SURNAME} specialite="Médecine interne" etab=03 installation=03-001'
    house.control("faults", error_rate=1, status=500)
    window = chat.window(ODILE)
    window.say(create)
    house.control("faults", clear=True)
    house.eventually(lambda: house.at_zoom(email), "it is created")
    window.say(f"fiche {email}")
    window.say(f"modifier {email} nom={SURNAME}x")
    window.say(f"chercher {NAME}")
    window.say(f"annuler {email}")
    window.say("état")
    assert leaked(lines) == []


def test_what_breaks_inside_is_told_without_whom(
    chat: Chat, house: House, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect of ours, whose message is made of what was typed."""

    def broken(invocation: Invocation, context: Context) -> Handled:
        raise ValueError(f"{NAME} {SURNAME} <{EMAIL}> {PATIENT[0]} {SECRET} {invocation} {context}")

    monkeypatch.setitem(HANDLERS, "fiche", broken)
    seen = chat.window(ADA).say(f"fiche {EMAIL}").see()
    assert "ValueError" not in seen
    assert "command broke" in lines.getvalue()
    assert "ValueError" in lines.getvalue()
    assert leaked(lines) == []
