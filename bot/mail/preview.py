"""Mails to look at, of invented people: what `iris mail preview` writes, through the way of the real ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.mail.render import Rendered, render
from commands.context import House
from commands.domain.accounts import Account, HeadOfService, Profile, Status, UserType
from commands.domain.mails import STOPPABLE, MailKind
from commands.mail.composing import help_of, invited
from commands.views.mails import introduction_mail, notice_mail, reminder_mail
from commands.views.nodes import Draft

AGAIN = "introduction-again"
"""The introduction of an invitation that was sent anew."""
KINDS = (MailKind.INTRODUCTION.value, AGAIN, *(one.value for one in MailKind if one in STOPPABLE))
_DAYS: Mapping[str, int] = {"reminder-7": 7, "reminder-14": 14, "reminder-21": 21, "notice-25": 25}
_STOP = "https://iris.exemple.qc.ca/mail/stop/exemple"


def preview(kind: str, locale: str, house: House, now: datetime) -> Rendered:
    """One of `KINDS`, with this deployment's reference data."""
    at = now - timedelta(days=_DAYS.get(kind, 0))
    draft = _draft(kind, house, at, now)
    return render(draft, locale, stop_url=_STOP if kind in _DAYS else "")


def _draft(kind: str, house: House, at: datetime, now: datetime) -> Draft:
    person = _person(at, now)
    about = help_of(house, person.establishment)
    if kind in (MailKind.INTRODUCTION, AGAIN):
        return introduction_mail(invited(person, house, now), about, again=kind == AGAIN)
    if kind == MailKind.NOTICE_25:
        several = [invited(one, house, now) for one in (person, _room(person))]
        return notice_mail(several, about, command=house.command)
    return reminder_mail(invited(person, house, now), about)


def _person(at: datetime, now: datetime) -> Account:
    return Account(
        id=1,
        public_id="exemple",
        version=1,
        email="aurore.bellehumeur.ciussscn@ssss.gouv.qc.ca",
        status=Status.PENDING,
        user_type=UserType.LICENSED,
        raw_type=2,
        zoom_id=None,
        first_name="Aurore",
        last_name="Bellehumeur",
        department="",
        job_title="",
        timezone="America/Montreal",
        establishment="03",
        installation="",
        profile=Profile.TELECONSULTATION,
        specialty="",
        oncology=False,
        generic=False,
        head=None,
        large_meeting=0,
        webinar=0,
        created_at=None,
        last_login_at=None,
        invited_at=at,
        invitation_known=True,
        off_network=False,
        read_at=now,
    )


def _room(person: Account) -> Account:
    head = HeadOfService(name="Octave Lamontagne", email="octave.lamontagne.ciussscn@ssss.gouv.qc.ca")
    email = "clinique.douleur.ciussscn@ssss.gouv.qc.ca"
    return replace(person, email=email, first_name="Clinique de la douleur", last_name="", generic=True, head=head)
