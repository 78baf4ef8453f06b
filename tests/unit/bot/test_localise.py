"""A view of keys → the same view in one language: the tree stays, words change, what people typed does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.i18n import Translator
from bot.localise import localise, localise_form
from commands.views.nodes import (
    Button,
    Buttons,
    Code,
    Column,
    Divider,
    Draft,
    Field,
    FieldKind,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Msg,
    Notice,
    Option,
    Progress,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)

YES = Msg("yes")
FRENCH = Translator("fr", strict=True)
ENGLISH = Translator("en", strict=True)


def draft() -> Draft:
    """Every node, with a message wherever words can be."""
    button: Button[Words] = Button(YES, "v1.fiche.", described=Msg("no"))
    return View(
        YES,
        (
            Heading(YES),
            Text(YES, quiet=True),
            Notice(YES, Tone.WARNING),
            Fields(((YES, "typed"),)),
            Buttons((button,)),
            Table(
                YES, (Column(YES, numeric=True, sort="s", sorted="asc"),), (Row((YES,), "v1.fiche.", (0, Tone.INFO)),), opens=YES
            ),
            Links(((YES, "https://example.org"),)),
            Code((YES,)),
            Progress(YES, 1, 2),
            Image(b"png", YES, YES),
            Divider(),
        ),
    )


def test_every_node_keeps_its_kind_and_place_and_changes_its_words() -> None:
    view = localise(draft(), FRENCH)
    assert [type(block) for block in view.blocks] == [type(block) for block in draft().blocks]
    assert "Msg" not in repr(view)
    assert repr(view).count("'Oui'") == repr(draft()).count("Msg(key='yes'")
    assert repr(localise(draft(), ENGLISH)) == repr(view).replace("'Oui'", "'Yes'").replace("'Non'", "'No'")


def test_what_is_not_words_stays(subtests: pytest.Subtests) -> None:
    view = localise(draft(), FRENCH)
    for part in (
        "v1.fiche.",
        "quiet=True",
        "numeric=True",
        "sorted='asc'",
        "(0, <Tone.INFO",
        "b'png'",
        "done=1",
        "https://example.org",
    ):
        with subtests.test(part=part):
            assert part in repr(view)


def test_a_message_within_a_message_is_localised_first() -> None:
    words = msg("freshness", at=datetime(2026, 3, 9, 13, 2, tzinfo=UTC), now=datetime(2026, 3, 9, 14, tzinfo=UTC))
    assert localise(View(words), FRENCH).summary.replace("\u00a0", " ") == "à jour à 9 h 02"
    nested = msg("in-language", fr=Msg("yes"), en=Msg("no"))
    assert localise(View(nested), FRENCH).summary == "Oui"


def test_a_form_keeps_what_was_typed() -> None:
    field: Field[Words] = Field(
        "statut",
        YES,
        FieldKind.CHOICE,
        required=True,
        value="yes",
        hint=YES,
        options=(Option("yes", YES),),
        error=Msg("no"),
        max_length=9,
    )
    form = localise_form(Form(YES, YES, "v1.créer.", (field,), (Text(YES),), simulate=True), FRENCH)
    assert form == Form(
        "Oui",
        "Oui",
        "v1.créer.",
        (Field("statut", "Oui", FieldKind.CHOICE, True, "yes", "Oui", (Option("yes", "Oui"),), "", 9, "Non"),),
        (Text("Oui"),),
        True,
    )


def test_data_in_a_table_is_not_asked_of_the_translator() -> None:
    """Architecture: a cell of a table is a plain value (Fluent per cell cost 40 % of a request)."""
    asked: list[Words] = []

    class Listening:
        def words(self, words: Words) -> str:
            asked.append(words)
            return FRENCH.words(words)

        def column(self, cells: Sequence[Words]) -> Sequence[str]:
            return [cell if isinstance(cell, str) else self.words(cell) for cell in cells]

    row: Row[Words] = Row(("a@b", "Zoé", "Diallo", Msg("status-active"), "03"))
    localise(View(YES, (Table(YES, (Column(YES),) * 5, (row,) * 20),)), Listening())
    assert asked.count(Msg("status-active")) == 20
    assert "Zoé" not in asked
