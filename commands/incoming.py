"""What crosses the border between a front end and the commands: `Incoming` on the way in, `Reply` on the way out.

No platform's dictionary goes past this point. A front end has verified the signature and vouches for the person (R2).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

import msgspec

from commands.files.sheets import Sent
from commands.views.drawings import Drawing
from commands.views.files import FileOrder
from commands.views.nodes import Draft, Form, Msg, Words

EMPTY: Mapping[str, str] = {}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote or clicked, as the platform vouches for them.

    `email` is empty where the platform vouches for none (a stranger of Slack Connect, a guest): they hold no role (R2).
    `address` is where a direct message reaches them (Slack's user id). `locale` is "fr" or "en".
    """

    platform: str
    address: str
    email: str
    name: str = ""
    locale: str = "fr"


class TextInput(msgspec.Struct, frozen=True):
    """Typed text, after the slash command's name."""

    text: str


class ActionInput(msgspec.Struct, frozen=True):
    """A pressed button's wire form: input, never proof (R3)."""

    action: str


class FormInput(msgspec.Struct, frozen=True):
    """A submitted form: its wire form and the fields' values by name. `simulate` for « Simuler »."""

    action: str
    values: Mapping[str, str]
    simulate: bool = False


class MessageInput(msgspec.Struct, frozen=True):
    """What somebody wrote in a conversation, chosen to make a request of (R60): the request's form opens with it."""

    text: str


class FileInput(msgspec.Struct, frozen=True):
    """A spreadsheet that somebody dropped (R80), read already, and what they wrote to the bot in the same message."""

    file: Sent
    text: str = ""


Input: TypeAlias = "TextInput | ActionInput | FormInput | MessageInput | FileInput"


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a platform. `key` is the transport's idempotency key (trigger id, event id); `at` its receipt, aware UTC."""

    person: Person
    conversation: str
    private: bool
    key: str
    at: datetime
    input: Input
    reference: str
    """Short random reference shown with errors and written in the logs."""
    thread: str = ""
    """The address of the thread that it was written in, as `Courier.thread` gives it; "" outside threads."""
    mentioned: bool = False
    """The bot was spoken to by name, in a conversation with others."""
    channel_private: bool | None = None
    """Whether the platform says that only invited people read the conversation (R7); None where it does not say."""


class Outcome(enum.StrEnum):
    """How a command ended, for audit, metrics and tests; never guessed from text."""

    OK = "ok"
    PLANNED = "planned"
    ASKED = "asked"
    INVALID = "invalid"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    ALREADY_DONE = "already_done"
    EXPIRED = "expired"
    UNDERSTOOD_NOT = "understood_not"
    SIMULATED = "simulated"
    FAILED = "failed"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What a front end does next; exactly one of `view`, `form` and `errors` is set, and `view` may come with `operation`.

    `replace` shows the view in place of the message whose button was pressed. `errors` go beside the fields of the form
    just submitted. `operation` is the public id of a planned operation whose end the async edge awaits.
    """

    outcome: Outcome
    view: Draft | None = None
    form: Form[Words] | None = None
    errors: Mapping[str, Msg] = {}
    replace: bool = False
    operation: str = ""
    drawing: Drawing | None = None
    """A picture that goes with the view, drawn once the answer is out: nobody waits for it."""
    file: FileOrder | None = None
    """A file that goes with the view, made once the answer is out, and sent to its reader alone (R63)."""
    locale: str = "fr"
    """The reader's language: the one they chose, else the platform's."""
