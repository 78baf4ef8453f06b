"""réattribuer (R33, R52): a licence goes from one account to another, whole, or goes back, or its seat is kept."""

from __future__ import annotations

import pytest

from commands.domain.accounts import UNASSOCIATED, Account, Pool, Status, UserType
from commands.domain.errors import ZoomUnavailable
from commands.domain.people import EVERYWHERE, Role
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery
from commands.views.nodes import Button, Buttons, Words
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, SITE, Desk, buttons_of, carried, said, wrong
from tests.support.fake_zoom import Mishaps
from tests.support.samples import licensed

FROM = "achille.talon.ciussscn@ssss.gouv.qc.ca"
TO = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
AWAY = "cleo.loin.cisssme16@ssss.gouv.qc.ca"
OTHER_SITE = "16-2-001"
NEW = f"prenom=Berthe nom=Relais installation={SITE} specialite=cardiologie"
LINE = f"réattribuer {FROM} {TO}"


@pytest.fixture
def giver(desk: Desk) -> Account:
    """The only licence and the only webinar of 03."""
    desk.allocate("03", 1)
    desk.allocate("03", 1, Pool.WEBINAR)
    return desk.known(licensed(FROM, webinar=500), establishment="03", installation=SITE)


@pytest.fixture
def taker(desk: Desk) -> Account:
    return desk.known(licensed(TO, user_type=UserType.BASIC, raw_type=1, first_name="Berthe"), establishment="03")


def seats(desk: Desk, establishment: str = "03", pool: Pool = Pool.LICENCE) -> tuple[int, int]:
    """(used, reserved)"""
    with desk.store.reading() as unit:
        count = unit.seats.count(establishment, pool)
    return count.used, count.reserved


def ask(desk: Desk, line: str = LINE, person: str = MANAGER) -> str:
    """The token of the question, once the calendar is counted."""
    question = desk.type(line, person).operation
    desk.work()
    asked = desk.operation(question)
    assert asked.outcome == "inspected"
    return str(asked.payload["token"])


def yes(desk: Desk, token: str, person: str = MANAGER) -> Reply:
    return desk.press(f"v1.réattribuer.geste=oui&jeton={token}", person)


def reassign(desk: Desk, line: str = LINE, person: str = MANAGER) -> str:
    """The operation, once it has ended."""
    reply = yes(desk, ask(desk, line, person), person)
    desk.work()
    assert desk.operation(reply.operation).ended
    return reply.operation


def undo(desk: Desk, operation: str, person: str = MANAGER) -> Reply:
    return desk.press(f"v1.réattribuer.geste=defaire&jeton={operation}", person)


def buttons_under(desk: Desk, operation: str) -> dict[str, Button[Words]]:
    found = desk.operation(operation)
    view = operation_view(found, Reader(command="/iris", now=desk.clock.now()), desk.account(found.email))
    blocks = [block for block in view.blocks if isinstance(block, Buttons)]
    return {getattr(one.label, "key", ""): one for block in blocks for one in block.buttons}


def holding(desk: Desk, email: str) -> tuple[str, str, int]:
    """What the directory has, which is what Zoom has."""
    account, at_zoom = desk.account(email), desk.zoom.people[email]
    assert account is not None
    assert (account.status, account.user_type, account.webinar) == (at_zoom.status, at_zoom.user_type, at_zoom.webinar or 0)
    return account.status.value, account.user_type.value, account.webinar


def test_the_question_shows_both_sides_and_what_becomes_of_the_meetings(desk: Desk, giver: Account, taker: Account) -> None:
    """R52: before and after; nothing is changed yet."""
    desk.zoom.meetings = 4
    question = desk.type(LINE).operation
    desk.work()
    asked = desk.operation(question)
    assert (asked.notes["meetings"], asked.payload["webinar"]) == (4, True)
    assert asked.payload["giver"]["before"]["user_type"] == "licensed"  # type: ignore[index,call-overload]  # JSON of a known shape
    assert asked.payload["taker"]["after"]["webinar"] == "500"  # type: ignore[index,call-overload]  # JSON of a known shape
    assert desk.zoom.journal == []


