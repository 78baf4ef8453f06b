"""What readings bring into the directory (R26, R92), on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from commands.domain.accounts import Account, HeadOfService, Pool, Profile, Status, UserType
from commands.domain.listing import Freshness
from commands.domain.operations import Kind, NewOperation
from commands.ports import Change, Difference, OurFields
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.views import zoom_view

EMAIL = "helene.boucher.ciussscn@ssss.gouv.qc.ca"
LATER = START + timedelta(hours=1)
EARLIER = START - timedelta(hours=1)


def absorb(store: SqlStore, *views: object, at: object = START) -> list[Difference]:
    with store.writing() as unit:
        found = list(unit.directory.absorb(views, at))  # type: ignore[arg-type]  # shorter calls below
        unit.commit()
    return found


def account(store: SqlStore, email: str = EMAIL) -> Account:
    with store.reading() as unit:
        found = unit.directory.by_email(email)
    assert found is not None
    return found


def plan(store: SqlStore, email: str) -> None:
    new = NewOperation(
        kind=Kind.MODIFY,
        intent=f"modify {email}",
        actor="gestion@ssss.gouv.qc.ca",
        email=email,
        account_id=None,
        establishments=("03",),
        payload={},
        reference="r1",
    )
    with store.writing() as unit:
        unit.ledger.plan(new)
        unit.commit()


def test_a_new_person_is_added_with_the_establishment_of_the_address(store: SqlStore) -> None:
    found = absorb(store, zoom_view(EMAIL))
    assert [(one.change, one.email, one.establishment) for one in found] == [(Change.ADDED, EMAIL, "03")]
    added = account(store)
    assert (added.establishment, added.version, added.status, added.name) == ("03", 1, Status.ACTIVE, "Hélène Boucher")
    assert added.read_at == START
    assert not added.off_network


def test_company_and_location_go_before_the_address(store: SqlStore) -> None:
    site = next(iter(store.reference.installations_of("16-2")))
    employer = store.reference.establishment("16-2")
    assert employer is not None
    absorb(store, zoom_view(EMAIL, company=employer.name_fr.upper(), location=site.name))
    assert (account(store).establishment, account(store).installation) == ("16-2", site.code)


def test_an_address_that_names_nothing_belongs_to_none(store: SqlStore) -> None:
    absorb(store, zoom_view("paul.roy@mail.mcgill.ca"))
    found = account(store, "paul.roy@mail.mcgill.ca")
    assert (found.establishment, found.off_network) == ("", True)


def test_an_unchanged_person_is_no_difference_but_was_met(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL))
    before = account(store)
    assert absorb(store, zoom_view(EMAIL), at=LATER) == []
    after = account(store)
    assert (after.version, after.read_at) == (before.version, LATER)
    with store.reading() as unit:
        assert unit.directory.unseen_since(LATER, 10) == []


def test_a_change_tells_what_was_and_what_is(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL))
    found = absorb(store, zoom_view(EMAIL, last_name="Boucher-Roy", user_type=UserType.BASIC, raw_type=1), at=LATER)
    assert [(one.change, one.before, one.after) for one in found] == [
        (
            Change.CHANGED,
            {"user_type": "licensed", "raw_type": 2, "last_name": "Boucher"},
            {"user_type": "basic", "raw_type": 1, "last_name": "Boucher-Roy"},
        )
    ]
    assert account(store).version == 2


def test_an_older_reading_never_overwrites_a_newer_one(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, last_name="Nouveau"))
    assert absorb(store, zoom_view(EMAIL, last_name="Ancien"), at=EARLIER) == []
    assert account(store).last_name == "Nouveau"


def test_an_older_reading_is_recognised_by_the_last_time_the_account_was_met_unchanged(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, last_name="Stable"), at=EARLIER)
    absorb(store, zoom_view(EMAIL, last_name="Stable"), at=LATER)
    assert absorb(store, zoom_view(EMAIL, last_name="Ancien"), at=START) == []
    assert account(store).last_name == "Stable"


def test_an_account_with_an_open_operation_is_left_alone(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL))
    plan(store, EMAIL)
    assert absorb(store, zoom_view(EMAIL, last_name="Autre"), at=LATER) == []
    assert account(store).last_name == "Boucher"
    with store.reading() as unit:
        assert unit.directory.unseen_since(LATER, 10) == []


def test_a_person_being_created_is_not_added_by_a_reading(store: SqlStore) -> None:
    plan(store, EMAIL)
    assert absorb(store, zoom_view(EMAIL, status=Status.PENDING)) == []
    with store.reading() as unit:
        assert unit.directory.by_email(EMAIL) is None


def test_an_operation_settles_the_account_it_is_open_on(store: SqlStore) -> None:
    plan(store, EMAIL)
    ours = OurFields(
        establishment="03",
        profile=Profile.TELECONSULTATION,
        specialty="oncologie",
        oncology=True,
        head=HeadOfService(name="Luce Roy", email="luce.roy.ciussscn@ssss.gouv.qc.ca"),
        invited_at=START,
        deferred=(("department", "Radiologie"),),
    )
    with store.writing() as unit:
        settled = unit.directory.settle(zoom_view(EMAIL, status=Status.PENDING), ours, START)
        unit.commit()
    assert settled == account(store)
    assert (settled.invited_at, settled.invitation_known, settled.oncology) == (START, True, True)
    assert (settled.profile, settled.deferred) == (Profile.TELECONSULTATION, (("department", "Radiologie"),))
    assert settled.head == HeadOfService(name="Luce Roy", email="luce.roy.ciussscn@ssss.gouv.qc.ca")


def test_one_pending_before_the_first_reading_was_invited_the_day_first_seen(store: SqlStore) -> None:
    """R26."""
    absorb(store, zoom_view(EMAIL, status=Status.PENDING, created_at=EARLIER))
    absorb(store, zoom_view(EMAIL, status=Status.PENDING, created_at=LATER), at=LATER)
    found = account(store)
    assert (found.invited_at, found.invitation_known, found.created_at, found.version) == (START, False, None, 1)


def test_activation_is_told_and_keeps_what_was_deferred(store: SqlStore) -> None:
    """R20, R30: the deferred fields are applied by whoever sees the activation."""
    with store.writing() as unit:
        unit.directory.settle(
            zoom_view(EMAIL, status=Status.PENDING), OurFields(deferred=(("department", "Radiologie"),), invited_at=START), START
        )
        unit.commit()
    found = absorb(store, zoom_view(EMAIL, zoom_id="z1", created_at=START), at=LATER)
    assert [one.change for one in found] == [Change.ACTIVATED]
    after = account(store)
    assert (after.status, after.zoom_id, after.deferred) == (Status.ACTIVE, "z1", (("department", "Radiologie"),))
    assert after.invited_at == START


def test_a_pending_listing_without_names_forgets_none(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.directory.settle(zoom_view(EMAIL, status=Status.PENDING), OurFields(), START)
        unit.commit()
    absorb(store, zoom_view(EMAIL, status=Status.PENDING, first_name="", last_name="", department="", timezone=""), at=LATER)
    assert account(store).name == "Hélène Boucher"


def test_what_is_ours_survives_readings(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL))
    with store.writing() as unit:
        unit.directory.change(account(store).id, OurFields(establishment="16-2", specialty="oncologie", generic=True))
        unit.commit()
    absorb(store, zoom_view(EMAIL, last_name="Autre", company="CIUSSS de la Capitale-Nationale"), at=LATER)
    after = account(store)
    assert (after.establishment, after.specialty, after.generic, after.last_name) == ("16-2", "oncologie", True, "Autre")


def test_a_sign_in_voids_no_confirmation_and_is_no_difference(store: SqlStore) -> None:
    """R42: the version is what a confirmation was made of."""
    absorb(store, zoom_view(EMAIL))
    assert absorb(store, zoom_view(EMAIL, last_login_at=START), at=LATER) == []
    assert (account(store).version, account(store).last_login_at) == (1, START)


def test_a_lagging_sign_in_date_does_not_go_back(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, last_login_at=START))
    absorb(store, zoom_view(EMAIL, last_login_at=EARLIER), at=LATER)
    assert account(store).last_login_at == START


def test_a_new_zoom_id_keeps_the_account(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, zoom_id="a"))
    before = account(store)
    absorb(store, zoom_view(EMAIL, zoom_id="b"), at=LATER)
    after = account(store)
    assert (after.id, after.public_id, after.zoom_id) == (before.id, before.public_id, "b")


def test_a_new_address_keeps_the_account(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, zoom_id="a"))
    before = account(store)
    absorb(store, zoom_view("helene.roy@mail.mcgill.ca", zoom_id="a"), at=LATER)
    after = account(store, "helene.roy@mail.mcgill.ca")
    assert (after.id, after.establishment, after.off_network) == (before.id, "03", True)
    with store.reading() as unit:
        assert unit.directory.by_email(EMAIL) is None


def test_two_people_who_swap_addresses_keep_their_accounts(store: SqlStore) -> None:
    one, other = "a.roy@ssss.gouv.qc.ca", "b.roy@ssss.gouv.qc.ca"
    absorb(store, zoom_view(one, zoom_id="a"), zoom_view(other, zoom_id="b"))
    ids = account(store, one).id, account(store, other).id
    absorb(store, zoom_view(one, zoom_id="b"), zoom_view(other, zoom_id="a"), at=LATER)
    assert (account(store, other).id, account(store, one).id) == ids


def test_an_address_passed_on_to_somebody_new_leaves_the_history_with_its_owner(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, zoom_id="a"))
    before = account(store)
    absorb(store, zoom_view(EMAIL, zoom_id="new"), zoom_view("h.roy@ssss.gouv.qc.ca", zoom_id="a"), at=LATER)
    assert account(store, "h.roy@ssss.gouv.qc.ca").id == before.id
    assert account(store).id != before.id


def test_an_address_taken_over_by_a_known_person_sets_the_former_owner_aside_to_be_read_again(store: SqlStore) -> None:
    other = "b.roy@ssss.gouv.qc.ca"
    absorb(store, zoom_view(EMAIL, zoom_id="a"), zoom_view(other, zoom_id="b"))
    former, taker = account(store).id, account(store, other).id
    absorb(store, zoom_view(EMAIL, zoom_id="b"), at=LATER)
    assert account(store).id == taker
    with store.reading() as unit:
        aside = unit.directory.by_zoom_id("a")
        assert aside is not None
        assert aside.id == former
        assert [one.id for one in unit.directory.unseen_since(LATER, 10)] == [former]
    absorb(store, zoom_view("h.roy@ssss.gouv.qc.ca", zoom_id="a"), at=LATER)
    assert account(store, "h.roy@ssss.gouv.qc.ca").id == former


def test_addons_that_a_reading_did_not_look_at_stay(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, large_meeting=500, webinar=0))
    absorb(store, zoom_view(EMAIL), at=LATER)
    assert (account(store).large_meeting, account(store).webinar, account(store).version) == (500, 0, 1)
    absorb(store, zoom_view(EMAIL, large_meeting=0, webinar=100), at=LATER)
    assert (account(store).large_meeting, account(store).webinar, account(store).version) == (0, 100, 2)


def test_addons_have_an_age_of_their_own(store: SqlStore) -> None:
    seen, unseen = "a.roy@ssss.gouv.qc.ca", "b.roy@ssss.gouv.qc.ca"
    absorb(store, zoom_view(seen, large_meeting=0, webinar=0), zoom_view(unseen))
    with store.reading() as unit:
        assert [one.email for one in unit.directory.addons_unread_since(START, 10)] == [unseen]
        assert [one.email for one in unit.directory.addons_unread_since(LATER, 10)] == [unseen, seen]


def test_who_was_looked_at_without_an_answer_waits_like_the_others(store: SqlStore) -> None:
    """R35: one account that Zoom refuses does not come first for ever."""
    absorb(store, zoom_view(EMAIL))
    with store.writing() as unit:
        unit.directory.note_addons(account(store).id, LATER)
        unit.commit()
    with store.reading() as unit:
        assert unit.directory.addons_unread_since(LATER, 10) == []


def test_what_is_seen_for_the_first_time_is_written_and_nobodys_news(store: SqlStore) -> None:
    """R42, R35: a listing tells neither job title nor add-ons; the first look at them voids no form and is no drift."""
    unsaid = frozenset({"job_title", "company", "location"})
    absorb(store, zoom_view(EMAIL, unsaid=unsaid, job_title=""))
    looked = zoom_view(EMAIL, job_title="Infirmière", large_meeting=500, webinar=0, location="Hôpital inventé")
    assert absorb(store, looked, at=LATER) == []
    seen = account(store)
    assert (seen.job_title, seen.large_meeting, seen.version) == ("Infirmière", 500, 1)
    with store.reading() as unit:
        assert unit.seats.count("03", Pool.LARGE_MEETING).used == 1
    again = msgspec.structs.replace(looked, job_title="Cheffe", large_meeting=0)
    found = absorb(store, again, at=LATER + timedelta(hours=1))
    assert [dict(one.before) for one in found] == [{"job_title": "Infirmière", "large_meeting": 500}]
    assert account(store).version == 2


def test_an_account_that_a_reading_places_is_told_with_its_establishment(store: SqlStore) -> None:
    """R50: from then on it takes one of that establishment's seats."""
    nowhere = "clotilde.ailleurs@exemple.org"
    absorb(store, zoom_view(nowhere, unsaid=frozenset({"job_title", "company", "location"})))
    found = absorb(store, zoom_view(nowhere, company="CHUM", large_meeting=0, webinar=0), at=LATER)
    assert [(one.change, one.establishment) for one in found] == [(Change.CHANGED, "CHUM")]
    assert (found[0].before, found[0].after) == ({"establishment": ""}, {"establishment": "CHUM"})
    assert (account(store, nowhere).establishment, account(store, nowhere).version) == ("CHUM", 2)


