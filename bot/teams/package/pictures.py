"""Are the icons such as Teams takes them: PNG, of the right size, the outline white on nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from PIL import Image

from bot.teams.package.icons import COLOUR_SIZE, OUTLINE_SIZE
from bot.teams.package.shape import Fault

SIZES = {"color": COLOUR_SIZE, "outline": OUTLINE_SIZE}


def icon_faults(files: Mapping[str, bytes], named: Mapping[str, str]) -> Iterator[Fault]:
    """`named` is the manifest's `icons`: which file is which."""
    for kind, size in SIZES.items():
        name = named[kind]
        if name not in files:
            yield Fault("missing-file", {"file": name})
            continue
        picture = _read(files[name])
        if picture is None:
            yield Fault("not-a-png", {"file": name})
        elif picture.size != (size, size):
            yield Fault("icon-size", {"file": name, "wanted": size, "width": picture.width, "height": picture.height})
        elif kind == "outline" and not _white_on_nothing(picture):
            yield Fault("icon-outline", {"file": name})


def _read(content: bytes) -> Image.Image | None:
    """None where it is no PNG, or a broken one, or one that is far too large to be an icon."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if max(picture.size) > COLOUR_SIZE * 10:
                return None
            return picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _white_on_nothing(picture: Image.Image) -> bool:
    """Something is seen, all of it white; and the corners are not."""
    pixels = [colour for _, colour in picture.getcolors(picture.width * picture.height) or ()]
    seen = [colour for colour in pixels if isinstance(colour, tuple) and colour[3] > 0]
    corners = [picture.getpixel((x, y)) for x in (0, picture.width - 1) for y in (0, picture.height - 1)]
    empty = all(isinstance(colour, tuple) and colour[3] == 0 for colour in corners)
    return empty and bool(seen) and all(colour[:3] == (255, 255, 255) for colour in seen)
