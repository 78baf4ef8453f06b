"""One establishment with two seats, four people, and what every rule of the seats' machine needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from bot.reactions import Reactions
from bot.readings import Readings
from commands.context import House
from commands.domain.accounts import Profile, Status, UserType
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.domain.waiting import Place
from commands.incoming import Reply
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.crashing import CrashingStore
from tests.support.databases import NewDatabase
from tests.support.desk import COLLEAGUE, MANAGER, SITE, Desk, buttons_of
from tests.support.fake_zoom import RAW, Crash, FakeZoom, Mishaps
from tests.support.samples import licensed
from zoom.addons import AddOnReader
from zoom.mirror import Mirror

ESTABLISHMENT = "03"
SEATS = 2
PEOPLE = [f"personne{letter}.ciussscn@ssss.gouv.qc.ca" for letter in "abcd"]
Death = tuple[int, bool]
"""The commit at which the process dies, and whether that commit was made."""

person = st.sampled_from(PEOPLE)
asker = st.sampled_from([MANAGER, MANAGER, COLLEAGUE])
WHO_IS_NEW = f"prenom=A nom=B installation={SITE} specialite=cardiologie"
SEATED = [(Status.ACTIVE, UserType.LICENSED), (Status.PENDING, UserType.LICENSED)]
SEATLESS = [None, (Status.ACTIVE, UserType.BASIC), (Status.INACTIVE, UserType.BASIC), (Status.PENDING, UserType.BASIC)]
before = st.tuples(*[st.sampled_from([*SEATED, None])] * SEATS, *[st.sampled_from(SEATLESS)] * (len(PEOPLE) - SEATS))
"""What each person has when a run begins: as many may have a licence as there are seats."""
death = st.one_of(st.none(), st.tuples(st.integers(1, 8), st.booleans()))


class SeatHouse(RuleBasedStateMachine):
    """`accepted` are the public ids of all writes that were accepted; `allocated` the seats that there are."""

    database: ClassVar[NewDatabase]
    reference: ClassVar[ReferenceData]

    def __init__(self) -> None:
        super().__init__()
        url, self._drop = type(self).database()
        self.engine = make_engine(url)
        clock = SettableClock()
        store = SqlStore(self.engine, clock, self.reference)
        self.desk = Desk(store, FakeZoom(), clock, House(reference=self.reference))
        for email in (MANAGER, COLLEAGUE):
            self.desk.grant(email, ESTABLISHMENT)
        self.allocated = SEATS
        self.desk.allocate(ESTABLISHMENT, SEATS)
        self.accepted: list[str] = []

    @initialize(states=before)
    def furnish(self, states: tuple[tuple[Status, UserType] | None, ...]) -> None:
        now = self.desk.clock.now()
        for number, (email, state) in enumerate(zip(PEOPLE, states, strict=True)):
            if state is not None:
                status, kind = state
                invited = now if status is Status.PENDING else None
                view = licensed(email, status, user_type=kind, raw_type=RAW[kind], zoom_id=f"k{number}", department="Urgence")
                ours = {"installation": SITE, "profile": Profile.TELECONSULTATION, "specialty": "cardiologie"}
                self.desk.known(view, establishment=ESTABLISHMENT, invited_at=invited, **ours)

    def close(self) -> None:
        self.engine.dispose()
        self._drop()

    def say(self, line: str, by: str = MANAGER) -> Reply:
        return self._noted(self.desk.type(line, by))

    def press(self, wire: str, by: str = MANAGER) -> Reply:
        return self._noted(self.desk.press(wire, by))

    def wish(self, line: str, by: str = MANAGER) -> None:
        """Write, or join the waiting list where no seat is left."""
        refused = self.say(line, by)
        for wait in [one.action for one in buttons_of(refused) if "geste=attente" in one.action]:
            form = self.desk.press(wait, by).form
            if form is not None:
                self.desk.submit(form.action, {"raison": "congé"}, by)

    def want(self, who: str, by: str = MANAGER) -> None:
        """A licence for somebody, by whatever command gives it."""
        account = self.desk.account(who)
        match account.status if account else None:
            case None:
                self.wish(f"créer {who} {WHO_IS_NEW}", by)
            case Status.INACTIVE:
                self.wish(f"réactiver {who}", by)
            case Status.EXPIRED:
                self.wish(f"renvoyer {who}", by)
            case _:
                self.wish(f"modifier {who} type=licencié", by)

    def looked_into(self, line: str, by: str = MANAGER) -> str:
        """The public id of a question that waits for its yes once Zoom was looked at; "" where there is none."""
        question = self.desk.type(line, by).operation
        for _ in range(3):
            self.desk.turn()
        return question if question and self.desk.operation(question).outcome == "inspected" else ""

    def confirm(self, command: str, question: str, by: str = MANAGER, *, times: int = 1) -> None:
        for _ in range(times):
            self.press(f"v1.{command}.geste=oui&jeton={self.desk.operation(question).payload['token']}", by)

    def places(self) -> list[Place]:
        with self.desk.store.reading() as unit:
            return list(unit.waiting.lines(EVERYWHERE))

    def read(self, store: Any = None) -> None:
        """A full reading; so few people are always a shrinking list, which somebody has accepted."""
        self.desk.clock.advance(seconds=1)
        self._mirror(store or self.desk.store).read_all(accept_shrink=True)

    def read_nudged(self, store: Any = None) -> None:
        """The accounts that webhooks named."""
        self.desk.clock.advance(seconds=1)
        chosen = store or self.desk.store
        desk = self.desk
        addons = AddOnReader(desk.zoom, chosen, desk.clock, Reactions(desk.house, desk.clock))
        Readings(self._mirror(chosen), addons, chosen, desk.clock, timedelta(hours=1), lambda: False).nudged()

    @contextmanager
    def dying(self, dies: Death | None) -> Iterator[Any]:
        """A store for a process that may die at a commit; then it starts again."""
        mishaps = Mishaps(*dies, Crash()) if dies else Mishaps()
        try:
            yield CrashingStore(self.desk.store, mishaps)
        except Crash:
            self.desk.restart()

    def _mirror(self, store: Any) -> Mirror:
        return Mirror(self.desk.zoom, store, self.desk.clock, Reactions(self.desk.house, self.desk.clock))

    def _noted(self, reply: Reply) -> Reply:
        if reply.operation:
            self.accepted.append(reply.operation)
        return reply
