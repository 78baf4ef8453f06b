"""Options of search fields as one types (R22), within the person's scope only (R4)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from commands.domain.accounts import Status, UserType
from commands.domain.folding import fold
from commands.domain.listing import Line, Query
from commands.domain.people import Actor
from commands.domain.reference import Installation, ReferenceData
from commands.ports import Directory
from commands.views.labels import establishment_label
from commands.views.nodes import Option, Words

LIMIT = 25
WITHIN = ("etablissement", "etab")
"""Fields of a form whose value narrows the installations."""


def options(
    source: str, typed: str, chosen: Mapping[str, str], actor: Actor, reference: ReferenceData, directory: Directory
) -> tuple[Option[Words], ...]:
    """At most 25, best first; none for a source that does not exist or a person who reads nothing."""
    if not actor.reads:
        return ()
    # The sources of places serve the forms that write: an option that the form then refuses is none (R1).
    match source:
        case "installation":
            return _installations(typed, chosen, actor, reference)
        case "establishment":
            known = (one for one in reference.find_establishments(typed) if one.key in actor.writes)
            return tuple(Option(one.key, establishment_label(one)) for one in known)[:LIMIT]
        case "account" | "active-account" | "licensed-account":
            return _accounts(source, typed, actor, directory)
        case _:
            return ()


def _accounts(source: str, typed: str, actor: Actor, directory: Directory) -> tuple[Option[Words], ...]:
    """Meetings are transferred to an active account, and a licence is taken from one (R42, R52): theirs to change."""
    query = Query(text=fold(typed), limit=LIMIT)
    if source != "account":
        query = structs.replace(query, statuses=(Status.ACTIVE,))
    if source == "licensed-account":
        query = structs.replace(query, types=(UserType.LICENSED,))
    page = directory.page(query, actor.reads if source == "account" else actor.writes)
    return tuple(_account(one) for one in page.rows)


def _installations(typed: str, chosen: Mapping[str, str], actor: Actor, reference: ReferenceData) -> tuple[Option[Words], ...]:
    scope = actor.writes
    asked = next((chosen[name] for name in WITHIN if chosen.get(name)), "")
    if asked:
        meant = {one.key for one in reference.find_establishments(asked)}
        scope = scope.narrowed(meant)
    within = None if scope.everything else scope.establishments
    return tuple(_site(one, asked) for one in reference.find_installations(typed, within, LIMIT))


def _site(one: Installation, asked: str) -> Option[Words]:
    """The town tells namesakes apart; the establishment too, unless one was chosen."""
    town = one.municipality if fold(one.municipality) not in fold(one.name) else ""
    where = ", ".join(part for part in (town, "" if asked else one.establishment) if part)
    return Option(one.code, f"{one.name} ({where})" if where else one.name)


def _account(account: Line) -> Option[Words]:
    return Option(account.public_id, f"{account.name}, {account.email}" if account.name else account.email)
