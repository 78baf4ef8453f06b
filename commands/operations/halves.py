"""The steps of an operation of two halves: what the second half's no means, and taking the first half back (R52)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.domain.accounts import UserType
from commands.domain.errors import ZoomRefused
from commands.domain.operations import Json, Operation
from commands.operations.effects import fatal
from commands.operations.steps import Seen, Step, Verdict
from commands.ports import UserChanges, ZoomGateway

NOT_GIVEN = "not_given"
"""The note that the second half was refused: Zoom's reason."""
NOT_TAKEN_BACK = "not_taken_back"
"""The note that the first half could not be taken back either: Zoom's reason."""


@dataclass(frozen=True, slots=True)
class SetType:
    """Licensed or Basic, the type alone: what is taken from one account and given to the other."""

    key: str
    user_type: UserType
    name = "type"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        zoom.update(self.key, UserChanges(user_type=self.user_type))
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        view = zoom.find(self.key)
        return Seen.APPLIED if view is not None and view.user_type is self.user_type else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return fatal(error)


@dataclass(frozen=True, slots=True)
class SecondHalf:
    """A step of the second half: Zoom's final no ends that half, not the operation, and the first one is taken back."""

    step: Step

    @property
    def name(self) -> str:
        return self.step.name

    def apply(self, operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        return {} if NOT_GIVEN in operation.notes else self.step.apply(operation, zoom)

    def look(self, operation: Operation, zoom: ZoomGateway, /) -> Seen:
        return Seen.APPLIED if NOT_GIVEN in operation.notes else self.step.look(operation, zoom)

    def refused(self, operation: Operation, error: ZoomRefused, /) -> Verdict:
        verdict = self.step.refused(operation, error)
        return Verdict(fatal=False, notes={NOT_GIVEN: error.reason}) if verdict.fatal else verdict


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A step that takes the first half back, where the second was refused; nothing otherwise."""

    step: Step

    @property
    def name(self) -> str:
        return f"back-{self.step.name}"

    def apply(self, operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        return self.step.apply(operation, zoom) if self._needed(operation) else {}

    def look(self, operation: Operation, zoom: ZoomGateway, /) -> Seen:
        return self.step.look(operation, zoom) if self._needed(operation) else Seen.APPLIED

    def refused(self, operation: Operation, error: ZoomRefused, /) -> Verdict:
        verdict = self.step.refused(operation, error)
        return Verdict(fatal=False, notes={NOT_TAKEN_BACK: error.reason}) if verdict.fatal else verdict

    def _needed(self, operation: Operation) -> bool:
        return NOT_GIVEN in operation.notes and NOT_TAKEN_BACK not in operation.notes
