"""Socket Mode: the same answers over a connection that we open, over a real WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMsgType, web

from bot.settings import load_settings
from bot.slack import slack_front
from tests.support.clock import SettableClock
from tests.support.slack import APP_TOKEN, COMMAND, TEAM, TOKEN, SlackApi, written
from tests.support.slack_schema import check_message
from tests.support.small_desk import SmallDesk

ODILE = "U0ODILE"
Json = dict[str, Any]
SLASH = {"command": COMMAND, "text": "liste etab=03", "user_id": ODILE, "team_id": TEAM, "channel_id": "C1", "trigger_id": "t1"}


def envelope(number: int, kind: str, payload: Json) -> Json:
    return {"envelope_id": f"e{number}", "type": kind, "payload": payload, "accepts_response_payload": True}


async def converse(api: SlackApi, envelopes: list[Json], clock: SettableClock) -> dict[str, Json]:
    """Sends the envelopes to a front in Socket Mode; its acknowledgements by envelope."""
    answers: dict[str, Json] = {}
    done = asyncio.Event()

    async def socket(request: web.Request) -> web.WebSocketResponse:
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"type": "hello"})
        for one in envelopes:
            await connection.send_json(one)
        async for message in connection:
            if message.type is WSMsgType.TEXT:
                answer = message.json()
                answers[answer["envelope_id"]] = answer.get("payload", {})
                if len(answers) == len(envelopes):
                    done.set()
        return connection

    await _with_server(socket, api, done, clock)
    return answers


async def _with_server(
    socket: Callable[[web.Request], Awaitable[web.WebSocketResponse]], api: SlackApi, done: asyncio.Event, clock: SettableClock
) -> None:
    server = web.Application()
    server.router.add_get("/socket", socket)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.socket_url = f"ws://127.0.0.1:{runner.addresses[0][1]}/socket"
    settings = load_settings(
        _env_file=None,
        slack_bot_token=TOKEN,
        slack_app_token=APP_TOKEN,
        slack_team_id=TEAM,
        slack_api_url=api.url,
        command=COMMAND,
    )
    front = slack_front(settings, SmallDesk(), clock)
    assert front.routes == (), "nothing listens where no signing secret is set"
    await front.start()
    try:
        await asyncio.wait_for(done.wait(), 60)
    finally:
        await front.stop()
        await runner.cleanup()


def test_a_command_is_answered_and_what_is_malformed_is_acknowledged(api: SlackApi, clock: SettableClock) -> None:
    envelopes = [
        envelope(1, "slash_commands", SLASH),
        envelope(2, "slash_commands", {"command": 5}),
        envelope(3, "interactive", {"type": "unheard_of"}),
        envelope(4, "slash_commands", SLASH | {"team_id": "T0OTHER"}),
    ]
    answers = asyncio.run(converse(api, envelopes, clock))
    check_message(answers["e1"])
    assert "Comptes" in written(answers["e1"])
    assert (answers["e2"], answers["e3"]) == ({}, {})
    assert "réservé aux membres" in written(answers["e4"])


def test_the_house_starts_and_stops_while_slack_is_down(clock: SettableClock) -> None:
    async def run() -> None:
        settings = load_settings(
            _env_file=None,
            slack_bot_token=TOKEN,
            slack_app_token=APP_TOKEN,
            slack_team_id=TEAM,
            slack_api_url="http://127.0.0.1:9/api/",
        )
        front = slack_front(settings, SmallDesk(), clock)
        await front.start()
        await asyncio.sleep(0.05)
        await front.stop()

    asyncio.run(asyncio.wait_for(run(), 30))
