"""E-mails: what is written to whom and when, and that nothing is said that is no longer so (R25, R72)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from commands.domain.accounts import Account, HeadOfService, Status, UserType, ZoomView
from commands.domain.mails import MailKind, MailOutcome
from commands.domain.people import Role
from commands.duties.loans import tend_loans
from commands.granting import announce
from commands.ports import OurFields
from tests.support.clock import START
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, SITE, Desk
from tests.support.outgoing import Posted, posted, proofs, tend, with_mail
from tests.support.samples import licensed

EMAIL = "zoe.nouvelle.ciussscn@ssss.gouv.qc.ca"
OTHER = "odette.roy.ciussscn@ssss.gouv.qc.ca"
CHIEF = "octave.chef.ciussscn@ssss.gouv.qc.ca"
LINE = f"créer {EMAIL} prenom=Zoé nom=Nouvelle installation={SITE} specialite=cardiologie"
QUEBEC = ZoneInfo("America/Toronto")
HEAD = HeadOfService(name="Octave Chef", email=CHIEF)


@pytest.fixture
def mailing(desk: Desk) -> Desk:
    return with_mail(desk)


def invited(view: ZoomView) -> ZoomView:
    return replace(view, status=Status.PENDING, zoom_id=None)


def pending(desk: Desk, email: str = EMAIL, **ours: object) -> Account:
    """Invited now."""
    given = {"establishment": "03", "invited_at": desk.clock.now(), "invitation_known": True, **ours}
    return desk.known(invited(licensed(email)), **given)


def activate(desk: Desk, email: str = EMAIL) -> None:
    with desk.store.writing() as unit:
        unit.directory.settle(licensed(email), OurFields(), desk.clock.now())
        unit.commit()


def on_day(desk: Desk, day: int, hour: int = 9) -> list[Posted]:
    """That many days after START, in Quebec; what left by then."""
    local = START.astimezone(QUEBEC).replace(hour=hour, minute=0) + timedelta(days=day)
    desk.clock.set(local)
    tend(desk)
    return posted(desk)


def kinds(mails: list[Posted]) -> list[tuple[MailKind, str]]:
    return [(one.kind, one.to) for one in mails]


# At creation (R25).


def test_a_creation_writes_one_introduction_in_both_languages(mailing: Desk) -> None:
    """How to activate, the thirty days, where help is; the activation link is Zoom's own mail's, which is not sent again."""
    mailing.type(LINE)
    assert posted(mailing) == [], "nothing before the account is there"
    mailing.work()
    (mail,) = posted(mailing)
    assert (mail.kind, mail.to) == (MailKind.INTRODUCTION, EMAIL)
    assert "8 avril 2026" in mail.text
    assert "April 8, 2026" in mail.text
    assert "no-reply@zoom.us" in mail.text
    assert "soutien@telesantechudequebec.ca" in mail.text
    assert mail.text.index("Bonjour Zoé Nouvelle") < mail.text.index("Hello Zoé Nouvelle")
    assert mail.composed.reply_to == "soutien@telesantechudequebec.ca"
    assert not mail.composed.stoppable
    assert mailing.zoom.journal == [("create", EMAIL)]
    mailing.work()
    assert posted(mailing) == []


def test_a_creation_that_zoom_refuses_writes_nothing(mailing: Desk) -> None:
    mailing.zoom.put(licensed(EMAIL))
    mailing.type(LINE)
    mailing.work()
    assert posted(mailing) == []


def test_without_a_way_out_nothing_is_written(desk: Desk) -> None:
    """Or the day one is given, months of mails would leave."""
    desk.type(LINE)
    desk.work()
    desk.clock.advance(days=7)
    assert tend(desk) == 0
    assert posted(with_mail(desk)) == []


def test_an_invitation_sent_anew_is_introduced_anew(mailing: Desk) -> None:
    """R73; and the introduction of the first, if it has not left yet, is not sent any more."""
    mailing.type(LINE)
    mailing.work()
    mailing.clock.advance(days=3)
    mailing.type(f"renvoyer {EMAIL}")
    mailing.work()
    (mail,) = posted(mailing)
    assert "nouvelle invitation" in mail.text
    assert "11 avril 2026" in mail.text
    first, second = proofs(mailing, EMAIL)
    assert (first.outcome, first.detail) == (MailOutcome.UNSENT, "moot")
    assert second.outcome is MailOutcome.SENT


def test_an_introduction_that_waited_says_what_is_so_now(mailing: Desk) -> None:
    """The mail server was away; the person has activated meanwhile."""
    mailing.type(LINE)
    mailing.work()
    activate(mailing)
    (mail,) = posted(mailing)
    assert "30 jours" not in mail.text
    assert "Votre compte Zoom est prêt" in mail.text


def test_a_cancelled_invitation_is_not_introduced(mailing: Desk) -> None:
    mailing.type(LINE)
    mailing.work()
    account = mailing.account(EMAIL)
    assert account is not None
    with mailing.store.writing() as unit:
        unit.directory.remove(account.id)
        unit.commit()
    assert posted(mailing) == []


# As days go (R72).


def test_the_holder_is_reminded_on_days_7_14_and_21_each_once(mailing: Desk) -> None:
    pending(mailing)
    assert on_day(mailing, 6) == []
    for day, kind in ((7, MailKind.REMINDER_7), (14, MailKind.REMINDER_14), (21, MailKind.REMINDER_21)):
        (mail,) = on_day(mailing, day)
        assert (mail.kind, mail.to, mail.composed.stoppable) == (kind, EMAIL, True)
        assert f"{30 - day} jours" in mail.rendered.subject
        assert f"{30 - day} days left" in mail.rendered.subject
        assert on_day(mailing, day, 15) == []
        assert on_day(mailing, day + 1) == []


def test_nobody_is_written_to_at_night(mailing: Desk) -> None:
    pending(mailing)
    assert on_day(mailing, 7, 7) == []
    assert len(on_day(mailing, 7, 8)) == 1


def test_what_was_missed_is_sent_late_and_only_the_last(mailing: Desk) -> None:
    """The house was down from day 6 to day 16: one reminder, of what is left now."""
    pending(mailing)
    (mail,) = on_day(mailing, 16)
    assert mail.kind is MailKind.REMINDER_14
    assert "14 jours" in mail.rendered.subject


def test_a_reminder_that_waited_too_long_gives_way_to_the_next(mailing: Desk) -> None:
    """The mail server was down for a week."""
    pending(mailing)
    mailing.clock.advance(days=7)
    assert tend(mailing) == 1
    mailing.clock.advance(days=7)
    assert tend(mailing) == 1
    assert kinds(posted(mailing)) == [(MailKind.REMINDER_14, EMAIL)]
    assert [one.detail for one in proofs(mailing, EMAIL)] == ["moot", ""]


def test_an_activation_stops_the_reminders_even_those_on_their_way(mailing: Desk) -> None:
    pending(mailing)
    mailing.clock.advance(days=7)
    assert tend(mailing) == 1
    activate(mailing)
    assert posted(mailing) == []
    assert on_day(mailing, 14) == []
    (proof,) = proofs(mailing, EMAIL)
    assert (proof.outcome, proof.detail) == (MailOutcome.UNSENT, "moot")


def test_the_last_day_is_said_as_such(mailing: Desk) -> None:
    pending(mailing)
    (mail, *_) = on_day(mailing, 30)
    assert "Dernier jour" in mail.rendered.subject
    assert on_day(mailing, 31) == []


def test_days_are_local_across_the_change_of_clocks(mailing: Desk) -> None:
    """Invited at 23:30 on the eve of the change in March: day 7 is seven dates later, not 168 hours."""
    at = datetime(2026, 3, 7, 23, 30, tzinfo=QUEBEC)
    mailing.clock.set(at)
    pending(mailing)
    mailing.clock.set(datetime(2026, 3, 14, 8, 0, tzinfo=QUEBEC))
    assert tend(mailing) == 1


def test_of_an_unknown_date_no_day_is_told(mailing: Desk) -> None:
    """R26: the day first seen is none of the invitation's."""
    pending(mailing, invitation_known=False)
    (mail,) = on_day(mailing, 7)
    assert "pas encore activé" in mail.rendered.subject
    assert "2026" not in mail.text


