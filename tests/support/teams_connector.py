"""A Teams for tests: the Bot Connector and the authority that gives its tokens, on loopback HTTP.

with teams_connector() as teams:
    teams.url                              # serviceUrl of activities; authority_url of settings is teams.authority_url
    teams.add("29:odile", "odile@…")       # somebody whom members/{id} knows
    teams.messages(conversation)           # activities in a conversation, as they are now, oldest first, each with its "id"
    teams.called("POST")                   # what was asked, in order
    teams.trouble("POST", 429, retry_after=2)    # the next calls of this method fail; see `trouble`
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

import jwt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.support.serving import serving

Json = dict[str, Any]

APP_ID = "11111111-2222-4333-8444-555555555555"
APP_SECRET = "a-client-secret-of-tests"
TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
OTHER_TENANT = "ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee"
BOT = f"28:{APP_ID}"
CONNECTOR_SCOPE = "https://api.botframework.com/.default"
MESSAGE_BYTES = 100 * 1024
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def teams_member(user_id: str, email: str, name: str = "", **changes: Any) -> Json:
    """What members/{id} says of an invented full member of the tenant."""
    member: Json = {
        "id": user_id,
        "aadObjectId": f"0000-{user_id}",
        "name": name or email.partition("@")[0],
        "email": email,
        "userPrincipalName": email,
        "tenantId": TENANT,
        "userRole": "user",
    }
    return {key: value for key, value in (member | changes).items() if value is not None}


@dataclass(frozen=True)
class Call:
    """`path` as it was written, still quoted; `at` on the monotonic clock."""

    method: str
    path: str
    body: Json
    authorization: str
    at: float


@dataclass
class Trouble:
    """What comes instead of an answer, so many times. `taken`: the work is done all the same."""

    status: int
    body: Json
    headers: dict[str, str]
    times: int
    delay: float
    cut: bool
    taken: bool
    where: str


@dataclass
class TeamsConnector:
    """The state: people, calls, conversations, tokens. `anonymous` lets calls without a token in, as the local client does.

    A message that only one member of a shared conversation sees is kept as `targeted`.
    """

    url: str = ""
    anonymous: bool = False
    untargeted: bool = False
    """It takes no messages that only one member sees."""
    members: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    """Types of the channels of every team, by their ids."""
    calls: list[Call] = field(default_factory=list)
    token_calls: list[Json] = field(default_factory=list)
    posted: dict[str, dict[str, Json]] = field(default_factory=dict)
    certificate: Any = None
    """The public key that client assertions are checked with, where the application has a certificate."""
    token_lasts: int = 3_600
    token_trouble: tuple[int, Json] | None = None
    on_post: Callable[[str, Json], None] = lambda _conversation, _activity: None
    tokens: set[str] = field(default_factory=set)
    troubles: list[tuple[str, Trouble]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def authority_url(self) -> str:
        return self.url.rstrip("/")

    def add(self, user_id: str, email: str, name: str = "", **changes: Any) -> str:
        self.members[user_id] = teams_member(user_id, email, name, **changes)
        return user_id

    def trouble(
        self,
        method: str,
        status: int = 0,
        *,
        code: str = "",
        times: int = 1,
        retry_after: str | float | None = None,
        delay: float = 0.0,
        cut: bool = False,
        taken: bool = False,
        where: str = "",
    ) -> None:
        """The next `times` calls of `method`, where their path holds `where`, get `status`, or wait (`delay`), or break off."""
        body = {"error": {"code": code or "ServiceError", "message": "…"}}
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.troubles.append((method, Trouble(status, body, headers, times, delay, cut, taken, where)))

    def called(self, method: str, where: str = "") -> list[Call]:
        return [call for call in self.calls if call.method == method and where in call.path]

    def messages(self, conversation: str) -> list[Json]:
        return list(self.posted.get(conversation, {}).values())

    def personal(self, user_id: str) -> str:
        """The id of the chat that POST /v3/conversations opens with somebody."""
        return f"a:{user_id.removeprefix('29:')}"

    def issue(self) -> str:
        """A token that is good, as `grant` gives it."""
        token = f"token-{next(self._numbers)}"
        self.tokens.add(token)
        return token

    def revoke(self) -> None:
        """Tokens given so far are refused from now on."""
        self.tokens.clear()

    def trouble_of(self, call: Call) -> Trouble | None:
        for method, trouble in self.troubles:
            if method == call.method and trouble.times > 0 and trouble.where in call.path:
                trouble.times -= 1
                return trouble
        return None

    def answer(self, request: Request, body: Json) -> Response:
        """What the connector does when it is well."""
        if not self.anonymous and request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _error(401, "Unauthorized")
        if request.query_params.get("isTargetedActivity") == "true":
            if self.untargeted:
                return _error(400, "BadArgument")
            body = body | {"targeted": True}
        # Split before it is unquoted: an id may hold anything.
        parts = [unquote(part) for part in request.scope["raw_path"].decode().split("/")[3:]]
        conversation, what, activity = (*parts, "", "", "")[:3]
        if (request.method, what) == ("GET", "conversations"):
            return JSONResponse({"conversations": [{"id": one, "type": kind} for one, kind in self.channels.items()]})
        does: dict[tuple[str, str], Callable[[], Response]] = {
            ("POST", ""): lambda: self._open(body),
            ("POST", "activities"): lambda: self._post(conversation, body | ({"replyToId": activity} if activity else {})),
            ("PUT", "activities"): lambda: self._put(conversation, activity, body),
            ("DELETE", "activities"): lambda: self._delete(conversation, activity),
            ("GET", "members"): lambda: self._member(activity),
            ("GET", "pagedmembers"): lambda: self._page(request),
        }
        done = does.get((request.method, what))
        return done() if done else _error(405, "MethodNotAllowed")

    def _open(self, body: Json) -> Response:
        if body.get("isGroup") or not body.get("bot", {}).get("id") or not body.get("tenantId"):
            return _error(400, "BadSyntax")
        (member,) = body["members"]
        if member["id"] not in self.members:
            return _error(403, "BotNotInConversationRoster")
        return JSONResponse({"id": self.personal(member["id"]), "serviceUrl": "https://elsewhere.example/"}, 201)

    def _post(self, conversation: str, body: Json) -> Response:
        if refused := _unacceptable(body):
            return refused
        if bool(body.get("targeted")) != bool(body.get("recipient")):
            return _error(400, "BadArgument")
        number = str(1_700_000_000_000 + next(self._numbers))
        self.posted.setdefault(conversation, {})[number] = body | {"id": number}
        self.on_post(conversation, body)
        return JSONResponse({"id": number}, 201)

    def _put(self, conversation: str, activity: str, body: Json) -> Response:
        """What a message answers, and who sees it, stays."""
        if refused := _unacceptable(body):
            return refused
        before = self.posted.get(conversation, {}).get(activity)
        if before is None or bool(before.get("targeted")) != bool(body.get("targeted")):
            return _error(404, "ActivityNotFoundInConversation")
        kept = {name: before[name] for name in ("replyToId", "recipient") if name in before}
        self.posted[conversation][activity] = kept | body | {"id": activity}
        return JSONResponse({"id": activity})

    def _delete(self, conversation: str, activity: str) -> Response:
        found = self.posted.get(conversation, {}).pop(activity, None)
        return Response(status_code=200) if found else _error(404, "ActivityNotFoundInConversation")

    def _member(self, user_id: str) -> Response:
        member = self.members.get(user_id)
        return JSONResponse(member) if member else _error(404, "MemberNotFoundInConversation")

    def _page(self, request: Request) -> Response:
        start, size = int(request.query_params.get("continuationToken", "0")), int(request.query_params.get("pageSize", "50"))
        people = list(self.members.values())
        page: Json = {"members": people[start : start + size]}
        return JSONResponse(page | ({"continuationToken": str(start + size)} if start + size < len(people) else {}))

    def grant(self, tenant: str, given: dict[str, str]) -> Response:
        """The token endpoint (OAuth 2.0 client credentials, with a secret or a signed assertion)."""
        self.token_calls.append(dict(given))
        if self.token_trouble is not None:
            return JSONResponse(self.token_trouble[1], self.token_trouble[0])
        asked = (tenant, given.get("grant_type"), given.get("client_id"), given.get("scope"))
        if asked != (TENANT, "client_credentials", APP_ID, CONNECTOR_SCOPE):
            return JSONResponse({"error": "invalid_request"}, 400)
        if not (self._signed(given) if "client_assertion" in given else given.get("client_secret") == APP_SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        return JSONResponse({"token_type": "Bearer", "access_token": self.issue(), "expires_in": self.token_lasts})

    def _signed(self, given: dict[str, str]) -> bool:
        """Signed by the certificate's key for this endpoint, and saying which certificate by its SHA-256 thumbprint."""
        from base64 import urlsafe_b64encode

        from cryptography.hazmat.primitives import hashes

        assertion = given["client_assertion"]
        if self.certificate is None or given.get("client_assertion_type") != _ASSERTION:
            return False
        thumbprint = urlsafe_b64encode(self.certificate.fingerprint(hashes.SHA256())).decode().rstrip("=")
        audience = self.https(f"{TENANT}/oauth2/v2.0/token")
        try:
            if jwt.get_unverified_header(assertion).get("x5t#S256", "").rstrip("=") != thumbprint:
                return False
            jwt.decode(assertion, self.certificate.public_key(), algorithms=["PS256"], audience=audience, issuer=APP_ID)
        except jwt.PyJWTError:
            return False
        return True

    def https(self, path: str) -> str:
        """As the authority's documents write addresses: msal takes no other."""
        return f"https://{self.url.partition('://')[2]}{path}"


