"""The outbox of e-mails: written once, sent at least once, proof of each; what is known of addresses (R25, R72)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.domain.mails import BOTH, STAGES, MailKind, MailOutcome, invited_between
from commands.domain.privacy import Retention
from commands.ports import DueMail, NewMail, OurFields
from storage.mail import LEASE
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
INTRODUCTION = NewMail(
    kind=MailKind.INTRODUCTION, key="introduction:op1", email=EMAIL, locale=BOTH, payload={"account": "a1"}, due_at=START
)
WEEK = STAGES[MailKind.REMINDER_7]


def write(store: SqlStore, mail: NewMail = INTRODUCTION) -> bool:
    with store.writing() as unit:
        new = unit.mails.write(mail)
        unit.commit()
    return new


def claim(store: SqlStore) -> DueMail | None:
    with store.writing() as unit:
        claimed = unit.mails.claim()
        unit.commit()
    return claimed


def claimed(store: SqlStore) -> DueMail:
    found = claim(store)
    assert found is not None
    return found


def end(store: SqlStore, mail: DueMail, outcome: MailOutcome = MailOutcome.SENT, detail: str = "") -> None:
    with store.writing() as unit:
        unit.mails.ended(mail, outcome, detail)
        unit.commit()


def pending(store: SqlStore, email: str = EMAIL, invited_at: datetime = START, status: Status = Status.PENDING) -> Account:
    view = ZoomView(email=email, status=status, user_type=UserType.LICENSED, raw_type=2, first_name="Achille", last_name="Talon")
    with store.writing() as unit:
        account = unit.directory.settle(view, OurFields(invited_at=invited_at, invitation_known=True), store.clock.now())
        unit.commit()
    return account


def test_the_same_mail_is_never_written_twice(store: SqlStore) -> None:
    assert write(store)
    assert not write(store)
    assert claim(store) is not None
    assert claim(store) is None


def test_an_account_is_told_of_once_whatever_mail_tells_it(store: SqlStore) -> None:
    """Two houses that gather the same day's notices differently tell nobody twice; the second mail is not written at all."""
    first, second = pending(store), pending(store, "odette.roy.ciussscn@ssss.gouv.qc.ca")
    notice = replace(INTRODUCTION, kind=MailKind.NOTICE_25)
    assert write(store, replace(notice, key="n1", about={"k1": first.id}))
    assert not write(store, replace(notice, key="n2", about={"k2": second.id, "k1": first.id}))
    with store.reading() as unit:
        assert unit.mails.of_account(second.id) == []
    assert write(store, replace(notice, key="n2", about={"k2": second.id}))


def test_a_mail_leaves_when_it_is_due_and_once(store: SqlStore, clock: SettableClock) -> None:
    write(store, replace(INTRODUCTION, due_at=START + timedelta(hours=1)))
    assert claim(store) is None
    clock.advance(hours=1)
    mail = claimed(store)
    assert (mail.kind, mail.email, mail.locale, mail.tries) == (MailKind.INTRODUCTION, EMAIL, BOTH, 1)
    end(store, mail)
    clock.advance(days=1)
    assert claim(store) is None


def test_a_sender_that_died_sends_the_same_message_again(store: SqlStore, clock: SettableClock) -> None:
    """At least once, recognisable: the id of which the Message-ID is made does not change."""
    write(store)
    first = claimed(store)
    assert claim(store) is None
    clock.advance(seconds=LEASE.total_seconds())
    again = claimed(store)
    assert (again.public_id, again.tries) == (first.public_id, 2)


def test_a_mail_not_taken_waits_and_shows_why(store: SqlStore, clock: SettableClock) -> None:
    account = pending(store)
    write(store, replace(INTRODUCTION, about={"introduction:op1": account.id}))
    with store.writing() as unit:
        mail = unit.mails.claim()
        assert mail is not None
        unit.mails.failed(mail, clock.now() + timedelta(minutes=1), "421")
        unit.commit()
    assert claim(store) is None
    with store.reading() as unit:
        (proof,) = unit.mails.of_account(account.id)
        assert (proof.outcome, proof.detail, proof.tries) == (None, "421", 1)
        assert unit.mails.depth() == {"waiting": 1, "given-up": 0}
    clock.advance(minutes=1)
    end(store, claimed(store))
    with store.reading() as unit:
        (proof,) = unit.mails.of_account(account.id)
    assert (proof.outcome, proof.detail, proof.at) == (MailOutcome.SENT, "", clock.now())


def test_two_senders_never_hold_the_same_mail(store: SqlStore) -> None:
    for number in range(4):
        write(store, replace(INTRODUCTION, key=f"m{number}"))
    assert len({claimed(store).public_id for _ in range(4)}) == 4
    assert claim(store) is None


