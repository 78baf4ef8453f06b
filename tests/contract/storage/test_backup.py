"""Backup and restore: from either database to either, whole or not at all (architecture: Restore)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.engine import URL

from commands.domain.accounts import Pool, Status
from commands.domain.listing import Query
from commands.domain.operations import State
from commands.domain.people import EVERYWHERE, Grant, Role
from commands.ports import AuditEntry, OurFields, Target
from storage import schema
from storage.audit import Sealer, verify
from storage.backup import BackupProblem, backup, restore
from storage.backup.dump import kept_tables
from storage.directory import search_schema
from storage.engine import make_engine, reading
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed, new_operation

KEY = b"a key from outside the database"


@pytest.fixture
def filled(store: SqlStore, clock: SettableClock) -> SqlStore:
    """A store with some of everything: a done, a running and a planned operation among it."""
    with store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, 5, by="alice", reason="entente")
        accounts = [licensed(f"p{n}.ciussscn@ssss.gouv.qc.ca", last_name=f"Éloi {n}") for n in range(1_200)]
        unit.directory.absorb(accounts, clock.now())
        account = unit.directory.settle(licensed("zoe.ciussscn@ssss.gouv.qc.ca", Status.PENDING), OurFields(), clock.now())
        unit.confirmations.ask("supprimer", "odile", account, clock.now() + timedelta(minutes=10), {"n": [1, None, "é"]})
        done, _ = unit.ledger.plan(new_operation(email="a@ssss.gouv.qc.ca"))
        unit.ledger.end(done, State.DONE, "created", {"é": 1.5})
        running, _ = unit.ledger.plan(new_operation(email="b@ssss.gouv.qc.ca"))
        unit.seats.hold("03", Pool.LICENCE, running.email, running.id)
        unit.notices.expect(running.id, Target(platform="slack", address="U1", locale="fr"), clock.now())
        unit.ledger.claim(1)
        unit.ledger.plan(new_operation(email="c@ssss.gouv.qc.ca"))
        unit.grants.grant(Grant(email="o@ssss.gouv.qc.ca", role=Role.MANAGER, scope="03", granted_by="a", granted_at=START))
        unit.audit.append(AuditEntry(actor="o", action="créer", outcome="done", origin="web", reference="R", after={"é": 1.5}))
        unit.preferences.choose_language("o@ssss.gouv.qc.ca", "en")
        unit.commit()
    Sealer(store.engine, KEY).seal()
    return store


@pytest.fixture
def target(empty_database_url: URL) -> Iterator[Engine]:
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.jsonl.gz"


def contents(engine: Engine) -> dict[str, list[Any]]:
    with reading(engine) as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in kept_tables()}


def test_all_comes_back_and_unfinished_operations_are_quarantined(
    filled: SqlStore, target: Engine, empty_database_url: URL, file: Path
) -> None:
    rows = backup(filled.engine, file)
    restored = restore(empty_database_url, file)
    assert (restored.rows, restored.quarantined) == (rows, 2)
    before, after = contents(filled.engine), contents(target)
    assert {name: found for name, found in after.items() if name != "operations"} == {
        name: found for name, found in before.items() if name != "operations"
    }
    copy = SqlStore(target, filled.clock, filled.reference)
    with copy.writing() as unit:
        assert unit.ledger.depth() == {"running": 1, "planned": 1}
        assert [(one.email, one.quarantined, one.tries) for one in unit.ledger.claim(9)] == [
            ("b@ssss.gouv.qc.ca", True, 2),
            ("c@ssss.gouv.qc.ca", True, 1),
        ]
        assert search_schema.sound(unit.connection)
        page = unit.directory.page(Query(text="eloi"), EVERYWHERE)
    assert page.rows
    assert verify(target, KEY).holds
    assert schema.is_current(target)


def test_a_backup_goes_to_the_other_database(
    filled: SqlStore, database_kind: str, file: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    backup(filled.engine, file)
    if database_kind == "sqlite":
        server = request.getfixturevalue("postgres_server")
        other = server.create()
    else:
        other = URL.create("sqlite", database=str(tmp_path / "other.sqlite3"))
    restore(other, file)
    engine = make_engine(other)
    assert contents(engine)["accounts"] == contents(filled.engine)["accounts"]
    assert verify(engine, KEY).holds
    engine.dispose()


def test_what_is_written_after_a_restore_gets_numbers_of_its_own(
    filled: SqlStore, target: Engine, empty_database_url: URL, file: Path
) -> None:
    backup(filled.engine, file)
    restore(empty_database_url, file)
    with SqlStore(target, filled.clock, filled.reference).writing() as unit:
        operation, new = unit.ledger.plan(new_operation())
        unit.directory.settle(licensed("nouveau.ciussscn@ssss.gouv.qc.ca"), OurFields(), START)
        unit.audit.append(AuditEntry(actor="o", action="créer", outcome="done", origin="web", reference="R"))
    assert (operation.id, new) == (4, True)


def test_a_database_that_holds_something_is_only_replaced_on_demand(filled: SqlStore, database_url: URL, file: Path) -> None:
    rows = backup(filled.engine, file)
    with filled.writing() as unit:
        unit.preferences.choose_language("later@ssss.gouv.qc.ca", "en")
        unit.commit()
    with pytest.raises(BackupProblem, match="not-empty"):
        restore(database_url, file)
    assert restore(database_url, file, replace=True).rows == rows
    with filled.reading() as unit:
        assert unit.preferences.language("later@ssss.gouv.qc.ca") == ""


@pytest.mark.parametrize("damage", ["cut", "lines", "foreign", "future", "absent"])
def test_a_damaged_file_changes_nothing(filled: SqlStore, database_url: URL, file: Path, damage: str) -> None:
    backup(filled.engine, file)
    text = gzip.decompress(file.read_bytes())
    match damage:
        case "cut":
            file.write_bytes(file.read_bytes()[:-2_000])
        case "lines":
            file.write_bytes(gzip.compress(b"\n".join(text.splitlines()[:-30])))
        case "foreign":
            file.write_text("courriel;nom")
        case "future":
            file.write_bytes(gzip.compress(text.replace(schema.HEAD.encode(), b"9999", 1)))
        case _:
            file.unlink()
    before = contents(filled.engine)
    with pytest.raises(BackupProblem):
        restore(database_url, file, replace=True)
    assert contents(filled.engine) == before


def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside_it(filled: SqlStore, file: Path) -> None:
    """R94."""
    backup(filled.engine, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.glob("*.part")) == []


def test_a_backup_shows_one_moment_while_others_write(
    filled: SqlStore, file: Path, target: Engine, empty_database_url: URL
) -> None:
    with filled.writing() as unit:
        unit.preferences.choose_language("x@ssss.gouv.qc.ca", "en")
        backup(filled.engine, file)
        unit.commit()
    restore(empty_database_url, file)
    with SqlStore(target, filled.clock, filled.reference).reading() as unit:
        assert unit.preferences.language("x@ssss.gouv.qc.ca") == ""


def test_a_database_never_migrated_has_no_backup(target: Engine, file: Path) -> None:
    with pytest.raises(BackupProblem):
        backup(target, file)
    assert not file.exists()
