"""Letters: written once, sent at least once, updated in place; and where people were last met."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.incoming import Person
from commands.ports import DueLetter, NewLetter, Target
from storage.letters import LEASE
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock

ODILE = Target(platform="slack", address="U1", locale="fr")
EMAIL = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
OFFER = NewLetter(kind="offer", key="offer:p1:1", target=ODILE, payload={"place": "p1", "turn": 1}, due_at=START)


def write(store: SqlStore, letter: NewLetter = OFFER) -> bool:
    with store.writing() as unit:
        new = unit.letters.write(letter)
        unit.commit()
    return new


def claim(store: SqlStore) -> list[DueLetter]:
    with store.writing() as unit:
        claimed = list(unit.letters.claim(10))
        unit.commit()
    return claimed


def deliver(store: SqlStore, letter: DueLetter, message: str = "m1") -> None:
    with store.writing() as unit:
        unit.letters.delivered(letter, message)
        unit.commit()


def refresh(store: SqlStore, key: str = OFFER.key) -> None:
    with store.writing() as unit:
        unit.letters.refresh(key)
        unit.commit()


def withdraw(store: SqlStore, key: str = OFFER.key) -> None:
    with store.writing() as unit:
        unit.letters.withdraw(key)
        unit.commit()


def test_the_same_letter_is_never_written_twice(store: SqlStore) -> None:
    assert write(store)
    assert not write(store)
    assert len(claim(store)) == 1


def test_a_letter_leaves_when_it_is_due_and_once(store: SqlStore, clock: SettableClock) -> None:
    write(store, NewLetter(kind="k", key="later", target=ODILE, payload={}, due_at=START + timedelta(hours=1)))
    assert claim(store) == []
    clock.advance(hours=1)
    [letter] = claim(store)
    assert (letter.target, letter.message, letter.tries) == (ODILE, "", 1)
    deliver(store, letter)
    clock.advance(days=1)
    assert claim(store) == []


def test_what_changes_later_is_told_in_the_same_message(store: SqlStore, clock: SettableClock) -> None:
    """« Offre expirée » stands where the offer was."""
    write(store)
    deliver(store, claim(store)[0])
    refresh(store)
    [letter] = claim(store)
    assert letter.message == "m1"
    deliver(store, letter)
    clock.advance(days=1)
    assert claim(store) == []


def test_a_change_during_the_delivery_is_told_next(store: SqlStore) -> None:
    write(store)
    [letter] = claim(store)
    refresh(store)
    deliver(store, letter)
    [again] = claim(store)
    assert again.message == "m1"
    deliver(store, again)
    assert claim(store) == []


def test_a_change_before_the_first_delivery_hurries_nothing(store: SqlStore, clock: SettableClock) -> None:
    write(store, NewLetter(kind="k", key="later", target=ODILE, payload={}, due_at=START + timedelta(hours=1)))
    refresh(store, "later")
    assert claim(store) == []
    clock.advance(hours=1)
    [letter] = claim(store)
    deliver(store, letter)
    assert claim(store) == []


def test_a_letter_withdrawn_before_it_left_is_never_sent(store: SqlStore, clock: SettableClock) -> None:
    write(store)
    withdraw(store)
    clock.advance(days=1)
    assert claim(store) == []
    assert not write(store)


def test_a_letter_withdrawn_after_it_left_is_updated(store: SqlStore) -> None:
    write(store)
    deliver(store, claim(store)[0])
    withdraw(store)
    assert [letter.message for letter in claim(store)] == ["m1"]


def test_a_letter_withdrawn_on_its_way_is_updated(store: SqlStore) -> None:
    write(store)
    [letter] = claim(store)
    withdraw(store)
    deliver(store, letter)
    assert [one.message for one in claim(store)] == ["m1"]


def test_a_sender_that_died_between_sending_and_recording_sends_again(store: SqlStore, clock: SettableClock) -> None:
    """At least once: what was sent and not written down is sent by the next, once the lease has run out."""
    write(store)
    assert len(claim(store)) == 1
    assert claim(store) == []
    clock.advance(seconds=LEASE.total_seconds())
    [again] = claim(store)
    assert (again.message, again.tries) == ("", 2)


def test_two_replicas_never_claim_the_same_letter(store: SqlStore) -> None:
    for number in range(6):
        write(store, NewLetter(kind="k", key=f"l{number}", target=ODILE, payload={}, due_at=START))
    with store.writing() as unit:
        first = {one.key for one in unit.letters.claim(3)}
        unit.commit()
    second = {one.key for one in claim(store)}
    assert len(first) == len(second) == 3
    assert not first & second


def test_a_refused_letter_is_tried_later_and_then_given_up(store: SqlStore, clock: SettableClock) -> None:
    write(store)
    with store.writing() as unit:
        unit.letters.failed(unit.letters.claim(1)[0], clock.now() + timedelta(minutes=1))
        unit.commit()
    assert claim(store) == []
    clock.advance(minutes=1)
    [letter] = claim(store)
    with store.writing() as unit:
        unit.letters.failed(letter, None)
        assert unit.letters.given_up() == 1
        unit.commit()
    clock.advance(days=1)
    refresh(store)
    assert claim(store) == []


def test_a_letter_with_nothing_to_say_is_closed(store: SqlStore, clock: SettableClock) -> None:
    write(store)
    with store.writing() as unit:
        unit.letters.close(unit.letters.claim(1)[0])
        unit.commit()
    clock.advance(days=1)
    assert claim(store) == []


def meet(store: SqlStore, platform: str, address: str, email: str = EMAIL, locale: str = "fr") -> None:
    with store.writing() as unit:
        unit.contacts.met(Person(platform=platform, address=address, email=email, locale=locale))
        unit.commit()


def targets(store: SqlStore, email: str = EMAIL) -> list[str]:
    with store.reading() as unit:
        return [f"{one.platform}:{one.address}:{one.locale}" for one in unit.contacts.targets(email)]


def test_people_are_written_to_where_they_were_last_met(store: SqlStore, clock: SettableClock) -> None:
    meet(store, "slack", "U1")
    clock.advance(minutes=1)
    meet(store, "web", "odile")
    assert targets(store) == ["web:odile:fr", "slack:U1:fr"]
    clock.advance(minutes=1)
    meet(store, "slack", "U1")
    assert targets(store, EMAIL.upper()) == ["slack:U1:fr", "web:odile:fr"]


def test_people_are_written_to_in_the_language_they_chose(store: SqlStore) -> None:
    meet(store, "slack", "U1", locale="fr")
    with store.writing() as unit:
        unit.preferences.choose_language(EMAIL, "en")
        unit.commit()
    assert targets(store) == ["slack:U1:en"]


def test_an_address_that_changed_hands_is_its_new_holders(store: SqlStore) -> None:
    meet(store, "slack", "U1")
    meet(store, "slack", "U1", email="marcel.second.ciussscn@ssss.gouv.qc.ca")
    assert targets(store) == []


@pytest.mark.parametrize("email", ["", "nils.personne.ciussscn@ssss.gouv.qc.ca"])
def test_a_stranger_is_met_nowhere(email: str, store: SqlStore) -> None:
    """R2: nobody vouches for them."""
    meet(store, "slack", "U9", email="")
    assert targets(store, email) == []


def test_a_letter_of_a_thread_waits_for_the_one_that_begins_it(store: SqlStore, clock: SettableClock) -> None:
    """R61: what happens to a request is told below it, wherever that was posted."""
    with store.writing() as unit:
        target = Target(platform="web", address="channel", locale="fr")
        for key, within in (("first", ""), ("second", "first"), ("stray", "lost"), ("lost", "")):
            new = NewLetter(kind="k", key=key, target=target, payload={"about": key}, due_at=clock.now(), within=within)
            unit.letters.write(new)
        unit.letters.withdraw("lost")
        unit.commit()
    with store.writing() as unit:
        claimed = {one.key: one for one in unit.letters.claim(9)}
        assert claimed.keys() == {"first", "stray"}
        assert claimed["stray"].stray
        unit.letters.delivered(claimed["first"], "m1", "channel/m1")
        unit.commit()
    with store.writing() as unit:
        (second,) = unit.letters.claim(9)
        assert (second.key, second.target.address, second.stray) == ("second", "channel/m1", False)
        assert unit.letters.in_thread("web", "channel/m1") == ("k", {"about": "first"})
        assert unit.letters.in_thread("slack", "channel/m1") is None
        assert unit.letters.in_thread("web", "") is None
