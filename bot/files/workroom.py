"""Where files are made: a directory that goes with its process, even one that was killed, since it holds personal details."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path

_PREFIX = "iris-files-"
_LOCK = "lock"
_BEING_MADE = 60.0
"""Seconds in which a new directory may have no lock yet."""


class Workroom:
    """A new directory among the machine's temporary ones, which its owner alone reads. Its lock is held as long as the process
    lives: one whose lock nobody holds is what a killed process left, and is removed."""

    def __init__(self) -> None:
        parent = Path(tempfile.gettempdir())
        _sweep(parent)
        self._directory = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        self._lock = os.open(self._directory / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def place(self) -> Path:
        """Of a file that is not there yet."""
        return self._directory / secrets.token_hex(8)

    def close(self) -> None:
        """Nothing of it stays."""
        shutil.rmtree(self._directory, ignore_errors=True)
        os.close(self._lock)


def _sweep(parent: Path) -> None:
    for left in parent.glob(f"{_PREFIX}*"):
        try:
            if time.time() - left.stat().st_mtime < _BEING_MADE:
                continue
            lock = os.open(left / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
        except OSError:  # not ours to look into, or on its way
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            pass
        finally:
            os.close(lock)
