"""All that is held on a person, for who answers for them, and its removal at night (R4, R94)."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.makers import MAKERS
from bot.files.writing import write
from commands.actions import action
from commands.context import House
from commands.domain.people import EVERYWHERE, Grant, Role
from commands.domain.privacy import Retention
from commands.domain.reference import ReferenceData
from commands.duties.privacy import purge_past
from commands.files.making import Making
from commands.incoming import Outcome, Person
from commands.ports import AuditQuery
from commands.views.files import FileFormat, FileOrder
from storage.unit import SqlStore
from tests.support.asking import ADMIN, CCT, MANAGER, NOBODY, READER, STRICT, Asker, buttons_of, form_of, written
from tests.support.clock import SettableClock

WHO = "berthe.arcand.ciussscn@ssss.gouv.qc.ca"
OTHER = "solange.theriault.cisssme16@ssss.gouv.qc.ca"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    for email, name in ((WHO, "Berthe"), (OTHER, "Solange")):
        asker.known(email, first_name=name, last_name="Essai")
        with store.writing() as unit:
            unit.contacts.met(Person(platform="web", address=email, email=email))
            unit.commit()
    asker.type(f"modifier {WHO} nom=Arcand-Roy")
    return asker


def test_whose_it_is_about_is_asked_before_it_is_missed(asker: Asker) -> None:
    """R96: without an address the form opens; with one that is wrong it is told at its field."""
    opened = asker.type("vie-privee", CCT)
    assert (opened.outcome, form_of(opened).fields[0].error) == (Outcome.ASKED, None)
    assert opened.form is not None
    assert asker.submit(opened.form.action, {"courriel": ""}, CCT).errors.keys() == {"courriel"}
    assert "Berthe" in written(asker.submit(opened.form.action, {"courriel": WHO}, CCT))
    (wrong,) = form_of(asker.type("vie-privee courriel=berthe", CCT)).fields
    assert wrong.value == "berthe"
    assert "berthe" in (wrong.error or "")


def test_a_cct_reads_all_that_is_held_in_its_territory(asker: Asker) -> None:
    told = asker.read(f"vie-privee {WHO}", CCT)
    for word in ("Berthe", "Licencié", "Conversations avec le robot", "Opérations", "[Obtenir le fichier complet]"):
        assert word in told
    with asker.store.reading() as unit:
        (row,) = unit.audit.search(AuditQuery(action="privacy-exported"), EVERYWHERE)
    assert (row.entry.actor, row.entry.subject) == (CCT, WHO)


def file_of(asker: Asker, order: FileOrder, reader: str, path: Path) -> list[list[str]]:
    """The lines below the titles; none where the reader may not have it."""
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=reader, origin="web", reference="R")
    table = MAKERS[order.kind](order, making)
    if table is None:
        return []
    write(path, FileFormat.CSV, table, STRICT["fr"])
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def test_the_whole_of_it_comes_in_a_file(asker: Asker, tmp_path: Path) -> None:
    """R94: field by field, for who may have it when it is made (R3), and that is in the journal."""
    button = buttons_of(asker.type(f"vie-privee {WHO}", CCT))["Obtenir le fichier complet"]
    order = asker.press(button.action, CCT).file
    assert order is not None
    lines = file_of(asker, order, CCT, tmp_path / "cct")
    assert {"Compte", "Opérations", "Conversations avec le robot"} <= {line[0] for line in lines}
    assert "Berthe" in {line[4] for line in lines if line[3] == "first_name"}
    assert not any(OTHER in cell for line in lines for cell in line)
    assert file_of(asker, order, MANAGER, tmp_path / "manager") == []
    with asker.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(action="privacy-exported"), EVERYWHERE)
    assert [(row.entry.actor, row.entry.subject) for row in rows] == [(CCT, WHO)] * 2


def test_a_file_of_somebody_out_of_reach_is_not_to_be_had(asker: Asker, tmp_path: Path) -> None:
    """R4: neither by a button of one's own making, nor by another's order."""
    forged = asker.press(action("vie-privée", courriel=OTHER, geste="exporter"), CCT)
    assert forged.outcome is Outcome.NOT_FOUND
    assert forged.file is None
    order = asker.press(buttons_of(asker.type(f"privacy {OTHER}", ADMIN))["Obtenir le fichier complet"].action, ADMIN).file
    assert order is not None
    assert file_of(asker, order, CCT, tmp_path / "f") == []


def test_elsewhere_and_nobody_are_told_in_the_same_words(asker: Asker) -> None:
    """R4; the attempt is in the journal."""
    hidden = asker.type(f"vie-privee {OTHER}", CCT)
    unknown = asker.type("vie-privee jamais.vue.cisssme16@ssss.gouv.qc.ca", CCT)
    assert hidden.outcome is unknown.outcome is Outcome.NOT_FOUND
    assert written(hidden).replace(OTHER, "jamais.vue.cisssme16@ssss.gouv.qc.ca") == written(unknown)
    with asker.store.reading() as unit:
        assert [row.entry.subject for row in unit.audit.search(AuditQuery(actor=CCT, outcome="not_found"), EVERYWHERE)] == [OTHER]


def test_of_somebody_with_access_here_and_an_account_elsewhere_only_what_is_here_is_shown(asker: Asker) -> None:
    with asker.store.writing() as unit:
        unit.grants.grant(Grant(email=OTHER, role=Role.READER, scope="03", granted_by=ADMIN, granted_at=asker.clock.now()))
        unit.grants.grant(Grant(email=OTHER, role=Role.READER, scope="16-2", granted_by=ADMIN, granted_at=asker.clock.now()))
        unit.commit()
    told = asker.read(f"vie-privee {OTHER}", CCT)
    assert "Lecture (03" in told
    assert "16-2" not in told
    assert "Solange" not in told


def test_an_admin_reads_it_of_anybody(asker: Asker) -> None:
    assert "Solange" in asker.read(f"privacy {OTHER}", ADMIN)
    assert "Rien n’est conservé" in asker.read("privacy jamais.vue.cisssme16@ssss.gouv.qc.ca", ADMIN)


@pytest.mark.parametrize("person", [MANAGER, READER, NOBODY])
def test_nobody_else_does(asker: Asker, person: str) -> None:
    reply = asker.type(f"vie-privee {WHO}", person)
    assert reply.outcome is Outcome.REFUSED
    assert "Berthe" not in written(reply)


@pytest.mark.parametrize("text", ["vie-privee bonjour", "vie-privee TREM12345678@ssss.gouv.qc.ca"])
def test_what_is_no_address_is_told(asker: Asker, text: str) -> None:
    """R63: a patient's number is not shown again."""
    reply = asker.type(text, CCT)
    assert reply.outcome is Outcome.INVALID
    assert "TREM" not in written(reply)


def test_what_is_past_its_time_goes_at_night_and_that_is_told(asker: Asker) -> None:
    house = replace(asker.house, retention=Retention(journal=timedelta(days=5), presence=timedelta(days=5)))
    while purge_past(asker.store, house, asker.clock.now()) or asker.clock.now().hour != 7:
        asker.clock.advance(hours=1)
    assert purge_past(asker.store, house, asker.clock.now()) == 0
    asker.clock.advance(days=6)
    assert purge_past(asker.store, house, asker.clock.now()) > 2
    assert purge_past(asker.store, house, asker.clock.now()) == 0
    with asker.store.reading() as unit:
        assert len(unit.audit.search(AuditQuery(action="purged"), EVERYWHERE)) == 2
        assert unit.audit.search(AuditQuery(subject=WHO), EVERYWHERE) == []
        assert not unit.contacts.targets(WHO)


def test_by_day_nothing_goes(asker: Asker) -> None:
    house = replace(asker.house, retention=Retention(journal=timedelta(seconds=1)))
    asker.clock.advance(days=1)
    while asker.clock.now().hour != 15:
        asker.clock.advance(hours=1)
    assert purge_past(asker.store, house, asker.clock.now()) == 0
