"""The gate each call passes: journal, faults, token, scope, limits, then the operation; and connections cut for real."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from zoom.simulator.faults import Faults, Verdict
from zoom.simulator.journal import Entry, Journal
from zoom.simulator.limits import Category, Limiter, Throttled, on_demand
from zoom.simulator.oauth import Tokens
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.world import World

encode = msgspec.json.Encoder().encode


class Answer(NamedTuple):
    """HTTP status, content (None: no body), headers."""

    status: int
    content: Any = None
    headers: dict[str, str] = {}  # noqa: RUF012 - a tuple's default, never changed


@dataclass(frozen=True)
class Call:
    """One call of the API, read."""

    world: World
    params: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes

    def body(self) -> dict[str, Any]:
        """The JSON object sent. Raises 400/300."""
        try:
            return msgspec.json.decode(self.raw or b"{}", type=dict[str, Any])
        except msgspec.DecodeError:
            raise ZoomRefusal(400, 300, "Request Body should be a valid JSON object.") from None


Work = Callable[[Call], Answer]


@dataclass(frozen=True)
class Operation:
    """One line of the API: where it is, what it costs, which scope it wants, what it does."""

    method: str
    path: str
    category: Category
    scope: str
    work: Work


@dataclass
class Engine:
    """Everything that the gate and the control interface work with."""

    world: World
    faults: Faults
    tokens: Tokens
    limiter: Limiter
    journal: Journal = field(default_factory=Journal)


class Gate:
    """An ASGI application for one operation; ``operation`` None for the token endpoint, which has no token to show."""

    def __init__(self, engine: Engine, work: Work, operation: Operation | None = None) -> None:
        self._engine = engine
        self._work = work
        self._operation = operation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        engine = self._engine
        request = Request(scope, receive)
        path = scope["path"].removeprefix("/v2")
        entry = engine.journal.open(engine.world.now(), request.method, path, scope["query_string"].decode())
        try:
            raw = await request.body()
        except ClientDisconnect:
            return  # killed in the middle of its sentence: nothing was asked, and nobody is there to be answered
        verdict = Verdict() if engine.faults.down else engine.faults.decide(request.method, path)
        if verdict.delay:
            await asyncio.sleep(verdict.delay)
        entry.fault = verdict.blow or ""
        call = _read(engine.world, request, raw)
        entry.email = _email(call)
        if verdict.blow == "cut_before":
            await cut(scope, receive)
            return
        answer = self._answer(call, verdict, entry)
        if verdict.blow == "cut_after":
            await cut(scope, receive)
            return
        entry.status = answer.status
        await _send(send, answer)

    def _answer(self, call: Call, verdict: Verdict, entry: Entry) -> Answer:
        engine = self._engine
        engine.world.expire_invitations()
        if engine.faults.down:
            return Answer(503, {"code": 503, "message": "Service unavailable."})
        if verdict.blow == "throttle":
            refusal = on_demand(engine.world, verdict.headers)
            return Answer(429, refusal.body(), refusal.headers)
        failed = Answer(verdict.status, {"code": verdict.status, "message": "Internal error."})
        if verdict.blow == "error":
            return failed
        before = engine.world.changes
        answer = self._do(call)
        entry.applied = engine.world.changes != before
        return failed if verdict.blow == "error_after" else answer

    def _do(self, call: Call) -> Answer:
        headers: dict[str, str] = {}
        try:
            if self._operation is not None:
                headers = self._admit(self._operation, call)
            answer = self._work(call)
            return answer._replace(headers={**answer.headers, **headers})
        except Throttled as refusal:
            return Answer(429, refusal.body(), refusal.headers)
        except ZoomRefusal as refusal:
            return Answer(refusal.status, refusal.body(), headers)

    def _admit(self, operation: Operation, call: Call) -> dict[str, str]:
        """Token, scope and limits: the headers of the answer, or a refusal."""
        self._engine.tokens.check(call.headers.get("authorization", ""), operation.scope)
        key = operation.method, operation.path
        return self._engine.limiter.check(
            operation.category, creation=key == ("POST", "/users"), features=key == ("POST", "/users/features")
        )


def _read(world: World, request: Request, raw: bytes) -> Call:
    query = dict(parse_qsl(request.scope["query_string"].decode(), keep_blank_values=True))
    return Call(world, request.path_params, query, dict(request.headers), raw)


def _email(call: Call) -> str:
    """Whom a call is about, as far as it says."""
    reference = call.params.get("user_id", "")
    if not reference:
        try:
            sent = call.body().get("user_info")
        except ZoomRefusal:
            return ""
        return str(sent.get("email", "")) if isinstance(sent, dict) else ""
    user = call.world.users.get(reference)
    return user.email if user else reference


async def _send(send: Send, answer: Answer) -> None:
    content = b"" if answer.content is None else encode(answer.content)
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers.items()]
    if content:
        headers.append((b"content-type", b"application/json;charset=UTF-8"))
    if answer.status != 204:  # noqa: PLR2004 - a 204 has neither body nor length
        headers.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def cut(scope: Scope, receive: Receive) -> None:
    """End the connection without a word of answer; the server's protocol lends its transport in the state."""
    scope["state"]["transport"].abort()
    while (await receive())["type"] != "http.disconnect":
        pass
