"""Who somebody is: the address that the platform vouches for, exactly (R2)."""

from __future__ import annotations

import pytest

from commands.context import House
from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.recognition import own_account, recognised
from storage.unit import SqlStore
from tests.support.asking import ADMIN, MANAGER, Asker
from tests.support.clock import SettableClock

HELENE = "helene.kirouac.ciussscn@ssss.gouv.qc.ca"
LOOKS = {
    "accent": "hélène.kirouac.ciussscn@ssss.gouv.qc.ca",
    "kelvin": "helene.\u212airouac.ciussscn@ssss.gouv.qc.ca",
    "long s": "helene.kirouac.ciu\u017f\u017f\u017fcn@ssss.gouv.qc.ca",
    "zero width": "helene\u200b.kirouac.ciussscn@ssss.gouv.qc.ca",
}


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({HELENE, ADMIN})))
    asker.known(HELENE)
    with store.writing() as unit:
        unit.grants.grant(Grant(email=HELENE, role=Role.MANAGER, scope="03", granted_by=ADMIN, granted_at=clock.now()))
        unit.commit()
    return asker


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_an_address_that_only_looks_like_another_has_nothing_of_it(asker: Asker, look: str) -> None:
    with asker.store.reading() as unit:
        assert recognised(unit, asker.house, look).roles == {Role.ANYONE}
        assert own_account(unit, look) is None
    assert HELENE not in asker.read("fiche", look)


def test_case_does_not_count(asker: Asker) -> None:
    with asker.store.reading() as unit:
        actor = recognised(unit, asker.house, HELENE.upper())
        assert actor.roles == {Role.ADMIN, Role.HOLDER, Role.ANYONE}
        assert recognised(unit, asker.house, MANAGER.title()).own == {"03"}
