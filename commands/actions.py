"""The wire form of buttons and forms: `v1.<command>.<key>=<value>&…`, self-contained and re-authorised when it comes back.

The version is that of the schema: an older one fails politely (architecture: Ids).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote_plus

VERSION = "v1"
LIMIT = 1_500
"""Characters; Slack takes 2,000 in a button's value and 3,000 in a modal's private metadata."""
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch


@dataclass(frozen=True, slots=True)
class Action:
    """A command's canonical name (`commands.catalogue`) with plain values."""

    command: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stale:
    """A button of another version of the schema."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """Not a button of ours."""


def action(command: str, **values: str) -> str:
    """Encode; empty values are left out."""
    wire = f"{VERSION}.{command}." + "&".join(f"{key}={_quoted(value)}" for key, value in values.items() if value)
    if len(wire) > LIMIT:
        raise ValueError(f"action of {command} has {len(wire)} characters")
    return wire


def extended(wire: str, **values: str) -> str:
    """The action with more values, as `action` would have made it of all at once."""
    more = "&".join([f"{key}={_quoted(value)}" for key, value in values.items() if value])
    longer = f"{wire}{'' if wire.endswith('.') or not more else '&'}{more}"
    if len(longer) > LIMIT:
        raise ValueError(f"an action has {len(longer)} characters")
    return longer


def _quoted(value: str) -> str:
    """Most values are plain (an id, a word, a cursor) and travel as they are; looking at each of their characters costs more than
    the rest of a button."""
    return value if _PLAIN(value) else quote_plus(value)


def decode(wire: str) -> Action | Stale | Garbled:
    """Decode what a client sent; never raises."""
    version, _, rest = wire.partition(".")
    command, dot, query = rest.partition(".")
    if not (len(wire) <= LIMIT and command and dot and version[:1] == "v" and version[1:].isascii() and version[1:].isdigit()):
        return Garbled()
    if version != VERSION:
        return Stale()
    try:
        values = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), max_num_fields=40))
    except ValueError:
        return Garbled()
    return Action(command, values)