def test_a_near_miss_of_whom_it_goes_to_is_told_as_the_form_opens(desk: Desk, giver: Account) -> None:
    """R21: with its button, before sixteen fields are filled in; what is missing is not marked yet (R96)."""
    reply = desk.type(f"réattribuer {FROM} kim.neuve.ciussscn@sss.gouv.qc.ca")
    assert (reply.outcome, wrong(reply)) == (Outcome.ASKED, {"courriel"})
    (correct,) = buttons_of(reply)
    form = desk.press(correct.action).form
    assert form is not None
    assert {one.name: one.value for one in form.fields}["courriel"] == "kim.neuve.ciussscn@ssss.gouv.qc.ca"
    assert not [one.name for one in form.fields if one.error]


def test_a_licence_goes_to_an_account_that_has_none(desk: Desk, giver: Account, taker: Account) -> None:
    """R52: in a full establishment, with its add-ons, and the seat is never counted twice nor free in between."""
    token = ask(desk)
    reply = yes(desk, token)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))
    desk.work()
    assert desk.operation(reply.operation).outcome == "reassigned"
    assert holding(desk, FROM) == ("active", "basic", 0)
    assert holding(desk, TO) == ("active", "licensed", 500)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))


def test_somebody_who_has_no_account_is_invited_for_it(desk: Desk, giver: Account) -> None:
    """R20, R52: the add-ons wait for the activation; meanwhile the webinar's seat is kept for an undo."""
    operation = reassign(desk, f"{LINE} {NEW}")
    assert desk.operation(operation).outcome == "reassigned-created"
    account = desk.account(TO)
    assert account is not None
    assert (account.status, account.user_type, account.installation) == (Status.PENDING, UserType.LICENSED, SITE)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((0, 1), (0, 1))
    desk.clock.advance(minutes=15)
    assert seats(desk, pool=Pool.WEBINAR) == (0, 0)
    desk.zoom.activate(TO)
    with desk.store.writing() as unit:
        from commands.operations.activation import plan_deferred

        differences = unit.directory.absorb(desk.zoom.people.values(), desk.clock.advance(seconds=1))
        plan_deferred(unit, differences, desk.house, desk.clock.now())
        unit.commit()
    desk.work()
    assert holding(desk, TO) == ("active", "licensed", 500)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))


def test_an_inactive_account_comes_back_with_it(desk: Desk, giver: Account) -> None:
    view = licensed(TO, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1)
    desk.known(view, establishment="03", deferred=(("was_user_type", "licensed"),))
    reassign(desk)
    assert holding(desk, TO) == ("active", "licensed", 500)
    account = desk.account(TO)
    assert account is not None
    assert account.deferred == ()


def test_across_establishments_both_are_counted(desk: Desk, giver: Account) -> None:
    """R33: the first one's seat stays kept for an undo, then is free; the second one's is taken there."""
    desk.grant(MANAGER, "16-2")
    desk.allocate("16-2", 1)
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    reply = yes(desk, ask(desk, f"réattribuer {FROM} {AWAY}"))
    assert (seats(desk), seats(desk, "16-2")) == ((1, 0), (0, 1))
    desk.work()
    assert desk.operation(reply.operation).outcome == "reassigned"
    assert (seats(desk), seats(desk, "16-2")) == ((0, 1), (1, 0))
    desk.clock.advance(minutes=15)
    assert (seats(desk), seats(desk, "16-2")) == ((0, 0), (1, 0))


def test_an_establishment_without_the_add_ons_pool_takes_the_licence_alone(desk: Desk, giver: Account) -> None:
    """R35: said before, and after."""
    desk.grant(MANAGER, "16-2")
    desk.allocate("16-2", 1)
    desk.allocate("16-2", 0, Pool.WEBINAR)
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    operation = reassign(desk, f"réattribuer {FROM} {AWAY}")
    assert desk.operation(operation).outcome == "reassigned-without-addons"
    assert holding(desk, AWAY) == ("active", "licensed", 0)


