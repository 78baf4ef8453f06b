"""What people see of the directory, on both databases: within their scope, fresh or said not to be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.context import House
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.listing import Freshness
from commands.domain.operations import Kind, NewOperation
from commands.domain.reference import ReferenceData
from commands.incoming import Outcome
from commands.ports import AuditEntry, OurFields
from commands.views.nodes import Fields
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
    table_of,
    written,
)
from tests.support.clock import START, SettableClock

HELENE = "helene.tremblay.ciussscn@ssss.gouv.qc.ca"
PENDING = "jean.roy.ciussscn@ssss.gouv.qc.ca"
OTHER = "zoe.loin.cisssme16@ssss.gouv.qc.ca"
NONE = "ancien.compte.med@ssss.gouv.qc.ca"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    asker.known(HELENE, first_name="Hélène", last_name="Tremblay")
    invited = OurFields(invited_at=START - timedelta(days=12), invitation_known=True)
    asker.known(PENDING, Status.PENDING, invited, zoom_id=None, first_name="Jean", last_name="Roy")
    asker.known(OTHER, first_name="Zoé", last_name="Loin")
    asker.known(NONE, first_name="Ancien", last_name="Compte")
    return asker


def emails(asker: Asker, text: str, person: str = MANAGER) -> list[str]:
    return [row.cells[0] for row in rows_of(asker.type(text, person))]


def read_at(asker: Asker, freshness: Freshness) -> None:
    with asker.store.writing() as unit:
        unit.directory.note_reading(freshness)
        unit.commit()


def test_each_sees_their_own_establishments(asker: Asker) -> None:
    """R1, R4."""
    assert set(emails(asker, "liste")) == {HELENE, PENDING, NONE}
    assert set(emails(asker, "liste", READER)) == {HELENE, PENDING}
    assert set(emails(asker, "liste", ELSEWHERE)) == {OTHER, NONE}
    assert set(emails(asker, "liste", CCT)) == {HELENE, PENDING, NONE}
    assert set(emails(asker, "liste", ADMIN)) == {HELENE, PENDING, OTHER, NONE}
    assert asker.type("liste", NOBODY).outcome is Outcome.REFUSED


def test_the_list_shows_the_columns_of_r10(asker: Asker) -> None:
    titles = [column.title for column in table_of(asker.type("liste")).columns]
    assert titles == ["Courriel", "Prénom", "Nom", "Statut", "Type", "Installation", "Établissement", "Profil"]
    chosen = table_of(asker.type("liste colonnes=nom,connexion"))
    assert [column.title for column in chosen.columns] == ["Nom", "Dernière connexion"]


def test_search_ignores_case_and_accents(asker: Asker) -> None:
    """R10."""
    assert emails(asker, "chercher HELENE") == [HELENE]
    assert emails(asker, "chercher hélène tremb") == [HELENE]


def test_filters_hold_together_and_are_said_again(asker: Asker) -> None:
    reply = asker.type("liste statut=attente etab=03")
    assert [row.cells[0] for row in rows_of(reply)] == [PENDING]
    assert "Filtres\u00a0: Établissement = 03 CIUSSS CN, Statut = En attente" in written(reply)


def test_filters_are_chosen_in_a_form(asker: Asker) -> None:
    """R10: what is in force stands in it; the asker's establishments alone are offered (R4)."""
    form = form_of(asker.press(buttons_of(asker.type("liste etab=03 tri=courriel"))["Filtrer"].action))
    fields = {one.name: one for one in form.fields}
    assert fields["etab"].value == "03"
    assert [one.value for one in fields["etab"].options] == ["tous", "03"]
    filled = {name: one.value for name, one in fields.items()}
    waiting = asker.submit(form.action, {**filled, "statut": "pending"})
    assert [row.cells[0] for row in rows_of(waiting)] == [PENDING]
    assert "Statut = En attente" in written(waiting)
    everybody = asker.submit(form.action, {**filled, "etab": "tous"})
    assert [row.cells[0] for row in rows_of(everybody)] == [NONE, HELENE, PENDING], "in the order that it had"