# Day 25 (R72).


def test_the_head_of_service_is_told_on_day_25(mailing: Desk) -> None:
    pending(mailing, head=HEAD)
    mails = on_day(mailing, 25)
    assert (MailKind.NOTICE_25, CHIEF) in kinds(mails)
    notice = next(one for one in mails if one.kind is MailKind.NOTICE_25)
    assert EMAIL in notice.text
    assert "/iris " not in notice.text, "a head of service has no rights in chat"
    assert on_day(mailing, 26) == []


def test_without_a_head_the_managers_are_told_in_one_mail_each(mailing: Desk) -> None:
    """However many accounts expire."""
    pending(mailing)
    pending(mailing, OTHER)
    mails = [one for one in on_day(mailing, 25) if one.kind is MailKind.NOTICE_25]
    assert sorted(one.to for one in mails) == sorted([MANAGER, COLLEAGUE])
    for mail in mails:
        assert EMAIL in mail.text
        assert OTHER in mail.text
        assert f"/iris renvoyer {OTHER}" in mail.text
    assert len(proofs(mailing, OTHER)) == 3, "the last reminder, and both notices, are on the card"
    assert on_day(mailing, 27) == []


def test_a_notice_names_only_what_its_reader_still_answers_for(mailing: Desk) -> None:
    """R3: the rights were taken away between writing and sending."""
    pending(mailing)
    mailing.clock.set(START + timedelta(days=25))
    assert tend(mailing) == 3
    with mailing.store.writing() as unit:
        unit.grants.revoke(COLLEAGUE, Role.MANAGER, "03")
        unit.commit()
    assert [one.to for one in posted(mailing) if one.kind is MailKind.NOTICE_25] == [MANAGER]