def test_a_full_establishment_takes_nothing_from_another(desk: Desk, giver: Account) -> None:
    """R33, R50, R51: no allocation moves with a licence."""
    desk.grant(MANAGER, "16-2")
    desk.allocate("16-2", 0)
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    assert said(desk.type(f"réattribuer {FROM} {AWAY}")).startswith("refused-full")


def test_both_scopes_are_needed(desk: Desk, giver: Account) -> None:
    """R4, R33: an account elsewhere looks as if it did not exist; a CCT's scope has both."""
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    line = f"réattribuer {FROM} {AWAY} prenom=C nom=L etablissement=03 installation={SITE} specialite=cardiologie"
    there = desk.type(line)
    nowhere = desk.type(line.replace("cleo", "nulle"))
    assert said(there) == said(nowhere)
    assert said(desk.type(f"réattribuer {FROM} {AWAY}", ELSEWHERE)) == "not-found"
    assert desk.type(f"réattribuer {FROM} {AWAY}", ADMIN).outcome is Outcome.PLANNED


def test_an_account_of_no_establishment_is_attached_first(desk: Desk, giver: Account) -> None:
    """R1."""
    desk.known(licensed("lone@ssss.gouv.qc.ca", user_type=UserType.BASIC, raw_type=1), establishment=UNASSOCIATED)
    assert said(desk.type(f"réattribuer {FROM} lone@ssss.gouv.qc.ca")) == "policy-attach-first"


@pytest.mark.parametrize(
    ("status", "user_type", "why"),
    [
        (Status.PENDING, UserType.LICENSED, "refused-reassign-pending"),
        (Status.ACTIVE, UserType.BASIC, "refused-reassign-nothing"),
        (Status.INACTIVE, UserType.BASIC, "refused-reassign-nothing"),
    ],
)
def test_only_a_licence_in_use_is_given(desk: Desk, taker: Account, status: Status, user_type: UserType, why: str) -> None:
    desk.known(licensed(FROM, status, user_type=user_type), establishment="03")
    assert said(desk.type(LINE)) == why


@pytest.mark.parametrize(
    ("status", "user_type", "why"),
    [
        (Status.PENDING, UserType.BASIC, "refused-reassign-to-pending"),
        (Status.ACTIVE, UserType.LICENSED, "refused-reassign-has-one"),
        (Status.ACTIVE, UserType.LOCAL, "refused-reassign-type"),
    ],
)
def test_only_an_account_without_one_receives_it(
    desk: Desk, giver: Account, status: Status, user_type: UserType, why: str
) -> None:
    """R30, R34."""
    desk.known(licensed(TO, status, user_type=user_type), establishment="03")
    assert said(desk.type(LINE)) == why


def test_nobody_receives_their_own(desk: Desk, giver: Account) -> None:
    assert wrong(desk.type(f"réattribuer {FROM} {FROM}")) == {"courriel"}


def test_the_form_asks_for_both_then_for_who_is_new(desk: Desk, giver: Account) -> None:
    """R52: the same checks as créer's (R21, R22), beside its fields."""
    form = desk.type("réattribuer").form
    assert form is not None
    assert wrong(desk.submit(form.action, {"compte": "", "courriel": "", "raison": ""})) == {"compte", "courriel"}
    person = desk.submit(form.action, {"compte": giver.public_id, "courriel": TO, "raison": ""}).form
    assert person is not None
    names = {one.name: one.value for one in person.fields}
    assert (names["courriel"], names["etablissement"]) == (TO, "03")
    assert not names.keys() & {"type", "webinaire", "grande-reunion"}
    assert wrong(desk.submit(person.action, {**names, "prenom": "Berthe"})) == {"nom", "installation", "specialite"}
    filled = {**names, "prenom": "Berthe", "nom": "Relais", "installation": SITE, "specialite": "cardiologie"}
    assert desk.submit(person.action, filled).outcome is Outcome.PLANNED


def test_an_address_off_the_network_is_not_invited(desk: Desk, giver: Account) -> None:
    """R21."""
    assert "courriel" in wrong(desk.type(f"réattribuer {FROM} berthe@example.org {NEW} etablissement=03"))