def test_what_a_menu_does_not_offer_is_kept_unless_another_is_chosen(asker: Asker) -> None:
    form = form_of(asker.press(buttons_of(asker.type("liste statut=actif,inactif inactif-depuis=45j"))["Filtrer"].action))
    filled = {one.name: one.value for one in form.fields}
    assert (filled["statut"], filled["inactif-depuis"]) == ("active,inactive", "45")
    assert "Statut = Actif, Inactif" in written(asker.submit(form.action, filled))


def test_a_wrong_filter_is_told_beside_its_field(asker: Asker) -> None:
    form = form_of(asker.press(buttons_of(asker.type("attente"))["Filtrer"].action))
    wrong = asker.submit(form.action, {"installation": "Nulle Part", "texte": "ROYJ 8001 0112"})
    assert wrong.outcome is Outcome.INVALID
    assert set(wrong.errors) == {"installation", "texte"}


def test_a_list_of_an_establishment_by_its_code_alone(asker: Asker) -> None:
    """What people type: the code is the establishment, other words are searched for; « chercher » searches for all of them."""
    assert set(emails(asker, "liste 03")) == {HELENE, PENDING}
    assert emails(asker, "liste 03 helene") == [HELENE]
    assert "Établissement = 03 CIUSSS CN" in written(asker.type("liste 03"))
    assert emails(asker, "liste etab=03 16-2") == []
    assert emails(asker, "chercher 16-2", ADMIN) == []
    assert rows_of(asker.type("liste 16-2")) == ()


def test_an_establishment_of_others_shows_nothing_and_says_so(asker: Asker) -> None:
    """R4: what is asked for outside the scope is as if empty."""
    reply = asker.type("liste etab=16-2")
    assert rows_of(reply) == ()
    assert "16-2 CISSSME" in written(reply)
    assert "zoe" not in written(reply).lower()


def test_wrong_filters_are_told_all_at_once(asker: Asker) -> None:
    reply = asker.type("liste etab=99 statut=zzz inactif-depuis=hier")
    assert reply.outcome is Outcome.INVALID
    for words in ("« 99 »".replace(" ", "\u00a0"), "« zzz »".replace(" ", "\u00a0"), "« hier »".replace(" ", "\u00a0")):
        assert words in written(reply)


def test_a_column_sorts_and_a_second_press_turns_the_order(asker: Asker) -> None:
    by_email = table_of(asker.press(table_of(asker.type("liste")).columns[0].sort))
    assert by_email.columns[0].sorted == "asc"
    assert [row.cells[0] for row in by_email.rows] == sorted(row.cells[0] for row in by_email.rows)
    turned = asker.press(by_email.columns[0].sort)
    assert table_of(turned).columns[0].sorted == "desc"
    assert turned.replace


def test_pages_go_forth_and_back_with_the_same_filters(asker: Asker) -> None:
    for number in range(25):
        asker.known(f"salle{number:02}.ciussscn@ssss.gouv.qc.ca", first_name="Salle", last_name=f"{number:02}")
    first = asker.type("liste salle tri=courriel")
    second = asker.press(buttons_of(first)["Page suivante"].action)
    assert (len(rows_of(first)), len(rows_of(second))) == (20, 5)
    assert "Page suivante" not in buttons_of(second)
    back = asker.press(buttons_of(second)["Page précédente"].action)
    assert rows_of(back) == rows_of(first)
    assert "«\u00a0salle\u00a0»" in written(back)
    assert "25 comptes" in written(first)


def test_a_lists_buttons_fit_however_hostile_its_filters(asker: Asker) -> None:
    reply = asker.type(
        "liste etab=0,1,ciusss,cisss "
        + "名" * 30
        + " statut=actif,inactif,attente,expiré colonnes="
        + "nom,prenom,courriel,statut"
    )
    assert reply.outcome is Outcome.OK
    assert asker.type("liste " + "名" * 150).outcome is Outcome.INVALID


