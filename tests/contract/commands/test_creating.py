"""créer, from the line or the form to Zoom (R20–R27, R51)."""

from __future__ import annotations

import pytest

from commands.domain.accounts import Profile, Status, UserType
from commands.incoming import Outcome, Reply
from commands.views.nodes import Field, Form, Notice, Text, Words, msg
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, SITE, SPEAKERS, Desk, buttons_of, carried, said, wrong
from tests.support.samples import licensed

EMAIL = "zoe.nouvelle.ciussscn@ssss.gouv.qc.ca"
ADD_ONS = ("grande-reunion", "webinaire")
LINE = f"créer {EMAIL} prenom=Zoé nom=Nouvelle installation={SITE} specialite=cardiologie"


def field(form: Form[Words] | None, name: str) -> Field[Words]:
    assert form is not None
    return next(one for one in form.fields if one.name == name)


def sent_again(desk: Desk, reply: Reply) -> Reply:
    """The form of a reply, submitted as it stands."""
    assert reply.form is not None
    return desk.submit(reply.form.action, {one.name: one.value for one in reply.form.fields})


def test_one_line_creates_with_the_defaults(desk: Desk) -> None:
    """R20, R22: the establishment comes from the address; what Zoom cannot take is kept."""
    reply = desk.type(f"{LINE} fonction=Infirmier departement=Urgence")
    assert reply.outcome is Outcome.PLANNED
    assert desk.zoom.journal == []
    desk.work()
    assert desk.zoom.journal == [("create", EMAIL)]
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type, account.profile) == (Status.PENDING, UserType.LICENSED, Profile.TELECONSULTATION)
    assert (account.establishment, account.installation, account.specialty) == ("03", SITE, "cardiologie")
    assert (account.invited_at, account.invitation_known) == (desk.clock.now(), True)
    kept = dict(account.deferred)
    assert (kept["department"], kept["timezone"]) == ("Urgence", "America/Montreal")
    assert kept["job_title"].startswith("Infirmi")
    assert desk.operation(reply.operation).outcome == "created"


def test_an_add_on_that_is_not_wanted_agrees_with_its_noun(desk: Desk) -> None:
    """R31: « une grande réunion », « un webinaire »."""
    none = {name: {one.value: one.label for one in field(desk.type("créer").form, name).options}["0"] for name in ADD_ONS}
    assert {name: SPEAKERS[0].words(words) for name, words in none.items()} == {"grande-reunion": "Aucune", "webinaire": "Aucun"}


def test_the_islands_have_their_own_time_zone(desk: Desk) -> None:
    """R20."""
    desk.grant(MANAGER, "11-2")
    site = desk.house.reference.installations_of("11-2")[0].code
    desk.type(f"créer ile.personne@ssss.gouv.qc.ca prenom=Île nom=Personne installation={site} specialite=cardiologie")
    desk.work()
    account = desk.account("ile.personne@ssss.gouv.qc.ca")
    assert account is not None
    assert dict(account.deferred)["timezone"] == "America/Halifax"


def test_everything_wrong_is_told_at_once_and_nothing_typed_is_lost(desk: Desk) -> None:
    """R96; R23 and R22 require the specialty and the site."""
    reply = desk.type("créer zoe.nouvelle.ciussscn@ssss.gouv.qc.ca prenom=Zoé type=local profil=administrative")
    assert reply.outcome is Outcome.INVALID
    assert wrong(reply) == {"type", "profil"}
    assert field(reply.form, "prenom").value == "Zoé"
    assert field(reply.form, "etablissement").value == "03"
    assert wrong(sent_again(desk, reply)) == {"nom", "installation", "specialite", "type"}
    desk.work()
    assert desk.zoom.journal == []


def test_a_near_miss_is_corrected_with_one_click(desk: Desk) -> None:
    """R21: the form comes back with the corrected address and everything typed."""
    reply = desk.type(LINE.replace("@ssss.gouv.qc.ca", "@sss.gouv.qc.ca"))
    assert reply.outcome is Outcome.INVALID
    assert wrong(reply) == {"courriel"}
    again = sent_again(desk, reply)
    assert buttons_of(again)[0].label == buttons_of(reply)[0].label
    form = desk.press(buttons_of(reply)[0].action).form
    assert form is not None
    assert (field(form, "courriel").value, field(form, "prenom").value, field(form, "installation").value) == (EMAIL, "Zoé", SITE)
    assert desk.zoom.journal == []
    values = {one.name: one.value for one in form.fields}
    assert desk.submit(form.action, values).outcome is Outcome.PLANNED
    desk.work()
    assert desk.status(EMAIL) is Status.PENDING


def test_the_form_says_when_a_last_name_may_be_left_out(desk: Desk) -> None:
    """R24: a room may have none."""
    assert SPEAKERS[0].words(field(desk.type("créer").form, "nom").hint or "") == "Obligatoire, sauf pour un compte générique."