def test_a_simulation_tells_both_sides_and_does_nothing(desk: Desk, giver: Account, taker: Account) -> None:
    """R82."""
    reply = desk.type(f"{LINE} --simuler")
    assert (reply.outcome, said(reply)) == (Outcome.SIMULATED, "simulated-reassign")
    assert not desk.turn()


def test_the_answer_is_taken_once_and_only_from_who_was_asked(desk: Desk, giver: Account, taker: Account) -> None:
    """R42, R44."""
    token = ask(desk)
    assert yes(desk, token, COLLEAGUE).outcome is Outcome.REFUSED
    assert yes(desk, token).outcome is Outcome.PLANNED
    assert yes(desk, token).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert seats(desk) == (1, 0)


@pytest.mark.parametrize("email", [FROM, TO])
def test_a_question_is_void_once_either_side_has_changed(desk: Desk, giver: Account, taker: Account, email: str) -> None:
    """R42."""
    token = ask(desk)
    desk.type(f"modifier {email} departement=Urgence")
    desk.work()
    assert said(yes(desk, token)) == "confirmation-changed"
    assert desk.zoom.writes("update") == [("update", f"zoom-{email}")]


def test_a_question_expires_and_may_be_closed(desk: Desk, giver: Account, taker: Account) -> None:
    token = ask(desk)
    desk.clock.advance(minutes=10)
    assert yes(desk, token).outcome is Outcome.EXPIRED
    token = ask(desk)
    desk.press(f"v1.réattribuer.geste=fermer&jeton={token}")
    assert yes(desk, token).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert desk.zoom.journal == []


def test_when_zoom_refuses_the_second_half_the_first_is_undone(desk: Desk, giver: Account, taker: Account) -> None:
    """R52, R54: and the message says so, and why."""
    desk.zoom.refusals[f"update zoom-{TO}"] = "type-forbidden"
    operation = desk.operation(reassign(desk))
    assert (operation.state, operation.outcome) == ("failed", "reassign-undone")
    assert operation.notes["not_given"] == "type-forbidden"
    assert holding(desk, FROM) == ("active", "licensed", 500)
    assert holding(desk, TO) == ("active", "basic", 0)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))
    assert "button-undo-reassign" not in buttons_under(desk, operation.public_id)


def test_whoever_was_reactivated_for_nothing_is_inactive_again(desk: Desk, giver: Account) -> None:
    desk.known(licensed(TO, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1), establishment="03")
    desk.zoom.refusals[f"update zoom-{TO}"] = "type-forbidden"
    reassign(desk)
    assert holding(desk, TO) == ("inactive", "basic", 0)
    assert holding(desk, FROM) == ("active", "licensed", 500)


def test_an_invitation_that_zoom_refuses_leaves_the_licence_where_it_was(desk: Desk, giver: Account) -> None:
    desk.zoom.refusals["create"] = "domain-managed"
    operation = desk.operation(reassign(desk, f"{LINE} {NEW}"))
    assert operation.outcome == "reassign-undone"
    assert (holding(desk, FROM), desk.account(TO)) == (("active", "licensed", 500), None)


def test_when_it_cannot_go_back_either_its_seat_is_kept(desk: Desk, giver: Account, taker: Account) -> None:
    """R52: for a day, for whoever asked; nobody else takes it, and one press gives it back."""
    desk.zoom.licences = 0
    operation = desk.operation(reassign(desk))
    assert (operation.state, operation.outcome) == ("failed", "reassign-kept")
    assert (holding(desk, FROM), holding(desk, TO)) == (("active", "basic", 0), ("active", "basic", 0))
    assert seats(desk) == (0, 1)
    assert said(desk.type(f"modifier {TO} type=licencié", COLLEAGUE)).startswith("refused-full")
    desk.clock.advance(hours=23)
    desk.zoom.licences = None
    reply = desk.press(buttons_under(desk, operation.public_id)["button-give-back"].action)
    desk.work()
    assert desk.operation(reply.operation).outcome == "modified"
    assert (holding(desk, FROM), seats(desk)) == (("active", "licensed", 500), (1, 0))


