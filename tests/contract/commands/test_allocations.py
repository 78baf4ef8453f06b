"""Allocations and alert thresholds, set in chat (R35, R50, R75)."""

from __future__ import annotations

import pytest

from commands.context import House
from commands.domain.accounts import Pool
from commands.domain.people import Scope
from commands.domain.reference import ReferenceData
from commands.domain.seats import SeatCount
from commands.incoming import Outcome
from commands.ports import AuditQuery, AuditRow
from storage.unit import SqlStore
from tests.support.asking import ADMIN, CCT, ELSEWHERE, MANAGER, READER, Asker, form_of, rows_of, written
from tests.support.clock import SettableClock
from tests.support.samples import new_operation

HERE = Scope(establishments=frozenset({"03"}))
WHY = 'raison="Entente du 1er avril"'


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    return Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))


def seats(asker: Asker, pool: Pool = Pool.LICENCE) -> SeatCount:
    with asker.store.reading() as unit:
        return unit.seats.count("03", pool)


def audited(asker: Asker, action: str) -> list[AuditRow]:
    with asker.store.reading() as unit:
        return list(unit.audit.search(AuditQuery(action=action), Scope(everything=True)))


def test_an_admin_fixes_an_allocation_in_one_line_with_a_reason(asker: Asker) -> None:
    reply = asker.type(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    assert reply.outcome is Outcome.OK
    assert "non fixée → 60" in written(reply)
    assert (seats(asker).allocated, seats(asker).free) == (60, 60)
    (row,) = audited(asker, "allocate")
    assert (row.entry.actor, row.entry.reason, row.entry.establishment) == (ADMIN, "Entente du 1er avril", "03")
    assert (row.entry.before["seats"], row.entry.after["seats"]) == (None, 60)


def test_the_history_says_who_when_and_why(asker: Asker, clock: SettableClock) -> None:
    """R50: and the table of one establishment says since when its allocation stands."""
    asker.type(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    clock.advance(days=1)
    asker.type('licences etab=03 allouer=55 raison="Transfert au 05"', ADMIN)
    rows = [row.cells for row in rows_of(asker.type("licences etab=03 historique", MANAGER))]
    assert [cells[2] for cells in rows] == ["60 → 55", "non fixée → 60"]
    assert all(cells[3] == ADMIN for cells in rows)
    assert [cells[4] for cells in rows] == ["Transfert au 05", "Entente du 1er avril"]
    assert "Transfert au 05" in asker.read("licences", MANAGER)


def test_another_establishments_history_is_refused(asker: Asker) -> None:
    """R1, R4."""
    asker.type(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    reply = asker.type("licences etab=03 historique", ELSEWHERE)
    assert reply.outcome is Outcome.REFUSED
    assert "Entente" not in written(reply)


@pytest.mark.parametrize("person", [CCT, MANAGER, READER])
@pytest.mark.parametrize("how", ["typed", "pressed", "submitted"])
def test_nobody_but_an_admin_changes_an_allocation(asker: Asker, person: str, how: str) -> None:
    """R3, R50: and the attempt is in the journal."""
    if how == "typed":
        reply = asker.type(f"licences etab=03 allouer=60 {WHY}", person)
    elif how == "pressed":
        reply = asker.press("v1.licences.geste=allouer&etab=03", person)
    else:
        reply = asker.submit("v1.licences.geste=allouer", {"etab": "03", "allouer": "60", "raison": "x"}, person)
    assert reply.outcome is Outcome.REFUSED
    assert seats(asker).allocated is None
    assert [row.entry.outcome for row in audited(asker, "licences")] == ["refused"]


def test_the_form_guides_and_keeps_what_was_typed(asker: Asker) -> None:
    opened = asker.press("v1.licences.geste=allouer&etab=03", ADMIN)
    form = form_of(opened)
    assert [(one.name, one.value, one.error) for one in form.fields] == [
        ("etab", "03", None),
        ("sorte", "licence", None),
        ("allouer", "", None),
        ("raison", "", None),
    ]
    typed = {"etab": "03", "sorte": "webinar", "allouer": "dix", "raison": ""}
    wrong = asker.submit(form.action, typed, ADMIN)
    assert wrong.outcome is Outcome.INVALID
    assert set(wrong.errors) == {"allouer", "raison"}
    done = asker.submit(form.action, {**typed, "allouer": "10", "raison": "Congrès"}, ADMIN)
    assert done.outcome is Outcome.OK
    assert (seats(asker, Pool.WEBINAR).allocated, seats(asker).allocated) == (10, None)


def test_typed_without_a_reason_the_form_asks_for_it(asker: Asker) -> None:
    form = form_of(asker.type("licences etab=03 allouer=60", ADMIN))
    assert {one.name: one.value for one in form.fields}["allouer"] == "60"
    assert [one.name for one in form.fields if one.error] == ["raison"]
    assert seats(asker).allocated is None


def test_an_allocation_below_what_is_taken_says_that_it_makes_a_deficit(asker: Asker) -> None:
    """R50: a deficit is told, and blocks new seats."""
    for number in range(3):
        asker.known(f"a{number}.ciussscn@ssss.gouv.qc.ca")
    assert "déficit de 2" in asker.read(f"licences etab=03 allouer=1 {WHY}", ADMIN)
    assert seats(asker).deficit == 2
    refused = asker.type('créer b.ciussscn@ssss.gouv.qc.ca prenom=B nom=C specialite="Médecine de famille"', MANAGER)
    assert refused.outcome is not Outcome.PLANNED


def test_none_unfixes_and_the_same_again_changes_nothing(asker: Asker) -> None:
    """R44: neither in the history nor in the journal."""
    asker.type(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    assert "déjà" in asker.read(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    assert len(audited(asker, "allocate")) == 1
    asker.type(f"licences etab=03 allouer=aucune {WHY}", ADMIN)
    assert seats(asker).allocated is None


def test_a_simulation_changes_nothing(asker: Asker) -> None:
    """R82."""
    reply = asker.type(f"licences etab=03 allouer=60 {WHY} --simuler", ADMIN)
    assert reply.outcome is Outcome.SIMULATED
    assert "60" in written(reply)
    assert (seats(asker).allocated, audited(asker, "allocate")) == (None, [])


def test_a_reason_with_patient_data_is_refused(asker: Asker) -> None:
    """R63."""
    reply = asker.submit("v1.licences.geste=allouer", {"etab": "03", "allouer": "60", "raison": "ABCD12345678"}, ADMIN)
    assert set(reply.errors) == {"raison"}
    assert seats(asker).allocated is None


def test_several_establishments_at_once_are_told(asker: Asker) -> None:
    reply = asker.submit("v1.licences.geste=allouer", {"etab": "06", "allouer": "60", "raison": "x"}, ADMIN)
    assert set(reply.errors) == {"etab"}


def test_what_seats_are_reserved_by_is_told(asker: Asker) -> None:
    """R50."""
    asker.type(f"licences etab=03 allouer=60 {WHY}", ADMIN)
    with asker.store.writing() as unit:
        operation, _ = unit.ledger.plan(new_operation(email="nouveau.ciussscn@ssss.gouv.qc.ca"))
        unit.seats.hold("03", Pool.LICENCE, operation.email, operation.id)
        unit.commit()
    assert "1 opération en cours" in rows_of(asker.type("licences", MANAGER))[0].cells


@pytest.mark.parametrize("person", [ADMIN, CCT])
def test_an_admin_or_the_cct_sets_a_threshold(asker: Asker, person: str) -> None:
    """R75."""
    assert asker.type("licences etab=03 seuil=5", person).outcome is Outcome.OK
    with asker.store.reading() as unit:
        assert [(one.threshold, one.by) for one in unit.seat_figures.thresholds(HERE)] == [(5, person)]
    (row,) = audited(asker, "threshold")
    assert row.entry.after["threshold"] == 5
    asker.type("licences etab=03 seuil=aucun", person)
    with asker.store.reading() as unit:
        assert unit.seat_figures.thresholds(HERE) == []


@pytest.mark.parametrize(("person", "place"), [(MANAGER, "03"), (READER, "03"), (CCT, "16-2")])
def test_nobody_else_sets_a_threshold(asker: Asker, person: str, place: str) -> None:
    assert asker.type(f"licences etab={place} seuil=5", person).outcome is Outcome.REFUSED
    with asker.store.reading() as unit:
        assert unit.seat_figures.thresholds(Scope(everything=True)) == []


def test_only_those_who_may_are_offered_to_set(asker: Asker) -> None:
    asker.known("a.ciussscn@ssss.gouv.qc.ca")
    assert "[Fixer l’allocation]" not in asker.read("licences", CCT)
    assert "Fixer un seuil d’alerte" in asker.read("licences", CCT)
    assert "Fixer" not in asker.read("licences", MANAGER)
    assert "Fixer l’allocation" in asker.read("licences", ADMIN)
