"""What a month is counted from, and the months that are kept once they are over (R74)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from commands.domain.accounts import Pool
from commands.domain.month_figures import MonthFigures
from commands.domain.months import Month
from commands.domain.operations import Kind
from commands.domain.seats import SeatCount


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneOperation:
    """A write that was done; `establishment` is where the account, or the licence, was at its end."""

    kind: Kind
    establishment: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """A licence that was given back after a question about it (R56)."""

    establishment: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredRequest:
    """A request as it was first answered; `establishment` is "" where it named none."""

    cct: str
    establishment: str
    filed_at: datetime
    answered_at: datetime


class Reports(Protocol):
    """Periods begin with `since` and end before `until`; nothing here is personal."""

    def done(self, kinds: Collection[Kind], since: datetime, until: datetime) -> Sequence[DoneOperation]:
        """Those that changed something by themselves: what only undid another is not among them."""

    def given_back(self, since: datetime, until: datetime) -> Sequence[GivenBack]: ...

    def answered(self, since: datetime, until: datetime) -> Sequence[AnsweredRequest]: ...

    def nights(self, pool: Pool, first: date, last: date) -> Sequence[tuple[date, SeatCount]]:
        """The figures that were kept of each of these days, by establishment."""

    def kept(self, month: Month) -> Sequence[MonthFigures]:
        """By place, as they were when the month was over; none where it was not kept."""

    def keep(self, figures: Sequence[MonthFigures]) -> None:
        """For good: what is kept already stays as it is."""
