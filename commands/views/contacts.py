"""The centres' published addresses, as links to write to (R95)."""

from __future__ import annotations

from collections.abc import Iterable

from commands.domain.reference import Cct
from commands.views.nodes import Words, msg


def contact_links(ccts: Iterable[Cct]) -> tuple[tuple[Words, str], ...]:
    """« CCT CHUM: adresse » as links to write to."""
    return tuple(
        (msg("support-contact", cct=one.name, email=one.contact), f"mailto:{one.contact}") for one in ccts if one.contact
    )
