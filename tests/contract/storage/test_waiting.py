"""Lines of places on both databases: order, one place each, and answers that count once whoever gives them at the same time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from commands.context import House
from commands.domain.accounts import Pool
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.reference import ReferenceData
from commands.domain.waiting import NewPlace, Priority, Standing, Turn, position
from commands.duties.waiting import tend_waiting_lists
from commands.waiting_list import offer_freed
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.example_places import wanted

ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"


def wanting(number: int, **chosen: object) -> NewPlace:
    return wanted(f"anna.personne{number}.ciussscn@ssss.gouv.qc.ca", values={"prenom": "Anna"}, **chosen)


@pytest.fixture
def house(reference: ReferenceData) -> House:
    return House(reference=reference)


def join(store: SqlStore, *places: NewPlace) -> None:
    with store.writing() as unit:
        for place in places:
            unit.waiting.join(place)
        unit.commit()


def allocate(store: SqlStore, seats: int) -> None:
    with store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, seats, by="test", reason="test")
        unit.commit()


def line(store: SqlStore) -> list[str]:
    with store.reading() as unit:
        return [one.email.partition(".ciussscn")[0] for one in unit.waiting.line("03")]


def at_once(work: Callable[[], int], times: int) -> list[int]:
    """Side by side, each in a thread with a connection of its own."""
    ready = Barrier(times)

    def begin() -> int:
        ready.wait()
        return work()

    with ThreadPoolExecutor(times) as pool:
        return [done.result() for done in [pool.submit(begin) for _ in range(times)]]


def test_the_line_is_by_priority_then_arrival(store: SqlStore, clock: SettableClock) -> None:
    """R53."""
    for number, priority in enumerate((Priority.NORMAL, Priority.URGENT, Priority.HIGH, Priority.NORMAL)):
        join(store, wanting(number, priority=priority))
        clock.advance(minutes=1)
    assert line(store) == ["anna.personne1", "anna.personne2", "anna.personne0", "anna.personne3"]
    with store.reading() as unit:
        places = unit.waiting.line("03")
    assert [position(one, places) for one in places] == [1, 2, 3, 4]


def test_each_establishment_has_its_own_line(store: SqlStore) -> None:
    join(store, wanting(1), wanting(1, establishment="16-2"), wanting(2))
    with store.reading() as unit:
        assert [one.establishment for one in unit.waiting.lines(EVERYWHERE)] == ["03", "03", "16-2"]
        assert len(unit.waiting.lines(Scope(establishments=frozenset({"16-2"})))) == 1
        assert unit.waiting.establishments() == ["03", "16-2"]
        assert len(unit.waiting.of_email(wanting(1).email.upper())) == 2


def test_an_address_has_one_open_place_and_may_come_again(store: SqlStore) -> None:
    with store.writing() as unit:
        first, new = unit.waiting.join(wanting(1))
        again, repeated = unit.waiting.join(wanting(1))
        assert (new, repeated, again.public_id) == (True, False, first.public_id)
        unit.waiting.stand(first, Standing.LEFT)
        another, fresh = unit.waiting.join(wanting(1))
        assert (fresh, another.public_id == first.public_id) == (True, False)
        unit.commit()
    assert len(line(store)) == 1


def test_what_ends_keeps_nothing_personal_of_what_was_asked(store: SqlStore) -> None:
    """R94."""
    with store.writing() as unit:
        place, _ = unit.waiting.join(wanting(1))
        unit.waiting.stand(place, Standing.SERVED)
        ended = unit.waiting.get(place.public_id)
        unit.commit()
    assert ended is not None
    assert (ended.values, ended.reason, ended.open) == ({}, "", False)


def test_of_two_answers_to_one_offer_the_first_counts(store: SqlStore, house: House, clock: SettableClock) -> None:
    """R44."""
    join(store, wanting(1))
    allocate(store, 1)
    assert tend_waiting_lists(store, house, clock.now()) == 1

    def accept() -> int:
        with store.writing() as unit:
            unit.seats.lock(["03"])
            (place,) = unit.waiting.line("03")
            won = unit.waiting.answer(place, Turn.ACCEPTED, ODILE)
            unit.commit()
        return won

    assert sorted(at_once(accept, 4)) == [False, False, False, True]


def test_replicas_that_tend_at_once_offer_each_seat_once(store: SqlStore, house: House, clock: SettableClock) -> None:
    """R53: two freed seats and three in line → the first two have an offer each."""
    join(store, *(wanting(number) for number in range(3)))
    allocate(store, 2)
    assert sum(at_once(lambda: tend_waiting_lists(store, house, clock.now()), 4)) == 2
    with store.reading() as unit:
        standings = [one.standing for one in unit.waiting.line("03")]
        count = unit.seats.count("03", Pool.LICENCE)
    assert standings == [Standing.OFFERED, Standing.OFFERED, Standing.WAITING]
    assert (count.reserved, count.free) == (2, 0)


def test_replicas_that_tend_at_once_expire_an_offer_once(store: SqlStore, house: House, clock: SettableClock) -> None:
    join(store, wanting(1), wanting(2))
    allocate(store, 1)
    tend_waiting_lists(store, house, clock.now())
    clock.advance(hours=5)
    at_once(lambda: tend_waiting_lists(store, house, clock.now()), 4)
    with store.reading() as unit:
        first, second = (unit.waiting.of_email(wanting(number).email)[0] for number in (1, 2))
        assert [one.turn for one in unit.waiting.offers(first)] == [Turn.EXPIRED]
        assert [one.turn for one in unit.waiting.offers(second)] == [Turn.OPEN]
        assert unit.seats.count("03", Pool.LICENCE).reserved == 1
    assert (first.standing, first.missed) == (Standing.WAITING, 1)


def test_a_place_that_wants_a_full_add_on_does_not_block_those_behind(
    store: SqlStore, house: House, clock: SettableClock
) -> None:
    """R35: it is offered all that it needs, or nothing."""
    join(store, wanting(1, pools=(Pool.LICENCE, Pool.WEBINAR)), wanting(2))
    allocate(store, 2)
    with store.writing() as unit:
        unit.seats.allocate("03", Pool.WEBINAR, 0, by="test", reason="test")
        assert offer_freed(unit, house, "03", Pool.LICENCE, clock.now()) == 1
        unit.seats.allocate("03", Pool.WEBINAR, 1, by="test", reason="test")
        assert offer_freed(unit, house, "03", Pool.WEBINAR, clock.now()) == 1
        assert unit.seats.count("03", Pool.WEBINAR).reserved == 1
        unit.commit()


def test_where_no_allocation_is_fixed_everybody_in_line_is_offered(store: SqlStore, house: House, clock: SettableClock) -> None:
    """R50: seats are counted and not capped."""
    join(store, wanting(1), wanting(2))
    assert tend_waiting_lists(store, house, clock.now()) == 2
