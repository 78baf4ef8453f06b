"""« Pourquoi ne peut-elle pas se connecter? »: what is wrong, and the next step, within the asker's scope (R4, R13)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.context import House
from commands.domain.accounts import Status, UserType
from commands.domain.reference import ReferenceData
from commands.incoming import Outcome, Reply
from commands.ports import OurFields
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
    shown,
    written,
)
from tests.support.clock import SettableClock

WHO = "berthe.arcand.ciussscn@ssss.gouv.qc.ca"
BASIC = {"user_type": UserType.BASIC, "raw_type": 1}


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    return Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))


def invited(asker: Asker, days: int) -> OurFields:
    return OurFields(invited_at=asker.clock.now() - timedelta(days=days), invitation_known=True)


def test_a_pending_account_tells_its_day_and_is_invited_again(asker: Asker) -> None:
    """R11, R26: J26 of 30."""
    account = asker.known(WHO, Status.PENDING, invited(asker, 26), zoom_id=None)
    reply = asker.type(f"pourquoi {WHO}")
    assert "J26 sur 30" in written(reply)
    assert buttons_of(reply)["Renvoyer l’invitation"].action.startswith(f"v1.renvoyer.compte={account.public_id}")


def test_an_invitation_past_its_days_says_since_when(asker: Asker) -> None:
    asker.known(WHO, Status.PENDING, invited(asker, 33), zoom_id=None)
    assert "J33 sur 30" in asker.read(f"diagnostic {WHO}")


@pytest.mark.parametrize(
    ("status", "fields", "said", "step"),
    [
        (Status.EXPIRED, {}, "expirée", "Renvoyer l’invitation"),
        (Status.INACTIVE, BASIC, "inactif", "Réactiver"),
        (Status.ACTIVE, BASIC, "40\u00a0minutes", "Donner une licence"),
    ],
)
def test_each_trouble_has_its_next_step(asker: Asker, status: Status, fields: dict[str, object], said: str, step: str) -> None:
    pending = status is Status.EXPIRED
    ours = OurFields(status=Status.EXPIRED, invited_at=asker.clock.now() - timedelta(days=40)) if pending else OurFields()
    asker.known(WHO, Status.PENDING if pending else status, ours, zoom_id=None if pending else "z", **fields)
    reply = asker.type(f"diagnostic {WHO}")
    assert said in written(reply).replace(" minutes", "\u00a0minutes")
    assert next(iter(buttons_of(reply))) == step
    assert asker.press(buttons_of(reply)[step].action).outcome in (Outcome.PLANNED, Outcome.ASKED, Outcome.OK)


def test_what_the_asker_may_not_do_is_asked_of_their_cct(asker: Asker) -> None:
    asker.known(WHO, Status.INACTIVE)
    reply = asker.type(f"diagnostic {WHO}", READER)
    assert "Demander à mon CCT" in buttons_of(reply)
    assert "Réactiver" not in buttons_of(reply)


def test_a_sound_account_is_told_how_to_sign_in(asker: Asker) -> None:
    asker.known(WHO, last_login_at=asker.clock.now())
    assert "Mot de passe oublié" in asker.read(f"diagnostic {WHO}")


def test_unknown_and_out_of_scope_are_told_in_the_same_words(asker: Asker) -> None:
    """R4; the attempt is in the journal, and near misses are only those of the scope."""
    asker.known("solange.theriault.cisssme16@ssss.gouv.qc.ca", Status.PENDING)
    hidden = asker.type("diagnostic solange.theriault.cisssme16@ssss.gouv.qc.ca")
    unknown = asker.type("diagnostic solange.theriaut.cisssme16@ssss.gouv.qc.ca")
    assert hidden.outcome is unknown.outcome is Outcome.NOT_FOUND
    assert written(hidden).replace("theriault", "theriaut") == written(unknown)
    assert "solange.theriault" in written(asker.type("diagnostic solange.theriaut.cisssme16@ssss.gouv.qc.ca", ELSEWHERE))
    assert "solange.theriault" in asker.read("journal", ADMIN)


def test_everybody_gets_the_diagnosis_of_their_own_account(asker: Asker) -> None:
    asker.known(NOBODY, Status.PENDING, invited(asker, 3), zoom_id=None)
    own = asker.type("diagnostic", NOBODY)
    assert "J3 sur 30" in written(own)
    assert "Renvoyer l’invitation" in buttons_of(own)
    assert asker.type("diagnostic", MANAGER).form is not None


def test_an_account_of_nobody_is_attached_first(asker: Asker) -> None:
    """R1: a manager sees it, and nothing else is theirs to do."""
    asker.known("noe.sans.med@ssss.gouv.qc.ca", Status.INACTIVE)
    assert "Rattacher" in list(buttons_of(asker.type("diagnostic noe.sans.med@ssss.gouv.qc.ca")))[:1]
    assert "Réactiver" in list(buttons_of(asker.type("diagnostic noe.sans.med@ssss.gouv.qc.ca", CCT)))[:1]


def test_the_card_follows_the_diagnosis(asker: Asker) -> None:
    asker.known(WHO, Status.INACTIVE)
    blocks, fiche = shown(asker.type(f"diagnostic {WHO}")).blocks, shown(asker.type(f"fiche {WHO}")).blocks
    assert len(blocks) > len(fiche)


# --- what people without rights ask, and what the agent has at hand (R60, R61)


def filed(asker: Asker, **values: str) -> Reply:
    """A request of somebody without rights, as their agent opens it."""
    form = form_of(asker.type("demander", NOBODY))
    assert asker.submit(form.action, values, NOBODY).outcome is Outcome.OK
    (row,) = rows_of(asker.type("demandes", CCT))[-1:]
    return asker.press(row.opens, CCT)


def test_a_question_is_answered_by_the_diagnosis_at_hand(asker: Asker) -> None:
    asker.known(WHO, Status.PENDING, invited(asker, 26), zoom_id=None)
    opened = filed(asker, besoin="question", compte=WHO, etablissement="03", texte="Pourquoi ne peut-elle pas se connecter?")
    reply = asker.press(buttons_of(opened)["Diagnostic"].action, CCT)
    assert "J26 sur 30" in written(reply)


def test_access_that_is_asked_for_is_given_from_the_request(asker: Asker) -> None:
    opened = filed(asker, besoin="access", courriel=NOBODY, etablissement="03", texte="Je remplace la gestionnaire du 03.")
    form = form_of(asker.press(buttons_of(opened)["Donner un accès"].action, CCT))
    shown_values = {one.name: one.value for one in form.fields}
    assert (shown_values["personne"], shown_values["etab"]) == (NOBODY, "03")
    asked = asker.submit(form.action, {**shown_values, "role": "gestionnaire"}, CCT)
    asker.press(buttons_of(asked)["OUI"].action, CCT)
    assert asker.type("liste", NOBODY).outcome is Outcome.OK
