"""The handlers of the commands that read, by canonical name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commands.context import Context
from commands.handlers import (
    cards,
    diagnosing,
    exporting,
    guide,
    importing,
    journal,
    language,
    lists,
    reporting,
    seats,
    status,
    support,
)
from commands.invocation import Invocation
from commands.results import Handled

READING: Mapping[str, Callable[[Invocation, Context], Handled]] = {
    "aide": guide.handle,
    "liste": lists.handle_list,
    "chercher": lists.handle_search,
    "attente": lists.handle_pending,
    "fiche": cards.handle,
    "licences": seats.handle,
    "rapport": reporting.handle,
    "exporter": exporting.handle,
    "importer": importing.handle,
    "journal": journal.handle,
    "diagnostic": diagnosing.handle,
    "soutien": support.handle,
    "langue": language.handle,
    "état": status.handle,
}
