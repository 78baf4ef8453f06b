"""Spreadsheets that somebody drops before a front end, as each front end has it."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Sequence

from tests.support.driving import SlackWindow, TeamsWindow, WebWindow, Window

_keys = itertools.count(1)


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """As Excel of Quebec saves one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("cp1252")


def drop(window: Window, content: bytes, name: str = "liste.csv") -> Window:
    """In the person's own conversation with the bot; what answers is what is seen then."""
    match window:
        case SlackWindow():
            file = window.client.api.share(name, content)
            window.shown = window.client.drop(window.person.slack_id, f"D{window.person.slack_id}", file)
        case WebWindow():
            key = f"dropped-{next(_keys):06}"
            query = {"person": window.person.key, "locale": "fr", "key": key, "channel": "", "name": name}
            headers = {"Content-Type": "application/octet-stream"}
            response = window.http.post("/file", params=query, content=content, headers=headers)
            window._take(response.raise_for_status().json())
        case TeamsWindow():
            window._look(window.chat.drop(window.client.teams.drive.share(name, content)))
        case _:
            raise TypeError(type(window))
    return window
