"""How long the Bot Framework's keys are believed, and how often they are asked for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.teams.keys import LARGEST, Keys, SigningKey
from commands.domain.errors import ConfigurationError
from tests.support.clock import SettableClock
from tests.support.teams_keys import Signer, TeamsKeys, rsa_key, teams_keys


@pytest.fixture(scope="module")
def served() -> Iterator[TeamsKeys]:
    with teams_keys() as keys:
        yield keys


@pytest.fixture
def published(served: TeamsKeys) -> TeamsKeys:
    served.reset()
    return served


@asynccontextmanager
async def reader(published: TeamsKeys, clock: SettableClock) -> AsyncIterator[Keys]:
    keys = Keys(published.url, clock)
    try:
        yield keys
    finally:
        await keys.close()


async def found(keys: Keys, signer: Signer) -> SigningKey:
    key = await keys.find(signer.kid)
    assert key is not None
    return key


async def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.005)


def acted(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


def test_many_who_ask_at_once_share_one_reading(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        published.latency = 0.05
        async with reader(published, clock) as keys:
            answers = await asyncio.gather(*(keys.find(published.signer.kid) for _ in range(50)))
        assert all(answer is answers[0] for answer in answers)
        assert answers[0] is not None
        assert answers[0].endorsements == {"msteams", "webchat"}
        assert published.fetches == 1

    acted(story())


def test_keys_are_kept_for_most_of_a_day(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            first = await found(keys, published.signer)
            clock.advance(hours=22, minutes=59)
            assert await keys.find(first.id) is first
        assert published.fetches == 1

    acted(story())


def test_toward_the_end_of_the_day_they_are_read_again_and_nobody_waits(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            first = await found(keys, published.signer)
            published.add()
            published.latency = 0.2
            clock.advance(hours=23)
            assert await keys.find(first.id) is first
            assert published.fetches == 1, "answered before the documents were read"
            await until(lambda: published.fetches == 2)
            await found(keys, published.signer)
            assert published.fetches == 2

    acted(story())


def test_after_a_day_a_withdrawn_key_vouches_no_more(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            old = published.signer
            await found(keys, old)
            published.rotate()
            published.latency = 0.05
            clock.advance(hours=24)
            answers = await asyncio.gather(*(keys.find(old.kid) for _ in range(5)))
            assert answers == [None] * 5
            await found(keys, published.signer)
            assert published.fetches == 2

    acted(story())


def test_an_unknown_key_has_them_read_again_once(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            await found(keys, published.signer)
            clock.advance(minutes=1)
            fresh = published.add()
            answers = await asyncio.gather(*(keys.find(fresh.kid) for _ in range(20)))
            assert all(answers)
            assert published.fetches == 2

    acted(story())


def test_unknown_keys_have_them_read_once_a_minute_at_most(published: TeamsKeys, clock: SettableClock) -> None:
    """Whoever invents key ids makes us ask Microsoft no more than that, and delays nobody whose key is known."""

    async def story() -> None:
        async with reader(published, clock) as keys:
            known = await found(keys, published.signer)
            for second in range(180):
                assert await keys.find(f"invented-{second}") is None
                assert await keys.find(known.id) is not None
                clock.advance(seconds=1)
        assert published.fetches == 3, "at 0, 60 and 120 seconds"

    acted(story())


def test_a_failed_reading_leaves_the_old_keys_and_is_tried_each_minute(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            first = await found(keys, published.signer)
            published.failing = True
            clock.advance(days=3)
            asked = published.documents
            for _ in range(120):
                assert await keys.find(first.id) is first
                clock.advance(seconds=1)
            await until(lambda: published.documents == asked + 2)
            published.failing = False
            published.rotate()
            clock.advance(minutes=1)
            async with asyncio.timeout(30):
                while await keys.find(published.signer.kid) is None:  # noqa: ASYNC110 - the reading that failed may still be ending
                    await asyncio.sleep(0.005)
            assert published.fetches == 2
            assert await keys.find(first.id) is None

    acted(story())


def test_without_any_key_nobody_is_known_and_microsoft_is_asked_once_a_minute(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        published.failing = True
        async with reader(published, clock) as keys:
            for _ in range(59):
                assert await keys.find(published.signer.kid) is None
                clock.advance(seconds=1)
            assert published.documents == 1
            published.failing = False
            clock.advance(seconds=1)
            await found(keys, published.signer)

    acted(story())


def test_a_clock_set_back_stops_nothing(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            await found(keys, published.signer)
            clock.advance(hours=-2)
            added = published.add()
            assert (await found(keys, added)).id == added.kid

    acted(story())


WRONG_DOCUMENTS: dict[str, dict[str, Any]] = {
    "no jwks_uri": {"jwks_uri": ...},
    "a null jwks_uri": {"jwks_uri": None},
    "a jwks_uri without https": {"jwks_uri": "http://keys.example/keys"},
    "a jwks_uri of a file": {"jwks_uri": "file:///etc/passwd"},
    "a jwks_uri that only begins like this machine": {"jwks_uri": "http://127.0.0.1.keys.example/"},
    "a jwks_uri with a user": {"jwks_uri": "http://127.0.0.1@keys.example/"},
    "a jwks_uri that is no address": {"jwks_uri": "https://[::1/"},
    "a jwks_uri of a port that is none": {"jwks_uri": "https://keys.example:port/"},
}


@pytest.mark.parametrize("case", WRONG_DOCUMENTS)
def test_a_document_that_leads_astray_is_not_followed(published: TeamsKeys, clock: SettableClock, case: str) -> None:
    async def story() -> None:
        published.document_changes |= WRONG_DOCUMENTS[case]
        async with reader(published, clock) as keys:
            assert await keys.find(published.signer.kid) is None
        assert published.fetches == 0

    acted(story())


WRONG_SETS: dict[str, Response] = {
    "not found": Response(status_code=404),
    "a redirection": RedirectResponse("https://keys.example/keys"),
    "not JSON": Response("<html>"),
    "a list": JSONResponse([]),
    "no keys": JSONResponse({"keys": []}),
    "keys that are none": JSONResponse({"keys": [1, None, {}, {"kid": 1}, {"kty": "RSA", "kid": "a", "n": "AQAB", "e": "?"}]}),
    "an elliptic key": JSONResponse({"keys": [{"kty": "EC", "kid": "a", "n": "AQAB", "e": "AQAB"}]}),
    "nested too deeply": Response("[" * 100_000),
    "too large": Response(b" " * (LARGEST + 1)),
}


@pytest.mark.parametrize("case", WRONG_SETS)
def test_a_key_set_of_another_shape_replaces_nothing(published: TeamsKeys, clock: SettableClock, case: str) -> None:
    async def story() -> None:
        async with reader(published, clock) as keys:
            first = await found(keys, published.signer)
            published.raw = WRONG_SETS[case]
            clock.advance(hours=24)
            assert await keys.find(first.id) is first
        assert published.fetches == 2

    acted(story())


def test_a_key_of_another_shape_spoils_no_other(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        odd = [Signer(rsa_key(50), changes=changes) for changes in ({"n": 5}, {"kty": "EC"}, {"use": "enc"}, {"e": ""})]
        short = Signer(rsa_key(98, 1_024))
        published.signers[:0] = [*odd, short]
        async with reader(published, clock) as keys:
            await found(keys, published.signer)
            for signer in (odd[0], short):
                assert await keys.find(signer.kid) is None

    acted(story())


def test_closing_ends_a_reading_under_way(published: TeamsKeys, clock: SettableClock) -> None:
    async def story() -> None:
        published.latency = 0.3
        async with reader(published, clock) as keys:
            waiting = asyncio.create_task(keys.find(published.signer.kid))
            await until(lambda: published.fetches == 1)
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert asyncio.all_tasks() == {asyncio.current_task()}

    acted(story())


@pytest.mark.parametrize("url", ["", "http://keys.example/", "ftp://127.0.0.1/", "https://", "keys.example", "http://10.0.0.1/"])
def test_the_document_must_be_at_a_guarded_address(clock: SettableClock, url: str) -> None:
    with pytest.raises(ConfigurationError):
        Keys(url, clock)
