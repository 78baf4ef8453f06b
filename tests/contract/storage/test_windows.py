"""Seats kept for a while (R40, R50, R53): counted once, for as long as they last."""

from __future__ import annotations

from datetime import timedelta

from commands.domain.accounts import Pool, Status
from commands.domain.people import EVERYWHERE
from commands.domain.seats import SeatCount
from commands.domain.windows import UNDO_FOR, NewWindow, Purpose, Window
from commands.ports import OurFields
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed, new_operation

ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
PAUL = "paul.collegue.ciussscn@ssss.gouv.qc.ca"
WHO = "achille.talon.ciussscn@ssss.gouv.qc.ca"


def new(**given: object) -> NewWindow:
    values = {
        "establishment": "03",
        "pool": Pool.LICENCE,
        "email": WHO,
        "by": ODILE,
        "purpose": Purpose.UNDO,
        "until": START + UNDO_FOR,
        "account_id": 7,
        "operation": "d1",
    }
    return NewWindow(**{**values, **given})  # type: ignore[arg-type]  # a test's own keywords


def keep(store: SqlStore, **given: object) -> Window:
    with store.writing() as unit:
        kept = unit.seats.keep(new(**given))
        unit.commit()
    return kept


def count(store: SqlStore, pool: Pool = Pool.LICENCE, *, by: str = "") -> SeatCount:
    with store.reading() as unit:
        return unit.seats.count("03", pool, by=by)


def test_a_kept_seat_is_reserved_until_its_window_ends(store: SqlStore, clock: SettableClock) -> None:
    """R40, R50."""
    keep(store)
    assert (count(store).reserved, count(store).undos, count(store, Pool.WEBINAR).reserved) == (1, 1, 0)
    clock.advance(minutes=14, seconds=59)
    assert count(store).reserved == 1
    clock.advance(seconds=1)
    assert count(store).reserved == 0


def test_a_seat_that_was_let_go_is_free_at_once(store: SqlStore) -> None:
    kept = keep(store)
    with store.writing() as unit:
        unit.seats.let_go(kept.id)
        unit.commit()
    assert count(store).reserved == 0


def test_whoever_deactivated_may_use_the_seat_that_waits_for_them(store: SqlStore) -> None:
    """R40: free for them, taken for everybody else."""
    with store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, 1, by="ada", reason="")
        unit.commit()
    keep(store)
    assert count(store, by=ODILE.upper()).has_room_for()
    assert not count(store, by=PAUL).has_room_for()
    assert not count(store).has_room_for()


def test_a_window_that_nobody_may_use_is_free_for_nobody(store: SqlStore) -> None:
    keep(store, by="")
    assert (count(store).reserved, count(store, by=ODILE).reserved) == (1, 1)


def test_the_account_of_a_window_is_never_counted_twice(store: SqlStore, clock: SettableClock) -> None:
    """R50: held for, then active again, while the window is still there."""
    keep(store)
    with store.writing() as unit:
        operation, _ = unit.ledger.plan(new_operation(email=WHO))
        unit.seats.hold("03", Pool.LICENCE, WHO.upper(), operation.id)
        unit.commit()
    assert (count(store).reserved, count(store).held, count(store).undos) == (1, 1, 0)
    with store.writing() as unit:
        unit.directory.settle(licensed(WHO), OurFields(), clock.advance(seconds=1))
        unit.commit()
    assert (count(store).used, count(store).reserved) == (1, 0)
    with store.writing() as unit:
        unit.directory.settle(licensed(WHO, Status.INACTIVE), OurFields(), clock.advance(seconds=1))
        unit.seats.release(operation.id)
        unit.commit()
    assert (count(store).used, count(store).undos) == (0, 1)


def test_each_offer_is_a_seat_even_to_one_who_has_another(store: SqlStore, clock: SettableClock) -> None:
    """R53: somebody with a licence of their own may wait for two more, for others."""
    with store.writing() as unit:
        unit.directory.settle(licensed(ODILE), OurFields(), clock.now())
        unit.commit()
    for _ in range(2):
        keep(store, purpose=Purpose.OFFER, email=ODILE, account_id=None)
    assert (count(store).used, count(store).offers, count(store, by=ODILE).offers) == (1, 2, 2)


def test_windows_are_found_by_establishment_by_account_and_by_person(store: SqlStore, clock: SettableClock) -> None:
    webinar = keep(store, pool=Pool.WEBINAR)
    licence = keep(store)
    offer = keep(store, purpose=Purpose.OFFER, email=PAUL, account_id=None, until=START + timedelta(hours=4))
    keep(store, establishment="05", account_id=8)
    with store.reading() as unit:
        now = clock.now()
        assert list(unit.seats.windows("03", now)) == [webinar, licence, offer]
        assert unit.seats.window_of(Purpose.UNDO, 7, now) == licence
        assert unit.seats.window_of(Purpose.UNDO, WHO.upper(), now) == licence
        assert unit.seats.window_of(Purpose.OFFER, PAUL, now) == offer
        assert unit.seats.window_of(Purpose.OFFER, WHO, now) is None
        later = clock.advance(minutes=15)
        assert list(unit.seats.windows("03", later)) == [offer]
        assert unit.seats.window_of(Purpose.UNDO, 7, later) is None


def test_the_overview_counts_windows_as_each_count_does(store: SqlStore) -> None:
    keep(store)
    keep(store, purpose=Purpose.OFFER, pool=Pool.WEBINAR)
    with store.reading() as unit:
        found = unit.seats.overview(EVERYWHERE)
        assert found == [unit.seats.count("03", Pool.LICENCE), unit.seats.count("03", Pool.WEBINAR)]
    assert [one.reserved for one in found] == [1, 1]


def test_a_windows_id_is_never_anothers_later(store: SqlStore) -> None:
    """Whoever still knows one that is gone lets go of nobody else's seat."""
    first = keep(store)
    with store.writing() as unit:
        unit.seats.let_go(first.id)
        unit.commit()
    second = keep(store, email=PAUL)
    with store.writing() as unit:
        unit.seats.let_go(first.id)
        unit.commit()
    assert (first.id != second.id, count(store).reserved) == (True, 1)
