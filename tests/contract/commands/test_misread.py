"""What is typed and not understood: what is proposed, to whom, and what a press of it does (R3, R96)."""

from __future__ import annotations

import pytest

from commands.context import House
from commands.domain.folding import fold
from commands.domain.reference import ReferenceData
from commands.handlers.home import allowed_commands
from commands.incoming import Outcome
from commands.recognition import recognised
from storage.unit import SqlStore
from tests.support.asking import ADMIN, MANAGER, NOBODY, STRICT, Asker, buttons_of, form_of, rows_of, shown, written
from tests.support.clock import SettableClock

HELENE = "helene.tremblay.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    asker.known(HELENE, first_name="Hélène", last_name="Tremblay")
    asker.known("jean.roy.ciussscn@ssss.gouv.qc.ca", first_name="Jean", last_name="Roy")
    return asker


def pressed(asker: Asker, text: str, label: str, person: str = MANAGER) -> list[str]:
    """The addresses that a press of this proposal shows."""
    proposal = buttons_of(asker.type(text, person))[label]
    return [row.cells[0] for row in rows_of(asker.press(proposal.action, person))]


@pytest.mark.parametrize("typed", ["helene", "Hélène tremblay"])
def test_a_name_alone_is_proposed_as_a_search(asker: Asker, typed: str) -> None:
    assert pressed(asker, typed, f"Chercher «\u00a0{typed}\u00a0»") == [HELENE]
    assert set(buttons_of(asker.type(typed))) == {f"Chercher «\u00a0{typed}\u00a0»", "Aide"}


def test_a_name_near_a_command_may_be_either(asker: Asker) -> None:
    assert {"liste", "Chercher «\u00a0lise\u00a0»"} <= buttons_of(asker.type("lise")).keys()


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("cherche helene", "chercher helene"),
        ("lsite helene statut=actif", "liste helene statut=actif"),
        ("lits 03 helene", "liste 03 helene"),
    ],
)
def test_a_proposal_carries_the_rest_of_what_was_typed(asker: Asker, typed: str, label: str) -> None:
    assert pressed(asker, typed, label) == [HELENE]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("les licences", "licences"),
        ("mes demandes", "demandes"),
        ("combien de licences reste-t-il encore", "licences"),
        ("en attante", "attente"),
        ("combien de licences?", "licences"),
        ("03", "liste 03"),
        ("03 helene", "liste 03 helene"),
    ],
)
def test_a_command_is_found_where_people_put_it(asker: Asker, typed: str, label: str) -> None:
    proposal = buttons_of(asker.type(typed))[label]
    assert asker.press(proposal.action).outcome is Outcome.OK


def test_a_filter_alone_is_proposed_for_the_list(asker: Asker) -> None:
    assert pressed(asker, "statut=attente", "liste statut=attente") == []


def test_a_proposed_deletion_asks_before_anything_is_done(asker: Asker) -> None:
    """R42: the press is as good as the words, and what is in the calendar is looked at first."""
    proposal = buttons_of(asker.type(f"suprimer {HELENE}"))[f"supprimer {HELENE}"]
    assert shown(asker.press(proposal.action)).summary == shown(asker.type(f"supprimer {HELENE}")).summary


def test_what_was_to_be_simulated_is_not_proposed_in_earnest(asker: Asker) -> None:
    """R82: a button does not simulate, so it opens the help."""
    proposal = buttons_of(asker.type(f"desactver {HELENE} --simuler"))
    assert set(proposal) == {"désactiver", "Aide"}
    assert "--simuler" in written(asker.press(proposal["désactiver"].action))


def test_nothing_is_proposed_that_one_may_not_run(asker: Asker) -> None:
    """R3."""
    assert set(buttons_of(asker.type("cherche helene", NOBODY))) == {"Aide"}
    assert set(buttons_of(asker.type("suprimer", NOBODY))) == {"Aide"}
    assert "soutien" in buttons_of(asker.type("soutein", NOBODY))


