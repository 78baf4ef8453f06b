"""What an activity says of its channel counts at once (R7)."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.microsoft import NoTokens
from bot.teams.activities import Activity, read
from bot.teams.channels import Channels
from bot.teams.connector import Connector
from bot.teams.references import reference_of
from tests.support.clock import SettableClock
from tests.support.teams_connector import BOT, TENANT

PLACE = "19:soutien@thread.tacv2"


def spoken(kind: str) -> Activity:
    """In a thread of the channel; of no team, so that nobody can be asked."""
    there = {"id": f"{PLACE};messageid=17", "conversationType": "channel", "tenantId": TENANT}
    body = {"type": "message", "recipient": {"id": BOT}, "conversation": there, "channelData": {"channel": {"type": kind}}}
    return read(json.dumps(body).encode())


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ((), True),
        (("private",), True),
        (("standard",), False),
        (("Shared",), False),
        (("private", ""), True),
        (("standard", ""), False),
        (("standard", "private"), True),
    ],
)
def test_what_was_last_said_of_a_channel_is_believed(said: tuple[str, ...], private: bool, clock: SettableClock) -> None:
    channels = Channels(Connector(NoTokens()), clock)
    for kind in said:
        channels.hear(spoken(kind))
    assert asyncio.run(channels.still_private(reference_of(spoken("")))) is private
