"""Lists and the journal leave in files: all that is found, within the reader's scope (R4, R81)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.makers import MAKERS
from bot.files.reading import read
from bot.files.writing import write
from commands.context import House
from commands.domain.accounts import HeadOfService, Profile, Status
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.files import accounts as accounts_module
from commands.files.columns import columns_of
from commands.files.making import Making
from commands.files.sheets import Sheet
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery, OurFields
from commands.views.files import FileFormat, FileKind, FileOrder
from storage.unit import SqlStore
from tests.support.asking import ADMIN, CCT, ELSEWHERE, MANAGER, NOBODY, READER, STRICT, Asker, buttons_of, written
from tests.support.clock import SettableClock

HELENE = "helene.cote.ciussscn@ssss.gouv.qc.ca"
ELSEWHERES = "paul.ailleurs.cisssme16@ssss.gouv.qc.ca"
FREE = "sans.lien@ssss.gouv.qc.ca"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    site = next(one for one in reference.installations if one.establishment == "03")
    ours = OurFields(
        establishment="03",
        installation=site.code,
        profile=Profile.TELECONSULTATION,
        specialty=reference.specialties[0].key,
        oncology=True,
        generic=True,
        head=HeadOfService(name="Odette Chef", email="odette.chef.ciussscn@ssss.gouv.qc.ca"),
    )
    asker.known(
        HELENE, ours=ours, first_name="=Hélène", last_name="Côté", last_login_at=clock.now() - timedelta(days=3), webinar=500
    )
    asker.known(ELSEWHERES, ours=OurFields(establishment="16-2"), first_name="Paul", last_name="Ailleurs")
    asker.known(FREE, ours=OurFields(establishment=""), first_name="Sans", last_name="Lien")
    return asker


def order_of(reply: Reply) -> FileOrder:
    assert reply.file is not None, written(reply)
    return reply.file


def made(asker: Asker, order: FileOrder, reader: str, path: Path) -> list[list[str]] | None:
    """The rows of the file as a CSV, its titles first; None where the reader may not have it."""
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=reader, origin="web", reference="R")
    table = MAKERS[order.kind](order, making)
    if table is None:
        return None
    path.unlink(missing_ok=True)
    write(path, FileFormat.CSV, table, STRICT[asker.locale])
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def emails(rows: Sequence[Sequence[str]] | None) -> set[str]:
    assert rows is not None
    return {row[0] for row in rows[1:]}


@pytest.mark.parametrize(
    ("person", "found"),
    [
        (ADMIN, {HELENE, ELSEWHERES, FREE}),
        (CCT, {HELENE, FREE}),
        (MANAGER, {HELENE, FREE}),
        (READER, {HELENE}),
        (ELSEWHERE, {ELSEWHERES, FREE}),
    ],
)
def test_each_is_given_what_they_may_read(asker: Asker, person: str, found: set[str], tmp_path: Path) -> None:
    """R1, R4: all of it and nothing else."""
    order = order_of(asker.type("exporter", person))
    assert emails(made(asker, order, person, tmp_path / "f")) == found


def test_somebody_without_a_role_is_given_nothing(asker: Asker, tmp_path: Path) -> None:
    reply = asker.type("exporter", NOBODY)
    assert reply.outcome is Outcome.REFUSED
    assert reply.file is None
    order = order_of(asker.type("exporter", ADMIN))
    assert made(asker, order, NOBODY, tmp_path / "f") is None
    assert made(asker, order, "", tmp_path / "f") is None


def test_an_order_is_authorised_as_its_reader_stands_when_it_is_made(asker: Asker, tmp_path: Path) -> None:
    """R3: what was asked for while one had access is not handed over once it is gone."""
    order = order_of(asker.type("exporter", READER))
    with asker.store.writing() as unit:
        for grant in unit.grants.of(READER):
            unit.grants.revoke(grant.email, grant.role, grant.scope)
        unit.commit()
    assert made(asker, order, READER, tmp_path / "f") is None


def test_somebody_elses_order_gives_one_ones_own(asker: Asker, tmp_path: Path) -> None:
    """R3: the order is input; who reads decides what is in it."""
    order = order_of(asker.type("exporter", ADMIN))
    assert emails(made(asker, order, READER, tmp_path / "f")) == {HELENE}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("exporter etab=16-2", {ELSEWHERES}),
        ("exporter helene", {HELENE}),
        ("exporter non-associes", {FREE}),
        ("exporter cancer=oui", {HELENE}),
        ("exporter statut=actif profil=téléconsultation", {HELENE}),
        (f"exporter {FREE}", {FREE}),
        ("export establishment=16-2 format=csv", {ELSEWHERES}),
    ],
)
def test_the_filters_are_those_of_the_list(asker: Asker, text: str, found: set[str], tmp_path: Path) -> None:
    order = order_of(asker.type(text, ADMIN))
    assert emails(made(asker, order, ADMIN, tmp_path / "f")) == found


def test_sort_and_columns_are_those_that_were_asked(asker: Asker, tmp_path: Path) -> None:
    order = order_of(asker.type("exporter tri=courriel ordre=desc colonnes=courriel,nom,connexion", ADMIN))
    rows = made(asker, order, ADMIN, tmp_path / "f")
    assert rows is not None
    assert rows[0][:2] == ["Courriel", "Nom"]
    assert [row[0] for row in rows[1:]] == [FREE, ELSEWHERES, HELENE]
    assert {len(row) for row in rows} == {3}


def test_what_is_out_of_scope_is_told_as_such_and_audited(asker: Asker) -> None:
    """R4"""
    reply = asker.type("exporter etab=16-2", MANAGER)
    assert reply.file is None
    assert "16-2" in written(reply)
    with asker.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(action="exporter"), EVERYWHERE)
    assert [row.entry.actor for row in rows] == [MANAGER]


def test_the_buttons_under_lists_export_what_they_show(asker: Asker, tmp_path: Path) -> None:
    pending = "perle.attend.ciussscn@ssss.gouv.qc.ca"
    invited = OurFields(establishment="03", invited_at=asker.clock.now(), invitation_known=True)
    asker.known(pending, Status.PENDING, invited, zoom_id=None)
    for text, found in (("attente", {pending}), ("liste etab=03", {HELENE, pending}), ("chercher cote", {HELENE})):
        button = buttons_of(asker.type(text, MANAGER))["Exporter"]
        order = order_of(asker.press(button.action, MANAGER))
        assert emails(made(asker, order, MANAGER, tmp_path / "f")) == found


def test_the_other_format_is_one_press_away(asker: Asker) -> None:
    reply = asker.type("exporter etab=03", MANAGER)
    assert order_of(reply).format is FileFormat.XLSX
    other = asker.press(buttons_of(reply)["En CSV plutôt"].action, MANAGER)
    assert order_of(other).format is FileFormat.CSV
    assert order_of(other).payload == order_of(reply).payload


def test_nothing_to_export_says_what_to_do(asker: Asker) -> None:
    """R96"""
    reply = asker.type("exporter zzzzzz", MANAGER)
    assert reply.file is None
    assert "retirez des filtres" in written(reply)


def test_filters_that_make_no_sense_are_told(asker: Asker) -> None:
    reply = asker.type("exporter format=pdf", MANAGER)
    assert reply.outcome is Outcome.INVALID
    assert reply.file is None


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_field_is_there_and_the_import_knows_its_column(asker: Asker, locale: str, tmp_path: Path) -> None:
    """R81: an export is a file that the import reads again."""
    asker.locale = locale
    rows = made(asker, order_of(asker.type("exporter etab=03", ADMIN)), ADMIN, tmp_path / "f")
    sheet = read("f.csv", (tmp_path / "f").read_bytes())
    assert rows is not None
    assert isinstance(sheet, Sheet)
    assert sheet.header == tuple(rows[0])
    cells = dict(zip(columns_of(sheet.header), sheet.lines[0].cells, strict=True))
    site = next(one for one in asker.house.reference.installations if one.establishment == "03")
    assert cells["courriel"] == HELENE
    assert cells["prenom"] == "=Hélène"
    assert cells["installation"] == site.name
    assert [one.key for one in asker.house.reference.find_establishments(cells["etablissement"])] == ["03"]
    assert cells["webinaire"] == "500"
    assert cells["chef"] == "Odette Chef"
    assert cells["chef-courriel"] == "odette.chef.ciussscn@ssss.gouv.qc.ca"
    assert cells["cancer"] == cells["generique"] == {"fr": "Oui", "en": "Yes"}[locale]
    assert cells["specialite"] == asker.house.reference.specialties[0].name(locale)
    known = {"type", "profil", "departement", "fonction", "grande-reunion", "fuseau", "statut", "nom"}
    assert known <= cells.keys()


def test_a_specialty_that_is_kept_by_its_name_is_written_in_the_readers_language(asker: Asker, tmp_path: Path) -> None:
    """Lists that were taken over have names where the forms keep keys."""
    asker.locale = "en"
    last = asker.house.reference.specialties[-1]
    asker.known(ELSEWHERES, ours=OurFields(establishment="16-2", specialty=last.name_fr))
    rows = made(asker, order_of(asker.type("export establishment=16-2", ADMIN)), ADMIN, tmp_path / "f")
    assert rows is not None
    assert last.name_en in rows[1]


def test_pages_follow_each_other_without_gap_or_double(asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the order, also where more people hold the words than a search looks at."""
    monkeypatch.setattr(accounts_module, "_PAGE", 7)
    monkeypatch.setattr(accounts_module, "_PAGE_OF_HITS", 7)
    added = {f"n{n}.commun.ciussscn@ssss.gouv.qc.ca" for n in range(40)}
    for email in added:
        asker.known(email, ours=OurFields(establishment="03"), first_name="Même", last_name="Commun")
    for text in (
        "exporter etab=03 tri=nom",
        "exporter commun",
        "exporter etab=03 tri=installation ordre=desc",
        "exporter tri=connexion",
    ):
        rows = made(asker, order_of(asker.type(text, MANAGER)), MANAGER, tmp_path / "f")
        assert rows is not None
        found = [row[0] for row in rows[1:]]
        assert len(found) == len(set(found))
        assert added <= set(found)