def test_pending_people_come_soonest_to_expire_first_with_their_day(asker: Asker) -> None:
    """R11, R26."""
    older = OurFields(invited_at=START - timedelta(days=25), invitation_known=True)
    asker.known("a.vieux.ciussscn@ssss.gouv.qc.ca", Status.PENDING, older, zoom_id=None)
    unknown = OurFields(invited_at=START, invitation_known=False)
    asker.known("b.inconnu.ciussscn@ssss.gouv.qc.ca", Status.PENDING, unknown, zoom_id=None)
    overdue = OurFields(invited_at=START - timedelta(days=31), invitation_known=True)
    asker.known("c.passe.ciussscn@ssss.gouv.qc.ca", Status.PENDING, overdue, zoom_id=None)
    days = [row.cells[3] for row in rows_of(asker.type("attente"))]
    assert days == ["J31/30, délai passé", "J25/30", "J12/30", "date inconnue"]


def test_the_day_count_follows_the_calendar_of_quebec(asker: Asker, clock: SettableClock) -> None:
    """R11: whole days in local time; 20:30 in Montréal is the next day in UTC already."""
    clock.set(START + timedelta(hours=11, minutes=28))
    today = OurFields(invited_at=clock.now() - timedelta(hours=3), invitation_known=True)
    asker.known("d.soir.ciussscn@ssss.gouv.qc.ca", Status.PENDING, today, zoom_id=None)
    assert "J0/30" in asker.read("attente")


def test_a_list_says_how_fresh_it_is(asker: Asker) -> None:
    """R12."""
    read_at(asker, Freshness(complete_at=START - timedelta(hours=1)))
    assert "À jour à 8\u00a0h\u00a002" in asker.read("liste")
    read_at(asker, Freshness(complete_at=START - timedelta(days=2), alarm="shrinking"))
    answer = asker.read("liste")
    assert "beaucoup moins de comptes" in answer
    assert "7 mars" in answer


def test_refreshing_asks_for_a_reading_and_shows_the_same_list(asker: Asker) -> None:
    """R10: it never waits on Zoom."""
    read_at(asker, Freshness(complete_at=START))
    first = asker.type("liste statut=actif")
    again = asker.press(buttons_of(first)["Rafraîchir"].action)
    assert rows_of(again) == rows_of(first)
    assert again.replace
    assert "nouvelle lecture" in written(again)
    with asker.store.reading() as unit:
        assert unit.directory.freshness().running


def test_an_empty_list_says_what_to_do_next(asker: Asker) -> None:
    reply = asker.type("liste introuvable")
    assert "Toute la liste" in buttons_of(reply)
    assert "Retirez un filtre" in written(reply)


def test_legacy_addresses_are_flagged_and_filtered(asker: Asker) -> None:
    """R14."""
    asker.known("vieux@gmail.com", Status.INACTIVE)
    assert emails(asker, "liste hors-reseau") == ["vieux@gmail.com"]
    assert "Inactif, hors réseau" in asker.read("liste hors-reseau")


def test_a_row_opens_its_card(asker: Asker) -> None:
    row = rows_of(asker.type("chercher tremblay"))[0]
    assert row.cells[0] == HELENE
    assert "Hélène Tremblay" in written(asker.press(row.opens))


