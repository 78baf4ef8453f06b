"""From the database to a real server: once, or again with the same Message-ID; nothing lost, nothing personal in the logs."""

from __future__ import annotations

import asyncio
import io
import logging
from datetime import timedelta

import pytest

from bot.logs import configure_logs
from bot.mail.carrier import GIVEN_UP_AFTER
from commands.domain.mails import MailOutcome
from storage.mail import LEASE
from tests.support.mailing import EMAIL, PUBLIC_URL, Mailing, part

OTHER = "odette.roy.ciussscn@ssss.gouv.qc.ca"


def test_a_reminder_leaves_whole(mailing: Mailing) -> None:
    """RFC 2369, 3834 and 8058; HTML with a plain-text part that says the same; nothing fetched from elsewhere."""
    mailing.reminded()
    assert mailing.deliver() == 1
    (message,) = mailing.server.to(EMAIL)
    assert str(message["From"]) == "IRIS – Licences Zoom <iris@exemple.qc.ca>"
    assert message["Reply-To"] == "soutien@telesantechudequebec.ca"
    assert "23 jours" in message["Subject"]
    assert "23 days" in message["Subject"]
    assert message["Message-ID"].startswith("<iris.")
    assert message["Message-ID"].endswith("@exemple.qc.ca>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"].startswith(f"<{PUBLIC_URL}/mail/stop/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_content_type() == "multipart/alternative"
    html, text = part(message, "html"), part(message, "plain")
    for told in ("8 avril 2026", "April 8, 2026", "no-reply@zoom.us", "soutien@telesantechudequebec.ca"):
        assert told in text
        assert told in html.replace("<wbr>", "")
    assert "<img" not in html
    assert "url(" not in html
    assert mailing.outcomes() == [(MailOutcome.SENT, "")]
    assert mailing.deliver() == 0


def test_an_introduction_cannot_be_stopped(mailing: Mailing) -> None:
    mailing.desk.type(f"créer {EMAIL} prenom=Achille nom=Talon installation=03-001 specialite=cardiologie")
    mailing.desk.work()
    mailing.deliver()
    (message,) = mailing.server.to(EMAIL)
    assert message["List-Unsubscribe"] is None
    assert "mail/stop" not in part(message, "html")


def test_no_line_is_longer_than_a_server_must_take(mailing: Mailing) -> None:
    """RFC 5322: 998 characters."""
    mailing.reminded()
    mailing.deliver()
    (message,) = mailing.server.messages
    assert max(map(len, message.as_bytes().splitlines())) < 998


def test_a_kill_between_sending_and_recording_sends_the_same_message_again(mailing: Mailing) -> None:
    """At least once, and a second copy is recognised by its Message-ID."""
    mailing.reminded()
    with mailing.desk.store.writing() as unit:
        assert unit.mails.claim() is not None
        unit.commit()
    assert mailing.deliver() == 0
    mailing.desk.clock.advance(seconds=LEASE.total_seconds())
    mailing.deliver()
    assert len(mailing.server.to(EMAIL)) == 1


def test_a_lost_answer_is_a_second_copy_of_the_same_message(mailing: Mailing) -> None:
    mailing.reminded()
    mailing.server.cut_after_data = 1
    mailing.deliver()
    assert [outcome for outcome, _ in mailing.outcomes()] == [None]
    mailing.desk.clock.advance(minutes=1)
    mailing.deliver()
    first, second = mailing.server.to(EMAIL)
    assert first["Message-ID"] == second["Message-ID"]
    assert mailing.outcomes() == [(MailOutcome.SENT, "")]


def test_what_a_server_that_was_away_missed_leaves_later_and_once(mailing: Mailing) -> None:
    mailing.pending(OTHER)
    mailing.reminded()
    mailing.server.stop()
    assert mailing.deliver() == 1, "one is enough to know that nothing can leave"
    assert mailing.deliver() == 1
    mailing.server.start()
    mailing.desk.clock.advance(minutes=1)
    mailing.deliver()
    assert sorted(mailing.server.recipients) == sorted([EMAIL, OTHER])
    mailing.desk.clock.advance(hours=1)
    assert mailing.deliver() == 0


def test_one_that_is_greylisted_does_not_hold_the_others(mailing: Mailing) -> None:
    mailing.pending(OTHER)
    mailing.reminded()
    mailing.server.refuse(EMAIL, "450 4.2.0 greylisted")
    mailing.deliver()
    assert mailing.server.recipients == [OTHER]
    assert mailing.outcomes() == [(None, "450 4.2.0")]
    mailing.server.refusals.clear()
    mailing.desk.clock.advance(minutes=1)
    mailing.deliver()
    assert mailing.server.recipients == [OTHER, EMAIL]


def test_an_address_that_is_refused_is_told_on_the_card_and_gets_no_more_reminders(mailing: Mailing) -> None:
    mailing.reminded()
    mailing.server.refuse(EMAIL, "550 5.1.1 no such user")
    mailing.deliver()
    assert mailing.outcomes() == [(MailOutcome.REFUSED, "550 5.1.1")]
    with mailing.desk.store.reading() as unit:
        assert unit.mails.facts(EMAIL).refusal == "550 5.1.1"
    mailing.server.refusals.clear()
    mailing.desk.clock.advance(days=7)
    mailing.reminded(OTHER)
    mailing.deliver()
    assert mailing.server.recipients == [OTHER]


def test_a_server_that_refuses_us_says_nothing_against_anybody(mailing: Mailing) -> None:
    mailing.changes = {"smtp_password": "an old one"}
    mailing.reminded()
    mailing.deliver()
    assert mailing.outcomes()[0][0] is None
    with mailing.desk.store.reading() as unit:
        assert unit.mails.facts(EMAIL).refused_at is None


def test_after_five_days_of_tries_one_is_given_up(mailing: Mailing) -> None:
    """An introduction, which does not go out of date; the card says so."""
    mailing.desk.type(f"créer {EMAIL} prenom=Achille nom=Talon installation=03-001 specialite=cardiologie")
    mailing.desk.work()
    mailing.server.stop()
    mailing.deliver()
    mailing.desk.clock.advance(seconds=(GIVEN_UP_AFTER + timedelta(hours=1)).total_seconds())
    mailing.deliver()
    assert mailing.outcomes()[0][0] is MailOutcome.GIVEN_UP
    mailing.server.start()
    mailing.desk.clock.advance(days=1)
    assert mailing.deliver() == 0


def test_a_rehearsal_sends_everything_to_one_address(mailing: Mailing) -> None:
    mailing.changes = {"mail_redirect": "essai@exemple.qc.ca"}
    mailing.reminded()
    mailing.deliver()
    assert mailing.server.recipients == ["essai@exemple.qc.ca"]
    (message,) = mailing.server.messages
    assert message["X-Iris-Intended-For"] == EMAIL
    assert message["Subject"].startswith("[Essai]")


def test_a_refusal_of_a_rehearsal_says_nothing_against_the_real_address(mailing: Mailing) -> None:
    mailing.changes = {"mail_redirect": "essai@exemple.qc.ca"}
    mailing.server.refuse("essai@exemple.qc.ca", "550 5.1.1 no such user")
    mailing.reminded()
    mailing.deliver()
    with mailing.desk.store.reading() as unit:
        assert unit.mails.facts(EMAIL).refused_at is None


def test_two_processes_send_each_mail_once(mailing: Mailing) -> None:
    addresses = [f"achille.talon{number}.ciussscn@ssss.gouv.qc.ca" for number in range(8)]
    for one in addresses[1:]:
        mailing.pending(one)
    mailing.reminded(addresses[0])

    async def both() -> list[int]:
        return list(await asyncio.gather(mailing.carrier().deliver_due(), mailing.carrier().deliver_due()))

    assert sum(asyncio.run(both())) == 8
    assert sorted(mailing.server.recipients) == sorted(addresses)


def test_nothing_personal_is_logged(mailing: Mailing, caplog: pytest.LogCaptureFixture) -> None:
    """R94: whatever a server writes back."""
    stream = io.StringIO()
    before = logging.getLogger().handlers[:], logging.getLogger().level
    configure_logs(stream=stream)
    try:
        mailing.pending(OTHER)
        mailing.reminded()
        mailing.server.refuse(EMAIL, f"550 5.1.1 <{EMAIL}> Achille Talon is unknown")
        mailing.server.after_data.append(f"451 4.3.0 <{OTHER}> later")
        mailing.deliver()
        mailing.server.stop()
        mailing.desk.clock.advance(minutes=1)
        mailing.deliver()
    finally:
        logging.getLogger().handlers[:], level = before
        logging.getLogger().setLevel(level)
    logged = stream.getvalue()
    assert "no mail can leave" in logged
    assert "550 5.1.1" in logged
    for personal in ("alon", "odette", "[courriel]", "password"):
        assert personal not in logged.casefold()


def test_figures_tell_what_became_of_mails(mailing: Mailing) -> None:
    mailing.reminded()
    mailing.deliver()
    assert b'iris_mails_total{kind="reminder-7",outcome="sent"} 1.0' in mailing.metrics.exposition()
