"""modifier: now, or once at the activation (R30–R35)."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.i18n import Translator
from bot.localise import localise
from bot.plain import plain_text
from commands.context import Context
from commands.domain.accounts import Account, Pool, Profile, Status, UserType
from commands.domain.people import EVERYWHERE, Scope
from commands.handlers.modifying import read_modification
from commands.handlers.pending_changes import Pending
from commands.incoming import ActionInput, Outcome, Person
from commands.interpret import interpret
from commands.invocation import Invocation
from commands.operations.activation import plan_deferred
from commands.policy import recognise
from commands.ports import AuditQuery, DueNotice, OurFields
from commands.results import Refused
from commands.views.changes import changed
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, SITE, SPEAKERS, Desk, buttons_of, carried, said, wrong
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
FILLED = {"establishment": "03", "installation": SITE, "specialty": "cardiologie"}


@pytest.fixture
def account(desk: Desk) -> Account:
    return desk.known(licensed(EMAIL), **FILLED)


@pytest.fixture
def pending(desk: Desk) -> Account:
    return desk.known(licensed(EMAIL, Status.PENDING), invited_at=desk.clock.now(), **FILLED)


def see_activation(desk: Desk) -> None:
    """The person accepts, and a reading shows it, as the mirror's caller does it."""
    desk.zoom.activate(EMAIL)
    read_again(desk)


def read_again(desk: Desk) -> None:
    with desk.store.writing() as unit:
        differences = unit.directory.absorb([desk.zoom.people[EMAIL]], desk.clock.advance(seconds=1))
        plan_deferred(unit, differences, desk.house, desk.clock.now())
        unit.commit()


def test_only_what_changes_is_sent(desk: Desk, account: Account) -> None:
    reply = desk.type(f"modifier {EMAIL} departement=Urgence nom=Talon")
    assert reply.outcome is Outcome.PLANNED
    desk.work()
    assert desk.zoom.journal == [("update", account.zoom_id)]
    view = desk.zoom.people[EMAIL]
    assert (view.department, view.last_name) == ("Urgence", "Talon")
    changed = desk.account(EMAIL)
    assert changed is not None
    assert changed.department == "Urgence"


def test_the_form_comes_filled_and_a_stale_one_changes_nothing(desk: Desk, account: Account) -> None:
    """R31, R32: and it says that the e-mail never changes."""
    form = desk.type(f"modifier {EMAIL}").form
    assert form is not None
    values = {one.name: one.value for one in form.fields}
    assert (values["prenom"], values["installation"], values["type"]) == ("Achille", SITE, "licensed")
    desk.clock.advance(seconds=5)
    desk.known(licensed(EMAIL, last_name="Talonné"), **FILLED)
    reply = desk.submit(form.action, {**values, "prenom": "Autre"})
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-version")
    desk.work()
    assert desk.zoom.journal == []


def test_a_form_sent_as_it_came_changes_nothing(desk: Desk, account: Account) -> None:
    form = desk.type(f"modifier {EMAIL}").form
    assert form is not None
    reply = desk.submit(form.action, {one.name: one.value for one in form.fields})
    assert reply.outcome is Outcome.REFUSED or wrong(reply)
    desk.work()
    assert desk.zoom.journal == []


def test_a_pending_account_is_refused_with_both_offers(desk: Desk, pending: Account) -> None:
    """R30: Zoom would say yes and apply nothing."""
    reply = desk.type(f"modifier {EMAIL} departement=Urgence")
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-modify-pending")
    keep, resend = buttons_of(reply)
    assert carried(keep.action)["departement"] == "Urgence"
    assert carried(resend.action) == {"compte": pending.public_id}
    desk.work()
    assert desk.zoom.journal == []


