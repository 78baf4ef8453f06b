"""Re-reading accounts that did not change, from the simulator, beside the bare loop: get a page, decode it, upsert it.

The bare loop is the quickest that does the same work without knowing anything: one HTTP client, msgspec, one narrow table, an
upsert that skips unchanged rows, a commit for each page. It tells nobody what changed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import msgspec

from storage.unit import SqlStore
from tests.bench.measure import Measure, Options
from tests.bench.stores import filled
from tests.support.zoom_wiring import WallClock, wired
from zoom.gateway import Gateway
from zoom.limiter import Priority
from zoom.mirror import Mirror

NAME = "reading"

ACCOUNTS = 100_000
_RATIO = 1.25
_TURNS = 3
_COLUMNS = "email, id, type, status, first_name, last_name, dept, timezone, user_created_at, last_login_time"


class _Row(msgspec.Struct):
    email: str
    type: int
    status: str
    id: str | None = None
    first_name: str = ""
    last_name: str = ""
    dept: str = ""
    timezone: str = ""
    user_created_at: str = ""
    last_login_time: str = ""


class _Page(msgspec.Struct):
    users: list[_Row]
    next_page_token: str = ""


def run(options: Options) -> Iterable[Measure]:
    number = min(ACCOUNTS, max(options.sizes))
    with _simulator(number) as url:
        for database in options.databases:
            with filled(database, 0, options.directory) as store:
                yield from _measured(store, database, url, number)


def _measured(store: SqlStore, database: str, url: str, number: int) -> Iterator[Measure]:
    with wired(f"{url}/v2", url) as wiring:
        clock = WallClock()
        mirror = Mirror(Gateway(wiring.client, priority=Priority.BATCH, within=120.0), store, clock, lambda *_: None)
        first = _seconds(mirror.read_all)
        bare = _Bare(store, url)
        bare.read_all()
        ours: list[float] = []
        loops: list[float] = []
        for _ in range(_TURNS):  # by turns, so that what else the machine does weighs on both
            loops.append(_seconds(bare.read_all))
            ours.append(_seconds(mirror.read_all))
    notes: dict[str, str | float] = {"first reading s": round(first, 2), "bare loop s": round(min(loops), 2)}
    name = f"{database} {number:,} unchanged"
    yield Measure(bench=NAME, name=name, value=min(ours), unit="s", notes=notes)
    yield Measure(bench=NAME, name=f"{name} / bare loop", value=min(ours) / min(loops), unit="×", limit=_RATIO)


class _Bare:
    """The loop without a house around it."""

    def __init__(self, store: SqlStore, url: str) -> None:
        self._engine = store.engine
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        grant = {"grant_type": "account_credentials", "account_id": "demo-account"}
        token = self._http.post("/oauth/token", data=grant, auth=("demo-client", "demo-secret")).json()["access_token"]
        self._http.headers["authorization"] = f"Bearer {token}"
        self._decode = msgspec.json.Decoder(_Page).decode
        names = _COLUMNS.split(", ")
        mark = "?" if self._engine.dialect.name == "sqlite" else "%s"
        self._upsert = (
            f"INSERT INTO bare ({_COLUMNS}) VALUES ({', '.join([mark] * len(names))}) ON CONFLICT (email) DO UPDATE SET "  # noqa: S608 - constants only
            + ", ".join(f"{name} = excluded.{name}" for name in names[1:])
            + " WHERE "
            + " OR ".join(f"bare.{name} IS DISTINCT FROM excluded.{name}" for name in names[1:])
        )
        if mark == "?":
            self._upsert = self._upsert.replace("IS DISTINCT FROM", "IS NOT")
        with self._engine.connect() as connection:
            columns = ", ".join(f"{name} {'INTEGER' if name == 'type' else 'TEXT'}" for name in names[1:])
            connection.exec_driver_sql(f"CREATE TABLE bare (email TEXT PRIMARY KEY, {columns})")
            connection.commit()

    def read_all(self) -> None:
        with self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            cursor = driver.cursor()
            for status in ("active", "inactive", "pending"):
                token = ""
                while True:
                    asked = {"status": status, "page_size": 300, "next_page_token": token}
                    page = self._decode(self._http.get("/v2/users", params=asked).content)
                    cursor.execute("BEGIN")
                    cursor.executemany(self._upsert, [_values(row) for row in page.users])
                    cursor.execute("COMMIT")
                    token = page.next_page_token
                    if not token:
                        break


def _values(row: _Row) -> tuple[Any, ...]:
    pending = row.status == "pending"  # such a row was « created » at the time of the call
    return (
        *(row.email, row.id, row.type, row.status, row.first_name, row.last_name, row.dept, row.timezone),
        *("" if pending else row.user_created_at, row.last_login_time),
    )


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


@contextmanager
def _simulator(users: int) -> Iterator[str]:
    """A simulator in a process of its own; its address."""
    process = subprocess.Popen([sys.executable, "-m", "zoom.simulator", "--users", str(users)], stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None:
            raise RuntimeError("the simulator's output is not read")
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)
