"""The closed set of nodes of which every view is made.

A view is built of `Words` (a message key with parameters, or text that came from data) and localised for each reader into
the same tree of plain `str`; renderers take `View[str]` only, match every node and escape everything.

Generic nodes have no slots: Python 3.11 cannot call `Button[Words](…)` of a frozen class that has them.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeAlias, TypeVar

Param: TypeAlias = "str | int | date | datetime | Msg"


@dataclass(frozen=True, slots=True)
class Msg:
    """A message key of the locales with its parameters; `Msg` among the parameters is localised first."""

    key: str
    params: tuple[tuple[str, Param], ...] = ()


def msg(key: str, **params: Param) -> Msg:
    return Msg(key, tuple(params.items()))


Words: TypeAlias = "Msg | str"
Cell: TypeAlias = "Msg | str | int | date | datetime | None"
"""A plain value of a table; labels (`Msg` without parameters) are formatted once per language."""

# No slots on what is generic: `Button[Words](…)` sets an attribute that a frozen class with slots refuses wrongly (Python 3.11).
W = TypeVar("W", Msg | str, str)


class Tone(enum.StrEnum):
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class ButtonStyle(enum.StrEnum):
    DEFAULT = "default"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True)
class Heading(Generic[W]):
    words: W


@dataclass(frozen=True)
class Text(Generic[W]):
    """A paragraph. `quiet` is secondary (freshness, references)."""

    words: W
    quiet: bool = False


@dataclass(frozen=True)
class Notice(Generic[W]):
    """A sentence that must be seen, with a tone that words and a sign carry too, never colour alone."""

    words: W
    tone: Tone


@dataclass(frozen=True)
class Fields(Generic[W]):
    """Pairs of label and value, in reading order."""

    pairs: tuple[tuple[W, W], ...]


@dataclass(frozen=True)
class Button(Generic[W]):
    """`action` is the wire form of `commands.actions`; at most 1,500 characters. `url` instead opens a link."""

    label: W
    action: str = ""
    style: ButtonStyle = ButtonStyle.DEFAULT
    url: str = ""
    described: W | None = None
    """What a screen reader says where the label alone is ambiguous (« Fiche » of whom)."""


@dataclass(frozen=True)
class Buttons(Generic[W]):
    buttons: tuple[Button[W], ...]


@dataclass(frozen=True)
class Column(Generic[W]):
    """`sort` is the action that sorts by this column, `sorted` how it is now ("" | "asc" | "desc")."""

    title: W
    numeric: bool = False
    sort: str = ""
    sorted: str = ""


class Row(NamedTuple, Generic[W]):
    """Cells are in the order of the columns. `opens` is the action that opens the row, under the table's own label.

    `mark` is the index of a cell that a front end may show as a badge (a status), and its tone; its words say it already.
    A tuple, since lists are made of them many times a second.
    """

    cells: tuple[W, ...]
    opens: str = ""
    mark: tuple[int, Tone] | None = None


@dataclass(frozen=True)
class Table(Generic[W]):
    """At most 100 rows; the caption is read by screen readers and heads the plain text.

    `opens` labels what opens a row (« Fiche »); a screen reader is told of whom by the row's first cell.
    """

    caption: W
    columns: tuple[Column[W], ...]
    rows: tuple[Row[W], ...]
    opens: W | None = None


@dataclass(frozen=True)
class Links(Generic[W]):
    """Links out of the platform: label and address (https or mailto only)."""

    links: tuple[tuple[W, str], ...]


@dataclass(frozen=True)
class Code(Generic[W]):
    """Text to type or copy, one item a line: examples of commands."""

    lines: tuple[W, ...]


@dataclass(frozen=True)
class Progress(Generic[W]):
    words: W
    done: int
    total: int


@dataclass(frozen=True)
class Image(Generic[W]):
    """A PNG with its alternative text."""

    png: bytes
    alt: W
    title: W


@dataclass(frozen=True)
class Divider(Generic[W]):
    """A rule between two parts."""


class FieldKind(enum.StrEnum):
    TEXT = "text"
    EMAIL = "email"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    SEARCH = "search"
    """A choice too long to send: options are asked for as one types (`options` holds the chosen one)."""
    CHECK = "check"


@dataclass(frozen=True)
class Option(Generic[W]):
    value: str
    label: W


@dataclass(frozen=True)
class Field(Generic[W]):
    """One entry of a form. `source` names the option list of a SEARCH field ("installation", "establishment").

    `value` is the option's value for CHOICE and SEARCH, "1" or "" for CHECK, the text otherwise.
    """

    name: str
    label: W
    kind: FieldKind
    required: bool = False
    value: str = ""
    hint: W | None = None
    options: tuple[Option[W], ...] = ()
    source: str = ""
    max_length: int = 200
    error: W | None = None


@dataclass(frozen=True)
class Form(Generic[W]):
    """A form to fill in: Slack's modal, Teams' dialog, the web page's panel.

    `action` is what submitting runs (wire form, carries the hidden state); `intro` stands above the fields. Labels of
    `title` and `submit` fit 24 characters in both languages (Slack's limit).
    """

    title: W
    submit: W
    action: str
    fields: tuple[Field[W], ...]
    intro: tuple[Block[W], ...] = ()
    simulate: bool = False
    """Offers « Simuler » beside the submit button (R82)."""


Block: TypeAlias = (
    "Heading[W] | Text[W] | Notice[W] | Fields[W] | Buttons[W] | Table[W] "
    "| Links[W] | Code[W] | Progress[W] | Image[W] | Divider[W]"
)


@dataclass(frozen=True)
class View(Generic[W]):
    """What one message shows. `summary` is the plain-text fallback's first line (notifications, screen readers)."""

    summary: W
    blocks: tuple[Block[W], ...] = field(default=())


Draft: TypeAlias = "View[Words]"
"""A view as handlers build it."""
Localised: TypeAlias = "View[str]"
"""A view as renderers take it."""
