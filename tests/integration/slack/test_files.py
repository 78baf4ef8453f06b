"""Files in Slack: spreadsheets dropped to the bot or in a registered channel (R80), files given in private (R7, R81)."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from bot.front import Answer, MadeFile, Picture
from commands.files.sheets import LARGEST, Sheet
from commands.incoming import FileInput, Incoming
from tests.support.house import eventually
from tests.support.slack import OTHER_TEAM, SlackApi, SlackClient, labels, written
from tests.support.slack_desk import BreakableDesk

ODILE = "U0ODILE"
DIRECT = f"D{ODILE}"
SUPPORT = "C0SOUTIEN"
CSV = "Courriel;Prénom\nanna.premiere.ciussscn@ssss.gouv.qc.ca;Anna\n".encode()


class GivingDesk(BreakableDesk):
    """Answers with a file; `folder` is where it is made, and `made` False where it cannot be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self.made = True
        self.picture: Picture | None = None

    async def answer(self, incoming: Incoming) -> Answer:
        answer = await super().answer(incoming)
        if self.folder is None:
            return answer

        async def picture() -> Picture | None:
            return self.picture

        return structs.replace(answer, file=self._make, picture=picture)

    async def _make(self) -> MadeFile | None:
        if not self.made or self.folder is None:
            return None
        path = self.folder / "made.csv"
        path.write_bytes(CSV)
        return MadeFile(path=path, name="comptes-03.csv", title="Comptes", media_type="text/csv")


@pytest.fixture
def desk() -> GivingDesk:
    return GivingDesk()


@pytest.fixture
def granted(api: SlackApi) -> Iterator[SlackApi]:
    before = api.scopes
    yield api
    api.scopes = before


def sheets(desk: BreakableDesk) -> list[Sheet]:
    files = [one.input.file for one in desk.heard if isinstance(one.input, FileInput)]
    return [one for one in files if isinstance(one, Sheet)]


def test_a_spreadsheet_given_to_the_bot_alone_is_read_and_answered_there(
    slack: SlackClient, api: SlackApi, desk: GivingDesk
) -> None:
    """R80."""
    answer = slack.drop(ODILE, DIRECT, api.share("comptes.csv", CSV))
    assert "comptes.csv: 1 lignes" in written(answer)
    assert answer["channel"] == DIRECT
    (sheet,) = sheets(desk)
    assert sheet.header == ("Courriel", "Prénom")
    assert sheet.lines[0].cells == ("anna.premiere.ciussscn@ssss.gouv.qc.ca", "Anna")
    assert desk.heard[0].private


def beside(desk: BreakableDesk) -> list[str]:
    return [one.input.text for one in desk.heard if isinstance(one.input, FileInput)]