def test_a_sentence_may_be_asked_of_the_cct(asker: Asker) -> None:
    """R60: in the form, which is sent by a person alone."""
    typed = "bonjour pouvez-vous me dire comment faire svp"
    opened = asker.press(buttons_of(asker.type(typed, NOBODY))["Faire une demande"].action, NOBODY)
    assert opened.form is not None
    assert typed in [one.value for one in opened.form.fields]


def test_whoever_sees_no_account_is_proposed_no_search(asker: Asker) -> None:
    """R3: the few words may be asked of the CCT."""
    opened = asker.press(buttons_of(asker.type("ma licence", NOBODY))["Faire une demande"].action, NOBODY)
    assert "ma licence" in [one.value for one in form_of(opened).fields]


def test_a_stranger_is_told_so_whatever_they_type(asker: Asker) -> None:
    """R2: no help that would be refused in its turn."""
    assert asker.read("bof", "") == asker.read("liste", "")


def test_a_patient_s_number_is_in_no_button(asker: Asker) -> None:
    """R63."""
    assert set(buttons_of(asker.type("bonjour ABCD 1234 5678 merci bien à vous"))) == {"Aide"}


@pytest.mark.parametrize(
    "text",
    ["ABCD12345678", f"créer {HELENE} ABCD12345678", "modifier departement=ABCD12345678", "réattribuer courriel=ABCD12345678"],
)
def test_a_patient_s_number_is_not_said_back_nor_carried_by_a_form(asker: Asker, text: str) -> None:
    """R63."""
    assert "ABCD" not in repr(asker.type(text))


def test_an_unknown_argument_is_said_to_be_one(asker: Asker) -> None:
    said = asker.read("liste ville=Québec")
    assert "La commande «\u00a0liste\u00a0» ne comprend pas «\u00a0ville\u00a0»." in said
    assert "Elle prend\u00a0: etab, installation, statut, type, profil" in said
    assert "guillemets" not in said
    near = asker.read("liste statu=actif")
    assert "Vouliez-vous dire\u00a0: statut?" in near
    assert "Elle prend" in asker.read(f"supprimer {HELENE} nom=Roy")
    assert "--simuler" in asker.read(f"supprimer {HELENE} nom=Roy")


def test_loose_words_are_told_of_quotes_or_that_there_is_nothing_to_add(asker: Asker) -> None:
    assert "Mettez entre guillemets" in asker.read(f"supprimer {HELENE} parti en mars")
    assert "Elle s’écrit seule" in asker.read("soutien technique")


@pytest.mark.parametrize("text", ["liste etab=03", "fiche x.y.ciussscn@ssss.gouv.qc.ca", "journal", "licences", "créer"])
def test_whoever_has_no_role_may_ask_for_what_they_were_refused(asker: Asker, text: str) -> None:
    """R5, R96: the request's form opens; what only shows something is asked for as access."""
    offered = buttons_of(asker.type(text, NOBODY))
    assert list(offered) == ["Faire une demande", "Aide", "Soutien"]
    opened = asker.press(offered["Faire une demande"].action, NOBODY)
    assert opened.form is not None
    wish = {one.name: one.value for one in form_of(opened).fields}["besoin"]
    assert wish == ("create" if text == "créer" else "access")


@pytest.mark.parametrize("command", ["supprimer", "désactiver", "diagnostic", "rendre"])
def test_the_form_that_asks_for_an_account_says_what_for(asker: Asker, command: str) -> None:
    """R96: « Choisir un compte » alone does not."""
    summary = STRICT["fr"].text(f"command-{fold(command)}-summary")
    assert summary in written(asker.type(command))


