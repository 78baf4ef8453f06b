"""The Bot Framework's keys for tests: an OpenID document and a key set on loopback, and who signs true tokens with them.

with teams_keys() as keys:                               # `IRIS_TEAMS_OPENID_URL` is keys.url
    keys.token(clock.now(), service_url=connector.url)   # a JWT as the Bot Framework makes it; any claim or header may be changed
    keys.token(clock.now(), claims={"aud": "another"}, header={"kid": "unknown"})
    keys.rotate()                                        # from now on another key is published, and signs
    keys.failing = True                                  # both documents answer 503
    keys.fetches                                         # how many times the key set was asked for
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.serving import serving

Json = dict[str, Any]

APP_ID = "6b1d0f1e-3c55-4d7c-9a50-2f6e1f0a7c11"
TENANT = "0f8a6a3e-7f0b-4a39-8d3a-5c2a1b9e4d22"
OTHER_TENANT = "d3f9b6c4-11aa-4b0e-b7a6-90c5de7f8e33"
SERVICE_URL = "https://smba.trafficmanager.example/ca/"
ISSUER = "https://api.botframework.com"
LASTS = 3_600
"""Seconds that a token lasts."""


@cache
def rsa_key(number: int, bits: int = 2_048) -> rsa.RSAPrivateKey:
    """Made once in a process; the same number gives the same key."""
    return rsa.generate_private_key(public_exponent=65_537, key_size=bits)


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(key: rsa.RSAPrivateKey, header: Mapping[str, Any], claims: bytes | Mapping[str, Any]) -> str:
    """Any header over any payload, truly signed with RS256, whatever its header says; claims may be no JSON at all."""
    payload = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    content = f"{base64url(json.dumps(header).encode())}.{base64url(payload)}"
    return f"{content}.{base64url(key.sign(content.encode(), padding.PKCS1v15(), SHA256()))}"


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


@dataclass
class Signer:
    """A key that may be published, and what the Bot Framework says of it."""

    key: rsa.RSAPrivateKey
    endorsements: list[str] = field(default_factory=lambda: ["msteams", "webchat"])
    changes: Json = field(default_factory=dict)

    @property
    def kid(self) -> str:
        return hashlib.sha256(public_pem(self.key)).hexdigest()[:24]

    def published(self) -> Json:
        """As the key set lists it; `changes` are laid over it."""
        jwk: Json = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        listed = {"kty": "RSA", "use": "sig", "kid": self.kid, "x5t": self.kid, "n": jwk["n"], "e": jwk["e"]}
        return listed | {"endorsements": self.endorsements} | self.changes

    def token(
        self,
        at: datetime,
        *,
        service_url: str = SERVICE_URL,
        claims: Mapping[str, Any] | None = None,
        header: Mapping[str, Any] | None = None,
    ) -> str:
        """A token of this moment. In `claims` and `header` a value replaces the true one, and `...` leaves it out."""
        now = int(at.timestamp())
        true = {"serviceurl": service_url, "nbf": now, "exp": now + LASTS, "iss": ISSUER, "aud": APP_ID}
        head = {"alg": "RS256", "kid": self.kid, "typ": "JWT", "x5t": self.kid}
        return signed(self.key, _changed(head, header or {}), _changed(true, claims or {}))


def _changed(true: Mapping[str, Any], changes: Mapping[str, Any]) -> Json:
    return {name: value for name, value in {**true, **changes}.items() if value is not ...}


@dataclass
class TeamsKeys:
    """What is published, and how often it was asked for."""

    base: str = ""
    signers: list[Signer] = field(default_factory=list)
    fetches: int = 0
    """Of the key set."""
    documents: int = 0
    failing: bool = False
    latency: float = 0.0
    document_changes: Json = field(default_factory=dict)
    raw: Response | None = None
    """Answered instead of the key set."""
    _numbers: int = 0

    @property
    def url(self) -> str:
        """Of the OpenID document."""
        return f"{self.base}/v1/.well-known/openidconfiguration"

    @property
    def signer(self) -> Signer:
        """The newest."""
        return self.signers[-1]

    def token(self, at: datetime, **changes: Any) -> str:
        """By the newest signer; see `Signer.token`."""
        return self.signer.token(at, **changes)

    def add(self) -> Signer:
        """One more key is published, and signs from now on."""
        self._numbers += 1
        self.signers.append(Signer(rsa_key(self._numbers)))
        return self.signer

    def rotate(self) -> Signer:
        """Another key takes the place of all."""
        self.signers.clear()
        return self.add()

    def reset(self) -> None:
        """As at the start, with the first key."""
        self.fetches = self.documents = self._numbers = 0
        self.failing, self.latency, self.raw = False, 0.0, None
        self.document_changes.clear()
        self.rotate()


def _application(keys: TeamsKeys) -> Starlette:
    def document(_: Request) -> Response:
        keys.documents += 1
        if keys.failing:
            return Response(status_code=503)
        true = {
            "issuer": ISSUER,
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{keys.base}/v1/.well-known/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }
        return JSONResponse(_changed(true, keys.document_changes))

    def key_set(_: Request) -> Response:
        keys.fetches += 1
        time.sleep(keys.latency)
        if keys.failing:
            return Response(status_code=503)
        return keys.raw or JSONResponse({"keys": [signer.published() for signer in keys.signers]})

    return Starlette(routes=[Route("/v1/.well-known/openidconfiguration", document), Route("/v1/.well-known/keys", key_set)])


@contextmanager
def teams_keys() -> Iterator[TeamsKeys]:
    """Both documents on loopback, with one key published."""
    keys = TeamsKeys()
    keys.reset()
    with serving(_application(keys)) as base:
        keys.base = base
        yield keys
