"""Three replicas with wrong clocks on PostgreSQL, killed in the middle of digests: none lost, nor doubled where one may look
(R71)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from sqlalchemy.engine import URL

from tests.support.postgres import Server
from tests.support.replicas import Blind, Story
from tests.support.slack import SlackApi, slack_api

pytestmark = pytest.mark.postgres
SOAK = 300.0
"""Seconds of kills."""


@pytest.fixture
def api() -> Iterator[SlackApi]:
    with slack_api() as api:
        yield api


@pytest.fixture
def told(database: URL, api: SlackApi) -> Iterator[Callable[..., Story]]:
    """Makes a story, and ends it."""
    made: list[Story] = []

    def make(seed: int, **chosen: Any) -> Story:
        made.append(Story(database, api, Random(seed), **chosen))
        return made[-1]

    yield make
    for story in made:
        story.engine.dispose()


@pytest.fixture
def database(postgres_server: Server, postgres_template: str) -> Iterator[URL]:
    url = postgres_server.create(postgres_template)
    yield url
    postgres_server.drop(url)


def check(story: Story) -> None:
    posted = story.posted()
    assert len(posted) == story.channels * len(story.days), "none is lost"
    assert {key: count for key, count in posted.items() if count > 1} == {}, "none is doubled"


def test_killed_between_sending_and_writing_it_down_nothing_is_lost_or_doubled(told: Callable[..., Story]) -> None:
    story = told(1)
    for _ in range(3):
        story.day()
    check(story)
    assert story.kills >= 9


@pytest.mark.soak
def test_five_minutes_of_kills(told: Callable[..., Story]) -> None:
    story = told(2, channels=12)
    until = time.monotonic() + SOAK
    while time.monotonic() < until:
        story.day()
    print(f"{len(story.days)} days, {story.kills} kills, {sum(story.posted().values())} digests")
    check(story)


@pytest.mark.soak
def test_where_nobody_may_look_only_a_kill_doubles(told: Callable[..., Story]) -> None:
    """As on Teams: doubles are counted, each by a kill between sending and recording; none is lost."""
    story = told(3, courier=Blind, channels=12)
    until = time.monotonic() + SOAK / 5
    while time.monotonic() < until:
        story.day()
    posted = story.posted()
    doubled = sum(count - 1 for count in posted.values())
    print(f"{len(story.days)} days, {story.kills} kills, {len(posted)} digests, {doubled} doubled")
    assert len(posted) == story.channels * len(story.days)
    assert doubled <= story.kills * story.channels
