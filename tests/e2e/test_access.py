"""Access given, used, reviewed and taken back through each front end; diagnosis, journal and privacy (R1, R5, R13, R93, R94)."""

from __future__ import annotations

import pytest

from commands.domain.people import Grant, Role
from tests.support.driving import Chat, label
from tests.support.house import ADA, CLARA, LUC, ODILE, RITA, House, Someone, an_address


def grant(house: House, one: Someone, role: Role, scope: str) -> Someone:
    with house.foundation.store.writing() as unit:
        for held in unit.grants.of(one.email):
            unit.grants.revoke(held.email, held.role, held.scope)
        given = Grant(email=one.email, role=role, scope=scope, granted_by="test", granted_at=house.clock.now())
        unit.grants.grant(given)
        unit.commit()
    return one


@pytest.fixture(autouse=True)
def _as_before(house: House) -> None:
    grant(house, LUC, Role.READER, "03")
    grant(house, ODILE, Role.MANAGER, "03")


def test_an_agent_gives_access_by_a_form_and_the_person_is_welcomed(chat: Chat, house: House) -> None:
    with house.foundation.store.writing() as unit:
        unit.grants.revoke(LUC.email, Role.READER, "03")
        unit.commit()
    newcomer = chat.window(LUC)
    assert "pas encore d’accès" in newcomer.say("liste").see()
    window = chat.window(CLARA).say("accès accorder")
    window.fill({"personne": LUC.email, "role": "lecteur", "etab": "03", "raison": "renfort d’été"})
    assert LUC.email in window.see()
    told = len(newcomer.told())
    window.press("OUI")
    assert "Accès donné" in window.see()
    house.eventually(lambda: len(newcomer.told()) > told, "the welcome arrives")
    assert "Bienvenue" in newcomer.told()[-1]
    assert "pas encore d’accès" not in newcomer.say("liste").see()
    (row,) = house.audited(subject=LUC.email, action="access-grant", limit=1)
    assert (row.entry.actor, row.entry.origin) == (CLARA.email, chat.name)


def test_access_is_taken_back_from_the_list_and_ends_at_once(chat: Chat, house: House) -> None:
    theirs = chat.window(ODILE).say("liste")
    window = chat.window(CLARA)
    window.press_raw(f"v1.accès.retirer=1&personne={ODILE.email.replace('@', '%40')}&role=gestionnaire&etab=03")
    window.press("OUI")
    assert "Accès retiré" in window.see()
    assert "pas encore d’accès" in theirs.say("liste").see()


@pytest.mark.parametrize("who", [ODILE, LUC, RITA])
def test_whoever_grants_nothing_is_sent_to_their_cct(chat: Chat, house: House, who: Someone) -> None:
    window = chat.window(who).say(f"accès accorder {an_address()} role=lecteur etab=03")
    assert "centre de coordination" in window.see()
    assert label("button-ask-access") in window.buttons()


def test_a_review_is_confirmed_once_by_two_agents(chat: Chat, house: House) -> None:
    """R44: and the second is told by whom."""
    chat.window(CLARA).say("aide")
    with house.foundation.store.writing() as unit:
        last = unit.access.last_review("CHUQ")
        review = unit.access.begin_review("CHUQ", (last.number if last else 0) + 1)
        unit.commit()
    assert review is not None
    wire = f"v1.accès.geste=confirmer&jeton={review.public_id}"
    window = chat.window(CLARA).say("accès revue")
    assert LUC.email in window.see()
    window.press(label("button-confirm-all"))
    assert "Confirmé" in window.see()
    assert CLARA.email in chat.window(ADA).press_raw(wire).see()
    assert "n’est pas la vôtre" in chat.window(RITA).press_raw(wire).see()


def test_a_diagnosis_leads_to_the_next_step(chat: Chat, house: House) -> None:
    email = an_address()
    house.exists(email, status="inactive", type=1)
    window = chat.window(ODILE).say(f"pourquoi {email}")
    assert "inactif" in window.see()
    window.press(label("diagnosis-step-reactivate"))
    house.eventually(lambda: (house.at_zoom(email) or {}).get("status") == "active", "it is reactivated")


def test_the_chain_is_verified_by_a_button(chat: Chat, house: House) -> None:
    window = chat.window(ADA).say("journal")
    window.press(label("button-verify-audit"))
    assert "résultat vous parvient" in window.see()
    house.eventually(lambda: any("Le journal est entier" in one for one in window.told()), "the verification is told")


def test_all_that_is_held_on_a_person_is_read_within_the_territory(chat: Chat, house: House) -> None:
    email, elsewhere = an_address(), an_address("16-2")
    house.exists(email, first_name="Barnabé")
    house.exists(elsewhere, first_name="Barnabé")
    window = chat.window(CLARA)
    assert "Barnabé" in window.say(f"vie-privee {email}").see()
    assert "Barnabé" not in window.say(f"vie-privee {elsewhere}").see()
    assert "Barnabé" not in chat.window(LUC).say(f"vie-privee {email}").see()
    assert [row.entry.actor for row in house.audited(subject=email, action="privacy-exported")] == [CLARA.email]
