"""How what the journal tells has ended, in the few ways that people ask about (R93)."""

from __future__ import annotations

import enum


class Ended(enum.StrEnum):
    """The values of the journal's `resultat`."""

    DONE = "reussi"
    REFUSED = "refuse"
    FAILED = "echec"
    CANCELLED = "annule"


REFUSALS = frozenset({"refused", "not_found", "invalid"})
"""The asker may not, or named nothing that is theirs."""
FAILURES = frozenset({"failed", "still-pending", "already-active", "unknown-version", "restored", "broken", "unread"})
"""A write that was accepted and could not be made; with those that begin with `ZOOM_SAID_NO`."""
ZOOM_SAID_NO = "refused-"
CANCELLATIONS = frozenset({"cancelled"})
UNDECIDED = frozenset({"planned", "asked", "already_done", "expired", "understood_not", "simulated"})
"""Of these nothing came, or nothing yet."""


def ended(outcome: str) -> Ended | None:
    """None for what has not ended, or was never begun."""
    if outcome in FAILURES or outcome.startswith(ZOOM_SAID_NO):
        return Ended.FAILED
    if outcome in REFUSALS:
        return Ended.REFUSED
    if outcome in CANCELLATIONS:
        return Ended.CANCELLED
    return None if outcome in UNDECIDED else Ended.DONE
