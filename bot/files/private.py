"""New files that only their owner reads, since they hold personal details."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, TextIO


def create(path: Path) -> TextIO:
    """Raises FileExistsError."""
    return os.fdopen(_opened(path), "w", encoding="utf-8", newline="")


def create_binary(path: Path) -> BinaryIO:
    """Raises FileExistsError."""
    return os.fdopen(_opened(path), "wb")


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
