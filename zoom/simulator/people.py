"""Invented people for the simulated account: the same seed gives the same people.

About 88 % active, 6 % inactive, 6 % pending (invited 0 to 29 days ago); 70 % licensed; rooms, legacy addresses out of the
network, and addresses with « .med », whose suffix names no establishment.
"""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from zoom.simulator import names
from zoom.simulator.records import Feature, Meeting, Role, Status, User, UserType
from zoom.simulator.settings import SimulatedEstablishment, SimulatorSettings

T = TypeVar("T")

ACTIVE, ACTIVE_OR_INACTIVE = 0.88, 0.94  # the rest are pending
LICENSED = 0.75  # of those who may be; 70 % in all
ROOM = 0.06
LEGACY, LEGACY_OR_MED = 0.03, 0.05
USUAL_ZONE = 0.94
ZONES = {"11-2": "America/Halifax"}
OTHER_ZONES = ("America/Toronto", "America/Halifax", "America/New_York", "")
EVER_SIGNED_IN, SIGNED_IN_LATELY = 0.95, 0.8
WITH_PROFILE = 0.5
WITH_ADDON, LARGE_MEETING = 0.04, 0.6
ROOM_WITH_SITE = 0.4
BOOKED = 0.1

NETWORK = "ssss.gouv.qc.ca"
LARGE_CAPACITIES = (500, 1000)
WEBINAR_CAPACITIES = (100, 500, 500, 1000, 3000)
TYPE_OF_BOOKING = {"meeting": 2, "webinar": 5}


