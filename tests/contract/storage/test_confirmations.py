"""Questions asked once (R42, R44)."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from commands.domain.accounts import Account
from commands.ports import Confirmation, OurFields, Taking
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.samples import licensed

ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
RENE = "rene.autre.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def account(store: SqlStore, clock: SettableClock) -> Account:
    with store.writing() as unit:
        account = unit.directory.settle(licensed("achille.talon.ciussscn@ssss.gouv.qc.ca"), OurFields(), clock.now())
        unit.commit()
    return account


@pytest.fixture
def asked(store: SqlStore, clock: SettableClock, account: Account) -> Confirmation:
    with store.writing() as unit:
        asked = unit.confirmations.ask(
            "supprimer", ODILE, account, clock.now() + timedelta(minutes=10), {"transfer": "é", "n": 2}
        )
        unit.commit()
    return asked


def take(store: SqlStore, token: str, person: str) -> Taking:
    with store.writing() as unit:
        taking, _ = unit.confirmations.take(token, person)
        unit.commit()
    return taking


def test_a_question_keeps_the_account_as_it_was(store: SqlStore, asked: Confirmation, account: Account) -> None:
    with store.reading() as unit:
        assert unit.confirmations.peek(asked.token) == asked
    assert (asked.account_id, asked.account_version) == (account.id, account.version)
    assert asked.payload == {"transfer": "é", "n": 2}


def test_it_works_once_and_tells_who_was_first(store: SqlStore, asked: Confirmation, clock: SettableClock) -> None:
    assert take(store, asked.token, ODILE.upper()) is Taking.TAKEN
    for person in (ODILE, RENE):
        with store.writing() as unit:
            taking, confirmation = unit.confirmations.take(asked.token, person)
        assert taking is Taking.ALREADY
        assert confirmation is not None
        assert (confirmation.used_by.lower(), confirmation.used_at) == (ODILE, clock.now())


def test_of_two_clicks_at_once_one_takes_it(store: SqlStore, asked: Confirmation) -> None:
    takings: list[Taking] = []
    both = threading.Barrier(4)

    def click() -> None:
        both.wait()
        takings.append(take(store, asked.token, ODILE))

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(takings) == [Taking.ALREADY] * 3 + [Taking.TAKEN]


def test_what_a_failed_transaction_took_can_be_taken(store: SqlStore, asked: Confirmation) -> None:
    with store.writing() as unit:
        assert unit.confirmations.take(asked.token, ODILE)[0] is Taking.TAKEN
    assert take(store, asked.token, ODILE) is Taking.TAKEN


def test_it_is_for_one_person(store: SqlStore, asked: Confirmation) -> None:
    assert take(store, asked.token, RENE) is Taking.NOT_YOURS
    assert take(store, asked.token, ODILE) is Taking.TAKEN


def test_it_expires(store: SqlStore, asked: Confirmation, clock: SettableClock) -> None:
    clock.advance(minutes=10)
    assert take(store, asked.token, ODILE) is Taking.EXPIRED


def test_a_closed_one_can_no_longer_be_taken(store: SqlStore, asked: Confirmation) -> None:
    with store.writing() as unit:
        assert not unit.confirmations.close(asked.token, RENE)
        assert unit.confirmations.close(asked.token, ODILE)
        assert not unit.confirmations.close(asked.token, ODILE)
        unit.commit()
    assert take(store, asked.token, ODILE) is Taking.ALREADY


def test_a_forged_token_is_unknown(store: SqlStore) -> None:
    assert take(store, "forged", ODILE) is Taking.UNKNOWN
    with store.reading() as unit:
        assert unit.confirmations.peek("forged") is None
