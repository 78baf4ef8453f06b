"""A picture as a view of its own, in the transcript below what it illustrates."""

from __future__ import annotations

from bot.front import Picture
from commands.views.nodes import Image, Localised, View


def picture_view(picture: Picture) -> Localised:
    return View(summary=picture.alt, blocks=(Image(picture.png, picture.alt, picture.title),))
