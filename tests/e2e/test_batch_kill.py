"""A batch whose process is killed (SIGKILL) in the middle, again and again: each row once, none lost, the end told (R90)."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from random import Random

from sqlalchemy.engine import URL

from bot.clock import SystemClock
from commands.domain.batches import Batch, BatchState, Standing
from tests.support.dropping import csv_of
from tests.support.house import eventually
from tests.support.killing import CREW, Rig, rig
from tests.support.slack import SlackClient, labels, written

KILLS = 3
ROWS = 16
ENDS_WITHIN = 180.0
HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")
FAULTS = ({"latency_ms": 60}, {"cut_after": 0.1, "match": "/users"}, {"error_after": 0.1, "status": 500, "match": "/users"})


def emails() -> list[str]:
    return [f"lot{number}.personne.ciussscn@ssss.gouv.qc.ca" for number in range(ROWS)]


def begin(house: Rig) -> None:
    """Somebody drops the file and presses the button."""
    client = SlackClient(house.serving.url, house.api, SystemClock())
    person = CREW[0].slack_id
    rows = [(one, "Lot", "Personne", "Cardiologie", "03-001") for one in emails()]
    shown = client.drop(person, f"D{person}", house.api.share("liste.csv", csv_of(HEADER, rows)))
    client.press(person, shown, next(one for one in labels(shown) if one.startswith("Exécuter")))
    client.http.close()


def the_batch(house: Rig) -> Batch:
    with house.store.reading() as unit:
        (batch,) = unit.batches.of(CREW[0].email, 2)
        return batch


def test_killed_in_the_middle_of_a_batch(database_url: URL, tmp_path: Path) -> None:
    with rig(database_url.render_as_string(hide_password=False), tmp_path, 5) as house:
        house.serving.start()
        house.serving.wait_ready()
        house.simulator.control("faults", seed=5)
        for fault in FAULTS:
            house.simulator.control("faults", **fault)
        begin(house)
        random = Random(5)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.2, 1.5))
            house.serving.kill()
            house.let_leases_pass()
            house.serving.start()
            house.serving.wait_ready()
        house.simulator.control("faults", clear=True)
        eventually(lambda: the_batch(house).ended_at is not None, "the batch comes to its end", ENDS_WITHIN)
        check(house)


def check(house: Rig) -> None:
    """Zoom has each person once, and the batch knows it."""
    batch = the_batch(house)
    assert batch.state is BatchState.DONE
    with house.store.reading() as unit:
        tally = unit.batches.tally(batch)
        assert tally.of(Standing.DONE) == ROWS, unit.batches.rows(batch, limit=ROWS, standings={Standing.FAILED, Standing.VOID})
    calls = [one for one in house.simulator.applied() if one["method"] == "POST" and one["path"] == "/users"]
    invited = Counter(one["email"] for one in calls)
    assert invited == Counter(emails())

    def told() -> list[str]:
        messages = [written(one) for one in house.api.messages(CREW[0].slack_id)]
        return [one for one in messages if "Terminé" in one]

    eventually(told, "the end is told")
