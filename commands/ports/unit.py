"""One transaction, and where it comes from."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from commands.ports.access import AccessRecords, Grants, Preferences
from commands.ports.audit import Audit
from commands.ports.batches import Batches
from commands.ports.channels import Channels
from commands.ports.confirmations import Confirmations
from commands.ports.contacts import Contacts
from commands.ports.digests import Digests, Milestones
from commands.ports.directory import Directory
from commands.ports.file_orders import FileOrders
from commands.ports.ledger import Ledger
from commands.ports.letters import Letters
from commands.ports.loans import Loans
from commands.ports.mail import Mails
from commands.ports.notices import Notices
from commands.ports.nudges import Nudges
from commands.ports.privacy import Privacy
from commands.ports.recycling import Recycling
from commands.ports.reports import Reports
from commands.ports.requests import Requests
from commands.ports.seat_figures import SeatFigures
from commands.ports.seats import Seats
from commands.ports.takeover import Takeover
from commands.ports.waiting import Waiting


class Unit(Protocol):
    """One transaction. Leaving it without `commit` rolls back."""

    @property
    def directory(self) -> Directory: ...
    @property
    def seats(self) -> Seats: ...
    @property
    def seat_figures(self) -> SeatFigures: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def grants(self) -> Grants: ...
    @property
    def access(self) -> AccessRecords: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def confirmations(self) -> Confirmations: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def preferences(self) -> Preferences: ...
    @property
    def nudges(self) -> Nudges: ...
    @property
    def takeover(self) -> Takeover: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def waiting(self) -> Waiting: ...
    @property
    def loans(self) -> Loans: ...
    @property
    def mails(self) -> Mails: ...
    @property
    def privacy(self) -> Privacy: ...
    @property
    def recycling(self) -> Recycling: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def milestones(self) -> Milestones: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def batches(self) -> Batches: ...
    @property
    def file_orders(self) -> FileOrders: ...
    def commit(self) -> None: ...


class Store(Protocol):
    """The database. `reading` never blocks writers; `writing` takes the write lock from its start (BEGIN IMMEDIATE)."""

    @property
    def prompt(self) -> bool:
        """Whether a reading waits for nobody: neither for a writer nor for a server at the other end of a connection."""

    def reading(self) -> AbstractContextManager[Unit]: ...

    def glance(self) -> AbstractContextManager[Unit]:
        """A reading, for a thread that asks often and briefly: a prompt store keeps what it takes ready for it."""

    def writing(self) -> AbstractContextManager[Unit]: ...
