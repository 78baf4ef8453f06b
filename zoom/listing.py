"""Walking a listing page by page, to its end or to an error; never a silent half (R92)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from zoom.client import ZoomClient
from zoom.limiter import Priority
from zoom.protocol.errors import Reason, Refused, Uncertain
from zoom.protocol.requests import ZoomRequest
from zoom.protocol.responses import Decode, Page

Row = TypeVar("Row", bound=msgspec.Struct)

RESTARTS = 3
_TOKEN = "next_page_token"  # noqa: S105 - the name of a query parameter
_EXPIRED = frozenset({Reason.PAGE_TOKEN, Reason.VALIDATION})


def walk(
    client: ZoomClient, first: ZoomRequest, decode: Decode[Row], *, priority: Priority = Priority.BATCH
) -> Iterator[Page[Row]]:
    """Each page of the listing that `first` begins.

    A page token that expired on the way (400/300; it lives 15 minutes) makes the walk start over, at most three times, so
    rows may come twice: key them. Raises a ZoomError rather than end early.
    """
    request = first
    restarts = 0
    seen: set[str] = set()
    while True:
        try:
            page = decode(client.send(request, priority=priority).body)
        except Refused as refused:
            if request is first or refused.reason not in _EXPIRED or restarts == RESTARTS:
                raise
            request, restarts = first, restarts + 1
            seen.clear()
            continue
        yield page
        if not page.next_page_token:
            return
        if page.next_page_token in seen:
            raise Uncertain("the listing turns in a circle")
        seen.add(page.next_page_token)
        request = first.with_query(**{_TOKEN: page.next_page_token})
