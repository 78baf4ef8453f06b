"""The Bot Connector (Microsoft Learn, « Bot Connector REST API reference »): messages, their updates, members, personal chats.

A call waits its turn (`bot.teams.pacing`), is tried again where Teams wants it (412, 429, 502, 504; with jitter, no sooner than
Retry-After), and is given up in time for whoever waits: the outbox tries again, and knows when. A message that may have been
taken although no answer came is not sent twice within one call.
"""

from __future__ import annotations

import asyncio
import email.utils
import logging
import random
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import structs

from bot.addresses import is_guarded
from bot.front import UndeliverableError
from bot.microsoft import TokenRefusedError, Tokens
from bot.teams.pacing import READING, SENDING, Limit, Pacing
from bot.teams.references import PERSONAL, Reference
from bot.teams.wire import Answer, LostError, Wire

log = logging.getLogger(__name__)

Json = dict[str, Any]

PATIENCE = 15.0
"""Seconds of a call, waits and tries included; less than the outbox's lease."""
TIMEOUT = 10.0
"""Of one try, the token's renewal included."""
CONNECTING = 3.0
AGAIN = frozenset({412, 429, 502, 504})
GONE = (
    "ActivityNotFoundInConversation",
    "BotDisabledByAdmin",
    "BotDisabledByUser",
    "BotNotInConversationRoster",
    "ConversationBlockedByUser",
    "ConversationNotFound",
    "MessageWritesBlocked",
)
"""Error codes of 403 and 404: the bot was removed or blocked, or what it wrote is no longer there. Trying again cures none
(Microsoft Learn, « Messages in bot conversations », status codes)."""
TOO_BIG = "MessageSizeTooBig"
NO_MEMBER = "MemberNotFoundInConversation"
"""Of members/{id}: the chat, and so the tenant where it is their own, does not have them any more."""
PRIVATE = "?isTargetedActivity=true"
_MOST_TRIES = 8
"""As many as could fit a call's patience several times over."""
_FIRST_WAIT, _LONGEST_WAIT = 0.4, 5.0
_MOST_READ = 4_000
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _TOO_LARGE, _THROTTLED = 401, 403, 404, 413, 429


class ConnectorError(UndeliverableError):
    """Teams said no. `status` is HTTP's, `code` Teams' own where it is one that we know, else ""."""

    def __init__(self, status: int, code: str = "", *, after: float | None = None, gone: bool = False) -> None:
        super().__init__(after=after, gone=gone)
        self.status = status
        self.code = code


class _Call(msgspec.Struct, frozen=True, kw_only=True):
    """`safe` where doing it twice does no more than once."""

    method: str
    reference: Reference
    path: str
    lane: str
    limits: tuple[Limit, ...] = SENDING
    body: Json | None = None
    safe: bool = True
    within: float = PATIENCE


