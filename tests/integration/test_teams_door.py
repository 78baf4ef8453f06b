"""What does not come from the Bot Framework, for us and for our tenants, gets 401 and nothing else; what it says amiss, 400.

None of these requests reaches a command, none is answered 500, and no body says why.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.metrics import Metrics
from bot.teams.activities import Activity
from bot.teams.http import LARGEST_ACTIVITY, PATH, Answered, TeamsDoor
from bot.teams.keys import Keys
from bot.teams.tokens import Gate
from commands.domain.errors import ConfigurationError
from tests.support.clock import SettableClock
from tests.support.serving import serving
from tests.support.teams_keys import (
    APP_ID,
    OTHER_TENANT,
    SERVICE_URL,
    TENANT,
    Signer,
    TeamsKeys,
    base64url,
    public_pem,
    rsa_key,
    signed,
    teams_keys,
)

Json = dict[str, Any]
Headers = list[tuple[str, str]]
OTHER_URL = "https://smba.trafficmanager.example/elsewhere/"


def an_activity(**changes: Any) -> Json:
    """A message as Teams sends it in a personal chat; `...` leaves a field out."""
    activity = {
        "type": "message",
        "id": "1741525320000",
        "timestamp": "2026-03-09T13:02:00.0000000Z",
        "serviceUrl": SERVICE_URL,
        "channelId": "msteams",
        "from": {"id": "29:1odile", "name": "Odile Gestion", "aadObjectId": "5a0d7a2e-0f60-4d8e-9d8b-0f3f9c0e1a01"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Iris"},
        "conversation": {"id": "a:1personal", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "liste 03",
        "locale": "fr-CA",
    }
    return {name: value for name, value in {**activity, **changes}.items() if value is not ...}


@dataclass
class Door:
    """A door over real HTTP, and what came through it. `handle` is what stands behind."""

    keys: TeamsKeys
    clock: SettableClock
    url: str
    http: httpx.Client
    metrics: Metrics = field(default_factory=Metrics)
    heard: list[tuple[Activity, datetime]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    async def handle(self, activity: Activity, at: datetime) -> Answered:
        self.heard.append((activity, at))

        async def later() -> None:
            self.after.append(activity.text)
            raise RuntimeError(activity.from_.name)

        match activity.type, activity.text or activity.name:
            case _, "break":
                raise RuntimeError(activity.from_.name)
            case _, "unwritable":
                return Answered(body={"text": object()})
            case _, "later":
                return Answered(after=later)
            case "invoke", "adaptiveCard/action":
                return Answered(body={"statusCode": 200, "value": activity.value})
            case "invoke", _:
                return Answered(status=501)
            case _:
                return Answered()

    def token(self, **changes: Any) -> str:
        return self.keys.token(self.clock.now(), **changes)

    def bearer(self, token: str | None = None) -> Headers:
        return [("Authorization", f"Bearer {self.token() if token is None else token}")]

    def post(self, body: bytes | Json, headers: Headers | None = None) -> httpx.Response:
        """With a good token unless `headers` say otherwise."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        given = self.bearer() if headers is None else headers
        headed = [(name.encode(), value.encode("latin-1")) for name, value in [("Content-Type", "application/json"), *given]]
        return self.http.post(self.url, content=content, headers=headed)

    def refused(self) -> dict[str, float]:
        samples = [sample for family in self.metrics.refused_events.collect() for sample in family.samples]
        return {sample.labels["why"]: sample.value for sample in samples if sample.name.endswith("_total")}


@pytest.fixture(scope="module")
def published() -> Iterator[TeamsKeys]:
    with teams_keys() as keys:
        yield keys


@pytest.fixture
def keys(published: TeamsKeys) -> TeamsKeys:
    published.reset()
    return published


class Switch:
    """One server and client for every test, with the door of the test under way behind it."""

    door: TeamsDoor
    url = ""
    http: httpx.Client

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.door(scope, receive, send)


@pytest.fixture(scope="module")
def server() -> Iterator[Switch]:
    switch = Switch()
    with (
        serving(Starlette(routes=[Route(PATH, switch, methods=["POST"])])) as base,
        httpx.Client(timeout=60, trust_env=False) as switch.http,
    ):
        switch.url = f"{base}{PATH}"
        yield switch


