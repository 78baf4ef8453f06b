"""What a benchmark module gives, and how times are taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How large a run is: numbers of accounts, databases, repetitions, and an empty directory to work in."""

    sizes: tuple[int, ...]
    databases: tuple[str, ...]
    repeats: int
    directory: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One row of the table. `limit` is the most that `value` should be, `least` the least (None: only told), in the same unit."""

    bench: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    least: float | None = None
    notes: dict[str, str | float] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        if self.least is not None:
            return self.value >= self.least
        return None if self.limit is None else self.value <= self.limit


class Bench(Protocol):
    """A module of this package."""

    NAME: str

    def run(self, options: Options) -> Iterable[Measure]: ...


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: p95 is `share` 0.95."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(call: Callable[..., object], *given: Any) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call(*given)
    return (time.perf_counter() - start) * 1000
