"""Transactions: what is not committed never was, readers never wait, writers take turns."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, StatementError

from commands.domain.errors import ConfigurationError, StoreBusy
from commands.ports import OurFields
from storage.engine import LOCK_SECONDS, make_engine, reading, writing
from storage.fairness import FairLock
from storage.tables import UtcDateTime
from storage.tables.seats import allocations
from storage.unit import SqlStore


def test_a_unit_left_without_commit_changes_nothing(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.preferences.choose_language("a@ssss.gouv.qc.ca", "en")
    with store.reading() as unit:
        assert unit.preferences.language("a@ssss.gouv.qc.ca") == ""


def test_a_unit_that_fails_changes_nothing_and_frees_the_lock(store: SqlStore) -> None:
    def fail() -> None:
        with store.writing() as unit:
            unit.preferences.choose_language("a@ssss.gouv.qc.ca", "en")
            unit.directory.change(0, OurFields())

    with pytest.raises(LookupError):
        fail()
    with store.writing() as unit:
        assert unit.preferences.language("a@ssss.gouv.qc.ca") == ""
        unit.preferences.choose_language("a@ssss.gouv.qc.ca", "fr")
        unit.commit()
    with store.reading() as unit:
        assert unit.preferences.language("a@ssss.gouv.qc.ca") == "fr"


def test_a_reader_does_not_wait_for_a_writer(store: SqlStore) -> None:
    with store.writing() as writer:
        writer.preferences.choose_language("a@ssss.gouv.qc.ca", "en")
        began = time.monotonic()
        with store.reading() as reader:
            assert reader.preferences.language("a@ssss.gouv.qc.ca") == ""
        assert time.monotonic() - began < LOCK_SECONDS


def test_the_error_of_a_failing_statement_names_nobody(database_url: URL) -> None:
    """R94: it ends in a log."""
    engine = make_engine(database_url)
    someone = "achille.talon.ciussscn@ssss.gouv.qc.ca"
    with writing(engine) as connection, pytest.raises(DBAPIError) as failed:
        connection.execute(text("SELECT :someone FROM nowhere"), {"someone": someone})
    engine.dispose()
    assert someone not in str(failed.value)


def test_another_process_that_keeps_the_database_makes_it_busy(database_url: URL) -> None:
    """StoreBusy says that trying again may help."""
    ours, theirs = make_engine(database_url, patience=0.05), make_engine(database_url)
    with writing(theirs) as kept:
        kept.execute(allocations.insert().values(establishment="03", pool="licence"))
        with pytest.raises(StoreBusy), writing(ours) as connection:
            connection.execute(allocations.insert().values(establishment="03", pool="licence"))
    ours.dispose()
    theirs.dispose()


def test_a_writer_of_this_process_that_never_ends_makes_it_busy(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'iris.sqlite3'}", patience=0.05)
    with writing(engine), pytest.raises(StoreBusy), writing(engine):
        pass
    engine.dispose()


def test_writers_are_served_in_the_order_they_came() -> None:
    lock = FairLock()
    assert lock.acquire(0)
    served: list[int] = []

    def work(number: int) -> None:
        assert lock.acquire(5)
        served.append(number)
        lock.release()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
        time.sleep(0.01)
    assert not lock.acquire(0.01)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_a_moment_comes_back_aware_and_in_utc(store: SqlStore) -> None:
    """SQLite forgot the offset (architecture: Time)."""
    table = Table("moments", MetaData(), Column("at", UtcDateTime))
    eastern = datetime(2026, 3, 9, 9, 2, 3, 456789, tzinfo=timezone(timedelta(hours=-4)))
    with writing(store.engine) as connection:
        table.create(connection)
        connection.execute(insert(table).values(at=eastern))
        found = connection.scalar(select(table.c.at))
    assert found == eastern
    assert found is not None
    assert found.tzinfo is UTC


def test_a_moment_without_its_offset_is_refused(store: SqlStore) -> None:
    table = Table("moments", MetaData(), Column("at", UtcDateTime))
    with reading(store.engine) as connection, pytest.raises(StatementError, match="without its offset"):
        connection.execute(select(table).where(table.c.at == datetime(2026, 3, 9)))  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize("url", ["mysql://localhost/iris", "not an address"])
def test_a_database_that_is_not_supported_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError):
        make_engine(url)