def test_a_kept_seat_may_be_used_for_somebody_else(desk: Desk, giver: Account, taker: Account) -> None:
    desk.zoom.licences = 0
    reassign(desk)
    desk.zoom.licences = None
    desk.type(f"modifier {TO} type=licencié")
    desk.work()
    assert (holding(desk, TO), seats(desk)) == (("active", "licensed", 0), (1, 0))


def test_zoom_down_in_the_middle_keeps_the_seat_until_it_is_back(desk: Desk, giver: Account, taker: Account) -> None:
    """R91: nothing is lost, nothing is told as done."""
    token = ask(desk)
    reply = yes(desk, token)
    desk.zoom.mishaps = Mishaps(at=2, error=ZoomUnavailable())
    desk.turn()
    assert desk.operation(reply.operation).waiting == "unavailable"
    assert seats(desk) == (1, 0)
    with desk.store.writing() as unit:
        unit.directory.absorb(desk.zoom.people.values(), desk.clock.advance(seconds=1))
        unit.commit()
    assert seats(desk) == (1, 0)
    desk.clock.advance(minutes=6)
    desk.work()
    assert desk.operation(reply.operation).outcome == "reassigned"
    assert seats(desk) == (1, 0)


def test_nothing_else_is_done_to_either_meanwhile(desk: Desk, giver: Account, taker: Account) -> None:
    yes(desk, ask(desk))
    for email in (FROM, TO):
        assert said(desk.type(f"modifier {email} departement=Urgence")) == "refused-under-way"
    desk.work()
    assert desk.type(f"modifier {TO} departement=Urgence").outcome is Outcome.PLANNED


def test_what_has_not_begun_may_be_cancelled(desk: Desk, giver: Account, taker: Account) -> None:
    """R91."""
    operation = yes(desk, ask(desk)).operation
    desk.type(f"annuler operation={operation}")
    desk.work()
    assert (desk.operation(operation).state, seats(desk), desk.zoom.journal) == ("cancelled", (1, 0), [])


def test_the_whole_is_undone_within_fifteen_minutes(desk: Desk, giver: Account, taker: Account) -> None:
    """R52."""
    operation = reassign(desk)
    desk.clock.advance(minutes=14)
    reply = desk.press(buttons_under(desk, operation)["button-undo-reassign"].action)
    assert seats(desk) == (1, 0)
    desk.work()
    assert desk.operation(reply.operation).outcome == "reassignment-undone"
    assert (holding(desk, FROM), holding(desk, TO)) == (("active", "licensed", 500), ("active", "basic", 0))
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))
    assert undo(desk, operation).outcome is Outcome.ALREADY_DONE
    assert "button-undo-reassign" not in buttons_under(desk, reply.operation)


def test_after_fifteen_minutes_it_stays(desk: Desk, giver: Account, taker: Account) -> None:
    operation = reassign(desk)
    desk.clock.advance(minutes=15)
    assert said(undo(desk, operation)) == "undo-too-late"


def test_undoing_withdraws_the_invitation_that_was_sent_for_it(desk: Desk, giver: Account) -> None:
    operation = reassign(desk, f"{LINE} {NEW}")
    reply = undo(desk, operation)
    desk.work()
    assert desk.operation(reply.operation).outcome == "reassignment-undone"
    assert (desk.account(TO), TO in desk.zoom.people) == (None, False)
    assert holding(desk, FROM) == ("active", "licensed", 500)
    assert (seats(desk), seats(desk, pool=Pool.WEBINAR)) == ((1, 0), (1, 0))


def test_undoing_makes_who_was_inactive_so_again(desk: Desk, giver: Account) -> None:
    kept = (("was_user_type", "licensed"),)
    desk.known(licensed(TO, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1), establishment="03", deferred=kept)
    undo(desk, reassign(desk))
    desk.work()
    assert (holding(desk, TO), holding(desk, FROM)) == (("inactive", "basic", 0), ("active", "licensed", 500))
    account = desk.account(TO)
    assert account is not None
    assert account.deferred == kept