@pytest.fixture
def door(server: Switch, keys: TeamsKeys, clock: SettableClock) -> Door:
    door = Door(keys, clock, server.url, server.http)
    gate = Gate(Keys(keys.url, clock), clock, app_id=APP_ID, tenants=[TENANT])
    server.door = TeamsDoor(gate, door.handle, clock, door.metrics)
    return door


# Who is let in.


def test_a_message_of_the_bot_framework_is_heard_at_its_moment(door: Door) -> None:
    response = door.post(an_activity())
    assert (response.status_code, response.content) == (200, b"")
    [(activity, at)] = door.heard
    assert (activity.type, activity.text, activity.from_.id, activity.tenant) == ("message", "liste 03", "29:1odile", TENANT)
    assert at == door.clock.now()


@pytest.mark.parametrize("seconds", [-299, 0, 3_600 + 299])
def test_clocks_may_differ_by_five_minutes(door: Door, seconds: int) -> None:
    token = door.token()
    door.clock.advance(seconds=seconds)
    assert door.post(an_activity(), door.bearer(token)).status_code == 200


def test_the_scheme_may_be_written_small_and_a_tenant_in_capitals(door: Door) -> None:
    body = an_activity(conversation={"id": "a:1", "tenantId": TENANT.upper()})
    assert door.post(body, [("authorization", f"bearer {door.token()}")]).status_code == 200


def test_nulls_count_as_absent(door: Door) -> None:
    """Real clients send them (chat-platform notes: an SDK answers 500 to these)."""
    body = an_activity(id=None, replyToId=None, text=None, name=None, entities=None, value=None, membersAdded=None, locale=None)
    body["from"] |= {"aadObjectId": None, "name": None}
    assert door.post(body).status_code == 200
    [(activity, _)] = door.heard
    assert (activity.id, activity.text, activity.entities, activity.from_.name) == ("", "", (), "")


def test_an_automatic_refresh_without_ids_is_answered(door: Door) -> None:
    value = {"action": {"type": "Action.Execute", "verb": "press", "id": None}, "trigger": "automatic"}
    body = an_activity(type="invoke", name="adaptiveCard/action", id=None, replyToId=None, text=..., value=value)
    response = door.post(body)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.json()["value"] == {"action": {"type": "Action.Execute", "verb": "press"}, "trigger": "automatic"}


def test_unknown_fields_activities_and_invokes_are_no_trouble(door: Door) -> None:
    assert door.post(an_activity(type="messageReaction", reactionsAdded=[{"type": "like"}])).status_code == 200
    assert door.post(an_activity(type="somethingNew", novelty={"a": [1, None]})).status_code == 200
    assert door.post(an_activity(type="invoke", name="something/new", text=...)).status_code == 501


# Forged.

Forge = Callable[[Door], tuple[Headers, bytes | Json]]


def _claims(**claims: Any) -> Forge:
    return lambda door: (door.bearer(door.token(claims=claims)), an_activity())


def _times(nbf: int, exp: int) -> Forge:
    """Seconds from now."""

    def forge(door: Door) -> tuple[Headers, bytes | Json]:
        now = int(door.clock.now().timestamp())
        return door.bearer(door.token(claims={"nbf": now + nbf, "exp": now + exp})), an_activity()

    return forge


def _header(**header: Any) -> Forge:
    return lambda door: (door.bearer(door.token(header=header)), an_activity())


def _authorization(*values: str) -> Forge:
    """`{}` is a good token."""
    return lambda door: ([("Authorization", value.replace("{}", door.token())) for value in values], an_activity())


def _says(**changes: Any) -> Forge:
    """A good token, with an activity for which it does not vouch."""
    return lambda door: (door.bearer(), an_activity(**changes))


def _altered(part: int, alter: Callable[[str], str]) -> Forge:
    def forge(door: Door) -> tuple[Headers, bytes | Json]:
        parts = door.token().split(".")
        parts[part] = alter(parts[part])
        return door.bearer(".".join(parts)), an_activity()

    return forge


def _signed_with(secret: Callable[[Door], bytes]) -> Forge:
    """HS256, with something public as the secret."""

    def forge(door: Door) -> tuple[Headers, bytes | Json]:
        _, claims, _ = door.token().split(".")
        head = base64url(json.dumps({"alg": "HS256", "kid": door.keys.signer.kid, "typ": "JWT"}).encode())
        mac = hmac.new(secret(door), f"{head}.{claims}".encode(), hashlib.sha256).digest()
        return door.bearer(f"{head}.{claims}.{base64url(mac)}"), an_activity()

    return forge


