"""Files in Teams: spreadsheets dropped in the personal chat (R80), files offered there, made once they are accepted (R7, R81)."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from bot.front import Answer, FileOffer, MadeFile
from bot.teams.drives import FRAGMENT, DriveError, Drives, is_microsofts
from commands.files.sheets import LARGEST, Sheet
from commands.incoming import FileInput, Incoming, Person
from tests.support.clock import SettableClock
from tests.support.slack_desk import BreakableDesk
from tests.support.teams import TeamsWorld, card_of, until, written
from tests.support.teams_desk import EMAIL, ODILE, FrontedDesk, fronted_desk
from tests.support.teams_drive import TeamsDrive

CSV = "Courriel;Prénom\nanna.premiere.ciussscn@ssss.gouv.qc.ca;Anna\n".encode()
NAME = "comptes-03.csv"
PUBLIC = "https://iris.example.org"
LINK = f"{PUBLIC}/files/abc.def"


class OfferingDesk(BreakableDesk):
    """Offers a file with each answer once `folder` is set; `content` None where it cannot be made any more."""

    folder: Path | None = None
    content: bytes | None = CSV
    url = ""
    written_down = True

    async def answer(self, incoming: Incoming) -> Answer:
        answer = await super().answer(incoming)
        return answer if self.folder is None else structs.replace(answer, offer=self._offer)

    async def _offer(self) -> FileOffer | None:
        return FileOffer(id="0123abcd", name=NAME, title="Comptes", url=self.url) if self.written_down else None

    async def take(self, person: Person, offer: str) -> MadeFile | None:
        if self.folder is None or self.content is None or (person.email, offer) != (EMAIL, "0123abcd"):
            return None
        path = self.folder / "made.csv"
        path.write_bytes(self.content)
        return MadeFile(path=path, name=NAME, title="Comptes", media_type="text/csv")


@pytest.fixture
def drive(world: TeamsWorld) -> TeamsDrive:
    world.drive.kept.clear()
    world.drive.ranges.clear()
    world.drive.authorizations.clear()
    world.drive.status = 0
    return world.drive


@contextmanager
def running(
    world: TeamsWorld, clock: SettableClock, folder: Path, template: Path, drives: Drives | None, **changes: Any
) -> Iterator[tuple[FrontedDesk, OfferingDesk]]:
    database = folder / "iris.sqlite3"
    shutil.copy(template, database)
    for state in (world.connector.posted, world.connector.members):
        state.clear()
    world.connector.calls.clear()
    world.connector.troubles.clear()
    world.connector.untargeted = False
    world.connector.add(f"29:{ODILE}", EMAIL, "Odile Gestion")
    desk = OfferingDesk()
    with fronted_desk(world, clock, database, desk=desk, drives=drives, **changes) as front:
        yield front, desk


Running = tuple[FrontedDesk, OfferingDesk]


@pytest.fixture
def house(world: TeamsWorld, clock: SettableClock, tmp_path: Path, sqlite_template: Path) -> Iterator[Running]:
    with running(world, clock, tmp_path, sqlite_template, Drives(here=True)) as both:
        yield both


def sheets(desk: BreakableDesk) -> list[Sheet]:
    files = [one.input.file for one in desk.heard if isinstance(one.input, FileInput)]
    return [one for one in files if isinstance(one, Sheet)]


def question(front: FrontedDesk) -> dict[str, Any]:
    """What the bot asks before it gives a file, in the personal chat."""
    chat = front.client.chat(ODILE)
    return until(lambda: next((one for one in chat.messages if "consent" in kind(one)), None), "no file was offered")


def kind(message: dict[str, Any]) -> str:
    return str(message.get("attachments", [{}])[0].get("contentType", ""))


def test_a_spreadsheet_dropped_in_the_personal_chat_is_read_and_answered(house: Running, drive: TeamsDrive) -> None:
    """R80. No token of ours goes to where the file is."""
    front, desk = house
    answer = front.client.chat(ODILE).drop(drive.share("comptes.csv", CSV))
    assert "comptes.csv: 1 lignes" in written(card_of(answer))
    (sheet,) = sheets(desk)
    assert sheet.lines[0].cells == ("anna.premiere.ciussscn@ssss.gouv.qc.ca", "Anna")
    assert drive.authorizations == []


def test_what_is_written_beside_a_file_comes_with_it(house: Running, drive: TeamsDrive) -> None:
    """R96: so that whoever wrote it learns that it was not read."""
    front, desk = house
    front.client.chat(ODILE).drop(drive.share("comptes.csv", CSV), text="créer & inviter")
    front.client.chat(ODILE).drop(drive.share("comptes.csv", CSV))
    assert [one.input.text for one in desk.heard if isinstance(one.input, FileInput)] == ["créer & inviter", ""]


def test_each_file_of_a_message_is_answered_and_a_redelivery_is_not(house: Running, drive: TeamsDrive) -> None:
    """R44."""
    front, desk = house
    chat = front.client.chat(ODILE)
    chat.drop(drive.share("un.csv", CSV), drive.share("deux.csv", CSV))
    until(lambda: len(chat.messages) == 2, "two answers")
    chat.client.post(chat.sent[-1])
    assert [one.name for one in sheets(desk)] == ["un.csv", "deux.csv"]
    assert len({one.key for one in desk.heard}) == 2


def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(house: Running, drive: TeamsDrive) -> None:
    """R96: what it is, how large it is, that Teams did not give it."""
    chat = house[0].client.chat(ODILE)
    assert "Un PDF n’est pas un tableau" in written(card_of(chat.drop(drive.share("a.pdf", b"%PDF-1.7"))))
    large = drive.share("gros.csv", b"a;b\n" * (LARGEST // 2))
    assert "dépasse 10" in written(card_of(chat.drop(large)))
    drive.status = 401
    assert "n’a pas donné le fichier" in written(card_of(chat.drop(drive.share("a.csv", CSV))))
    drive.status = 302
    assert "n’a pas donné le fichier" in written(card_of(chat.drop(drive.share("a.csv", CSV))))


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/a.csv",
        "https://sharepoint.com.evil.example.org/a.csv",
        "https://evilsharepoint.com/a.csv",
        "http://exemple-my.sharepoint.com/a.csv",
        "https://exemple-my.sharepoint.com:8443/a.csv",
        "https://user@exemple-my.sharepoint.com/a.csv",
        "http://127.0.0.1:9/a.csv",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/a.csv",
        "file:///etc/passwd",
        "",
    ],
)
def test_no_address_but_microsofts_is_followed(url: str) -> None:
    """Whatever an activity says: this machine and its neighbours are nobody's OneDrive."""
    assert not is_microsofts(url)


