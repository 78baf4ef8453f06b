"""Whether people are still members, as Slack and Teams say it (R2)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.membership import Membership, Memberships
from bot.slack.app import web_client
from bot.slack.people import People
from commands.domain.people import Grant, Role
from commands.incoming import Person
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.slack import OTHER_TEAM, TEAM, TOKEN, SlackApi, slack_api

ODILE, LEFT, MOVED, GUEST = "U0ODILE", "U0PARTI", "U0AILLEURS", "U0INVITE"


@pytest.fixture
def api() -> Iterator[SlackApi]:
    with slack_api() as api:
        api.add(ODILE, "odile@ssss.gouv.qc.ca")
        api.add(LEFT, "parti@ssss.gouv.qc.ca", deleted=True)
        api.add(MOVED, "ailleurs@ssss.gouv.qc.ca", team_id=OTHER_TEAM)
        api.add(GUEST, "invite@ssss.gouv.qc.ca", is_restricted=True)
        yield api


def asked(api: SlackApi, *users: str) -> list[bool | None]:
    async def run() -> list[bool | None]:
        people = People(web_client(TOKEN, api.url), TEAM, SettableClock())
        return [await people.still_here(one) for one in users]

    return asyncio.run(run())


def test_slack_tells_who_is_a_full_member_still(api: SlackApi) -> None:
    assert asked(api, ODILE, LEFT, MOVED, GUEST, "U0JAMAIS") == [True, False, False, False, False]


@pytest.mark.parametrize(("error", "status"), [("ratelimited", 429), ("internal_error", 500), ("invalid_auth", 200)])
def test_slack_in_trouble_says_nothing(api: SlackApi, error: str, status: int) -> None:
    api.trouble("users.info", error, status=status, times=9)
    assert asked(api, LEFT) == [None]


class Told:
    """A front end that knows what the test says."""

    def __init__(self, **said: bool | None) -> None:
        self.said = said
        self.asked: list[str] = []

    async def still_here(self, address: str) -> bool | None:
        self.asked.append(address)
        return self.said[address]


def rounds(store: SqlStore, clock: SettableClock, front: Membership, *, leads: bool = True) -> int:
    with ThreadPoolExecutor(1) as pool:
        return asyncio.run(Memberships(store, clock, {"slack": front}, pool, lambda: leads).ask_due())


def known(store: SqlStore, clock: SettableClock, address: str, platform: str = "slack") -> None:
    email = f"{address}@ssss.gouv.qc.ca"
    with store.writing() as unit:
        unit.contacts.met(Person(platform=platform, address=address, email=email))
        unit.grants.grant(Grant(email=email, role=Role.MANAGER, scope="03", granted_by="a", granted_at=clock.now()))
        unit.commit()


def departed(store: SqlStore, clock: SettableClock) -> list[str]:
    with store.reading() as unit:
        return list(unit.access.departed(clock.now() - timedelta(days=1)))


def test_each_is_asked_about_once_a_day(store: SqlStore, clock: SettableClock) -> None:
    known(store, clock, "odile")
    front = Told(odile=True)
    assert rounds(store, clock, front) == 1
    assert rounds(store, clock, front) == 0
    clock.advance(days=1, seconds=1)
    assert rounds(store, clock, front, leads=False) == 0
    assert rounds(store, clock, front) == 1
    assert front.asked == ["odile", "odile"]


def test_two_noes_that_follow_each_other_make_a_departure(store: SqlStore, clock: SettableClock) -> None:
    known(store, clock, "odile")
    known(store, clock, "marcel")
    for _ in range(2):
        rounds(store, clock, Told(odile=False, marcel=True))
        clock.advance(days=1, seconds=1)
    assert departed(store, clock) == ["odile@ssss.gouv.qc.ca"]


def test_doubt_forgets_an_earlier_no(store: SqlStore, clock: SettableClock) -> None:
    known(store, clock, "odile")
    for said in (False, None, False):
        rounds(store, clock, Told(odile=said))
        clock.advance(days=1, seconds=1)
    assert departed(store, clock) == []


def test_a_front_end_that_cannot_tell_knows_everybody_still(store: SqlStore, clock: SettableClock) -> None:
    known(store, clock, "odile")
    known(store, clock, "odile", "web")
    for _ in range(3):
        rounds(store, clock, Told(odile=False))
        clock.advance(days=1, seconds=1)
    assert departed(store, clock) == []
