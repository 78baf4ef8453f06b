"""canal: private, within the scope of whoever registers it, looked at again each day (R7)."""

from __future__ import annotations

import itertools

import pytest

from commands.domain.channels import Channel, Usage
from commands.domain.people import Role
from commands.duties.channels import check_channels
from commands.incoming import ActionInput, Incoming, Input, Outcome, Person, Reply, TextInput
from commands.views.letters import LetterContext, letter_view
from commands.views.show import Reader
from tests.support.asking import written
from tests.support.desk import ADMIN, MANAGER, Desk, buttons_of, said, say

CECILE = "cecile.cct@chudequebec.ca"
NOBODY = "nils.personne.ciussscn@ssss.gouv.qc.ca"
_keys = itertools.count(1)


@pytest.fixture
def house(desk: Desk) -> Desk:
    desk.grant(CECILE, "CHUQ", Role.CCT)
    return desk


def say_in(
    desk: Desk,
    given: str | Input,
    person: str,
    *,
    channel: str = "C1",
    channel_private: bool | None = True,
    private: bool = False,
) -> Reply:
    """Typed, or pressed, in a channel."""
    reply = desk.dispatcher.handle(
        Incoming(
            person=Person(platform="web", address=person, email=person),
            conversation=channel,
            private=private,
            key=f"channel-{next(_keys)}",
            at=desk.clock.now(),
            input=TextInput(given) if isinstance(given, str) else given,
            reference="r",
            channel_private=channel_private,
        )
    )
    say(reply)
    return reply


def registered(desk: Desk) -> list[Channel]:
    with desk.store.reading() as unit:
        return list(unit.channels.all())


def test_a_cct_registers_its_private_channel_from_within(house: Desk) -> None:
    reply = say_in(house, "canal soutien", CECILE)
    assert said(reply) == "channel-done-soutien"
    (channel,) = registered(house)
    assert (channel.usage, channel.cct, channel.address, channel.registered_by) == (Usage.SUPPORT, "CHUQ", "C1", CECILE)
    assert "03" in channel.establishments
    assert "16-2" not in channel.establishments


@pytest.mark.parametrize("channel_private", [False, None])
def test_what_others_may_read_is_never_registered(house: Desk, channel_private: bool | None) -> None:
    """Nor what the platform says nothing of."""
    assert said(say_in(house, "canal soutien", CECILE, channel_private=channel_private)) == "refused-channel-public"
    assert buttons_of(say_in(house, "canal", CECILE, channel_private=channel_private)) == []
    assert registered(house) == []


def test_the_direct_conversation_is_no_channel(house: Desk) -> None:
    assert said(say_in(house, "canal soutien", CECILE, private=True)) == "refused-channel-direct"
    assert registered(house) == []


def test_each_registers_what_they_answer_for(house: Desk) -> None:
    assert said(say_in(house, "canal soutien", MANAGER)) == "refused-channel-agents"
    assert said(say_in(house, "canal sommaire etab=16-2", MANAGER)) == "refused-channel-scope"
    assert say_in(house, "canal soutien", ADMIN).outcome is Outcome.INVALID, "an admin says which CCT"
    assert say_in(house, "canal soutien", NOBODY).outcome is Outcome.REFUSED
    assert registered(house) == []
    assert said(say_in(house, "canal sommaire", MANAGER)) == "channel-done-sommaire"
    assert [(one.usage, one.establishments) for one in registered(house)] == [(Usage.DIGEST, ("03",))]
    assert said(say_in(house, "canal soutien cct=chuq", ADMIN)) == "channel-done-soutien"


def test_channels_are_seen_and_removed_by_those_who_govern_them(house: Desk) -> None:
    """R4: another's is unknown."""
    say_in(house, "canal soutien", CECILE)
    house.grant("marie.cct@chum.qc.ca", "CHUM", Role.CCT)
    shown = say_in(house, "canal liste", CECILE, channel="C2")
    assert CECILE in written(shown)
    remove = next(one.action for one in buttons_of(shown) if "retirer" in one.action)
    for other in ("marie.cct@chum.qc.ca", MANAGER):
        assert CECILE not in written(say_in(house, "canal liste", other))
        assert said(say_in(house, ActionInput(remove), other)) == "refused-channel-unknown"
    assert said(say_in(house, ActionInput(remove), CECILE)) == "channel-done-removed"
    assert registered(house) == []
    assert said(say_in(house, ActionInput(remove), CECILE)) == "refused-channel-unknown"


def test_open_requests_are_shown_in_a_channel_registered_after_them(house: Desk) -> None:
    house.type("demander une question sur les webinaires", NOBODY)
    say_in(house, "canal soutien", CECILE)
    with house.store.writing() as unit:
        cards = [one for one in unit.letters.claim(20) if one.kind == "request-card"]
        unit.commit()
    assert [one.target.address for one in cards] == ["C1"]


def test_a_channel_whose_registrar_lost_their_rights_receives_nothing_more(house: Desk) -> None:
    """R7: looked at each day; they are told, and what was on its way there says nothing."""
    say_in(house, "canal soutien", CECILE)
    house.type("demander une question sur les webinaires", NOBODY)
    with house.store.writing() as unit:
        unit.grants.revoke(CECILE, Role.CCT, "CHUQ")
        unit.commit()
    assert check_channels(house.store, house.house, house.clock.now()) == 0, "not yet a day"
    house.clock.advance(days=1)
    assert check_channels(house.store, house.house, house.clock.now()) == 1
    assert registered(house) == []
    told = letters(house)
    assert told["request-card"] is None
    assert "ne reçoit plus rien" in (told["channel-lost"] or "")


def test_a_channel_that_takes_nothing_is_reported_and_its_requests_go_to_the_agents(house: Desk) -> None:
    """R71: deleted, left, or made public on its platform."""
    say_in(house, "canal soutien", CECILE)
    house.type("demander une question sur les webinaires", NOBODY)
    assert check_channels(house.store, house.house, house.clock.now()) == 0
    with house.store.writing() as unit:
        (card,) = unit.letters.claim(50)
        unit.letters.failed(card, None)
        unit.commit()
    assert check_channels(house.store, house.house, house.clock.now()) == 1
    assert registered(house) == []
    told = letters(house)
    assert "ne reçoit plus rien" in (told["channel-lost"] or "")
    assert "Prendre en charge" in (told["request-card"] or ""), "to the agent, in their own conversation"


def test_a_manager_who_keeps_some_places_keeps_the_digest_of_those(house: Desk) -> None:
    house.grant(MANAGER, "12")
    say_in(house, "canal sommaire", MANAGER)
    with house.store.writing() as unit:
        unit.grants.revoke(MANAGER, Role.MANAGER, "12")
        unit.commit()
    house.clock.advance(days=1)
    assert check_channels(house.store, house.house, house.clock.now()) == 1
    assert [one.establishments for one in registered(house)] == [("03",)]
    assert check_channels(house.store, house.house, house.clock.now()) == 0


def letters(desk: Desk) -> dict[str, str | None]:
    """What each kind of letter says now."""
    with desk.store.writing() as unit:
        context = LetterContext(unit=unit, house=desk.house, reader=Reader(command="/iris", now=desk.clock.now()))
        views = {due.kind: letter_view(due.kind, due.payload, context) for due in unit.letters.claim(50)}
    return {kind: written(Reply(outcome=Outcome.OK, view=view)) if view else None for kind, view in views.items()}
