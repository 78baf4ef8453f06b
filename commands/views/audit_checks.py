"""The letter of a verification of the chain (R93)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.audit_letters import AUDIT_CHECK
from commands.domain.operations import Json
from commands.views.letters import LetterContext, tells
from commands.views.nodes import Block, Button, Buttons, Draft, Heading, Notice, Text, Tone, View, Words, msg

JOURNAL = Button[Words](msg("command-journal-button"), action("journal"))
MOST_TOLD = 20


@tells(AUDIT_CHECK)
def audit_check_letter(payload: Mapping[str, Json], _: LetterContext) -> Draft | None:
    """Its figures; each place that does not hold, and what to do."""
    rows = payload.get("problems")
    problems = [(str(one[0]), int(str(one[1]))) for one in rows if isinstance(one, list)] if isinstance(rows, list) else []
    return audit_check_view(_number(payload, "sealed"), _number(payload, "unsealed"), _number(payload, "purged"), problems)


def audit_check_view(sealed: int, unsealed: int, purged: int, problems: list[tuple[str, int]]) -> Draft:
    told = msg("audit-check-broken", count=len(problems)) if problems else msg("audit-check-whole", count=sealed)
    blocks: list[Block[Words]] = [Heading(msg("audit-check-title")), Notice(told, Tone.DANGER if problems else Tone.SUCCESS)]
    blocks += [Text(msg(f"cli-audit-breach-{breach}", at=at)) for breach, at in problems[:MOST_TOLD]]
    if problems:
        blocks.append(Text(msg("audit-check-next")))
    blocks.append(Text(msg("audit-check-figures", sealed=sealed, unsealed=unsealed, purged=purged), quiet=True))
    blocks.append(Buttons((JOURNAL,)))
    return View(told, tuple(blocks))


def _number(payload: Mapping[str, Json], name: str) -> int:
    return int(str(payload.get(name) or 0))