def test_a_manager_who_chose_a_language_reads_that_one(mailing: Desk) -> None:
    with mailing.store.writing() as unit:
        unit.preferences.choose_language(MANAGER, "en")
        unit.commit()
    pending(mailing)
    notice = next(one for one in on_day(mailing, 25) if (one.kind, one.to) == (MailKind.NOTICE_25, MANAGER))
    assert "expires soon" in notice.rendered.subject
    assert "expire bientôt" not in notice.text


def test_a_head_who_takes_no_mail_leaves_it_to_the_managers(mailing: Desk) -> None:
    with mailing.store.writing() as unit:
        unit.mails.refuse(CHIEF, "550 5.1.1")
        unit.commit()
    pending(mailing, head=HEAD)
    assert (MailKind.NOTICE_25, MANAGER) in kinds(on_day(mailing, 25))


def test_where_nobody_answers_nobody_is_told_until_somebody_does(mailing: Desk) -> None:
    pending(mailing, establishment="11-2")
    assert [one for one in on_day(mailing, 25) if one.kind is MailKind.NOTICE_25] == []
    mailing.grant(ELSEWHERE, "11-2")
    assert kinds(on_day(mailing, 26)) == [(MailKind.NOTICE_25, ELSEWHERE)]


# Where nothing goes.


def test_an_address_off_the_network_gets_nothing_unless_it_holds_an_account(mailing: Desk) -> None:
    outside = "zoe.nouvelle@gmail.com"
    pending(mailing, outside)
    pending(mailing, OTHER, head=HeadOfService(name="Chef", email="chef.ancien@gmail.com"))
    mailing.known(licensed("chef.ancien@gmail.com"))
    assert kinds(on_day(mailing, 7)) == [(MailKind.REMINDER_7, OTHER)]
    assert [one.detail for one in proofs(mailing, outside)] == ["off-network"]
    assert (MailKind.NOTICE_25, "chef.ancien@gmail.com") in kinds(on_day(mailing, 25))


