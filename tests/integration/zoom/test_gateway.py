"""The gateway against the simulated Zoom: our words in, our words out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from commands.domain.accounts import Profile, Status, UserType
from commands.domain.errors import ZoomRefused, ZoomUnavailable, ZoomUncertain
from commands.ports import AddOns, NewUser, Refusal, Removal, Upcoming, UserChanges, ZoomGateway
from tests.support.zoom_wiring import ManualTimer, calls, control, state, wired_to
from zoom.gateway import Gateway
from zoom.simulator import RunningSimulator, SimulatorSettings, serve
from zoom.simulator.groups import ADMINISTRATIVE, TELECONSULTATION

NEW = "alix.beaulieu.ciussscn@ssss.gouv.qc.ca"
SOMEONE = "camille.roberge.ciussscn@ssss.gouv.qc.ca"
ANOTHER = "dominique.caron.ciussscn@ssss.gouv.qc.ca"
GROUPS = {Profile.TELECONSULTATION: TELECONSULTATION, Profile.ADMINISTRATIVE: ADMINISTRATIVE}


@pytest.fixture
def zoom(simulator: RunningSimulator) -> Iterator[ZoomGateway]:
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        yield Gateway(wiring.client, GROUPS)


@pytest.fixture
def people(simulator: RunningSimulator) -> dict[str, str]:
    """Two active, licensed people → their ids."""
    names: dict[str, Any] = {"status": "active", "type": 2, "first_name": "Camille", "last_name": "Roberge"}
    return {
        email: control(simulator, "people", email=email, job_title="Infirmière", dept="Urgence", meetings=3, webinars=1, **names)[
            "id"
        ]
        for email in (SOMEONE, ANOTHER)
    }


def invite(zoom: ZoomGateway, user_type: UserType = UserType.LICENSED) -> str:
    return zoom.create(NewUser(email=NEW, user_type=user_type, first_name="Alix", last_name="Beaulieu"))


def invite_also(zoom: ZoomGateway, email: str) -> str:
    return zoom.create(NewUser(email=email, user_type=UserType.BASIC, first_name="Essai", last_name="Simulé"))


def test_somebody_is_found_by_id_or_address_with_every_field(zoom: ZoomGateway, people: dict[str, str]) -> None:
    by_id, by_address = zoom.find(people[SOMEONE]), zoom.find(SOMEONE)
    assert by_id == by_address
    assert by_id is not None
    assert (by_id.status, by_id.user_type, by_id.raw_type) == (Status.ACTIVE, UserType.LICENSED, 2)
    assert (by_id.first_name, by_id.department, by_id.job_title) == ("Camille", "Urgence", "Infirmière")
    assert by_id.unsaid == frozenset()
    assert (by_id.large_meeting, by_id.webinar) == (None, None)


def test_somebody_zoom_does_not_know_is_nobody(zoom: ZoomGateway) -> None:
    assert zoom.find("nobody@ssss.gouv.qc.ca") is None


def test_the_days_creations_are_kept_in_advance_and_end_with_zooms_day() -> None:
    """R73: Zoom's own word on its quota is believed before anything is taken back."""
    with serve(SimulatorSettings(plan="free")) as simulator, wired_to(simulator, timer=ManualTimer()) as wiring:
        zoom = Gateway(wiring.client)
        zoom.book_creation(NEW)
        invite(zoom)
        for number in range(49):
            invite_also(zoom, f"essai.{number}@ssss.gouv.qc.ca")
        zoom.book_creation(SOMEONE)
        for attempt in (lambda: invite_also(zoom, ANOTHER), lambda: zoom.book_creation("encore.un@ssss.gouv.qc.ca")):
            with pytest.raises(ZoomUnavailable) as refused:
                attempt()
            assert refused.value.quota
            assert refused.value.after is not None
            assert 0 < refused.value.after <= 86_400


def test_an_outage_is_never_nobody(zoom: ZoomGateway, simulator: RunningSimulator) -> None:
    control(simulator, "faults", error_rate=1.0, status=503)
    with pytest.raises((ZoomUncertain, ZoomUnavailable)):
        zoom.find("nobody@ssss.gouv.qc.ca")


def test_an_invited_person_is_pending_without_id_or_date_of_zooms(zoom: ZoomGateway) -> None:
    """R26: Zoom's date of a pending row is the time of the call."""
    assert invite(zoom)
    view = zoom.find(NEW)
    assert view is not None
    assert (view.status, view.zoom_id, view.created_at) == (Status.PENDING, None, None)


