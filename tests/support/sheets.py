"""Spreadsheets as they come out of their reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from commands.files.sheets import Line, Sheet

HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")
SITE = "03-001"


def sheet(rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER, name: str = "liste.xlsx") -> Sheet:
    """Under its header in row 1. Its digest follows what it holds."""
    lines = tuple(Line(number, tuple(cells)) for number, cells in enumerate(rows, 2))
    held = repr((tuple(header), [one.cells for one in lines]))
    return Sheet(name=name, digest=hashlib.sha256(held.encode()).hexdigest(), header=tuple(header), lines=lines)


def newcomer(name: str, domain: str = "ssss.gouv.qc.ca", *, site: str = SITE) -> tuple[str, ...]:
    """A row of HEADER that may be created in 03."""
    return (f"{name}.nouveau.ciussscn@{domain}", name.title(), "Nouveau", "Cardiologie", site)
