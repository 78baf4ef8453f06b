"""What Zoom does by itself, what is read of it, and the worker between the two."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from msgspec.structs import replace

from commands.domain.accounts import Status, UserType
from commands.domain.errors import ZoomUnavailable, ZoomUncertain
from commands.operations.runner import Runner
from commands.ports import Nudge
from tests.support.crashing import CrashingStore
from tests.support.fake_zoom import Crash, Mishaps
from tests.support.seat_house import Death, SeatHouse, death, person

Mishap = tuple[int, bool, BaseException]
mishap = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 12), st.booleans(), st.sampled_from([Crash(), ZoomUncertain(), ZoomUnavailable()])),
)


class ZoomRules(SeatHouse):
    """Activations, invitations that run out, what is done in Zoom's own pages, webhooks, readings, the worker, time."""

    @rule(who=person, how=st.sampled_from(["webhook", "reading", "nothing"]))
    def activate(self, who: str, how: str) -> None:
        view = self.desk.zoom.people.get(who)
        if view is not None and view.status is Status.PENDING:
            self.desk.zoom.activate(who)
        self._heard(who, how)

    @rule(how=st.sampled_from(["webhook", "reading"]), dies=death)
    def invitations_run_out(self, how: str, dies: Death | None) -> None:
        """Zoom forgets who has not answered for 30 days (R26)."""
        self.desk.clock.advance(days=31)
        gone = [view.email for view in self.desk.zoom.people.values() if view.status is Status.PENDING]
        for email in gone:
            del self.desk.zoom.people[email]
            self._heard(email, how, dies)

    @rule(
        who=person,
        what=st.sampled_from(["deactivate", "reactivate", "basic", "remove"]),
        how=st.sampled_from(["webhook", "reading", "nothing"]),
    )
    def somebody_acts_at_zoom(self, who: str, what: str, how: str) -> None:
        """In Zoom's own pages, where nobody asks us: licences are taken away there, not given."""
        people = self.desk.zoom.people
        view = people.get(who)
        if view is None:
            return
        if what == "remove":
            del people[who]
        elif view.status is not Status.PENDING:
            status = {"deactivate": Status.INACTIVE, "reactivate": Status.ACTIVE}.get(what, view.status)
            lost = what in ("deactivate", "basic")
            people[who] = replace(
                view,
                status=status,
                **({"user_type": UserType.BASIC, "raw_type": 1} if lost else {}),
            )
        self._heard(who, how)

    @rule(who=person)
    def a_webhook_comes(self, who: str) -> None:
        """It names an account, once more or late, and is kept; who leads reads it some time."""
        view = self.desk.zoom.people.get(who)
        nudge = Nudge(zoom_id=view.zoom_id or "" if view else "", email=who, operator="", event_at=self.desk.clock.now())
        with self.desk.store.writing() as unit:
            unit.nudges.add(nudge)
            unit.commit()

    @rule(dies=death)
    def webhooks_are_read(self, dies: Death | None) -> None:
        with self.dying(dies) as store:
            self.read_nudged(store)

    @rule(dies=death)
    def zoom_is_read(self, dies: Death | None) -> None:
        with self.dying(dies) as store:
            self.read(store)

    @rule(sold=st.sampled_from([None, None, 1, 0]))
    def zoom_has_sold(self, sold: int | None) -> None:
        """Fewer licences than the establishment was allocated: Zoom's own no (R54)."""
        self.desk.zoom.licences = sold

    @rule(minutes=st.sampled_from([1, 14, 16, 241, 24 * 60, 3 * 24 * 60]))
    def time_goes_by(self, minutes: int) -> None:
        self.desk.clock.advance(minutes=minutes)

    @rule(strike=mishap)
    def work(self, strike: Mishap | None) -> None:
        """The worker's next few, with Zoom failing or the process dying at any call or commit."""
        mishaps = Mishaps(*strike) if strike else Mishaps()
        self.desk.zoom.mishaps = mishaps
        crashes = isinstance(mishaps.error, Crash)
        store: Any = CrashingStore(self.desk.store, mishaps) if crashes else self.desk.store
        self.desk.clock.advance(minutes=6)
        with self.desk.store.writing() as unit:
            claimed = unit.ledger.claim(8)
            unit.commit()
        try:
            for operation in claimed:
                Runner(store, self.desk.zoom, self.desk.clock, self.desk.house).run(operation)
        except Crash:
            pass
        self.desk.zoom.mishaps = Mishaps()
        self.desk.restart()

    def _heard(self, who: str, how: str, dies: Death | None = None) -> None:
        if how == "webhook":
            self.a_webhook_comes(who)
            self.webhooks_are_read(dies)
        elif how == "reading":
            self.zoom_is_read(dies)
