"""Pictures are drawn in a process of their own, kept, linked to, and waited for by nobody."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from sqlalchemy import update
from starlette.applications import Starlette

from bot.front import Picture
from bot.pictures.links import PATH, PictureLinks, picture_route
from bot.pictures.studio import Studio
from commands.context import House
from commands.domain.accounts import Pool
from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.domain.seats import SeatCount
from commands.views.drawings import SeatDrawing, bars_of
from commands.views.months import drawing_of
from commands.views.nodes import msg
from storage.tables.seat_figures import pictures
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.example_months import one_place
from tests.support.slack import served

READER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
PHONE = 1_080


def drawing(*places: str) -> SeatDrawing:
    counts = [SeatCount(establishment=one, pool=Pool.LICENCE, allocated=10, used=4, reserved=1) for one in places]
    title = msg("picture-title")
    return SeatDrawing(title=title, alt=title, bars=bars_of(counts, places), trend=(), establishments=frozenset(places))


@pytest.fixture
def links(clock: SettableClock) -> PictureLinks:
    return PictureLinks(clock, "https://iris.example.org", [b"a-key-of-more-than-thirty-two-characters"])


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_it_is_as_wide_as_a_phone_and_drawn_once(
    store: SqlStore, clock: SettableClock, links: PictureLinks, pool: ThreadPoolExecutor
) -> None:
    """However many ask for it at once, and after a restart."""

    async def ask(times: int) -> list[bytes]:
        studio = Studio(store, clock, pool, links)
        made = await asyncio.gather(*(studio.picture(drawing("03"), "fr", READER) for _ in range(times)))
        await studio.close()
        assert all(made)
        return [one.png for one in made if one]

    first, *others = asyncio.run(ask(3))
    assert set(others) == {first}
    shown = Image.open(BytesIO(first))
    assert (shown.format, shown.width) == ("PNG", PHONE)
    assert len(first) < 100_000
    with store.writing() as unit:
        unit.connection.execute(update(pictures).values(png=b"kept"))
        unit.commit()
    assert asyncio.run(ask(1)) == [b"kept"]


def test_a_month_is_drawn_like_any_other_picture(
    store: SqlStore, clock: SettableClock, reference: ReferenceData, links: PictureLinks, pool: ThreadPoolExecutor
) -> None:
    """R74: on a letter's proportions, with words that tell its figures."""
    month = drawing_of(one_place(), reference)
    assert month is not None

    async def ask() -> Picture | None:
        studio = Studio(store, clock, pool, links)
        made = await studio.picture(month, "fr", READER)
        await studio.close()
        return made

    made = asyncio.run(ask())
    assert made is not None
    assert "Licences utilisées : 390" in made.alt
    assert Image.open(BytesIO(made.png)).size == (PHONE, 1_397)
    assert len(made.png) < 100_000


def test_a_drawer_that_fails_is_told_as_no_picture(
    store: SqlStore, clock: SettableClock, links: PictureLinks, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def ask() -> object:
        studio = Studio(store, clock, pool, links)
        made = await studio.picture(drawing("03"), "fr", READER)
        await studio.close()
        return made

    assert asyncio.run(ask()) is None


def test_matplotlib_never_comes_into_the_house() -> None:
    """It doubles the memory of whoever imports it."""
    loaded = "import sys, bot.house, bot.slack, bot.web.app; print('matplotlib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.strip() == "False"


def test_a_link_opens_only_while_its_reader_may_read_all_of_it(
    store: SqlStore, clock: SettableClock, reference: ReferenceData, links: PictureLinks
) -> None:
    """R3, R4: gone, never seen and not theirs look the same."""
    with store.writing() as unit:
        unit.seat_figures.keep_picture("k03", b"\x89PNG 03", {"03"})
        unit.seat_figures.keep_picture("k05", b"\x89PNG 05", {"03", "05"})
        unit.grants.grant(Grant(email=READER, role=Role.READER, scope="03", granted_by="ada", granted_at=clock.now()))
        unit.commit()
    with served(Starlette(routes=[picture_route(links, store, House(reference=reference))])) as base:

        def get(key: str) -> tuple[int, bytes]:
            address = links.url(key, READER).replace("https://iris.example.org", base)
            answer = httpx.get(address, trust_env=False)
            return answer.status_code, answer.content

        assert get("k03") == (200, b"\x89PNG 03")
        assert get("k05") == get("unknown") == (404, b"")
        assert httpx.get(f"{base}{PATH}/forged.png", trust_env=False).status_code == 404
        with store.writing() as unit:
            unit.grants.revoke(READER, Role.READER, "03")
            unit.commit()
        assert get("k03") == (404, b"")