def test_what_a_line_leaves_out_is_marked_only_once_it_was_sent(desk: Desk) -> None:
    """R96: the form is there to be filled in; the near miss is told once, at its field (R21)."""
    reply = desk.type("créer zoe.nouvelle@sss.gouv.qc.ca")
    assert (reply.outcome, wrong(reply)) == (Outcome.INVALID, {"courriel"})
    assert reply.form is not None
    assert not [block for block in reply.form.intro if isinstance(block, Notice)]
    assert buttons_of(reply)[0].label == msg("button-correct")
    assert wrong(sent_again(desk, reply)) == {"courriel", "etablissement", "prenom", "nom", "specialite"}
    lacking = desk.type(f"créer {EMAIL} prenom=Zoé")
    assert (lacking.outcome, wrong(lacking)) == (Outcome.ASKED, set())
    assert wrong(sent_again(desk, lacking)) == {"nom", "installation", "specialite"}


@pytest.mark.parametrize("address", ["zoe@mail.mcgill.ca", "zoe@gmail.com", "zoe.n@entreprise.example"])
def test_addresses_outside_the_network_are_refused(desk: Desk, address: str) -> None:
    """R21."""
    reply = desk.type(LINE.replace(EMAIL, address))
    assert "courriel" in wrong(reply)


@pytest.mark.parametrize(
    "name", ["departement", "courriel", "etablissement", "installation", "fonction", "generique", "chef-courriel"]
)
def test_a_patient_number_is_refused_and_neither_kept_nor_said_back(desk: Desk, name: str) -> None:
    """R63: in no field, no sentence and no button of the form; all else stays as it was typed (R96)."""
    known = {"courriel": EMAIL, "prenom": "Zoé", "nom": "Nouvelle", "installation": SITE} | {name: "TREM 1234 5678"}
    reply = desk.type("créer " + " ".join(f'{one}="{value}"' for one, value in known.items()))
    assert field(reply.form, name).error == msg("problem-patient-number")
    assert field(reply.form, "prenom").value == "Zoé"
    assert "1234" not in repr(reply)


def test_a_patient_number_beside_a_near_miss_is_not_in_the_button_that_corrects_it(desk: Desk) -> None:
    """R21, R63."""
    reply = desk.type(f'{LINE} departement="TREM 1234 5678"'.replace("@ssss.gouv.qc.ca", "@sss.gouv.qc.ca"))
    (correct,) = buttons_of(reply)
    assert carried(correct.action)["prenom"] == "Zoé"
    assert "1234" not in repr(reply)


def test_the_same_form_twice_creates_once(desk: Desk) -> None:
    """R44: the form's own key."""
    form = desk.type("créer").form
    assert form is not None
    values = {"courriel": EMAIL, "prenom": "Zoé", "nom": "Nouvelle", "installation": SITE, "specialite": "cardiologie"}
    values |= {"etablissement": "", "type": "licensed", "profil": "teleconsultation", "fuseau": "America/Montreal"}
    assert desk.submit(form.action, values).outcome is Outcome.PLANNED
    assert desk.submit(form.action, values).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert desk.submit(form.action, values).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert desk.zoom.journal == [("create", EMAIL)]


def test_a_simulation_creates_nothing(desk: Desk) -> None:
    """R82."""
    assert desk.type(f"{LINE} --simuler").outcome is Outcome.SIMULATED
    desk.work()
    assert desk.zoom.journal == []
    with desk.store.reading() as unit:
        assert unit.ledger.depth() == {}


def test_an_existing_account_is_shown_instead(desk: Desk) -> None:
    """R22."""
    desk.known(licensed(EMAIL), establishment="03")
    reply = desk.type(LINE)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-exists")


def test_an_address_taken_elsewhere_gets_one_neutral_sentence(desk: Desk) -> None:
    """R4: whether it has an account there, or one under way."""
    desk.known(licensed(EMAIL), establishment="16-2")
    reply = desk.type(LINE)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-address-taken")
    other = "autre.nouvelle@ssss.gouv.qc.ca"
    site = desk.house.reference.installations_of("16-2")[0].code
    there = f"créer {other} prenom=A nom=B etablissement=16-2 installation={site} specialite=cardiologie"
    assert desk.type(there, person=ELSEWHERE).outcome is Outcome.PLANNED
    here = f"créer {other} prenom=A nom=B etablissement=03 installation={SITE} specialite=cardiologie"
    assert said(desk.type(here)) == "refused-address-taken"


def test_an_address_that_zoom_has_already_is_told_and_shown(desk: Desk) -> None:
    """R90: a 409 at the first try adopts nobody."""
    desk.zoom.put(licensed(EMAIL))
    desk.allocate("03", 5)
    reply = desk.type(LINE)
    desk.work()
    ended = desk.operation(reply.operation)
    assert (ended.state, ended.outcome) == ("failed", "refused-address-taken")
    assert desk.status(EMAIL) is Status.ACTIVE