def test_one_who_wants_no_reminder_gets_none_and_still_the_introduction(mailing: Desk) -> None:
    with mailing.store.writing() as unit:
        unit.mails.stop(EMAIL)
        unit.commit()
    mailing.type(LINE)
    mailing.work()
    assert kinds(posted(mailing)) == [(MailKind.INTRODUCTION, EMAIL)]
    assert on_day(mailing, 7) == []
    assert [one.detail for one in proofs(mailing, EMAIL)] == ["", "stopped"]


# Letters of the chat's, for those who were never met there.


def test_a_loan_is_told_by_mail_to_a_holder_who_was_never_met(mailing: Desk) -> None:
    """R55: three days before; nothing to press."""
    mailing.allocate("03", 2)
    mailing.known(licensed(EMAIL, user_type=UserType.BASIC, raw_type=1), establishment="03")
    mailing.type(f"prêter {EMAIL} jusqu'au=2026-03-20 raison=congé")
    for _ in range(3):
        mailing.work()
        tend_loans(mailing.store, mailing.house, mailing.clock.now())
    posted(mailing)
    mailing.clock.set(datetime(2026, 3, 17, 9, 0, tzinfo=QUEBEC))
    assert tend_loans(mailing.store, mailing.house, mailing.clock.now()) == 1
    (mail,) = posted(mailing)
    assert mail.to == EMAIL, "who lent it was met"
    assert "20 mars 2026" in mail.text
    assert "[" not in mail.text
    assert [one.kind for one in proofs(mailing, EMAIL)][-1] is MailKind.LETTER


def given(desk: Desk, email: str, role: Role) -> None:
    """As `accès accorder` and `iris access grant` do."""
    desk.grant(email, "03", role)
    with desk.store.writing() as unit:
        announce(unit, desk.house, email, desk.clock.now())
        unit.commit()


def test_one_who_is_given_access_and_was_never_met_is_welcomed_by_mail_once(mailing: Desk) -> None:
    """R5: what they hold when it leaves, however many times they were given something within minutes."""
    new = "nadine.recrue.ciussscn@ssss.gouv.qc.ca"
    for role in (Role.MANAGER, Role.READER):
        given(mailing, new, role)
    assert posted(mailing) == []
    mailing.clock.advance(minutes=10)
    (mail,) = posted(mailing)
    assert (mail.kind, mail.to) == (MailKind.LETTER, new)
    assert "Bienvenue" in mail.text
    assert "Welcome" in mail.text
    assert "Gestionnaire" in mail.text
    assert mail.text.count("CIUSSS") >= 4, "both roles, in both languages"


def test_one_who_lost_the_access_meanwhile_is_not_welcomed(mailing: Desk) -> None:
    new = "nadine.recrue.ciussscn@ssss.gouv.qc.ca"
    given(mailing, new, Role.READER)
    with mailing.store.writing() as unit:
        assert unit.grants.revoke(new, Role.READER, "03")
        unit.commit()
    mailing.clock.advance(minutes=10)
    assert posted(mailing) == []


# Proof (R25).


def test_the_card_shows_what_became_of_each_mail(mailing: Desk) -> None:
    mailing.type(LINE)
    mailing.work()
    posted(mailing)
    on_day(mailing, 7)
    with mailing.store.writing() as unit:
        unit.mails.refuse(EMAIL, "550 5.1.1")
        unit.commit()
    reply = mailing.type(f"fiche {EMAIL}")
    assert reply.view is not None
    words = repr(reply.view.blocks)
    assert "mail-kind-introduction" in words
    assert "mail-kind-reminder-7" in words
    assert words.count("mail-proof-sent") == 2
    assert "mail-address-refused" in words
    assert "550" not in words, "no code is shown (R96)"