def test_what_the_bot_is_told_with_a_file_comes_with_it(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """R96: so that whoever wrote it learns that it was not read."""
    slack.drop(ODILE, DIRECT, api.share("comptes.csv", CSV), text="créer & inviter")
    file, channel = api.share("comptes.csv", CSV), api.channel(SUPPORT)
    slack.mention(ODILE, channel, "importer", files=[{"id": file, "name": "comptes.csv"}])
    assert beside(desk) == ["créer & inviter", "importer"]


def test_what_people_tell_each_other_with_a_file_is_theirs(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    channel = api.channel(SUPPORT)
    desk.registered_channels.add(channel)
    slack.drop(ODILE, channel, api.share("comptes.csv", CSV), text="Paul, voici ta liste")
    assert beside(desk) == [""]


def test_slack_is_answered_before_the_file_is_fetched(slack: SlackClient, api: SlackApi) -> None:
    """Three seconds are Slack's patience; a file may take longer."""
    file = api.share("comptes.csv", CSV)
    api.open.clear()
    try:
        slack.drop(ODILE, DIRECT, file, heard=False)
    finally:
        api.open.set()
    assert eventually(lambda: api.messages(ODILE))


def test_a_file_that_is_delivered_again_is_read_once(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """R44: Slack repeats what it thinks was not taken."""
    file = api.share("comptes.csv", CSV)
    slack.drop(ODILE, DIRECT, file, ts="1700000003.000001")
    slack.drop(ODILE, DIRECT, file, ts="1700000003.000001", heard=False)
    assert len(sheets(desk)) == 1


def test_each_file_of_a_message_is_answered(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    slack.drop(ODILE, DIRECT, api.share("un.csv", CSV), api.share("deux.csv", CSV))
    eventually(lambda: len(api.messages(ODILE)) == 2)
    assert [one.name for one in sheets(desk)] == ["un.csv", "deux.csv"]
    assert len({one.key for one in desk.heard}) == 2


def test_in_a_registered_channel_the_sender_alone_sees_the_answer(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """R7."""
    channel = api.channel(SUPPORT)
    desk.registered_channels.add(channel)
    answer = slack.drop(ODILE, channel, api.share("comptes.csv", CSV))
    assert "comptes.csv: 1 lignes" in written(answer)
    assert answer["is_ephemeral"]
    assert api.posted == {}
    (heard,) = desk.heard
    assert (heard.conversation, heard.private) == (channel, False)


def test_what_people_share_with_each_other_is_left_alone(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """A picture in a registered channel, a spreadsheet in another, and what a bot puts there."""
    channel, other = api.channel(SUPPORT), api.channel("C0AUTRE")
    desk.registered_channels.add(channel)
    slack.drop(ODILE, channel, api.share("photo.png", b"\x89PNG"), heard=False)
    slack.drop(ODILE, other, api.share("comptes.csv", CSV), heard=False)
    slack.drop(ODILE, channel, api.share("comptes.csv", CSV), bot_id="B0AUTRE", heard=False)
    slack.drop(ODILE, DIRECT, api.share("comptes.csv", CSV), bot_id="B0IRIS", heard=False)
    time.sleep(0.2)
    assert desk.heard == []
    assert api.called("files.info") == []


def test_a_spreadsheet_with_the_bots_name_is_read_wherever_it_stands(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """The words beside it are no request."""
    channel, file = api.channel(SUPPORT), api.share("comptes.csv", CSV)
    answer = slack.mention(ODILE, channel, "voici", files=[{"id": file, "name": "comptes.csv"}])
    assert "1 lignes" in written(answer)
    assert len(sheets(desk)) == 1
    assert desk.filed == []


def test_a_file_that_is_no_spreadsheet_is_refused_in_a_sentence(slack: SlackClient, api: SlackApi) -> None:
    """R96."""
    assert "Un PDF n’est pas un tableau" in written(slack.drop(ODILE, DIRECT, api.share("liste.pdf", b"%PDF-1.7\n%...")))


def test_a_file_over_the_limit_is_refused_without_being_fetched_whole(
    slack: SlackClient, api: SlackApi, desk: GivingDesk
) -> None:
    answer = slack.drop(ODILE, DIRECT, api.share("gros.csv", b"a;b\n" * (LARGEST // 2)))
    assert "dépasse 10" in written(answer)
    assert sheets(desk) == []


def test_a_file_that_slack_keeps_elsewhere_is_not_fetched(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """Our token goes to Slack's own addresses alone."""
    for url in ("https://drive.example.com/comptes.csv", "http://127.0.0.1:9/comptes.csv", "", "https://evilslack.com/x"):
        file = api.share("comptes.csv", CSV, mode="external", url_private_download=url)
        assert "hors de Slack" in written(slack.drop(ODILE, DIRECT, file))
    assert desk.heard == []


def test_without_the_scope_the_person_is_told(slack: SlackClient, granted: SlackApi, desk: GivingDesk) -> None:
    """An app installed before files:read; `iris doctor` names it."""
    granted.scopes = tuple(one for one in granted.scopes if one != "files:read")
    answer = slack.drop(ODILE, DIRECT, granted.share("comptes.csv", CSV))
    assert "n’a pas donné le fichier" in written(answer)
    assert desk.heard == []


def test_a_stranger_gives_nothing(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """R2: nothing is fetched for somebody of another workspace."""
    answer = slack.drop("U0STRANGER", "DU0STRANGER", api.share("comptes.csv", CSV), team=OTHER_TEAM)
    assert "réservé aux membres" in written(answer)
    assert desk.heard == []
    assert api.called("files.info") == []


def test_what_breaks_gets_a_sentence(slack: SlackClient, api: SlackApi, desk: GivingDesk) -> None:
    """R96."""
    desk.broken = True
    assert "n’a pas pu être traitée" in written(slack.drop(ODILE, DIRECT, api.share("comptes.csv", CSV)))


def test_a_command_typed_to_the_bot_alone_is_answered_there(slack: SlackClient, api: SlackApi) -> None:
    answer = slack.tell(ODILE, "liste etab=03")
    assert "Comptes – 03" in written(answer)
    assert answer["channel"] == DIRECT
    assert slack.press(ODILE, answer, "Fiche")["blocks"]


def test_a_form_asked_for_there_is_opened_by_a_button(slack: SlackClient) -> None:
    answer = slack.tell(ODILE, "créer anh.pham@ssss.gouv.qc.ca")
    assert labels(answer) == ["Ouvrir le formulaire"]
    assert slack.press(ODILE, answer, "Ouvrir le formulaire")["title"]["text"] == "Créer un compte"


def test_a_file_comes_in_the_askers_own_conversation(slack: SlackClient, api: SlackApi, desk: GivingDesk, tmp_path: Path) -> None:
    """R7: wherever it was asked for. Nothing of it is left behind."""
    desk.folder = tmp_path
    assert slack.slash(ODILE, "liste")["response_type"] == "ephemeral"
    assert eventually(lambda: api.files_in(DIRECT)) == {"comptes-03.csv": CSV}
    eventually(lambda: not list(tmp_path.glob("*.csv")))


def test_a_button_and_a_form_give_files_too(slack: SlackClient, api: SlackApi, desk: GivingDesk, tmp_path: Path) -> None:
    answer = slack.slash(ODILE, "liste")
    desk.folder = tmp_path
    slack.press(ODILE, answer, "Fiche")
    eventually(lambda: len(api.called("files.completeUploadExternal")) == 1)
    modal = slack.slash_form(ODILE, "créer")
    values = {"courriel": "anh.pham@ssss.gouv.qc.ca", "prenom": "Anh", "installation": "03-001"}
    slack.submit(ODILE, modal, values)
    eventually(lambda: len(api.called("files.completeUploadExternal")) == 2)
    assert {one["channel"] for one in api.files.values()} == {DIRECT}


def test_a_file_asked_for_in_writing_comes_below_its_answer_with_its_picture(
    slack: SlackClient, api: SlackApi, desk: GivingDesk, tmp_path: Path
) -> None:
    desk.folder, desk.picture = tmp_path, Picture(png=b"\x89PNG", alt="Licences. 40 sur 50.", title="Licences")
    slack.tell(ODILE, "liste")
    assert eventually(lambda: len(api.files_in(DIRECT)) == 2)
    assert api.files_in(DIRECT)["iris.png"] == b"\x89PNG"


def test_a_file_that_could_not_be_made_or_sent_is_told(
    slack: SlackClient, api: SlackApi, desk: GivingDesk, tmp_path: Path
) -> None:
    """R96."""
    desk.folder, desk.made = tmp_path, False
    slack.slash(ODILE, "liste")
    (told,) = eventually(lambda: api.messages(ODILE))
    assert "n’a pas pu être préparé ou envoyé" in written(told)
    desk.made = True
    api.trouble("files.getUploadURLExternal", "missing_scope")
    slack.slash(ODILE, "liste")
    assert eventually(lambda: len(api.messages(ODILE)) == 2)


def test_neither_names_nor_contents_reach_the_logs(
    slack: SlackClient, api: SlackApi, desk: GivingDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """R94: also where something fails."""
    caplog.set_level(logging.DEBUG)
    desk.folder = tmp_path
    slack.drop(ODILE, DIRECT, api.share("liste-anna-premiere.csv", CSV))
    eventually(lambda: api.files_in(DIRECT))
    api.trouble("files.info", "internal_error")
    slack.drop(ODILE, DIRECT, api.share("liste-anna-premiere.csv", CSV))
    ours = [one for one in caplog.records if one.name.startswith(("bot.", "commands."))]
    told = " ".join(f"{one.getMessage()} {one.__dict__}" for one in ours)
    assert "anna" not in told
    assert "comptes-03" not in told
