"""A Zoom in memory behind the gateway's port, with a journal, and mishaps before or after any call."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from commands.domain.accounts import Pool, Profile, Status, UserType, ZoomView
from commands.domain.errors import ZoomRefused, ZoomUnavailable
from commands.domain.seat_figures import PlanUse
from commands.ports import AddOns, NewUser, Refusal, Removal, Upcoming, UserChanges, ZoomPage

RAW = {UserType.BASIC: 1, UserType.LICENSED: 2, UserType.LOCAL: 3}
WRITES = frozenset({"create", "update", "set_active", "remove", "set_addons", "set_profile_group"})


class Crash(BaseException):
    """The process dies here: nothing may catch it but the test."""


@dataclass
class Mishaps:
    """What goes wrong, by the number of the step counted: `at` 2 is just before the second, `after` lets it be applied first."""

    at: int = 0
    after: bool = False
    error: BaseException | None = None
    counted: int = 0

    def around(self, effect: Callable[[], Any]) -> Any:
        self.counted += 1
        strikes = self.error is not None and self.counted == self.at
        if strikes and not self.after:
            raise self._error()
        result = effect()
        if strikes:
            raise self._error()
        return result

    def _error(self) -> BaseException:
        assert self.error is not None
        return self.error


@dataclass
class FakeZoom:
    """`commands.ports.ZoomGateway`. `licences` is how many paid seats Zoom has sold, None for no end."""

    licences: int | None = None
    people: dict[str, ZoomView] = field(default_factory=dict)
    journal: list[tuple[str, ...]] = field(default_factory=list)
    mishaps: Mishaps = field(default_factory=Mishaps)
    refusals: dict[str, str] = field(default_factory=dict)
    """Reasons by call, or by call and key: "update", "update z7"."""
    creations_left: int | None = None
    """How many people Zoom still invites today, None for no end."""
    booked: set[str] = field(default_factory=set)
    meetings: int = 3
    webinars: int = 1
    plans: dict[Pool, PlanUse] = field(default_factory=dict)
    """What Zoom tells of its own figures."""
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def put(self, view: ZoomView) -> ZoomView:
        """Somebody whom Zoom already has."""
        self.people[view.email] = view
        return view

    def activate(self, email: str) -> None:
        """The person accepted the invitation."""
        self.people[email] = replace(self.people[email], status=Status.ACTIVE, created_at=datetime(2026, 3, 9, 14, tzinfo=UTC))

    def writes(self, name: str) -> list[tuple[str, ...]]:
        return [call for call in self.journal if call[0] == name]

    def find(self, key: str) -> ZoomView | None:
        found = self._call("find", lambda: self._of(key), key)
        return replace(found, large_meeting=None, webinar=None) if found else None

    def book_creation(self, email: str) -> None:
        if email not in self.booked:
            self._count_creation()
            self.booked.add(email)

    def _count_creation(self) -> None:
        if self.creations_left is not None:
            if self.creations_left == 0:
                raise ZoomUnavailable(3_600.0, quota=True)
            self.creations_left -= 1

    def create(self, new: NewUser) -> str:
        def made() -> str:
            if new.email not in self.booked:
                self._count_creation()
            self.booked.discard(new.email)
            if new.email in self.people:
                raise ZoomRefused(Refusal.ADDRESS_TAKEN)
            self._seat_for(new.user_type)
            zoom_id = f"z{next(self._ids)}"
            self.people[new.email] = ZoomView(
                email=new.email,
                status=Status.PENDING,
                user_type=new.user_type,
                raw_type=RAW[new.user_type],
                zoom_id=zoom_id,
                first_name=new.first_name,
                last_name=new.last_name,
            )
            return zoom_id

        return str(self._call("create", made, new.email))

    def update(self, key: str, changes: UserChanges) -> None:
        def changed() -> None:
            view = self._known(key)
            if view.status is Status.PENDING:
                return
            given = {name: getattr(changes, name) for name in changes.__slots__ if getattr(changes, name) is not None}
            if changes.user_type and changes.user_type is not view.user_type:
                self._seat_for(changes.user_type)
                given["raw_type"] = RAW[changes.user_type]
                if changes.user_type is not UserType.LICENSED:
                    given |= {"large_meeting": 0, "webinar": 0}
            self.people[view.email] = replace(view, **given)

        self._call("update", changed, key)

    def set_active(self, key: str, active: bool) -> None:
        def switched() -> None:
            view = self._known(key)
            if active:
                self.people[view.email] = replace(view, status=Status.ACTIVE)
                return
            lost: dict[str, Any] = {"user_type": UserType.BASIC, "raw_type": 1, "large_meeting": 0, "webinar": 0}
            self.people[view.email] = replace(view, status=Status.INACTIVE, **lost)

        self._call("set_active", switched, key, str(active))

    def remove(self, key: str, how: Removal, transfer_to: str = "") -> None:
        def removed() -> None:
            del self.people[self._known(key).email]

        self._call("remove", removed, key, how.value, transfer_to)

    def addons(self, key: str) -> AddOns:
        def read() -> AddOns:
            view = self._known(key)
            return AddOns(large_meeting=view.large_meeting or 0, webinar=view.webinar or 0)

        found: AddOns = self._call("addons", read, key)
        return found

    def set_addons(self, key: str, addons: AddOns) -> None:
        def changed() -> None:
            view = self._known(key)
            if view.status is Status.PENDING:
                raise ZoomRefused(Refusal.PENDING_USER)
            given = {name: getattr(addons, name) for name in addons.__slots__ if getattr(addons, name) is not None}
            self.people[view.email] = replace(view, **given)

        self._call("set_addons", changed, key)

    def upcoming(self, key: str) -> Upcoming:
        def counted() -> Upcoming:
            self._known(key)
            return Upcoming(meetings=self.meetings, webinars=self.webinars)

        found: Upcoming = self._call("upcoming", counted, key)
        return found

    def set_profile_group(self, key: str, profile: Profile) -> None:
        self._call("set_profile_group", lambda: self._known(key), key, profile.value)

    def plan(self) -> dict[Pool, PlanUse]:
        return self._call("plan", lambda: dict(self.plans))  # type: ignore[no-any-return]  # what the effect gives

    def pages(self, status: Status) -> Iterator[ZoomPage]:
        views = tuple(view for view in self.people.values() if view.status is status)
        yield ZoomPage(views=views, total=len(views))

    def _call(self, name: str, effect: Callable[[], Any], *told: str) -> Any:
        def done() -> Any:
            for call in (name, " ".join((name, *told[:1]))):
                if call in self.refusals:
                    raise ZoomRefused(self.refusals[call])
            result = effect()
            if name in WRITES:
                self.journal.append((name, *told))
            return result

        return self.mishaps.around(done)

    def _of(self, key: str) -> ZoomView | None:
        return self.people.get(key) or next((view for view in self.people.values() if view.zoom_id == key), None)

    def _known(self, key: str) -> ZoomView:
        found = self._of(key)
        if found is None:
            raise ZoomRefused(Refusal.NOT_FOUND)
        return found

    def _seat_for(self, user_type: UserType) -> None:
        seated = (Status.ACTIVE, Status.PENDING)
        taken = sum(view.user_type is UserType.LICENSED and view.status in seated for view in self.people.values())
        if user_type is UserType.LICENSED and self.licences is not None and taken >= self.licences:
            raise ZoomRefused(Refusal.NO_SEATS)