def test_only_what_one_may_run_is_proposed_to_them(asker: Asker) -> None:
    """R3."""
    with asker.store.reading() as unit:
        actors = {who: recognised(unit, asker.house, who) for who in (NOBODY, MANAGER, "")}
    nobody, manager, stranger = (allowed_commands(actors[who]) for who in (NOBODY, MANAGER, ""))
    assert nobody == {"aide", "soutien", "langue", "demander", "demandes", "accès"}
    assert {"liste", "créer", "supprimer"} <= manager
    assert stranger == frozenset()


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("créer un compte", "créer"),
        ("create an account please", "créer"),
        ("supprimer un compte", "supprimer"),
        (f"fiche du compte {HELENE}", f"fiche {HELENE}"),
        (f"diagnostic compte {HELENE} svp", f"diagnostic {HELENE}"),
        ("soutien svp", "soutien"),
        ("licences du 03", "licences etab=03"),
        ("licences CUSM", "licences etab=CUSM"),
        ("liste des comptes inactifs", "liste statut=inactif"),
        ("supprimer le compte de helene", "supprimer helene"),
        ("aide créer compte", "aide créer"),
        ("Bonjour, liste", "liste"),
        ("bonjour IRIS! chercher helene", "chercher helene"),
    ],
)
def test_the_words_that_people_put_around_are_let_be(asker: Asker, typed: str, same: str) -> None:
    reply, plain = asker.type(typed), asker.type(same)
    assert reply.outcome is plain.outcome is not Outcome.UNDERSTOOD_NOT
    assert written(reply) == written(plain)


def test_a_name_after_a_greeting_is_proposed_as_a_search(asker: Asker) -> None:
    assert set(buttons_of(asker.type("bonjour helene"))) == set(buttons_of(asker.type("helene")))


@pytest.mark.parametrize(
    "typed", [f"supprimer pas le compte {HELENE}", f"supprimer le compte {HELENE} simuler", "créer un compte pour Anne"]
)
def test_what_is_not_understood_among_them_stops_all(asker: Asker, typed: str) -> None:
    """R82: nothing is done on half of what was said."""
    assert asker.type(typed).outcome is Outcome.UNDERSTOOD_NOT


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("bonjour", "Bonjour! Que puis-je faire pour vous?"),
        ("Bonjour IRIS!", "Bonjour! Que puis-je faire pour vous?"),
        ("hello", "Bonjour! Que puis-je faire pour vous?"),
        ("good morning", "Bonjour! Que puis-je faire pour vous?"),
        ("merci", "Avec plaisir!"),
        ("Ok, merci beaucoup :)", "Avec plaisir!"),
        ("bonjour et merci pour votre aide", "Avec plaisir!"),
        ("thanks a lot", "Avec plaisir!"),
    ],
)
@pytest.mark.parametrize("person", [MANAGER, NOBODY])
def test_a_greeting_is_answered_as_a_colleague_would(asker: Asker, typed: str, answer: str, person: str) -> None:
    """R96: with what one may do next, and nothing proposed that nobody meant."""
    reply = asker.type(typed, person)
    assert (reply.outcome, shown(reply).summary) == (Outcome.OK, answer)
    assert list(buttons_of(reply)) == ["Aide", "Soutien"]


@pytest.mark.parametrize("typed", ["bonjour helene", "merci de supprimer le compte", "aide merci", "ok", "bonjour, liste"])
def test_a_greeting_with_something_to_do_is_read_for_it(asker: Asker, typed: str) -> None:
    assert shown(asker.type(typed)).summary not in ("Bonjour! Que puis-je faire pour vous?", "Avec plaisir!")


def test_an_address_that_was_cut_off_is_met_with_the_whole_one(asker: Asker) -> None:
    assert HELENE in buttons_of(asker.type(f"fiche {HELENE.removesuffix('.ca')}"))


def test_a_field_without_its_sign_is_told_so(asker: Asker) -> None:
    """« nom daigle » was said to be two values for « nom »."""
    told = asker.read(f"modifier {HELENE} prénom Anne")
    assert "Écrivez la valeur avec le signe égal, sans espace\u00a0: prenom=valeur" in told
    assert "deux valeurs" in asker.read(f"modifier {HELENE} nom=Roy nom=Roi")


def test_a_box_without_its_sign_is_shown_as_it_is_ticked(asker: Asker) -> None:
    assert "sans espace\u00a0: generique=oui" in asker.read(f"créer {HELENE} generique prenom=Salle")
    assert "sans espace\u00a0: cancer=oui" in asker.read(f"modifier {HELENE} cancer")
