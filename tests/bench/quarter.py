"""A simulated quarter of reminders: digests and e-mails due, sent, doubled and lost, and how long a digest takes (R70 to R72)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from storage.migrate import upgrade
from storage.reference.loader import load_reference
from tests.bench.measure import Measure, Options
from tests.bench.stores import empty
from tests.support.quarter.plan import QUARTER, Plan
from tests.support.quarter.setting import quarter
from tests.support.quarter.story import Told

NAME = "quarter"
LIMIT = 1.0


def run(options: Options) -> Iterable[Measure]:
    """On the first of the databases; with the largest of the sizes, a hundred thousand accounts at most."""
    accounts = min(QUARTER.accounts, max(options.sizes))
    plan = replace(QUARTER, accounts=accounts, pending=min(QUARTER.pending, accounts // 25))
    with empty(options.databases[0], options.directory) as url:
        upgrade(url)
        with quarter(plan, url, load_reference(), options.directory) as story:
            yield from _measures(story.run(), plan, options.databases[0])


def _measures(told: Told, plan: Plan, database: str) -> Iterable[Measure]:
    where = f"{plan.days} days, {plan.accounts:,} accounts on {database}"

    def count(name: str, value: int, limit: int | None = None, **notes: str | float) -> Measure:
        return Measure(bench=NAME, name=f"{where}: {name}", value=value, unit="", limit=limit, notes=notes)

    yield count("digests sent", told.digests_sent, due=told.digests_due, silent=told.digests_silent)
    yield count("digests doubled", told.digests_doubled, 0)
    yield count("digests lost", told.digests_lost, 0)
    yield count("mails sent", told.mails_sent, due=told.mails_due)
    yield count("mails doubled", told.mails_doubled, 0)
    yield count("mails lost", told.mails_lost, 0)
    yield count("months' reports sent", told.reports_sent, due=told.reports_due)
    yield count("wrong figures", len(told.wrong), 0, compared=told.compared, **({"first": told.wrong[0]} if told.wrong else {}))
    spent = told.spent
    mean = (spent.making + spent.saying) / max(1, spent.digests)
    notes: dict[str, str | float] = {"slowest": round(spent.slowest, 3), "minutes in all": round(told.seconds / 60, 1)}
    yield Measure(bench=NAME, name=f"{where}: a digest, made and posted", value=mean, unit="s", limit=LIMIT, notes=notes)