def test_an_export_of_many_hits_is_whole(asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list says « précisez » past its cap; a file has them all."""
    monkeypatch.setattr("commands.domain.listing.HIT_CAP", 5)
    added = {f"n{n}.commun.ciussscn@ssss.gouv.qc.ca" for n in range(1_020)}
    with asker.store.writing() as unit:
        from tests.support.samples import licensed

        unit.directory.absorb([licensed(email, last_name="Commun") for email in added], asker.clock.now())
        unit.commit()
    reply = asker.type("exporter commun", ADMIN)
    assert "Tous les comptes que trouvent ces filtres." in written(reply)
    assert emails(made(asker, order_of(reply), ADMIN, tmp_path / "f")) == added


def test_an_account_that_goes_while_the_file_is_made_ends_nothing(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor's neighbours may be gone: the file ends there rather than begin again."""
    monkeypatch.setattr(accounts_module, "_PAGE", 1)
    order = order_of(asker.type("exporter tri=courriel", ADMIN))
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=ADMIN, origin="web", reference="R")
    table = MAKERS[FileKind.ACCOUNTS](order, making)
    assert table is not None
    assert next(table.rows)[0] == HELENE
    with asker.store.writing() as unit:
        for email in (ELSEWHERES, FREE):
            account = unit.directory.by_email(email)
            assert account is not None
            unit.directory.remove(account.id)
        unit.commit()
    assert list(table.rows) == []