def test_an_address_already_used_is_refused_in_our_words(zoom: ZoomGateway, people: dict[str, str]) -> None:
    invite(zoom)
    with pytest.raises(ZoomRefused) as refused:
        invite(zoom)
    assert refused.value.reason == Refusal.ADDRESS_TAKEN
    assert "@" not in f"{refused.value!r} {refused.value.detail}"


def test_no_seat_left_is_said_as_such(zoom: ZoomGateway, simulator: RunningSimulator) -> None:
    """R54."""
    control(simulator, "seats", total=0)
    with pytest.raises(ZoomRefused) as refused:
        invite(zoom)
    assert refused.value.reason == Refusal.NO_SEATS


def test_a_creation_whose_answer_was_lost_is_uncertain(zoom: ZoomGateway, simulator: RunningSimulator) -> None:
    """R90."""
    control(simulator, "faults", cut_after=1.0, match="POST /users")
    with pytest.raises(ZoomUncertain):
        invite(zoom)


def test_changes_reach_only_the_given_fields(zoom: ZoomGateway, people: dict[str, str]) -> None:
    zoom.update(SOMEONE, UserChanges(department="Chirurgie", user_type=UserType.BASIC, last_name=""))
    view = zoom.find(SOMEONE)
    assert view is not None
    assert (view.department, view.user_type, view.job_title) == ("Chirurgie", UserType.BASIC, "Infirmière")


def test_no_change_is_no_call(zoom: ZoomGateway, simulator: RunningSimulator, people: dict[str, str]) -> None:
    zoom.update(SOMEONE, UserChanges())
    zoom.set_addons(SOMEONE, AddOns())
    assert calls(simulator, "PATCH") == []


def test_deactivating_takes_the_licence_and_reactivating_does_not_give_it_back(zoom: ZoomGateway, people: dict[str, str]) -> None:
    """R40, R41."""
    zoom.set_active(SOMEONE, active=False)
    inactive = zoom.find(SOMEONE)
    zoom.set_active(SOMEONE, active=True)
    active = zoom.find(SOMEONE)
    assert inactive is not None
    assert active is not None
    assert (inactive.status, inactive.user_type) == (Status.INACTIVE, UserType.BASIC)
    assert (active.status, active.user_type) == (Status.ACTIVE, UserType.BASIC)


def test_an_invitation_is_cancelled_by_disassociating(zoom: ZoomGateway, simulator: RunningSimulator) -> None:
    """R43."""
    invite(zoom)
    zoom.remove(NEW, Removal.DISASSOCIATE)
    assert zoom.find(NEW) is None
    assert "action=disassociate" in calls(simulator, "DELETE")[0]["query"]


def test_a_deletion_hands_meetings_and_webinars_over(
    zoom: ZoomGateway, simulator: RunningSimulator, people: dict[str, str]
) -> None:
    """R42, R43."""
    control(simulator, "seats", webinar=100)
    zoom.set_addons(ANOTHER, AddOns(webinar=100))
    zoom.remove(people[SOMEONE], Removal.DELETE, transfer_to=ANOTHER)
    assert zoom.find(SOMEONE) is None
    assert zoom.upcoming(ANOTHER) == Upcoming(meetings=6, webinars=2)
    assert "action=delete" in calls(simulator, "DELETE")[0]["query"]


def test_webinars_go_only_to_somebody_who_may_hold_them(zoom: ZoomGateway, people: dict[str, str]) -> None:
    with pytest.raises(ZoomRefused) as refused:
        zoom.remove(people[SOMEONE], Removal.DELETE, transfer_to=ANOTHER)
    assert refused.value.detail.startswith("transfer_target")
    assert zoom.upcoming(SOMEONE) == Upcoming(meetings=3, webinars=1)


def test_a_transfer_to_nobody_is_not_taken_for_already_deleted(zoom: ZoomGateway, people: dict[str, str]) -> None:
    with pytest.raises(ZoomRefused) as refused:
        zoom.remove(people[SOMEONE], Removal.DELETE, transfer_to="nobody@ssss.gouv.qc.ca")
    assert refused.value.reason == Refusal.VALIDATION
    assert zoom.find(SOMEONE) is not None


def test_deleting_somebody_gone_says_not_found(zoom: ZoomGateway) -> None:
    with pytest.raises(ZoomRefused) as refused:
        zoom.remove("nobody@ssss.gouv.qc.ca", Removal.DELETE, transfer_to=ANOTHER)
    assert refused.value.reason == Refusal.NOT_FOUND


