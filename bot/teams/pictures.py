"""Pictures in Teams: a message of its own below the answer, with a link that Teams fetches, or the picture itself in the card.

A link needs a public address; without one, a picture that is too large for a message is left out: its figures are in the answer.
"""

from __future__ import annotations

import base64
from collections.abc import Callable

from bot.front import Picture
from bot.teams.elements import line
from bot.teams.messages import message_with
from bot.teams.render import CARD_BYTES, card
from bot.teams.texts import Json, words

IN_CARD = (CARD_BYTES // 2 - 4 * 1024) * 3 // 4
"""Bytes of a PNG that a card can hold: base64 makes four characters of three, and each counts twice."""


def picture_message(picture: Picture, say: Callable[[str], str]) -> Json | None:
    """None where the picture cannot be shown. `altText` tells its figures to who does not see it."""
    url = picture.url or _in_card(picture.png)
    if not url:
        return None
    title = line(picture.title, weight="bolder")
    image: Json = {"type": "Image", "url": url, "altText": words(picture.alt), "size": "stretch"}
    return message_with(card([title, image], picture.title, (), say), picture.title)


def _in_card(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}" if len(png) <= IN_CARD else ""
