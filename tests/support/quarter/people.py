"""What people do in a simulated quarter: others at Zoom by night, managers and agents through the house by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

import httpx

from commands.domain.reference import ReferenceData
from commands.incoming import ActionInput, FormInput, Outcome, Reply, TextInput
from tests.support.letterbox import labelled
from tests.support.quarter.house import Outside, Process, slack_id
from tests.support.quarter.plan import FULL, Plan, local
from tests.support.quarter.rules import Books, Invited
from tests.support.quarter.words import Read
from zoom.simulator.names import DEPARTMENTS, FIRST_NAMES, LAST_NAMES
from zoom.simulator.records import UserType

RESENT, REINVITED, CANCELLED = 3, 2, 1
"""A day, through the buttons of that day's digests."""
GENERIC_EVERY = 6
ASKED_EVERY = 4
"""Working days between requests."""
WITHDRAWN_ELSEWHERE, YOUNG = 0.3, 20
"""How often a day another administrator takes an invitation back, and how old it is at most, in days."""
QUEUED = 3
"""Creations asked while Zoom is down."""


@dataclass
class Doings:
    """`actors` are who manages each establishment; `digests` the last of each channel, as it read."""

    plan: Plan
    books: Books
    reference: ReferenceData
    place: dict[str, str]
    outside: Outside
    actors: Mapping[str, tuple[str, ...]]
    digests: dict[str, Read] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))
    _number: int = 0
    _worked: int = 0
    _queued: list[Invited] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = Random(self.plan.seed)

    def control(self, name: str, **wanted: object) -> Any:
        """POST to the simulator's control interface."""
        url = f"{self.outside.zoom.control_url}/{name}"
        return self.http.post(url, json=wanted).raise_for_status().json()

    def everybody(self) -> Iterator[tuple[str, str, bool]]:
        """(address, status, whether licensed) of everybody at Zoom, as the simulator holds them."""
        for one in self.outside.zoom.simulator.world.users.values():
            yield one.email, one.status, one.type == UserType.LICENSED

    # --- by night, at Zoom

    def night(self, now: datetime) -> None:
        """Some accept their invitation; other administrators invite, add, deactivate and remove."""
        world = self.outside.zoom.simulator.world
        self.control("clock")
        pending = world.listings["pending"].all()
        for email in pending:
            if self.random.random() < self.plan.activated:
                self.control("activate", email=email)
        for _ in range(self.plan.elsewhere):
            self.control("people", email=self._newcomer(self._somewhere()), type=2, status="pending")
        for _ in range(2):
            self.control("people", email=self._newcomer(self._somewhere()), type=2)
        active = world.listings["active"].all()
        self.control("people", email=self.random.choice(active), remove=True)
        self.control("people", email=self.random.choice(active[:50]), status="inactive", type=1)
        if self.random.random() < WITHDRAWN_ELSEWHERE:
            self._withdraw_elsewhere(now)

    def _withdraw_elsewhere(self, now: datetime) -> None:
        """An invitation of ours that is young, so that nobody takes it for one that ran out."""
        pending = set(self.outside.zoom.simulator.world.listings["pending"].all())
        young = [one for one in self.books.invited.values() if one.known and 0 < one.day(now) < YOUNG and one.email in pending]
        if young:
            self.control("people", email=self.random.choice(young).email, remove=True)

    # --- by day, through the house

    def day(self, process: Process, *, down: bool) -> None:
        """Creations, and what digests' buttons do; while Zoom is down, creations that wait with their seat held (R91)."""
        self._worked += 1
        if down:
            for _ in range(QUEUED - len(self._queued)):
                self._create(process, queued=True)
            return
        for _ in range(self.plan.invited):
            self._create(process)
        self._press(process)
        if self._worked == 1:
            self._wait(process)
        if self._worked % ASKED_EVERY == 1:
            self._ask(process)

    def zoom_is_back(self) -> None:
        """What waited has been done: invited now."""
        for one in self._queued:
            self.books.held[one.place] -= 1
            self.books.invite(one.email, one.place, self.outside.clock.now(), one.head)
        self._queued.clear()

    def _create(self, process: Process, *, queued: bool = False) -> None:
        now = self.outside.clock.now()
        place = self.random.choice([one.key for one in self.reference.establishments if one.key != FULL])
        email, head = self._newcomer(place), ""
        line = self._line(email, place)
        if self._number % GENERIC_EVERY == 0:
            head = f"chef{self._number}@ssss.gouv.qc.ca"
            line += f' generique=oui prenom="{self.random.choice(DEPARTMENTS)} {self._number}"'
            line += f' chef="Odette Chef" chef-courriel={head}'
        else:
            line += f' prenom="{self.random.choice(FIRST_NAMES)}" nom="{self.random.choice(LAST_NAMES)}"'
        reply = process.give(TextInput(line), self.actors[place][0])
        if reply.outcome is not Outcome.PLANNED:
            self._refused(place, reply)
            return
        if queued:
            self._queued.append(Invited(email=email, place=place, licensed=True, at=now, known=True, head=head))
            self.books.held[place] += 1
            process.work()
            return
        process.work()
        self.books.invite(email, place, now, head)

    def _refused(self, place: str, reply: Reply) -> None:
        """Right only where no seat is left, or where a like name exists (R24)."""
        used, reserved, total = self.books.seats(place)
        looks_alike = reply.form is not None
        if not looks_alike and (total is None or used + reserved < total):
            self.wrong.append(f"a creation in {place} was {reply.outcome.value} with {used} + {reserved} of {total}")

    def _press(self, process: Process) -> None:
        """Buttons of today's digests: sent again, invited again, taken back."""
        today = local(self.outside.clock.now()).date()
        rows: dict[str, str] = {}
        for read in self.digests.values():
            if read.day == today:
                rows |= dict(read.wires)
        left = {RESENT: 0, REINVITED: 0}
        for email, wire in self.random.sample(sorted(rows.items()), len(rows)):
            one = self.books.invited.get(email)
            if one is None or (one.expired and left[REINVITED] >= REINVITED) or (not one.expired and left[RESENT] >= RESENT):
                continue
            left[REINVITED if one.expired else RESENT] += 1
            self._resend(process, one, wire)
        self._withdraw(process, rows)

    def _resend(self, process: Process, one: Invited, wire: str) -> None:
        now, world = self.outside.clock.now(), self.outside.zoom.simulator.world
        reply = process.give(ActionInput(wire), self._for(one.place))
        if reply.outcome is not Outcome.PLANNED:
            if one.expired:
                self._refused(one.place, reply)
            else:
                self.wrong.append(f"{one.email} was not sent again: {reply.outcome.value}")
            return
        process.work()
        if world.by_email(one.email) is None:
            self.wrong.append(f"{one.email} is not invited again")
            return
        self.books.invite(one.email, one.place, now, one.head, licensed=one.licensed)

    def _withdraw(self, process: Process, rows: Mapping[str, str]) -> None:
        """After its question (R42)."""
        world = self.outside.zoom.simulator.world
        known = [self.books.invited[email] for email in sorted(rows) if email in self.books.invited]
        chosen = [one for one in known if not one.expired and one.day(self.outside.clock.now()) > 0]
        for one in self.random.sample(chosen, min(CANCELLED, len(chosen))):
            wire = rows[one.email].replace("geste=renvoyer", "geste=annuler")
            asked = process.give(ActionInput(wire), self._for(one.place))
            process.give(ActionInput(labelled(asked, "yes").action), self._for(one.place))
            process.work()
            if world.by_email(one.email) is not None:
                self.wrong.append(f"{one.email} is still invited")
            del self.books.invited[one.email]

    def _wait(self, process: Process) -> None:
        """Two in line where no seat is left."""
        for _ in range(2):
            line = f"{self._line(self._newcomer(FULL), FULL)} prenom=Anna nom=Attente{self._number}"
            refused = process.give(TextInput(line), self._for(FULL))
            asked = process.give(ActionInput(labelled(refused, "wait").action), self._for(FULL))
            assert asked.form is not None
            values = {"raison": "un départ est prévu"}
            process.give(FormInput(asked.form.action, values, simulate=False), self._for(FULL))
            self.books.waiting[FULL] += 1

    def _ask(self, process: Process) -> None:
        """A request to a CCT, which nobody answers: it ends after ten working days (R62)."""
        place = ("03", "05", "11-2", "06-4")[self._worked % 16 // 4]
        asker = f"demandeur{self._number}@ssss.gouv.qc.ca"
        self.outside.slack.add(slack_id(asker), asker)
        form = process.give(TextInput("demander"), asker).form
        assert form is not None
        values = {"besoin": "create", "courriel": self._newcomer(place), "prenom": "Anna", "nom": "Demande"}
        values |= {"etablissement": place, "installation": self.reference.installations_of(place)[0].name}
        reply = process.give(FormInput(form.action, values, simulate=False), asker)
        if reply.outcome is not Outcome.OK:
            self.wrong.append(f"a request for {place} was {reply.outcome.value}")
        self.books.requests.append((place, self.outside.clock.now()))

    def _line(self, email: str, place: str) -> str:
        site = self.reference.installations_of(place)[0].code
        return f"créer {email} etablissement={place} installation={site} specialite=cardiologie"

    def _for(self, place: str) -> str:
        return self.actors[place][0]

    def _somewhere(self) -> str:
        """An establishment that addresses name, and whose seats nobody watches for room."""
        return self.random.choice([one for one in self.reference.addresses.suffixes.values() if one])

    def _newcomer(self, place: str) -> str:
        """An address of that establishment."""
        self._number += 1
        suffix = next((one for one, key in self.reference.addresses.suffixes.items() if key == place), "")
        email = f"nouveau{self._number}{'.' + suffix if suffix else '.essai'}@ssss.gouv.qc.ca"
        self.place[email] = place
        return email
