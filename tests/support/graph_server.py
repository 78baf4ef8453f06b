"""A Microsoft Graph for tests, on loopback HTTP: the authority that gives tokens, and sendMail.

with graph_server() as graph:
    graph.settings()                       # settings of a house that sends through it
    graph.messages                         # what it took, parsed, in order
    graph.answers.append((429, "ApplicationThrottled", {"retry-after": "7"}))     # instead of 202, once each
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.serving import serving

TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
CLIENT = "22222222-3333-4444-8555-666666666666"
SECRET = "a Graph secret of the tests"
SENDER = "iris@exemple.qc.ca"


@dataclass
class GraphServer:
    """Its state; `scopes` are what tokens were asked for."""

    url: str = ""
    messages: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    answers: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def settings(self, **changes: object) -> Mapping[str, object]:
        given: dict[str, object] = {
            "mail_from": f"IRIS <{SENDER}>",
            "graph_client_id": CLIENT,
            "graph_tenant_id": TENANT,
            "graph_client_secret": SECRET,
            "graph_authority_url": self.url,
            "graph_url": self.url,
        }
        return given | changes

    def forget_tokens(self) -> None:
        """Those that were given are refused from now on."""
        self.tokens.clear()

    async def discover(self, _request: Request) -> Response:
        secured = "https" + self.url.removeprefix("http") + f"/{TENANT}"
        ends: dict[str, Any] = {f"{one}_endpoint": f"{secured}/oauth2/v2.0/{one}" for one in ("authorization", "token")}
        return JSONResponse({"issuer": f"{secured}/v2.0", **ends})

    async def token(self, request: Request) -> Response:
        asked = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        if (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        self.scopes.append(asked["scope"])
        token = f"token-{len(self.scopes)}"
        self.tokens.append(token)
        return JSONResponse({"access_token": token, "token_type": "Bearer", "expires_in": 3600})

    async def send_mail(self, request: Request) -> Response:
        """As documented: MIME in base64, text/plain, 202 without a body."""
        if request.headers["authorization"].removeprefix("Bearer ") not in self.tokens:
            return _error(401, "InvalidAuthenticationToken")
        if self.answers:
            status, code, headers = self.answers.pop(0)
            return _error(status, code, headers)
        if request.headers["content-type"] != "text/plain":
            return _error(400, "ErrorInvalidRequest")
        raw = base64.b64decode(await request.body(), validate=True)
        self.messages.append(message_from_bytes(raw, policy=default))
        self.senders.append(request.path_params["sender"])
        return Response(status_code=202)


@contextmanager
def graph_server() -> Iterator[GraphServer]:
    """In a thread of its own."""
    graph = GraphServer()
    routes = [
        Route(f"/{TENANT}/v2.0/.well-known/openid-configuration", graph.discover),
        Route(f"/{TENANT}/oauth2/v2.0/token", graph.token, methods=["POST"]),
        Route("/v1.0/users/{sender}/sendMail", graph.send_mail, methods=["POST"]),
    ]
    with serving(Starlette(routes=routes)) as url:
        graph.url = url
        yield graph


def _error(status: int, code: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": {"code": code, "message": "about achille.talon@ssss.gouv.qc.ca"}}, status, headers=headers)