@pytest.mark.parametrize(
    ("status", "person", "labels"),
    [
        (Status.ACTIVE, MANAGER, {"Modifier", "Réattribuer", "Désactiver", "Supprimer"}),
        (Status.INACTIVE, MANAGER, {"Réactiver", "Modifier", "Supprimer"}),
        (Status.PENDING, MANAGER, {"Renvoyer l’invitation", "Modifier à l’activation", "Annuler l’invitation"}),
        (Status.EXPIRED, MANAGER, {"Réinviter", "Retirer"}),
        (Status.ACTIVE, READER, set()),
        (Status.ACTIVE, CCT, {"Modifier", "Réattribuer", "Désactiver", "Supprimer"}),
    ],
)
def test_a_card_offers_only_what_applies_now(asker: Asker, status: Status, person: str, labels: set[str]) -> None:
    """R13."""
    asker.known("x.y.ciussscn@ssss.gouv.qc.ca", status, zoom_id=None if status is Status.PENDING else "z1")
    assert buttons_of(asker.type("fiche x.y.ciussscn@ssss.gouv.qc.ca", person)).keys() == labels


def test_an_account_of_no_establishment_is_to_be_attached_first(asker: Asker) -> None:
    """R1, R6: a manager sees and attaches it; a CCT agent acts on it at once; a reader does not see it."""
    assert buttons_of(asker.type(f"fiche {NONE}")).keys() == {"Rattacher à mon établissement"}
    assert "Supprimer" in buttons_of(asker.type(f"fiche {NONE}", CCT))
    assert asker.type(f"fiche {NONE}", READER).outcome is Outcome.NOT_FOUND


def test_the_buttons_of_two_showings_are_two_intents(asker: Asker) -> None:
    """R44: a second press of one button is the same intent; the same button shown anew is another."""
    first, second = (buttons_of(asker.type(f"fiche {HELENE}"))["Désactiver"].action for _ in range(2))
    assert first != second


def test_another_establishments_account_answers_as_an_unknown_one(asker: Asker) -> None:
    """R4, with the attempt audited."""
    hidden, unknown = asker.type(f"fiche {OTHER}"), asker.type("fiche zoe.lion.cisssme16@ssss.gouv.qc.ca")
    assert hidden.outcome is unknown.outcome is Outcome.NOT_FOUND
    assert written(hidden).replace(OTHER, "X") == written(unknown).replace("zoe.lion.cisssme16@ssss.gouv.qc.ca", "X")
    assert OTHER in asker.read("journal", ADMIN)
    assert OTHER not in asker.read("journal", MANAGER)


def test_a_public_id_of_another_establishment_is_not_a_way_round(asker: Asker) -> None:
    """R3, R4."""
    other = asker.known(OTHER)
    reply = asker.press(f"v1.fiche.compte={other.public_id}")
    assert reply.outcome is Outcome.NOT_FOUND
    assert OTHER not in written(reply)


def test_a_near_miss_is_proposed_within_the_scope_only(asker: Asker) -> None:
    """R4."""
    assert HELENE in buttons_of(asker.type("fiche helen.tremblay.ciussscn@ssss.gouv.qc.ca"))
    assert HELENE not in written(asker.type("fiche helen.tremblay.ciussscn@ssss.gouv.qc.ca", ELSEWHERE)).replace("helen.", "")


def test_a_holder_sees_their_own_card_and_nothing_else(asker: Asker) -> None:
    """R1: titulaire."""
    for text in ("fiche", "chercher tremblay", f"fiche {HELENE}"):
        assert "Hélène Tremblay" in asker.read(text, HELENE)
    assert asker.type(f"fiche {PENDING}", HELENE).outcome is Outcome.NOT_FOUND
    assert asker.type("liste", HELENE).outcome is Outcome.REFUSED
    assert buttons_of(asker.type("fiche", PENDING)).keys() == {"Renvoyer l’invitation"}


def test_an_open_operation_shows_on_the_card_and_in_the_state(asker: Asker) -> None:
    account = asker.known(HELENE)
    plan(asker, account)
    card = asker.type(f"fiche {HELENE}")
    assert {"Suivre", "Annuler l’opération"} <= buttons_of(card).keys()
    state = asker.type("état")
    assert f"Désactivation de {HELENE} en cours." in written(state)
    followed = asker.press(buttons_of(state)["Suivre"].action)
    assert "Référence\u00a0: ref-op" in written(followed)


