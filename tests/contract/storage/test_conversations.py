"""Conversations that the bot may write to: kept once a person and kind, unreadable without the key (R94)."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.engine import URL

from commands.domain.errors import ConfigurationError
from storage import conversations as module
from storage.backup import backup, restore
from storage.conversations import SqlConversations
from storage.engine import make_engine, reading, writing
from storage.tables.conversations import conversations
from tests.support.clock import START, SettableClock

KEY, OLDER = (hashlib.sha256(one).digest() for one in (b"present", b"before"))
ODILE, PAUL = "29:1odile", "29:1paul"
CHAT, CHANNEL = "a:1odile-and-the-bot", "19:general@thread.tacv2"
SAID = {
    "service_url": "https://smba.example/ca/",
    "conversation": CHAT,
    "bot": "28:iris-of-the-tests",
    "tenant": "tenant-of-the-tests",  # long: three letters are found in what is sealed by chance
    "kind": "personal",
}


@pytest.fixture
def kept(engine: Engine, clock: SettableClock) -> SqlConversations:
    return SqlConversations(engine, clock, [KEY])


def sealed(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.scalars(select(conversations.c.sealed).order_by(conversations.c.address)))


def test_what_was_last_heard_is_what_is_found(kept: SqlConversations, engine: Engine, clock: SettableClock) -> None:
    """Teams moves people between service addresses: the last one counts."""
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    clock.advance(hours=1)
    moved = SAID | {"service_url": "https://smba.example/emea/"}
    kept.keep("teams", ODILE, "personal", CHAT, moved)
    assert kept.find("teams", ODILE, "personal") == moved
    assert kept.find("teams", ODILE, "shared") is None
    assert kept.find("slack", ODILE, "personal") is None
    with reading(engine) as connection:
        (seen_at,) = connection.scalars(select(conversations.c.seen_at))
    assert (seen_at - START).total_seconds() == 3600


def test_a_person_may_be_forgotten_and_so_may_a_conversation(kept: SqlConversations) -> None:
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    for person in (ODILE, PAUL):
        kept.keep("teams", person, "shared", CHANNEL, SAID)
    assert kept.forget("teams", ODILE, "personal")
    assert not kept.forget("teams", ODILE, "personal")
    assert kept.forget_conversation("teams", CHAT) == 0
    assert kept.forget_conversation("teams", CHANNEL) == 2
    assert kept.find("teams", PAUL, "shared") is None


def test_nothing_of_it_can_be_read_in_the_database(kept: SqlConversations, engine: Engine) -> None:
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    with reading(engine) as connection:
        row = str(connection.execute(select(conversations)).one())
    assert not [value for value in SAID.values() if value != "personal" and value in row]


def test_both_keys_open_while_a_rotation_lasts_and_the_new_one_alone_afterwards(
    engine: Engine, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ROWS", 2)
    people = [f"29:{number}" for number in range(5)]
    for person in people:
        SqlConversations(engine, clock, [OLDER]).keep("teams", person, "personal", CHAT, SAID)
    turning = SqlConversations(engine, clock, [KEY, OLDER])
    assert turning.find("teams", people[0], "personal") == SAID
    turning.keep("teams", people[0], "personal", CHAT, SAID)
    assert turning.renew() == 4
    assert turning.renew() == 0
    alone = SqlConversations(engine, clock, [KEY])
    assert [alone.find("teams", person, "personal") for person in people] == [SAID] * 5


def test_what_a_lost_key_sealed_is_unknown_and_told_without_names(
    kept: SqlConversations, engine: Engine, clock: SettableClock, caplog: pytest.LogCaptureFixture
) -> None:
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    other = SqlConversations(engine, clock, [OLDER])
    with caplog.at_level(logging.DEBUG):
        assert other.find("teams", ODILE, "personal") is None
        assert other.renew() == 0
    assert caplog.records
    assert ODILE not in caplog.text


def test_contents_moved_to_another_row_open_nothing(kept: SqlConversations, engine: Engine) -> None:
    """Who can write to the database cannot send one person's messages to another."""
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    kept.keep("teams", PAUL, "personal", "a:1paul", SAID | {"conversation": "a:1paul"})
    _, of_paul = sealed(engine)
    with writing(engine) as connection:
        connection.execute(update(conversations).where(conversations.c.address == ODILE).values(sealed=of_paul))
        connection.commit()
    assert kept.find("teams", ODILE, "personal") is None


def test_a_backup_brings_them_back(
    kept: SqlConversations, engine: Engine, clock: SettableClock, empty_database_url: URL, tmp_path: Path
) -> None:
    kept.keep("teams", ODILE, "personal", CHAT, SAID)
    backup(engine, tmp_path / "backup.jsonl.gz")
    restore(empty_database_url, tmp_path / "backup.jsonl.gz")
    copy = make_engine(empty_database_url)
    assert SqlConversations(copy, clock, [KEY]).find("teams", ODILE, "personal") == SAID
    copy.dispose()


@pytest.mark.parametrize("keys", [[], [b"short"]])
def test_a_key_that_is_none_is_refused(engine: Engine, clock: SettableClock, keys: list[bytes]) -> None:
    with pytest.raises(ConfigurationError):
        SqlConversations(engine, clock, keys)
