"""Errors of the house as sentences for the terminal, each with what to do (R96)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cli.speech import Speech
from commands.domain.errors import IrisError, StoreBusy


def sentences(error: IrisError, say: Speech) -> Iterator[str]:
    """What to print; a configuration error already is a sentence that names its place."""
    from bot.bootstrap import MissingSettingError
    from bot.playground import PlaygroundProblem
    from storage.backup import BackupProblem
    from storage.reference.problems import BrokenReference

    match error:
        case BrokenReference():
            yield say("reference-broken")
            for one in error.problems:
                problem = say(one.message_key, value=one.value)
                place = "reference-problem-at" if one.line else "reference-problem-in"
                yield say(place, file=one.file, line=one.line, problem=problem)
        case BackupProblem():
            yield say(f"cli-backup-{error.fault}")
        case MissingSettingError():
            yield say(f"cli-missing-{error.what}")
        case PlaygroundProblem():
            yield say(f"cli-playground-{error.what}")
        case StoreBusy():
            yield say("cli-store-busy")
        case _:
            yield str(error)