def test_an_expired_invitation_that_zoom_lists_again_is_news(store: SqlStore) -> None:
    """R26: what Zoom dropped is ours to remember, until Zoom says otherwise."""
    absorb(store, zoom_view(EMAIL, status=Status.PENDING))
    with store.writing() as unit:
        unit.directory.change(account(store).id, OurFields(status=Status.EXPIRED))
        unit.commit()
    assert account(store).status is Status.EXPIRED
    with store.reading() as unit:
        assert unit.directory.unseen_since(LATER, 10) == []
    absorb(store, zoom_view(EMAIL, status=Status.PENDING), at=LATER)
    after = account(store)
    assert (after.status, after.invited_at, after.invitation_known) == (Status.PENDING, LATER, False)


def test_a_removed_account_is_gone_and_uncounted(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL))
    found = account(store)
    with store.writing() as unit:
        unit.directory.remove(found.id)
        unit.commit()
    with store.reading() as unit:
        assert unit.directory.get(found.public_id) is None
        assert unit.directory.total() == 0
    with store.writing() as unit, pytest.raises(LookupError):
        unit.directory.remove(found.id)


def test_a_unit_that_reads_does_not_write(store: SqlStore) -> None:
    with store.reading() as unit, pytest.raises(RuntimeError):
        unit.directory.absorb([zoom_view()], START)


