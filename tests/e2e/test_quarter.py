"""A simulated quarter of reminders: every digest once with right figures, every e-mail and report once.

R25, R26, R50, R70 to R72, R74, R91. What was owed is worked out from the simulator's state and the rules alone
(`tests.support.quarter.rules`).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from commands.domain.reference import ReferenceData
from tests.support.quarter.plan import QUARTER, WEEKS, Plan
from tests.support.quarter.setting import quarter
from tests.support.quarter.story import Told

MONTHLY = 3 + 2 * 4
"""Reports a month: to the channels that want it, and to two agents of each CCT."""


def lived(plan: Plan, url: URL, reference: ReferenceData, folder: Path) -> Told:
    with quarter(plan, url, reference, folder) as story:
        return story.run()


def check(told: Told, plan: Plan) -> None:
    assert told.wrong == []
    assert told.days == plan.days - 1, "one night the house was down"
    assert told.restarts == len(plan.down)
    assert (told.digests_lost, told.digests_doubled) == (0, 0)
    assert (told.mails_lost, told.mails_doubled) == (0, 0)
    assert told.compared == told.digests_sent == told.digests_due > plan.days * 5
    assert told.mails_due > plan.days * 10
    assert told.reports_due == told.reports_sent == MONTHLY * (plan.last.month - plan.first.month)


@pytest.mark.parametrize(
    "database_kind",
    [pytest.param("sqlite"), pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.soak])],
    indirect=True,
)
def test_three_weeks_over_the_change_of_hour(database_url: URL, reference: ReferenceData, tmp_path: Path) -> None:
    """A holiday, two stops (one a kill between claiming digests and sending them), and two days without Zoom."""
    check(lived(WEEKS, database_url, reference, tmp_path), WEEKS)


@pytest.mark.soak
def test_a_quarter_of_a_hundred_thousand_accounts(database_url: URL, reference: ReferenceData, tmp_path: Path) -> None:
    told = lived(QUARTER, database_url, reference, tmp_path)
    print(told)
    check(told, QUARTER)
