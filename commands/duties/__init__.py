"""Work that time asks for: each duty looks in the database for what is due and does it, once.

A duty holds no memory: what it has done is written where it looks (a row's state, a letter's unique key), so that a restart, a
second replica or a tick too many changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.context import House
from commands.duties.access import ask_reviews, dismiss_departed, press_reviews, welcome_people
from commands.duties.channels import check_channels
from commands.duties.digests import follow_digests, make_digests
from commands.duties.figures import keep_figures, tell_low_seats
from commands.duties.loans import tend_loans
from commands.duties.privacy import purge_past
from commands.duties.recycling import ask_by_itself, tend_inquiries
from commands.duties.reports import keep_months, tell_contract_end, tell_months
from commands.duties.requests import follow_requests, hasten_requests, tell_week
from commands.duties.waiting import tend_waiting_lists
from commands.handlers.batch_running import feed
from commands.mail.reminders import write_reminders
from commands.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`due` does what is due at that moment, in transactions of its own, and says how much; `every` is how often it is asked."""

    name: str
    every: timedelta
    due: Callable[[Store, House, datetime], int]


DUTIES = (
    Duty(name="waiting-lists", every=timedelta(seconds=15), due=tend_waiting_lists),
    Duty(name="seat-figures", every=timedelta(minutes=10), due=keep_figures),
    Duty(name="low-seats", every=timedelta(seconds=30), due=tell_low_seats),
    Duty(name="loans", every=timedelta(seconds=20), due=tend_loans),
    Duty(name="reminders", every=timedelta(minutes=1), due=write_reminders),
    Duty(name="inquiries", every=timedelta(seconds=30), due=tend_inquiries),
    Duty(name="welcomes", every=timedelta(seconds=5), due=welcome_people),
    Duty(name="access-reviews", every=timedelta(minutes=10), due=ask_reviews),
    Duty(name="access-reviews-late", every=timedelta(minutes=10), due=press_reviews),
    Duty(name="departures", every=timedelta(minutes=5), due=dismiss_departed),
    Duty(name="privacy", every=timedelta(minutes=10), due=purge_past),
    Duty(name="recycling", every=timedelta(minutes=10), due=ask_by_itself),
    Duty(name="requests-followed", every=timedelta(seconds=5), due=follow_requests),
    Duty(name="requests-hastened", every=timedelta(minutes=1), due=hasten_requests),
    Duty(name="requests-week", every=timedelta(minutes=10), due=tell_week),
    Duty(name="digests", every=timedelta(seconds=20), due=make_digests),
    Duty(name="digests-followed", every=timedelta(seconds=30), due=follow_digests),
    Duty(name="months-kept", every=timedelta(minutes=5), due=keep_months),
    Duty(name="months-told", every=timedelta(minutes=1), due=tell_months),
    Duty(name="contract-end", every=timedelta(minutes=10), due=tell_contract_end),
    Duty(name="batches", every=timedelta(seconds=1), due=feed),
    Duty(name="channels", every=timedelta(minutes=2), due=check_channels),
)
"""Asked of the replica that leads."""
