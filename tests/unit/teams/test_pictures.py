"""Pictures in Teams: linked where there is a public address, in the card where they fit, left out otherwise."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot.front import Picture
from bot.i18n import translator
from bot.teams.pictures import IN_CARD, picture_message
from tests.support.teams_schema import check_activity

say = partial(translator("fr").text)


def image(picture: Picture) -> dict[str, Any] | None:
    message = picture_message(picture, say)
    if message is None:
        return None
    check_activity(message)
    (attachment,) = message["attachments"]
    found: dict[str, Any] = next(one for one in attachment["content"]["body"] if one["type"] == "Image")
    return found


def picture(size: int, url: str = "") -> Picture:
    return Picture(png=b"\x89PNG" + b"\0" * (size - 4), alt="Licences. 03 CIUSSS CN [40] sur 50.", title="Licences", url=url)


def test_a_link_where_there_is_a_public_address() -> None:
    made = image(picture(60_000, "https://iris.example.org/pictures/a.b.png"))
    assert made is not None
    assert made["url"] == "https://iris.example.org/pictures/a.b.png"
    assert "03 CIUSSS CN" in made["altText"]


def test_the_picture_itself_where_it_fits() -> None:
    made = image(picture(IN_CARD))
    assert made is not None
    assert made["url"].startswith("data:image/png;base64,")


def test_one_that_does_not_fit_is_left_out() -> None:
    assert image(picture(IN_CARD + 1)) is None
