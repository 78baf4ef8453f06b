"""A migrated database of its own for each run of a test that needs many: the URL, and what drops it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from tests.support.postgres import Server

Database = tuple[URL, Callable[[], None]]
NewDatabase = Callable[[], Database]


def sqlite_copies(template: Path) -> NewDatabase:
    """Each a copy of a migrated file."""

    def copy() -> Database:
        directory = tempfile.TemporaryDirectory()
        path = Path(directory.name) / "iris.sqlite3"
        shutil.copy(template, path)
        return make_url(f"sqlite:///{path}"), directory.cleanup

    return copy


def postgres_copies(server: Server, template: str) -> NewDatabase:
    """Each a copy of a migrated database, which the server makes."""

    def copy() -> Database:
        url = server.create(template)
        return url, lambda: server.drop(url)

    return copy
