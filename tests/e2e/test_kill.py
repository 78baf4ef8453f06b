"""Killed (SIGKILL) at seeded random moments in the middle of mixed writes under faults, and started again (R90, R91).

Afterwards ledger and Zoom agree, no effect happened twice, nothing is lost, and everybody was told.
"""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.engine import URL

from commands.domain.accounts import Pool, Status, UserType
from commands.domain.people import EVERYWHERE
from tests.support.house import eventually
from tests.support.killing import CREW, FAULTS, PLACE, Rig, rig

QUIET_WITHIN = 180.0
AGREED_WITHIN = 90.0
"""Webhooks that met a dead process are repeated, and the reading after a start finds what they no longer tell."""
RAW_TYPES = {UserType.BASIC: 1, UserType.LICENSED: 2}
OPERATION_OF_BUTTON = re.compile(r"operation=([A-Za-z0-9_-]+)")


def story(rig: Rig, seed: int, kills: int) -> None:
    """People write all the while; the service is killed so many times; then Zoom works again and all comes to rest."""
    random = Random(seed)
    trouble(rig, seed)
    rig.crew.start()
    try:
        for _ in range(kills):
            rig.api.trouble("chat.postMessage", "ratelimited", status=429, retry_after=1)
            rig.serving.start()
            if random.random() < 0.8:
                rig.serving.wait_ready()
            time.sleep(random.uniform(0.1, 1.6))
            rig.serving.kill()
            rig.let_leases_pass()
    finally:
        rig.crew.stop()
    rig.serving.start()
    rig.serving.wait_ready()
    come_to_rest(rig)


def trouble(rig: Rig, seed: int) -> None:
    """Zoom's faults, drawn from the seed."""
    rig.simulator.control("faults", seed=seed)
    for fault in FAULTS:
        rig.simulator.control("faults", **fault)


def come_to_rest(rig: Rig) -> None:
    rig.simulator.control("faults", clear=True)
    eventually(rig.quiet, "all operations have ended and all notices are delivered", QUIET_WITHIN)


def check(rig: Rig) -> None:
    """What must hold when all is quiet."""
    assert not rig.crew.broken, rig.crew.broken
    eventually(lambda: differences(rig) == [], lambda: f"directory and Zoom agree: {differences(rig)}", AGREED_WITHIN)
    eventually(rig.quiet, "what the last reading set going has ended", QUIET_WITHIN)
    rows = rig.operations()
    assert {row.state for row in rows} <= {"done", "failed", "cancelled"}
    nothing_lost(rig, rows)
    everybody_told(rig, rows)
    assert differences(rig) == []
    no_effect_twice(rig, rows)
    seats_add_up(rig)


def nothing_lost(rig: Rig, rows: list[Any]) -> None:
    """Each operation that an answer named is in the ledger, and none was put aside as broken."""
    known = {row.public_id for row in rows}
    named = set(OPERATION_OF_BUTTON.findall("\n".join(rig.crew.answers)))
    assert named <= known, named - known
    assert [row for row in rows if row.outcome in ("broken", "unknown-version", "restored")] == []


def everybody_told(rig: Rig, rows: list[Any]) -> None:
    """At least once for each operation that a person asked for; what they were told bears its reference."""
    crew = {one.email for one in CREW}
    told = rig.everything_told()
    asked = [row for row in rows if row.actor in crew and row.kind != "inspect"]
    untold = [f"{row.kind} {row.outcome} {row.reference}: {rig.notice(row.id)}" for row in asked if row.reference not in told]
    assert untold == [], "\n".join([*untold, f"killed at {rig.serving.killed_at}"])


def differences(rig: Rig) -> list[tuple[str, object, object]]:
    """Accounts that Zoom and the directory do not have alike; names where activated, since no listing has a pending one's."""
    zoom: dict[str, object] = {}
    for email, user in rig.simulator.users().items():
        names = () if user["status"] == "pending" else (user["first_name"], user["last_name"])
        zoom[email] = (user["status"], user["type"], *names)
    ours: dict[str, object] = {}
    with rig.store.reading() as unit:
        for email in {*zoom, *(row.email for row in rig.operations())}:
            account = unit.directory.by_email(email)
            if account is not None and account.status is not Status.EXPIRED:
                names = () if account.status is Status.PENDING else (account.first_name, account.last_name)
                ours[email] = (account.status.value, RAW_TYPES[account.user_type], *names)
    return [(email, zoom.get(email), ours.get(email)) for email in {*zoom, *ours} if zoom.get(email) != ours.get(email)]


