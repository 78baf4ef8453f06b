"""How an answer reaches a person: in the acknowledgement, through a response_url, or in a modal."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from aiohttp import ClientError
from slack_bolt import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.answers import notice
from bot.slack.elements import AGAIN, PRESS
from bot.slack.render import Say, render_message
from bot.slack.texts import BUTTON, VALUE, Json, plain
from commands.incoming import ActionInput, TextInput

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds for Slack to take an answer; a trigger lives three."""
HOOKS = "hooks.slack.com"
_ANSWER = 300
"""Bytes read of what a response_url answers: « ok », or a refusal that names its error, whatever the HTTP status."""


def acknowledged(body: Json | None = None) -> BoltResponse:
    """200, with what Slack shows or does next."""
    if body is None:
        return BoltResponse(status=200, body="")
    return BoltResponse(
        status=200, body=msgspec.json.encode(body).decode(), headers={"content-type": "application/json; charset=utf-8"}
    )


def ephemeral(message: Json) -> Json:
    """For the person alone (R7)."""
    return {"response_type": "ephemeral", **message}


def updated(modal: Json) -> BoltResponse:
    """The answer to a submission: the modal becomes this one."""
    return acknowledged({"response_action": "update", "view": modal})


def pushed(modal: Json) -> BoltResponse:
    """The answer to a submission: this modal over the form, which keeps what was typed and comes back when it is closed."""
    return acknowledged({"response_action": "push", "view": modal})


def again(given: TextInput | ActionInput, say: Say) -> Json:
    """Where a form could not be opened in the three seconds of its trigger: a button that asks for it anew."""
    value, kind = (given.text, AGAIN) if isinstance(given, TextInput) else (given.action, PRESS)
    return offered(say("slack-too-late"), value, kind, say)


def offered(sentence: str, value: str, kind: str, say: Say) -> Json:
    """A sentence, and the button that opens the form, where a button can carry what that takes."""
    message = render_message(notice(sentence), say)
    if len(value) <= VALUE:
        button = {"type": "button", "text": plain(say("slack-reopen"), BUTTON), "action_id": kind, "value": value or " "}
        message["blocks"].append({"type": "actions", "elements": [button]})
    return message


class Sender:
    """Slack's Web API and response_urls. Each method says whether Slack took it; why not is in the logs."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._hosts = {HOOKS, urlsplit(client.base_url).netloc}

    async def open(self, trigger_id: str, view: Json) -> bool:
        return await self._took("views.open", self._client.views_open(trigger_id=trigger_id, view=view))

    async def change(self, view_id: str, view: Json) -> bool:
        return await self._took("views.update", self._client.views_update(view_id=view_id, view=view))

    async def publish(self, user_id: str, blocks: list[Json]) -> bool:
        view = {"type": "home", "blocks": blocks}
        return await self._took("views.publish", self._client.views_publish(user_id=user_id, view=view))

    async def post(self, channel: str, message: Json, *, thread: str = "") -> bool:
        """In the person's own conversation with the bot."""
        return await self._took(
            "chat.postMessage", self._client.chat_postMessage(channel=channel, thread_ts=thread or None, **message)
        )

    async def whisper(self, channel: str, user: str, message: Json, *, thread: str = "") -> bool:
        """In a conversation, for one of its people alone (R7)."""
        posted = self._client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread or None, **message)
        return await self._took("chat.postEphemeral", posted)

    async def respond(self, response_url: str, message: Json, *, replace: bool) -> bool:
        """Only to Slack's own hooks, or to the host of the configured Web API."""
        if urlsplit(response_url).netloc not in self._hosts:
            log.warning("response_url of another host")
            return False
        body = message | {"replace_original": True} if replace else ephemeral(message) | {"replace_original": False}
        return await self._took("response_url", self._post(response_url, body))

    async def _post(self, url: str, body: Json) -> None:
        session = self._client.session
        if session is None or session.closed:
            raise SlackClientError("not started")
        async with session.post(url, json=body, raise_for_status=True) as answered:
            said = await answered.content.read(_ANSWER)
        if said.startswith(b"{") and b'"ok":false' in said.replace(b" ", b""):
            raise SlackClientError(said.decode(errors="replace"))

    async def _took(self, what: str, call: Awaitable[Any]) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await call
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            log.warning("slack did not take %s", what, extra={"error": _reason(error)})
            return False
        return True


def _reason(error: Exception) -> str:
    """Slack's error code, or the kind of the exception."""
    if isinstance(error, SlackApiError) and isinstance(error.response, AsyncSlackResponse):
        return str(error.response.get("error"))
    return type(error).__name__
