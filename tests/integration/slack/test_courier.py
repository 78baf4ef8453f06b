"""Messages that nobody waits for: posted to the person, found again, and refused in words that the outbox understands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import aiohttp
import pytest

from bot.front import MadeFile, Picture, UndeliverableError
from bot.i18n import translator
from bot.slack.app import web_client
from bot.slack.channels import Channels
from bot.slack.courier import SlackCourier
from commands.views.nodes import Localised, Text, View
from tests.support.clock import SettableClock
from tests.support.slack import TOKEN, SlackApi, written

ODILE = "U0ODILE"
SUPPORT = "C0SOUTIEN"
T = TypeVar("T")


def said(words: str) -> Localised:
    return View(words, (Text(words),))


def deliver(api: SlackApi, work: Callable[[SlackCourier], Awaitable[T]], clock: SettableClock | None = None) -> T:
    """In an event loop of its own, as the outbox does."""

    async def run() -> T:
        client = web_client(TOKEN, api.url, patient=False)
        courier = SlackCourier(
            client, lambda locale, key: translator(locale).text(key), Channels(client, clock or SettableClock())
        )
        return await work(courier)

    return asyncio.run(run())


def test_a_message_reaches_the_person_and_is_updated(api: SlackApi) -> None:
    async def both(courier: SlackCourier) -> None:
        message = await courier.post(ODILE, said("En cours."), locale="fr", reference="K7M2Q4XA")
        await courier.update(ODILE, message, said("Fait."), locale="fr", reference="K7M2Q4XA")

    deliver(api, both)
    (message,) = api.messages(ODILE)
    assert written(message) == "Fait."


def test_a_message_about_an_operation_can_be_found_again_by_its_reference(api: SlackApi) -> None:
    """R71: what a second try looks for before it posts; an update keeps it."""

    async def three(courier: SlackCourier) -> None:
        message = await courier.post(ODILE, said("En cours."), locale="fr", reference="K7M2Q4XA", operation="o1")
        await courier.update(ODILE, message, said("Fait."), locale="fr", reference="K7M2Q4XA", operation="o1")
        await courier.post(ODILE, said("Rien à retrouver."), locale="fr")

    deliver(api, three)
    about, other = api.messages(ODILE)
    assert about["metadata"] == {"event_type": "iris_operation", "event_payload": {"reference": "K7M2Q4XA"}}
    assert "metadata" not in other


def test_what_was_posted_is_found_before_it_is_posted_again(api: SlackApi) -> None:
    """R71: to a person, in a channel and in a thread; by its own reference alone."""
    api.channel(SUPPORT)

    async def looked_for(courier: SlackCourier) -> dict[str, tuple[str, str, str]]:
        found: dict[str, tuple[str, str, str]] = {}
        root = await courier.post(SUPPORT, said("Le sommaire."), locale="fr", reference="racine")
        for address in (ODILE, SUPPORT, root):
            before = await courier.sent_already(address, "K7M2Q4XA")
            posted = await courier.post(address, said("Le sommaire."), locale="fr", reference="K7M2Q4XA")
            await courier.post(address, said("Autre chose."), locale="fr", reference="AUTRE")
            found[address] = (before, posted, await courier.sent_already(address, "K7M2Q4XA"))
        return found

    for before, posted, after in deliver(api, looked_for).values():
        assert (before, after) == ("", posted)


def test_where_slack_does_not_say_nobody_posts_a_second_time(api: SlackApi) -> None:
    """R71: not knowing is no reason to repeat."""
    api.trouble("conversations.history", "internal_error")
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.sent_already(ODILE, "K7M2Q4XA"))
    assert not caught.value.gone


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_front_ends_own_words_are_in_the_readers_language(api: SlackApi, locale: str) -> None:
    """A message too long for Slack says that it was cut."""
    long = View("Liste", tuple(Text(f"ligne {number}") for number in range(60)))
    deliver(api, lambda courier: courier.post(ODILE, long, locale=locale))
    (message,) = api.messages(ODILE)
    assert translator(locale).text("slack-cut") in written(message)


def test_a_throttled_message_says_how_long_to_wait(api: SlackApi) -> None:
    api.trouble("chat.postMessage", "ratelimited", status=429, retry_after=7)
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.post(ODILE, said("Fait."), locale="fr"))
    assert (caught.value.after, caught.value.gone) == (7.0, False)


@pytest.mark.parametrize(
    ("error", "gone"), [("user_disabled", True), ("cannot_dm_bot", True), ("internal_error", False), ("fatal_error", False)]
)
def test_an_error_says_whether_trying_again_helps(api: SlackApi, error: str, gone: bool) -> None:
    api.trouble("conversations.open", error)
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.post(ODILE, said("Fait."), locale="fr"))
    assert caught.value.gone is gone


def test_a_message_that_was_deleted_is_not_updated_for_ever(api: SlackApi) -> None:
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.update(ODILE, f"D{ODILE}:1.0", said("Fait."), locale="fr"))
    assert caught.value.gone


def test_slack_down_is_tried_again(api: SlackApi) -> None:
    api.trouble("chat.postMessage", "", status=503, times=5)
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.post(ODILE, said("Fait."), locale="fr"))
    assert not caught.value.gone


def test_nobody_listening_is_tried_again(api: SlackApi) -> None:
    async def elsewhere() -> None:
        client = web_client(TOKEN, "http://127.0.0.1:9/api/", patient=False)
        courier = SlackCourier(client, lambda _, key: key, Channels(client, SettableClock()))
        await courier.post(ODILE, said("Fait."), locale="fr")

    with pytest.raises(UndeliverableError) as caught:
        asyncio.run(elsewhere())
    assert not caught.value.gone


# --- channels and threads


def test_a_thread_is_posted_below_its_first_message_and_updated_there(api: SlackApi) -> None:
    """R61: a thread's address is given by the message that begins it."""
    channel = api.channel(SUPPORT)

    async def talk(courier: SlackCourier) -> None:
        first = await courier.post(channel, said("Demande."), locale="fr")
        thread = courier.thread(channel, first)
        below = await courier.post(thread, said("Reçue."), locale="fr")
        await courier.update(thread, below, said("Prise."), locale="fr")
        await courier.update(channel, first, said("Demande prise."), locale="fr")

    deliver(api, talk)
    (first,) = api.messages_in(channel)
    assert written(first) == "Demande prise."
    (below,) = api.thread(channel, first["ts"])
    assert written(below) == "Prise."


