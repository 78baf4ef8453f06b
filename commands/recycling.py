"""Recycling as time goes: who is asked, what becomes of the question, and whom it is put to when nobody answers (R56).

Nothing here takes a licence away. The caller holds the seats' lock of the account's establishment.
"""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.audit_actions import AuditAction
from commands.domain.invitations import local_day
from commands.domain.operations import Kind, NewOperation, State
from commands.domain.recycling import ANSWER_HOURS, Inquiry, NewInquiry, Standing, is_over
from commands.keepers import keepers
from commands.operations.activation import ACTOR
from commands.ports import AuditEntry, NewLetter, Target, Unit, Upcoming
from commands.references import new_reference

LETTER = "inquiry"
"""Kind of the letter that asks."""
PROPOSALS = "recycling-proposals"
"""Kind of the letter that puts to a manager what nobody answered; one a day and establishment."""
COUNTING = "recyclage"
"""What the inspection of an inquiry says it is for."""


def inquire(unit: Unit, house: House, account: Account, by: str, now: datetime) -> Inquiry:
    """Ask whoever answers for the account whether it is still needed; its meetings to come are counted meanwhile.

    `by` is the manager who wants it asked, "" for the house. Where nobody can be written to, a manager decides at once.
    """
    asked, target = _who_answers(unit, account)
    calendar, place = house.reference.calendar, account.establishment
    inquiry = unit.recycling.ask(
        NewInquiry(
            account_id=account.id,
            email=account.email,
            establishment=place,
            by=by,
            asked=asked,
            answer_by=calendar.add_working_hours(now, ANSWER_HOURS, place),
            signed_in_at=account.last_login_at,
        )
    )
    _count(unit, account, inquiry, "asked")
    if target is None:
        _propose(unit, house, inquiry, now)
    else:
        about = {"inquiry": inquiry.public_id, "email": asked}
        due_at = calendar.add_working_hours(now, 0, place)
        unit.letters.write(NewLetter(kind=LETTER, key=_key(inquiry), target=target, payload=dict(about), due_at=due_at))
    _audit(unit, inquiry, "asked", by)
    return inquiry


def due_of(unit: Unit, inquiry: Inquiry, now: datetime) -> Standing | None:
    """Where an open inquiry is to stand now; None where it goes on, or while its account is being changed."""
    if any(one.kind is not Kind.INSPECT for one in unit.ledger.open_for(inquiry.email)):
        return None
    account = unit.directory.by_email(inquiry.email)
    if is_over(inquiry, account, now) or unit.recycling.exemption(inquiry.email) is not None:
        return Standing.OVER
    return Standing.PROPOSED if inquiry.standing is Standing.ASKED and inquiry.answer_by <= now else None


def tend(unit: Unit, house: House, inquiry: Inquiry, now: datetime) -> bool:
    """Do what is due; whether anything was."""
    due = due_of(unit, inquiry, now)
    if due is None or not unit.recycling.stand(inquiry, due):
        return False
    unit.letters.withdraw(_key(inquiry))
    account = unit.directory.by_email(inquiry.email)
    if due is Standing.PROPOSED and account is not None:
        _count(unit, account, inquiry, "proposed")
        _propose(unit, house, inquiry, now)
    _audit(unit, inquiry, due.value, "")
    return True


def answered(unit: Unit, account: Account, by: str, *, given: bool) -> bool:
    """The open inquiry of an account is answered, if there is one and nobody was quicker."""
    inquiry = unit.recycling.of_account(account.id)
    if inquiry is None or not unit.recycling.stand(inquiry, Standing.GIVEN if given else Standing.KEPT, by):
        return False
    unit.letters.withdraw(_key(inquiry))
    _audit(unit, inquiry, "given" if given else "kept", by)
    return True


def not_needed(unit: Unit, house: House, inquiry: Inquiry, by: str, now: datetime) -> bool:
    """A head of service says that nobody needs it: a manager is to decide."""
    if not unit.recycling.stand(inquiry, Standing.PROPOSED, by):
        return False
    unit.letters.withdraw(_key(inquiry))
    _propose(unit, house, inquiry, now)
    _audit(unit, inquiry, "not-needed", by)
    return True


def upcoming_of(unit: Unit, inquiry: Inquiry) -> Upcoming | None:
    """What was to come in its account's calendar when it was last counted; None where Zoom has not said."""
    for stage in ("proposed", "asked"):
        operation = unit.ledger.by_intent(_intent(inquiry, stage))
        if operation is not None and operation.state is State.DONE and not operation.notes.get("uncounted"):
            notes = operation.notes
            return Upcoming(meetings=int(str(notes.get("meetings") or 0)), webinars=int(str(notes.get("webinars") or 0)))
    return None


def _who_answers(unit: Unit, account: Account) -> tuple[str, Target | None]:
    """The holder; of a generic account its head of service, who has an account (R1). ("", None) where they were never met."""
    email = account.email
    if account.generic:
        email = account.head.email if account.head else ""
        email = email if email and unit.directory.by_email(email) is not None else ""
    target = next(iter(unit.contacts.targets(email)), None) if email else None
    return (email, target) if target else ("", None)


def _count(unit: Unit, account: Account, inquiry: Inquiry, stage: str) -> None:
    """By the worker, as for a deletion's question."""
    unit.ledger.plan(
        NewOperation(
            kind=Kind.INSPECT,
            intent=_intent(inquiry, stage),
            actor=ACTOR,
            email=account.email,
            account_id=account.id,
            establishments=(account.establishment,),
            payload={"question": COUNTING, "key": account.zoom_id or account.email},
            reference=new_reference(),
        )
    )


def _propose(unit: Unit, house: House, inquiry: Inquiry, now: datetime) -> None:
    """Put it to whoever wanted it asked, else to the establishment's managers; what was put today already is told anew."""
    place = inquiry.establishment
    due_at = house.reference.calendar.add_working_hours(now, 0, place)
    for email in keepers(unit, house, place, inquiry.by):
        key = f"{PROPOSALS}:{place}:{local_day(due_at).isoformat()}:{email}"
        for target in unit.contacts.targets(email)[:1]:
            about = {"establishment": place, "email": email}
            if not unit.letters.write(NewLetter(kind=PROPOSALS, key=key, target=target, payload=dict(about), due_at=due_at)):
                unit.letters.refresh(key)


def _key(inquiry: Inquiry) -> str:
    return f"{LETTER}:{inquiry.public_id}"


def _intent(inquiry: Inquiry, stage: str) -> str:
    return f"{LETTER}:{inquiry.public_id}:{stage}"


def _audit(unit: Unit, inquiry: Inquiry, outcome: str, by: str) -> None:
    unit.audit.append(
        AuditEntry(
            actor=by or ACTOR,
            action=AuditAction.INQUIRY,
            outcome=outcome,
            origin="worker",
            reference=new_reference(),
            subject=inquiry.email,
            establishment=inquiry.establishment,
        )
    )
