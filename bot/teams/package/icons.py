"""The app's two icons, drawn: an iris, full of colour (192 px) and as a white outline on nothing (32 px).

Microsoft's rules: learn.microsoft.com, "Teams app icon": a full square whose mark keeps to the middle 120 px; and an outline
of white pixels only, on a transparent ground.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

COLOUR_SIZE = 192
OUTLINE_SIZE = 32
FINER = 8
"""Drawn that many times larger, then reduced: smooth edges."""
GROUND = (9, 87, 151, 255)
WHITE = (255, 255, 255, 255)
IRIS = (20, 114, 191, 255)
NOTHING = (255, 255, 255, 0)
"""Transparent white, so that reducing mixes no other colour into the edges."""


def colour_icon() -> bytes:
    """PNG, 192 × 192, opaque to its corners."""
    image, draw = _canvas(COLOUR_SIZE, GROUND)
    _disc(draw, COLOUR_SIZE, 60, WHITE)
    _disc(draw, COLOUR_SIZE, 46, IRIS)
    _disc(draw, COLOUR_SIZE, 22, GROUND)
    _disc(draw, COLOUR_SIZE, 8, WHITE, off=(12, -12))
    return _png(image, COLOUR_SIZE)


def outline_icon() -> bytes:
    """PNG, 32 × 32, white where it is not transparent."""
    image, draw = _canvas(OUTLINE_SIZE, NOTHING)
    _disc(draw, OUTLINE_SIZE, 14, WHITE)
    _disc(draw, OUTLINE_SIZE, 11.5, NOTHING)
    _disc(draw, OUTLINE_SIZE, 6, WHITE)
    _disc(draw, OUTLINE_SIZE, 2, NOTHING, off=(2.2, -2.2))
    return _png(image, OUTLINE_SIZE)


def _canvas(size: int, ground: tuple[int, int, int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGBA", (size * FINER, size * FINER), ground)
    return image, ImageDraw.Draw(image)


def _disc(
    draw: ImageDraw.ImageDraw, size: int, radius: float, fill: tuple[int, int, int, int], off: tuple[float, float] = (0, 0)
) -> None:
    x, y, r = (size / 2 + off[0]) * FINER, (size / 2 + off[1]) * FINER, radius * FINER
    draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def _png(image: Image.Image, size: int) -> bytes:
    written = io.BytesIO()
    image.resize((size, size), Image.Resampling.BOX).save(written, "PNG", optimize=True)
    return written.getvalue()
