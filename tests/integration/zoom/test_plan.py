"""Zoom's own figures of seats, whatever shape it gives them (GET /accounts/me/plans/usage)."""

from __future__ import annotations

from typing import Literal

import pytest

from commands.domain.accounts import Pool
from commands.domain.seat_figures import PlanUse
from tests.support.zoom_wiring import ManualTimer, control, wired_to
from zoom.gateway import Gateway
from zoom.simulator import SimulatorSettings, serve


@pytest.mark.parametrize("shape", ["object", "array"])
def test_activated_and_invited_people_are_in_zooms_figures(shape: Literal["object", "array"]) -> None:
    with serve(SimulatorSettings(users=0, seats=10, plans_usage=shape)) as zoom, wired_to(zoom, timer=ManualTimer()) as wiring:
        for number, status in enumerate(("active", "active", "pending")):
            control(zoom, "people", email=f"p{number}.ciussscn@ssss.gouv.qc.ca", status=status, type=2)
        told = Gateway(wiring.client).plan()
    assert told[Pool.LICENCE] == PlanUse(bought=10, taken=3)
    assert told.keys() == set(Pool)


def test_an_account_that_may_not_ask_is_told_nothing() -> None:
    with (
        serve(SimulatorSettings(users=0, plans_usage="refused")) as zoom,
        wired_to(zoom, timer=ManualTimer()) as wiring,
    ):
        assert Gateway(wiring.client).plan() == {}
