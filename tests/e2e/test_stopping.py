"""SIGTERM: what runs is handed on within ten seconds, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
from sqlalchemy.engine import URL

from storage.unit import SqlStore
from tests.support.house import eventually
from tests.support.killing import rig


def test_told_to_stop_while_zoom_is_slowly_read(database_url: URL, tmp_path: Path) -> None:
    """R92: a reading under way is left as partial; a page that Zoom keeps to itself holds up nobody."""
    with rig(database_url.render_as_string(hide_password=False), tmp_path, seed=5) as slow:
        slow.simulator.control("faults", latency_ms=30_000, match="GET /users$")
        slow.serving.start()
        slow.serving.wait_ready()
        eventually(lambda: reading(slow.store), "a reading runs")
        began = time.monotonic()
        assert slow.serving.stop() in (0, -signal.SIGTERM)
        assert time.monotonic() - began < 10
        with slow.store.reading() as unit:
            freshness = unit.directory.freshness()
        assert (freshness.running, freshness.alarm) == (False, "partial")


def test_a_demonstration_told_to_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    """As by Ctrl-C: its database lies in a temporary folder, which goes with it."""
    command = [str(Path(sys.executable).with_name("iris")), "demo", "--users", "50", "--port", "0"]
    with subprocess.Popen(command, env=os.environ | {"TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        url = next(line.strip() for line in demo.stdout if line.strip().startswith("http://"))
        eventually(lambda: answers(url), "the page is served")
        assert [one.name.startswith("iris-demo-") for one in tmp_path.iterdir()] == [True]
        demo.terminate()
        demo.stdout.read()
        demo.wait(60)
    assert list(tmp_path.iterdir()) == []


def answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).is_success
    except httpx.TransportError:
        return False


def reading(store: SqlStore) -> bool:
    with store.reading() as unit:
        return unit.directory.freshness().running
