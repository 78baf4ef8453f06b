"""One entrance for text, buttons and forms."""

from __future__ import annotations

from typing import assert_never

from commands.incoming import ActionInput, FormInput, Input, TextInput
from commands.invocation import Invocation, Misunderstood
from commands.parser import typed, wire


def interpret(given: Input, command_name: str, key: str) -> Invocation | Misunderstood:
    """What is asked for, or what was not understood of it; never raises for what a client sends.

    `command_name` is the slash command's ("/iris"); `key` the transport's, which makes typed writes unique (R44).
    """
    match given:
        case TextInput(text):
            return typed.parse(text, command_name, key)
        case ActionInput(action):
            return wire.pressed(action, key)
        case FormInput(action, values, simulate):
            return wire.submitted(action, values, key, simulate=simulate)
        case _:
            assert_never(given)
