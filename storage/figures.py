"""What is taken of each pool of seats (R50), in one statement and so of one moment: a seat that goes from held to used meanwhile
is never missed, and nobody is counted twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, TextClause, bindparam, text

from commands.domain.accounts import Pool
from storage.tables.base import UtcDateTime

PENDING, HELD, UNDO, OFFER = "pending", "held", "undo", "offer"
"""Why a seat is reserved, as the statement tells it."""
_ORDER = tuple(Pool)
_FIGURES = """
SELECT status, establishment, '', large_meeting, webinar, sum(number) FROM account_counts
WHERE number > 0 AND user_type = 'licensed' AND status IN ('active', 'pending') {one}
GROUP BY status, establishment, large_meeting, webinar
UNION ALL
SELECT 'allocated', establishment, pool, FALSE, FALSE, allocated FROM allocations WHERE allocated IS NOT NULL {one}
UNION ALL
SELECT why, establishment, pool, FALSE, FALSE, count(*) FROM (
    SELECT establishment, pool, email_key, min(why) AS why FROM (
        SELECT establishment, pool, email_key, 'held' AS why FROM holds WHERE TRUE {one}
        UNION ALL
        SELECT establishment, pool, email_key, 'undo' FROM seat_windows
        WHERE until > :now AND purpose = 'undo' AND NOT (by_key = :by AND :by <> '') {one}
    ) AS kept
    GROUP BY establishment, pool, email_key
) AS reserved
WHERE NOT coalesce((
    SELECT a.establishment = reserved.establishment AND a.status IN ('active', 'pending') AND a.user_type = 'licensed'
        AND (reserved.pool = 'licence' OR reserved.pool = 'large_meeting' AND a.large_meeting > 0
            OR reserved.pool = 'webinar' AND a.webinar > 0)
    FROM accounts a WHERE a.email_key = reserved.email_key
), FALSE)
GROUP BY why, establishment, pool
UNION ALL
SELECT 'offer', establishment, pool, FALSE, FALSE, count(*) FROM seat_windows
WHERE until > :now AND purpose = 'offer' {one}
GROUP BY establishment, pool
"""
"""Kind of figure, establishment, pool ("": by the add-ons), large meeting, webinar, number. Whoever an operation holds a seat for
and whose deactivation may be undone is one person; an offer is a seat of its own, since one may be offered several."""


def _statement(one: str) -> TextClause:
    return text(_FIGURES.format(one=one)).bindparams(bindparam("now", type_=UtcDateTime()), bindparam("by", ""))


_ALL, _ONE = _statement(""), _statement("AND establishment = :establishment")

Figures = Mapping[tuple[str, int], Counter[str]]
"""By establishment and place in the order of the pools: numbers by kind."""


def figures(connection: Connection, now: datetime, establishment: str | None = None, by: str = "") -> Figures:
    """Of every establishment, or of one. `by` (folded): what this person may use at once counts as free."""
    one = {} if establishment is None else {"establishment": establishment}
    found: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for kind, place, pool, large_meeting, webinar, number in connection.execute(
        _ONE if one else _ALL, {"now": now, "by": by, **one}
    ):
        for each in (Pool(pool),) if pool else _pools(large_meeting, webinar):
            found[place, _ORDER.index(each)][kind] += int(number)
    return found


def place_of(pool: Pool) -> int:
    return _ORDER.index(pool)


def pool_at(place: int) -> Pool:
    return _ORDER[place]


def _pools(large_meeting: object, webinar: object) -> Iterator[Pool]:
    """The pools in which a licensed account takes a seat."""
    yield Pool.LICENCE
    if large_meeting:
        yield Pool.LARGE_MEETING
    if webinar:
        yield Pool.WEBINAR
