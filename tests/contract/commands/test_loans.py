"""prêter, prolonger, and loans as time goes (R55): reminders, a return that comes by itself, once, whatever happens meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.errors import ZoomUncertain
from commands.domain.loans import Loan, Standing
from commands.domain.people import EVERYWHERE
from commands.duties.loans import tend_loans
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery, Refusal
from commands.views.nodes import Text, msg
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.asking import written
from tests.support.clock import START
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, carried, said, wrong
from tests.support.fake_zoom import Mishaps
from tests.support.letterbox import Mail, delivered, labelled, meet, settle, time_passes
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
NEXT = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
UNTIL = date(2026, 3, 20)
"""A Friday, eleven days after START."""
QUEBEC = ZoneInfo("America/Toronto")


@pytest.fixture
def basic(desk: Desk) -> Account:
    """A Basique account of 03, which has two licences."""
    desk.allocate("03", 2)
    return desk.known(licensed(EMAIL, user_type=UserType.BASIC, raw_type=1), establishment="03")


def lend(desk: Desk, until: date = UNTIL, email: str = EMAIL, person: str = MANAGER) -> Reply:
    reply = desk.type(f'prêter {email} jusqu\'au={until} raison="congé"', person)
    settle(desk)
    return reply


def loan(desk: Desk, email: str = EMAIL) -> Loan:
    """The last of this address."""
    with desk.store.reading() as unit:
        found = [one for one in unit.loans.open(EVERYWHERE) if one.email == email]
    return found[0]


def loans(desk: Desk) -> list[Loan]:
    with desk.store.reading() as unit:
        return list(unit.loans.open(EVERYWHERE))


def type_of(desk: Desk, email: str = EMAIL) -> UserType | None:
    account = desk.account(email)
    return account.user_type if account else None


def used(desk: Desk) -> int:
    with desk.store.reading() as unit:
        return unit.seats.count("03", Pool.LICENCE).used


def to(desk: Desk, day: date, hour: int, minute: int = 0) -> list[Mail]:
    """That moment in Quebec; what was delivered by then."""
    desk.clock.set(datetime(day.year, day.month, day.day, hour, minute, tzinfo=QUEBEC))
    settle(desk)
    return delivered(desk)


def basics(desk: Desk) -> int:
    """How often Zoom was told to make the account Basique."""
    return sum(call[0] == "update" for call in desk.zoom.journal)


def keys(mails: list[Mail]) -> set[tuple[str, str]]:
    return {(one.to, one.key) for one in mails}


def test_a_licence_is_lent_and_counted_like_any_other(desk: Desk, basic: Account) -> None:
    """R50, R55."""
    reply = lend(desk)
    assert reply.outcome is Outcome.PLANNED
    assert (type_of(desk), used(desk)) == (UserType.LICENSED, 1)
    lent = loan(desk)
    assert (lent.standing, lent.until, lent.lender, lent.reason) == (Standing.OPEN, UNTIL, MANAGER, "congé")
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(subject=EMAIL, action="prêter"), EVERYWHERE)
    assert [(row.entry.outcome, row.entry.reason) for row in rows] == [("lent", "congé")]


def test_a_loan_is_open_as_soon_as_its_licence_is_given(desk: Desk, basic: Account) -> None:
    """R55, R96: nobody reads that it is being given once it was, nor that it is being returned."""
    desk.type(f"prêter {EMAIL} jusqu'au={UNTIL} raison=congé")
    assert loan(desk).standing is Standing.GIVING
    desk.work()
    assert loan(desk).standing is Standing.OPEN
    desk.clock.set(datetime(UNTIL.year, UNTIL.month, UNTIL.day + 1, 5, tzinfo=UTC))
    tend_loans(desk.store, desk.house, desk.clock.now())
    assert loan(desk).standing is Standing.RETURNING
    desk.work()
    assert loans(desk) == []


def test_a_loan_that_was_taken_back_before_it_began_is_none(desk: Desk, basic: Account) -> None:
    operation = desk.type(f"prêter {EMAIL} jusqu'au={UNTIL} raison=congé").operation
    assert desk.type(f"annuler operation={operation}").outcome is Outcome.OK
    assert loans(desk) == []


def test_whoever_lent_it_is_told_its_last_day(desk: Desk, basic: Account) -> None:
    """R55, R96: « modifié » alone would not say that it is a loan."""
    found = desk.operation(lend(desk).operation)
    view = operation_view(found, Reader(command="/iris", now=desk.clock.now()), desk.account(EMAIL))
    assert Text(msg("operation-lent-until", on=UNTIL)) in view.blocks


def test_it_comes_back_by_itself_at_the_end_of_the_day(desk: Desk, basic: Account) -> None:
    """R55: of that day in Quebec; the account is Basique, never deleted."""
    lend(desk)
    to(desk, UNTIL, 23, 59)
    assert type_of(desk) is UserType.LICENSED
    to(desk, UNTIL + timedelta(days=1), 0)
    assert (type_of(desk), desk.status(EMAIL), used(desk)) == (UserType.BASIC, Status.ACTIVE, 0)
    assert loans(desk) == []


def test_the_end_of_a_day_is_midnight_whatever_the_clocks_do(desk: Desk, basic: Account) -> None:
    """On the first of November of 2026 the day has 25 hours."""
    autumn = date(2026, 11, 1)
    desk.clock.set(datetime(2026, 10, 20, 14, tzinfo=UTC))
    lend(desk, autumn)
    desk.clock.set(datetime(2026, 11, 2, 4, 59, tzinfo=UTC))
    settle(desk)
    assert type_of(desk) is UserType.LICENSED
    time_passes(desk, minutes=1)
    assert type_of(desk) is UserType.BASIC


def test_whoever_lent_it_and_the_holder_are_reminded_three_days_before_and_on_the_day(desk: Desk, basic: Account) -> None:
    """R55: each once, from the hour when work begins."""
    meet(desk, EMAIL)
    lend(desk)
    first = UNTIL - timedelta(days=3)
    assert to(desk, first - timedelta(days=1), 15) == []
    assert to(desk, first, 7) == []
    assert keys(to(desk, first, 8)) == {(MANAGER, "loan-letter-soon-lender"), (EMAIL, "loan-letter-soon-holder")}
    assert to(desk, first, 9) == []
    assert to(desk, first + timedelta(days=1), 9) == []
    assert keys(to(desk, UNTIL, 8)) == {(MANAGER, "loan-letter-last-lender"), (EMAIL, "loan-letter-last-holder")}
    ended = to(desk, UNTIL + timedelta(days=1), 0)
    assert keys(ended) >= {(MANAGER, "loan-letter-returned-lender"), (EMAIL, "loan-letter-returned-holder")}


def test_a_reminder_that_was_missed_is_sent_late(desk: Desk, basic: Account) -> None:
    """The process was down for a day."""
    lend(desk)
    assert keys(to(desk, UNTIL - timedelta(days=2), 10)) == {(MANAGER, "loan-letter-soon-lender")}


def test_nobody_is_reminded_of_what_was_said_the_same_day(desk: Desk, basic: Account) -> None:
    lend(desk, START.date())
    assert to(desk, START.date(), 15) == []
    to(desk, START.date() + timedelta(days=1), 0)
    assert type_of(desk) is UserType.BASIC


def test_a_restart_in_the_middle_returns_it_once(desk: Desk, basic: Account) -> None:
    """R90: the process dies before the return reaches Zoom, or after it was planned; Zoom is told once."""
    lend(desk)
    given = basics(desk)
    desk.clock.set(datetime(2026, 3, 21, 5, tzinfo=UTC))

    assert tend_loans(desk.store, desk.house, desk.clock.now()) == 1
    with desk.store.writing() as unit:
        unit.ledger.claim(8)
        unit.commit()
    desk.restart()
    assert tend_loans(desk.store, desk.house, desk.clock.now()) == 0
    settle(desk)
    assert (type_of(desk), basics(desk) - given, loans(desk)) == (UserType.BASIC, 1, [])


def test_a_return_whose_answer_was_lost_is_not_sent_again(desk: Desk, basic: Account) -> None:
    """R90."""
    lend(desk)
    given = basics(desk)
    desk.zoom.mishaps = Mishaps(at=1, after=True, error=ZoomUncertain("cut"))
    to(desk, UNTIL + timedelta(days=1), 1)
    time_passes(desk, minutes=10)
    assert (type_of(desk), basics(desk) - given) == (UserType.BASIC, 1)


def test_a_return_that_zoom_refuses_is_tried_again_and_told(desk: Desk, basic: Account) -> None:
    """R54, R96: the licence stays held, and whoever lent it knows."""
    lend(desk)
    desk.zoom.refusals["update"] = Refusal.PERMISSION
    mails = to(desk, UNTIL + timedelta(days=1), 1)
    assert (MANAGER, "loan-letter-not-returned-lender") in keys(mails)
    assert loan(desk).standing is Standing.OPEN
    time_passes(desk, hours=23)
    assert loan(desk).returns == 1
    desk.zoom.refusals.clear()
    time_passes(desk, hours=2)
    assert (type_of(desk), loans(desk)) == (UserType.BASIC, [])


def test_a_loan_is_extended_before_and_after_its_reminder(desk: Desk, basic: Account) -> None:
    """R55: a reminder of the old day says so, in the same message."""
    lend(desk)
    later = UNTIL + timedelta(days=7)
    reminder = to(desk, UNTIL - timedelta(days=3), 9)[0]
    asked = desk.press(carried_wire(reminder, "prolonger"), COLLEAGUE)
    assert asked.form is not None
    done = desk.submit(asked.form.action, {"jusqu-au": later.isoformat(), "raison": ""}, COLLEAGUE)
    assert (done.outcome, said(done)) == (Outcome.OK, "loan-is-open")
    assert keys(delivered(desk)) == {(MANAGER, "loan-letter-extended")}
    assert "20 mars 2026 → 27 mars 2026" in written(desk.type(f"journal {EMAIL}")), "a day as people write it (R96)"
    to(desk, UNTIL + timedelta(days=1), 9)
    assert type_of(desk) is UserType.LICENSED
    assert keys(to(desk, later - timedelta(days=3), 9)) == {(MANAGER, "loan-letter-soon-lender")}
    desk.type(f"prolonger {EMAIL} jusqu'au={later + timedelta(days=30)}")
    to(desk, later + timedelta(days=1), 9)
    assert type_of(desk) is UserType.LICENSED


def carried_wire(mail: Mail, command: str) -> str:
    """The wire of the button that runs a command."""
    reply = Reply(outcome=Outcome.OK, view=mail.draft)
    return next(one.action for one in buttons_of(reply) if one.action.startswith(f"v1.{command}."))


@pytest.mark.parametrize(
    "until", ["2026-03-08", "2027-06-01", "20/03/2026", "2026-02-30", ""], ids=["past", "far", "otherwise", "no-such", "none"]
)
def test_a_day_that_cannot_be_is_said_beside_its_field(desk: Desk, basic: Account, until: str) -> None:
    asked = desk.type(f"prêter {EMAIL}")
    assert asked.form is not None
    reply = desk.submit(asked.form.action, {"jusqu-au": until, "raison": "congé"})
    assert (reply.outcome, wrong(reply)) == (Outcome.INVALID, {"jusqu-au"})
    assert loans(desk) == []


def test_what_is_missing_is_asked_for(desk: Desk, basic: Account) -> None:
    """Until a month from now, unless said otherwise; the reason is needed."""
    asked = desk.type(f"prêter {EMAIL}")
    assert asked.form is not None
    assert {one.name: one.value for one in asked.form.fields} == {"jusqu-au": "2026-04-08", "raison": ""}
    reply = desk.submit(asked.form.action, {"jusqu-au": "2026-04-08", "raison": ""})
    assert wrong(reply) == {"raison"}


def test_the_last_licence_may_be_waited_for(desk: Desk, basic: Account) -> None:
    """R53: what waits is the loan, with its day and its reason."""
    desk.allocate("03", 0)
    refused = lend(desk)
    assert refused.outcome is Outcome.REFUSED
    joined = desk.press(labelled(refused, "wait").action)
    if joined.form is not None:
        joined = desk.submit(joined.form.action, {"raison": "congé"})
    assert said(joined) == "place-waits"
    desk.allocate("03", 1)
    settle(desk)
    offer = next(one for one in delivered(desk) if one.key == "offer-open")
    accepting = next(one for one in buttons_of(Reply(outcome=Outcome.OK, view=offer.draft)) if "accepter" in one.action)
    assert desk.press(accepting.action).outcome is Outcome.PLANNED
    settle(desk)
    assert (type_of(desk), loan(desk).until) == (UserType.LICENSED, UNTIL)


def test_what_comes_back_is_offered_to_who_waits(desk: Desk, basic: Account) -> None:
    """R53."""
    desk.allocate("03", 1)
    desk.known(licensed(NEXT, user_type=UserType.BASIC, raw_type=1), establishment="03")
    lend(desk)
    refused = lend(desk, email=NEXT, until=UNTIL + timedelta(days=60))
    joined = desk.press(labelled(refused, "wait").action)
    if joined.form is not None:
        desk.submit(joined.form.action, {"raison": "congé"})
    mails = to(desk, UNTIL + timedelta(days=1), 1)
    assert (MANAGER, "offer-open") in keys(mails)


def test_a_new_licence_may_be_made_a_loan(desk: Desk, basic: Account) -> None:
    """R55: nothing is changed at Zoom; its seat is already counted."""
    desk.known(licensed(NEXT, created_at=START - timedelta(days=12)), establishment="03")
    reply = lend(desk, email=NEXT)
    assert (reply.outcome, said(reply), desk.zoom.journal) == (Outcome.OK, "loan-is-open", [])
    to(desk, UNTIL + timedelta(days=1), 1)
    assert type_of(desk, NEXT) is UserType.BASIC


@pytest.mark.parametrize(
    ("zoom", "why"),
    [
        ({"created_at": START - timedelta(days=31)}, "refused-lend-licensed"),
        ({"status": Status.INACTIVE, "user_type": UserType.BASIC, "raw_type": 1}, "refused-lend-inactive"),
        ({"user_type": UserType.LOCAL, "raw_type": 3}, "refused-lend-other"),
        ({"user_type": UserType.UNKNOWN, "raw_type": 99}, "refused-lend-other"),
    ],
    ids=["theirs-already", "inactive", "local", "unknown"],
)
def test_to_whom_a_licence_is_not_lent(desk: Desk, zoom: dict[str, Any], why: str) -> None:
    desk.known(licensed(EMAIL, **zoom), establishment="03")
    reply = desk.type(f"prêter {EMAIL} jusqu'au={UNTIL} raison=congé")
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, why)


def test_of_who_has_not_activated_the_licence_comes_back_at_the_activation(desk: Desk, basic: Account) -> None:
    """R30: Zoom changes nothing of a pending person; whoever lent it is told, and may cancel the invitation."""
    desk.known(licensed(NEXT, Status.PENDING), establishment="03", invited_at=START, invitation_known=True)
    lend(desk, email=NEXT)
    mails = to(desk, UNTIL + timedelta(days=1), 1)
    assert (MANAGER, "loan-letter-not-activated-lender") in keys(mails)
    assert loan(desk, NEXT).standing is Standing.OPEN
    desk.known(licensed(NEXT), establishment="03")
    time_passes(desk, hours=1)
    assert (type_of(desk, NEXT), loans(desk)) == (UserType.BASIC, [])


def test_a_deactivation_does_not_make_a_loan_last(desk: Desk, basic: Account) -> None:
    """R41: reactivated after its day, the account is Basique."""
    lend(desk)
    yes = buttons_of(desk.type(f"désactiver {EMAIL}"))[0]
    desk.press(yes.action)
    settle(desk)
    assert loan(desk).standing is Standing.OPEN
    to(desk, UNTIL + timedelta(days=1), 1)
    assert loans(desk) == []
    desk.type(f"réactiver {EMAIL}")
    settle(desk)
    assert (desk.status(EMAIL), type_of(desk)) == (Status.ACTIVE, UserType.BASIC)


def test_a_loan_ends_with_its_account_or_its_licence(desk: Desk, basic: Account) -> None:
    lend(desk)
    desk.type(f"modifier {EMAIL} type=basique")
    settle(desk)
    assert loans(desk) == []
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(subject=EMAIL, action="loan-ended"), EVERYWHERE)
    assert [row.entry.outcome for row in rows] == ["ended"]


def test_a_loan_that_zoom_did_not_give_is_none(desk: Desk, basic: Account) -> None:
    """R54."""
    desk.zoom.refusals["update"] = Refusal.NO_SEATS
    lend(desk)
    assert (loans(desk), used(desk)) == ([], 0)


def test_two_presses_lend_one_licence(desk: Desk, basic: Account) -> None:
    """R44."""
    asked = desk.type(f"prêter {EMAIL}")
    assert asked.form is not None
    values = {"jusqu-au": UNTIL.isoformat(), "raison": "congé"}
    assert desk.submit(asked.form.action, values).outcome is Outcome.PLANNED
    assert desk.submit(asked.form.action, values).outcome is Outcome.ALREADY_DONE
    settle(desk)
    assert len(loans(desk)) == 1


def test_simulating_lends_nothing(desk: Desk, basic: Account) -> None:
    """R82."""
    reply = desk.type(f"prêter {EMAIL} jusqu'au={UNTIL} raison=congé --simuler")
    assert reply.outcome is Outcome.SIMULATED
    assert (loans(desk), used(desk)) == ([], 0)


def test_what_is_out_of_scope_looks_as_if_it_did_not_exist(desk: Desk, basic: Account) -> None:
    """R4: neither the account nor its loan."""
    lend(desk)
    for text in (f"prêter {EMAIL} jusqu'au={UNTIL} raison=x", f"prolonger {EMAIL} jusqu'au=2026-05-01", f"rendre {EMAIL}"):
        assert desk.type(text, ELSEWHERE).outcome is Outcome.NOT_FOUND
    assert said(desk.type("prêter", ELSEWHERE)) == "loans-title"
    assert loan(desk).until == UNTIL


def test_the_list_shows_the_loans_that_end_first(desk: Desk, basic: Account) -> None:
    desk.known(licensed(NEXT, user_type=UserType.BASIC, raw_type=1), establishment="03")
    lend(desk)
    lend(desk, email=NEXT, until=UNTIL - timedelta(days=4))
    view = desk.type("prêts").view
    assert view is not None
    table = next(one for one in view.blocks if type(one).__name__ == "Table")
    assert [row.cells[0] for row in table.rows] == [NEXT, EMAIL]  # type: ignore[union-attr]  # a table, by its name
    assert carried(table.rows[0].opens) == {"compte": NEXT}  # type: ignore[union-attr]  # likewise


def test_a_reminder_says_nothing_to_one_who_lost_their_rights(desk: Desk, basic: Account) -> None:
    """R3: a colleague is told instead."""
    meet(desk, COLLEAGUE)
    lend(desk)
    with desk.store.writing() as unit:
        unit.grants.revoke(MANAGER, "gestionnaire", "03")
        unit.commit()
    assert keys(to(desk, UNTIL - timedelta(days=3), 9)) == {(COLLEAGUE, "loan-letter-soon-lender")}


def test_the_card_tells_of_the_loan_and_what_may_be_done(desk: Desk, basic: Account) -> None:
    before = [one.action for one in buttons_of(desk.type(f"fiche {EMAIL}"))]
    assert any(one.startswith("v1.prêter.") for one in before)
    lend(desk)
    after = [one.action for one in buttons_of(desk.type(f"fiche {EMAIL}"))]
    assert any(one.startswith("v1.prolonger.") for one in after)
    assert any(one.startswith("v1.rendre.") for one in after)


def test_what_it_lent_is_counted_on_the_page_of_licences(desk: Desk, basic: Account) -> None:
    lend(desk)
    pressed = desk.press(labelled(desk.type("licences etab=03"), "loans").action)
    assert said(pressed) == "loans-title"
