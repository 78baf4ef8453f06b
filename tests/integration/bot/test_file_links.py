"""Files that are offered first: made when they are taken, by whom they were offered to, or through a link (R3, R63)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import pytest
from starlette.applications import Starlette

from bot.desk import CommandDesk
from bot.files.clerk import Clerk
from bot.files.links import PATH, FileLinks, file_route
from bot.files.makers import MAKERS
from bot.files.offers import Offers
from bot.front import FileOffer
from commands.domain.audit_actions import AuditAction
from commands.domain.people import EVERYWHERE, Role
from commands.incoming import Incoming, Person, TextInput
from commands.ports import AuditQuery
from tests.support.desk import COLLEAGUE, MANAGER, Desk
from tests.support.samples import licensed
from tests.support.slack import served

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
SECRET = b"a-key-of-more-than-thirty-two-characters"
PUBLIC = "https://iris.example.org"


def person(email: str = MANAGER) -> Person:
    return Person(platform="teams", address="29:a", email=email)


@dataclass
class Counter:
    """Where files are asked for and taken: the desk, real files, and the house's HTTP face on loopback."""

    house: Desk
    desk: CommandDesk
    base: str
    links: FileLinks

    def ask(self, text: str, email: str = MANAGER) -> FileOffer | None:
        """The offer that goes with the answer."""

        async def run() -> FileOffer | None:
            incoming = Incoming(
                person=person(email),
                conversation="c",
                private=True,
                key=f"teams:{text}",
                at=self.house.clock.now(),
                input=TextInput(text),
                reference="K7M2Q4XA",
            )
            answer = await self.desk.answer(incoming)
            return await answer.offer() if answer.offer else None

        return asyncio.run(run())

    def take(self, offer: FileOffer, email: str = MANAGER) -> bytes | None:
        async def run() -> bytes | None:
            made = await self.desk.take(person(email), offer.id)
            if made is None:
                return None
            try:
                return made.path.read_bytes()
            finally:
                made.path.unlink()

        return asyncio.run(run())

    def follow(self, offer: FileOffer, method: str = "GET") -> httpx.Response:
        return httpx.request(method, offer.url.replace(PUBLIC, self.base), trust_env=False)

    def exports(self) -> list[str]:
        with self.house.store.reading() as unit:
            rows = unit.audit.search(AuditQuery(limit=50), EVERYWHERE)
        return [row.entry.actor for row in rows if row.entry.action == AuditAction.FILE_EXPORTED.value]


@pytest.fixture
def counter(small_house: Desk) -> Iterator[Counter]:
    house = small_house
    house.known(licensed(EMAIL), establishment="03", installation="03-001")
    clerk = Clerk(house.store, house.clock, house.house, MAKERS)
    links = FileLinks(house.clock, PUBLIC, [SECRET])

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await clerk.close()

    with ThreadPoolExecutor(2) as pool:
        offers = Offers(house.store, house.clock, pool, clerk, links)
        desk = CommandDesk(house.dispatcher, house.store, house.house, house.clock, pool, offers=offers)
        with served(Starlette(routes=[file_route(links, offers.take)], lifespan=lifespan)) as base:
            yield Counter(house, desk, base, links)


def offered(counter: Counter) -> FileOffer:
    offer = counter.ask("exporter format=csv")
    assert offer is not None
    return offer


def test_a_file_is_made_when_it_is_taken_and_told_in_the_journal(counter: Counter) -> None:
    """R63: nothing leaves with the offer; each file that does leaves a row."""
    offer = offered(counter)
    assert offer.name.endswith(".csv")
    assert counter.exports() == []
    taken = counter.take(offer)
    assert taken is not None
    assert EMAIL in taken.decode("utf-8-sig")
    assert counter.exports() == [MANAGER]


def test_an_offer_is_for_whom_it_was_made_alone(counter: Counter) -> None:
    """R3: its id proves nothing, even in the hands of somebody with the same rights."""
    counter.house.grant(COLLEAGUE, "03")
    offer = offered(counter)
    assert counter.take(offer, COLLEAGUE) is None
    assert counter.take(offer, MANAGER.upper()) is not None


def test_what_one_may_no_longer_read_is_not_taken(counter: Counter) -> None:
    """R3: rights as they are when the file is made."""
    offer = offered(counter)
    with counter.house.store.writing() as unit:
        unit.grants.revoke(MANAGER, Role.MANAGER, "03")
        unit.commit()
    assert counter.take(offer) is None
    assert counter.follow(offer).status_code == 404
    assert counter.exports() == []


def test_a_link_gives_the_file_for_a_quarter_of_an_hour(counter: Counter) -> None:
    offer = offered(counter)
    answer = counter.follow(offer)
    assert answer.status_code == 200
    assert EMAIL in answer.content.decode("utf-8-sig")
    assert answer.headers["content-disposition"] == f'attachment; filename="{offer.name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert counter.exports() == [MANAGER]
    counter.house.clock.advance(minutes=15, seconds=1)
    late = counter.follow(offer)
    assert late.status_code == 404
    assert "plus valide" in late.text
    assert "no longer valid" in late.text


def test_an_offer_is_taken_within_a_day(counter: Counter) -> None:
    offer = offered(counter)
    counter.house.clock.advance(hours=23)
    assert counter.take(offer) is not None
    counter.house.clock.advance(hours=2)
    assert counter.take(offer) is None


def test_a_link_names_nobody_and_cannot_be_made_up(counter: Counter) -> None:
    """The token holds a random id alone."""
    offer = offered(counter)
    token = offer.url.rpartition("/")[2]
    assert counter.links.opened(token) == offer.id
    given, _, signature = token.partition(".")
    for forged in (offer.id, given, f"{given}.{signature[:-2]}AA", f"A{token}", f"{given}.", ".", "é.é", "x" * 5_000):
        assert httpx.get(f"{counter.base}{PATH}/{forged}", trust_env=False).status_code == 404
    other = FileLinks(counter.house.clock, PUBLIC, [b"another-key-of-more-than-thirty-two-characters"])
    assert counter.links.opened(other.url(offer.id).rpartition("/")[2]) is None
    assert counter.exports() == []


def test_a_key_that_was_replaced_still_opens_its_links(counter: Counter) -> None:
    renewed = FileLinks(counter.house.clock, PUBLIC, [b"a-newer-key-of-more-than-thirty-two-chars", SECRET])
    offer = offered(counter)
    assert renewed.opened(offer.url.rpartition("/")[2]) == offer.id


def test_one_who_only_looks_whether_a_link_is_sound_has_nothing_made(counter: Counter) -> None:
    """Scanners of messages do."""
    assert counter.follow(offered(counter), "HEAD").status_code == 200
    assert counter.exports() == []


def test_without_a_public_address_there_are_no_links(counter: Counter) -> None:
    assert FileLinks(counter.house.clock, "", [SECRET]).url("abc") == ""


def test_offers_past_their_time_go_as_others_are_made(counter: Counter) -> None:
    """R94."""
    first = offered(counter)
    counter.house.clock.advance(days=2)
    second = offered(counter)
    with counter.house.store.reading() as unit:
        assert unit.file_orders.get(first.id) is None
        assert unit.file_orders.get(second.id) is not None
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM file_orders").scalar() == 1  # type: ignore[attr-defined]  # SQL's unit has its connection
