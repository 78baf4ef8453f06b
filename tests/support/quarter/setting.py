"""The beginning of a simulated quarter: Zoom's people read for the first time, establishments, seats, roles, digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy.engine import URL

from bot.simulated import simulated_settings
from commands.domain.accounts import Pool
from commands.domain.channels import NewChannel, Usage
from commands.domain.digests import NewDigest
from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.incoming import Person
from commands.ports import OurFields, Unit
from tests.support.clock import SettableClock
from tests.support.mail_server import mail_server
from tests.support.quarter.house import Outside, Restarting, slack_id
from tests.support.quarter.people import Doings
from tests.support.quarter.plan import ADMIN, FULL, HELD_TO_NOTHING, TIGHT, TURNS_AT, UNMANAGED, ChannelPlan, Plan, at
from tests.support.quarter.rules import Books, Standing
from tests.support.quarter.story import Quarter
from tests.support.slack import slack_api
from zoom.simulator.server import RunningSimulator, Simulator

ROOM = 60
"""Free seats where there are enough; `TIGHT` ones have three."""


@dataclass(frozen=True)
class Staff:
    """Who holds which role: a manager for most establishments, two agents for each CCT."""

    managers: Mapping[str, str]
    agents: Mapping[str, Sequence[str]]

    def owner(self, one: ChannelPlan) -> str:
        """Who set a channel's digest."""
        if one.cct:
            return self.agents[one.cct][0]
        return self.managers[one.places[0]] if len(one.places) == 1 else ADMIN

    def answering(self, reference: ReferenceData) -> dict[str, tuple[str, ...]]:
        """For each establishment its manager, else its CCT's agents; nobody for what belongs to none."""
        found = {
            one.key: (self.managers[one.key],) if one.key in self.managers else tuple(self.agents[one.cct])
            for one in reference.establishments
        }
        return {**found, "": ()}

    def roles(self) -> list[tuple[str, Role, str]]:
        managers = [(one, Role.MANAGER, key) for key, one in self.managers.items()]
        return managers + [(one, Role.CCT, key) for key, those in self.agents.items() for one in those]


@contextmanager
def quarter(plan: Plan, url: URL, reference: ReferenceData, folder: Path) -> Iterator[Quarter]:
    """A house that begins with the plan's accounts on a migrated database, before a Slack and a mail server of its own."""
    clock = SettableClock(at(plan.first, TURNS_AT) - timedelta(hours=2))
    with RunningSimulator(_zoom(plan, reference, clock)).start() as zoom, slack_api() as slack, mail_server(folder) as mail:
        made = _begun(plan, Restarting(Outside(url, clock, zoom, slack, mail), reference), reference)
        try:
            yield made
        finally:
            made.house.stop()
            made.doings.http.close()


def _zoom(plan: Plan, reference: ReferenceData, clock: SettableClock) -> Simulator:
    """As many invited people as the plan says; the simulator's own share would be a mail server's test."""
    simulator = Simulator(simulated_settings(reference, users=plan.accounts, seats=plan.accounts * 2, seed=plan.seed), clock.now)
    pending = sorted(simulator.world.listings["pending"].all(), key=lambda one: Random(one).random())
    for key in pending[plan.pending :]:
        simulator.world.remove(simulator.world.rows([key])[0])
    return simulator


