"""The message that somebody chose « Créer une demande » on, as the words it shows.

Source: Microsoft Learn, « Define message extension action commands » (messagePayload) and « Create and send the dialog »
(composeExtension/fetchTask, composeExtension/submitAction).
"""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec

from bot.teams.activities import Activity
from commands.domain.errors import Malformed

EXTENSION = "composeExtension/"
"""How the names of these invokes begin: they come from chats that the bot is not in as well."""
COMMAND = "demander"
"""The command's id in the app's manifest."""
_BREAKS = frozenset({"br", "div", "li", "p", "tr"})


class _Body(msgspec.Struct, frozen=True):
    content: str = ""


class _Payload(msgspec.Struct, frozen=True):
    body: _Body = _Body()


class _Chosen(msgspec.Struct, frozen=True, rename="camel"):
    command_id: str
    message_payload: _Payload = _Payload()


def is_extension(activity: Activity) -> bool:
    """Whether it comes from a message's menu, whatever chat that message is in."""
    return activity.type == "invoke" and activity.name.startswith(EXTENSION)


def chosen_text(value: object) -> str:
    """What the chosen message says. Raises Malformed."""
    try:
        sent = msgspec.convert(value, _Chosen)
    except (msgspec.ValidationError, RecursionError, TypeError) as error:
        raise Malformed("teams choice") from error
    if sent.command_id != COMMAND:
        raise Malformed("teams choice")
    return text_of(sent.message_payload.body.content)


def text_of(written: str) -> str:
    """The words of HTML, as Teams writes messages: a line for each paragraph."""
    words = _Words()
    words.feed(written)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.heard).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        if tag in _BREAKS:
            self.heard.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.heard.append("\n")

    def handle_data(self, data: str) -> None:
        self.heard.append(data.replace("\n", " "))
