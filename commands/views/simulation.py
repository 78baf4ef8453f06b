"""`--simuler`: what would happen, and that nothing was done (R82)."""

from __future__ import annotations

from msgspec import structs

from commands.domain.operations import Kind
from commands.handlers.simulating import Simulated
from commands.incoming import Reply
from commands.results import Planned
from commands.views.labels import kind_key
from commands.views.nodes import Block, Fields, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, show, shows


@shows(Simulated)
def show_simulated(result: Simulated, reader: Reader) -> Reply:
    nothing = Text(msg("simulated-nothing-done"), quiet=True)
    if isinstance(result.of, Planned):
        other = result.of.details.get("other", "")
        told = msg(f"simulated-{kind_key(Kind(result.of.kind))}", email=result.of.email, other=other)
        blocks: list[Block[Words]] = [Notice(told, Tone.INFO)]
        if result.changes:
            blocks.append(Fields(result.changes))
        blocks += [Text(one) for one in result.seats]
        return Reply(outcome=result.outcome, view=View(told, (*blocks, nothing)))
    inner = show(result.of, reader)
    if inner.view is None:
        return structs.replace(inner, outcome=result.outcome)
    told = msg("simulated")
    return Reply(outcome=result.outcome, view=View(inner.view.summary, (Notice(told, Tone.INFO), *inner.view.blocks, nothing)))
