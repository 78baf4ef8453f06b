"""What is held on a person is found in whatever column it is, and goes when its time is over (R94)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, Table, Text

from commands.domain.people import Grant, Role
from commands.domain.privacy import Reach, Retention
from commands.domain.reference import ReferenceData
from commands.incoming import Person
from commands.ports import AuditEntry, NewLetter, Target
from storage.audit import Sealer, verify
from storage.engine import make_engine
from storage.privacy.finding import LOOKED_THROUGH
from storage.tables import METADATA, UtcDateTime
from storage.tables.audit import audit, audit_details
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.purging import purge, rows

WHO = "berthe.arcand.ciussscn@ssss.gouv.qc.ca"
ADMIN = Reach(everything=True)
KEY = b"a key of the tests"
CODES = frozenset({"status", "user_type", "search_text", "scope_token", "sort_name", "sort_first_name", "sort_installation"})
"""Columns that never hold a whole address."""


TABLES = tuple(one for one in LOOKED_THROUGH if one.name not in ("leases", "audit"))
"""All that hold words of people: the journal's are in its details."""


def columns(table: Table) -> Iterator[Column[Any]]:
    """Every column that could hold somebody's address."""
    for column in table.columns:
        if isinstance(column.type, Text | JSON) and not column.foreign_keys and column.name not in CODES:
            yield column


def a_row(table: Table, column: Column[Any]) -> dict[str, Any]:
    return {one.name: _value(one, marked=one is column) for one in table.columns if marked_or_needed(one, column)}


def marked_or_needed(one: Column[Any], column: Column[Any]) -> bool:
    return one is column or not one.nullable


def _value(column: Column[Any], *, marked: bool) -> Any:
    if isinstance(column.type, UtcDateTime):
        return START
    if isinstance(column.type, JSON):
        return {"compte": [{"courriel": WHO}]} if marked else {}
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, LargeBinary):
        return b""
    if isinstance(column.type, Text):
        return WHO if marked else ""
    return 77 if isinstance(column.type, Integer) or column.primary_key else 0


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_address_is_found_in_every_column_there_is(
    table: Table, sqlite_template: Path, tmp_path: Path, reference: ReferenceData
) -> None:
    """Whoever adds a table adds it to what a person may ask for; nothing has to be listed."""
    shutil.copy(sqlite_template, tmp_path / "iris.sqlite3")
    engine = make_engine(f"sqlite:///{tmp_path / 'iris.sqlite3'}", check_references=False)
    store = SqlStore(engine, SettableClock(), reference)
    missed = []
    for column in columns(table):
        with store.writing() as unit:
            if table is audit_details:
                unit.connection.execute(audit.insert().values(_blank(audit) | {"id": 77}))
            unit.connection.execute(table.insert().values(a_row(table, column)))
            held = unit.privacy.held_on(WHO, ADMIN)
        if table.name not in {name for tables in held.rows.values() for name in tables}:
            missed.append(column.name)
    engine.dispose()
    assert missed == []


def _blank(table: Table) -> dict[str, Any]:
    return {one.name: _value(one, marked=False) for one in table.columns if not one.nullable}


def told(store: SqlStore, clock: SettableClock, subject: str, establishment: str = "03") -> None:
    with store.writing() as unit:
        unit.audit.append(
            AuditEntry(
                actor="odile@ssss.gouv.qc.ca",
                action="modifier",
                outcome="ok",
                origin="web",
                reference="R",
                subject=subject,
                establishment=establishment,
            )
        )
        unit.commit()


def test_what_bears_only_a_like_address_is_somebody_elses(store: SqlStore) -> None:
    """R2: the folded key of the journal finds both."""
    entry = AuditEntry(actor="a", action="x", outcome="ok", origin="web", reference="R", subject="bérthe@x.example")
    with store.writing() as unit:
        unit.audit.append(entry)
        unit.commit()
        assert unit.privacy.held_on("berthe@x.example", ADMIN).count == 0
        assert unit.privacy.held_on("bérthe@x.example", ADMIN).count == 1


def test_reach_hides_what_is_elsewhere(store: SqlStore, clock: SettableClock) -> None:
    """R4."""
    told(store, clock, WHO, "03")
    told(store, clock, WHO, "16-2")
    told(store, clock, WHO, "")
    with store.reading() as unit:
        assert unit.privacy.held_on(WHO, ADMIN).count == 3
        here = unit.privacy.held_on(WHO, Reach(establishments=frozenset({"03", ""})))
        assert (here.count, here.placed, here.hidden) == (1, True, True)
        nowhere = unit.privacy.held_on(WHO, Reach(establishments=frozenset({"CHUM"})))
        assert (nowhere.count, nowhere.placed, nowhere.hidden) == (0, False, True)


def test_secrets_are_not_part_of_what_is_handed_over(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        asked = unit.confirmations.ask("accès", WHO, None, clock.now(), {"email": WHO})
        unit.commit()
        held = unit.privacy.held_on(WHO, ADMIN)
    assert held.count == 1
    assert asked.token not in str(held.rows)


# --- retention

DAYS = {"journal": 100, "history": 100, "messages": 50, "presence": 80}
KEPT = Retention(**{name: timedelta(days=days) for name, days in DAYS.items()})


def test_old_details_of_the_journal_go_and_the_chain_still_holds(store: SqlStore, clock: SettableClock) -> None:
    """R93, R94."""
    for _ in range(3):
        told(store, clock, WHO)
    Sealer(store.engine, KEY).seal()
    clock.advance(days=101)
    told(store, clock, WHO)
    assert purge(store, clock, KEPT) == {"journal": 3}
    assert purge(store, clock, KEPT) == {}
    Sealer(store.engine, KEY).seal()
    found = verify(store.engine, KEY)
    assert found.holds
    assert found.purged == 3
    with store.reading() as unit:
        assert unit.privacy.held_on(WHO, ADMIN).count == 1


def test_letters_go_once_they_are_old_and_have_nothing_to_tell(store: SqlStore, clock: SettableClock) -> None:
    target = Target(platform="web", address="b", locale="fr")
    with store.writing() as unit:
        for key in ("told", "waiting"):
            unit.letters.write(NewLetter(kind="k", key=key, target=target, payload={"email": WHO}, due_at=clock.now()))
        first = unit.letters.claim(1)[0]
        unit.letters.delivered(first, "m1")
        unit.commit()
    clock.advance(days=51)
    assert purge(store, clock, KEPT) == {"messages": 1}
    assert rows(store, METADATA.tables["letters"]) == 1


def test_whoever_holds_access_can_still_be_written_to(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        for email in (WHO, "odile@ssss.gouv.qc.ca"):
            unit.contacts.met(Person(platform="web", address=email, email=email))
            unit.preferences.choose_language(email, "en")
        unit.grants.grant(Grant(email=WHO, role=Role.READER, scope="03", granted_by="a", granted_at=clock.now()))
        unit.commit()
    clock.advance(days=81)
    assert purge(store, clock, KEPT) == {"presence": 2}
    with store.reading() as unit:
        assert unit.contacts.targets(WHO)
        assert unit.preferences.language(WHO) == "en"
        assert not unit.contacts.targets("odile@ssss.gouv.qc.ca")


def test_nothing_goes_before_its_time_or_where_it_is_kept_for_ever(store: SqlStore, clock: SettableClock) -> None:
    told(store, clock, WHO)
    clock.advance(days=99)
    assert purge(store, clock, KEPT) == {}
    clock.advance(days=9_999)
    assert purge(store, clock, Retention(journal=None, history=None, messages=None, presence=None)) == {}
