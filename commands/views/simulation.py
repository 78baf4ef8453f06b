"""`--simuler`: what would happen, and that nothing was done (R82)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from commands.domain.operations import Kind
from commands.incoming import Outcome, Reply
from commands.results import Planned, Result
from commands.views.labels import kind_key
from commands.views.nodes import Notice, Text, Tone, View, msg
from commands.views.show import Reader, show, shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated(Result):
    """A result that was rolled back."""

    outcome: ClassVar[Outcome] = Outcome.SIMULATED
    of: Result


def simulated(result: Result) -> Result:
    """What would have come of it, to be shown as a simulation."""
    return Simulated(of=result)


@shows(Simulated)
def show_simulated(result: Simulated, reader: Reader) -> Reply:
    nothing = Text(msg("simulated-nothing-done"), quiet=True)
    if isinstance(result.of, Planned):
        told = msg(f"simulated-{kind_key(Kind(result.of.kind))}", email=result.of.email)
        return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.INFO), nothing)))
    inner = show(result.of, reader)
    if inner.view is None:
        return replace(inner, outcome=result.outcome)
    told = msg("simulated")
    return Reply(outcome=result.outcome, view=View(inner.view.summary, (Notice(told, Tone.INFO), *inner.view.blocks, nothing)))
