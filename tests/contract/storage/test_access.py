"""Grants (R1) and what people chose for themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.domain.people import Grant, Role, Standing
from commands.incoming import Person
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.views import zoom_view

ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"


def grant(email: str = ODILE, role: Role = Role.MANAGER, scope: str = "03", **until: timedelta) -> Grant:
    moment = START + until["lasting"] if until else None
    return Grant(email=email, role=role, scope=scope, granted_by="alice@msss.gouv.qc.ca", granted_at=START, until=moment)


def test_grants_are_found_whatever_the_case_of_the_address(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.grants.grant(grant("Odile.Gestion.ciussscn@SSSS.gouv.qc.ca"))
        unit.grants.grant(grant(scope="05", role=Role.READER))
        unit.commit()
    with store.reading() as unit:
        assert [(one.role, one.scope) for one in unit.grants.of(ODILE)] == [(Role.MANAGER, "03"), (Role.READER, "05")]


@pytest.mark.parametrize(
    "other",
    [
        "odilé.gestion.ciussscn@ssss.gouv.qc.ca",
        "odile.gestion.ciussscn@ſſſſ.gouv.qc.ca",
        "odile\u200b.gestion.ciussscn@ssss.gouv.qc.ca",
    ],
)
def test_an_address_that_only_looks_the_same_has_nothing_of_it(store: SqlStore, other: str) -> None:
    """R2: the platform vouches for one address, and search alone is blind to accents."""
    with store.writing() as unit:
        unit.grants.grant(grant())
        unit.preferences.choose_language(ODILE, "en")
        unit.contacts.met(Person(platform="web", address="odile", email=ODILE))
        unit.directory.absorb([zoom_view(ODILE)], START)
        assert unit.grants.of(other) == []
        assert unit.grants.standing(other) == Standing()
        assert unit.preferences.language(other) == ""
        assert unit.contacts.targets(other) == []
        assert not unit.grants.revoke(other, Role.MANAGER, "03")


def test_what_is_held_of_whoever_asks_is_read_at_once(store: SqlStore, clock: SettableClock) -> None:
    """R1, R3: grants in force, the language, and whether an account is theirs."""
    with store.writing() as unit:
        assert unit.grants.standing(ODILE) == Standing()
        unit.grants.grant(grant())
        unit.grants.grant(grant(scope="05", lasting=timedelta(days=1)))
        assert unit.grants.standing(ODILE.upper()) == Standing(grants=tuple(unit.grants.of(ODILE)))
        unit.preferences.choose_language(ODILE, "en")
        unit.directory.absorb([zoom_view(ODILE)], START)
        clock.advance(days=2)
        assert unit.grants.standing(ODILE) == Standing(grants=(grant(),), language="en", holder=True)


def test_a_grant_given_anew_replaces_the_earlier(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.grants.grant(grant())
        unit.grants.grant(grant(lasting=timedelta(days=1)))
        assert unit.grants.of(ODILE) == [grant(lasting=timedelta(days=1))]


def test_a_grant_that_ran_out_gives_nothing(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        unit.grants.grant(grant(lasting=timedelta(days=1)))
        unit.commit()
    clock.advance(days=1)
    with store.reading() as unit:
        assert unit.grants.of(ODILE) == []
        assert unit.grants.within(["03"]) == []


def test_grants_are_listed_by_scope(store: SqlStore) -> None:
    with store.writing() as unit:
        for one in (grant(), grant(scope="05"), grant("r@ssss.gouv.qc.ca", Role.CCT, "chum")):
            unit.grants.grant(one)
        assert [one.scope for one in unit.grants.within(["chum", "03"])] == ["03", "chum"]


def test_a_revoked_grant_is_gone(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.grants.grant(grant())
        assert unit.grants.revoke(ODILE.upper(), Role.MANAGER, "03")
        assert not unit.grants.revoke(ODILE, Role.MANAGER, "03")
        assert unit.grants.of(ODILE) == []


def test_a_chosen_language_is_kept_and_can_change(store: SqlStore) -> None:
    with store.writing() as unit:
        assert unit.preferences.language(ODILE) == ""
        unit.preferences.choose_language(ODILE, "en")
        unit.preferences.choose_language(ODILE.upper(), "fr")
        unit.commit()
    with store.reading() as unit:
        assert unit.preferences.language(ODILE) == "fr"
