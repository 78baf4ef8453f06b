"""A OneDrive for tests, on loopback HTTP: where Teams keeps what is dropped in a personal chat, and lets bots put files.

with teams_drive() as drive:
    drive.share("comptes.csv", b"…")       # the attachment of a message with this file
    drive.room("comptes.csv")              # where a file that somebody accepts may be put: an invoke's `uploadInfo`
    drive.kept                             # contents by name, once whole
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.slack import served

Json = dict[str, Any]
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass
class TeamsDrive:
    """`status` instead of a file, or of taking one; `authorizations` that came with requests: there should be none."""

    url: str = ""
    shared: dict[str, bytes] = field(default_factory=dict)
    rooms: dict[str, tuple[str, bytearray]] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    ranges: list[str] = field(default_factory=list)
    status: int = 0
    authorizations: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def share(self, name: str, content: bytes, **changes: Any) -> Json:
        """As Teams attaches a dropped file; `changes` to what it says of it (`downloadUrl`)."""
        number = str(next(self._numbers))
        self.shared[number] = content
        told = {"downloadUrl": f"{self.url}/shared/{number}?tempauth=v1", "uniqueId": number, "fileType": name.rpartition(".")[2]}
        return {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "contentUrl": f"https://exemple-my.sharepoint.com/personal/odile/Documents/Applications/{name}",
            "name": name,
            "content": told | changes,
        }

    def room(self, name: str, **changes: Any) -> Json:
        """An upload session."""
        number = str(next(self._numbers))
        self.rooms[number] = (name, bytearray())
        told = {"uploadUrl": f"{self.url}/rooms/{number}", "contentUrl": f"https://exemple-my.sharepoint.com/{name}"}
        return told | {"name": name, "uniqueId": number, "fileType": name.rpartition(".")[2]} | changes

    async def give(self, request: Request) -> Response:
        self.authorizations += request.headers.getlist("authorization")
        return Response(self.shared[request.path_params["id"]], self.status or 200)

    async def take(self, request: Request) -> Response:
        """Fragments in order, each saying where it belongs; 202 until the last."""
        self.authorizations += request.headers.getlist("authorization")
        if self.status:
            return Response(status_code=self.status)
        name, room = self.rooms[request.path_params["id"]]
        told, body = request.headers["content-range"], await request.body()
        found = _RANGE.fullmatch(told)
        assert found, told
        first, last, size = (int(one) for one in found.groups())
        assert (first, last - first + 1) == (len(room), len(body))
        self.ranges.append(told)
        room += body
        if len(room) < size:
            return JSONResponse({"nextExpectedRanges": [f"{len(room)}-"]}, 202)
        self.kept[name] = bytes(room)
        return JSONResponse({"id": request.path_params["id"]}, 201)


@contextmanager
def teams_drive() -> Iterator[TeamsDrive]:
    drive = TeamsDrive()
    routes = [Route("/shared/{id}", drive.give, methods=["GET"]), Route("/rooms/{id}", drive.take, methods=["PUT"])]
    with served(Starlette(routes=routes)) as base:
        drive.url = base
        yield drive
