"""Whom the local Teams client takes its people for; the client itself is acted in tests/e2e/test_playground.py."""

from __future__ import annotations

import pytest

from bot.playground import TENANT_ID, configuration
from bot.settings import load_settings
from bot.web.people import PEOPLE

ME = "gestionnaire-03"


def test_its_user_is_one_of_the_demonstration_s_people_and_the_others_are_five() -> None:
    """It refuses a file with more or fewer."""
    made = configuration(ME)
    assert made["currentUser"]["email"] == next(person.email for person in PEOPLE if person.key == ME)
    assert {user["name"] for user in made["users"]} < {person.name for person in PEOPLE if person.key != ME}
    assert len(made["users"]) == 5


def test_no_two_of_them_are_the_same_person() -> None:
    made = configuration(ME)
    users = [made["currentUser"], *made["users"]]
    for name in ("id", "aadObjectId", "userPrincipleName"):
        assert len({user[name] for user in users}) == len(users)


def test_a_stranger_is_a_guest_without_an_address() -> None:
    """R2: nobody vouches for them."""
    (stranger,) = [user for user in configuration(ME)["users"] if not user["email"]]
    assert "#EXT#" in stranger["userPrincipleName"]


def test_what_it_calls_its_ids_are_ids_that_the_settings_take() -> None:
    made = configuration(ME)
    settings = load_settings(
        _env_file=None, teams_app_id=made["bot"]["id"].removeprefix("28:"), teams_tenant_id=TENANT_ID, teams_anonymous=True
    )
    assert settings.teams_tenants == {made["tenantId"]}


def test_nobody_else_can_be_chosen() -> None:
    with pytest.raises(KeyError):
        configuration("personne")
