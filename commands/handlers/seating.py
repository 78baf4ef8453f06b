"""The check of seats before a write takes one; with the hold, in one transaction under the establishments' lock (R50, R51)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from commands.context import Context
from commands.domain.accounts import Pool, UserType
from commands.domain.folding import fold
from commands.domain.operations import Json
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.domain.windows import Purpose, Window
from commands.ports import AuditEntry, AuditQuery
from commands.views.labels import label, short_establishment
from commands.views.nodes import Msg, Param, msg

Wanted = tuple[Pool, str]
"""A seat of a pool in an establishment."""
TAKERS = frozenset({"créer", "réactiver", "renvoyer", "modifier"})
"""Commands whose write takes a seat where it makes the account licensed."""
_LOOKED_AT = 10


def first_full(wanted: Iterable[Wanted], context: Context) -> SeatCount | None:
    """None if each wanted seat is free, the asker's own undo's included (R40), else the count of the first pool that is full."""
    asked = sorted(wanted, key=lambda one: (one[1], list(Pool).index(one[0])))
    counts = ((one, context.unit.seats.count(one[1], one[0])) for one in asked)
    return next((count for one, count in counts if not count.has_room_for() and own_window(one, context) is None), None)


def own_window(wanted: Wanted, context: Context) -> Window | None:
    """The seat that the asker gave up and may use at once, where no other is free; the oldest first (R40)."""
    (pool, establishment), seats, asker = wanted, context.unit.seats, context.actor.email
    if seats.count(establishment, pool).has_room_for() or not seats.count(establishment, pool, by=asker).has_room_for():
        return None
    mine = (one for one in seats.windows(establishment, context.now) if one.purpose is Purpose.UNDO and one.by == asker)
    return next((one for one in mine if one.pool is pool and _still_free(one, context)), None)


def _still_free(window: Window, context: Context) -> bool:
    """Nobody is giving it back to its account, and it is not there again."""
    account = context.unit.directory.by_email(window.email)
    back = account is not None and account.establishment == window.establishment and window.pool in account.seats()
    return not back and not context.unit.ledger.open_for(window.email)


def spent(email: str, wanted: Iterable[Wanted], context: Context) -> tuple[Window, ...]:
    """The windows that this write must use, to give `email` these seats; one that waits for it is its own already."""
    account = context.unit.directory.by_email(email)
    held = {(pool, account.establishment) for pool in account.seats()} if account else set()
    found = (own_window(one, context) for one in sorted(wanted) if one not in held and not waits_for(email, one, context))
    return tuple(one for one in found if one)


def waits_for(email: str, wanted: Wanted, context: Context) -> bool:
    """Whether a seat is kept for this account, which it gave up less than 15 minutes ago (R40)."""
    pool, establishment = wanted
    kept = context.unit.seats.windows(establishment, context.now)
    return any(one.purpose is Purpose.UNDO and one.pool is pool and fold(one.email) == fold(email) for one in kept)


def end_undo(window: Window, context: Context) -> None:
    """Its seat was used: what gave it up can no longer be undone, and its other seats are free (R40)."""
    operation = context.unit.ledger.get(window.operation)
    for establishment in operation.establishments if operation else (window.establishment,):
        for one in context.unit.seats.windows(establishment, context.now):
            if one.purpose is Purpose.UNDO and one.operation == window.operation:
                context.unit.seats.let_go(one.id)


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


def wanted_of(payload: Mapping[str, Json], name: str = "seats") -> Sequence[Wanted]:
    """The seats that an operation of this payload holds; or others that it names."""
    carried = payload.get(name)
    pairs = carried if isinstance(carried, list) else []
    return [(Pool(str(pair[0])), str(pair[1])) for pair in pairs if isinstance(pair, list)]
