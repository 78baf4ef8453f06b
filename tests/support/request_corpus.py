"""Invented messages as people send them to level-2 support, with what a person who reads them understands (R60).

How they were understood, everywhere:
- `people` are those the request is about, never the writer of a signature, the sender or the copies of a quoted mail;
  "First / Last / address". Names as the message writes them, from the address where it does not; an address corrected where a
  near miss has one correction (R21). `giver` and `taker` are the two of a reassignment, `head` the head of service (R24).
- `generic`: "Service / address" of an account that is nobody's own.
- `establishment`: what the address's suffix names, else the text, else the signature. `installation`: one of it.
- `own`: the account is the writer's. `oncology` is absent where nothing is said. `refused`: there is a patient's number (R63).

`tuned` is what the rules were worked out on; `held_out` (every third message, drawn before the rules read any of them) is
only ever looked at as figures.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MESSAGES = Path(__file__).parent / "request_messages"
_FIELDS = ("wish", "establishment", "installation", "oncology", "pool", "capacity", "seats", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPerson:
    """One person of a message; `service` only for a generic account, `part` as in `commands.requests.reading.Part`."""

    first_name: str = ""
    last_name: str = ""
    service: str = ""
    email: str = ""
    part: str = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message and what is expected of its reading. `fields` holds what is said of wish, establishment and the like."""

    text: str
    held_out: bool
    people: tuple[ExpectedPerson, ...]
    fields: dict[str, object]
    own: bool
    refused: bool


def messages() -> tuple[Message, ...]:
    """Both parts: the tuned ones, then the held-out third."""
    return (*_read("tuned", held_out=False), *_read("held_out", held_out=True))


def _read(name: str, *, held_out: bool) -> tuple[Message, ...]:
    rows = tomllib.loads((_MESSAGES / f"{name}.toml").read_text(encoding="utf-8"))["message"]
    return tuple(_message(row, held_out=held_out) for row in rows)


def _message(row: dict[str, Any], *, held_out: bool) -> Message:
    return Message(
        text=row["text"],
        held_out=held_out,
        people=_people(row),
        fields={name: row[name] for name in _FIELDS if name in row},
        own=row.get("own", False),
        refused=row.get("refused", False),
    )


def _people(row: dict[str, Any]) -> tuple[ExpectedPerson, ...]:
    found = [_person(one, "subject") for one in row.get("people", ())]
    found += [_generic(one) for one in row.get("generic", ())]
    found += [_person(row[part], part) for part in ("giver", "taker", "head") if part in row]
    return tuple(found)


def _person(written: str, part: str) -> ExpectedPerson:
    first, last, *email = written.split(" / ")
    return ExpectedPerson(first_name=first, last_name=last, email="".join(email), part=part)


def _generic(written: str) -> ExpectedPerson:
    service, *email = written.split(" / ")
    return ExpectedPerson(service=service, email="".join(email))
