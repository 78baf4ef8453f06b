"""Who a Teams user is: the directory's e-mail for full members of a tenant that is believed, nothing for anybody else (R2)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from bot.identities import UnconfirmedError
from bot.teams import people as module
from bot.teams.activities import Activity, read
from bot.teams.connector import Connector
from bot.teams.people import People
from bot.teams.references import reference_of
from commands.incoming import Person
from tests.support.clock import SettableClock
from tests.support.teams_connector import BOT, OTHER_TENANT, TENANT, TeamsConnector

Connected: TypeAlias = Callable[[Callable[[Connector], Awaitable[Any]]], Any]
ODILE = "29:1odile"
EMAIL = "odile.gestion.ciussscn@ssss.gouv.qc.ca"


def wrote(teams: TeamsConnector, **changes: Any) -> Activity:
    activity = {
        "type": "message",
        "id": "1",
        "serviceUrl": teams.url,
        "from": {"id": ODILE, "aadObjectId": f"0000-{ODILE}", "name": "Odile Gestion"},
        "recipient": {"id": BOT},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": TENANT},
        "locale": "fr-CA",
    }
    return read(json.dumps(activity | changes).encode())


def found(connected: Connected, clock: SettableClock, *activities: Activity) -> list[Person]:
    async def all_of_them(connector: Connector) -> list[Person]:
        people = People(connector, frozenset({TENANT}), clock)
        return [await people.find(activity) for activity in activities]

    people: list[Person] = connected(all_of_them)
    return people


def test_a_member_has_the_directorys_address(teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    teams.add(ODILE, EMAIL, "Odile Gestion", userPrincipalName="p12345@ssss.gouv.qc.ca")
    (person,) = found(connected, clock, wrote(teams))
    assert person == Person(platform="teams", address=ODILE, email=EMAIL, name="Odile Gestion", locale="fr")


@pytest.mark.parametrize(
    "changes",
    [
        {"userRole": "guest"},
        {"userRole": "Guest"},
        {"userRole": "anonymous", "userPrincipalName": None},
        {"userRole": "somethingNew"},
        {"userPrincipalName": "odile_elsewhere.example#EXT#@ssss.onmicrosoft.com"},
        {"userPrincipalName": "odile_elsewhere.example#ext#@ssss.onmicrosoft.com", "userRole": None},
        {"userPrincipalName": None},
        {"userPrincipalName": 7},
        {"tenantId": OTHER_TENANT},
        {"tenantId": None},
        {"tenantId": ""},
        {"email": None},
        {"email": "  "},
        {"email": ["odile.gestion.ciussscn@ssss.gouv.qc.ca"]},
    ],
)
def test_nobody_else_has_one(changes: dict[str, Any], teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    """Neither is the name to sign in with taken for an address: it may be somebody else's."""
    teams.add(ODILE, EMAIL)
    teams.members[ODILE] |= changes
    (person,) = found(connected, clock, wrote(teams))
    assert person.email == ""


@pytest.mark.parametrize("changes", [{"userRole": "owner"}, {"userRole": None}, {"tenantId": TENANT.upper()}])
def test_owners_and_answers_without_a_role_are_members(
    changes: dict[str, Any], teams: TeamsConnector, connected: Connected, clock: SettableClock
) -> None:
    teams.add(ODILE, EMAIL, **changes)
    (person,) = found(connected, clock, wrote(teams))
    assert person.email == EMAIL


def test_the_directory_is_asked_again_after_five_minutes_and_not_before(
    teams: TeamsConnector, connected: Connected, clock: SettableClock
) -> None:
    teams.add(ODILE, EMAIL)

    async def later(connector: Connector) -> list[str]:
        people = People(connector, frozenset({TENANT}), clock)
        emails = [(await people.find(wrote(teams))).email]
        teams.add(ODILE, EMAIL, userRole="guest")
        for seconds in (299, 2):
            clock.advance(seconds=seconds)
            emails.append((await people.find(wrote(teams))).email)
        return emails

    assert connected(later) == [EMAIL, EMAIL, ""]
    assert len(teams.called("GET")) == 2


def test_the_language_is_each_messages_own(teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    teams.add(ODILE, EMAIL)
    people = found(connected, clock, wrote(teams), wrote(teams, locale="en-US"), wrote(teams, locale=None))
    assert [one.locale for one in people] == ["fr", "en", "fr"]
    assert len(teams.called("GET")) == 1


@pytest.mark.parametrize(
    ("status", "code"), [(404, "MemberNotFoundInConversation"), (403, "BotNotInConversationRoster"), (500, ""), (429, "")]
)
def test_a_failing_look_up_confirms_nobody_and_is_not_kept(
    status: int, code: str, teams: TeamsConnector, connected: Connected, clock: SettableClock
) -> None:
    teams.add(ODILE, EMAIL)
    teams.trouble("GET", status, code=code, retry_after=60)

    async def twice(connector: Connector) -> str:
        people = People(connector, frozenset({TENANT}), clock)
        with pytest.raises(UnconfirmedError) as caught:
            await people.find(wrote(teams))
        assert EMAIL not in str(caught.value)
        if status == 429:  # held for a minute on our side too
            return EMAIL
        return (await people.find(wrote(teams))).email

    assert connected(twice) == EMAIL


def test_a_slow_directory_is_not_waited_for(
    teams: TeamsConnector, connected: Connected, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    teams.add(ODILE, EMAIL)
    teams.trouble("GET", delay=1)
    with pytest.raises(UnconfirmedError):
        found(connected, clock, wrote(teams))


@pytest.mark.parametrize("answered", [{"id": "29:1paul"}, {"id": None}, {"aadObjectId": "0000-29:1paul"}])
def test_an_answer_about_another_confirms_nobody(
    answered: dict[str, Any], teams: TeamsConnector, connected: Connected, clock: SettableClock
) -> None:
    teams.add(ODILE, EMAIL, **answered)
    with pytest.raises(UnconfirmedError):
        found(connected, clock, wrote(teams))


def test_an_activity_of_nobody_confirms_nobody(teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    with pytest.raises(UnconfirmedError):
        found(connected, clock, wrote(teams, **{"from": {"id": None}}))


def test_teams_tells_who_is_a_full_member_still(teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    teams.add(ODILE, EMAIL)
    teams.add("29:1invitee", EMAIL, userRole="guest")
    teams.add("29:1ailleurs", EMAIL, tenantId=OTHER_TENANT)

    async def all_of_them(connector: Connector) -> list[bool | None]:
        people = People(connector, frozenset({TENANT}), clock)
        where = reference_of(wrote(teams))
        return [await people.still_here(where, one) for one in (ODILE, "29:1invitee", "29:1ailleurs", "29:1partie")]

    assert connected(all_of_them) == [True, False, False, False]


def test_teams_in_trouble_says_nothing(teams: TeamsConnector, connected: Connected, clock: SettableClock) -> None:
    teams.trouble("GET", 404, code="ConversationNotFound")

    async def one(connector: Connector) -> bool | None:
        people = People(connector, frozenset({TENANT}), clock)
        return await people.still_here(reference_of(wrote(teams)), ODILE)

    assert connected(one) is None
