"""A localised view or form → HTML. Pure; every value is escaped by the templates (autoescape), links keep to safe schemes."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.plain import SIGNS, opener
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Code,
    Divider,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Progress,
    Table,
    Text,
)

Say = Callable[[str], str]
"""A key of the locales to words, in the reader's language."""

SAFE_SCHEMES = ("https://", "mailto:")
_HIDDEN: dict[int, None] = dict.fromkeys(
    (*range(9), *range(11, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
)
"""Control characters, marks that turn the direction of what follows, lone surrogates: never shown (UTF-8 has no such half)."""


_HYPHENED = re.compile(r"(?<![\w.@-])([0-9]{2,4}(?:-[0-9A-Z]{1,4})+)(?![\w@-])")
"""« 16-2 », « 17-INUU », « 03-001 », « 2026-06-30 »."""
_HELD = Markup('<span class="held">{}</span>')


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The page's templates: autoescape on, an undefined name is an error."""
    environment = Environment(
        loader=PackageLoader("bot.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["described"] = described
    environment.filters["safe_url"] = safe_url
    environment.filters["data_uri"] = data_uri
    environment.filters["breakable"] = breakable
    environment.filters["opener"] = opener
    environment.filters["sign"] = SIGNS.__getitem__
    return environment


def render_view(view: Localised, say: Say) -> Markup:
    """The blocks of a view."""
    headings = frozenset(block.words for block in view.blocks if isinstance(block, Heading))
    html = Markup("").join(_block(block, say, headings) for block in view.blocks) or Markup("<p>{}</p>").format(view.summary)
    return visible(html)


def render_form(form: Form[str], say: Say, *, prefix: str) -> Markup:
    """A form as the dialog shows it; `prefix` keeps the ids of its elements apart from any other's."""
    intro = Markup("").join(_block(block, say) for block in form.intro if not isinstance(block, Buttons))
    remedies = Markup("").join(_block(block, say) for block in form.intro if isinstance(block, Buttons))
    html: Markup = _macros("form.html").form(form, intro, remedies, say, prefix)
    return visible(html)


def visible(html: Markup) -> Markup:
    """Without the characters that are never shown."""
    kept: Markup = html.translate(_HIDDEN)  # type: ignore[assignment]  # typed as str, and is Markup
    return kept


def described(button: Button[str]) -> str:
    """What a screen reader says: begins with the visible label, so that voice control finds it (WCAG 2.5.3)."""
    said = button.described or ""
    return said if button.label in said else f"{button.label}, {said}"


def safe_url(url: str) -> str:
    """The address if its scheme is one that a link may have, "" otherwise."""
    return url if url.casefold().startswith(SAFE_SCHEMES) else ""


def breakable(text: str) -> Markup | str:
    """An address may be cut after its sign and the dots before it, never within its domain; a code or a day not at its hyphens.
    What is copied stays what it was; other text is left as it is."""
    if "@" not in text and "-" not in text:
        return text
    parts = _HYPHENED.split(text)
    return Markup("").join(_HELD.format(part) if number % 2 else _cut(part) for number, part in enumerate(parts))


def _cut(text: str) -> Markup:
    return Markup("<wbr>").join(Markup("{}").format(part) for part in re.split(r"(?<=@)|(?<=\.)(?=[^\s@]+@)", text))


def data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _macros(name: str) -> Any:  # a template's macros have no static type
    return templates().get_template(name).module


def _block(block: Block[str], say: Say, headings: AbstractSet[str] = frozenset()) -> Markup:  # noqa: C901 — one line for each node of the closed set
    html: Markup  # a macro's outcome, escaped
    nodes = _macros("nodes.html")
    match block:
        case Heading():
            html = nodes.heading(block)
        case Text():
            html = nodes.text(block)
        case Notice():
            html = nodes.notice(block, say)
        case Fields():
            html = nodes.fields(block)
        case Buttons():
            html = nodes.buttons(block)
        case Table():
            html = nodes.table(block, say, block.caption in headings)
        case Links():
            html = nodes.links(block)
        case Code():
            html = nodes.code(block, say)
        case Progress():
            html = nodes.progress(block)
        case Image():
            html = nodes.image(block)
        case Divider():
            html = nodes.divider()
        case _:
            assert_never(block)
    return html