def test_a_kept_change_is_applied_exactly_once_at_the_activation(desk: Desk, pending: Account) -> None:
    """R30; the same webhook twice, a poll after it, another change by hand in between: never again."""
    keep = buttons_of(desk.type(f"modifier {EMAIL} departement=Urgence specialite=pediatrie"))[0]
    assert said(desk.press(keep.action)) == "kept-for-activation"
    kept = desk.account(EMAIL)
    assert kept is not None
    assert kept.specialty == "cardiologie"
    see_activation(desk)
    read_again(desk)
    desk.work()
    applied = desk.account(EMAIL)
    assert applied is not None
    assert (applied.department, applied.specialty, applied.deferred) == ("Urgence", "pediatrie", ())
    desk.type(f"modifier {EMAIL} departement=Chirurgie")
    desk.work()
    read_again(desk)
    desk.work()
    final = desk.account(EMAIL)
    assert final is not None
    assert final.department == "Chirurgie"
    assert len(desk.zoom.writes("update")) == 2


def test_what_a_creation_kept_is_applied_at_the_activation(desk: Desk) -> None:
    """R20: department, job title, time zone, place, add-ons."""
    desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie departement=Urgence webinaire=500")
    desk.work()
    see_activation(desk)
    desk.work()
    view, account = desk.zoom.people[EMAIL], desk.account(EMAIL)
    assert (view.department, view.timezone, view.webinar) == ("Urgence", "America/Montreal", 500)
    assert view.location == "Hôpital de La Malbaie"
    assert account is not None
    assert (account.webinar, account.deferred) == (500, ())
    assert desk.zoom.writes("set_profile_group") == [("set_profile_group", view.zoom_id, "teleconsultation")]


def test_an_add_on_without_a_seat_at_the_activation_is_left_out_and_told(desk: Desk) -> None:
    """R35: the pool may be full by then."""
    desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie webinaire=500")
    desk.work()
    desk.allocate("03", 0, Pool.WEBINAR)
    see_activation(desk)
    desk.work()
    assert desk.zoom.people[EMAIL].webinar is None
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(subject=EMAIL, action="modifier"), EVERYWHERE)
    assert rows[0].entry.outcome == "modified-without-addons"


def test_the_head_of_service_is_corrected_while_pending(desk: Desk, pending: Account) -> None:
    """R30: ours alone."""
    reply = desk.type(f'modifier {EMAIL} chef="Odette Chef" chef-courriel=odette.chef.ciussscn@ssss.gouv.qc.ca')
    assert said(reply) == "head-corrected"
    changed = desk.account(EMAIL)
    assert changed is not None
    assert changed.head is not None
    assert changed.head.name == "Odette Chef"
    desk.work()
    assert desk.zoom.journal == []


def test_a_licence_takes_a_seat_and_is_refused_without_one(desk: Desk) -> None:
    """R50, R51."""
    desk.known(licensed(EMAIL, user_type=UserType.BASIC, raw_type=1), **FILLED)
    desk.allocate("03", 0)
    assert said(desk.type(f"modifier {EMAIL} type=licencié")) == "refused-full"
    desk.allocate("03", 1)
    assert desk.type(f"modifier {EMAIL} type=licencié").outcome is Outcome.PLANNED
    desk.work()
    assert desk.zoom.people[EMAIL].user_type is UserType.LICENSED
    with desk.store.reading() as unit:
        count = unit.seats.count("03", Pool.LICENCE)
    assert (count.used, count.reserved, count.free) == (1, 0, 0)


def test_basic_gives_up_its_add_ons(desk: Desk) -> None:
    """R31: for Licencié only."""
    desk.known(licensed(EMAIL, webinar=500), **FILLED)
    desk.type(f"modifier {EMAIL} type=basique")
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.user_type, account.webinar) == (UserType.BASIC, 0)


def test_an_add_on_zoom_refuses_leaves_the_rest_done(desk: Desk, account: Account) -> None:
    """R54."""
    desk.zoom.refusals["set_addons"] = "addon-seats"
    reply = desk.type(f"modifier {EMAIL} departement=Urgence webinaire=500")
    desk.work()
    ended = desk.operation(reply.operation)
    assert (ended.state, ended.outcome, ended.notes["addons_refused"]) == ("done", "modified-without-addons", "addon-seats")
    assert desk.zoom.people[EMAIL].department == "Urgence"


