"""The audit (R93, R94): append-only, searchable within one's scope, tamper-evident, and purgeable all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from commands.domain.people import EVERYWHERE, Scope
from commands.ports import AuditEntry, AuditQuery
from storage.audit import Head, Sealer, Verification, purge, verify
from storage.engine import writing
from storage.tables.audit import audit, audit_details, audit_seals, audit_unsealed
from storage.unit import SqlStore
from tests.support.clock import SettableClock

KEY = b"a key from outside the database"
ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
ACHILLE = "achille.talon.ciussscn@ssss.gouv.qc.ca"
ENTRY = AuditEntry(
    actor=ODILE,
    action="modifier",
    outcome="done",
    origin="slack",
    reference="R-1",
    subject=ACHILLE,
    establishment="03",
    before={"Nom": "Talon"},
    after={"Nom": "Talón", "n": 1.5, "x": [None, True]},
    reason="mariage",
)
PURGE = AuditEntry(actor="alice", action="vie-privee", outcome="done", origin="cli", reference="R-9")


def append(store: SqlStore, *entries: AuditEntry) -> None:
    with store.writing() as unit:
        for entry in entries:
            unit.audit.append(entry)
        unit.commit()


def search(store: SqlStore, scope: Scope = EVERYWHERE, **asked: object) -> list[str]:
    with store.reading() as unit:
        return [row.entry.reference for row in unit.audit.search(AuditQuery(**asked), scope)]  # type: ignore[arg-type] # keywords


def purge_from(store: SqlStore, **conditions: object) -> int:
    with store.writing() as unit:
        purged = purge(unit.connection, unit.clock, PURGE, **conditions)  # type: ignore[arg-type] # keywords
        unit.commit()
    return purged


@pytest.fixture
def sealed(store: SqlStore, clock: SettableClock) -> SqlStore:
    """Five sealed entries, a day apart."""
    for number in range(1, 6):
        append(store, replace(ENTRY, reference=f"R-{number}"))
        clock.advance(days=1)
    Sealer(store.engine, KEY).seal()
    return store


def test_an_entry_comes_back_whole(store: SqlStore, clock: SettableClock) -> None:
    append(store, ENTRY)
    with store.reading() as unit:
        [row] = unit.audit.search(AuditQuery(), EVERYWHERE)
    assert (row.entry, row.at, row.sealed) == (ENTRY, clock.now(), False)


def test_an_entry_of_a_transaction_that_failed_never_was(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.audit.append(ENTRY)
    assert search(store) == []


def test_all_that_is_asked_must_hold(store: SqlStore, clock: SettableClock) -> None:
    append(store, ENTRY, replace(ENTRY, reference="R-2", actor="rene@ssss.gouv.qc.ca", outcome="refused"))
    clock.advance(days=1)
    append(store, replace(ENTRY, reference="R-3", action="supprimer", subject="x@ssss.gouv.qc.ca", establishment="05"))
    assert search(store) == ["R-3", "R-2", "R-1"]
    assert search(store, actor=ODILE.upper()) == ["R-3", "R-1"]
    assert search(store, subject=ACHILLE, outcome="refused") == ["R-2"]
    assert search(store, action="supprimer") == ["R-3"]
    assert search(store, establishments=("05",)) == ["R-3"]
    assert search(store, since=clock.now()) == ["R-3"]
    assert search(store, until=clock.now()) == ["R-2", "R-1"]
    assert search(store, actor=ODILE, action="supprimer", outcome="refused") == []


def test_one_sees_the_establishments_of_ones_scope(store: SqlStore) -> None:
    append(store, ENTRY, replace(ENTRY, reference="R-2", establishment="05"))
    assert search(store, Scope(establishments=frozenset({"05"}))) == ["R-2"]
    assert search(store, Scope(establishments=frozenset({"05"})), establishments=("03",)) == []
    assert search(store, Scope()) == []


def test_pages_follow_each_other_without_a_gap(sealed: SqlStore) -> None:
    found: list[str] = []
    before = None
    with sealed.reading() as unit:
        while rows := unit.audit.search(AuditQuery(before_id=before, limit=2), EVERYWHERE):
            found += [row.entry.reference for row in rows]
            before = rows[-1].id
    assert found == ["R-5", "R-4", "R-3", "R-2", "R-1"]


def test_what_was_not_touched_verifies(sealed: SqlStore) -> None:
    append(sealed, ENTRY)
    found = verify(sealed.engine, KEY)
    assert found.holds
    assert (found.head.sequence, found.unsealed, found.purged) == (5, 1, 0)
    assert Sealer(sealed.engine, KEY).seal().sequence == 6
    assert verify(sealed.engine, KEY, published=found.head).holds


def test_an_empty_audit_verifies(engine: Engine) -> None:
    assert Sealer(engine, KEY).seal() == Head()
    assert verify(engine, KEY) == Verification(Head(), 0, 0, ())


def test_another_key_verifies_nothing(sealed: SqlStore) -> None:
    assert not verify(sealed.engine, b"another").holds


def _place(connection: Connection, sequence: int) -> Row[Any, Any, Any]:
    return connection.execute(
        select(audit_seals.c.sequence, audit_seals.c.audit_id, audit_seals.c.seal).where(audit_seals.c.sequence == sequence)
    ).one()


def _third(connection: Connection) -> int:
    audit_id: int = _place(connection, 3).audit_id
    return audit_id


def _change_a_fact(connection: Connection) -> None:
    connection.execute(update(audit).where(audit.c.id == _third(connection)).values(outcome="refused"))


def _change_a_moment(connection: Connection) -> None:
    at = connection.execute(select(audit.c.at).where(audit.c.id == _third(connection))).scalar_one()
    connection.execute(update(audit).where(audit.c.id == _third(connection)).values(at=at + timedelta(microseconds=1)))


def _change_a_detail(connection: Connection) -> None:
    connection.execute(update(audit_details).where(audit_details.c.audit_id == _third(connection)).values(actor="x"))


def _remove_details(connection: Connection) -> None:
    connection.execute(delete(audit_details).where(audit_details.c.audit_id == _third(connection)))


def _remove_a_row(connection: Connection) -> None:
    third = _third(connection)
    for table in (audit_details, audit_seals):
        connection.execute(delete(table).where(table.c.audit_id == third))
    connection.execute(delete(audit).where(audit.c.id == third))


def _remove_and_renumber(connection: Connection) -> None:
    _remove_a_row(connection)
    for sequence in (4, 5):
        place = audit_seals.c.sequence == sequence
        connection.execute(update(audit_seals).where(place).values(sequence=sequence - 1))


def _swap_two(connection: Connection) -> None:
    second, third = _place(connection, 2), _place(connection, 3)
    connection.execute(delete(audit_seals).where(audit_seals.c.sequence.in_([2, 3])))
    connection.execute(insert(audit_seals).values(sequence=2, audit_id=third.audit_id, seal=second.seal))
    connection.execute(insert(audit_seals).values(sequence=3, audit_id=second.audit_id, seal=third.seal))


def _pretend_a_purge(connection: Connection) -> None:
    third = _third(connection)
    _remove_details(connection)
    connection.execute(update(audit).where(audit.c.id == third + 1).values(purged=str(third)))


@pytest.mark.parametrize(
    "tamper",
    [
        _change_a_fact,
        _change_a_moment,
        _change_a_detail,
        _remove_details,
        _remove_a_row,
        _remove_and_renumber,
        _swap_two,
        _pretend_a_purge,
    ],
)
def test_what_is_changed_in_the_database_shows(sealed: SqlStore, tamper: Callable[[Connection], None]) -> None:
    with writing(sealed.engine) as connection:
        tamper(connection)
        connection.commit()
    assert not verify(sealed.engine, KEY).holds


def test_a_cut_at_the_end_shows_against_a_published_head(sealed: SqlStore) -> None:
    published = verify(sealed.engine, KEY).head
    with writing(sealed.engine) as connection:
        last = connection.execute(select(func.max(audit.c.id))).scalar_one()
        for table in (audit_details, audit_seals):
            connection.execute(delete(table).where(table.c.audit_id == last))
        connection.execute(delete(audit).where(audit.c.id == last))
        connection.commit()
    assert verify(sealed.engine, KEY).holds
    assert not verify(sealed.engine, KEY, published=published).holds


def test_a_purge_removes_what_is_personal_and_the_chain_still_holds(sealed: SqlStore, clock: SettableClock) -> None:
    """R94. Three rows are older; their facts remain."""
    assert purge_from(sealed, before=clock.now() - timedelta(days=2)) == 3
    Sealer(sealed.engine, KEY).seal()
    found = verify(sealed.engine, KEY)
    assert (found.problems, found.purged, found.head.sequence) == ((), 3, 6)
    with sealed.reading() as unit:
        rows = unit.audit.search(AuditQuery(action="modifier"), EVERYWHERE)
    assert [row.entry.subject for row in rows] == [ACHILLE, ACHILLE, "", "", ""]
    assert rows[-1].entry == replace(ENTRY, actor="", subject="", before={}, after={}, reason="")
    assert search(sealed, subject=ACHILLE) == ["R-5", "R-4"]


def test_one_persons_details_can_be_purged_alone(sealed: SqlStore) -> None:
    append(sealed, replace(ENTRY, reference="R-6", subject="berthe@ssss.gouv.qc.ca"))
    assert purge_from(sealed, subject=ACHILLE.upper()) == 5
    assert purge_from(sealed) == 0
    assert search(sealed, subject="berthe@ssss.gouv.qc.ca") == ["R-6"]
    Sealer(sealed.engine, KEY).seal()
    assert verify(sealed.engine, KEY).holds


def test_several_sealers_and_writers_at_once_make_one_chain(store: SqlStore) -> None:
    def write() -> None:
        for _ in range(20):
            append(store, ENTRY)

    def seal() -> None:
        for _ in range(10):
            Sealer(store.engine, KEY).seal()

    threads = [threading.Thread(target=work) for work in (write, write, seal, seal)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Sealer(store.engine, KEY).seal().sequence == 40
    found = verify(store.engine, KEY)
    assert (found.problems, found.unsealed) == ((), 0)
    with store.reading() as unit:
        assert unit.connection.scalar(select(func.count()).select_from(audit_unsealed)) == 0
