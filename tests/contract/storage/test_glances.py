"""Brief readings of a thread that makes many: as fresh, as closed and as harmless as any other."""

from __future__ import annotations

import threading
import time

import pytest

from commands.ports import OurFields
from storage.engine import LOCK_SECONDS
from storage.unit import SqlStore

WHO = "achille.talon.ciussscn@ssss.gouv.qc.ca"


def choose(store: SqlStore, locale: str) -> None:
    with store.writing() as unit:
        unit.preferences.choose_language(WHO, locale)
        unit.commit()


def seen(store: SqlStore) -> str:
    with store.glance() as unit:
        return unit.preferences.language(WHO)


def test_each_glance_sees_what_was_written_before_it(store: SqlStore) -> None:
    """R3: what is read at each event is never an earlier one's."""
    for locale in ("fr", "en", "fr"):
        choose(store, locale)
        assert seen(store) == locale


def test_a_glance_does_not_wait_for_a_writer(store: SqlStore) -> None:
    with store.writing() as writer:
        writer.preferences.choose_language(WHO, "en")
        began = time.monotonic()
        assert seen(store) == ""
        assert time.monotonic() - began < LOCK_SECONDS


def test_a_glance_within_another_reads_as_well(store: SqlStore) -> None:
    with store.glance() as outer:
        assert outer.preferences.language(WHO) == ""
        choose(store, "en")
        with store.glance() as inner:
            assert inner.preferences.language(WHO) == "en"


def test_what_fails_in_a_glance_does_not_spoil_the_next(store: SqlStore) -> None:
    def fail() -> None:
        with store.glance() as unit:
            unit.directory.change(0, OurFields())

    with pytest.raises(RuntimeError):
        fail()
    choose(store, "en")
    assert seen(store) == "en"


def test_every_thread_has_a_glance_of_its_own(store: SqlStore) -> None:
    found: list[str] = []
    with store.glance() as unit:
        assert unit.preferences.language(WHO) == ""
        choose(store, "en")
        other = threading.Thread(target=lambda: found.append(seen(store)))
        other.start()
        other.join()
    assert found == ["en"]
