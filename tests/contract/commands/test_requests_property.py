"""No role × request × gesture reads or decides what the domain's table forbids (R1, R3, R4)."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from commands.context import House
from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.domain.requests import Request
from commands.incoming import ActionInput, FormInput, Input, TextInput
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.asking import ADMIN, Asker, written
from tests.support.clock import SettableClock

CCTS = {"03": "CHUQ", "16-2": "ESTRIE", "CHUM": "CHUM"}
SUFFIXES = {"03": "ciussscn", "16-2": "cisssme16", "CHUM": "chum"}
AGENTS_OWN = ("prendre", "reprendre", "liberer", "approuver", "refuser", "regler", "fusionner")
EITHERS = ("repondre", "corriger", "")
GESTURES = (*AGENTS_OWN, *EITHERS, "annuler", "inconnu")
GRANTS = st.lists(
    st.one_of(
        st.tuples(st.just(Role.CCT), st.sampled_from(("CHUQ", "ESTRIE", "CHUM", "CUSM"))),
        st.tuples(st.sampled_from((Role.MANAGER, Role.READER)), st.sampled_from(tuple(CCTS))),
    ),
    max_size=3,
)

_people = itertools.count(1)


@pytest.fixture(scope="module")
def asker(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, reference: ReferenceData) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("requests") / "iris.sqlite3"
    shutil.copy(sqlite_template, path)
    engine = make_engine(make_url(f"sqlite:///{path}"))
    clock = SettableClock()
    yield Asker(SqlStore(engine, clock, reference), clock, House(reference=reference, admins=frozenset({ADMIN})))
    engine.dispose()


def person(asker: Asker, grants: list[tuple[Role, str]], *, admin: bool) -> str:
    if admin:
        return ADMIN
    email = f"personne{next(_people)}@msss.gouv.qc.ca"
    with asker.store.writing() as unit:
        for role, scope in dict.fromkeys(grants):
            unit.grants.grant(Grant(email=email, role=role, scope=scope, granted_by=ADMIN, granted_at=asker.clock.now()))
        unit.commit()
    return email


def filed(asker: Asker, place: str) -> Request:
    """By somebody of that place, about an address that nobody else knows."""
    number = next(_people)
    who = f"demande.secret{number}.{SUFFIXES[place]}@ssss.gouv.qc.ca"
    asker.type(f"demander réactiver le compte secret.sujet{number}.{SUFFIXES[place]}@ssss.gouv.qc.ca", who)
    with asker.store.reading() as unit:
        return unit.requests.of_asker(who, 1)[0]


def now(asker: Asker, request: Request) -> Request:
    with asker.store.reading() as unit:
        found = unit.requests.get(request.public_id)
    assert found is not None
    return found


def asked(request: Request, gesture: str, how: str) -> Input:
    wire = f"v1.demandes.demande={request.public_id}&geste={gesture}"
    if how == "typed":
        return TextInput(f"demandes {request.public_id}")
    if how == "filled":
        return FormInput(f"{wire}&nonce=n1", {"texte": "Voici.", "besoin": "delete", "compte": "x@y.ca"})
    return ActionInput(wire)


@settings(max_examples=200, deadline=None)
@given(
    grants=GRANTS,
    admin=st.sampled_from((False, False, False, True)),
    own=st.booleans(),
    place=st.sampled_from(tuple(CCTS)),
    gesture=st.sampled_from(GESTURES),
    how=st.sampled_from(("typed", "pressed", "filled")),
)
def test_nobody_reads_or_decides_the_requests_of_others(
    asker: Asker, grants: list[tuple[Role, str]], admin: bool, own: bool, place: str, gesture: str, how: str
) -> None:
    request = filed(asker, place)
    email = request.asker if own else person(asker, grants, admin=admin)
    decides = not own and (admin or (Role.CCT, CCTS[place]) in grants)

    reply = asker.give(asked(request, gesture, how), email)

    after = now(asker, request)
    if not (own or decides):
        assert after == request
        assert request.subject not in written(reply)
        assert request.asker not in written(reply)
    if after != request and how != "typed":
        assert gesture in EITHERS or (gesture in AGENTS_OWN and decides) or (gesture == "annuler" and own)
    queue = written(asker.type("demandes", email))
    # The queue shows so many at most, so that examples must not add up.
    asker.press(f"v1.demandes.demande={request.public_id}&geste=annuler", request.asker)
    assert (request.public_id in queue) == ((own or decides) and (after.open or own))