class Issued:
    """`bot.microsoft.Tokens` without the authority's part: what is not about tokens need not wait for one."""

    def __init__(self, teams: TeamsConnector) -> None:
        self.issued = teams.issue()

    async def token(self) -> str:
        return self.issued

    async def refused(self, token: str) -> None:
        raise AssertionError(f"{token} was refused")


class _Cut(Response):
    """An answer that breaks off in its middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": False})


def _unacceptable(body: Json) -> Response | None:
    """Why Teams would not take an activity; what it would take but could not update is refused as well."""
    if len(json.dumps(body, ensure_ascii=False).encode("utf-16-le")) > MESSAGE_BYTES:
        return _error(413, "MessageSizeTooBig")
    if body.get("type") not in {"message", "typing"} or (body.get("attachments") and body.get("text")):
        return _error(400, "BadSyntax")
    return None


def _error(status: int, code: str) -> Response:
    return JSONResponse({"error": {"code": code, "message": "…"}}, status)


def _routes(teams: TeamsConnector) -> list[Route]:
    async def connector(request: Request) -> Response:
        raw = await request.body()
        body = json.loads(raw) if raw else {}
        path = request.scope["raw_path"].decode()
        call = Call(request.method, path, body, request.headers.get("authorization", ""), time.monotonic())
        teams.calls.append(call)
        trouble = teams.trouble_of(call)
        if trouble is None:
            return teams.answer(request, body)
        await asyncio.sleep(trouble.delay)
        if trouble.taken or not (trouble.status or trouble.cut):
            answered = teams.answer(request, body)
            if not (trouble.status or trouble.cut):
                return answered
        return _Cut() if trouble.cut else JSONResponse(trouble.body, trouble.status, trouble.headers)

    async def token(request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        return teams.grant(request.path_params["tenant"], form)

    async def tenant_discovery(request: Request) -> Response:
        tenant = request.path_params["tenant"]
        if tenant != TENANT:
            return JSONResponse({"error": "invalid_tenant"}, 400)
        ends = {name: teams.https(f"{tenant}/oauth2/v2.0/{name}") for name in ("authorize", "token", "devicecode")}
        return JSONResponse(
            {
                "issuer": teams.https(f"{tenant}/v2.0"),
                "authorization_endpoint": ends["authorize"],
                "token_endpoint": ends["token"],
                "device_authorization_endpoint": ends["devicecode"],
            }
        )

    async def instance_discovery(_request: Request) -> Response:
        found = teams.https(f"{TENANT}/v2.0/.well-known/openid-configuration")
        return JSONResponse({"tenant_discovery_endpoint": found, "api-version": "1.1", "metadata": []})

    every = ["GET", "POST", "PUT", "DELETE"]
    return [
        Route("/v3/{rest:path}", connector, methods=every),
        Route("/common/discovery/instance", instance_discovery),
        Route("/{tenant}/v2.0/.well-known/openid-configuration", tenant_discovery),
        Route("/{tenant}/oauth2/v2.0/token", token, methods=["POST"]),
    ]


@contextmanager
def teams_connector() -> Iterator[TeamsConnector]:
    """It runs in a thread of its own."""
    teams = TeamsConnector()
    with serving(Starlette(routes=_routes(teams))) as url:
        teams.url = f"{url}/"
        yield teams
