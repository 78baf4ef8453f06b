"""A view of message keys → the same view in one reader's language. Pure; renderers take only what comes out of here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, assert_never

from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Code,
    Column,
    Divider,
    Draft,
    Field,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Localised,
    Msg,
    Notice,
    Option,
    Progress,
    Row,
    Table,
    Text,
    View,
    Words,
)


class Speaks(Protocol):
    """What localising needs of `bot.i18n.Translator`, which keeps messages without parameters formatted (labels in cells)."""

    def words(self, words: Msg | str) -> str: ...

    def column(self, cells: Sequence[Msg | str]) -> Sequence[str]: ...


def localise(view: Draft, to: Speaks) -> Localised:
    """The view in the translator's language; a `Msg` among parameters is localised first."""
    return View(summary=to.words(view.summary), blocks=tuple([_block(block, to) for block in view.blocks]))


def localise_form(form: Form[Words], to: Speaks) -> Form[str]:
    """The form likewise; what was typed (`value`) is left as it is."""
    return Form(
        title=to.words(form.title),
        submit=to.words(form.submit),
        action=form.action,
        fields=tuple(_field(field, to) for field in form.fields),
        intro=tuple(_block(block, to) for block in form.intro),
        simulate=form.simulate,
    )


def _block(block: Block[Words], to: Speaks) -> Block[str]:  # noqa: C901, PLR0911 — one line for each node of the closed set
    say = to.words
    match block:
        case Heading(words):
            return Heading(say(words))
        case Text(words, quiet):
            return Text(say(words), quiet)
        case Notice(words, tone):
            return Notice(say(words), tone)
        case Fields(pairs):
            return Fields(tuple((say(label), say(value)) for label, value in pairs))
        case Buttons(buttons):
            return Buttons(tuple([_button(button, to) for button in buttons]))
        case Table():
            return _table(block, to)
        case Links(links):
            return Links(tuple((say(label), url) for label, url in links))
        case Code(lines):
            return Code(tuple(map(say, lines)))
        case Progress(words, done, total):
            return Progress(say(words), done, total)
        case Image(png, alt, title):
            return Image(png, say(alt), say(title))
        case Divider():
            return Divider()
        case _:
            assert_never(block)


def _button(button: Button[Words], to: Speaks) -> Button[str]:
    return Button(
        label=to.words(button.label),
        action=button.action,
        style=button.style,
        url=button.url,
        described=None if button.described is None else to.words(button.described),
    )


def _table(table: Table[Words], to: Speaks) -> Table[str]:
    """Column by column: what is in one is mostly of a kind."""
    say = to.words
    titles = to.column([one.title for one in table.columns])
    columns = [to.column(column) for column in zip(*[row.cells for row in table.rows], strict=True)]
    return Table(
        caption=say(table.caption),
        columns=tuple(
            [Column(title, one.numeric, one.sort, one.sorted) for title, one in zip(titles, table.columns, strict=True)]
        ),
        rows=tuple([Row(cells, row.opens, row.mark) for cells, row in zip(zip(*columns, strict=True), table.rows, strict=True)]),
        opens=None if table.opens is None else say(table.opens),
    )


def _field(field: Field[Words], to: Speaks) -> Field[str]:
    return Field(
        name=field.name,
        label=to.words(field.label),
        kind=field.kind,
        required=field.required,
        value=field.value,
        hint=None if field.hint is None else to.words(field.hint),
        options=tuple(Option(one.value, to.words(one.label)) for one in field.options),
        source=field.source,
        max_length=field.max_length,
        error=None if field.error is None else to.words(field.error),
    )