def _unsigned(door: Door) -> tuple[Headers, bytes | Json]:
    _, claims, _ = door.token(header={"alg": "none"}).split(".")
    head = base64url(b'{"alg":"none","typ":"JWT"}')
    return door.bearer(f"{head}.{claims}."), an_activity()


def _stranger(door: Door) -> tuple[Headers, bytes | Json]:
    """Somebody else's key under a published id."""
    token = Signer(rsa_key(99)).token(door.clock.now(), header={"kid": door.keys.signer.kid})
    return door.bearer(token), an_activity()


def _own_key_within(door: Door) -> tuple[Headers, bytes | Json]:
    """Somebody else's key, brought along in the header."""
    stranger = Signer(rsa_key(99))
    return door.bearer(stranger.token(door.clock.now(), header={"jwk": stranger.published()})), an_activity()


def _payload(raw: bytes) -> Forge:
    """Truly signed, and no claims."""

    def forge(door: Door) -> tuple[Headers, bytes | Json]:
        signer = door.keys.signer
        return door.bearer(signed(signer.key, {"alg": "RS256", "kid": signer.kid}, raw)), an_activity()

    return forge


def _published_as(**changes: Any) -> Forge:
    """Truly signed, by a key that is published differently."""

    def forge(door: Door) -> tuple[Headers, bytes | Json]:
        door.keys.signer.changes |= changes
        return door.bearer(), an_activity()

    return forge


def _short_key(door: Door) -> tuple[Headers, bytes | Json]:
    door.keys.signers.append(Signer(rsa_key(98, 1_024)))
    return door.bearer(), an_activity()


def _twice(door: Door) -> tuple[Headers, bytes | Json]:
    """The field that the token vouches for, and then another: what everybody reads is the last."""
    honest = json.dumps(an_activity())
    return door.bearer(), f'{honest[:-1]}, "serviceUrl": "{OTHER_URL}"}}'.encode()