def test_undoing_across_establishments_takes_back_the_seat_that_was_kept(desk: Desk, giver: Account) -> None:
    """R33: unless whoever asked has used it."""
    desk.grant(MANAGER, "16-2")
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    first = reassign(desk, f"réattribuer {FROM} {AWAY}")
    undo(desk, first)
    desk.work()
    assert (seats(desk), seats(desk, "16-2")) == ((1, 0), (0, 0))
    second = reassign(desk, f"réattribuer {FROM} {AWAY}")
    assert desk.type(f"créer {TO} {NEW}").outcome is Outcome.PLANNED
    assert said(undo(desk, second)) == "undo-reassign-seat-used"


def test_what_changed_since_is_not_undone(desk: Desk, giver: Account, taker: Account) -> None:
    operation = reassign(desk)
    desk.type(f"modifier {TO} type=basique")
    desk.work()
    assert said(undo(desk, operation)) == "undo-reassign-changed"


def test_a_colleague_may_undo_and_a_stranger_may_not(desk: Desk, giver: Account, taker: Account) -> None:
    """R3, R4."""
    operation = reassign(desk)
    assert said(undo(desk, operation, ELSEWHERE)) == "refused-operation-unknown"
    assert undo(desk, operation, COLLEAGUE).outcome is Outcome.PLANNED


def test_both_sides_are_audited_each_under_its_own(desk: Desk, giver: Account) -> None:
    """R93."""
    cct = "cecile.cct@chum.example"
    desk.grant(cct, "03", Role.MANAGER)
    desk.grant(cct, "16-2", Role.MANAGER)
    desk.known(licensed(AWAY, user_type=UserType.BASIC, raw_type=1), establishment="16-2")
    reassign(desk, f'réattribuer {FROM} {AWAY} raison="départ"', cct)
    with desk.store.reading() as unit:
        rows = [row.entry for row in unit.audit.search(AuditQuery(action="réattribuer"), EVERYWHERE)]
    told = {(one.subject, one.establishment, one.outcome, one.reason) for one in rows}
    assert told == {
        (email, place, outcome, "départ")
        for email, place in ((FROM, "03"), (AWAY, "16-2"))
        for outcome in ("planned", "reassigned")
    }
    (ours,) = [one for one in rows if one.subject == FROM and one.outcome == "reassigned"]
    assert (ours.before["user_type"], ours.after["user_type"]) == ("licensed", "basic")


def test_a_card_offers_it_where_there_is_a_licence(desk: Desk, giver: Account, taker: Account) -> None:
    """R13."""
    wires = {email: [one.action for one in buttons_of(desk.type(f"fiche {email}"))] for email in (FROM, TO)}
    (mine,) = [wire for wire in wires[FROM] if wire.startswith("v1.réattribuer.")]
    assert carried(mine)["compte"] == giver.public_id
    assert not any(wire.startswith("v1.réattribuer.") for wire in wires[TO])
    form = desk.press(mine).form
    assert form is not None
    assert [one.value for one in form.fields if one.name == "compte"] == [giver.public_id]


def test_who_finds_no_seat_is_offered_somebody_elses(desk: Desk, giver: Account) -> None:
    """R51: what was typed of the new person is asked for once only."""
    refused = desk.type(f"créer {TO} {NEW}")
    (wire,) = [one.action for one in buttons_of(refused) if one.action.startswith("v1.réattribuer.")]
    form = desk.press(wire).form
    assert form is not None
    assert {one.name: one.value for one in form.fields}["courriel"] == TO
    reply = desk.submit(form.action, {"compte": giver.public_id, "courriel": TO, "raison": "départ"})
    assert reply.outcome is Outcome.PLANNED
    desk.work()
    assert desk.operation(reply.operation).payload["new"] is True


def test_a_basic_account_that_finds_no_seat_is_offered_one_too(desk: Desk, giver: Account, taker: Account) -> None:
    """R51."""
    refused = desk.type(f"modifier {TO} type=licencié")
    (wire,) = [one.action for one in buttons_of(refused) if one.action.startswith("v1.réattribuer.")]
    form = desk.press(wire).form
    assert form is not None
    assert desk.submit(form.action, {"compte": giver.public_id, "courriel": TO, "raison": ""}).outcome is Outcome.PLANNED
