"""The views of what reading commands answer, and of the answers that all share; importing this registers them."""

from __future__ import annotations

from commands.views import (
    access,
    access_letters,
    allocations,
    audit_checks,
    cards,
    diagnosing,
    exporting,
    granting,
    guide,
    history,
    language,
    lists,
    outcomes,
    privacy,
    reports,
    seat_alerts,
    seats,
    simulation,
    status,
    support,
)

__all__ = [
    "access",
    "access_letters",
    "allocations",
    "audit_checks",
    "cards",
    "diagnosing",
    "exporting",
    "granting",
    "guide",
    "history",
    "language",
    "lists",
    "outcomes",
    "privacy",
    "reports",
    "seat_alerts",
    "seats",
    "simulation",
    "status",
    "support",
]
