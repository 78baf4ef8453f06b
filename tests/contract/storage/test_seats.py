"""Seats (R50, R51): counted once, never sold twice, whatever comes at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from commands.domain.accounts import UNASSOCIATED, Pool, Status, UserType
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.seats import SeatCount
from commands.ports import OurFields
from storage.tables.seats import allocation_changes
from storage.unit import SqlStore, SqlUnit
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed, new_operation

ADMIN = "alice.admin@msss.gouv.qc.ca"


def address(number: int) -> str:
    return f"p{number}.ciussscn@ssss.gouv.qc.ca"


def allocate(store: SqlStore, establishment: str, seats: int | None, pool: Pool = Pool.LICENCE) -> None:
    with store.writing() as unit:
        unit.seats.allocate(establishment, pool, seats, by=ADMIN, reason="entente")
        unit.commit()


def count(store: SqlStore, establishment: str = "03", pool: Pool = Pool.LICENCE) -> SeatCount:
    with store.reading() as unit:
        return unit.seats.count(establishment, pool)


def hold(unit: SqlUnit, email: str, establishment: str = "03") -> int:
    operation, _ = unit.ledger.plan(new_operation(email=email))
    unit.seats.hold(establishment, Pool.LICENCE, email, operation.id)
    return operation.id


def take_a_seat(store: SqlStore, email: str, establishments: tuple[str, ...] = ("03",)) -> bool:
    """A plan as handlers make it: lock, count, hold, commit."""
    with store.writing() as unit:
        unit.seats.lock(establishments)
        if not all(unit.seats.count(one, Pool.LICENCE).has_room_for() for one in establishments):
            return False
        operation, _ = unit.ledger.plan(new_operation(email=email, establishments=establishments))
        for one in establishments:
            unit.seats.hold(one, Pool.LICENCE, email, operation.id)
        unit.commit()
    return True


def together(threads: int, work: Callable[[int], None]) -> None:
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as failure:  # told in the test's own thread
            failures.append(failure)

    started = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    assert failures == []


def test_where_none_is_fixed_seats_are_counted_and_not_capped(store: SqlStore) -> None:
    seats = count(store)
    assert (seats.allocated, seats.taken, seats.free, seats.deficit) == (None, 0, None, 0)
    assert seats.has_room_for(1_000)


def test_active_is_used_pending_is_reserved_and_others_take_no_seat(store: SqlStore, clock: SettableClock) -> None:
    allocate(store, "03", 5)
    views = [
        licensed(address(1)),
        licensed(address(2), Status.PENDING),
        licensed(address(3), Status.INACTIVE),
        licensed(address(4), user_type=UserType.BASIC, raw_type=1),
    ]
    with store.writing() as unit:
        unit.directory.absorb(views, clock.now())
        unit.commit()
    seats = count(store)
    assert (seats.used, seats.reserved, seats.free, seats.deficit) == (1, 1, 3, 0)


def test_a_held_person_who_becomes_pending_then_active_is_counted_once(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        operation = hold(unit, address(1).upper())
        unit.commit()
    assert (count(store).used, count(store).reserved) == (0, 1)
    for status, expected in ((Status.PENDING, (0, 1)), (Status.ACTIVE, (1, 0))):
        with store.writing() as unit:
            unit.directory.settle(licensed(address(1), status), OurFields(), clock.advance(seconds=1))
            unit.commit()
        assert (count(store).used, count(store).reserved) == expected
    with store.writing() as unit:
        unit.seats.release(operation)
        unit.commit()
    assert (count(store).used, count(store).reserved) == (1, 0)


def test_two_operations_of_one_person_hold_one_seat_until_both_let_go(store: SqlStore) -> None:
    with store.writing() as unit:
        first, second = hold(unit, address(1)), hold(unit, address(1))
        unit.seats.release(first)
        assert unit.seats.count("03", Pool.LICENCE).reserved == 1
        unit.seats.release(second)
        assert unit.seats.count("03", Pool.LICENCE).reserved == 0


def test_one_who_moves_holds_a_seat_in_both_establishments(store: SqlStore, clock: SettableClock) -> None:
    """R33: used where they are, held where they go."""
    with store.writing() as unit:
        unit.directory.absorb([licensed(address(1))], clock.now())
        hold(unit, address(1), "05")
        unit.commit()
    assert (count(store, "03").used, count(store, "05").reserved) == (1, 1)


def test_add_ons_have_pools_of_their_own(store: SqlStore, clock: SettableClock) -> None:
    """R35."""
    allocate(store, "03", 1, Pool.WEBINAR)
    with store.writing() as unit:
        unit.directory.absorb([licensed(address(1), webinar=500), licensed(address(2), large_meeting=1000)], clock.now())
        unit.commit()
    assert count(store, pool=Pool.LICENCE).used == 2
    assert (count(store, pool=Pool.WEBINAR).used, count(store, pool=Pool.WEBINAR).free) == (1, 0)
    assert count(store, pool=Pool.LARGE_MEETING).used == 1


def test_an_unassociated_licence_is_charged_to_the_pool_of_those(store: SqlStore, clock: SettableClock) -> None:
    """R6."""
    with store.writing() as unit:
        unit.directory.absorb([licensed("zoe.seule@example.org")], clock.now())
        unit.commit()
    assert count(store, UNASSOCIATED).used == 1


def test_the_overview_shows_what_is_fixed_or_taken_within_the_scope(store: SqlStore, clock: SettableClock) -> None:
    allocate(store, "05", 3)
    with store.writing() as unit:
        unit.directory.absorb([licensed(address(1), webinar=500)], clock.now())
        hold(unit, address(2), "12")
        unit.seats.lock(["01"])
        unit.commit()
    with store.reading() as unit:
        shown = [(one.establishment, one.pool, one.taken) for one in unit.seats.overview(EVERYWHERE)]
        mine = [one.establishment for one in unit.seats.overview(Scope(establishments=frozenset({"12", "01"})))]
        none = unit.seats.overview(Scope())
    assert shown == [("03", Pool.LICENCE, 1), ("03", Pool.WEBINAR, 1), ("05", Pool.LICENCE, 0), ("12", Pool.LICENCE, 1)]
    assert (mine, list(none)) == (["12"], [])


def test_each_change_of_an_allocation_is_kept(store: SqlStore) -> None:
    for seats in (50, 60, None):
        allocate(store, "03", seats)
    with store.reading() as unit:
        rows = unit.connection.execute(select(allocation_changes).order_by(allocation_changes.c.id)).all()
    assert [(row.before, row.after, row.by, row.reason) for row in rows] == [
        (None, 50, ADMIN, "entente"),
        (50, 60, ADMIN, "entente"),
        (60, None, ADMIN, "entente"),
    ]


def test_the_freeze_is_told_with_each_count(store: SqlStore) -> None:
    frozen = SqlStore(store.engine, store.clock, store.reference, frozen_on=date(2020, 7, 1))
    assert count(frozen).frozen_on == date(2020, 7, 1)


def test_of_200_who_ask_at_once_exactly_50_get_the_50_seats(store: SqlStore) -> None:
    """R51: the default transactions sold 57 on SQLite and 56 on PostgreSQL."""
    allocate(store, "03", 50)
    sold: list[int] = []

    def work(thread: int) -> None:
        for number in range(50):
            person = thread * 50 + number
            if take_a_seat(store, address(person)):
                sold.append(person)

    together(4, work)
    assert len(sold) == 50
    assert (count(store).reserved, count(store).free) == (50, 0)


def test_two_establishments_locked_crosswise_never_block_each_other_for_good(store: SqlStore) -> None:
    """R33: in the callers' own order 170 of 200 dead-locked; in the order of keys none do."""
    allocate(store, "03", 60)
    taken: list[bool] = []

    def work(thread: int) -> None:
        both = ("03", "16-2") if thread % 2 else ("16-2", "03")
        taken.extend(take_a_seat(store, address(thread * 20 + number), both) for number in range(20))

    together(4, work)
    assert sum(taken) == 60
    assert count(store, "16-2").reserved == 60


