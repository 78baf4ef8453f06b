"""The journal searched by outcome and period, and its chain verified from the chat (R93)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.audit_checks import AuditChecks
from commands.context import House
from commands.domain.audit_outcomes import Ended, ended
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.incoming import Outcome, Reply
from commands.ports import AuditEntry, AuditQuery
from commands.views.letters import LetterContext, letter_view
from commands.views.operations import DONE_OUTCOMES, FAILED_OUTCOMES
from commands.views.show import Reader
from storage.audit.chain import Sealer
from storage.engine import writing
from storage.tables.audit import audit
from storage.unit import SqlStore
from tests.support.asking import ADMIN, CCT, MANAGER, READER, Asker, buttons_of, rows_of, written
from tests.support.clock import SettableClock

KEY = b"a key of the tests"
WHO = "berthe.arcand.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    return Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))


def told(asker: Asker, outcome: str, subject: str = WHO, establishment: str = "03") -> None:
    done = AuditEntry(actor=MANAGER, action="modifier", outcome=outcome, origin="web", reference="R")
    entry = replace(done, subject=subject, establishment=establishment)
    with asker.store.writing() as unit:
        unit.audit.append(entry)
        unit.commit()


def outcomes(asker: Asker, text: str, person: str = MANAGER) -> list[str]:
    return [row.cells[-1] for row in rows_of(asker.type(text, person))]


def test_each_way_to_end_is_found_by_itself(asker: Asker) -> None:
    for outcome in (
        "modified",
        "lent",
        "ok",
        "refused",
        "not_found",
        "refused-no-seats",
        "broken",
        "cancelled",
        "planned",
        "asked",
    ):
        told(asker, outcome)
    assert outcomes(asker, "journal resultat=fait") == ["Fait", "Fait", "Fait"]
    assert outcomes(asker, "journal résultat=refusé") == ["Introuvable", "Refusé"]
    assert outcomes(asker, "journal resultat=echec") == ["Échec", "Échec"]
    assert outcomes(asker, "log outcome=cancelled") == ["Annulé"]
    assert len(outcomes(asker, "journal")) == 10


@pytest.mark.parametrize(("actor", "name"), [("zoom", "Zoom"), ("iris", "IRIS"), (CCT, CCT)])
def test_who_did_it_is_written_as_their_name_is(asker: Asker, actor: str, name: str) -> None:
    """R92, R93: also what no person asked for."""
    with asker.store.writing() as unit:
        row = AuditEntry(
            actor=actor, action="modifier", outcome="ok", origin="web", reference="R", subject=WHO, establishment="03"
        )
        unit.audit.append(row)
        unit.commit()
    assert [row.cells[1] for row in rows_of(asker.type("journal"))] == [name]


def test_search_and_words_agree_on_every_outcome() -> None:
    assert {ended(one) for group in DONE_OUTCOMES.values() for one in group} <= {Ended.DONE}
    assert {ended(one) for one in FAILED_OUTCOMES} == {Ended.FAILED}


def test_a_period_is_of_local_days(asker: Asker) -> None:
    """Its last day is part of it, until midnight in Quebec."""
    for day in range(4):
        told(asker, "ok", f"personne{day}.essai.ciussscn@ssss.gouv.qc.ca")
        asker.clock.advance(days=1)
    first = (asker.clock.now() - timedelta(days=3)).date()
    found = rows_of(asker.type(f"journal du={first} au={first + timedelta(days=1)}"))
    assert [row.cells[3].partition(".")[0] for row in found] == ["personne2", "personne1"]


WRONG = ("journal du=2026-02-01 au=2026-01-01", "journal du=hier", "journal resultat=bof", "journal etab=99")


@pytest.mark.parametrize("text", WRONG)
def test_what_makes_no_sense_is_told(asker: Asker, text: str) -> None:
    assert asker.type(text).outcome is Outcome.INVALID


@pytest.mark.parametrize("text", ["journal du=0001-01-01", "journal au=9999-12-31", "journal du=9999-12-31"])
def test_the_ends_of_time_break_nothing(asker: Asker, text: str) -> None:
    assert asker.type(text).outcome is Outcome.OK


def test_the_next_page_keeps_the_search(asker: Asker) -> None:
    for number in range(45):
        told(asker, "refused" if number % 2 else "ok")
    seen: list[str] = []
    reply = asker.type("journal resultat=refuse etab=03 depuis=3j")
    while True:
        seen += [row.cells[-1] for row in rows_of(reply)]
        older = next((one for label, one in buttons_of(reply).items() if "ancien" in label), None)
        if older is None:
            break
        reply = asker.press(older.action)
    assert seen == ["Refusé"] * 22


def test_a_manager_searches_their_own_establishments_alone(asker: Asker) -> None:
    told(asker, "ok", "x.y.cisssme16@ssss.gouv.qc.ca", "16-2")
    assert outcomes(asker, "journal resultat=fait") == []
    assert outcomes(asker, "journal resultat=fait", CCT) == []
    assert outcomes(asker, "journal resultat=fait", ADMIN) == ["Fait"]


# --- the chain


def checks(asker: Asker, store: SqlStore) -> AuditChecks:
    return AuditChecks(store, store.engine, asker.clock, asker.house, (KEY,), lambda: True)


def letters(asker: Asker, address: str) -> list[str]:
    found = []
    with asker.store.writing() as unit:
        for due in unit.letters.claim(50):
            context = LetterContext(unit=unit, house=asker.house, reader=Reader(command="/iris", now=asker.clock.now()))
            view = letter_view(due.kind, due.payload, context)
            if due.target.address == address and view is not None:
                found.append(written(Reply(outcome=Outcome.OK, view=view)))
            unit.letters.close(due)
        unit.commit()
    return found


def verify(asker: Asker) -> Reply:
    button = buttons_of(asker.type("journal", ADMIN))["Vérifier la chaîne"]
    return asker.press(button.action, ADMIN)


def test_an_admin_has_the_chain_verified_and_is_told(asker: Asker, store: SqlStore) -> None:
    told(asker, "ok")
    Sealer(store.engine, KEY).seal()
    assert verify(asker).outcome is Outcome.OK
    assert checks(asker, store).due()
    assert not checks(asker, store).due()
    (letter,) = letters(asker, ADMIN)
    assert "Le journal est entier" in letter
    assert "Chaîne entière" in asker.read("journal", ADMIN)


def test_a_changed_row_is_told_to_the_admins_even_at_night(asker: Asker, store: SqlStore) -> None:
    for _ in range(3):
        told(asker, "ok")
    Sealer(store.engine, KEY).seal()
    verify(asker)
    checks(asker, store).due()
    letters(asker, ADMIN)
    with writing(store.engine) as connection:
        connection.execute(audit.update().where(audit.c.id == 2).values(outcome="refused"))
        connection.commit()
    checks(asker, store).nightly()
    assert checks(asker, store).due()
    (letter,) = letters(asker, ADMIN)
    assert "a été modifié" in letter
    assert "Rangée 2" in letter
    assert "ne tenait pas" in asker.read("journal", ADMIN)


@pytest.mark.parametrize("person", [CCT, MANAGER, READER])
def test_only_an_admin_has_it_verified(asker: Asker, person: str) -> None:
    """R3: whatever button is sent."""
    assert "Vérifier la chaîne" not in buttons_of(asker.type("journal", person))
    assert asker.press("v1.journal.geste=verifier", person).outcome is Outcome.REFUSED
    with asker.store.reading() as unit:
        assert unit.audit.open_check() is None
        assert unit.audit.search(AuditQuery(action="audit-verified"), EVERYWHERE) == []


def test_a_number_of_days_needs_no_quotes_and_is_told_in_words(asker: Asker) -> None:
    """R93, R96: « 30 jours » named an account called « jours »."""
    for typed in ("depuis=30j", "depuis=30 jours"):
        fields = asker.read(f"journal {typed}").splitlines()
        assert "Depuis: 30 jours" in fields
        assert not [one for one in fields if one.startswith("Compte")]
