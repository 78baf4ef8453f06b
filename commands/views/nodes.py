"""The closed set of nodes of which every view is made.

A view is built of `Words` (a message key with parameters, or text that came from data) and localised for each reader into
the same tree of plain `str`; renderers take `View[str]` only, match every node and escape everything.

Nodes are structs: a list's answer is made of two hundred, each in a sixth of the time that a frozen dataclass takes.
"""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Generic, TypeAlias, TypeVar

import msgspec

Param: TypeAlias = "str | int | date | datetime | Msg"


class Msg(msgspec.Struct, frozen=True):
    """A message key of the locales with its parameters; `Msg` among the parameters is localised first."""

    key: str
    params: tuple[tuple[str, Param], ...] = ()


def msg(key: str, **params: Param) -> Msg:
    return Msg(key, tuple(params.items()))


Words: TypeAlias = "Msg | str"
Cell: TypeAlias = "Msg | str | int | date | datetime | None"
"""A plain value of a table; labels (`Msg` without parameters) are formatted once per language."""

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


class Heading(msgspec.Struct, Generic[W], frozen=True):
    words: W


class Text(msgspec.Struct, Generic[W], frozen=True):
    """A paragraph. `quiet` is secondary (freshness, references)."""

    words: W
    quiet: bool = False


class Notice(msgspec.Struct, Generic[W], frozen=True):
    """A sentence that must be seen, with a tone that words and a sign carry too, never colour alone."""

    words: W
    tone: Tone


class Fields(msgspec.Struct, Generic[W], frozen=True):
    """Pairs of label and value, in reading order."""

    pairs: tuple[tuple[W, W], ...]


class Button(msgspec.Struct, Generic[W], frozen=True):
    """`action` is the wire form of `commands.actions`; at most 1,500 characters. `url` instead opens a link."""

    label: W
    action: str = ""
    style: ButtonStyle = ButtonStyle.DEFAULT
    url: str = ""
    described: W | None = None
    """What a screen reader says where the label alone is ambiguous (« Fiche » of whom)."""


class Buttons(msgspec.Struct, Generic[W], frozen=True):
    buttons: tuple[Button[W], ...]


class Column(msgspec.Struct, Generic[W], frozen=True):
    """`sort` is the action that sorts by this column, `sorted` how it is now ("" | "asc" | "desc")."""

    title: W
    numeric: bool = False
    sort: str = ""
    sorted: str = ""


class Row(msgspec.Struct, Generic[W], frozen=True):
    """Cells are in the order of the columns. `opens` is the action that opens the row, under the table's own label.

    `mark` is the index of a cell that a front end may show as a badge (a status), and its tone; its words say it already.
    """

    cells: tuple[W, ...]
    opens: str = ""
    mark: tuple[int, Tone] | None = None


class Table(msgspec.Struct, Generic[W], frozen=True):
    """At most 100 rows; the caption is read by screen readers and heads the plain text.

    `opens` labels what opens a row (« Fiche »); a screen reader is told of whom by the row's first cell.
    """

    caption: W
    columns: tuple[Column[W], ...]
    rows: tuple[Row[W], ...]
    opens: W | None = None


class Links(msgspec.Struct, Generic[W], frozen=True):
    """Links out of the platform: label and address (https or mailto only)."""

    links: tuple[tuple[W, str], ...]


class Code(msgspec.Struct, Generic[W], frozen=True):
    """Text to type or copy, one item a line: examples of commands."""

    lines: tuple[W, ...]


class Progress(msgspec.Struct, Generic[W], frozen=True):
    words: W
    done: int
    total: int


class Image(msgspec.Struct, Generic[W], frozen=True):
    """A PNG with its alternative text."""

    png: bytes
    alt: W
    title: W


class Divider(msgspec.Struct, Generic[W], frozen=True):
    """A rule between two parts."""


class FieldKind(enum.StrEnum):
    TEXT = "text"
    EMAIL = "email"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    SEARCH = "search"
    """A choice too long to send: options are asked for as one types (`options` holds the chosen one)."""
    CHECK = "check"


class Option(msgspec.Struct, Generic[W], frozen=True):
    value: str
    label: W


class Field(msgspec.Struct, Generic[W], frozen=True):
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


class Form(msgspec.Struct, Generic[W], frozen=True):
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


class View(msgspec.Struct, Generic[W], frozen=True):
    """What one message shows. `summary` is the plain-text fallback's first line (notifications, screen readers)."""

    summary: W
    blocks: tuple[Block[W], ...] = ()


Draft: TypeAlias = "View[Words]"
"""A view as handlers build it."""
Localised: TypeAlias = "View[str]"
"""A view as renderers take it."""
