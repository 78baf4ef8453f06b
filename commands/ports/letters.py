"""The durable outbox of messages that are not about an operation: offers, alerts, reminders."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.domain.operations import Json
from commands.ports.notices import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A message to write to somebody. `kind` chooses its words (`commands.views.letters`), `key` is unique: the same letter is
    never written twice. `payload` names what it is about, never what it says: that is read when it leaves."""

    kind: str
    key: str
    target: Target
    payload: Mapping[str, Json]
    due_at: datetime
    within: str = ""
    """The key of a letter in whose thread this one is posted, once that one was; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLetter:
    """A letter to post, or to update where it lives already (`message` is "" before the first)."""

    id: int
    kind: str
    key: str
    target: Target
    payload: Mapping[str, Json]
    message: str
    tries: int
    changes: int
    """How often it was refreshed before it was claimed."""
    stray: bool = False
    """The letter in whose thread it belongs will never be posted."""


class LetterState(enum.StrEnum):
    """How far a letter has come. `CLOSED`: there was nothing to say."""

    WAITING = "waiting"
    POSTED = "posted"
    GIVEN_UP = "given-up"
    CLOSED = "closed"


class Letters(Protocol):
    """Letters leave at least once; each stays in place, so that it can be updated."""

    def write(self, new: NewLetter) -> bool:
        """In the transaction of what it tells; False where its key was written before."""

    def claim(self, limit: int) -> Sequence[DueLetter]:
        """Due letters, leased. One of a thread waits until the thread is there, and its target is then the thread's address."""

    def delivered(self, letter: DueLetter, message: str, thread: str = "") -> None:
        """Posted or updated; due again where it was refreshed meanwhile. `thread` is where replies to it are posted."""

    def written(self, keys: Sequence[str]) -> Mapping[str, Target]:
        """Of these letters, those that were written and are not closed, by key in the order asked, and whom each is for."""

    def in_thread(self, platform: str, thread: str) -> tuple[str, Mapping[str, Json]] | None:
        """The kind and the payload of the letter that began this thread; None for a thread of others."""

    def failed(self, letter: DueLetter, again_at: datetime | None) -> None:
        """Not taken by the platform: again later, or given up (None) and counted."""

    def close(self, letter: DueLetter) -> None:
        """There is nothing to say any more."""

    def refresh(self, key: str) -> None:
        """What it tells has changed: the message is updated in place. One that has not left yet tells it as it leaves."""

    def withdraw(self, key: str) -> None:
        """It is not to be sent any more; where it was, or is on its way, its message is updated."""

    def state(self, key: str) -> LetterState | None:
        """None for one that was never written."""

    def refused_since(self, target: Target, moment: datetime) -> bool:
        """Whether a letter to this address was given up since: the platform takes nothing there (R71)."""

    def given_up(self) -> int:
        """How many were never taken by their platform, for metrics."""