def test_control_characters_from_zoom_are_stored_by_neither_database(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, first_name="Hé\0lène", department="a\u202eb\tc"))
    assert account(store).first_name == "Hé lène"


def test_a_refresh_is_asked_for_then_answered(store: SqlStore, clock: SettableClock) -> None:
    """R10, R12."""
    with store.writing() as unit:
        assert unit.directory.freshness() == Freshness(complete_at=None)
        unit.directory.ask_refresh("gestion@ssss.gouv.qc.ca")
        assert unit.directory.freshness().running
        unit.directory.note_reading(Freshness(complete_at=None, running=True))
        unit.directory.ask_refresh("gestion@ssss.gouv.qc.ca")
        unit.directory.note_reading(Freshness(complete_at=clock.now(), alarm="partial"))
        assert unit.directory.freshness() == Freshness(complete_at=START, running=True, asked=True, alarm="partial")
        unit.directory.note_reading(Freshness(complete_at=clock.now(), running=True))
        unit.directory.note_reading(Freshness(complete_at=clock.now()))
        assert unit.directory.freshness() == Freshness(complete_at=START)
        unit.commit()


def test_lookalikes_are_generic_accounts_of_the_establishment_with_nearly_the_same_name(store: SqlStore) -> None:
    """R24."""
    names = {"a": "Salle de radiologie", "b": "Radiologie, salle", "c": "Salle d'urgence", "d": "Salle de radiolgie"}
    for key, name in names.items():
        with store.writing() as unit:
            view = zoom_view(f"{key}.ciussscn@ssss.gouv.qc.ca", first_name=name, last_name="")
            unit.directory.settle(view, OurFields(generic=True), START)
            unit.commit()
    absorb(store, zoom_view("e.ciussscn@ssss.gouv.qc.ca", first_name="Salle de", last_name="radiologie"))
    with store.reading() as unit:
        near = unit.directory.lookalikes("03", "SALLE DE RADIOLOGIE")
        assert [one.first_name for one in near] == ["Salle de radiologie", "Salle de radiolgie", "Radiologie, salle"]
        assert unit.directory.lookalikes("16-2", "Salle de radiologie") == []
        assert unit.directory.lookalikes("03", "  ") == []


