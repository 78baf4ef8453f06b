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
from tests.support.replicas import OnSlack, OnTeams, Platform, Story
from tests.support.slack import slack_api
from tests.support.teams_connector import teams_connector

pytestmark = pytest.mark.postgres
SOAK = 300.0
"""Seconds of kills."""


@pytest.fixture
def slack() -> Iterator[Platform]:
    with slack_api() as api:
        yield OnSlack(api)


@pytest.fixture
def teams() -> Iterator[Platform]:
    with teams_connector() as connector:
        yield OnTeams(connector)


@pytest.fixture
def told(database: URL) -> Iterator[Callable[..., Story]]:
    """Makes a story, and ends it."""
    made: list[Story] = []

    def make(platform: Platform, seed: int, **chosen: Any) -> Story:
        made.append(Story(database, platform, Random(seed), **chosen))
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


def check_where_nobody_may_look(story: Story) -> int:
    """As on Teams: whatever came again did so after a kill between sending and writing it down. How many did."""
    posted = story.posted()
    assert len(posted) == story.channels * len(story.days), "none is lost"
    assert story.repeated_by_the_living() == []
    return sum(count - 1 for count in posted.values())


def test_killed_between_sending_and_writing_it_down_nothing_is_lost_or_doubled(
    told: Callable[..., Story], slack: Platform
) -> None:
    story = told(slack, 1)
    for _ in range(3):
        story.day()
    check(story)
    assert story.kills >= 9


def test_on_teams_nothing_is_lost_and_only_a_kill_doubles(told: Callable[..., Story], teams: Platform) -> None:
    story = told(teams, 4)
    for _ in range(2):
        story.day()
    check_where_nobody_may_look(story)
    assert story.kills >= 6


@pytest.mark.soak
def test_five_minutes_of_kills(told: Callable[..., Story], slack: Platform) -> None:
    story = told(slack, 2, channels=12)
    live(story)
    check(story)


@pytest.mark.soak
def test_five_minutes_of_kills_on_teams(told: Callable[..., Story], teams: Platform) -> None:
    story = told(teams, 3, channels=12)
    live(story)
    print(f"{check_where_nobody_may_look(story)} doubled, each after a kill between sending and recording")


def live(story: Story) -> None:
    until = time.monotonic() + SOAK
    while time.monotonic() < until:
        story.day()
    print(f"{len(story.days)} days, {story.kills} kills, {len(story.posted())} digests due")
