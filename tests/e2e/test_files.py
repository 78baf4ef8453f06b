"""Files out and in, through each front end: what one may read comes to oneself alone (R7, R81); what is dropped is read (R80)."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from commands.domain.audit_actions import AuditAction
from tests.support.driving import Chat, SlackChat, SlackWindow, TeamsWindow, WebWindow, Window
from tests.support.dropping import drop
from tests.support.house import CLARA, EVERYBODY, LUC, NADIA, ODILE, RITA, House, an_address, eventually
from tests.support.slack import SlackApi

Json = dict[str, Any]
CONSENT = "application/vnd.microsoft.teams.card.file.consent"


def received(window: Window) -> list[bytes]:
    """The files that this person was given so far, newest last; those that Teams asks about are accepted."""
    match window:
        case SlackWindow():
            files = list(window.client.api.files.values())
            return [one["content"] for one in files if one.get("channel") == f"D{window.person.slack_id}"]
        case WebWindow():
            page = window.http.get("/", params={"person": window.person.key}).text.replace("&amp;", "&")
            links = re.findall(r'href="(file\?[^"]*)"', page)
            given = [window.http.get(f"/{one}") for one in links]
            return [one.content for one in given if one.status_code == 200]
        case TeamsWindow():
            drive = window.client.teams.drive
            asked = (one for one in window.chat.messages if one.get("attachments", [{}])[0].get("contentType") == CONSENT)
            for question in asked:
                window.chat.consent(question, upload=drive.room(f"{window.person.key}-{question['id']}"))
            return [content for name, content in list(drive.kept.items()) if name.startswith(f"{window.person.key}-")]
    raise TypeError(type(window))


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def exported_by(house: House, email: str) -> int:
    return sum(one.entry.actor == email for one in house.audited(limit=200) if _is_export(one.entry.action))


def _is_export(action: str) -> bool:
    return action == AuditAction.FILE_EXPORTED.value


def test_an_export_reaches_its_reader_alone_and_is_told_in_the_journal(chat: Chat, house: House) -> None:
    mine, elsewhere = an_address(), an_address("16-2")
    house.exists(mine)
    house.exists(elsewhere)
    told = exported_by(house, ODILE.email)
    window = chat.window(ODILE)
    had = len(received(window))
    window.say("exporter format=csv")
    given = eventually(lambda: received(window)[had:], "no file")
    header, *rows = rows_of(given[-1])
    emails = {row[header.index("Courriel")] for row in rows}
    assert mine in emails
    assert elsewhere not in emails
    assert exported_by(house, ODILE.email) > told
    assert received(chat.window(RITA)) == []


def test_who_may_not_export_is_given_nothing(chat: Chat, house: House) -> None:
    """R2: neither a file nor a question about one."""
    window = chat.window(NADIA)
    window.say("exporter format=csv")
    assert "fichier" not in window.see().lower()
    assert received(window) == []
    assert exported_by(house, "") == 0


def test_rights_that_ended_meanwhile_give_nothing(chat: Chat, house: House) -> None:
    """R3: where a file is taken later than it was asked for. Slack's are made at once."""
    house.exists(an_address())
    window = chat.window(LUC)
    window.say("exporter format=csv")
    if chat.name == "slack":
        assert eventually(lambda: received(window), "no file")
        return
    if chat.name == "teams":
        eventually(lambda: any(CONSENT in str(one) for one in window.chat.messages))  # type: ignore[attr-defined]  # of Teams
    house.revoke(LUC)
    try:
        assert received(window) == []
        if chat.name == "teams":
            eventually(lambda: any("n’a pas pu être préparé" in str(one) for one in window.chat.messages))  # type: ignore[attr-defined]  # of Teams
    finally:
        house.grant(LUC)


def test_what_cannot_be_read_is_refused_in_a_sentence(chat: Chat) -> None:
    """R96."""
    window = drop(chat.window(ODILE), b"%PDF-1.7\n%...", "liste.pdf")
    assert "Un PDF n’est pas un tableau" in window.see()


def test_what_was_exported_and_dropped_again_changes_nothing(chat: Chat, house: House) -> None:
    """R80, R81: the columns of an export are those of an import."""
    house.exists(an_address())
    window = chat.window(ODILE)
    had = len(received(window))
    window.say("exporter format=csv")
    given = eventually(lambda: received(window)[had:], "no file")
    before = house.writes()
    dropped = drop(window, given[-1], "comptes.csv")
    assert "n’est pas un tableau" not in dropped.see()
    assert dropped.see()
    assert house.writes() == before


def test_in_slack_a_registered_channel_takes_spreadsheets_and_its_sender_alone_is_answered(house: House, slack: SlackApi) -> None:
    """R7, R80: nothing is read of what is dropped before the channel is registered."""
    chat = SlackChat(house, slack, EVERYBODY)
    channel = chat.support(CLARA)
    assert isinstance(channel, SlackWindow)
    content = f"Courriel;Raison\r\n{an_address()};essai\r\n".encode("cp1252")
    asked = len(slack.called("files.info"))
    chat.client.drop(CLARA.slack_id, channel.conversation, slack.share("liste.csv", content), heard=False)
    channel.say("canal soutien")
    answer = chat.client.drop(CLARA.slack_id, channel.conversation, slack.share("liste.csv", content))
    assert answer["is_ephemeral"]
    assert "liste.csv" in str(answer)
    assert len(slack.called("files.info")) == asked + 1
    assert "liste.csv" not in str(slack.messages_in(channel.conversation))
    chat.close()
