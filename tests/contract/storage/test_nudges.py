"""Accounts that Zoom's events name: each once, kept until it was read again, whichever replica heard of it (R92)."""

from __future__ import annotations

from datetime import timedelta

from commands.ports import Nudge
from storage.unit import SqlStore
from tests.support.clock import START


def nudge(zoom_id: str = "z1", email: str = "", operator: str = "", after: int = 0) -> Nudge:
    return Nudge(zoom_id=zoom_id, email=email, operator=operator, event_at=START + timedelta(seconds=after))


def heard(store: SqlStore, *nudges: Nudge) -> list[Nudge]:
    with store.writing() as unit:
        for one in nudges:
            unit.nudges.add(one)
        unit.commit()
    with store.reading() as unit:
        return list(unit.nudges.oldest(10))


def test_an_account_waits_once_however_many_events_name_it(store: SqlStore) -> None:
    waiting = heard(store, nudge(operator="admin@ssss.gouv.qc.ca"), nudge(after=9), nudge(after=1), nudge("z2", after=20))
    assert [one.zoom_id for one in waiting] == ["z1", "z2"]
    assert waiting[0].event_at == START + timedelta(seconds=9)
    assert waiting[0].operator == "admin@ssss.gouv.qc.ca"


def test_somebody_without_an_id_is_known_by_address(store: SqlStore) -> None:
    waiting = heard(store, nudge("", "A.B@ssss.gouv.qc.ca"), nudge("", "a.b@ssss.gouv.qc.ca", after=1))
    assert len(waiting) == 1


def test_an_event_that_comes_while_its_account_is_read_is_not_lost(store: SqlStore) -> None:
    (taken,) = heard(store, nudge())
    heard(store, nudge(after=5))
    with store.writing() as unit:
        unit.nudges.done(taken)
        unit.commit()
    with store.reading() as unit:
        assert [one.event_at for one in unit.nudges.oldest(10)] == [START + timedelta(seconds=5)]


def test_an_account_that_was_read_waits_no_longer(store: SqlStore) -> None:
    (taken,) = heard(store, nudge())
    with store.writing() as unit:
        unit.nudges.done(taken)
        unit.commit()
    assert heard(store) == []