def test_a_tenants_own_onedrive_is_microsofts() -> None:
    assert is_microsofts("https://exemple-my.sharepoint.com/personal/odile/_layouts/15/download.aspx?UniqueId=1&tempauth=v1")
    assert is_microsofts("https://graph.microsoft.com/v1.0/drive/items/1/uploadSession")


def test_this_machines_addresses_are_refused_where_tokens_are_checked(
    world: TeamsWorld, clock: SettableClock, tmp_path: Path, sqlite_template: Path, drive: TeamsDrive
) -> None:
    with running(world, clock, tmp_path, sqlite_template, None) as (front, desk):
        answer = front.client.chat(ODILE).drop(drive.share("comptes.csv", CSV))
        assert "n’a pas donné le fichier" in written(card_of(answer))
        assert sheets(desk) == []


def test_a_stranger_drops_nothing(house: Running, world: TeamsWorld, drive: TeamsDrive) -> None:
    """R2: nothing is fetched for whom Teams does not vouch for."""
    front, desk = house
    world.connector.members.clear()
    answer = front.client.chat(ODILE).drop(drive.share("comptes.csv", CSV))
    assert "n’a pas pu confirmer" in written(card_of(answer))
    assert desk.heard == []


def test_a_channel_is_told_where_to_drop_it(house: Running, world: TeamsWorld, drive: TeamsDrive) -> None:
    """Teams gives bots none of a channel's files, whatever is attached there."""
    front, desk = house
    channel = front.client.channel(ODILE)
    pointer = {"contentType": "text/html", "content": '<div>IRIS <attachment id="ab"></attachment></div>'}
    activity = channel.typed("", mention=True, attachments=[pointer, drive.share("a.csv", CSV)])
    channel.tell(activity)
    chat = front.client.chat(ODILE)
    told = until(lambda: chat.messages[0] if chat.messages else None, "no sentence")
    assert "notre conversation personnelle" in written(card_of(told))
    assert desk.heard == []