def _begun(plan: Plan, house: Restarting, reference: ReferenceData) -> Quarter:
    house.start()
    assert not house.process.read().alarm
    place, keys = _places(house, reference), [one.key for one in reference.establishments]
    staff = _staff(reference)
    ccts = {one.key: tuple(each.key for each in reference.establishments if each.cct == one.key) for one in reference.ccts}
    books = Books(
        readers=staff.answering(reference),
        names={one.key: f"{one.key} {one.short}".removesuffix(f" {one.key}") for one in reference.establishments},
        scopes={one.address: one.places or (ccts[one.cct] if one.cct else tuple(keys)) for one in plan.channels},
    )
    doings = Doings(
        plan=plan, books=books, reference=reference, place=place, outside=house.outside, actors=staff.answering(reference)
    )
    books.read(doings.everybody(), place, house.outside.clock.now())
    standings = [Standing(plan=one, served=plan.first - timedelta(days=1)) for one in plan.channels]
    agents = [one for those in staff.agents.values() for one in those]
    made = Quarter(plan=plan, house=house, books=books, place=place, standings=standings, doings=doings, agents=agents)
    with house.process.store.writing() as unit:
        _grant(unit, made, staff)
        _allocate(unit, books, keys)
        for one in plan.channels:
            house.outside.slack.channel(one.address)
            _set(unit, one, books.scopes[one.address], staff.owner(one))
        unit.commit()
    return made


def _places(house: Restarting, reference: ReferenceData) -> dict[str, str]:
    """Where everybody belongs: by their address; those whose address names no establishment are spread over the ones that no
    address names."""
    bare = [one.key for one in reference.establishments if one.key not in reference.addresses.suffixes.values()]
    place: dict[str, str] = {}
    given: dict[str, OurFields] = {}
    for user in house.outside.zoom.simulator.world.users.values():
        place[user.email] = reference.establishment_of_address(user.email) or ""
        if not place[user.email] and user.email.endswith("@ssss.gouv.qc.ca") and ".med@" not in user.email:
            place[user.email] = bare[len(given) % len(bare)]
            given[user.email] = OurFields(establishment=place[user.email])
    with house.process.store.writing() as unit:
        unit.directory.change_many(given)
        unit.commit()
    return place


def _staff(reference: ReferenceData) -> Staff:
    def plain(key: str) -> str:
        return "e" + key.lower().replace("-", "")

    managed = [one.key for one in reference.establishments if one.key not in UNMANAGED]
    return Staff(
        managers={key: f"gestion.{plain(key)}@ssss.gouv.qc.ca" for key in managed},
        agents={one.key: [f"agent{n}.{plain(one.key)}@ssss.gouv.qc.ca" for n in (1, 2)] for one in reference.ccts},
    )


def _grant(unit: Unit, made: Quarter, staff: Staff) -> None:
    """Roles; everybody who has one was met on Slack."""
    for email, role, scope in staff.roles():
        unit.grants.grant(Grant(email=email, role=role, scope=scope, granted_by=ADMIN, granted_at=made.clock.now()))
    for email in (ADMIN, *(one for one, _, _ in staff.roles())):
        made.outside.slack.add(slack_id(email), email)
        unit.contacts.met(Person(platform="slack", address=slack_id(email), email=email))


def _allocate(unit: Unit, books: Books, keys: Sequence[str]) -> None:
    """Room for the quarter, but where there is little, none, or no number."""
    for key in keys:
        if key in HELD_TO_NOTHING:
            continue
        used, reserved, _ = books.seats(key)
        taken = used + reserved
        books.allocated[key] = taken // 2 if key == FULL else taken + (3 if key in TIGHT else ROOM)
        unit.seats.allocate(key, Pool.LICENCE, books.allocated[key], by=ADMIN, reason="trimestre simulé")


def _set(unit: Unit, one: ChannelPlan, scope: tuple[str, ...], owner: str) -> None:
    """A channel's digest, and the channel registered for it where people are to be named there (R7)."""
    here = {"platform": "slack", "address": one.address, "locale": "fr", "establishments": scope}
    if one.registered:
        unit.channels.register(NewChannel(**here, usage=Usage.DIGEST, cct="", registered_by=owner))  # type: ignore[arg-type]  # as above
    chosen = {name: getattr(one, name) for name in ("hour", "days", "zone", "horizon", "few", "quiet", "report")}
    unit.digests.set(NewDigest(**here, **chosen, personal=False, owner=owner), unit.milestones.watermark())  # type: ignore[arg-type]  # as above