def test_those_invited_seven_to_thirteen_local_days_ago_are_due_a_reminder(store: SqlStore, clock: SettableClock) -> None:
    """R72, in local time: an invitation of 23:30 in Montréal is of that day, whatever the day is in Greenwich."""
    late_in_the_day = datetime.fromisoformat("2026-03-09T23:30:00-04:00")
    pending(store, invited_at=late_in_the_day)
    pending(store, "a.activee.ciussscn@ssss.gouv.qc.ca", late_in_the_day, Status.ACTIVE)

    def due() -> list[str]:
        with store.reading() as unit:
            return [one.email for one in unit.mails.unwritten(WEEK, invited_between(WEEK, clock.now()), 10)]

    clock.set(datetime.fromisoformat("2026-03-15T23:59:00-04:00"))
    assert due() == []
    clock.set(datetime.fromisoformat("2026-03-16T00:01:00-04:00"))
    assert due() == [EMAIL]
    clock.set(datetime.fromisoformat("2026-03-22T23:59:00-04:00"))
    assert due() == [EMAIL]
    clock.set(datetime.fromisoformat("2026-03-23T00:01:00-04:00"))
    assert due() == []


def test_an_invitation_sent_anew_is_reminded_anew(store: SqlStore, clock: SettableClock) -> None:
    """R73: thirty days more, with their reminders."""
    account = pending(store)

    def due() -> int:
        with store.reading() as unit:
            return len(unit.mails.unwritten(WEEK, invited_between(WEEK, clock.now()), 10))

    clock.advance(days=7)
    assert due() == 1
    write(store, replace(INTRODUCTION, kind=WEEK.kind, key="r1", about={"r1": account.id}))
    assert due() == 0
    pending(store, invited_at=clock.now())
    clock.advance(days=7)
    assert due() == 1


def test_an_address_is_stopped_refused_and_taken_up_again(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.mails.stop(EMAIL)
        unit.mails.refuse(EMAIL, "550 5.1.1")
        unit.commit()
    with store.reading() as unit:
        facts = unit.mails.facts(EMAIL.upper())
        assert (facts.stopped_at, facts.refused_at, facts.refusal) == (START, START, "550 5.1.1")
    with store.writing() as unit:
        assert unit.mails.resume(EMAIL)
        assert not unit.mails.resume(EMAIL)
        assert unit.mails.facts(EMAIL).stopped_at is None
        unit.commit()


def test_a_mail_that_was_taken_clears_the_refusal_and_not_the_stop(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.mails.stop(EMAIL)
        unit.mails.refuse(EMAIL, "550 5.1.1")
        unit.commit()
    write(store)
    end(store, claimed(store))
    with store.reading() as unit:
        facts = unit.mails.facts(EMAIL)
    assert (facts.stopped_at, facts.refused_at) == (START, None)


@pytest.mark.parametrize("known", [True, False])
def test_a_mail_tells_whom_it_was_written_to(store: SqlStore, known: bool) -> None:
    write(store)
    mail = claimed(store)
    with store.reading() as unit:
        assert unit.mails.address_of(mail.public_id if known else "0" * 32) == (EMAIL if known else "")


def test_old_mails_go_and_never_while_they_say_that_a_reminder_was_written(store: SqlStore, clock: SettableClock) -> None:
    """R94; a retention shorter than an invitation would have everybody reminded again."""
    account = pending(store)
    write(store, replace(INTRODUCTION, about={"introduction:op1": account.id}))
    end(store, claimed(store))
    write(store, replace(INTRODUCTION, key="waiting"))
    short = Retention(journal=None, history=None, messages=timedelta(days=7), presence=None)

    def purged() -> int:
        with store.writing() as unit:
            done = unit.privacy.purge(short, clock.now(), 100)
            unit.commit()
        return done.get("messages", 0)

    clock.advance(days=39)
    assert purged() == 0
    clock.advance(days=2)
    assert purged() == 1
    with store.reading() as unit:
        assert unit.mails.of_account(account.id) == []
        assert unit.mails.depth()["waiting"] == 1


def test_looking_for_who_is_due_reads_the_pending_alone(store: SqlStore, clock: SettableClock) -> None:
    """Every minute, of a million accounts: by the index of those who are pending."""
    asked: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        asked.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    with store.reading() as unit:
        unit.mails.unwritten(WEEK, invited_between(WEEK, clock.now()), 1)
    event.remove(store.engine, "before_cursor_execute", hear)
    (statement, parameters) = next(one for one in asked if "mail_accounts" in one[0])
    with store.reading() as unit:
        if store.engine.dialect.name == "postgresql":
            unit.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN " if store.engine.dialect.name == "sqlite" else "EXPLAIN "
        plan = str(unit.connection.exec_driver_sql(explain + statement, parameters).all())
    assert "ix_accounts_pending_invited_at" in plan
