"""Files in the page: a spreadsheet that is chosen or dropped (R80), a link that downloads one (R81)."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from msgspec import structs

from bot.front import Answer, FileOffer, MadeFile
from bot.web.people import PEOPLE
from commands.files.sheets import LARGEST, Sheet
from commands.incoming import FileInput, Incoming
from tests.support.chat import Chat, running_chat
from tests.support.house import eventually
from tests.support.small_desk import SmallDesk

CSV = "Courriel;Prénom\nanna.premiere.ciussscn@ssss.gouv.qc.ca;Anna\n".encode()
HERS = next(one.email for one in PEOPLE if one.key == "gestionnaire-03")


def drop(chat: Chat, name: str = "comptes.csv", content: bytes = CSV, **more: object) -> httpx.Response:
    headers = chat.headers | {"Content-Type": "application/octet-stream"}
    query = {name: str(value) for name, value in chat.payload(name=name, **more).items()}
    return chat.http.post("/file", params=query, content=content, headers=headers)


def sheets(chat: Chat) -> list[Sheet]:
    files = [one.input.file for one in chat.desk.heard if isinstance(one.input, FileInput)]
    return [one for one in files if isinstance(one, Sheet)]


class OfferingDesk(SmallDesk):
    """Offers a file with each answer, to be made in this folder; `made` False once it may not be had any more."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.made = True
        self.offered[HERS, "0123abcd"] = self._make

    async def answer(self, incoming: Incoming) -> Answer:
        async def offer() -> FileOffer:
            return FileOffer(id="0123abcd", name="comptes-03.csv", title="Comptes <du 03>")

        return structs.replace(await super().answer(incoming), offer=offer)

    async def _make(self) -> MadeFile | None:
        if not self.made:
            return None
        path = self.folder / "made.csv"
        path.write_bytes(CSV)
        return MadeFile(path=path, name="comptes-03.csv", title="Comptes", media_type="text/csv")


def test_a_spreadsheet_is_read_and_answered_in_the_transcript(chat: Chat) -> None:
    """R80."""
    answer = drop(chat).json()
    assert "comptes.csv: 1 lignes" in answer["message"]["html"]
    (sheet,) = sheets(chat)
    assert sheet.lines[0].cells == ("anna.premiere.ciussscn@ssss.gouv.qc.ca", "Anna")
    page = chat.page()
    assert page.index("comptes.csv</p>") < page.index(answer["message"]["id"])


def test_a_file_sent_again_under_its_key_is_answered_once(chat: Chat) -> None:
    """R44: a retry of the browser."""
    assert drop(chat, key="key-again01").json() == drop(chat, key="key-again01").json()
    assert len(sheets(chat)) == 1


def test_what_cannot_be_read_is_refused_in_a_sentence(chat: Chat) -> None:
    """R96; a file over the limit is read no further."""
    assert "Un PDF n’est pas un tableau" in drop(chat, "a.pdf", b"%PDF-1.7").json()["message"]["html"]
    large = drop(chat, "gros.csv", b"a;b\n" * (LARGEST // 4 + 1)).json()
    assert "dépasse" in large["message"]["html"]


def test_in_a_channel_its_sender_alone_sees_what_becomes_of_it(chat: Chat) -> None:
    """R7."""
    chat.person = "cct"
    message = drop(chat, channel="soutien-chum").json()["message"]["id"]
    assert message in chat.page(channel="soutien-chum")
    chat.person = "admin"
    seen = chat.page(channel="soutien-chum")
    assert message not in seen
    assert "comptes.csv" not in seen


@pytest.mark.parametrize(
    "changes",
    [{"person": "nobody"}, {"locale": "de"}, {"channel": "soutien-chuq"}, {"name": ""}, {"name": "x" * 256}, {"key": "<b>"}],
)
def test_what_the_page_would_not_send_is_refused(chat: Chat, changes: dict[str, str]) -> None:
    name = changes.pop("name", "a.csv")
    assert drop(chat, name, CSV, **changes).status_code == 400
    assert chat.desk.heard == []


@pytest.mark.parametrize(
    "change", [{"Origin": "http://example.org"}, {"Origin": None}, {"X-Iris-Chat": None}, {"Content-Type": "multipart/form-data"}]
)
def test_another_sites_form_sends_no_file(chat: Chat, change: dict[str, str | None]) -> None:
    headers = chat.headers | {"Content-Type": "application/octet-stream"} | change
    query = {name: str(value) for name, value in chat.payload(name="a.csv").items()}
    sent = {name: value for name, value in headers.items() if value is not None}
    assert chat.http.post("/file", params=query, content=CSV, headers=sent).status_code in {403, 415}
    assert chat.desk.heard == []


def test_a_file_that_answers_is_a_link_that_downloads_it(tmp_path: Path) -> None:
    """R81: made when it is followed, for whom it was offered to alone, and not left behind."""
    with running_chat(OfferingDesk(tmp_path)) as chat:
        answer = chat.post("/message", text="liste").json()
        link = f"o-{answer['message']['id'].removeprefix('a-')}"
        eventually(lambda: link in chat.page())
        assert "Comptes &lt;du 03&gt;" in chat.page()
        taken = chat.http.get("/file", params={"offer": "0123abcd", "person": chat.person, "lang": "fr"})
        assert (taken.status_code, taken.content) == (200, CSV)
        assert taken.headers["content-disposition"] == 'attachment; filename="comptes-03.csv"'
        assert taken.headers["cache-control"] == "no-store"
        eventually(lambda: not list(tmp_path.iterdir()))
        other = chat.http.get("/file", params={"offer": "0123abcd", "person": "lecteur", "lang": "fr"})
        assert other.status_code == 404
        assert "n’est plus offert" in other.text


def test_what_may_no_longer_be_had_is_told(tmp_path: Path) -> None:
    """R3, R96."""
    desk = OfferingDesk(tmp_path)
    desk.made = False
    with running_chat(desk) as chat:
        for query in ({"offer": "0123abcd"}, {"offer": "unknown"}, {}):
            gone = chat.http.get("/file", params={"person": chat.person, "lang": "en", **query})
            assert gone.status_code == 404
            assert "no longer offered" in gone.text
        assert chat.http.get("/file", params={"person": "nobody", "lang": "fr"}).status_code == 400