def test_an_operation_of_another_establishment_does_not_exist(asker: Asker) -> None:
    """R4."""
    operation = plan(asker, asker.known(HELENE))
    assert asker.type(f"état {operation}").outcome is Outcome.OK
    assert asker.type(f"état {operation}", ELSEWHERE).outcome is Outcome.NOT_FOUND
    assert asker.read(f"état {operation}", ELSEWHERE) == asker.read("état inconnue", ELSEWHERE)


def plan(asker: Asker, account: Account) -> str:
    new = NewOperation(
        kind=Kind.DEACTIVATE,
        intent="i",
        actor=MANAGER,
        email=account.email,
        account_id=account.id,
        establishments=("03",),
        payload={},
        reference="ref-op",
    )
    with asker.store.writing() as unit:
        operation, _ = unit.ledger.plan(new)
        unit.commit()
    return operation.public_id


def test_seats_are_shown_as_they_are_counted(asker: Asker) -> None:
    """R50."""
    assert "non fixée" in asker.read("licences")
    with asker.store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, 1, by=ADMIN, reason="essai")
        unit.commit()
    reply = asker.type("licences")
    assert rows_of(reply)[0].cells == ("03 CIUSSS CN", "Licences", "1", "1", "1", "0", "1", "1 invitation en attente")
    assert "déficit" in written(reply)
    assert "16-2" not in written(reply)
    assert "16-2" in asker.read("licences etab=16-2", ELSEWHERE)


def test_access_is_shown_within_ones_territory(asker: Asker) -> None:
    """R1, R5."""
    assert MANAGER in asker.read("accès", CCT)
    assert ELSEWHERE not in asker.read("accès", CCT)
    assert {MANAGER, ELSEWHERE, READER, CCT} <= set(asker.read("accès", ADMIN).replace("|", " ").split())
    own = asker.read("accès", MANAGER)
    assert "Gestionnaire | 03 CIUSSS CN" in own
    assert READER not in own


def test_support_gives_the_askers_own_centre(asker: Asker) -> None:
    """R95; a centre without an address is told another way."""
    assert "soutien@telesantechudequebec.ca" in asker.read("soutien", MANAGER)
    assert "telesante@muhc.mcgill.ca" not in asker.read("soutien", MANAGER)
    assert "pas encore configurée" in asker.read("soutien", ELSEWHERE)
    assert "soutien@telesantechudequebec.ca" in asker.read("soutien", NOBODY)


def test_the_language_chosen_is_the_language_of_all_answers(asker: Asker) -> None:
    assert "Answers will now be in English." in asker.read("langue anglais")
    assert "Email" in asker.read("list").replace("E-mail", "Email")
    assert "Accounts" in asker.read("list").title()


def test_an_unknown_type_is_shown_with_zooms_number(asker: Asker) -> None:
    """R34."""
    asker.known(HELENE, user_type=UserType.UNKNOWN, raw_type=99)
    assert "Type inconnu (Zoom\u00a0: 99)" in asker.read(f"fiche {HELENE}")


def test_help_shows_what_the_role_may_run(asker: Asker) -> None:
    assert "/iris créer" in asker.read("aide", MANAGER)
    assert "/iris créer" not in asker.read("aide", READER)
    assert "/iris liste" not in asker.read("aide", NOBODY)
    assert "/iris soutien" in asker.read("aide", NOBODY)
    assert "ne permet pas" in asker.read("aide créer", READER)


def test_the_help_tells_of_no_value_that_is_always_refused(asker: Asker) -> None:
    """R27, R34: neither the local type nor, at a creation, the administrative profile."""
    creating, modifying = asker.read("aide créer"), asker.read("aide modifier")
    assert "Utilisateur local" not in creating + modifying
    assert "Administrative" not in creating
    assert "Administrative" in modifying
    assert "Utilisateur local" in asker.read("aide liste")