def test_addons_are_given_read_and_taken_back(zoom: ZoomGateway, simulator: RunningSimulator, people: dict[str, str]) -> None:
    """R31."""
    control(simulator, "seats", large_meeting=100, webinar=100)
    assert zoom.addons(SOMEONE) == AddOns(large_meeting=0, webinar=0)
    zoom.set_addons(SOMEONE, AddOns(webinar=500))
    zoom.set_addons(SOMEONE, AddOns(large_meeting=1000))
    assert zoom.addons(SOMEONE) == AddOns(large_meeting=1000, webinar=500)
    zoom.set_addons(SOMEONE, AddOns(webinar=0))
    assert zoom.addons(SOMEONE) == AddOns(large_meeting=1000, webinar=0)


def test_addon_seats_run_out_in_our_words(zoom: ZoomGateway, simulator: RunningSimulator, people: dict[str, str]) -> None:
    """R54: Zoom's code 200 means many things."""
    control(simulator, "seats", webinar=0)
    with pytest.raises(ZoomRefused) as refused:
        zoom.set_addons(SOMEONE, AddOns(webinar=500))
    assert refused.value.reason == Refusal.ADDON_SEATS


def test_a_pending_persons_addons_are_refused_as_pending(zoom: ZoomGateway) -> None:
    invite(zoom)
    with pytest.raises(ZoomRefused) as refused:
        zoom.addons(NEW)
    assert refused.value.reason == Refusal.PENDING_USER


def test_somebody_is_in_one_profiles_group(zoom: ZoomGateway, simulator: RunningSimulator, people: dict[str, str]) -> None:
    for profile in (Profile.ADMINISTRATIVE, Profile.ADMINISTRATIVE, Profile.TELECONSULTATION):
        zoom.set_profile_group(people[SOMEONE], profile)
        assert state(simulator, email=SOMEONE)["users"][0]["group_ids"] == [GROUPS[profile]]


def test_without_groups_configured_profiles_touch_nothing(simulator: RunningSimulator, people: dict[str, str]) -> None:
    with wired_to(simulator) as wiring:
        Gateway(wiring.client).set_profile_group(people[SOMEONE], Profile.ADMINISTRATIVE)
    assert calls(simulator, "POST", "/groups") == []


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.INACTIVE, Status.PENDING])
def test_a_status_is_listed_whole(zoom: ZoomGateway, simulator: RunningSimulator, status: Status) -> None:
    pages = list(zoom.pages(status))
    listed = {view.email for page in pages for view in page.views}
    assert listed == {user["email"] for user in state(simulator, status=status.value)["users"]}
    assert {page.total for page in pages} == {len(listed)}
    assert {view.status for page in pages for view in page.views} == {status}


def test_a_listing_says_what_it_does_not_carry(zoom: ZoomGateway, people: dict[str, str]) -> None:
    """A reading must not wipe a job title or an invited person's name, which listings do not have."""
    invite(zoom)
    active = next(view for page in zoom.pages(Status.ACTIVE) for view in page.views if view.email == SOMEONE)
    pending = next(view for page in zoom.pages(Status.PENDING) for view in page.views if view.email == NEW)
    assert active.unsaid == {"job_title", "company", "location"}
    assert {"first_name", "last_name", "department", "job_title"} <= pending.unsaid


def test_a_listing_cut_short_raises_rather_than_end(zoom: ZoomGateway, simulator: RunningSimulator) -> None:
    """R92."""
    pages = iter(zoom.pages(Status.ACTIVE))
    next(pages)
    control(simulator, "faults", cut_before=1.0)
    with pytest.raises((ZoomUncertain, ZoomUnavailable)):
        list(pages)


def test_wrong_credentials_hold_the_work_back_without_failing_it(simulator: RunningSimulator) -> None:
    """R91: somebody mends the settings, the queue goes on."""
    with wired_to(simulator, client_secret="another") as wiring, pytest.raises(ZoomUnavailable):
        Gateway(wiring.client).find(SOMEONE)


def test_a_missing_scope_is_named() -> None:
    with (
        serve(SimulatorSettings(users=5, scopes=())) as simulator,
        wired_to(simulator) as wiring,
        pytest.raises(ZoomRefused) as refused,
    ):
        Gateway(wiring.client).find(SOMEONE)
    assert (refused.value.reason, refused.value.detail) == (Refusal.SCOPE_MISSING, "user:read:user:admin")


def test_an_unknown_type_is_never_sent(zoom: ZoomGateway) -> None:
    """R34."""
    with pytest.raises(ValueError, match="unknown type"):
        invite(zoom, UserType.UNKNOWN)
