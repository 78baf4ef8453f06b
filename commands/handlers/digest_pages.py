"""rappels afficher, and the pages of a digest that was posted: private, within the reader's own scope (R4, R7, R70)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commands.arguments import Values
from commands.catalogue.table_reminders import PAGE_SIZE
from commands.context import Context
from commands.digests.gathering import Figures, figures_of, rows_of
from commands.digests.reach import reach_of
from commands.digests.standing import RowState, states_of
from commands.domain.digests import Digest, NewDigest, Run
from commands.domain.people import Scope
from commands.invocation import Invocation, Origin
from commands.results import Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import msg

TURN = "page"
"""What the buttons of a private page carry as nonce: what they show takes its place."""
_FIRST_SINCE = timedelta(days=1)
"""How far back a trial looks where no digest is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPage(Result):
    """A digest as its reader sees it. `run` is the public id of the one that was posted, "" for a trial; `rows` are the page's.

    `current` where its buttons still act: a digest of another day only says how things are. `places` names establishments by key.
    """

    run: str
    day: date
    since: datetime
    figures: Figures
    horizon: int
    rows: tuple[RowState, ...]
    page: int
    total: int
    places: dict[str, str]
    several: bool
    current: bool
    nonce: str
    rappel: str = ""
    turned: bool = False


def shown_now(invocation: Invocation, digest: Digest | None, context: Context) -> Result:
    """What the digest would say now: nothing is posted, nothing is counted as told."""
    unit, now = context.unit, context.now
    wanted: NewDigest = digest or _usual(context)
    reach = reach_of(unit, context.house, wanted)
    scope = _common(reach.scope, context.actor.reads)
    if not scope:
        return Refused(why=msg("policy-out-of-scope"))
    after, since = _window(digest, context)
    ended = unit.milestones.between(scope, after)
    listed = rows_of(unit, scope, wanted.horizon, ended, now)
    page = _page(invocation, context, len(listed))
    return DigestPage(
        run="",
        day=digest.today(now) if digest else now.date(),
        since=since,
        figures=figures_of(unit, scope, wanted, ended, now),
        horizon=wanted.horizon,
        rows=states_of(unit, listed[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], now),
        page=page,
        total=len(listed),
        places=places_of(context),
        several=_several(scope),
        current=True,
        nonce=context.reference,
        rappel=digest.public_id if digest else "",
        turned=_turned(invocation),
    )


def shown_run(invocation: Invocation, context: Context) -> Result:
    """A page of a posted digest as things are now, of what its reader may see."""
    unit, now = context.unit, context.now
    run = unit.digests.run(invocation["sommaire"]) if invocation["sommaire"] else None
    if run is None:
        return Refused(why=msg("refused-digest-unknown"))
    digest = unit.digests.of_run(run)
    scope = _common(reach_of(unit, context.house, digest).scope, context.actor.reads)
    if not scope:
        return Refused(why=msg("policy-out-of-scope"), attempted=run.public_id)
    listed = [one for one in unit.digests.rows(run) if one.establishment in scope]
    page = _page(invocation, context, len(listed))
    return DigestPage(
        run=run.public_id,
        day=run.day,
        since=run.since,
        figures=figures_of(unit, scope, digest, unit.milestones.between(scope, run.after, run.upto), now),
        horizon=digest.horizon,
        rows=states_of(unit, listed[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], run.at),
        page=page,
        total=len(listed),
        places=places_of(context),
        several=_several(scope),
        current=is_current(run, digest, now),
        nonce=context.reference,
        turned=_turned(invocation),
    )


def is_current(run: Run, digest: Digest, now: datetime) -> bool:
    """Of today: its buttons act. Another day's only say how things are."""
    return digest.today(now) == run.day


def places_of(context: Context) -> dict[str, str]:
    return {one.key: short_establishment(one) for one in context.house.reference.establishments}


def _window(digest: Digest | None, context: Context) -> tuple[int, datetime]:
    if digest is None:
        since = context.now - _FIRST_SINCE
        return context.unit.milestones.last_before(since), since
    told = context.unit.digests.last_told(digest)
    return (told.upto, told.at) if told else (digest.seen, digest.created_at)


def _usual(context: Context) -> NewDigest:
    """As it would come to oneself."""
    person = context.person
    return NewDigest(
        platform=person.platform, address=person.address, personal=True, owner=context.actor.email, locale=person.locale
    )


def _common(one: Scope, other: Scope) -> Scope:
    if one.everything:
        return other
    return other.narrowed(one.establishments)


def _several(scope: Scope) -> bool:
    return scope.everything or len(scope.establishments) > 1


def _page(invocation: Invocation, context: Context, total: int) -> int:
    asked = Values(invocation, context.house.reference).number("page") or 1
    return max(1, min(asked, -(-total // PAGE_SIZE)))


def _turned(invocation: Invocation) -> bool:
    """A page's own button was pressed, not the posted digest's, which stays as it is."""
    return invocation.origin is Origin.BUTTON and invocation["nonce"] == TURN
