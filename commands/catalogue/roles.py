"""Which roles run which commands (domain: « Who may run what »)."""

from __future__ import annotations

from commands.domain.people import Role

EVERYBODY = frozenset(Role)
VIEWERS = frozenset({Role.ADMIN, Role.CCT, Role.MANAGER, Role.READER})
WITH_OWN_CARD = VIEWERS | {Role.HOLDER}
MANAGERS = frozenset({Role.ADMIN, Role.CCT, Role.MANAGER})
MANAGERS_AND_HOLDER = MANAGERS | {Role.HOLDER}
"""Of a holder: their own account alone."""
