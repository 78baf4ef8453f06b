"""What the page's script sends, checked: another shape is `Malformed` and answered 400."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeVar

import msgspec

from commands.domain.errors import Malformed

LARGEST = 65_536
"""Bytes of a request's body."""

Key = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
"""Made by the script, one for each thing sent; sending again bears the same one."""
MessageId = Annotated[str, msgspec.Meta(pattern=r"^([A-Za-z0-9-]{1,80})?$")]
Wire = Annotated[str, msgspec.Meta(min_length=1, max_length=1_500)]
Value = Annotated[str, msgspec.Meta(max_length=5_000)]
Name = Annotated[str, msgspec.Meta(max_length=60)]


class Sent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every request says: as whom, in which language, under which key, and in which channel, "" where alone with the bot."""

    person: Name
    locale: Annotated[str, msgspec.Meta(max_length=5)]
    key: Key
    channel: Name = ""


class SentText(Sent, frozen=True, kw_only=True):
    """POST /message. `thread` is the message of the channel below which it was written."""

    text: Annotated[str, msgspec.Meta(max_length=10_000)]
    thread: MessageId = ""


class SentAction(Sent, frozen=True, kw_only=True):
    """POST /action: a pressed button and the message that it stands in."""

    action: Wire
    message: MessageId = ""


class SentForm(Sent, frozen=True, kw_only=True):
    """POST /form: a filled form and the message whose button opened it."""

    action: Wire
    values: Annotated[dict[Name, Value], msgspec.Meta(max_length=60)]
    simulate: bool = False
    message: MessageId = ""


class SentFile(Sent, frozen=True, kw_only=True):
    """POST /file, in its address: the file's name; its body is the file."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


S = TypeVar("S", bound=Sent)


def asked(query: Mapping[str, str], shape: type[S]) -> S:
    """What an address asks. Raises Malformed."""
    try:
        return msgspec.convert(dict(query), shape)
    except msgspec.ValidationError as error:
        raise Malformed(shape.__name__) from error


def decode(body: bytes, shape: type[S]) -> S:
    """Raises Malformed."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Malformed(shape.__name__) from error