def test_of_two_managers_one_has_the_last_seat_and_the_other_is_told_when(desk: Desk) -> None:
    """R51: the check and the hold are one transaction, before Zoom."""
    desk.allocate("03", 1)
    assert desk.type(LINE).outcome is Outcome.PLANNED
    desk.clock.advance(minutes=7)
    second = desk.type(LINE.replace("zoe.nouvelle", "luc.second"), person=COLLEAGUE)
    assert (second.outcome, said(second)) == (Outcome.REFUSED, "refused-full-since")
    desk.work()
    assert [call[1] for call in desk.zoom.writes("create")] == [EMAIL]


def test_the_loser_may_create_as_basic(desk: Desk) -> None:
    """R51; R50: Basique takes no seat."""
    desk.allocate("03", 0)
    reply = desk.type(LINE)
    offer = next(one for one in buttons_of(reply) if carried(one.action).get("type") == "basic")
    created = desk.press(offer.action)
    assert created.outcome is Outcome.PLANNED
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert account.user_type is UserType.BASIC
    assert desk.operation(created.operation).outcome == "created-basic"


def test_zooms_no_seats_frees_the_reservation(desk: Desk) -> None:
    """R54."""
    desk.allocate("03", 1)
    desk.zoom.licences = 0
    reply = desk.type(LINE)
    desk.work()
    assert desk.operation(reply.operation).outcome == "refused-no-seats"
    assert desk.account(EMAIL) is None
    desk.zoom.licences = None
    assert desk.type(LINE).outcome is Outcome.PLANNED


def test_a_room_that_looks_like_another_is_created_only_on_purpose(desk: Desk) -> None:
    """R24."""
    room = "salle.urgence2.ciussscn@ssss.gouv.qc.ca"
    desk.known(
        licensed("salle.urgence.ciussscn@ssss.gouv.qc.ca", first_name="Salle Urgence", last_name=""),
        establishment="03",
        generic=True,
    )
    line = f'créer {room} prenom="Salle urgence" generique=oui installation={SITE} specialite=cardiologie '
    assert wrong(sent_again(desk, desk.type(line))) == {"chef", "chef-courriel"}
    line += 'chef="Odette Chef" chef-courriel=odette.chef.ciussscn@ssss.gouv.qc.ca'
    reply = desk.type(line)
    assert reply.outcome is Outcome.ASKED
    assert reply.form is not None
    assert desk.submit(reply.form.action, {one.name: one.value for one in reply.form.fields}).outcome is Outcome.PLANNED
    desk.work()
    account = desk.account(room)
    assert account is not None
    assert account.generic
    assert account.head is not None
    assert account.head.name == "Odette Chef"


def test_another_establishment_is_not_theirs_to_create_in(desk: Desk) -> None:
    """R1."""
    reply = desk.type(LINE.replace("ciussscn", "cisssme16"))
    assert "etablissement" in wrong(reply)


def test_the_address_alone_gives_the_establishment_for_confirmation(desk: Desk) -> None:
    """R22: shown, with where it comes from."""
    form = desk.type(f"créer {EMAIL}").form
    shown = field(form, "etablissement")
    assert (shown.value, bool(shown.hint)) == ("03", True)


def test_add_ons_wait_for_the_activation_and_need_a_licence(desk: Desk) -> None:
    """R20, R31."""
    assert "webinaire" in wrong(desk.type(f"{LINE} type=basique webinaire=500"))
    desk.type(f"{LINE} webinaire=500")
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.webinar, dict(account.deferred)["webinar"]) == (0, "500")


def test_an_address_of_another_establishment_is_not_created_here(desk: Desk) -> None:
    """R6, R22: as for attaching; and the same answer whether an account has the address or not (R4)."""
    address = "zoe.nouvelle.cisssme16@ssss.gouv.qc.ca"
    line = LINE.replace(EMAIL, address) + " etablissement=03"
    before = desk.type(line)
    assert (before.outcome, said(before)) == (Outcome.REFUSED, "refused-create-suffix-elsewhere")
    desk.known(licensed(address), establishment="16-2")
    assert desk.type(line).view == before.view
    other = line.replace("nouvelle", "autre")
    desk.grant(MANAGER, "16-2")
    assert desk.type(other).outcome is Outcome.PLANNED


def test_an_address_is_taken_in_the_same_words_here_and_at_zoom(desk: Desk) -> None:
    """R4: neither tells where."""
    desk.zoom.put(licensed(EMAIL))
    reply = desk.type(LINE)
    desk.work()
    view = operation_view(desk.operation(reply.operation), Reader(command="/iris", now=desk.clock.now()), None)
    assert Text(msg("refused-address-taken", email=EMAIL)) in view.blocks


def test_an_address_that_is_a_patient_number_is_refused(desk: Desk) -> None:
    """R63: nothing is kept, nothing leaves for Zoom."""
    reply = desk.type(LINE.replace("zoe.nouvelle.ciussscn", "trem12345678"))
    assert "courriel" in wrong(reply)
    desk.work()
    assert desk.zoom.journal == []
