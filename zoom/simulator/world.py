"""The state of the simulated account: who is in it, in which status, on how many seats, at what time.

No HTTP here. What is refused raises :class:`ZoomRefusal`; each change adds 1 to ``changes`` and tells ``listeners``.
Not thread-safe: one event loop owns it.
"""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import Any

from zoom.simulator.bookings import Bookings
from zoom.simulator.groups import Groups
from zoom.simulator.listings import PageTokens, SortedKeys
from zoom.simulator.people import People
from zoom.simulator.records import STATUSES, Status, User, UserType
from zoom.simulator.refusals import invitation_expired, unknown_user
from zoom.simulator.settings import SimulatorSettings

INVITATION_LIFE = timedelta(days=30)
OPERATIONS_KEPT = 100_000
OPERATOR = "iris-bot@integration.example"

Listener = Callable[[str, dict[str, Any]], None]


def system_clock() -> datetime:
    """The time outside the simulation, in UTC."""
    return datetime.now(UTC)


class World:
    """A Zoom account. ``clock`` gives the time outside; ``advance`` moves the one inside."""

    def __init__(self, settings: SimulatorSettings, clock: Callable[[], datetime] = system_clock) -> None:
        self.settings = settings
        self._clock = clock
        self._offset = timedelta()
        self.users: dict[str, User] = {}
        self._id_of: dict[str, str] = {}
        self.listings: dict[Status, SortedKeys] = {status: SortedKeys() for status in STATUSES}
        self.counts: Counter[tuple[Status, int]] = Counter()
        self.tokens = PageTokens(self.now)
        self.people = People(settings, self.now())
        self.bookings = Bookings()
        self.groups = Groups()
        self.operations: deque[dict[str, str]] = deque(maxlen=OPERATIONS_KEPT)
        self.listeners: list[Listener] = []
        self.elsewhere: set[str] = set()
        self.changes = 0
        self._invitations: list[tuple[datetime, str]] = []
        self._expired_ids: set[str] = set()
        self._populate()
        self.addon_seats: dict[str, int | None] = {
            "large_meeting": settings.large_meeting_seats,
            "webinar": settings.webinar_seats,
        }
        self.seats = settings.seats if settings.seats is not None else self.seats_used * 11 // 10

    def _populate(self) -> None:
        # A million new objects without a cycle among them: the collector would only look at them again and again.
        gc.disable()
        try:
            for user in self.people.draw(self.settings.users):
                self.users[user.id] = user
                self._id_of[user.key] = user.id
                self.counts[user.status, user.type] += 1
                if user.status == "active":
                    self.bookings.put(user.id, *self.people.bookings(user))
            for status in STATUSES:
                self.listings[status].fill(key for key, i in self._id_of.items() if self.users[i].status == status)
        finally:
            gc.enable()
        pending = self.listings["pending"].all()
        self._invitations = [(self.users[self._id_of[key]].user_created_at, self._id_of[key]) for key in pending]
        heapify(self._invitations)
        self.groups.fill((user for user in self.users.values() if user.status == "active"), self.settings.seed)

    # --- time

    def now(self) -> datetime:
        """The time in the simulation (UTC, whole seconds)."""
        return (self._clock() + self._offset).replace(microsecond=0)

    def outside_now(self) -> datetime:
        """The time of the clients, for the headers that name an instant."""
        return self._clock()

    def advance(self, by: timedelta) -> None:
        """Move the clock forward, and let expire what expires."""
        self._offset += by
        self.expire_invitations()

    def expire_invitations(self) -> None:
        """Zoom drops an invitation after 30 days: the pending user disappears, and no webhook tells."""
        limit = self.now() - INVITATION_LIFE
        while self._invitations and self._invitations[0][0] <= limit:
            _, user_id = heappop(self._invitations)
            user = self.users.get(user_id)
            if user and user.status == "pending" and user.invited_at and user.invited_at <= limit:
                self.remove(user)
                self._expired_ids.add(user_id)

    # --- seats

    @property
    def pending_licensed(self) -> int:
        """Seats held by invitations."""
        return self.counts["pending", UserType.LICENSED]

    @property
    def seats_used(self) -> int:
        """Licensed users, active and invited."""
        return self.counts["active", UserType.LICENSED] + self.pending_licensed

    def addon_used(self, addon: str) -> int:
        """Users who have this add-on ("large_meeting" | "webinar")."""
        return sum(1 for user in self.users.values() if user.feature and getattr(user.feature, addon))

    # --- people

    def by_email(self, email: str) -> User | None:
        """The user at this address, in any status."""
        user_id = self._id_of.get(email.casefold())
        return self.users[user_id] if user_id else None

    def find(self, reference: str) -> User:
        """By id or e-mail. Raises 404/1001; 400/1120 for the id of an invitation that expired."""
        user = self.users.get(reference) or self.by_email(reference)
        if user is None:
            raise invitation_expired() if reference in self._expired_ids else unknown_user(reference)
        return user

    def rows(self, keys: list[str]) -> list[User]:
        """The users at these keys of a listing."""
        return [self.users[self._id_of[key]] for key in keys]

    def add(self, user: User) -> None:
        """Enter a new user."""
        self.users[user.id] = user
        self._id_of[user.key] = user.id
        self.counts[user.status, user.type] += 1
        self.listings[user.status].add(user.key)
        if user.invited_at is not None:
            heappush(self._invitations, (user.invited_at, user.id))
        self.changes += 1

    def change(self, user: User, **fields: Any) -> None:
        """Set fields of a user; seats and listings follow."""
        self.counts[user.status, user.type] -= 1
        before = user.status
        for name, value in fields.items():
            setattr(user, name, value)
        self.counts[user.status, user.type] += 1
        if user.status != before:
            self.listings[before].discard(user.key)
            self.listings[user.status].add(user.key)
        if fields.get("invited_at") is not None:
            heappush(self._invitations, (fields["invited_at"], user.id))
        self.changes += 1

    def remove(self, user: User) -> None:
        """Take a user out, with groups and bookings."""
        del self.users[user.id]
        del self._id_of[user.key]
        self.counts[user.status, user.type] -= 1
        self.listings[user.status].discard(user.key)
        self.groups.forget(user)
        self.bookings.forget(user.id)
        self.changes += 1

    # --- what others are told

    def tell(self, event: str, user: User, **more: Any) -> None:
        """A webhook event about a user; ``more`` goes into the payload beside ``object``, or replaces it."""
        about = {
            "id": user.id,
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "display_name": user.display_name,
            "type": user.type,
        }
        payload = {"account_id": self.settings.account_id, "object": about, **more}
        for listener in self.listeners:
            listener(event, payload)

    def record(self, action: str, detail: str, operator: str = OPERATOR) -> None:
        """A line of the operations report."""
        self.operations.appendleft(
            {
                "time": self.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "operator": operator,
                "category_type": "User",
                "action": action,
                "operation_detail": detail,
            }
        )
