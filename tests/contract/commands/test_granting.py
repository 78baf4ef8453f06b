"""Access given and taken back in chat: by whom, to whom, until when, and told (R1, R3, R4, R5, R42, R44, R82, R93)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.context import House
from commands.domain.people import EVERYWHERE, Grant, Role
from commands.domain.reference import ReferenceData
from commands.duties.access import ask_reviews, dismiss_departed, press_reviews, welcome_people
from commands.incoming import Outcome, Person, Reply
from commands.ports import AuditQuery
from commands.views.letters import LetterContext, letter_view
from commands.views.show import Reader
from storage.unit import SqlStore
from tests.support.asking import (
    ADMIN,
    CCT,
    ELSEWHERE,
    MANAGER,
    NOBODY,
    READER,
    Asker,
    buttons_of,
    form_of,
    rows_of,
    written,
)
from tests.support.clock import SettableClock

NEW = "nathan.nouveau.ciussscn@ssss.gouv.qc.ca"
GIVE = f"accès accorder courriel={NEW} rôle=gestionnaire etab=03 jusqu'au=2026-12-31"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    return Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))


def held(asker: Asker, email: str) -> set[tuple[str, str]]:
    with asker.store.reading() as unit:
        return {(one.role.value, one.scope) for one in unit.grants.of(email)}


def yes(asker: Asker, reply: Reply, person: str) -> Reply:
    return asker.press(buttons_of(reply)["OUI"].action, person)


def journal(asker: Asker, subject: str) -> list[tuple[str, str, dict[str, object]]]:
    with asker.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(subject=subject), EVERYWHERE)
    return [(row.entry.actor, row.entry.action, dict(row.entry.after)) for row in rows]


def meet(asker: Asker, *emails: str) -> None:
    with asker.store.writing() as unit:
        for email in emails:
            unit.contacts.met(Person(platform="web", address=email, email=email))
        unit.commit()


def letters(asker: Asker, address: str) -> list[str]:
    """What the letters that are due say to this person; they stay unsent."""
    told = []
    with asker.store.writing() as unit:
        for due in unit.letters.claim(50):
            if due.target.address != address:
                continue
            context = LetterContext(unit=unit, house=asker.house, reader=Reader(command="/iris", now=asker.clock.now()))
            view = letter_view(due.kind, due.payload, context)
            if view is not None:
                told.append(written(Reply(outcome=Outcome.OK, view=view)))
    return told


def test_an_agent_gives_access_in_their_territory(asker: Asker) -> None:
    asked = asker.type(GIVE, CCT)
    assert asked.outcome is Outcome.ASKED
    assert NEW in written(asked)
    assert "31 décembre 2026" in written(asked)
    assert held(asker, NEW) == set()
    done = yes(asker, asked, CCT)
    assert done.outcome is Outcome.OK
    assert held(asker, NEW) == {("gestionnaire", "03")}
    (row,) = journal(asker, NEW)
    assert row[:2] == (CCT, "access-grant")
    assert row[2]["role"] == "gestionnaire"
    assert NEW in asker.read("accès", CCT)


def test_a_second_yes_does_nothing_more(asker: Asker) -> None:
    """R44."""
    asked = asker.type(GIVE, CCT)
    yes(asker, asked, CCT)
    assert yes(asker, asked, CCT).outcome is Outcome.ALREADY_DONE
    assert len(journal(asker, NEW)) == 1


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (GIVE, MANAGER),
        (GIVE, READER),
        (GIVE, NOBODY),
        (f"accès accorder {NEW} role=gestionnaire etab=16-2", CCT),
        (f"accès accorder {NEW} role=gestionnaire etab=03,16-2", CCT),
        (f"accès accorder {NEW} role=cct cct=CHUQ", CCT),
        (f"accès accorder {CCT} role=gestionnaire etab=03", CCT),
        (f"accès accorder {ADMIN} role=cct cct=CHUM", ADMIN),
        (f"accès retirer {CCT}", CCT),
        (f"accès retirer {MANAGER}", ELSEWHERE),
        (f"accès retirer {MANAGER}", MANAGER),
    ],
)
def test_nobody_grants_more_than_they_hold_or_changes_their_own(asker: Asker, text: str, person: str) -> None:
    """R1: and the refusal says what to do next (R96)."""
    before = {email: held(asker, email) for email in (NEW, CCT, ADMIN, MANAGER)}
    reply = asker.type(text, person)
    assert reply.outcome is Outcome.REFUSED
    assert buttons_of(reply)
    assert {email: held(asker, email) for email in before} == before


def test_what_is_held_elsewhere_cannot_be_told_from_nothing(asker: Asker) -> None:
    """R4."""
    hidden = asker.type(f"accès retirer {ELSEWHERE}", CCT)
    nothing = asker.type(f"accès retirer {NEW}", CCT)
    assert written(hidden).replace(ELSEWHERE, NEW) == written(nothing)
    assert held(asker, ELSEWHERE) == {("gestionnaire", "16-2")}


def test_an_admin_gives_any_role(asker: Asker) -> None:
    yes(asker, asker.type(f"accès accorder {NEW} role=cct cct=CHUM", ADMIN), ADMIN)
    yes(asker, asker.type(f"accès accorder {NEW} role=lecteur etab=03,16-2", ADMIN), ADMIN)
    assert held(asker, NEW) == {("cct", "CHUM"), ("lecteur", "03"), ("lecteur", "16-2")}


def test_a_yes_is_authorised_anew(asker: Asker) -> None:
    """R3: an agent who lost their role between the question and the yes gives nothing."""
    asked = asker.type(GIVE, CCT)
    with asker.store.writing() as unit:
        unit.grants.revoke(CCT, Role.CCT, "CHUQ")
        unit.commit()
    assert yes(asker, asked, CCT).outcome is Outcome.REFUSED
    assert held(asker, NEW) == set()


def test_a_yes_is_void_where_the_access_changed_meanwhile(asker: Asker) -> None:
    """R42."""
    taking = asker.type(f"accès retirer {MANAGER}", CCT)
    until = asker.clock.now() + timedelta(days=9)
    lasting = Grant(email=MANAGER, role=Role.MANAGER, scope="03", granted_by=ADMIN, granted_at=asker.clock.now(), until=until)
    with asker.store.writing() as unit:
        unit.grants.grant(lasting)
        unit.commit()
    assert yes(asker, taking, CCT).outcome is Outcome.REFUSED
    assert held(asker, MANAGER) == {("gestionnaire", "03")}


def test_somebody_elses_question_is_not_theirs_to_answer(asker: Asker) -> None:
    asked = asker.type(GIVE, CCT)
    assert yes(asker, asked, ADMIN).outcome is Outcome.REFUSED
    assert held(asker, NEW) == set()


def test_access_that_is_taken_back_ends_at_once(asker: Asker) -> None:
    list_ = asker.type("liste", MANAGER)
    assert list_.outcome is Outcome.OK
    yes(asker, asker.type(f"accès retirer {MANAGER} role=gestionnaire etab=03", CCT), CCT)
    assert asker.type("liste", MANAGER).outcome is Outcome.REFUSED
    assert journal(asker, MANAGER)[0][:2] == (CCT, "access-revoke")


def test_access_ends_by_itself_on_its_last_day(asker: Asker) -> None:
    day = asker.clock.now().date() + timedelta(days=2)
    yes(asker, asker.type(f"accès accorder {NEW} role=lecteur etab=03 jusqu'au={day}", CCT), CCT)
    asker.clock.advance(days=2)
    assert held(asker, NEW)
    asker.clock.advance(days=1)
    assert held(asker, NEW) == set()


@pytest.mark.parametrize("day", ["2020-01-01", "2099-01-01", "demain", "9999-12-31"])
def test_an_end_that_makes_no_sense_is_told_beside_its_field(asker: Asker, day: str) -> None:
    reply = asker.type(f"accès accorder {NEW} role=lecteur etab=03 jusqu'au={day}", CCT)
    field = next(one for one in form_of(reply).fields if one.name == "jusqu-au")
    assert field.error


def test_the_form_offers_only_what_one_can_give(asker: Asker, reference: ReferenceData) -> None:
    form = form_of(asker.type("accès accorder", CCT))
    options = {one.name: {option.value for option in one.options} for one in form.fields}
    assert options["role"] == {"gestionnaire", "lecteur"}
    assert options["etab"] == reference.territory("CHUQ")
    sent = asker.submit(form.action, {"personne": NEW, "role": "lecteur", "etab": "03", "jusqu-au": "", "raison": "renfort"}, CCT)
    yes(asker, sent, CCT)
    assert held(asker, NEW) == {("lecteur", "03")}


def test_a_form_sent_with_more_than_it_offers_gives_nothing(asker: Asker) -> None:
    """R3: a form is input, never proof."""
    form = form_of(asker.type("accès accorder", CCT))
    sent = asker.submit(form.action, {"personne": NEW, "role": "cct", "etab": "16-2", "territoire": "CHUM"}, CCT)
    assert sent.outcome is Outcome.REFUSED
    assert held(asker, NEW) == set()


def test_a_slip_in_the_address_is_met_with_a_correction(asker: Asker) -> None:
    """R21."""
    reply = asker.type("accès accorder nathan.nouveau.ciussscn@sss.gouv.qc.ca role=lecteur etab=03", CCT)
    assert NEW in written(reply)


def test_patient_data_is_refused_in_the_reason(asker: Asker) -> None:
    """R63."""
    reply = asker.type(f'{GIVE} raison="dossier TREM 1234 5678"', CCT)
    assert reply.form is not None
    assert held(asker, NEW) == set()


def test_simulating_changes_nothing(asker: Asker) -> None:
    """R82."""
    reply = asker.type(f"{GIVE} --simuler", CCT)
    assert reply.outcome is Outcome.SIMULATED
    assert NEW in written(reply)
    assert held(asker, NEW) == set()
    assert journal(asker, NEW) == []


def test_the_welcome_leaves_at_once_to_who_was_met(asker: Asker) -> None:
    """R5: with what they may do."""
    meet(asker, NEW)
    yes(asker, asker.type(GIVE, CCT), CCT)
    (told,) = letters(asker, NEW)
    assert "Bienvenue" in told
    assert "Gestionnaire" in told
    assert "créer, modifier" in told


def test_the_welcome_waits_for_who_was_never_met(asker: Asker) -> None:
    """R5: it leaves at their first word to the bot, once."""
    yes(asker, asker.type(GIVE, CCT), CCT)
    assert welcome_people(asker.store, asker.house, asker.clock.now()) == 0
    meet(asker, NEW)
    assert welcome_people(asker.store, asker.house, asker.clock.now()) == 1
    assert welcome_people(asker.store, asker.house, asker.clock.now()) == 0
    assert len(letters(asker, NEW)) == 1


def test_whoever_lost_their_access_meanwhile_is_not_welcomed(asker: Asker) -> None:
    yes(asker, asker.type(GIVE, CCT), CCT)
    yes(asker, asker.type(f"accès retirer {NEW}", CCT), CCT)
    meet(asker, NEW)
    assert welcome_people(asker.store, asker.house, asker.clock.now()) == 0


# --- the review


def asked_for_review(asker: Asker) -> str:
    meet(asker, CCT)
    asker.clock.advance(days=183)
    while not ask_reviews(asker.store, asker.house, asker.clock.now()):
        asker.clock.advance(hours=6)
    (told,) = letters(asker, CCT)
    return told


def test_half_a_year_after_the_first_access_its_cct_is_asked_once(asker: Asker) -> None:
    meet(asker, CCT)
    asker.clock.advance(days=100)
    assert ask_reviews(asker.store, asker.house, asker.clock.now()) == 0
    asker.clock.advance(days=-100)
    told = asked_for_review(asker)
    assert MANAGER in told
    assert READER in told
    assert ELSEWHERE not in told
    assert "[Tout confirmer]" in told
    assert ask_reviews(asker.store, asker.house, asker.clock.now()) == 0


def test_all_is_confirmed_once_and_asked_again_half_a_year_later(asker: Asker) -> None:
    asked_for_review(asker)
    confirm = buttons_of(asker.type("accès revue", CCT))["Tout confirmer"].action
    assert asker.press(confirm, ELSEWHERE).outcome is Outcome.REFUSED
    assert asker.press(confirm, CCT).outcome is Outcome.OK
    assert asker.press(confirm, CCT).outcome is Outcome.ALREADY_DONE
    assert "Revue confirmée" in asker.read("accès revue", CCT)
    with asker.store.reading() as unit:
        assert unit.audit.search(AuditQuery(action="access-reviewed"), EVERYWHERE)
    asker.clock.advance(days=183)
    while not ask_reviews(asker.store, asker.house, asker.clock.now()):
        asker.clock.advance(hours=6)
    assert asker.press(confirm, CCT).outcome is Outcome.REFUSED


def pressed(asker: Asker) -> int:
    """A quarter of a day later, as often as the duty is asked: how many were told in all."""
    told = 0
    for _ in range(4):
        asker.clock.advance(hours=6)
        told += sum(press_reviews(asker.store, asker.house, asker.clock.now()) for _ in range(3))
    return told


def test_a_review_without_an_answer_is_repeated_once_then_told_to_the_admins_once(asker: Asker) -> None:
    """R5: after five working days, and five more; whoever asks for the state sees it meanwhile."""
    asked_for_review(asker)
    meet(asker, ADMIN)
    assert "sans réponse" in asker.read("état", CCT)
    assert "sans réponse" in asker.read("état", ADMIN)
    assert "sans réponse" not in asker.read("état", MANAGER)
    days = [pressed(asker) for _ in range(30)]
    reminded, escalated = (day for day, told in enumerate(days, 1) if told)
    assert (sum(days), 6 <= reminded <= 8, 12 <= escalated <= 16) == (2, True, True)
    repeated = letters(asker, CCT)[-1]
    assert MANAGER in repeated
    assert "[Tout confirmer]" in repeated
    asker.clock.advance(minutes=2)
    (told,) = letters(asker, ADMIN)
    assert "sans réponse\u00a0: CCT CHU de Québec-UL" in told
    assert CCT in told

    assert asker.press(buttons_of(asker.type("accès revue", ADMIN))["Tout confirmer"].action, ADMIN).outcome is Outcome.OK
    assert sum(pressed(asker) for _ in range(3)) == 0
    assert "sans réponse" not in asker.read("état", ADMIN)


def test_a_review_that_was_answered_is_not_repeated(asker: Asker) -> None:
    asked_for_review(asker)
    asker.press(buttons_of(asker.type("accès revue", CCT))["Tout confirmer"].action, CCT)
    assert sum(pressed(asker) for _ in range(20)) == 0


def test_after_a_long_stop_the_admins_alone_are_told(asker: Asker) -> None:
    asked_for_review(asker)
    meet(asker, ADMIN)
    asker.clock.advance(days=40)
    assert sum(pressed(asker) for _ in range(4)) == 1
    assert len(letters(asker, CCT)) == 1


def test_a_row_of_the_review_takes_one_back(asker: Asker) -> None:
    asked_for_review(asker)
    reply = asker.type("accès revue", CCT)
    row = next(one for one in rows_of(reply) if one.cells[0] == READER)
    yes(asker, asker.press(row.opens, CCT), CCT)
    assert held(asker, READER) == set()
    assert not any(one.opens for one in rows_of(reply) if one.cells[0] == CCT)


# --- departures


def seen(asker: Asker, *, here: bool) -> None:
    """The platforms are asked about everybody who is due."""
    with asker.store.writing() as unit:
        for member in unit.access.members_to_ask(asker.clock.now() - timedelta(hours=20), 100):
            unit.access.note_member(member, here=here or member.address != MANAGER)
        unit.commit()


def test_who_left_loses_their_access_after_two_looks_a_day_apart(asker: Asker) -> None:
    """R2: and who answers for the territory is told, with a way back."""
    meet(asker, MANAGER, CCT, READER)
    seen(asker, here=False)
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0
    asker.clock.advance(days=1)
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0
    seen(asker, here=False)
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 1
    assert held(asker, MANAGER) == set()
    assert held(asker, READER)
    assert journal(asker, MANAGER)[0][1] == "access-departed"
    (told,) = letters(asker, CCT)
    assert MANAGER in told
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0


def test_who_came_back_keeps_their_access(asker: Asker) -> None:
    meet(asker, MANAGER)
    seen(asker, here=False)
    asker.clock.advance(days=1)
    seen(asker, here=True)
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0
    assert held(asker, MANAGER)


def test_who_is_still_a_member_elsewhere_keeps_their_access(asker: Asker) -> None:
    """Gone from one platform is not gone."""
    meet(asker, MANAGER)
    with asker.store.writing() as unit:
        unit.contacts.met(Person(platform="teams", address="29:odile", email=MANAGER))
        unit.commit()
    for _ in range(3):
        seen(asker, here=False)
        asker.clock.advance(days=1)
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0
    assert held(asker, MANAGER)


def test_who_was_never_met_is_left_alone(asker: Asker) -> None:
    assert dismiss_departed(asker.store, asker.house, asker.clock.now()) == 0
    assert held(asker, MANAGER)
