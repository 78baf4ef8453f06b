"""Letters delivered on a real store: at least once, with what is so as they leave, updated in place (R53)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from bot.acquaintances import Acquaintances
from bot.front import UndeliverableError
from bot.i18n import Translator
from bot.letters import LetterCarrier
from commands.domain.accounts import Pool
from commands.domain.channels import NewChannel, Usage
from commands.domain.people import Role
from commands.domain.waiting import Turn
from commands.incoming import Person
from commands.views.nodes import View
from commands.waiting_list import end_turn, offer_freed
from storage.letters import LEASE
from tests.support.desk import MANAGER, Desk
from tests.support.example_places import wanted
from tests.support.post import Post

EMAIL = "anna.premiere.ciussscn@ssss.gouv.qc.ca"
PLACE = wanted(EMAIL)


@dataclass
class Line:
    """A house in which one person waits, met on the web page, and what carries letters to it."""

    house: Desk
    post: Post
    carrier: LetterCarrier
    pool: ThreadPoolExecutor

    def offer(self) -> None:
        with self.house.store.writing() as unit:
            unit.waiting.join(PLACE)
            assert offer_freed(unit, self.house.house, "03", Pool.LICENCE, self.house.clock.now()) == 1
            unit.commit()

    def meet(self, platform: str = "web", address: str = "odile", locale: str = "fr") -> None:
        person = Person(platform=platform, address=address, email=MANAGER, locale=locale)
        Acquaintances(self.house.store, self.house.clock, self.pool).meet(person)
        self.pool.submit(lambda: None).result()

    def accept(self) -> None:
        """As a handler does, without the write."""
        with self.house.store.writing() as unit:
            (place,) = unit.waiting.line("03")
            assert unit.waiting.answer(place, Turn.ACCEPTED, MANAGER)
            end_turn(unit, place)
            unit.commit()

    def deliver(self) -> int:
        return asyncio.run(self.carrier.deliver_due())


@pytest.fixture
def line(small_house: Desk) -> Iterator[Line]:
    small_house.allocate("03", 1)
    post = Post()
    with ThreadPoolExecutor(1) as pool:
        made = LetterCarrier(
            small_house.store,
            small_house.clock,
            {"web": post},
            small_house.house,
            pool,
            speak=lambda locale: Translator(locale, strict=True),
        )
        yield Line(small_house, post, made, pool)


def test_an_offer_is_told_and_its_message_says_what_became_of_it(line: Line) -> None:
    line.meet()
    line.offer()
    assert line.deliver() == 1
    (message,) = line.post.messages.values()
    assert message.startswith("odile: ")
    assert "[Accepter]" in message
    assert line.deliver() == 0
    line.accept()
    assert line.deliver() == 1
    (message,) = line.post.messages.values()
    assert "acceptée" in message
    assert "[Accepter]" not in message


def test_what_happens_to_a_request_stands_below_its_card_wherever_that_was_posted(line: Line) -> None:
    """R61: also where the platform refused the card at first; whoever asked is told in their own conversation."""
    agent = "cecile.cct@chudequebec.ca"
    line.house.grant(agent, "CHUQ", Role.CCT)
    new = NewChannel(
        platform="web", address="C1", usage=Usage.SUPPORT, cct="CHUQ", establishments=("03",), locale="fr", registered_by=agent
    )
    with line.house.store.writing() as unit:
        unit.channels.register(new)
        unit.commit()
    line.post.refusals.append(UndeliverableError(after=30))
    line.house.type("demander un compte pour anna.premiere.ciussscn@ssss.gouv.qc.ca")
    with line.house.store.reading() as unit:
        (request,) = unit.requests.open(None)
    refusal = f"v1.demandes.demande={request.public_id}&geste=refuser&nonce=n1"
    assert line.deliver() == 1
    line.house.submit(refusal, {"texte": "Elle en a un."}, agent)
    assert line.deliver() == 1, "to whoever asked alone: there is no thread yet"
    line.house.clock.advance(minutes=1)
    assert [line.deliver(), line.deliver()] == [1, 1]
    card, below = (one for one in line.post.messages.values() if not one.startswith(f"{MANAGER}: "))
    assert card.startswith("C1: ")
    assert "Refusée par" in card
    assert below.startswith("C1/m")
    assert "Elle en a un." in below


def test_a_letter_says_what_is_so_as_it_leaves(line: Line) -> None:
    """Accepted, from the list, before the letter left: nobody is told of an offer that is none any more."""
    line.meet()
    line.offer()
    line.accept()
    assert line.deliver() == 0
    assert line.post.messages == {}


def test_a_carrier_that_died_after_sending_sends_again_what_is_so(line: Line) -> None:
    """At least once: between the platform's yes and our writing it down there is no certainty."""
    line.meet()
    line.offer()
    with line.house.store.writing() as unit:
        assert len(unit.letters.claim(1)) == 1
        unit.commit()
    assert line.deliver() == 0
    line.house.clock.advance(seconds=LEASE.total_seconds())
    line.accept()
    assert line.deliver() == 1
    (message,) = line.post.messages.values()
    assert "acceptée" in message


def test_a_platform_that_lets_one_look_is_never_sent_a_second(line: Line) -> None:
    """R71: killed between the platform's yes and our writing it down."""
    line.meet()
    line.offer()
    line.post.looks = True
    with line.house.store.writing() as unit:
        (letter,) = unit.letters.claim(1)
        unit.commit()
    reference = line.carrier._about(letter)["reference"]
    asyncio.run(line.post.post("odile", View("offre"), locale="fr", reference=reference))
    line.house.clock.advance(seconds=LEASE.total_seconds())
    assert line.deliver() == 1
    (message,) = line.post.messages.values()
    assert "[Accepter]" in message


def test_people_are_written_to_where_they_are_and_in_their_language(line: Line) -> None:
    line.meet("slack", "U1")
    line.house.clock.advance(minutes=1)
    line.meet("web", "odile", "en")
    line.offer()
    line.deliver()
    (message,) = line.post.messages.values()
    assert "[Accept]" in message


def test_one_who_lost_their_rights_is_written_nothing(line: Line) -> None:
    """R3, R4."""
    line.meet()
    line.offer()
    with line.house.store.writing() as unit:
        unit.grants.revoke(MANAGER, Role.MANAGER, "03")
        unit.commit()
    assert line.deliver() == 1
    assert line.post.messages == {}
    line.house.clock.advance(days=1)
    assert line.deliver() == 0


def test_one_who_was_never_met_is_written_nothing(line: Line) -> None:
    line.offer()
    assert line.deliver() == 0


def test_meeting_the_same_person_again_costs_no_write(line: Line) -> None:
    """Off the hot path: only what is new or changed is written."""
    acquaintances = Acquaintances(line.house.store, line.house.clock, line.pool)
    odile = Person(platform="web", address="odile", email=MANAGER)
    acquaintances.meet(odile)
    line.pool.submit(lambda: None).result()
    with line.house.store.writing() as unit:
        unit.contacts.met(Person(platform="web", address="odile", email="autre.personne@ssss.gouv.qc.ca"))
        unit.commit()
    acquaintances.meet(odile)
    line.pool.submit(lambda: None).result()
    with line.house.store.reading() as unit:
        assert unit.contacts.targets(MANAGER) == []
    line.house.clock.advance(days=1)
    acquaintances.meet(odile)
    line.pool.submit(lambda: None).result()
    with line.house.store.reading() as unit:
        assert [one.address for one in unit.contacts.targets(MANAGER)] == ["odile"]
