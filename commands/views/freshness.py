"""How fresh what is shown is, and what is said when it is not (R12, R92)."""

from __future__ import annotations

from datetime import timedelta

from commands.domain.listing import Freshness
from commands.views.nodes import Block, Notice, Text, Tone, Words, msg
from commands.views.show import Reader

STALE_AFTER = timedelta(hours=3)
"""Age of the last whole reading from which the line becomes a warning."""


def freshness_blocks(freshness: Freshness, reader: Reader, *, refresh_asked: bool = False) -> tuple[Block[Words], ...]:
    """« À jour à 8 h 02 », with a warning where the reading is old, was partial or shrank."""
    blocks: list[Block[Words]] = []
    at = freshness.complete_at
    if freshness.alarm in ("partial", "shrinking"):
        blocks.append(Notice(msg(f"freshness-alarm-{freshness.alarm}"), Tone.WARNING))
    if at is None:
        blocks.append(Notice(msg("freshness-none-yet"), Tone.WARNING))
    elif reader.now - at > STALE_AFTER:
        blocks.append(Notice(msg("freshness-stale", at=at, now=reader.now), Tone.WARNING))
    else:
        blocks.append(Text(msg("freshness-line", at=at, now=reader.now), quiet=True))
    if refresh_asked or freshness.running:
        blocks.append(Text(msg("freshness-refreshing"), quiet=True))
    return tuple(blocks)