def slug(text: str) -> str:
    """The form a name takes in an address: no accent, no space, hyphens kept."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in plain.replace(" ", "-") if letter.isalnum() or letter == "-")


class People:
    """Draws people one after the other; addresses never repeat."""

    def __init__(self, settings: SimulatorSettings, now: datetime) -> None:
        self._random = Random(settings.seed)  # noqa: S311 - reproducible people, not secrets
        self._now = now.replace(microsecond=0)
        self._establishments = [SimulatedEstablishment(*row) for row in settings.establishments]
        self._first = [(name, slug(name)) for name in names.FIRST_NAMES]
        self._last = [(name, slug(name)) for name in names.LAST_NAMES]
        self._used: dict[str, int] = {}

    def draw(self, count: int) -> Iterator[User]:
        """``count`` people; the first is the account's owner and the second an administrator."""
        for number in range(count):
            user = self._person()
            if number < min(2, count):
                user.role_id = (Role.OWNER, Role.ADMIN)[number]
                user.status, user.invited_at = "active", None
            yield user

    def _pick(self, items: Sequence[T]) -> T:
        # random() is three times quicker than choice(), and this runs ten times for each of up to a million people.
        return items[int(self._random.random() * len(items))]

    def new_id(self) -> str:
        """22 letters, as Zoom's; may begin with a hyphen."""
        return urlsafe_b64encode(self._random.randbytes(16))[:22].decode()

    def _person(self) -> User:
        chance = self._random.random
        place = self._pick(self._establishments)
        site = self._pick(place.installations) if place.installations else ""
        status: Status = "active" if (draw := chance()) < ACTIVE else "inactive" if draw < ACTIVE_OR_INACTIVE else "pending"
        if chance() < ROOM:
            first, last, email = self._room(place, site)
        else:
            first, last, email = self._named(place)
        created = self._now - timedelta(seconds=int(chance() ** 2 * 157_680_000) + 86_400)
        user = User(
            id=self.new_id(),
            email=email,
            type=self._type(status),
            status=status,
            first_name=first,
            last_name=last,
            display_name=f"{first} {last}".strip(),
            timezone=self._zone(place),
            user_created_at=created,
        )
        if status == "pending":
            user.invited_at = self._now - timedelta(seconds=int(chance() * 29 * 86_400))
            user.user_created_at = user.invited_at
        else:
            self._settle(user, place, site)
        return user

    def _zone(self, place: SimulatedEstablishment) -> str:
        usual = ZONES.get(place.key, "America/Montreal")
        return usual if self._random.random() < USUAL_ZONE else self._pick(OTHER_ZONES)

    def _type(self, status: Status) -> int:
        if status == "inactive":
            return UserType.BASIC
        return UserType.LICENSED if self._random.random() < LICENSED else UserType.BASIC

    def _settle(self, user: User, place: SimulatedEstablishment, site: str) -> None:
        """What only somebody who activated has: a sign-in, a profile (for half), add-ons."""
        chance = self._random.random
        if chance() < EVER_SIGNED_IN:
            user.last_login_time = self._last_login(user.user_created_at)
        if chance() < WITH_PROFILE:
            user.dept = self._pick(names.DEPARTMENTS)
            user.job_title = self._pick(names.JOB_TITLES)
            user.company, user.location = place.name, site
        if user.type == UserType.LICENSED and chance() < WITH_ADDON:
            user.feature = self._feature()

    def _last_login(self, created: datetime) -> datetime:
        within = 60 if self._random.random() < SIGNED_IN_LATELY else 720
        seconds = int(self._random.random() * within * 86_400)
        return max(created, self._now - timedelta(seconds=seconds))

    def _feature(self) -> Feature:
        feature = Feature()
        if self._random.random() < LARGE_MEETING:
            feature.large_meeting, feature.large_meeting_capacity = True, self._pick(LARGE_CAPACITIES)
        else:
            feature.webinar, feature.webinar_capacity = True, self._pick(WEBINAR_CAPACITIES)
        return feature

    def _named(self, place: SimulatedEstablishment) -> tuple[str, str, str]:
        first, first_slug = self._pick(self._first)
        last, last_slug = self._pick(self._last)
        draw = self._random.random()
        if draw < LEGACY:
            return first, last, self._address(f"{first_slug}.{last_slug}", "", self._pick(names.LEGACY_DOMAINS))
        if draw < LEGACY_OR_MED:
            return first, last, self._address(f"{first_slug}.{last_slug}", "med", NETWORK)
        return first, last, self._address_at(f"{first_slug}.{last_slug}", place)

    def _room(self, place: SimulatedEstablishment, site: str) -> tuple[str, str, str]:
        """A generic account: the service stands in the first name, and there may be no last name."""
        number = 100 + int(self._random.random() * 400)
        room = f"{self._pick(names.ROOMS)} {number}"
        return room, site if self._random.random() < ROOM_WITH_SITE else "", self._address_at(slug(room), place)

    def _address_at(self, local: str, place: SimulatedEstablishment) -> str:
        if "." in place.address:
            return self._address(local, "", place.address)
        return self._address(local, place.address, NETWORK)

    def _address(self, local: str, suffix: str, domain: str) -> str:
        end = f".{suffix}@{domain}" if suffix else f"@{domain}"
        again = self._used.get(local + end, 0)
        self._used[local + end] = again + 1
        return f"{local}.{again + 1}{end}" if again else local + end

    def bookings(self, user: User) -> tuple[list[Meeting], list[Meeting]]:
        """(meetings, webinars) of one user: most people have none coming."""
        if user.status != "active" or self._random.random() >= BOOKED:
            return [], []
        meetings = [self.booking(user, "meeting") for _ in range(1 + int(self._random.random() * 4))]
        webinars = [self.booking(user, "webinar")] if user.feature and user.feature.webinar else []
        return meetings, webinars

    def booking(self, user: User, kind: str, starts: datetime | None = None) -> Meeting:
        """One meeting or webinar, within the next 60 days unless told otherwise."""
        number = 80_000_000_000 + int(self._random.random() * 9_999_999_999)
        return Meeting(
            id=number,
            uuid=self.new_id() + "==",
            host_id=user.id,
            topic=self._pick(names.TOPICS),
            type=TYPE_OF_BOOKING[kind],
            start_time=starts or self._now + timedelta(minutes=30 * (1 + int(self._random.random() * 2880))),
            duration=self._pick((30, 45, 60, 90)),
            timezone=user.timezone or "America/Montreal",
            created_at=self._now - timedelta(days=self._random.randrange(1, 90)),
            join_url=f"https://zoom.example/j/{number}",
        )