LISTED = frozenset({"job_title", "company", "location"})


def test_a_listing_after_the_reading_of_one_person_changes_nothing(store: SqlStore) -> None:
    """A listing has neither job title nor company nor location: what is known stays."""
    absorb(store, zoom_view(EMAIL, job_title="Archiviste", company="x", location="y"))
    before = account(store)
    assert absorb(store, zoom_view(EMAIL, unsaid=LISTED), at=LATER) == []
    assert account(store) == replace(before, read_at=LATER)


def test_a_job_title_is_learned_from_the_reading_of_one_person(store: SqlStore) -> None:
    absorb(store, zoom_view(EMAIL, unsaid=LISTED))
    assert absorb(store, zoom_view(EMAIL, job_title="Archiviste"), at=LATER) == []
    assert absorb(store, zoom_view(EMAIL, unsaid=LISTED), at=LATER) == []
    assert account(store).job_title == "Archiviste"


def test_company_and_location_place_an_account_that_a_listing_could_not(store: SqlStore) -> None:
    site = next(iter(store.reference.installations_of("16-2")))
    nowhere = "ann.roy@ssss.gouv.qc.ca"
    absorb(store, zoom_view(nowhere, unsaid=LISTED), zoom_view(EMAIL, unsaid=LISTED))
    absorb(store, zoom_view(nowhere, company="16-2", location=site.name), zoom_view(EMAIL, company="16-2"), at=LATER)
    assert (account(store, nowhere).establishment, account(store, nowhere).installation) == ("16-2", site.code)
    # The address had already placed this one; ours is right from then on.
    assert account(store).establishment == "03"