def _flipped(part: str) -> str:
    """One bit of the decoded part changed."""
    raw = bytearray(base64.urlsafe_b64decode(part + "=="))
    raw[len(raw) // 2] ^= 1
    return base64url(bytes(raw))


FORGED: dict[str, tuple[str, Forge]] = {
    "no token": ("bearer", _authorization()),
    "an empty header": ("bearer", _authorization("")),
    "no scheme": ("bearer", _authorization("{}")),
    "another scheme": ("bearer", _authorization("Basic {}")),
    "no token after the scheme": ("bearer", _authorization("Bearer")),
    "two tokens in a header": ("bearer", _authorization("Bearer {}, Bearer {}")),
    "two headers": ("bearer", _authorization("Bearer {}", "Bearer {}")),
    "a token of two parts": ("bearer", _authorization("Bearer YQ.YQ")),
    "a token of four parts": ("bearer", _authorization("Bearer {}.YQ")),
    "words": ("bearer", _authorization("Bearer let.me.in")),
    "a token of a megabyte's tenth": ("bearer", _authorization("Bearer " + "a" * 50_000 + ".YQ.YQ")),
    "a space behind the token": ("bearer", _authorization("Bearer {} x")),
    "characters that no token has": ("bearer", _authorization("Bearer é{}")),
    "no algorithm": ("bearer", _unsigned),
    "no algorithm named": ("algorithm", _header(alg=...)),
    "algorithm none over a true signature": ("algorithm", _header(alg="none")),
    "algorithm None, capitalised": ("algorithm", _header(alg="None")),
    "HS256 with the public key in PEM": ("algorithm", _signed_with(lambda door: public_pem(door.keys.signer.key))),
    "HS256 with the modulus": ("algorithm", _signed_with(lambda door: door.keys.signer.published()["n"].encode())),
    "HS256 with nothing": ("algorithm", _signed_with(lambda _: b"")),
    "RS384 named": ("algorithm", _header(alg="RS384")),
    "PS256 named": ("algorithm", _header(alg="PS256")),
    "a list of algorithms": ("algorithm", _header(alg=["RS256"])),
    "a critical extension that nobody knows": ("bearer", _header(crit=["x"], x=1)),
    "an unencoded payload": ("bearer", _header(b64=False, crit=["b64"])),
    "no key named": ("key", _header(kid=...)),
    "a null key": ("bearer", _header(kid=None)),
    "a key that is a number": ("bearer", _header(kid=7)),
    "an unknown key": ("key", _header(kid="nobody")),
    "a key of a path": ("key", _header(kid="../../dev/null")),
    "somebody else's key under a known id": ("signature", _stranger),
    "somebody else's key brought along": ("key", _own_key_within),
    "a key of 1024 bits": ("key", _short_key),
    "a key published for encryption": ("key", _published_as(use="enc")),
    "a key published as a secret": ("key", _published_as(kty="oct", k="c2VjcmV0")),
    "an altered payload": ("signature", _altered(1, _flipped)),
    "an altered signature": ("signature", _altered(2, _flipped)),
    "half a signature": ("signature", _altered(2, lambda part: part[:172])),
    "no signature": ("bearer", _altered(2, lambda _: "")),
    "a payload that is not JSON": ("bearer", _payload(b"let me in")),
    "a payload that is a list": ("bearer", _payload(b"[]")),
    "a payload nested too deeply": ("bearer", _payload(b"[" * 2_000)),
    "a payload of huge digits": ("claims", _payload(b'{"exp":' + b"9" * 2_900 + b"}")),
    "an empty payload": ("claims", _payload(b"{}")),
    "another issuer": ("issuer", _claims(iss="https://sts.windows.net/")),
    "an issuer with a slash more": ("issuer", _claims(iss="https://api.botframework.com/")),
    "an issuer in a list": ("issuer", _claims(iss=["https://api.botframework.com"])),
    "no issuer": ("claims", _claims(iss=...)),
    "another audience": ("audience", _claims(aud="another-app")),
    "our audience among others": ("audience", _claims(aud=[APP_ID, "another-app"])),
    "an empty audience": ("claims", _claims(aud="")),
    "no audience": ("claims", _claims(aud=...)),
    "expired": ("expired", _times(-7_200, -300)),
    "expired long ago": ("expired", _times(-86_400, -82_800)),
    "not yet valid": ("early", _times(301, 3_600)),
    "no end": ("claims", _claims(exp=...)),
    "no beginning": ("claims", _claims(nbf=...)),
    "an end in words": ("claims", _claims(exp="9999999999")),
    "an end that is true": ("claims", _claims(exp=True)),
    "an end that is no number": ("claims", _claims(exp=float("nan"))),
    "an end at infinity": ("claims", _claims(exp=float("inf"))),
    "a beginning in a list": ("claims", _claims(nbf=[0])),
    "no serviceUrl in the token": ("service url", _claims(serviceurl=...)),
    "an empty serviceUrl in both": (
        "service url",
        lambda door: (door.bearer(door.token(service_url="")), an_activity(serviceUrl="")),
    ),
    "a serviceUrl without https in both": (
        "service url",
        lambda door: (
            door.bearer(door.token(service_url="http://plain.example/")),
            an_activity(serviceUrl="http://plain.example/"),
        ),
    ),
    "a list of serviceUrls in the token": ("service url", _claims(serviceurl=[SERVICE_URL])),
    "another serviceUrl in the token": ("service url", _claims(serviceurl=OTHER_URL)),
    "no serviceUrl in the body": ("service url", _says(serviceUrl=...)),
    "a null serviceUrl in the body": ("service url", _says(serviceUrl=None)),
    "another serviceUrl in the body": ("service url", _says(serviceUrl=OTHER_URL)),
    "a serviceUrl in other capitals": ("service url", _says(serviceUrl=SERVICE_URL.upper())),
    "a serviceUrl written twice": ("service url", _twice),
    "no channel": ("channel", _says(channelId=...)),
    "another channel that the key endorses": ("channel", _says(channelId="webchat")),
    "a channel in other capitals": ("channel", _says(channelId="MSTeams")),
    "a key that endorses other channels": ("channel", _published_as(endorsements=["webchat", "msteams2"])),
    "a key that endorses nothing": ("channel", _published_as(endorsements=[])),
    "a key without a word on endorsements": ("channel", _published_as(endorsements=None)),
    "another tenant": ("tenant", _says(conversation={"id": "a:1", "tenantId": OTHER_TENANT}, channelData=...)),
    "another tenant by Teams' own word": ("tenant", _says(channelData={"tenant": {"id": OTHER_TENANT}})),
    "another tenant in the conversation alone": ("tenant", _says(conversation={"id": "a:1", "tenantId": OTHER_TENANT})),
    "an author of another tenant": ("tenant", _says(**{"from": {"id": "29:1", "tenantId": OTHER_TENANT}})),
    "no tenant": ("tenant", _says(conversation={"id": "a:1"}, channelData=...)),
    "an empty tenant": ("tenant", _says(conversation={"id": "a:1", "tenantId": ""}, channelData={"tenant": {"id": ""}})),
    "a tenant that only its author names": (
        "tenant",
        _says(conversation={"id": "a:1"}, channelData=..., **{"from": {"id": "29:1", "tenantId": TENANT}}),
    ),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_request_is_refused_without_a_word(door: Door, case: str) -> None:
    why, forge = FORGED[case]
    headers, body = forge(door)
    response = door.post(body, headers)
    assert (response.status_code, response.content) == (401, b"")
    assert "www-authenticate" not in response.headers
    assert door.heard == []
    assert door.refused() == {why: 1.0}, "the figures tell the administrator why"


def test_a_refusal_says_the_same_whatever_was_wrong(door: Door) -> None:
    """Neither body nor headers tell one from another; and an unknown sender's body is not even read."""
    refused = [
        door.post(an_activity(), []),
        door.post(an_activity(), door.bearer(door.token(claims={"aud": "another"}))),
        door.post(an_activity(serviceUrl=OTHER_URL)),
        door.post(b"{", []),
        door.post(b"[" * 100_000, door.bearer("YQ.YQ.YQ")),
    ]
    seen = {(response.status_code, response.content, *sorted(set(response.headers) - {"date"})) for response in refused}
    assert len(seen) == 1


# Malformed, from who may speak.

MALFORMED: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"let me in",
    "half an object": b'{"type":"message"',
    "something behind the object": json.dumps(an_activity()).encode() + b"}",
    "a list": b"[]",
    "a string": b'"message"',
    "null": b"null",
    "an empty object": b"{}",
    "a null type": json.dumps(an_activity(type=None)).encode(),
    "an empty type": json.dumps(an_activity(type="")).encode(),
    "a type that is a number": json.dumps(an_activity(type=1)).encode(),
    "a type without end": json.dumps(an_activity(type="m" * 101)).encode(),
    "nested too deeply": b'{"type":"message","value":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects nested too deeply": b'{"a":' * 40_000 + b"null" + b"}" * 40_000,
    "not a number": json.dumps(an_activity(value=float("nan"))).encode(),
    "infinity": json.dumps(an_activity(value=float("-inf"))).encode(),
    "a number beyond all": b'{"type":"message","value":1e999999}',
    "a number of too many digits": b'{"type":"message","value":' + b"9" * 100_000 + b"}",
    "half a surrogate": b'{"type":"message","text":"\\ud800"}',
    "not UTF-8": b'{"type":"message","text":"\xff\xfe"}',
    "UTF-16": json.dumps(an_activity()).encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + json.dumps(an_activity()).encode(),
    "a from that is a string": json.dumps(an_activity(**{"from": "29:1odile"})).encode(),
    "an id that is a number": json.dumps(an_activity(id=1741525320000)).encode(),
    "an id of control characters": json.dumps(an_activity(conversation={"id": "a:1\r\nx: y", "tenantId": TENANT})).encode(),
    "an id without end": json.dumps(an_activity(conversation={"id": "a" * 501, "tenantId": TENANT})).encode(),
    "a text that is an object": json.dumps(an_activity(text={"text": "liste"})).encode(),
    "a serviceUrl with a line in it": json.dumps(an_activity(serviceUrl=SERVICE_URL + "\nHost: x")).encode(),
    "entities that are an object": json.dumps(an_activity(entities={"type": "mention"})).encode(),
    "entities without end": json.dumps(an_activity(entities=[{}] * 1_001)).encode(),
    "members that are strings": json.dumps(an_activity(membersAdded=["29:1odile"])).encode(),
    "channelData that is a list": json.dumps(an_activity(channelData=[TENANT])).encode(),
    "a tenant that is true": json.dumps(an_activity(conversation={"id": "a:1", "tenantId": True})).encode(),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_activity_is_refused_without_a_word(door: Door, case: str) -> None:
    response = door.post(MALFORMED[case])
    assert (response.status_code, response.content) == (400, b"")
    assert door.heard == []


def test_a_body_larger_than_teams_sends_is_not_read_further(door: Door) -> None:
    response = door.post(an_activity(text="a" * LARGEST_ACTIVITY))
    assert (response.status_code, response.content) == (413, b"")
    assert door.post(an_activity(text="a" * 100_000)).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_only_post_is_answered(door: Door, method: str) -> None:
    assert door.http.request(method, door.url, headers=door.bearer()).status_code == 405


# A token is used for an hour: what is remembered of it vouches for nothing more than the token does.


def test_a_known_token_is_still_held_against_each_body(door: Door) -> None:
    good = door.bearer()
    assert door.post(an_activity(), good).status_code == 200
    for changes in ({"serviceUrl": OTHER_URL}, {"channelId": "webchat"}, {"channelData": {"tenant": {"id": OTHER_TENANT}}}):
        assert door.post(an_activity(**changes), good).status_code == 401
    assert door.post(an_activity(), good).status_code == 200


def test_a_known_token_expires(door: Door) -> None:
    good = door.bearer()
    assert door.post(an_activity(), good).status_code == 200
    door.clock.advance(seconds=3_600 + 300)
    assert door.post(an_activity(), good).status_code == 401


def test_a_known_token_under_another_signature_is_unknown(door: Door) -> None:
    token = door.token()
    assert door.post(an_activity(), door.bearer(token)).status_code == 200
    head, claims, signature = token.split(".")
    assert door.post(an_activity(), door.bearer(f"{head}.{claims}.{_flipped(signature)}")).status_code == 401


def test_a_known_token_ends_with_its_key(door: Door) -> None:
    """Withdrawn keys vouch for nothing once the documents were read again, although their tokens go on."""
    long = door.bearer(door.token(claims={"exp": int(door.clock.now().timestamp()) + 7 * 86_400}))
    assert door.post(an_activity(), long).status_code == 200
    door.keys.rotate()
    door.clock.advance(hours=24)
    assert door.post(an_activity(), long).status_code == 401
    assert door.post(an_activity()).status_code == 200


def test_a_known_token_ends_with_its_keys_endorsement(door: Door) -> None:
    long = door.bearer(door.token(claims={"exp": int(door.clock.now().timestamp()) + 7 * 86_400}))
    assert door.post(an_activity(), long).status_code == 200
    door.keys.signer.endorsements = ["webchat"]
    door.clock.advance(hours=24)
    assert door.post(an_activity(), long).status_code == 401


# What breaks behind the door.


def test_what_breaks_is_never_500(door: Door) -> None:
    assert door.post(an_activity(text="break")).status_code == 200
    response = door.post(an_activity(type="invoke", name="adaptiveCard/action", text="break"))
    assert response.status_code == 200
    assert response.json()["type"] == "application/vnd.microsoft.error"
    assert door.post(an_activity(text="unwritable")).status_code == 200


def test_a_gate_that_breaks_lets_nobody_in(door: Door, server: Switch) -> None:
    class StoppedClock:
        def now(self) -> datetime:
            raise OSError

    gate = Gate(Keys(door.keys.url, door.clock), StoppedClock(), app_id=APP_ID, tenants=[TENANT])
    server.door = TeamsDoor(gate, door.handle, door.clock, door.metrics)
    response = door.post(an_activity())
    assert (response.status_code, response.content, door.heard) == (401, b"", [])


def test_what_breaks_afterwards_breaks_nothing(door: Door) -> None:
    assert door.post(an_activity(text="later")).status_code == 200
    assert door.post(an_activity()).status_code == 200
    assert door.after == ["later"]


# Without a gate, for the local client alone.


def test_the_anonymous_door_hears_the_local_client_and_no_web_page(door: Door, server: Switch) -> None:
    """A page of any site may post to a loopback port; its browser names it, the local client sends no origin."""
    server.door = TeamsDoor(None, door.handle, door.clock, door.metrics)
    assert door.post(an_activity(), []).status_code == 200
    for origin in ("https://elsewhere.example", door.url.removesuffix(PATH), "null"):
        refused = door.post(an_activity(), [("Origin", origin)])
        assert (refused.status_code, refused.content) == (401, b"")
    assert door.post(b"[]", []).status_code == 400
    assert len(door.heard) == 1


@pytest.mark.parametrize(("app_id", "tenants"), [("", [TENANT]), (APP_ID, []), (APP_ID, [""])])
def test_no_gate_stands_without_an_app_and_tenants(clock: SettableClock, app_id: str, tenants: list[str]) -> None:
    with pytest.raises(ConfigurationError):
        Gate(Keys("https://keys.example/", clock), clock, app_id=app_id, tenants=tenants)
