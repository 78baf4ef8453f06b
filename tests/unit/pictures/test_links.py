"""Links to pictures: signed, for a day, for one reader (R3)."""

from __future__ import annotations

import pytest

from bot.pictures.links import PATH, PictureLinks
from tests.support.clock import SettableClock

READER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
KEY = "a" * 40
SECRETS = (b"a-key-of-more-than-thirty-two-characters",)


def token(url: str) -> str:
    return url.rpartition("/")[2]


def test_a_link_opens_for_a_day(clock: SettableClock) -> None:
    links = PictureLinks(clock, "https://iris.example.org/", SECRETS)
    url = links.url(KEY, READER)
    assert url.startswith(f"https://iris.example.org{PATH}/")
    assert links.opened(token(url)) == (KEY, READER)
    clock.advance(days=1, seconds=1)
    assert links.opened(token(url)) is None


def test_a_key_that_was_rotated_out_still_opens_while_it_is_kept(clock: SettableClock) -> None:
    old = PictureLinks(clock, "https://iris.example.org", SECRETS).url(KEY, READER)
    new = (b"another-key-of-thirty-two-characters!!",)
    assert PictureLinks(clock, "https://iris.example.org", (*new, *SECRETS)).opened(token(old)) == (KEY, READER)
    assert PictureLinks(clock, "https://iris.example.org", new).opened(token(old)) is None


@pytest.mark.parametrize("forged", ["", ".", "x.y.png", "é.é", "a" * 5_000, "YTpiOmM.YQ", "\x00.png"])
def test_what_was_not_signed_opens_nothing(forged: str, clock: SettableClock) -> None:
    links = PictureLinks(clock, "https://iris.example.org", SECRETS)
    assert links.opened(forged) is None


def test_a_changed_letter_opens_nothing(clock: SettableClock) -> None:
    links = PictureLinks(clock, "https://iris.example.org", SECRETS)
    good = token(links.url(KEY, READER))
    for place in (2, len(good) // 2, len(good) - 6):
        changed = good[:place] + ("A" if good[place] != "A" else "B") + good[place + 1 :]
        assert links.opened(changed) is None


def test_without_a_public_address_or_a_key_there_are_no_links(clock: SettableClock) -> None:
    assert PictureLinks(clock, "", SECRETS).url(KEY, READER) == ""
    assert PictureLinks(clock, "https://iris.example.org", ()).url(KEY, READER) == ""