@pytest.mark.parametrize("name", ["courriel", "email"])
def test_the_address_never_changes_and_the_answer_says_what_to_do(desk: Desk, account: Account, name: str) -> None:
    """R32."""
    line = f"modifier {EMAIL} {name}=b.{EMAIL} nom=Autre"
    assert said(desk.type(line)) == "refused-new-address"
    assert desk.account(EMAIL) == account
    assert desk.type(f"modifier {name}={EMAIL} nom=Autre").outcome is Outcome.PLANNED


def test_a_list_s_item_that_an_account_has_by_its_name_is_that_item(desk: Desk) -> None:
    """R31: lists that were taken over have names; they were shown twice, and in French to a reader of English."""
    desk.known(licensed(EMAIL), **{**FILLED, "specialty": "Hématologie et oncologie médicale"})
    form = desk.type(f"modifier {EMAIL}").form
    assert form is not None
    chosen = next(one for one in form.fields if one.name == "specialite")
    shown = {one.value: SPEAKERS[1].words(one.label) for one in chosen.options}
    assert shown[chosen.value] == "Hematology and medical oncology"
    assert list(shown.values()).count("Hematology and medical oncology") == 1
    assert "Hématologie et oncologie médicale" not in shown.values()
    same = {one.name: one.value for one in form.fields}
    assert said(desk.submit(form.action, same)) == "refused-nothing-to-change"
    ((_, told),) = changed({"specialty": chosen.value}, {"specialty": "cardiologie"}, desk.house.reference)
    assert SPEAKERS[1].words(told) == "Hematology and medical oncology → Cardiology"


def test_a_move_needs_both_scopes_a_site_and_a_seat_there(desk: Desk, account: Account) -> None:
    """R33."""
    there = desk.house.reference.installations_of("16-2")[0].code
    assert wrong(desk.type(f"modifier {EMAIL} etablissement=16-2 installation={there}")) == {"etablissement"}
    assert desk.type(f"modifier {EMAIL} etablissement=16-2", person=ELSEWHERE).outcome is Outcome.NOT_FOUND
    desk.grant(MANAGER, "16-2")
    assert wrong(desk.type(f"modifier {EMAIL} etablissement=16-2")) == {"installation"}
    desk.allocate("16-2", 0)
    assert said(desk.type(f"modifier {EMAIL} etablissement=16-2 installation={there}")) == "refused-full"
    desk.allocate("16-2", 1)
    desk.type(f"modifier {EMAIL} etablissement=16-2 installation={there}")
    with desk.store.reading() as unit:
        assert (unit.seats.count("03", Pool.LICENCE).used, unit.seats.count("16-2", Pool.LICENCE).reserved) == (1, 1)
    desk.work()
    with desk.store.reading() as unit:
        here, moved = unit.seats.count("03", Pool.LICENCE), unit.seats.count("16-2", Pool.LICENCE)
    assert (here.taken, moved.used, moved.reserved) == (0, 1, 0)
    for place in ("03", "16-2"):
        with desk.store.reading() as unit:
            rows = unit.audit.search(AuditQuery(subject=EMAIL), Scope(establishments=frozenset({place})))
        assert {"modified", "planned"} <= {row.entry.outcome for row in rows}, "both sides see the move (R93)"


def test_local_is_not_given(desk: Desk, account: Account) -> None:
    """R34."""
    assert wrong(desk.type(f"modifier {EMAIL} type=local")) == {"type"}


def test_a_second_write_on_the_same_account_waits_its_turn(desk: Desk, account: Account) -> None:
    """R90: refused with its state while the first has not ended."""
    desk.type(f"modifier {EMAIL} departement=Urgence")
    reply = desk.type(f"modifier {EMAIL} departement=Chirurgie", person=COLLEAGUE)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-under-way")


