"""What the command line says: in the language of the terminal, French unless it is English (R96)."""

from __future__ import annotations

import os
from datetime import date, datetime

from rich.console import Console

from bot.i18n import Translator, translator


class Speech:
    """Sentences of `cli.ftl`; answers on standard output, errors on standard error."""

    def __init__(self, translated: Translator) -> None:
        self.translator = translated
        self.console = Console(highlight=False)
        self._errors = Console(stderr=True, highlight=False)

    def __call__(self, key: str, /, **params: str | int | date | datetime) -> str:
        return self.translator.text(key, **params)

    def tell(self, key: str, /, **params: str | int | date | datetime) -> None:
        self.console.print(self(key, **params), markup=False)

    def error(self, text: str) -> None:
        """`text` is already a sentence (a configuration error names its place)."""
        self._errors.print(text, markup=False)


def speech() -> Speech:
    """The language of LC_ALL, LC_MESSAGES or LANG; `C` and the unknown ones are French."""
    chosen = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "fr")
    return Speech(translator(chosen))