def test_a_file_is_asked_about_then_put_in_its_readers_onedrive(house: Running, drive: TeamsDrive) -> None:
    """R7, R81: in fragments that say where they belong; the question goes, the file stands in its place; nothing is left."""
    front, desk = house
    desk.folder, desk.content = front.folder, CSV * (FRAGMENT // len(CSV) + 10)
    chat = front.client.chat(ODILE)
    chat.say("liste")
    asked = question(front)
    assert asked["attachments"][0]["name"] == NAME
    response = chat.consent(asked, upload=drive.room(NAME))
    assert response.status_code == 200
    given = until(lambda: next((one for one in chat.messages if "file.info" in kind(one)), None), "no file")
    assert drive.kept[NAME] == desk.content
    size = len(desk.content)
    assert drive.ranges == [f"bytes 0-{FRAGMENT - 1}/{size}", f"bytes {FRAGMENT}-{size - 1}/{size}"]
    assert given["attachments"][0]["contentUrl"].startswith("https://exemple-my.sharepoint.com/")
    assert asked["id"] not in {one["id"] for one in chat.messages}
    folder = front.folder  # the file goes once Teams has answered
    until(lambda: None if any(folder.glob("*.csv")) else True, "the file stays")
    assert drive.authorizations == []


def test_who_declines_is_given_nothing(house: Running, drive: TeamsDrive) -> None:
    front, desk = house
    desk.folder = front.folder
    chat = front.client.chat(ODILE)
    chat.say("liste")
    asked = question(front)
    assert chat.consent(asked, "decline").status_code == 200
    until(lambda: any("n’est pas envoyé" in str(one) for one in chat.messages), "no sentence")
    assert drive.kept == {}


def test_a_consent_delivered_again_puts_nothing_more(house: Running, drive: TeamsDrive) -> None:
    """R44."""
    front, desk = house
    desk.folder = front.folder
    chat = front.client.chat(ODILE)
    chat.say("liste")
    chat.consent(question(front), upload=drive.room(NAME))
    until(lambda: NAME in drive.kept, "no file")
    before = len(drive.ranges)
    assert front.client.post(chat.sent[-1]).status_code == 200
    assert len(drive.ranges) == before


def test_a_file_that_may_not_be_had_any_more_or_cannot_be_put_is_told(house: Running, drive: TeamsDrive) -> None:
    """R3, R96."""
    front, desk = house
    desk.folder, desk.content = front.folder, None
    chat = front.client.chat(ODILE)
    for sorry, status, room in ((1, 0, {}), (2, 507, {}), (3, 0, {"uploadUrl": "https://evil.example.org/put"})):
        chat.say("liste")
        drive.status = status
        chat.consent(question(front), upload=drive.room(NAME, **room))
        until(lambda: sum("n’a pas pu être préparé" in str(one) for one in chat.messages) == sorry, "no sentence")  # noqa: B023 - called before the next turn
        desk.content = CSV
    assert drive.kept == {}
    assert list(front.folder.glob("made.csv")) == []


def test_an_offer_that_could_not_be_written_down_is_told(house: Running) -> None:
    front, desk = house
    desk.folder, desk.written_down = front.folder, False
    chat = front.client.chat(ODILE)
    chat.say("liste")
    assert until(lambda: any("n’a pas pu être préparé" in str(one) for one in chat.messages), "no sentence")


@pytest.mark.parametrize("value", [{}, {"action": "accept"}, {"action": "accept", "context": {"offer": "'; DROP"}}, "x", None])
def test_a_consent_that_no_card_of_ours_asked_for_is_refused(house: Running, value: Any) -> None:
    assert house[0].client.chat(ODILE).invoke("fileConsent/invoke", value).json()["statusCode"] == 400


def test_a_file_asked_for_in_a_channel_is_offered_in_private(house: Running) -> None:
    """R7: the channel learns nothing of it."""
    front, desk = house
    desk.folder = front.folder
    channel = front.client.channel(ODILE)
    channel.tell(channel.typed("liste", mention=True))
    assert question(front)["attachments"][0]["name"] == NAME
    assert NAME not in str(channel.messages)


def test_a_tenant_without_onedrive_gets_links(
    world: TeamsWorld, clock: SettableClock, tmp_path: Path, sqlite_template: Path
) -> None:
    """IRIS_TEAMS_FILES=link: in the personal chat; with the address hidden from nobody else."""
    with running(world, clock, tmp_path, sqlite_template, None, teams_files="link", public_url=PUBLIC) as (front, desk):
        desk.folder, desk.url = tmp_path, LINK
        chat = front.client.chat(ODILE)
        chat.say("liste")
        told = until(lambda: next((one for one in chat.messages if LINK in str(one)), None), "no link")
        assert "15 minutes" in written(card_of(told))
        assert "consent" not in str(chat.messages)


def test_who_has_no_personal_chat_gets_a_link_that_they_alone_see(house: Running, world: TeamsWorld) -> None:
    """Asked in private in a channel, by somebody who never opened the app."""
    front, desk = house
    desk.folder, desk.url = front.folder, LINK
    world.connector.trouble("POST", 403, code="BotNotInConversationRoster", times=20, where="/v3/conversations/a")
    channel = front.client.channel(ODILE)
    channel.tell(channel.typed("liste", private=True))
    told = until(lambda: next((one for one in channel.messages if LINK in str(one)), None), "no link")
    assert told["targeted"]


def test_neither_names_nor_contents_reach_the_logs(house: Running, drive: TeamsDrive, caplog: pytest.LogCaptureFixture) -> None:
    """R94: also where something fails; addresses of files carry their own leave."""
    caplog.set_level(logging.DEBUG)
    front, desk = house
    desk.folder = front.folder
    chat = front.client.chat(ODILE)
    chat.drop(drive.share("liste-anna-premiere.csv", CSV))
    chat.consent(question(front), upload=drive.room(NAME))
    until(lambda: NAME in drive.kept, "no file")
    drive.status = 500
    chat.drop(drive.share("liste-anna-premiere.csv", CSV))
    ours = [one for one in caplog.records if one.name.startswith(("bot.", "commands."))]
    told = " ".join(f"{one.getMessage()} {one.__dict__}" for one in ours)
    for secret in ("anna", "comptes-03", "tempauth", "/shared/", "/rooms/"):
        assert secret not in told


def test_what_is_asked_of_a_drive_after_the_end_is_not_fetched(drive: TeamsDrive) -> None:
    """Else a connection would open that nobody closes."""
    url = drive.share("comptes.csv", CSV)["content"]["downloadUrl"]

    async def fetched(drives: Drives) -> bytes:
        return b"".join([piece async for piece in drives.pieces(url)])

    async def late() -> None:
        drives = Drives(here=True)
        assert await fetched(drives) == CSV
        await drives.close()
        with pytest.raises(DriveError):
            await fetched(drives)

    asyncio.run(late())
