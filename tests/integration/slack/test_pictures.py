"""A picture in Slack: below the answer, for the asker alone, and nobody waits for it."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from msgspec import structs

from bot.front import Answer, Picture
from commands.incoming import Incoming
from tests.integration.slack.conftest import ODILE
from tests.support.house import eventually
from tests.support.slack import SlackApi, SlackClient
from tests.support.slack_desk import BreakableDesk

PNG = b"\x89PNG\r\n\x1a\n of seats"
DRAWN = Picture(png=PNG, alt="Licences. 03 CIUSSS CN <40> sur 50.", title="Licences par établissement")


class DrawingDesk(BreakableDesk):
    """Every answer has a picture; none is drawn while `drawing` is cleared."""

    picture: Picture | None = DRAWN

    def __init__(self) -> None:
        super().__init__()
        self.drawing = threading.Event()
        self.drawing.set()

    async def answer(self, incoming: Incoming) -> Answer:
        async def draw() -> Picture | None:
            while not self.drawing.is_set():  # noqa: ASYNC110 - another thread sets it
                await asyncio.sleep(0.01)
            return self.picture

        return structs.replace(await super().answer(incoming), picture=draw)


@pytest.fixture
def desk() -> DrawingDesk:
    return DrawingDesk()


def images(api: SlackApi) -> list[dict[str, Any]]:
    sent = [message for messages in list(api.responses.values()) for message in messages]
    return [message for message in sent if message["blocks"][0]["type"] == "image"]


def test_the_answer_comes_at_once_and_the_picture_below_it(slack: SlackClient, api: SlackApi, desk: DrawingDesk) -> None:
    """R7: for the asker alone, with words for who does not see it."""
    desk.drawing.clear()
    assert slack.slash(ODILE, "liste")["blocks"]
    desk.drawing.set()
    (message,) = eventually(lambda: images(api))
    assert message["response_type"] == "ephemeral"
    (image,) = message["blocks"]
    assert api.files[image["slack_file"]["id"]]["content"] == PNG
    assert "03 CIUSSS CN" in image["alt_text"]
    assert image["title"]["text"] == DRAWN.title


def test_the_same_picture_is_uploaded_once(slack: SlackClient, api: SlackApi) -> None:
    slack.slash(ODILE, "liste")
    eventually(lambda: len(images(api)) == 1)
    slack.slash(ODILE, "liste")
    eventually(lambda: len(images(api)) == 2)
    assert len(api.called("files.completeUploadExternal")) == 1


def test_a_file_that_slack_has_not_read_yet_is_tried_again(slack: SlackClient, api: SlackApi) -> None:
    api.unread_for = 1
    try:
        slack.slash(ODILE, "liste")
        assert eventually(lambda: images(api))
    finally:
        api.unread_for = 0


def test_without_the_scope_the_answer_stands_alone(slack: SlackClient, api: SlackApi) -> None:
    """An app installed before files:write: the figures are in the answer."""
    api.trouble("files.getUploadURLExternal", "missing_scope")
    assert slack.slash(ODILE, "liste")["blocks"]
    eventually(lambda: api.called("files.getUploadURLExternal"))
    assert images(api) == []


def test_a_picture_that_could_not_be_drawn_leaves_the_answer(slack: SlackClient, api: SlackApi, desk: DrawingDesk) -> None:
    desk.picture = None
    assert slack.slash(ODILE, "liste")["blocks"]
    assert api.files == {}


def test_a_button_in_a_message_has_its_picture_too(slack: SlackClient, api: SlackApi) -> None:
    shown = slack.press(ODILE, slack.slash(ODILE, "liste"), "Fiche")
    assert shown["blocks"]
    assert eventually(lambda: len(images(api)) == 2)
