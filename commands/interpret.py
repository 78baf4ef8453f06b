"""One entrance for text, buttons, forms, spreadsheets, and messages that a request is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from commands.files.gestures import COMMAND as IMPORT
from commands.files.sheets import Sent, Unreadable
from commands.incoming import ActionInput, FileInput, FormInput, Input, MessageInput, TextInput
from commands.invocation import Invocation, Misunderstood, Origin
from commands.parser import typed, wire
from commands.parser.cleaning import unwrapped
from commands.requests.gestures import FILL
from commands.views.nodes import msg

ASKS = "demander"
CHANNEL = "canal"


def interpret(
    given: Input, command_name: str, key: str, *, mentioned: bool = False, overheard: bool = False
) -> Invocation | Misunderstood:
    """What is asked for, or what was not understood of it; never raises for what a client sends.

    `command_name` is the slash command's ("/iris"); `key` the transport's, which makes typed writes unique (R44).
    `mentioned`: the bot was spoken to by name among people, so that what is no command is a request (R60). `overheard`: nobody
    spoke to it, in a thread of a request: whatever is written there is for the request's other side (R61).
    """
    match given:
        case TextInput(text):
            return _said(text, command_name, key, mentioned=mentioned, overheard=overheard)
        case ActionInput(action):
            return wire.pressed(action, key)
        case FormInput(action, values, simulate):
            return wire.submitted(action, values, key, simulate=simulate)
        case MessageInput(text):
            return Invocation(command=ASKS, values={"texte": as_written(text), "geste": FILL}, intent=key)
        case FileInput(file, text):
            told = file if typed.asks_only(IMPORT, text, command_name) else _with_words(file)
            return Invocation(command=IMPORT, origin=Origin.FILE, intent=key, file=told)
        case _:
            assert_never(given)


def wants_channel(given: Input, command_name: str) -> bool:
    """Whether the platform has to be asked who reads the conversation, which costs it a call (R7)."""
    read = interpret(given, command_name, "")
    return isinstance(read, Invocation) and read.command == CHANNEL


def _said(text: str, command_name: str, key: str, *, mentioned: bool, overheard: bool) -> Invocation | Misunderstood:
    if not overheard:
        read = typed.parse(text, command_name, key)
        if not mentioned or isinstance(read, Invocation) or read.too_long or read.courtesy:
            return read
    return Invocation(command=ASKS, values={"texte": as_written(text)}, intent=key)


def _with_words(file: Sent) -> Sent:
    """Nothing of what was written beside it is read or kept, and whoever wrote it is told (R96)."""
    if isinstance(file, Unreadable):
        return replace(file, why=msg("file-refused-with-words", why=file.why))
    return replace(file, notes=(*file.notes, msg("file-with-words")))


def as_written(text: str) -> str:
    """Words for people, line ends included; no longer than typed text may be."""
    return unwrapped(text).strip()[: typed.MAX_LENGTH]