def test_what_our_lists_do_not_know_is_shown_and_kept(desk: Desk) -> None:
    """R31, R34: Zoom's 3000, another time zone, an unknown type: shown where found, and no obstacle to changing the rest."""
    found = licensed(EMAIL, large_meeting=3000, timezone="America/Toronto", job_title="Sage", department="Urgence")
    desk.known(found, profile=Profile.TELECONSULTATION, **FILLED)
    form = desk.type(f"modifier {EMAIL}").form
    assert form is not None
    values = {one.name: one.value for one in form.fields}
    assert (values["grande-reunion"], values["fuseau"], values["fonction"]) == ("3000", "America/Toronto", "Sage")
    assert desk.submit(form.action, {**values, "departement": "Chirurgie"}).outcome is Outcome.PLANNED
    desk.work()
    assert [call[0] for call in desk.zoom.journal] == ["update"]
    assert desk.zoom.people[EMAIL].department == "Chirurgie"


def test_an_old_account_without_a_specialty_may_be_changed(desk: Desk) -> None:
    """R31's required fields are asked in the form, not of a line that does not speak of them."""
    desk.known(licensed(EMAIL), establishment="03")
    assert desk.type(f"modifier {EMAIL} departement=Urgence").outcome is Outcome.PLANNED


def told(desk: Desk) -> list[DueNotice]:
    """The messages that are due, as the outbox has them."""
    desk.clock.advance(minutes=1)
    with desk.store.writing() as unit:
        found = unit.notices.claim(50)
        for notice in found:
            unit.notices.delivered(notice, "m")
        unit.commit()
    return [notice for notice in found if notice.operation.ended]


def test_a_kept_change_that_zoom_refuses_waits_no_more_and_is_told(desk: Desk, pending: Account) -> None:
    """R30, R90: whoever kept it learns why, once; the card of the active account promises nothing."""
    for department, person in (("Urgence", MANAGER), ("Chirurgie", COLLEAGUE), ("Radiologie", COLLEAGUE)):
        desk.press(buttons_of(desk.type(f"modifier {EMAIL} departement={department}", person))[0].action, person)
    desk.zoom.refusals["update"] = "validation"
    see_activation(desk)
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.deferred) == (Status.ACTIVE, ())
    notices = told(desk)
    assert {notice.target.address for notice in notices} == {MANAGER, COLLEAGUE}
    assert {notice.operation.outcome for notice in notices} == {"refused-validation"}
    assert told(desk) == []


def test_who_kept_a_change_is_told_that_it_is_applied(desk: Desk, pending: Account) -> None:
    """R30, R90."""
    desk.press(buttons_of(desk.type(f"modifier {EMAIL} departement=Urgence"))[0].action)
    see_activation(desk)
    desk.work()
    assert [(one.target.address, one.operation.outcome) for one in told(desk)] == [(MANAGER, "applied-at-activation")]


def test_who_created_is_told_what_becomes_of_the_rest(desk: Desk) -> None:
    """R20, R90: the creation's own message, then that of the activation."""
    desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie departement=Urgence")
    desk.work()
    assert [one.operation.outcome for one in told(desk)] == ["created"]
    see_activation(desk)
    desk.work()
    assert [(one.target.address, one.operation.outcome) for one in told(desk)] == [(MANAGER, "applied-at-activation")]


def test_a_change_is_not_kept_for_somebody_who_has_just_activated(desk: Desk, pending: Account) -> None:
    """R30: between the two checks a reading showed the activation; nothing would ever apply what is kept after it."""
    keep = buttons_of(desk.type(f"modifier {EMAIL} departement=Urgence"))[0]
    offered = interpret(ActionInput(keep.action), "/iris", "k")
    assert isinstance(offered, Invocation)
    see_activation(desk)
    with desk.store.writing() as unit:
        actor = recognise(MANAGER, "", unit.grants.of(MANAGER), admins=frozenset(), holder=False, reference=desk.house.reference)
        person = Person(platform="web", address=MANAGER, email=MANAGER, name="")
        context = Context(
            actor=actor, person=person, unit=unit, house=desk.house, now=desk.clock.now(), reference="r", intent="i"
        )
        result = Pending(offered, read_modification).carry_out(context)
    assert isinstance(result, Refused)


