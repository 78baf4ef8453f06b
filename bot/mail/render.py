"""A localised view → the HTML and the plain text of a mail. Pure; everything is escaped, no picture or style is fetched.

Nothing can be pressed in a mail: buttons that are no links are not shown (`commands.views.mails` says where they are).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.i18n import Translator, translator
from bot.localise import localise
from bot.mail.text import text_of
from bot.plain import FRENCH_COLON, SIGNS
from bot.visible import visible
from bot.web.render import breakable, safe_url
from commands.domain.mails import BOTH
from commands.views.nodes import (
    Block,
    Buttons,
    Code,
    Divider,
    Draft,
    Fields,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Progress,
    Table,
    Text,
    Tone,
)

LANGUAGES = ("fr", "en")
Speak = Callable[[str], Translator]


@dataclass(frozen=True, slots=True)
class Colours:
    back: str
    edge: str


COLOURS = {
    Tone.INFO: Colours("#e6f1f5", "#0b5c74"),
    Tone.SUCCESS: Colours("#e7f4ea", "#1d7a3a"),
    Tone.WARNING: Colours("#fdf2df", "#b26a00"),
    Tone.DANGER: Colours("#fbe9e7", "#b3261e"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A mail's subject and its two bodies, which say the same."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A mail in one language."""

    locale: str
    html: Markup
    glimpse: str
    """What a mailbox shows beside the subject."""
    follows: str
    sent_by: str
    stop: str
    stop_url: str


def render(draft: Draft, locale: str, *, stop_url: str = "", speak: Speak = translator) -> Rendered:
    """In one language, or French then English (`BOTH`). `stop_url` is where one asks for no more, "" where one cannot."""
    said = [(speak(one), localise(draft, speak(one))) for one in (LANGUAGES if locale == BOTH else (locale,))]
    subject = visible(" / ".join(view.summary for _, view in said)).replace("\n", " ")
    parts = [_part(view, to, stop_url) for to, view in said]
    html = templates().get_template("mail.html").render(subject=subject, parts=parts)
    return Rendered(subject=subject, html=visible(html), text=visible(_text(said, stop_url)))


def _part(view: Localised, to: Translator, stop_url: str) -> Part:
    first = next((block.words for block in view.blocks if isinstance(block, Notice)), view.summary)
    return Part(
        locale=to.locale,
        html=Markup("").join(_block(block, first=number == 0) for number, block in enumerate(view.blocks)),
        glimpse=first,
        follows=to.text("mail-follows"),
        sent_by=to.text("mail-sent-by"),
        stop=to.text("mail-stop"),
        stop_url=stop_url,
    )


def _text(said: Sequence[tuple[Translator, Localised]], stop_url: str) -> str:
    parts = []
    for to, view in said:
        stop = f"{to.text('mail-stop')}{_colon(to)} {stop_url}" if stop_url else ""
        parts.append("\n\n".join(filter(None, (text_of(view, _colon(to)), f"-- \n{to.text('mail-sent-by')}", stop))))
    above = f"({said[1][0].text('mail-follows')})\n\n" if len(said) > 1 else ""
    return above + f"\n\n{'=' * 60}\n\n".join(parts) + "\n"


def _colon(to: Translator) -> str:
    return FRENCH_COLON if to.locale == "fr" else ":"


def _block(block: Block[str], *, first: bool) -> Markup:  # noqa: C901 — one line for each node of the closed set
    html: Markup  # a macro's outcome, escaped
    nodes: Any = templates().get_template("nodes.html").module  # a template's macros have no static type
    match block:
        case Heading():
            html = nodes.heading(block, first)
        case Text():
            html = nodes.text(block)
        case Notice():
            html = nodes.notice(block, COLOURS[block.tone])
        case Fields(pairs):
            html = nodes.steps(block) if all(label.isdigit() for label, _ in pairs) else nodes.fields(block)
        case Table():
            html = nodes.table(block)
        case Links():
            html = nodes.links(block)
        case Buttons(buttons):
            html = nodes.links(Links(tuple((one.label, one.url) for one in buttons if one.url)))
        case Code():
            html = nodes.code(block)
        case Progress(words, done, total):
            html = nodes.text(Text(f"{words} ({done}/{total})"))
        case Image(_, alt, _):
            html = nodes.text(Text(alt))
        case Divider():
            html = nodes.divider()
        case _:
            assert_never(block)
    return html


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Autoescape on; an undefined name is an error."""
    environment = Environment(
        loader=PackageLoader("bot.mail"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["safe_url"] = safe_url
    environment.filters["breakable"] = breakable
    environment.filters["sign"] = SIGNS.__getitem__
    return environment
