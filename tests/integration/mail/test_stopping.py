"""Asking for no more reminders: by the mail client's own button, or by the link and its page (RFC 8058)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.mail.house import stop_links
from bot.mail.links import stop_route
from commands.domain.mails import MailOutcome
from tests.support.mailing import EMAIL, PUBLIC_URL, Mailing, part
from tests.support.serving import serving


@pytest.fixture
def page(mailing: Mailing) -> Iterator[httpx.Client]:
    """The house's own route, where links lead."""
    route = stop_route(stop_links(mailing.settings), mailing.desk.store)
    with serving(Starlette(routes=[route])) as url, httpx.Client(base_url=url, trust_env=False) as http:
        yield http


def link(mailing: Mailing) -> str:
    """The path of the link in the reminder that left."""
    mailing.reminded()
    mailing.deliver()
    (message,) = mailing.server.messages
    address = str(message["List-Unsubscribe"]).strip("<>")
    assert address in part(message, "html")
    assert address in part(message, "plain")
    return address.removeprefix(PUBLIC_URL)


def test_one_click_stops_the_reminders(mailing: Mailing, page: httpx.Client) -> None:
    path = link(mailing)
    answer = page.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert page.post(path).status_code == 200, "twice is once"
    mailing.desk.clock.advance(days=7)
    mailing.reminded("odette.roy.ciussscn@ssss.gouv.qc.ca")
    mailing.deliver()
    assert len(mailing.server.to(EMAIL)) == 1
    assert mailing.outcomes()[-1] == (MailOutcome.UNSENT, "stopped")


def test_a_scanner_that_opens_the_link_stops_nothing(mailing: Mailing, page: httpx.Client) -> None:
    """Mail filters open every link; the page asks, in both languages, and names nobody."""
    answer = page.get(link(mailing))
    assert answer.status_code == 200
    assert '<form method="post">' in answer.text
    assert "Ne plus recevoir" in answer.text
    assert "Stop receiving" in answer.text
    assert EMAIL not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    with mailing.desk.store.reading() as unit:
        assert unit.mails.facts(EMAIL).stopped_at is None


def test_a_link_of_nobody_s_making_stops_nothing(mailing: Mailing, page: httpx.Client) -> None:
    """The Message-ID, which servers log, is not enough."""
    path = link(mailing)
    public_id = re.findall(r"[0-9a-f]{32}", path)[0]
    for forged in (f"/mail/stop/{public_id}", f"/mail/stop/{public_id}.{'0' * 64}", f"{path}0", "/mail/stop/x.é", "/mail/stop/."):
        assert page.post(forged).status_code == 404
        assert page.get(forged).status_code == 404
    with mailing.desk.store.reading() as unit:
        assert unit.mails.facts(EMAIL).stopped_at is None


def test_links_outlive_a_rotation_of_the_key(mailing: Mailing, page: httpx.Client) -> None:
    path = link(mailing)
    mailing.changes = {"secret_key": f"{'n' * 40},{'k' * 40}"}
    route = stop_route(stop_links(mailing.settings), mailing.desk.store)
    with serving(Starlette(routes=[route])) as url:
        assert httpx.post(url + path, trust_env=False).status_code == 200


def test_without_a_public_address_one_stops_by_writing(mailing: Mailing) -> None:
    mailing.changes = {"public_url": ""}
    mailing.reminded()
    mailing.deliver()
    (message,) = mailing.server.messages
    assert message["List-Unsubscribe"] == "<mailto:soutien@telesantechudequebec.ca?subject=STOP>"
    assert message["List-Unsubscribe-Post"] is None