def no_effect_twice(rig: Rig, rows: list[Any]) -> None:
    """As many effects at Zoom as operations that were done: by address, and by what Zoom did."""
    done = Counter[tuple[str, str]]()
    for row in rows:
        if row.state == "done" and row.outcome != "already-gone":
            done.update((effect, row.email) for effect in EFFECTS.get(row.kind, ()))
            done.update(reassigned(row))
    effects = Counter((effect_of(call), call["email"]) for call in rig.simulator.applied() if effect_of(call))
    twice = {key: (effects[key], done[key]) for key in {*effects, *done} if effects[key] != done[key]}
    assert twice == {}, [
        (row.kind, row.state, row.outcome, row.email) for row in rows if row.email in {email for _, email in twice}
    ]


EFFECTS = {
    "create": ("invited",),
    "resend": ("uninvited", "invited"),
    "cancel_invitation": ("uninvited",),
    "delete": ("deleted",),
    "deactivate": ("switched",),
    "reactivate": ("switched",),
}
"""What each kind of write does at Zoom once."""


def reassigned(row: Any) -> list[tuple[str, str]]:
    """What a reassignment did at Zoom once: the way it took the licence, and the way it gave it."""
    if row.kind != "reassign":
        return []
    taken = {"withdraw": "uninvited", "deactivate": "switched"}.get(row.payload["take"])
    given = {"create": "invited", "activate": "switched"}.get(row.payload["give"])
    return [(effect, email) for effect, email in ((taken, row.email), (given, row.other)) if effect]


def effect_of(call: dict[str, Any]) -> str:
    """The effect of a call that Zoom applied, "" for one that may be repeated without harm."""
    match call["method"]:
        case "POST" if call["path"] == "/users":
            return "invited"
        case "DELETE":
            return "deleted" if "action=delete" in call["query"] else "uninvited"
        case "PUT" if call["path"].endswith("/status"):
            return "switched"
    return ""


def seats_add_up(rig: Rig) -> None:
    """R50: used + reserved + free = allocated + deficit, and they are Zoom's."""
    people = rig.simulator.users().values()
    licensed = [user["status"] for user in people if user["type"] == 2]
    with rig.store.reading() as unit:
        for one in unit.seats.overview(EVERYWHERE):
            if one.allocated is not None:
                assert one.used + one.reserved + (one.free or 0) == one.allocated + one.deficit
        count = unit.seats.count(PLACE, Pool.LICENCE)
    assert (count.used, count.pending, count.held) == (licensed.count("active"), licensed.count("pending"), 0)


def play(database_url: str, folder: Path, seed: int, kills: int) -> None:
    print(f"seed {seed}, {kills} kills")
    with rig(database_url, folder, seed) as story_rig:
        began = time.monotonic()
        story(story_rig, seed, kills)
        check(story_rig)
        assert story_rig.serving.stop() in (0, -signal.SIGTERM)
        rows = story_rig.operations()
        ends = dict(Counter(f"{row.kind} {row.outcome}" for row in rows))
        print(f"seed {seed}: {len(rows)} operations in {time.monotonic() - began:.0f} s: {ends}")


def test_killed_again_and_again(database_url: URL, database_kind: str, tmp_path: Path) -> None:
    """Ten kills, five on each database."""
    play(database_url.render_as_string(hide_password=False), tmp_path, {"sqlite": 1, "postgres": 2}[database_kind], kills=5)


def test_told_to_stop_it_hands_on_what_runs(database_url: URL, tmp_path: Path) -> None:
    """SIGTERM in the middle of writes: gone within ten seconds, and the next goes on at once, no lease to wait for."""
    with rig(database_url.render_as_string(hide_password=False), tmp_path, seed=3) as stopped:
        trouble(stopped, seed=3)
        stopped.serving.start()
        stopped.crew.start()
        try:
            stopped.serving.wait_ready()
            time.sleep(1.5)
            assert stopped.serving.stop() in (0, -signal.SIGTERM)
        finally:
            stopped.crew.stop()
        stopped.serving.start()
        stopped.serving.wait_ready()
        come_to_rest(stopped)
        check(stopped)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
def test_killed_a_hundred_times(database_url: URL, tmp_path: Path, seed: int) -> None:
    play(database_url.render_as_string(hide_password=False), tmp_path, seed, kills=10)
