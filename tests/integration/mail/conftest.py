"""A house whose mail leaves through a real server, on a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commands.context import House
from commands.domain.reference import ReferenceData
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.desk import MANAGER, Desk
from tests.support.fake_zoom import FakeZoom
from tests.support.mail_server import MailServer, mail_server
from tests.support.mailing import Mailing


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    with mail_server(tmp_path) as running:
        yield running


@pytest.fixture
def mailing(store: SqlStore, clock: SettableClock, reference: ReferenceData, server: MailServer) -> Iterator[Mailing]:
    desk = Desk(store, FakeZoom(), clock, House(reference=reference, mails=True))
    desk.grant(MANAGER, "03")
    with ThreadPoolExecutor(2) as pool:
        yield Mailing(desk, server, pool)
