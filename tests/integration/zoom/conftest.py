"""A simulated Zoom for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zoom.simulator import RunningSimulator, SimulatorSettings, serve


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    """700 invented people, so that listings have several pages; a new token ends the earlier ones."""
    with serve(SimulatorSettings(users=700, strict_tokens=True)) as running:
        yield running
