"""No role × command × scope reads or changes what the domain's tables forbid (R1, R3, R4).

The tables are written out here anew, so that the catalogue and the policy are held to them and not to themselves.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from commands.actions import action
from commands.catalogue import COMMANDS
from commands.context import House
from commands.domain.accounts import Account, Status
from commands.domain.operations import Kind
from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.incoming import ActionInput, FormInput, Input, Outcome, TextInput
from commands.ports import OurFields
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.asking import ADMIN, Asker, buttons_of, written
from tests.support.clock import SettableClock

VIEWERS = {Role.ADMIN, Role.CCT, Role.MANAGER, Role.READER}
MANAGERS = {Role.ADMIN, Role.CCT, Role.MANAGER}
EVERYBODY = {*VIEWERS, Role.HOLDER, Role.ANYONE}
MAY_RUN: dict[str, set[Role]] = {
    **dict.fromkeys(("aide", "soutien", "langue", "accès"), EVERYBODY),
    **dict.fromkeys(("fiche", "chercher", "diagnostic"), VIEWERS | {Role.HOLDER}),
    **dict.fromkeys(("liste", "attente", "exporter", "licences", "rapport", "état"), VIEWERS),
    **dict.fromkeys(("créer", "modifier", "désactiver", "réactiver", "supprimer", "annuler", "rattacher"), MANAGERS),
    "liste-attente": MANAGERS,
    **dict.fromkeys(("réattribuer", "prêter", "prolonger", "recyclage"), MANAGERS),
    **dict.fromkeys(("renvoyer", "rendre"), MANAGERS | {Role.HOLDER}),
    **dict.fromkeys(("journal", "importer"), MANAGERS),
    **dict.fromkeys(("demander", "demandes"), EVERYBODY),
    **dict.fromkeys(("canal", "rappels"), MANAGERS),
    "vie-privée": {Role.ADMIN, Role.CCT},
}
PLACES = ("03", "16-2", "CHUM", "")
SUFFIXES = {"03": "ciussscn", "16-2": "cisssme16", "CHUM": "chum", "": "med"}
POPULATION = list(itertools.product(PLACES, (Status.ACTIVE, Status.PENDING, Status.INACTIVE)))
Given = tuple[Role, str]
WRITES = [spec.name for spec in COMMANDS if spec.writes]
GRANTS = st.lists(
    st.one_of(
        st.tuples(st.just(Role.CCT), st.sampled_from(("CHUQ", "ESTRIE", "CHUM", "CUSM"))),
        st.tuples(st.sampled_from((Role.MANAGER, Role.READER)), st.sampled_from(("03", "16-2", "CHUM"))),
    ),
    max_size=3,
)

_people = itertools.count(1)
NEWCOMER = "nathan.nouveau@msss.gouv.qc.ca"


@pytest.fixture(scope="module")
def asker(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, reference: ReferenceData) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("policy") / "iris.sqlite3"
    shutil.copy(sqlite_template, path)
    engine = make_engine(make_url(f"sqlite:///{path}"))
    clock = SettableClock()
    asker = Asker(SqlStore(engine, clock, reference), clock, House(reference=reference, admins=frozenset({ADMIN})))
    for place, status in POPULATION:
        name = name_of(place, status)
        invited = OurFields(invited_at=clock.now(), invitation_known=True) if status is Status.PENDING else OurFields()
        zoom_id = None if status is Status.PENDING else f"z-{name}"
        asker.known(address(name, place), status, invited, zoom_id=zoom_id, first_name="Secret", last_name=f"Marque{name}")
    yield asker
    engine.dispose()


def accounts(asker: Asker) -> list[Account]:
    with asker.store.reading() as unit:
        found = [unit.directory.by_email(address(name_of(*one), one[0])) for one in POPULATION]
    return [account for account in found if account]


def name_of(place: str, status: Status) -> str:
    return f"{status.value}{place.replace('-', '').lower() or 'aucun'}"


def address(name: str, place: str) -> str:
    return f"compte.{name}.{SUFFIXES[place]}@ssss.gouv.qc.ca"


def person(asker: Asker, grants: list[Given], *, admin: bool) -> str:
    """Somebody new with these grants, so that examples do not add up."""
    if admin:
        return ADMIN
    email = f"personne{next(_people)}@msss.gouv.qc.ca"
    with asker.store.writing() as unit:
        for role, scope in dict.fromkeys(grants):
            unit.grants.grant(Grant(email=email, role=role, scope=scope, granted_by=ADMIN, granted_at=asker.clock.now()))
        unit.commit()
    return email


def scopes(grants: list[Given], reference: ReferenceData, *, admin: bool) -> tuple[set[str], set[str]]:
    """What may be read and what may be written, by establishment, as R1 has it."""
    if admin:
        return set(PLACES), set(PLACES)
    reads: set[str] = set()
    writes: set[str] = set()
    for role, scope in grants:
        if role is Role.CCT:
            territory = {one.key for one in reference.establishments if one.cct == scope} | {""}
            reads |= territory
            writes |= territory
        else:
            reads |= {scope} | ({""} if role is Role.MANAGER else set())
            writes |= {scope} if role is Role.MANAGER else set()
    return reads, writes


def asked(command: str, account: Account, how: str) -> Input:
    """The command about this account, typed or pressed."""
    if how == "pressed" and any(one.name == "compte" for one in next(c for c in COMMANDS if c.name == command).arguments):
        return ActionInput(action(command, compte=account.public_id))
    texts = {
        "liste": f"liste etab={account.establishment}" if account.establishment else "liste non-associes",
        "chercher": f"chercher {account.last_name}",
        "attente": "attente",
        "licences": f"licences etab={account.establishment}" if account.establishment else "licences",
        "rapport": f"rapport etab={account.establishment}" if account.establishment else "rapport",
        "journal": "journal",
        "état": "état",
        "accès": f"accès accorder {NEWCOMER} role=gestionnaire etab={account.establishment or '03'}",
        "vie-privée": f"vie-privée {account.email}",
        "créer": f"créer {account.email} prenom=A nom=B",
        "modifier": f"modifier {account.public_id} nom=Autre",
        "prêter": f"prêter {account.public_id} jusqu'au=2026-06-30 raison=congé",
        "prolonger": f"prolonger {account.public_id} jusqu'au=2026-06-30",
        "recyclage": f"recyclage exempter={account.public_id} raison=garde",
        "réattribuer": f"réattribuer {account.public_id} {address(name_of('03', Status.INACTIVE), '03')}",
        "rattacher": f"rattacher {account.public_id} etablissement=03",
        "rappels": f"rappels heure=8 etab={account.establishment or '03'}",
    }
    return TextInput(texts.get(command, f"{command} {account.public_id}"))


@settings(max_examples=250, deadline=None)
@given(
    grants=GRANTS,
    admin=st.sampled_from((False, False, False, True)),
    command=st.sampled_from([spec.name for spec in COMMANDS]),
    about=st.integers(min_value=0, max_value=11),
    how=st.sampled_from(("typed", "pressed")),
)
def test_nothing_forbidden_is_read_or_changed(
    asker: Asker, grants: list[Given], admin: bool, command: str, about: int, how: str
) -> None:
    everyone = accounts(asker)
    target = everyone[about]
    email = person(asker, grants, admin=admin)
    reads, writes = scopes(grants, asker.house.reference, admin=admin)

    reply = asker.give(asked(command, target, how), email)

    planned = taken_back(asker, everyone)
    roles = {Role.ANYONE, *(role for role, _ in grants)} | ({Role.ADMIN} if admin else set())
    if not roles & MAY_RUN[command]:
        assert reply.outcome is Outcome.REFUSED
    answer = written(reply)
    for account in everyone:
        if account.establishment not in reads:
            # What the person typed themselves may be said back.
            said = [secret for secret in (account.last_name, account.email) if secret in answer]
            assert all(secret in str(asked(command, target, how)) for secret in said)
    may_attach = any(role is Role.MANAGER for role, _ in grants)
    for operation, establishment in planned:
        assert command in WRITES
        assert establishment in writes or (operation is Kind.ATTACH and establishment == "" and may_attach)
    if planned and command == "réattribuer":
        assert "03" in writes, "whoever receives it is there (R33)"
    assert accounts(asker) == everyone


def taken_back(asker: Asker, everyone: list[Account]) -> list[tuple[Kind, str]]:
    """What was planned, and on whose accounts; cancelled, so that examples do not add up."""
    found: list[tuple[Kind, str]] = []
    with asker.store.writing() as unit:
        for account in everyone:
            for operation in unit.ledger.open_for(account.email):
                found.append((operation.kind, account.establishment))
                unit.ledger.cancel(operation)
                unit.seats.release(operation.id)
        unit.commit()
    return found


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_the_catalogue_says_what_the_domains_table_says(spec: object) -> None:
    known = next(one for one in COMMANDS if one is spec)
    assert set(known.roles) == MAY_RUN[known.name]


@settings(max_examples=150, deadline=None)
@given(
    grants=GRANTS,
    admin=st.sampled_from((False, False, False, True)),
    role=st.sampled_from((Role.CCT, Role.MANAGER, Role.READER)),
    place=st.sampled_from(("03", "16-2", "CHUM", "05")),
    whom=st.sampled_from(("another", "oneself")),
    giving=st.booleans(),
    how=st.sampled_from(("typed", "pressed", "form")),
)
def test_nobody_gives_or_takes_more_access_than_they_hold_or_their_own(
    asker: Asker, grants: list[Given], admin: bool, role: Role, place: str, whom: str, giving: bool, how: str
) -> None:
    """R1, R3: by text, button and form alike, with the yes that follows."""
    reference = asker.house.reference
    email = person(asker, grants, admin=admin)
    other = email if whom == "oneself" else f"quelquun{next(_people)}@msss.gouv.qc.ca"
    cct = reference.cct_of(place)
    assert cct is not None
    scope = cct.key if role is Role.CCT else place
    if not giving:
        with asker.store.writing() as unit:
            unit.grants.grant(Grant(email=other, role=role, scope=scope, granted_by=ADMIN, granted_at=asker.clock.now()))
            unit.commit()
    before = held(asker, other)

    reply = asker.give(change_of_access(other, role, scope, how, giving=giving), email)
    if reply.outcome is Outcome.ASKED and reply.view is not None:
        asker.press(buttons_of(reply)["OUI"].action, email)

    now = [*grants, *(((role, scope),) if not giving and whom == "oneself" else ())]
    theirs = {held_scope for held_role, held_scope in now if held_role is Role.CCT}
    allowed = other != email and (admin or (role is not Role.CCT and cct.key in theirs))
    assert (held(asker, other) != before) is allowed


def change_of_access(other: str, role: Role, scope: str, how: str, *, giving: bool) -> Input:
    place = {"territoire": scope} if role is Role.CCT else {"etab": scope}
    gesture = "accorder" if giving else "retirer"
    values = {gesture: "1", "personne": other, "role": role.value, **place}
    if how == "typed":
        return TextInput(f"accès {gesture} " + " ".join(f"{name}={value}" for name, value in values.items() if value != "1"))
    if how == "pressed":
        return ActionInput(action("accès", **values))
    return FormInput(action("accès", **{gesture: "1"}), {name: value for name, value in values.items() if value != "1"})


def held(asker: Asker, email: str) -> set[tuple[Role, str]]:
    with asker.store.reading() as unit:
        return {(one.role, one.scope) for one in unit.grants.of(email)}
