"""The schema goes up, down and up again on both databases, and is what the tables say."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.engine import URL

from storage import schema
from storage.directory import search_schema
from storage.engine import make_engine, reading, writing
from storage.migrate import MIGRATIONS, configuration, downgrade, upgrade
from storage.migrations.comparison import is_ours
from storage.tables import METADATA

REVISIONS = sorted(ScriptDirectory(str(MIGRATIONS)).walk_revisions(), key=lambda one: one.revision)


@pytest.fixture
def empty_engine(empty_database_url: URL) -> Iterator[Engine]:
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def _tables(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(inspect(connection).get_table_names())


def _search_is_sound(engine: Engine) -> bool:
    with writing(engine) as connection:
        return search_schema.sound(connection)


def _search_index(engine: Engine) -> str:
    with reading(engine) as connection:
        found: str = connection.exec_driver_sql(f"SELECT pg_get_indexdef('{search_schema.INDEX}'::regclass)").scalar_one()
        return found


def test_up_down_and_up_again_leaves_the_schema_of_the_tables(empty_database_url: URL, empty_engine: Engine) -> None:
    assert upgrade(empty_database_url)
    assert set(METADATA.tables) <= _tables(empty_engine)
    assert downgrade(empty_database_url, "base")
    assert _tables(empty_engine) <= {"alembic_version"}
    assert upgrade(empty_database_url)
    with reading(empty_engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize("revision", [one.revision for one in REVISIONS])
def test_search_works_after_every_revision(revision: str, empty_database_url: URL, empty_engine: Engine) -> None:
    """Altering a table on SQLite loses the triggers that feed the search (architecture: Migrations)."""
    upgrade(empty_database_url, revision)
    assert _search_is_sound(empty_engine)


def test_a_step_back_leaves_the_search_that_the_code_of_then_asks(empty_database_url: URL, empty_engine: Engine) -> None:
    """0008: PostgreSQL's index took each establishment by itself before."""
    upgrade(empty_database_url)
    assert downgrade(empty_database_url, "0007")
    assert _search_is_sound(empty_engine)
    if empty_engine.dialect.name == "postgresql":
        assert "(establishment, search_text " in _search_index(empty_engine)
    assert upgrade(empty_database_url)
    assert _search_is_sound(empty_engine)
    if empty_engine.dialect.name == "postgresql":
        assert "(ARRAY[establishment]), search_text " in _search_index(empty_engine)


def test_a_second_upgrade_changes_nothing(empty_database_url: URL) -> None:
    assert upgrade(empty_database_url)
    assert not upgrade(empty_database_url)


def test_two_migrators_at_once_migrate_once(empty_database_url: URL, empty_engine: Engine) -> None:
    migrated: list[bool] = []
    threads = [threading.Thread(target=lambda: migrated.append(upgrade(empty_database_url))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(migrated) == [False, True]
    assert schema.is_current(empty_engine)


def test_readiness_tells_a_database_never_migrated_from_a_current_one(empty_database_url: URL, empty_engine: Engine) -> None:
    assert schema.current(empty_engine) is None
    assert not schema.accepts(empty_engine)
    upgrade(empty_database_url)
    assert schema.is_current(empty_engine)
    assert schema.accepts(empty_engine)


def test_the_schema_that_the_code_wants_is_the_newest_revision() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        script = ScriptDirectory.from_config(configuration(connection))
    engine.dispose()
    head = script.get_revision(schema.HEAD)
    assert script.get_current_head() == schema.HEAD
    before = {head.down_revision} if head.down_revision else set()
    assert {schema.HEAD, *before} == schema.ACCEPTED
