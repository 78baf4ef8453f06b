"""What a mail says, read as it leaves: it never tells what is no longer so, nor goes where it may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account, Status
from commands.domain.addresses import person_key
from commands.domain.invitations import DAYS, day_count, last_day, local_day
from commands.domain.mails import STAGES, STOPPABLE, MailKind, Unsent, is_due
from commands.domain.operations import Json
from commands.domain.reference import Cct
from commands.mail.readers import forbidden
from commands.ports import DueMail, Unit
from commands.recognition import recognised
from commands.views.letters import LetterContext, letter_view
from commands.views.mails import Help, Invited, introduction_mail, letter_mail, notice_mail, reminder_mail
from commands.views.nodes import Draft
from commands.views.show import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A mail to render. `reply_to` is the address of the CCT that helps, "" for none; `stoppable`: one may ask for no more."""

    draft: Draft
    locale: str
    reply_to: str
    stoppable: bool


def compose(mail: DueMail, unit: Unit, house: House, now: datetime) -> Composed | Unsent:
    """What the mail says now, or why it is not sent."""
    refused = forbidden(unit, house, mail.kind, mail.email)
    if refused is not None:
        return refused
    match mail.kind:
        case MailKind.INTRODUCTION:
            return _introduction(mail, unit, house, now)
        case MailKind.NOTICE_25:
            return _notice(mail, unit, house, now)
        case MailKind.LETTER:
            return _letter(mail, unit, house, now)
        case _:
            return _reminder(mail, unit, house, now)


def help_of(house: House, *establishments: str) -> Help:
    """Where help is: the CCT of these establishments, else every CCT (R95)."""
    reference = house.reference
    found: tuple[Cct, ...] = tuple(dict.fromkeys(one for one in map(reference.cct_of, establishments) if one))
    return Help(ccts=found or reference.ccts, links=tuple(one for one in reference.links if one.url))


def invited(account: Account, house: House, now: datetime) -> Invited:
    """A pending account as mails show it."""
    at = account.invited_at or now
    known = account.invitation_known
    return Invited(
        account=account,
        place=house.reference.establishment(account.establishment),
        until=last_day(at) if known else None,
        left=max(0, DAYS - day_count(at, now)) if known else None,
    )


def _introduction(mail: DueMail, unit: Unit, house: House, now: datetime) -> Composed | Unsent:
    """Even to one who has activated meanwhile; not where the invitation was cancelled, or sent anew since."""
    account = unit.directory.get(str(mail.payload.get("account")))
    invited_at = account.invited_at.isoformat() if account and account.invited_at else ""
    if account is None or account.status is Status.EXPIRED or invited_at != mail.payload.get("invited_at"):
        return Unsent.MOOT
    about = help_of(house, account.establishment)
    draft = introduction_mail(invited(account, house, now), about, again=bool(mail.payload.get("again")))
    return _composed(mail, draft, about)


def _reminder(mail: DueMail, unit: Unit, house: House, now: datetime) -> Composed | Unsent:
    still = _still_due(mail, unit, now)
    if not still:
        return Unsent.MOOT
    about = help_of(house, still[0].establishment)
    return _composed(mail, reminder_mail(invited(still[0], house, now), about), about)


def _notice(mail: DueMail, unit: Unit, house: House, now: datetime) -> Composed | Unsent:
    """Of the accounts for which its reader still answers (R3)."""
    reader = recognised(unit, house, mail.email)
    still = [one for one in _still_due(mail, unit, now) if _heads(one, mail.email) or one.establishment in reader.writes]
    if not still:
        return Unsent.MOOT
    about = help_of(house, *(one.establishment for one in still))
    acts = any(one.establishment in reader.writes for one in still)
    draft = notice_mail([invited(one, house, now) for one in still], about, command=house.command if acts else "")
    return _composed(mail, draft, about)


def _letter(mail: DueMail, unit: Unit, house: House, now: datetime) -> Composed | Unsent:
    context = LetterContext(unit=unit, house=house, reader=Reader(command=house.command, now=now))
    said = letter_view(str(mail.payload["letter"]), mail.payload, context)
    if said is None:
        return Unsent.MOOT
    account = unit.directory.by_email(mail.email)
    place = account.establishment if account else house.reference.establishment_of_address(mail.email) or ""
    about = help_of(house, place)
    return _composed(mail, letter_mail(said, about, house.command), about)


def _still_due(mail: DueMail, unit: Unit, now: datetime) -> list[Account]:
    """Of the accounts that it was written about, those still pending on a day of its own, by the same invitation; soonest to
    expire first."""
    stage, found = STAGES[mail.kind], []
    told = mail.payload.get("invited")
    for public_id, day in told.items() if isinstance(told, Mapping) else ():
        account = unit.directory.get(public_id)
        if account is None or account.status is not Status.PENDING or account.invited_at is None:
            continue
        if local_day(account.invited_at).isoformat() == day and is_due(stage, account.invited_at, now):
            found.append(account)
    return sorted(found, key=lambda one: (local_day(one.invited_at or now), one.email))


def _heads(account: Account, email: str) -> bool:
    return account.head is not None and person_key(account.head.email) == person_key(email)


def _composed(mail: DueMail, draft: Draft, about: Help) -> Composed:
    contacts: list[Json] = [one.contact for one in about.ccts if one.contact]
    reply_to = str(contacts[0]) if len(about.ccts) == 1 and contacts else ""
    return Composed(draft=draft, locale=mail.locale, reply_to=reply_to, stoppable=mail.kind in STOPPABLE)
