"""What letters enclose: below the message, once it stands, and never in its way (R57, R81)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.enclosing import Enclosing
from bot.front import MadeFile, Picture, UndeliverableError
from bot.i18n import Translator
from bot.letters import LetterCarrier
from commands.domain.operations import Json
from commands.ports import NewLetter, Target
from commands.views import letters
from commands.views.drawings import Drawing, SeatDrawing
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.letters import Enclosures, LetterContext, encloses, tells
from commands.views.nodes import Draft, Text, View, msg
from tests.support.desk import MANAGER, Desk
from tests.support.post import Post

KIND = "essai-avec-pièces"
DRAWING = SeatDrawing(title=msg("x"), alt=msg("x"), bars=(), trend=(), establishments=frozenset({"03"}))
ORDER = FileOrder(kind=FileKind.MONTH, format=FileFormat.CSV, payload={"mois": "2026-10"}, name="rapport", title="Rapport")
PICTURE = Picture(png=b"png", alt="Licences. 03 CIUSSS CN 40 sur 50.", title="Licences")


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of letters of this test's own, which encloses a picture and a file."""
    monkeypatch.setattr(letters, "_TELLERS", {})
    monkeypatch.setattr(letters, "_ENCLOSERS", {})

    @tells(KIND)
    def _tell(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
        return View("Votre rapport", (Text("Votre rapport"),))

    @encloses(KIND)
    def _enclose(payload: Mapping[str, Json], context: LetterContext) -> Enclosures:
        assert context.unit.grants.of(MANAGER)
        return Enclosures(reader=str(payload["email"]), items=(DRAWING, ORDER))

    return KIND


class Maker:
    """Draws and makes, and remembers in whose name; `broken` fails as a defect of ours would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str]] = []
        self.broken = False

    async def draw(self, drawing: Drawing, locale: str, reader: str) -> Picture | None:
        assert drawing == DRAWING
        self.asked.append((locale, reader))
        return PICTURE

    async def make(self, order: FileOrder, reader: str, locale: str) -> MadeFile | None:
        if self.broken:
            raise ZeroDivisionError
        self.asked.append((locale, reader))
        path = self.folder / "made.csv"
        path.write_text("jour;licences")
        return MadeFile(path=path, name=f"{order.name}.csv", title="Rapport", media_type="text/csv")


class Mailroom:
    """A house, what carries letters, and what makes their enclosures."""

    def __init__(self, house: Desk, pool: ThreadPoolExecutor, folder: Path) -> None:
        self.house, self.post, self.maker = house, Post(), Maker(folder)
        couriers = {"web": self.post}
        self.enclosing = Enclosing(couriers, self.maker.draw, self.maker.make)
        self.carrier = LetterCarrier(
            house.store,
            house.clock,
            couriers,
            house.house,
            pool,
            enclosing=self.enclosing,
            speak=lambda locale: Translator(locale, strict=True),
        )

    def write(self, kind: str) -> None:
        target = Target(platform="web", address="odile", locale="fr")
        with self.house.store.writing() as unit:
            new = NewLetter(kind=kind, key="k1", target=target, payload={"email": MANAGER}, due_at=self.house.clock.now())
            unit.letters.write(new)
            unit.commit()

    def refresh(self) -> None:
        with self.house.store.writing() as unit:
            unit.letters.refresh("k1")
            unit.commit()

    def deliver(self) -> None:
        async def both() -> None:
            await self.carrier.deliver_due()
            await self.enclosing.settled()

        asyncio.run(both())


@pytest.fixture
def room(small_house: Desk, tmp_path: Path) -> Iterator[Mailroom]:
    with ThreadPoolExecutor(1) as pool:
        yield Mailroom(small_house, pool, tmp_path)


def test_a_picture_then_a_file_stand_below_the_letter_in_its_readers_name(room: Mailroom, kind: str) -> None:
    """R3: made for whom the letter is, as they are authorised then. What was made is deleted once it has gone."""
    room.write(kind)
    room.deliver()
    assert list(room.post.messages.values()) == ["odile: Votre rapport"]
    assert room.post.attached == [("odile/m1", f"fr {PICTURE.alt}"), ("odile/m1", "fr rapport.csv: jour;licences")]
    assert room.maker.asked == [("fr", MANAGER), ("fr", MANAGER)]
    assert list(room.maker.folder.glob("*.csv")) == []


def test_a_letter_that_is_brought_up_to_date_gets_no_second_file(room: Mailroom, kind: str) -> None:
    room.write(kind)
    room.deliver()
    room.refresh()
    room.deliver()
    assert len(room.post.attached) == 2


def test_a_platform_that_takes_no_files_has_none_made_for_it(room: Mailroom, kind: str) -> None:
    """Its message has buttons."""
    room.post.attaches_files = False
    room.write(kind)
    room.deliver()
    assert room.post.attached == [("odile/m1", f"fr {PICTURE.alt}")]
    assert len(room.maker.asked) == 1


def test_what_a_busy_platform_refuses_is_tried_again(room: Mailroom, kind: str) -> None:
    room.write(kind)

    async def refused_once() -> None:
        await room.carrier.deliver_due()
        room.post.refusals.append(UndeliverableError(after=0.01))
        await room.enclosing.settled()

    asyncio.run(refused_once())
    assert [told for _, told in room.post.attached] == [f"fr {PICTURE.alt}", "fr rapport.csv: jour;licences"]


def test_an_enclosure_that_breaks_leaves_the_letter_as_it_is(room: Mailroom, kind: str) -> None:
    room.maker.broken = True
    room.write(kind)
    room.deliver()
    assert list(room.post.messages.values()) == ["odile: Votre rapport"]
    assert room.post.attached == [("odile/m1", f"fr {PICTURE.alt}")]
