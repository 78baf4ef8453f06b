"""Files that were made stay no longer than the process that made them, however it ends (R94)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.files.workroom import Workroom

KILLED = """
import os, signal
from bot.files.workroom import Workroom
room = Workroom()
room.place().write_text("personal")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary directory of the test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def long_ago(apart: Path) -> None:
    for room in apart.iterdir():
        os.utime(room, (0, 0))


def test_what_a_killed_process_left_goes_with_the_next_one(apart: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len([*apart.glob("*/*")]) == 2
    long_ago(apart)
    room = Workroom()
    assert [one.name for one in apart.glob("*/*")] == ["lock"]
    room.close()
    assert [*apart.iterdir()] == []


def test_a_room_that_is_in_use_is_left_alone(apart: Path) -> None:
    first, second = Workroom(), Workroom()
    kept = first.place()
    kept.write_text("mine")
    long_ago(apart)
    third = Workroom()
    assert kept.read_text() == "mine"
    for room in (first, second, third):
        room.close()
    assert [*apart.iterdir()] == []


def test_nobody_else_looks_into_it(apart: Path) -> None:
    room = Workroom()
    assert room.place().parent.stat().st_mode & 0o077 == 0
    assert room.place() != room.place()
    room.close()
