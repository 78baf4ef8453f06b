"""Protocols that the outer rooms implement.

Sync; thread-safe where shared; a `Unit` belongs to one thread. `zoom` implements `ZoomGateway`, `storage` the `Store` and
its parts, `bot` the clock. Fakes implement the same protocols and pass the same contract tests.
"""

from commands.ports.access import AccessRecords, Grants, Preferences
from commands.ports.audit import Audit, AuditEntry, AuditQuery, AuditRow
from commands.ports.batches import Batches
from commands.ports.channels import Channels
from commands.ports.clock import Clock
from commands.ports.confirmations import Confirmation, Confirmations, Taking
from commands.ports.contacts import Contacts
from commands.ports.digests import Digests, Milestone, MilestoneKind, Milestones
from commands.ports.directory import Change, Difference, Directory, OurFields
from commands.ports.file_orders import FileOrders, KeptOrder
from commands.ports.ledger import Ledger
from commands.ports.letters import DueLetter, Letters, LetterState, NewLetter
from commands.ports.loans import Loans
from commands.ports.mail import AddressFacts, DueMail, MailProof, Mails, NewMail
from commands.ports.notices import DueNotice, Notices, Target
from commands.ports.nudges import Nudge, Nudges
from commands.ports.privacy import Privacy
from commands.ports.recycling import Recycling
from commands.ports.reports import AnsweredRequest, DoneOperation, GivenBack, Reports
from commands.ports.requests import Requests
from commands.ports.seat_figures import SeatFigures
from commands.ports.seats import Seats
from commands.ports.takeover import Takeover
from commands.ports.unit import Store, Unit
from commands.ports.waiting import Waiting
from commands.ports.zoom import AddOns, NewUser, Refusal, Removal, Upcoming, UserChanges, ZoomGateway, ZoomPage

__all__ = [
    "AccessRecords",
    "AddOns",
    "AddressFacts",
    "AnsweredRequest",
    "Audit",
    "AuditEntry",
    "AuditQuery",
    "AuditRow",
    "Batches",
    "Change",
    "Channels",
    "Clock",
    "Confirmation",
    "Confirmations",
    "Contacts",
    "Difference",
    "Digests",
    "Directory",
    "DoneOperation",
    "DueLetter",
    "DueMail",
    "DueNotice",
    "FileOrders",
    "GivenBack",
    "Grants",
    "KeptOrder",
    "Ledger",
    "LetterState",
    "Letters",
    "Loans",
    "MailProof",
    "Mails",
    "Milestone",
    "MilestoneKind",
    "Milestones",
    "NewLetter",
    "NewMail",
    "NewUser",
    "Notices",
    "Nudge",
    "Nudges",
    "OurFields",
    "Preferences",
    "Privacy",
    "Recycling",
    "Refusal",
    "Removal",
    "Reports",
    "Requests",
    "SeatFigures",
    "Seats",
    "Store",
    "Takeover",
    "Taking",
    "Target",
    "Unit",
    "Upcoming",
    "UserChanges",
    "Waiting",
    "ZoomGateway",
    "ZoomPage",
]
