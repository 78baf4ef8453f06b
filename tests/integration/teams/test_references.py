"""Where people can be written to: learnt from what Teams tells, forgotten where it says so."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine, select

from bot.teams.activities import Activity, read
from bot.teams.references import PERSONAL, SHARED, Reference, References
from storage.conversations import SqlConversations
from storage.engine import reading
from storage.migrate import downgrade
from storage.tables.conversations import conversations
from tests.support.clock import SettableClock
from tests.support.teams_connector import BOT, TENANT

T = TypeVar("T")
ODILE, PAUL = "29:1odile", "29:1paul"
HERE, MOVED = "https://smba.example/ca/", "https://smba.example/amer/"
CHANNEL = "19:general@thread.tacv2"


@pytest.fixture
def kept(engine: Engine, clock: SettableClock) -> SqlConversations:
    return SqlConversations(engine, clock, [hashlib.sha256(b"key").digest()])


def activity(kind: str = "message", *, url: str = HERE, author: str = ODILE, **changes: Any) -> Activity:
    said: dict[str, Any] = {
        "type": kind,
        "serviceUrl": url,
        "from": {"id": author},
        "recipient": {"id": BOT},
        "conversation": {"id": f"a:{author}", "conversationType": "personal", "tenantId": TENANT},
    }
    return read(json.dumps(said | changes).encode())


def in_channel(kind: str = "message", *, thread: str = "", **more: Any) -> Activity:
    there = {"id": f"{CHANNEL}{thread}", "conversationType": "channel", "tenantId": TENANT, "isGroup": True}
    return activity(kind, conversation=there, **more)


def references(kept: SqlConversations, work: Callable[[References], Awaitable[T]]) -> T:
    async def run() -> T:
        return await work(References(kept))

    return asyncio.run(run())


def heard(kept: SqlConversations, *activities: Activity) -> None:
    async def hear(known: References) -> None:
        for one in activities:
            await known.hear(one)

    references(kept, hear)


def chat(kept: SqlConversations, who: str = ODILE) -> Reference | None:
    return references(kept, lambda known: known.personal(who))


def met(kept: SqlConversations, who: str = ODILE) -> Reference | None:
    return references(kept, lambda known: known.shared(who))


@pytest.mark.parametrize(
    "told",
    [
        activity(),
        activity("invoke", name="adaptiveCard/action"),
        activity("installationUpdate", action="add"),
        activity("installationUpdate", action="add-upgrade"),
        activity("conversationUpdate", membersAdded=[{"id": BOT}]),
    ],
)
def test_every_word_of_a_person_tells_where_they_are(told: Activity, kept: SqlConversations) -> None:
    heard(kept, told)
    assert chat(kept) == Reference(service_url=HERE, conversation=f"a:{ODILE}", bot=BOT, tenant=TENANT, kind="personal")
    assert met(kept) is None


def test_a_service_address_that_changed_is_the_one_used(kept: SqlConversations) -> None:
    heard(kept, activity(), activity(url=MOVED))
    found = chat(kept)
    assert found is not None
    assert found.service_url == MOVED


def test_members_of_a_channel_are_met_there_and_its_threads_are_one_place(kept: SqlConversations, engine: Engine) -> None:
    heard(kept, in_channel("conversationUpdate", membersAdded=[{"id": PAUL}, {"id": BOT}]), in_channel(thread=";messageid=17"))
    for who in (ODILE, PAUL):
        found = met(kept, who)
        assert found is not None
        assert (found.conversation, found.kind) == (CHANNEL, "channel")
        assert chat(kept, who) is None
    with reading(engine) as connection:
        assert BOT not in connection.scalars(select(conversations.c.address)).all()


@pytest.mark.parametrize(
    "told",
    [
        activity("installationUpdate", action="remove"),
        activity("installationUpdate", action="remove-upgrade"),
        activity("conversationUpdate", membersRemoved=[{"id": BOT}]),
    ],
)
def test_a_person_who_removed_the_bot_is_not_written_to(told: Activity, kept: SqlConversations) -> None:
    heard(kept, activity(), in_channel(), told)
    assert chat(kept) is None
    assert met(kept) is not None, "the channel still has the bot"


def test_a_bot_that_left_a_channel_knows_nobody_by_it(kept: SqlConversations) -> None:
    heard(kept, in_channel(), in_channel(author=PAUL), activity(), in_channel("conversationUpdate", membersRemoved=[{"id": BOT}]))
    assert (met(kept), met(kept, PAUL)) == (None, None)
    assert chat(kept) is not None


def test_a_person_who_left_a_channel_is_not_reached_by_it(kept: SqlConversations) -> None:
    heard(kept, in_channel(), in_channel(author=PAUL))
    heard(kept, in_channel("conversationUpdate", author=ODILE, membersRemoved=[{"id": PAUL}]))
    assert met(kept, PAUL) is None
    assert met(kept) is not None


def test_what_came_back_after_a_removal_is_kept_again(kept: SqlConversations) -> None:
    """Although it is the same as what was written before."""
    heard(kept, activity(), activity("installationUpdate", action="remove"), activity("installationUpdate", action="add"))
    assert chat(kept) is not None


def test_a_database_is_told_only_of_what_changed(kept: SqlConversations, engine: Engine, clock: SettableClock) -> None:
    async def work(known: References) -> None:
        await known.hear(activity())
        clock.advance(minutes=1)
        for _ in range(20):
            await known.hear(activity())
        with reading(engine) as connection:
            assert connection.scalars(select(conversations.c.seen_at)).one() == clock.now() - timedelta(minutes=1)

    references(kept, work)


def test_an_activity_without_a_place_is_nothing_to_keep(kept: SqlConversations) -> None:
    heard(kept, activity(url=""), activity(conversation={}), activity(recipient={"id": None}), activity(author=""))
    assert chat(kept) is None


def test_a_database_of_the_version_before_does_not_keep_people_from_an_answer(kept: SqlConversations, engine: Engine) -> None:
    """Replicas are replaced one by one: what cannot be kept yet is kept at the next message."""
    downgrade(engine.url, "0002")
    heard(kept, activity())


def test_one_kind_is_forgotten_without_the_other(kept: SqlConversations) -> None:
    heard(kept, activity(), in_channel())
    references(kept, lambda known: known.forget(ODILE, SHARED))
    assert met(kept) is None
    assert chat(kept) is not None
    references(kept, lambda known: known.forget(ODILE, PERSONAL))
    assert chat(kept) is None
