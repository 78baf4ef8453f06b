"""What can be wrong with a reference file, always with the place."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from commands.domain.errors import ConfigurationError


class ProblemKind(enum.StrEnum):
    """The message shown is `reference-problem-<kind>` of the locales."""

    NO_DIRECTORY = "no-directory"
    UNKNOWN_FILE = "unknown-file"
    UNREADABLE = "unreadable"
    SYNTAX = "syntax"
    UNKNOWN_SECTION = "unknown-section"
    MISSING_SECTION = "missing-section"
    WRONG_SHAPE = "wrong-shape"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    DUPLICATE = "duplicate"
    UNKNOWN_ESTABLISHMENT = "unknown-establishment"
    UNKNOWN_CCT = "unknown-cct"
    UNKNOWN_CORRECTION = "unknown-correction"
    BAD_EMAIL = "bad-email"
    BAD_DOMAIN = "bad-domain"
    BAD_URL = "bad-url"
    BAD_TIME_ZONE = "bad-time-zone"
    BAD_REGION = "bad-region"
    BAD_KEY = "bad-key"
    BAD_DATE = "bad-date"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to correct. `line` counts from 1 and is 0 where the file as a whole is meant; `value` is the faulty text."""

    file: str
    line: int
    kind: ProblemKind
    value: str = ""

    @property
    def message_key(self) -> str:
        return f"reference-problem-{self.kind.value}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind.value} {self.value!r}"


class BrokenReference(ConfigurationError):
    """The reference data does not hold together: nothing is loaded. `problems` lists every one, in order of place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems
