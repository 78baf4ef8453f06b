"""What is true of an establishment's licences after every step, counted again from the rows themselves (R50, R51, R53)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Engine, select

from commands.domain.accounts import Pool, Status, UserType
from commands.domain.people import EVERYWHERE
from commands.domain.seats import SeatCount
from commands.domain.waiting import Place, Standing, Turn, still_wanted
from commands.domain.windows import Purpose
from storage.tables.accounts import accounts
from storage.tables.operations import operations, unended
from storage.tables.seats import holds
from storage.tables.windows import windows
from tests.support.desk import Desk

SEATED = (Status.ACTIVE, Status.PENDING)


def licences(desk: Desk, establishment: str) -> SeatCount:
    with desk.store.reading() as unit:
        return unit.seats.count(establishment, Pool.LICENCE)


def places(desk: Desk) -> list[Place]:
    with desk.store.reading() as unit:
        return list(unit.waiting.lines(EVERYWHERE))


def seats_add_up(count: SeatCount, allocated: int) -> None:
    """R50."""
    assert count.used + count.reserved + (count.free or 0) == allocated + count.deficit
    assert not (count.free and count.deficit)


@dataclass(frozen=True, slots=True)
class Recount:
    """The figures of `SeatCount`, made of nothing but rows, one by one."""

    used: int
    pending: int
    held: int
    undos: int
    offers: int


def recounted(desk: Desk, engine: Engine, establishment: str) -> Recount:
    now = desk.clock.now()
    with engine.connect() as connection:
        people = connection.execute(select(accounts).where(accounts.c.establishment == establishment)).all()
        held = connection.execute(select(holds).where(holds.c.establishment == establishment, holds.c.pool == Pool.LICENCE)).all()
        kept = connection.execute(select(windows).where(windows.c.establishment == establishment)).all()
    status = {one.email_key: one.status for one in people if one.user_type == UserType.LICENSED and one.status in SEATED}
    lasting = [one for one in kept if one.until > now and one.pool == Pool.LICENCE]
    holding = {one.email_key for one in held} - set(status)
    undoing = {one.email_key for one in lasting if one.purpose == Purpose.UNDO} - holding - set(status)
    by_status = Counter(status.values())
    return Recount(
        used=by_status[Status.ACTIVE],
        pending=by_status[Status.PENDING],
        held=len(holding),
        undos=len(undoing),
        offers=sum(one.purpose == Purpose.OFFER for one in lasting),
    )


def figures_are_the_rows(count: SeatCount, rows: Recount) -> None:
    """Counters, holds and windows tell the same."""
    assert rows == Recount(used=count.used, pending=count.pending, held=count.held, undos=count.undos, offers=count.offers)


def holds_are_of_open_operations(engine: Engine) -> None:
    """What an operation held is let go in the transaction that ends it (R54)."""
    with engine.connect() as connection:
        left = select(holds.c.email_key, operations.c.kind, operations.c.outcome).join(operations).where(~unended(operations))
        assert connection.execute(left).all() == []


def each_offer_has_its_seat(desk: Desk, establishment: str) -> None:
    """And nothing else keeps one for an offer (R53)."""
    now = desk.clock.now()
    with desk.store.reading() as unit:
        kept = {one.id for one in unit.seats.windows(establishment, now) if one.purpose is Purpose.OFFER}
    offered = [one for one in places(desk) if one.standing is Standing.OFFERED]
    assert kept <= {window for place in offered if place.offer for window in place.offer.windows}
    for place in offered:
        assert place.offer is not None
        assert place.offer.turn is Turn.OPEN
        assert place.offer.until <= now or set(place.offer.windows) <= kept


def each_person_stands_once(desk: Desk) -> None:
    emails = [one.email for one in places(desk)]
    assert len(emails) == len(set(emails))


def nobody_waits_beside_a_free_seat(desk: Desk, count: SeatCount) -> None:
    """R53, once the duties have run: whoever is left in line rests, or wants nothing more."""
    now = desk.clock.now()
    waiting = [one for one in places(desk) if one.standing is Standing.WAITING and not one.rests(now)]
    wanting = [one for one in waiting if still_wanted(one, desk.account(one.email))]
    assert not (count.free and wanting)


def licences_at_zoom(desk: Desk) -> int:
    """As Zoom itself has them."""
    return sum(view.user_type is UserType.LICENSED and view.status in SEATED for view in desk.zoom.people.values())
