"""What was asked for, said in words above the answer: the filters in force, and what is not the asker's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commands.handlers.filters import Filters
from commands.views.labels import argument_label, label, listed, short_establishment
from commands.views.nodes import Block, Msg, Notice, Param, Tone, Words, msg


def recap(filters: Filters) -> Msg | None:
    """« Filtres: … »; None where there are none."""
    said = [*_words(filters), *_flags(filters)]
    return msg("filters", said=listed(said)) if said else None


def outside_blocks(places: Sequence[str]) -> list[Block[Words]]:
    """What was asked for and is not the asker's (R3); nothing where all of it is."""
    return [Notice(msg("outside-scope", places=", ".join(places)), Tone.WARNING)] if places else []


def _words(filters: Filters) -> Iterator[Param]:
    if filters.text:
        yield msg("filter-text", text=filters.text)
    named: tuple[tuple[str, Param], ...] = (
        ("etab", ", ".join(short_establishment(one) for one in filters.establishments)),
        ("installation", filters.installation.name if filters.installation else ""),
        ("statut", listed([label(one) for one in filters.statuses])),
        ("type", listed([label(one) for one in filters.types])),
        ("profil", label(filters.profile) if filters.profile else ""),
        ("inactif-depuis", msg("days", count=filters.inactive_days) if filters.inactive_days else ""),
    )
    for name, value in named:
        if value:
            yield msg("filter-said", name=argument_label(name), value=value)


def _flags(filters: Filters) -> Iterator[Param]:
    if filters.oncology is not None:
        yield msg("filter-said", name=argument_label("cancer"), value=Msg("yes" if filters.oncology else "no"))
    if filters.off_network:
        yield argument_label("hors-reseau")
    if filters.unassociated:
        yield argument_label("non-associes")
