"""What happens in a simulated quarter: who receives which digest, when the house is down, when Zoom is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUEBEC = "America/Toronto"
ISLANDS = "America/Halifax"
WORKING = (0, 1, 2, 3, 4)
ADMIN = "ada.principale@ssss.gouv.qc.ca"
UNMANAGED = ("PINEL", "17-TULA", "11-1")
"""Establishments without a manager: their CCT's agents answer for them."""
HELD_TO_NOTHING = ("07", "18")
"""No number of seats is fixed there."""
FULL = "09"
"""More seats are taken than allocated, and people wait in line."""
TIGHT = ("01", "12")
"""Three seats are left when the quarter begins."""
ACTS_AT, ENDS_AT, TURNS_AT, READS_AT = time(10, 30), time(16, 30), time(3), time(6)


@dataclass(frozen=True, kw_only=True)
class ChannelPlan:
    """One channel's digest. `cct` or `places` say of what; all are the admin's. In a channel that is not `registered` nobody is
    named (R7); with a `report` the month's comes too (R74); `paused` are the first day without it and that of its return."""

    address: str
    cct: str = ""
    places: tuple[str, ...] = ()
    hour: time = time(8)
    days: tuple[int, ...] = WORKING
    zone: str = QUEBEC
    horizon: int = 5
    few: int | None = None
    quiet: bool = False
    registered: bool = True
    report: bool = False
    paused: tuple[date, date] | None = None

    def moment(self, day: date) -> datetime:
        return at(day, self.hour, self.zone)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A quarter, or some weeks. `down` are the house's absences, the last of which begins with a kill between claiming the
    digests of eight o'clock and sending them; `outage` is Zoom's. `invited`, `elsewhere`, `activated` are a day."""

    accounts: int
    first: date
    last: date
    pending: int
    down: tuple[tuple[datetime, datetime], ...]
    outage: tuple[datetime, datetime]
    pause: tuple[date, date]
    invited: int
    elsewhere: int
    activated: float = 0.035
    seed: int = 6

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def channels(self) -> tuple[ChannelPlan, ...]:
        return _channels(self.pause)

    @property
    def killed_at(self) -> datetime:
        return self.down[-1][0]


def at(day: date, hour: time, zone: str = QUEBEC) -> datetime:
    """A moment of a local day, in UTC."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def local(moment: datetime, zone: str = QUEBEC) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def every_day(plan: Plan) -> tuple[date, ...]:
    return tuple(plan.first + timedelta(days=number) for number in range(plan.days))


def _channels(pause: tuple[date, date]) -> tuple[ChannelPlan, ...]:
    return (
        ChannelPlan(address="C01TOUS", horizon=8, few=58, report=True),
        ChannelPlan(address="C02CHUQ", cct="CHUQ", few=2),
        ChannelPlan(address="C03CHUM", cct="CHUM"),
        ChannelPlan(address="C04CUSM", cct="CUSM", few=4),
        ChannelPlan(address="C05ESTRIE", cct="ESTRIE", hour=time(9)),
        ChannelPlan(address="C06CAPITALE", places=("03",), hour=time(7, 30), horizon=10),
        ChannelPlan(address="C07MONTEREGIE", places=("16-2", "16-1"), hour=time(13, 15), days=(0, 3)),
        ChannelPlan(address="C08ILES", places=("11-2",), zone=ISLANDS, report=True),
        ChannelPlan(address="C09NORD", places=("06-4",), quiet=True, report=True),
        ChannelPlan(address="C10LUNDI", places=("05", "09", "CHUSJ"), days=(0,), horizon=30),
        ChannelPlan(address="C11OUVERT", cct="CHUQ", registered=False),
        ChannelPlan(address="C12PAUSE", places=("12", "01", "02"), paused=pause),
    )


QUARTER = Plan(
    accounts=100_000,
    first=date(2026, 10, 1),
    last=date(2026, 12, 31),
    pending=400,
    down=(
        (at(date(2026, 10, 20), time(7)), at(date(2026, 10, 20), time(10, 40))),
        (at(date(2026, 11, 16), time(8)), at(date(2026, 11, 17), time(9, 40))),
    ),
    outage=(at(date(2026, 11, 4), time(9, 30)), at(date(2026, 11, 6), time(10))),
    pause=(date(2026, 11, 10), date(2026, 11, 24)),
    invited=12,
    elsewhere=6,
)
"""The autumn's: clocks go back on 1 November; Thanksgiving and Christmas are no working days."""
WEEKS = Plan(
    accounts=2_000,
    first=date(2026, 10, 12),
    last=date(2026, 11, 4),
    pending=100,
    down=(
        (at(date(2026, 10, 27), time(7)), at(date(2026, 10, 27), time(10, 40))),
        (at(date(2026, 11, 2), time(8)), at(date(2026, 11, 3), time(9, 40))),
    ),
    outage=(at(date(2026, 10, 28), time(9, 30)), at(date(2026, 10, 30), time(10))),
    pause=(date(2026, 10, 20), date(2026, 10, 26)),
    invited=6,
    elsewhere=3,
)
"""Three of its weeks, from a holiday to the days after the change of hour."""
