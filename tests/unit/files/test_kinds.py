"""Every kind of file has a maker and a name."""

from __future__ import annotations

import pytest

from bot.files.makers import MAKERS
from bot.files.writing import MEDIA_TYPES
from bot.i18n import LOCALES, Translator
from commands.views.changes import changed
from commands.views.files import FileFormat, FileKind
from tests.support.example_values import reference


@pytest.mark.parametrize("kind", FileKind)
def test_it_is_made_and_told_in_the_journal(kind: FileKind) -> None:
    """R63, R93"""
    assert kind in MAKERS
    ((title, words),) = changed({}, {"file": kind.value}, reference())
    for locale in LOCALES:
        speaker = Translator(locale, strict=True)
        assert speaker.words(title)
        assert speaker.words(words)


def test_each_format_has_its_media_type() -> None:
    assert MEDIA_TYPES.keys() == set(FileFormat)