@pytest.mark.parametrize("changes", [{"is_private": False}, {"is_ext_shared": True}, {"is_shared": True}])
def test_a_channel_that_others_have_come_to_read_gets_nothing(api: SlackApi, changes: dict[str, bool]) -> None:
    """R7: looked at before the first post, and again each day."""
    channel, clock = api.channel(SUPPORT), SettableClock()

    async def days(courier: SlackCourier) -> None:
        await courier.post(channel, said("Demande."), locale="fr")
        api.channel(SUPPORT, **changes)
        await courier.post(channel, said("Le même jour."), locale="fr")
        clock.advance(days=1)
        with pytest.raises(UndeliverableError) as caught:
            await courier.post(channel, said("Le lendemain."), locale="fr")
        assert not caught.value.gone, "it waits until they are gone"

    deliver(api, days, clock)
    assert [written(one) for one in api.messages_in(channel)] == ["Demande.", "Le même jour."]
    assert len(api.called("conversations.info")) == 2


def test_a_channel_that_the_bot_was_removed_from_is_given_up(api: SlackApi) -> None:
    with pytest.raises(UndeliverableError) as caught:
        deliver(api, lambda courier: courier.post("C0PARTI", said("Demande."), locale="fr"))
    assert caught.value.gone


def test_a_picture_and_a_file_are_put_below_the_message_that_encloses_them(api: SlackApi, tmp_path: Path) -> None:
    """In its thread: to a person, in a channel, and below the message that begins the thread."""
    api.channel(SUPPORT)
    path = tmp_path / "rapport.csv"
    path.write_bytes(b"jour;licences\r\n" * 50_000)
    picture = Picture(png=b"\x89PNG of seats", alt="Licences <!channel>. 40 sur 50.", title="Licences")
    file = MadeFile(path=path, name="rapport-2026-10.csv", title="Rapport d’octobre", media_type="text/csv")

    async def enclose(courier: SlackCourier) -> tuple[str, str, str]:
        async with aiohttp.ClientSession() as session:
            courier._client.session = session
            direct = await courier.post(ODILE, said("Le rapport."), locale="fr")
            await courier.attach(ODILE, direct, picture, locale="fr")
            await courier.attach(ODILE, direct, file, locale="fr")
            root = await courier.post(SUPPORT, said("Le rapport."), locale="fr")
            below = await courier.post(root, said("La suite."), locale="fr")
            await courier.attach(root, below, file, locale="fr")
        return direct, root, below

    direct, root, _ = (one.partition(":") for one in deliver(api, enclose))
    assert api.files_in(direct[0], direct[2]) == {"iris.png": picture.png, file.name: path.read_bytes()}
    assert api.files_in(SUPPORT, root[2]) == {file.name: path.read_bytes()}
    (told,) = (one for one in api.called("files.getUploadURLExternal") if one.get("alt_txt"))
    assert "<!channel>" not in told["alt_txt"]


def test_an_address_of_another_host_is_sent_nothing(api: SlackApi) -> None:
    """What Slack names as the place of an upload must be Slack's own."""
    picture = Picture(png=b"\x89PNG of seats", alt="Licences.", title="Licences")
    before, api.url = api.url, "http://127.0.0.1:9/"

    async def enclose(courier: SlackCourier) -> None:
        async with aiohttp.ClientSession() as session:
            courier._client.session = session
            courier._client.base_url = before
            message = await courier.post(ODILE, said("Le rapport."), locale="fr")
            with pytest.raises(UndeliverableError):
                await courier.attach(ODILE, message, picture, locale="fr")

    try:
        deliver(api, enclose)
    finally:
        api.url = before
    assert api.called("files.completeUploadExternal") == []