class Connector:
    """For one event loop. `within` is how many seconds a call may take in all. Every call raises UndeliverableError."""

    def __init__(self, tokens: Tokens, pacing: Pacing | None = None) -> None:
        self._tokens = tokens
        self._pacing = pacing or Pacing()
        self._wire = Wire()

    async def send(
        self, reference: Reference, activity: Json, *, reply_to: str = "", private_to: str = "", within: float = PATIENCE
    ) -> str:
        """Post a message, in answer to another where `reply_to` is its id; returns the new one's id.

        `private_to`: in a shared conversation, the only member who sees it (Microsoft Learn, « Targeted messages »).
        """
        path = f"/activities/{quote(reply_to, safe='')}" if reply_to else "/activities"
        body = _addressed(reference, activity)
        if private_to:
            path, body = path + PRIVATE, body | {"recipient": {"id": private_to}}
        call = _to(reference, method="POST", path=path, body=body, safe=False, within=within)
        return str((await self._made(call)).get("id") or "")

    async def update(
        self, reference: Reference, message_id: str, activity: Json, *, private: bool = False, within: float = PATIENCE
    ) -> None:
        """The message now shows this. `private`: one that only a member of a shared conversation sees; no other is changed."""
        path = f"/activities/{quote(message_id, safe='')}{PRIVATE if private else ''}"
        await self._made(_to(reference, method="PUT", path=path, body=_addressed(reference, activity), within=within))

    async def delete(self, reference: Reference, message_id: str, *, within: float = PATIENCE) -> None:
        """Take the message away."""
        await self._made(_to(reference, method="DELETE", path=f"/activities/{quote(message_id, safe='')}", within=within))

    async def member(self, reference: Reference, user_id: str, *, within: float = PATIENCE) -> Json:
        """What the directory says of a member of the conversation: `email`, `userPrincipalName`, `userRole`, `tenantId`…"""
        call = _to(reference, method="GET", path=f"/members/{quote(user_id, safe='')}", within=within)
        return await self._made(structs.replace(call, lane=f"members {reference.place}", limits=READING))

    async def channels(self, reference: Reference, *, within: float = PATIENCE) -> dict[str, str]:
        """Types of the channels of its team, by their ids: "standard", "private", "shared", "" where Teams does not say."""
        path = f"/v3/teams/{quote(reference.team, safe='')}/conversations"
        call = _Call(method="GET", reference=reference, path=path, lane=f"team {reference.team}", limits=READING, within=within)
        found = (await self._made(call)).get("conversations")
        channels = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        return {str(one.get("id") or ""): str(one.get("type") or "") for one in channels}

    async def open_personal(self, reference: Reference, user_id: str, *, within: float = PATIENCE) -> Reference:
        """The person's chat with the bot, opened if need be, from any conversation of theirs in the same tenant."""
        body: Json = {
            "isGroup": False,
            "bot": {"id": reference.bot},
            "members": [{"id": user_id}],
            "tenantId": reference.tenant,
            "channelData": {"tenant": {"id": reference.tenant}},
        }
        opening = _Call(method="POST", reference=reference, path="/v3/conversations", body=body, lane="opening", within=within)
        opened = str((await self._made(opening)).get("id") or "")
        if not opened:
            raise UndeliverableError
        # Its answer names a service address too; a token goes only where an authenticated activity pointed.
        return structs.replace(reference, conversation=opened, kind=PERSONAL, team="")

    async def close(self) -> None:
        await self._wire.close()

    async def _made(self, call: _Call) -> Json:
        if not is_guarded(call.reference.service_url):
            log.error("a service address is neither https nor on this machine")
            raise UndeliverableError(gone=True)
        try:
            return await self._tried(call, time.monotonic() + call.within)
        except TokenRefusedError as error:
            log.warning("no token for Teams", extra={"error": str(error)})
            raise UndeliverableError from error

    async def _tried(self, call: _Call, deadline: float) -> Json:
        """Each try is bounded, and so is each wait: a timer round all of them would cost every answer a second one."""
        refused = ""
        for tries in range(_MOST_TRIES):
            await self._pacing.turn(call.reference.tenant, call.lane, call.limits, max(0.0, deadline - time.monotonic()))
            pause = _wait(tries)
            try:
                token, response = await self._sent(call, deadline)
            except LostError as error:
                if not (call.safe or error.unsent):
                    raise UndeliverableError from error
                failed = UndeliverableError()
            else:
                if response.is_success:
                    return _read(response)
                if response.status == _UNAUTHORISED and token and not refused:
                    refused = token
                    await self._refused(token, deadline)
                    continue
                failed = _failure(response, call)
                if response.status not in AGAIN:
                    raise failed
                pause = self._held(call, failed.after, pause, throttled=response.status == _THROTTLED)
            if time.monotonic() + pause >= deadline:
                raise failed
            await asyncio.sleep(pause)
        raise UndeliverableError

    async def _refused(self, token: str, deadline: float) -> None:
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                await self._tokens.refused(token)
        except TimeoutError as error:
            raise UndeliverableError from error

    def _held(self, call: _Call, after: float | None, wait: float, *, throttled: bool) -> float:
        """Seconds until the next try. What Teams throttles is held for everybody who would write there."""
        if throttled:
            self._pacing.hold(call.lane, call.limits, after if after is not None else wait)
        return wait if after is None else after + wait * random.random()  # noqa: S311 - jitter is no secret

    async def _sent(self, call: _Call, deadline: float) -> tuple[str, Answer]:
        """The token that it was sent with, and what came back. Raises LostError."""
        left = max(0.01, deadline - time.monotonic())
        try:
            async with asyncio.timeout(min(TIMEOUT, left)):
                token = await self._tokens.token()
                body = None if call.body is None else msgspec.json.encode(call.body)
                there = call.reference.service_url
                connect = min(CONNECTING, left)
                return token, await self._wire.call(call.method, there, call.path, body, _headers(call, token), connect=connect)
        except TimeoutError as error:
            raise LostError(unsent=False) from error


def _headers(call: _Call, token: str) -> dict[str, str]:
    headers = {} if call.body is None else {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _to(reference: Reference, *, method: str, path: str, within: float, body: Json | None = None, safe: bool = True) -> _Call:
    there = f"/v3/conversations/{quote(reference.conversation, safe='')}{path}"
    lane = reference.place
    return _Call(method=method, reference=reference, path=there, lane=lane, body=body, safe=safe, within=within)


def _addressed(reference: Reference, activity: Json) -> Json:
    """With what Teams routes a message by when no request is being answered."""
    conversation = {"id": reference.conversation, "conversationType": reference.kind, "tenantId": reference.tenant}
    return {"type": "message", "from": {"id": reference.bot}, "conversation": conversation, **activity}


def _wait(tries: int) -> float:
    """Seconds until the next try: doubling, each with jitter."""
    return min(_LONGEST_WAIT, _FIRST_WAIT * 2.0**tries) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter is no secret


def _read(response: Answer) -> Json:
    try:
        body = msgspec.json.decode(response.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _failure(response: Answer, call: _Call) -> ConnectorError:
    """Codes are looked for in the text: Teams nests them differently from one error to the next."""
    status = response.status
    text = response.body[:_MOST_READ].decode(errors="replace")
    code = next((one for one in (*GONE, TOO_BIG, NO_MEMBER) if one in text), "")
    known = status in {_FORBIDDEN, _NOT_FOUND} and code in GONE
    vanished = status == _NOT_FOUND and call.method in {"PUT", "DELETE"}
    gone = known or vanished or status == _TOO_LARGE
    return ConnectorError(status, code, after=_retry_after(response), gone=gone)


def _retry_after(response: Answer) -> float | None:
    """Seconds, of a header that gives seconds or a date (RFC 9110, 10.2.3)."""
    given = response.headers.get("Retry-After", "").strip()
    with suppress(ValueError):
        return max(0.0, float(given))
    with suppress(ValueError, TypeError):
        at = email.utils.parsedate_to_datetime(given)
        return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None