def test_an_order_that_nobody_wrote_makes_nothing(asker: Asker, tmp_path: Path) -> None:
    order = order_of(asker.type("exporter", ADMIN))
    for payload in ({"etab": "zz-99"}, {"tri": "x"}, {"statut": "en feu"}):
        assert made(asker, replace(order, payload=payload), ADMIN, tmp_path / "f") is None
    assert made(asker, replace(order, payload={"etab": 3, "curseur": "abc"}), ADMIN, tmp_path / "f") is not None


# --- the journal


def test_the_journal_is_exported_as_it_was_searched(asker: Asker, tmp_path: Path) -> None:
    """R93"""
    asker.type("exporter etab=16-2", MANAGER)
    asker.type(f"fiche {ELSEWHERES}", MANAGER)
    button = buttons_of(asker.type("journal", ADMIN))["Exporter"]
    rows = made(asker, order_of(asker.press(button.action, ADMIN)), ADMIN, tmp_path / "f")
    assert rows is not None
    assert rows[0][:3] == ["n°", "Quand", "Qui"]
    assert {row[2] for row in rows[1:]} == {MANAGER}
    assert len(rows) == 3
    one = made(
        asker,
        order_of(asker.press(button.action.replace("v1.journal.", f"v1.journal.compte={ELSEWHERES}&"), ADMIN)),
        ADMIN,
        tmp_path / "f",
    )
    assert one is not None
    assert len(one) == 2


def test_the_journal_of_others_stays_theirs(asker: Asker, tmp_path: Path) -> None:
    """R4: the file holds what the reader's own search would show."""
    asker.type(f"fiche {ELSEWHERES}", MANAGER)
    order = order_of(asker.press("v1.journal.geste=exporter", ADMIN))
    theirs = made(asker, order, MANAGER, tmp_path / "f")
    assert theirs is not None
    assert theirs[1:] == []
    assert made(asker, order, READER, tmp_path / "f") is None
    assert asker.press("v1.journal.geste=exporter", READER).file is None


@pytest.mark.parametrize("typed", ["exporter csv", "export CSV hélène", "exporter hélène format=csv"])
def test_a_format_is_named_without_more(asker: Asker, typed: str) -> None:
    """R81: « exporter csv » looked for accounts called « csv »."""
    order = order_of(asker.type(typed))
    assert (order.format, order.asked.get("texte", "")) == (FileFormat.CSV, "hélène" if "hélène" in typed else "")
