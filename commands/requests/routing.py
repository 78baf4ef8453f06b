"""Where a CCT's agents see a request (R7, R61)."""

from __future__ import annotations

from collections.abc import Sequence

from commands.context import House
from commands.domain.channels import Channel
from commands.domain.operations import Json
from commands.domain.people import Role
from commands.domain.requests import Request
from commands.ports import NewLetter, Target, Unit

CARD = "request-card"
"""Kind of the letter that shows a request to the agents, updated in place."""
MOST_CARDS = 8
"""Places where one request was shown: its channel and those that were registered after it, or the agents themselves."""
MOST_TOLD = 5
"""Agents who are written to where their CCT has no channel."""


def show_to_agents(unit: Unit, house: House, request: Request) -> None:
    """A card in the CCT's channel, to be updated in place; to each agent where there is no channel."""
    channel = unit.channels.support(request.cct)
    if channel is not None:
        show_in(unit, request, channel)
        return
    agents = {one.email for one in unit.grants.within((request.cct,)) if one.role is Role.CCT} or house.admins
    for email in sorted(agents)[:MOST_TOLD]:
        for target in unit.contacts.targets(email)[:1]:
            _write_card(unit, request, target, {"agent": email})


def show_in(unit: Unit, request: Request, channel: Channel) -> None:
    """A card in this channel."""
    target = Target(platform=channel.platform, address=channel.address, locale=channel.locale)
    _write_card(unit, request, target, {"channel": channel.public_id})


def cards_of(unit: Unit, request: Request) -> dict[str, Target]:
    """Where the request is shown to agents: the letter's key, and whom it is for."""
    return dict(unit.letters.written(_keys(request)))


def _keys(request: Request) -> Sequence[str]:
    return [f"{CARD}:{request.public_id}:{number}" for number in range(1, MOST_CARDS + 1)]


def _write_card(unit: Unit, request: Request, target: Target, seen_by: dict[str, Json]) -> None:
    about: dict[str, Json] = {"request": request.public_id, **seen_by}
    for key in _keys(request):
        if unit.letters.write(NewLetter(kind=CARD, key=key, target=target, payload=about, due_at=request.touched_at)):
            return
