"""The check of seats before a write takes one; with the hold, in one transaction under the establishments' lock (R50, R51)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from commands.context import Context
from commands.domain.accounts import Pool, UserType
from commands.domain.operations import Json
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.operations.fields import Fields
from commands.ports import AuditEntry, AuditQuery
from commands.views.labels import label, short_establishment
from commands.views.nodes import Msg, Param, msg

Wanted = tuple[Pool, str]
"""A seat of a pool in an establishment."""
TAKERS = frozenset({"créer", "réactiver", "renvoyer", "modifier"})
"""Commands whose write takes a seat where it makes the account licensed."""
_LOOKED_AT = 10


def pools_of(fields: Fields) -> frozenset[Pool]:
    """The pools in which an account with these fields takes a seat."""
    if fields["user_type"] != UserType.LICENSED:
        return frozenset()
    addons = {Pool.LARGE_MEETING: fields["large_meeting"], Pool.WEBINAR: fields["webinar"]}
    return frozenset({Pool.LICENCE, *(pool for pool, capacity in addons.items() if capacity not in ("", "0"))})


def first_full(wanted: Iterable[Wanted], context: Context) -> SeatCount | None:
    """None if each wanted seat is free, else the count of the first pool that is full."""
    asked = sorted(wanted, key=lambda one: (one[1], list(Pool).index(one[0])))
    counts = (context.unit.seats.count(establishment, pool) for pool, establishment in asked)
    return next((count for count in counts if not count.has_room_for()), None)


def full_words(count: SeatCount, context: Context) -> Msg:
    """Since when and by what the pool is full, in figures (R51)."""
    establishment = context.house.reference.establishment(count.establishment)
    since = last_taken(count.establishment, context)
    params: dict[str, Param] = {
        "establishment": short_establishment(establishment) if establishment else count.establishment,
        "allocated": count.allocated or 0,
        "used": count.used,
        "reserved": count.reserved,
        "pool": label(count.pool),
    }
    if since is None:
        return msg("refused-full", **params)
    return msg("refused-full-since", at=since, now=context.now, **params)


def last_taken(establishment: str, context: Context) -> datetime | None:
    """When a seat of the establishment was last taken by a command; None where the audit tells of none."""
    scope = Scope(establishments=frozenset({establishment}))
    query = AuditQuery(establishments=(establishment,), outcome="planned", limit=_LOOKED_AT)
    rows = context.unit.audit.search(query, scope)
    return next((row.at for row in rows if _takes(row.entry)), None)


def _takes(entry: AuditEntry) -> bool:
    return entry.action == "rattacher" or (entry.action in TAKERS and entry.after.get("user_type") == UserType.LICENSED)


def as_json(wanted: Iterable[Wanted]) -> list[Json]:
    """What a payload carries of the seats that its operation holds."""
    return [[pool.value, establishment] for pool, establishment in sorted(wanted)]


def wanted_of(payload: Mapping[str, Json]) -> Sequence[Wanted]:
    """The seats that an operation of this payload holds."""
    carried = payload.get("seats")
    pairs = carried if isinstance(carried, list) else []
    return [(Pool(str(pair[0])), str(pair[1])) for pair in pairs if isinstance(pair, list)]
