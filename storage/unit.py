"""The unit of work on a database connection, and the store that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, Engine

from commands.domain.reference import ReferenceData
from commands.ports import Clock
from storage import engine as engines
from storage.access import SqlAccessRecords
from storage.audit import SqlAudit
from storage.batches import SqlBatches
from storage.channels import SqlChannels
from storage.confirmations import SqlConfirmations
from storage.contacts import SqlContacts
from storage.digests import SqlDigests
from storage.directory import SqlDirectory
from storage.file_orders import SqlFileOrders
from storage.glances import Glance, Glances
from storage.grants import SqlGrants
from storage.ledger import SqlLedger
from storage.letters import SqlLetters
from storage.loans import SqlLoans
from storage.mail import SqlMails
from storage.milestones import SqlMilestones
from storage.notices import SqlNotices
from storage.nudges import SqlNudges
from storage.preferences import SqlPreferences
from storage.privacy import SqlPrivacy
from storage.recycling import SqlRecycling
from storage.reports import SqlReports
from storage.requests import SqlRequests
from storage.seat_figures import SqlSeatFigures
from storage.seats import SqlSeats
from storage.takeover import SqlTakeover
from storage.waiting import SqlWaiting


class SqlUnit:
    """One transaction (`commands.ports.Unit`). Its parts are made when first asked for and share `connection`."""

    def __init__(
        self, connection: Connection, clock: Clock, reference: ReferenceData, *, writing: bool, frozen_on: date | None = None
    ) -> None:
        self.connection = connection
        self.clock = clock
        self._reference = reference
        self._writing = writing
        self._frozen_on = frozen_on

    @cached_property
    def directory(self) -> SqlDirectory:
        return SqlDirectory(self.connection, self.clock, self._reference, self._writing)

    @cached_property
    def seats(self) -> SqlSeats:
        return SqlSeats(self.connection, self.clock, self._frozen_on)

    @cached_property
    def seat_figures(self) -> SqlSeatFigures:
        return SqlSeatFigures(self.connection, self.clock, self.seats)

    @cached_property
    def ledger(self) -> SqlLedger:
        return SqlLedger(self.connection, self.clock)

    @cached_property
    def grants(self) -> SqlGrants:
        return SqlGrants(self.connection, self.clock)

    @cached_property
    def access(self) -> SqlAccessRecords:
        return SqlAccessRecords(self.connection, self.clock)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self.connection, self.clock)

    @cached_property
    def confirmations(self) -> SqlConfirmations:
        return SqlConfirmations(self.connection, self.clock)

    @cached_property
    def notices(self) -> SqlNotices:
        return SqlNotices(self.connection, self.clock)

    @cached_property
    def preferences(self) -> SqlPreferences:
        return SqlPreferences(self.connection)

    @cached_property
    def nudges(self) -> SqlNudges:
        return SqlNudges(self.connection)

    @cached_property
    def takeover(self) -> SqlTakeover:
        return SqlTakeover(self.connection, self.clock)

    @cached_property
    def letters(self) -> SqlLetters:
        return SqlLetters(self.connection, self.clock)

    @cached_property
    def contacts(self) -> SqlContacts:
        return SqlContacts(self.connection, self.clock)

    @cached_property
    def waiting(self) -> SqlWaiting:
        return SqlWaiting(self.connection, self.clock)

    @cached_property
    def loans(self) -> SqlLoans:
        return SqlLoans(self.connection, self.clock)

    @cached_property
    def mails(self) -> SqlMails:
        return SqlMails(self.connection, self.clock, self.directory.get)

    @cached_property
    def privacy(self) -> SqlPrivacy:
        return SqlPrivacy(self.connection, self.clock)

    @cached_property
    def recycling(self) -> SqlRecycling:
        return SqlRecycling(self.connection, self.clock)

    @cached_property
    def requests(self) -> SqlRequests:
        return SqlRequests(self.connection, self.clock)

    @cached_property
    def channels(self) -> SqlChannels:
        return SqlChannels(self.connection, self.clock)

    @cached_property
    def digests(self) -> SqlDigests:
        return SqlDigests(self.connection, self.clock)

    @cached_property
    def milestones(self) -> SqlMilestones:
        return SqlMilestones(self.connection, self._writing)

    @cached_property
    def reports(self) -> SqlReports:
        return SqlReports(self.connection)

    @cached_property
    def batches(self) -> SqlBatches:
        return SqlBatches(self.connection, self.clock)

    @cached_property
    def file_orders(self) -> SqlFileOrders:
        return SqlFileOrders(self.connection, self.clock)

    def commit(self) -> None:
        """Make it last. What comes after in the same unit is a new transaction of the same kind."""
        self.connection.commit()


class SqlStore:
    """The database (`commands.ports.Store`), shared by threads. `frozen_on` is the date of the allocations (R50)."""

    def __init__(self, engine: Engine, clock: Clock, reference: ReferenceData, frozen_on: date | None = None) -> None:
        self.engine = engine
        self.clock = clock
        self.reference = reference
        self.frozen_on = frozen_on
        self._glances = Glances(self._glance)

    @property
    def prompt(self) -> bool:
        """SQLite's file is read in this process, and beside its writer (WAL); PostgreSQL is a server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[SqlUnit]:
        """A unit that only reads; it blocks nobody."""
        with engines.reading(self.engine) as connection:
            yield SqlUnit(connection, self.clock, self.reference, writing=False, frozen_on=self.frozen_on)

    def glance(self) -> AbstractContextManager[SqlUnit]:
        """A unit that only reads, for a thread that asks often and briefly: of a prompt store, at next to no cost."""
        mine = self._glances.mine() if self.prompt else None
        return mine or self.reading()

    def _glance(self) -> Glance:
        connection = self.engine.connect()
        return Glance(connection, SqlUnit(connection, self.clock, self.reference, writing=False, frozen_on=self.frozen_on))

    @contextmanager
    def writing(self) -> Iterator[SqlUnit]:
        """A unit that writes; rolled back unless committed. Raises StoreBusy when the lock is not had in time."""
        with engines.writing(self.engine) as connection:
            yield SqlUnit(connection, self.clock, self.reference, writing=True, frozen_on=self.frozen_on)