@pytest.mark.parametrize("database_kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_change_of_somebody_who_goes_meanwhile_is_refused_in_words(desk: Desk, pending: Account) -> None:
    """R3, R96: Zoom tells of a deletion while the write waits for its turn; nothing « broke », the person hears why."""
    keep = buttons_of(desk.type(f"modifier {EMAIL} departement=Urgence"))[0]
    with ThreadPoolExecutor(1) as pool, desk.store.writing() as unit:
        unit.directory.remove(pending.id)
        pressed = pool.submit(desk.press, keep.action)
        time.sleep(0.2)  # it has read the account, and waits
        unit.commit()
    assert pressed.result(timeout=60).outcome is Outcome.REFUSED
    assert desk.account(EMAIL) is None


def test_the_same_button_after_a_failure_says_so_and_what_to_do(desk: Desk, account: Account) -> None:
    """R44, R96: never « déjà traité » of what was not done; and it is not done on a retry either."""
    desk.zoom.refusals["update"] = "validation"
    line, key = f"modifier {EMAIL} departement=Urgence", "the-same"
    desk.type(line, key=key)
    assert desk.type(line, key=key).outcome is Outcome.ALREADY_DONE
    desk.work()
    again = desk.type(line, key=key)
    assert said(again) == "operation-modify-failed"
    assert any(carried(one.action).get("compte") == account.public_id for one in buttons_of(again))
    desk.work()
    assert desk.zoom.journal == []


@pytest.mark.parametrize("database_kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
def test_an_activation_read_while_a_write_of_its_establishment_ends_locks_neither(desk: Desk) -> None:
    """R51: seats are locked before the directory by everybody, or PostgreSQL kills one of the two."""
    desk.known(
        licensed(EMAIL, Status.PENDING),
        invited_at=desk.clock.now(),
        deferred=(("webinar", "500"),),
        **FILLED,
    )
    other = desk.known(licensed("blanche.neige.ciussscn@ssss.gouv.qc.ca"), establishment="03")
    desk.zoom.activate(EMAIL)
    seats_locked, read = threading.Event(), threading.Event()

    def end_a_write() -> None:
        with desk.store.writing() as unit:
            unit.seats.lock(("03",))
            seats_locked.set()
            assert read.wait(30)
            unit.directory.change(other.id, OurFields(specialty="pediatrie"))
            unit.commit()

    def read_it() -> None:
        assert seats_locked.wait(30)
        with desk.store.writing() as unit:
            differences = unit.directory.absorb([desk.zoom.people[EMAIL]], desk.clock.advance(seconds=1))
            read.set()
            time.sleep(0.2)
            plan_deferred(unit, differences, desk.house, desk.clock.now())
            unit.commit()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(end_a_write), pool.submit(read_it)]:
            done.result(timeout=60)
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.webinar, account.deferred) == (500, ())


def test_a_simulation_tells_the_fields_and_the_seats(desk: Desk, account: Account) -> None:
    """R82: what would change, before and after, and nothing of it kept."""
    desk.allocate("03", 5)
    reply = desk.type(f"modifier {EMAIL} nom=Autre type=basique --simuler")
    assert reply.outcome is Outcome.SIMULATED
    assert reply.view is not None
    told = plain_text(localise(reply.view, Translator("fr", strict=True)))
    assert "Nom\u00a0: Talon → Autre" in told
    assert "Licencié → Basique" in told
    assert "Licences – 03 CIUSSS CN\u00a0: 1 → 0 prises sur 5" in told
    desk.work()
    assert (desk.account(EMAIL), desk.zoom.journal) == (account, [])
    created = desk.type(f"créer b.{EMAIL} prenom=B nom=C installation={SITE} specialite=cardiologie --simuler")
    assert created.view is not None
    assert "1 → 2 prises sur 5" in plain_text(localise(created.view, Translator("fr", strict=True)))
