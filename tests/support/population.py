"""A directory of any size, straight into the store: for benchmarks, where an operation for each account would take hours.

1,000,000 invented accounts take under a minute on SQLite: rows go in first, indexes, triggers and search come after.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Engine
from sqlalchemy.schema import CreateIndex, DropIndex

from commands.domain.accounts import Profile, Status, UserType
from commands.domain.folding import fold
from commands.domain.reference import ReferenceData
from storage.directory import search_schema
from storage.directory.counters import Key, key_of
from storage.directory.derived import derived
from storage.engine import writing
from storage.tables.accounts import account_counts, account_readings, accounts
from tests.support.clock import START
from zoom.simulator.names import DEPARTMENTS, FIRST_NAMES, LAST_NAMES

_STATUSES = (*(Status.ACTIVE,) * 45, *(Status.INACTIVE,) * 3, Status.PENDING, Status.EXPIRED)
_TYPES = (*((UserType.LICENSED, 2),) * 7, *((UserType.BASIC, 1),) * 3)
_CHUNK = 20_000


def populate(engine: Engine, reference: ReferenceData, number: int, seed: int = 11) -> None:
    """Add `number` accounts to an empty, migrated store."""
    with writing(engine) as connection:
        with _indexes_later(connection):
            counted: Counter[Key] = Counter()
            people = _people(reference, number, seed)
            while chunk := tuple(islice(people, _CHUNK)):
                counted.update(map(key_of, chunk))
                _insert(connection, chunk)
        names = [column.name for column in account_counts.columns]
        rows = [dict(zip(names, (*key, total), strict=True)) for key, total in sorted(counted.items())]
        connection.execute(account_counts.insert(), rows)
        connection.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")


def _people(reference: ReferenceData, number: int, seed: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(seed)
    suffixes = {key: suffix for suffix, key in reference.addresses.suffixes.items() if key}
    places = [
        (one.key, suffixes.get(one.key, "med"), [site.code for site in reference.installations_of(one.key)] or [""])
        for one in reference.establishments
    ]
    for index in range(1, number + 1):
        first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
        if index % 3 == 0:
            last = f"{last}-{chance.choice(LAST_NAMES)}"
        place = chance.choice(places) if chance.random() < 0.97 else ("", "med", [""])
        yield _person(index, first, last, place, chance, reference)


def _person(
    index: int, first: str, last: str, place: tuple[str, str, list[str]], chance: random.Random, reference: ReferenceData
) -> dict[str, Any]:
    establishment, suffix, sites = place
    status = _STATUSES[int(chance.random() * len(_STATUSES))]
    user_type, raw_type = _TYPES[int(chance.random() * len(_TYPES))]
    login = None if status is Status.PENDING else _days_before(chance, 400)
    invited = _days_before(chance, 30) if status in (Status.PENDING, Status.EXPIRED) else None
    email = f"{fold(first)}.{fold(last)}{index}.{suffix}@ssss.gouv.qc.ca"
    row: dict[str, Any] = {
        "id": index,
        "public_id": f"{chance.getrandbits(64):016x}",
        "version": 1,
        "email": email,
        "email_key": email,
        "zoom_id": None if status is Status.PENDING else f"z{index}",
        "status": status.value,
        "user_type": user_type.value,
        "raw_type": raw_type,
        "first_name": first,
        "last_name": last,
        "department": chance.choice(DEPARTMENTS),
        "job_title": "",
        "timezone": "America/Montreal",
        "establishment": establishment,
        "installation": chance.choice(sites),
        "profile": Profile.ADMINISTRATIVE.value if index % 9 == 0 else Profile.TELECONSULTATION.value,
        "specialty": "",
        "oncology": index % 50 == 0,
        "generic": index % 40 == 0,
        "head_name": "",
        "head_email": "",
        "large_meeting": 500 if index % 60 == 0 else 0,
        "webinar": 100 if index % 70 == 0 else 0,
        "created_at": START,
        "last_login_at": login,
        "invited_at": invited,
        "invitation_known": invited is not None,
        "off_network": index % 100 == 0,
        "deferred": [],
        "fingerprint": 0,
    }
    return row | derived(row, reference)


def _days_before(chance: random.Random, days: int) -> datetime:
    return START - timedelta(seconds=int(chance.random() * days * 86_400))


def _insert(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    readings = [{"account_id": row["id"], "read_at": START} for row in rows]
    for table, records in ((accounts, rows), (account_readings, readings)):
        names = tuple(records[0])
        plain = [_processor(connection.dialect, table.c[name]) for name in names]
        values = ([to(record[name]) if to else record[name] for name, to in zip(names, plain, strict=True)] for record in records)
        driver: Any = connection.connection.driver_connection
        if connection.dialect.name == "sqlite":
            marks = ", ".join("?" * len(names))
            driver.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", values)  # noqa: S608 - constants only
            continue
        with driver.cursor().copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for one in values:
                copy.write_row(one)


def _processor(dialect: Dialect, column: Column[Any]) -> Callable[[Any], Any] | None:
    """What turns a value into the driver's, None where it is the same."""
    return column.type.dialect_impl(dialect).bind_processor(dialect)


@contextmanager
def _indexes_later(connection: Connection) -> Iterator[None]:
    """Fill first, index after: sorting once is several times faster than keeping a dozen trees in order."""
    search_schema.drop(connection)
    for index in accounts.indexes:
        connection.execute(DropIndex(index))
    yield
    for index in sorted(accounts.indexes, key=lambda one: str(one.name)):
        connection.execute(CreateIndex(index))
    search_schema.create(connection)
    if connection.dialect.name == "postgresql":
        last = "SELECT setval(pg_get_serial_sequence('accounts', 'id'), (SELECT max(id) FROM accounts))"
        connection.exec_driver_sql(last)
    else:
        connection.exec_driver_sql(f"INSERT INTO {search_schema.FTS}({search_schema.FTS}) VALUES ('optimize')")  # noqa: S608 - constants only
