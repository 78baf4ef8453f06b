"""What Slack sends, as far as we use it, checked. Any other shape is `Malformed`, answered 400."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias
from urllib.parse import unquote_plus

import msgspec

from commands.domain.errors import Malformed

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9]{2,32}$")]
Short = Annotated[str, msgspec.Meta(max_length=300)]
Long = Annotated[str, msgspec.Meta(max_length=5_000)]
Url = Annotated[str, msgspec.Meta(max_length=2_000)]
Stamp = Annotated[str, msgspec.Meta(pattern=r"^[0-9.]{0,32}$")]
"""A message's time, which is its name within its channel."""
Team = Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9]{0,32}$")]


_MOST_FIELDS = 100


class Slash(msgspec.Struct, frozen=True, kw_only=True):
    """A slash command (form fields)."""

    command: Short
    user_id: Id
    trigger_id: Short
    team_id: Team = ""
    channel_id: Team = ""
    response_url: Url = ""
    text: str = ""
    """As long as the body may be: the parser says what is too long."""


class User(msgspec.Struct, frozen=True):
    id: Id
    team_id: Team | None = None


class Channel(msgspec.Struct, frozen=True):
    id: Id


class Container(msgspec.Struct, frozen=True):
    """Where a pressed button stands; `is_ephemeral`: one person alone sees it."""

    type: Short = ""
    is_ephemeral: bool = False


class Choice(msgspec.Struct, frozen=True):
    value: Long = ""


class Element(msgspec.Struct, frozen=True):
    """The state of an input, or what was pressed: its kind says which of the values counts."""

    type: Short
    action_id: Short = ""
    value: Long | None = None
    selected_option: Choice | None = None
    selected_options: tuple[Choice, ...] = ()

    def said(self) -> str:
        """The value: what was typed or pressed, the chosen option, "1" or "" of a box."""
        if self.type == "checkboxes":
            return "1" if self.selected_options else ""
        chosen = self.selected_option.value if self.selected_option else self.value
        return chosen or ""


class State(msgspec.Struct, frozen=True):
    values: dict[Short, dict[Short, Element]] = {}


class Surface(msgspec.Struct, frozen=True):
    """A modal or the Home tab. `id` and `hash` are Slack's; `private_metadata` is the form's wire action."""

    type: Short
    id: Short = ""
    hash: Short = ""
    private_metadata: Long = ""
    state: State = State()

    def values(self) -> Mapping[str, str]:
        """Of the form's fields, by name."""
        return {name: element.said() for name, inputs in self.state.values.items() for element in inputs.values()}


class Interaction(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    user: User
    team: User | None = None


class Pressed(Interaction, frozen=True, kw_only=True, tag="block_actions"):
    actions: Annotated[tuple[Element, ...], msgspec.Meta(min_length=1, max_length=10)]
    trigger_id: Short
    response_url: Url = ""
    channel: Channel | None = None
    container: Container = Container()
    view: Surface | None = None

    @property
    def is_posted(self) -> bool:
        """In a message that everybody in a channel sees."""
        shared = self.channel is not None and not self.channel.id.startswith("D")
        return shared and self.container.type == "message" and not self.container.is_ephemeral


class Message(msgspec.Struct, frozen=True):
    """As long as the body may be: what is made of it says what is too long."""

    text: str = ""


class Chosen(Interaction, frozen=True, kw_only=True, tag="message_action"):
    """A message's shortcut."""

    callback_id: Short
    trigger_id: Short
    channel: Channel
    message: Message = Message()
    response_url: Url = ""


class Submitted(Interaction, frozen=True, kw_only=True, tag="view_submission"):
    view: Surface
    trigger_id: Short = ""


class Suggestion(Interaction, frozen=True, kw_only=True, tag="block_suggestion"):
    action_id: Short
    value: Long = ""
    view: Surface | None = None


class Closed(Interaction, frozen=True, kw_only=True, tag="view_closed"):
    """Nothing to do."""


class SharedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that goes with a message; Slack names neither those that it hides nor those that were deleted."""

    id: Team = ""
    name: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """`app_home_opened`, where `tab` is "home" or "messages"; `app_mention` and `message`, where `ts` tells it from any other in
    its channel, `thread_ts` is the message that begins its thread, and `subtype` and `bot_id` are of what no person wrote."""

    type: Short
    user: Team = ""
    tab: Short = ""
    text: str = ""
    channel: Team = ""
    ts: Stamp = ""
    thread_ts: Stamp = ""
    subtype: Short = ""
    bot_id: Team = ""
    team: Team = ""
    user_team: Team = ""
    files: tuple[SharedFile, ...] = ()

    @property
    def is_direct(self) -> bool:
        """In somebody's own conversation with the bot."""
        return self.channel.startswith("D")

    @property
    def author_team(self) -> str:
        """The workspace of whoever wrote it, where Slack says."""
        return self.user_team or self.team


class Authorization(msgspec.Struct, frozen=True, kw_only=True):
    """An installation that sees an event; `user_id` is the bot's own."""

    user_id: Team | None = None
    is_bot: bool = False


class Happened(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="event_callback"):
    """An event of the Events API."""

    event_id: Short
    event: Event
    team_id: Team = ""
    authorizations: tuple[Authorization, ...] = ()

    @property
    def bots(self) -> tuple[str, ...]:
        """The bot's own user id."""
        return tuple(one.user_id for one in self.authorizations if one.is_bot and one.user_id)


class Challenge(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="url_verification"):
    """Slack checks the address; Bolt answers."""

    challenge: Short


class SslCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Slack checks the certificate; Bolt answers."""

    ssl_check: Short


Sent: TypeAlias = Slash | Pressed | Chosen | Submitted | Suggestion | Closed | Happened | Challenge | SslCheck
_Tagged: TypeAlias = Pressed | Chosen | Submitted | Suggestion | Closed | Happened | Challenge


def body_of(raw: bytes, content_type: str) -> dict[str, Any]:
    """The payload in a request's body: form fields (slash commands, `payload=`) or JSON (events). Raises Malformed."""
    try:
        text = raw.decode("utf-8")
        if content_type.partition(";")[0].strip() == "application/json":
            body = msgspec.json.decode(text)
        else:
            fields = _fields(text)
            body = msgspec.json.decode(fields["payload"]) if "payload" in fields else fields
    except (ValueError, RecursionError) as error:
        raise Malformed("slack body") from error
    if not isinstance(body, dict):
        raise Malformed("slack body")
    return body


def _fields(text: str) -> dict[str, str]:
    """A form's fields by name (WHATWG URL, « application/x-www-form-urlencoded »). Most of Slack's hold nothing that is quoted:
    only what does is unquoted, half of what `parse_qsl` takes. Raises ValueError."""
    if text.count("&") >= _MOST_FIELDS:
        raise ValueError("too many fields")
    pairs = [pair.partition("=") for pair in text.split("&") if pair]
    return {_unquoted(name): _unquoted(value) for name, _, value in pairs}


def _unquoted(text: str) -> str:
    return unquote_plus(text, errors="strict") if "%" in text or "+" in text else text


def read(body: Mapping[str, Any]) -> Sent:
    """What was sent. Raises Malformed."""
    try:
        if "type" in body:
            tagged: Sent = msgspec.convert(body, _Tagged)
            return tagged
        if "ssl_check" in body:
            return msgspec.convert(body, SslCheck)
        return msgspec.convert(body, Slash)
    except (msgspec.ValidationError, RecursionError, TypeError) as error:
        raise Malformed("slack payload") from error