def test_a_stranger_is_told_where_to_write_from(asker: Asker) -> None:
    """R2."""
    reply = asker.type("aide", "")
    assert reply.outcome is Outcome.REFUSED
    assert "compte professionnel" in written(reply)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lsite", "liste"),
        ("bidule", "Je ne connais pas"),
        ("liste etb=03", "etab"),
        ("liste " + "a" * 3_000, "trop long"),
        ("modifier x nom=a nom=b", "deux valeurs"),
    ],
)
def test_what_is_not_understood_is_said_with_what_to_do(asker: Asker, text: str, words: str) -> None:
    """R96."""
    reply = asker.type(text)
    assert reply.outcome is Outcome.UNDERSTOOD_NOT
    assert words in written(reply)
    assert "Aide" in buttons_of(reply)


def test_a_press_on_a_proposal_does_what_was_meant(asker: Asker) -> None:
    assert rows_of(asker.press(buttons_of(asker.type("lsite"))["liste"].action))


def test_stale_and_garbled_buttons_change_nothing_and_say_so(asker: Asker) -> None:
    for wire in ("v0.liste.", "v1.supprimer.inconnu=1", "abc"):
        assert "plus valable" in shown(asker.press(wire)).summary


def test_the_journal_tells_what_changed_why_and_from_where(asker: Asker) -> None:
    """R93: before and after in words, the reason, the origin; the card's history in short."""
    with asker.store.writing() as unit:
        unit.audit.append(
            AuditEntry(
                actor=MANAGER,
                action="modifier",
                outcome="modified",
                origin="slack",
                reference="r1",
                subject=HELENE,
                establishment="03",
                before={"user_type": "basic", "oncology": "", "last_name": "Roy"},
                after={"user_type": "licensed", "oncology": "1", "last_name": "Tremblay", "company": "x", "webinar": ""},
                reason="mariage",
            )
        )
        unit.commit()
    told = "Nom\u00a0: Roy → Tremblay, Type d’utilisateur\u00a0: Basique → Licencié, Cancérologie\u00a0: Non → Oui"
    row = rows_of(asker.type(f"journal {HELENE}"))[0].cells
    assert row[5:] == (told, "mariage", "Slack", "Fait")
    assert f"{told}, Raison\u00a0: mariage" in written(asker.type(f"fiche {HELENE}"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("liste en attente", [PENDING]),
        ("liste en-attente 03", [PENDING]),
        ("list pending roy", [PENDING]),
        ("liste actifs helene", [HELENE]),
        ("liste expirés", []),
        ("liste actifs statut=attente", []),
    ],
)
def test_a_list_of_a_status_by_its_name_alone(asker: Asker, typed: str, found: list[str]) -> None:
    """R10: as it is said; « chercher » looks for the words themselves."""
    assert emails(asker, typed) == found
    assert emails(asker, "chercher actif") == []


@pytest.mark.parametrize(("person", "topic"), [(MANAGER, "créer"), (READER, "liste"), (NOBODY, "demander")])
def test_the_help_names_a_command_that_one_may_run(asker: Asker, person: str, topic: str) -> None:
    assert f"/iris aide {topic}" in asker.read("aide", person)


def test_what_a_card_does_not_know_is_said_in_one_way(asker: Asker) -> None:
    """R13: no empty value beside a worded one."""
    asker.known("rien.connu.ciussscn@ssss.gouv.qc.ca", first_name="", last_name="", department="", job_title="")
    view = shown(asker.type("fiche rien.connu.ciussscn@ssss.gouv.qc.ca"))
    pairs = {label: value for block in view.blocks if isinstance(block, Fields) for label, value in block.pairs}
    assert {pairs[one] for one in ("Prénom", "Nom", "Département")} == {"Non précisé"}
    assert {pairs[one] for one in ("Fonction", "Spécialité", "Installation")} == {"Non précisée"}
    assert all(pairs.values())