def test_a_seat_that_goes_from_held_to_used_is_never_missed_by_a_count(store: SqlStore, clock: SettableClock) -> None:
    """Settling takes no seat lock: a count beside it sees the hold or the account, never neither."""
    with store.writing() as unit:
        operations = [hold(unit, address(number)) for number in range(20)]
        unit.commit()
    done = threading.Event()
    seen: set[int] = set()

    def work(thread: int) -> None:
        if thread == 0:
            for number, operation in enumerate(operations):
                with store.writing() as unit:
                    unit.directory.settle(licensed(address(number)), OurFields(), clock.now())
                    unit.seats.release(operation)
                    unit.commit()
            done.set()
        while not done.is_set():
            seen.add(count(store).taken)

    together(2, work)
    assert seen <= {20}
    assert (count(store).used, count(store).reserved) == (20, 0)


@pytest.fixture
def unit(store: SqlStore) -> Iterator[SqlUnit]:
    with store.writing() as unit:
        yield unit


PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["03", "05"]),
        st.sampled_from(["hold", "release", Status.ACTIVE, Status.PENDING, Status.INACTIVE]),
    ),
    max_size=25,
)


@given(events=PEOPLE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_figures_agree_with_a_count_by_hand(
    unit: SqlUnit, clock: SettableClock, events: list[tuple[int, str, str]]
) -> None:
    """R50: used + reserved + free = allocated + deficit, free and deficit never both above 0."""
    held: dict[tuple[str, str], set[int]] = {}
    accounts: dict[str, tuple[str, str]] = {}
    with unit.connection.begin_nested() as undone:
        for establishment in ("03", "05"):
            unit.seats.allocate(establishment, Pool.LICENCE, 3, by=ADMIN, reason="")
        for number, establishment, what in events:
            email = address(number)
            if what == "hold":
                held.setdefault((establishment, email), set()).add(hold(unit, email, establishment))
            elif what == "release":
                for operation in held.pop((establishment, email), ()):
                    unit.seats.release(operation)
            else:
                unit.directory.settle(
                    licensed(email, Status(what)), OurFields(establishment=establishment), clock.advance(seconds=1)
                )
                accounts[email] = (establishment, what)
        for establishment in ("03", "05"):
            seats = unit.seats.count(establishment, Pool.LICENCE)
            used = {email for email, at in accounts.items() if at == (establishment, Status.ACTIVE)}
            reserved = {email for email, at in accounts.items() if at == (establishment, Status.PENDING)}
            reserved |= {email for at, email in held if at == establishment} - used
            assert (seats.used, seats.reserved) == (len(used), len(reserved))
            assert seats.used + seats.reserved + (seats.free or 0) == 3 + seats.deficit
            assert 0 in (seats.free, seats.deficit)
        undone.rollback()


def test_the_overview_says_of_each_pool_what_its_count_says(store: SqlStore) -> None:
    """R50: one moment, whoever is used, pending, held for, or both held for and seated."""
    with store.writing() as unit:
        seated = [
            licensed(address(1), large_meeting=500, webinar=0),
            licensed(address(2), large_meeting=0, webinar=100),
            licensed(address(3), Status.PENDING),
            licensed("p4.chum@ssss.gouv.qc.ca", large_meeting=500, webinar=100),
        ]
        unit.directory.absorb(seated, START)
        unit.commit()
    allocate(store, "03", 2)
    allocate(store, "16-2", 5, Pool.WEBINAR)
    with store.writing() as unit:
        for number in (1, 9):
            operation = hold(unit, address(number))
            unit.seats.hold("03", Pool.LARGE_MEETING, address(number), operation)
        unit.commit()
    with store.reading() as unit:
        for scope in (EVERYWHERE, Scope(establishments=frozenset({"03"}))):
            found = unit.seats.overview(scope)
            assert found == [unit.seats.count(one.establishment, one.pool) for one in found]
            assert all(one.establishment in scope for one in found)
        shown = {(one.establishment, one.pool): one.taken for one in unit.seats.overview(EVERYWHERE)}
    assert shown["03", Pool.LICENCE] == 4
    assert (shown["03", Pool.LARGE_MEETING], shown["03", Pool.WEBINAR], shown["16-2", Pool.WEBINAR]) == (2, 1, 0)
