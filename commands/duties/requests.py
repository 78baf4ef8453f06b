"""Requests as time goes: writes that ended, promises not kept, requests that nobody touches, the week's figure (R61, R62)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.calendar import OPENS, QUEBEC
from commands.domain.channels import Channel, Usage
from commands.domain.operations import Json, State
from commands.domain.requests import ESCALATION_HOURS, EXPIRY_HOURS, Change, EventKind, Request, RequestState, approved
from commands.ports import AuditEntry, NewLetter, Store, Target, Unit
from commands.references import new_reference
from commands.requests.figures import monday_of
from commands.requests.telling import ESCALATION, WEEK, note

_WEEK = timedelta(days=7)


def follow_requests(store: Store, _house: House, now: datetime) -> int:
    """Operations that ended, and questions that were answered by a yes."""
    with store.reading() as unit:
        going = [one for one in unit.requests.open(None) if _moved(unit, one)]
    return sum(_locked(store, one, lambda unit, request: _follow(unit, request, now)) for one in going)


def hasten_requests(store: Store, house: House, now: datetime) -> int:
    """Reminded once, told to the lead once, expired after ten working days without a word."""
    with store.reading() as unit:
        waiting = [one for one in unit.requests.open(None) if one.undecided and one.due_at <= now]
    return sum(_locked(store, one, lambda unit, request: _hasten(unit, house, request, now)) for one in waiting)


def tell_week(store: Store, house: House, now: datetime) -> int:
    """On the first working day of a week, in each CCT's channel: the figure of the week before (R62)."""
    monday = monday_of(now)
    if now < _begins(house, monday):
        return 0
    with store.writing() as unit:
        support = [one for one in unit.channels.all() if one.usage is Usage.SUPPORT]
        written = sum(_write_week(unit, one, monday - _WEEK, now) for one in support)
        if written:
            unit.commit()
    return written


def _locked(store: Store, seen: Request, work: Callable[[Unit, Request], bool]) -> bool:
    """On the request as it is now, under its lock."""
    with store.writing() as unit:
        request = unit.requests.locked(seen.public_id)
        if request is None or not request.open or not work(unit, request):
            return False
        unit.commit()
        return True


def _moved(unit: Unit, request: Request) -> bool:
    if request.state is RequestState.APPROVED:
        operation = unit.ledger.get(request.operation)
        return operation is None or operation.ended
    return bool(request.question) and unit.ledger.by_intent(request.question) is not None


def _follow(unit: Unit, request: Request, now: datetime) -> bool:
    if request.state is not RequestState.APPROVED:
        return _answered_by_yes(unit, request, now)
    operation = unit.ledger.get(request.operation)
    if operation is not None and not operation.ended:
        return False
    if operation is not None and operation.state is State.DONE:
        change, kind = Change(state=RequestState.DONE, touched=False), EventKind.DONE
    else:
        change, kind = Change(state=RequestState.TAKEN, decided_by=""), EventKind.FAILED
    note(unit, unit.requests.change(request, change), kind, "", now)
    return True


def _answered_by_yes(unit: Unit, request: Request, now: datetime) -> bool:
    planned = unit.ledger.by_intent(request.question) if request.question else None
    if planned is None:
        return False
    changed = unit.requests.change(request, approved(planned.public_id, planned.actor))
    note(unit, changed, EventKind.APPROVED, planned.actor, now)
    _audit(unit, AuditAction.REQUEST_APPROVED, changed, planned.actor)
    return True


def _hasten(unit: Unit, house: House, request: Request, now: datetime) -> bool:
    """One thing at a time, the last first: after a long stop nobody is reminded of what has expired."""
    calendar = house.reference.calendar
    if not request.undecided:
        return False
    if calendar.add_working_hours(request.touched_at, EXPIRY_HOURS, request.establishment) <= now:
        changed = unit.requests.change(request, Change(state=RequestState.EXPIRED, touched=False))
        note(unit, changed, EventKind.EXPIRED, "", now)
        _audit(unit, AuditAction.REQUEST_EXPIRED, changed)
        return True
    told = {one.kind for one in unit.requests.events(request)}
    if not request.late(now):
        return False
    if EventKind.REMINDED not in told:
        note(unit, request, EventKind.REMINDED, "", now)
        return True
    lead_at = calendar.add_working_hours(request.filed_at, ESCALATION_HOURS, request.establishment)
    if EventKind.ESCALATED in told or lead_at > now:
        return False
    _escalate(unit, house, request, now)
    return True


def _escalate(unit: Unit, house: House, request: Request, now: datetime) -> None:
    """To the CCT's named lead; where none is named or was ever met, to the admins."""
    cct = house.reference.cct(request.cct)
    lead = unit.contacts.targets(cct.lead) if cct and cct.lead else ()
    targets = [*lead[:1]] or [one for admin in sorted(house.admins) for one in unit.contacts.targets(admin)[:1]]
    for number, target in enumerate(targets, 1):
        about: dict[str, Json] = {"request": request.public_id}
        _write(unit, ESCALATION, f"{request.public_id}:{number}", target, about, now)
    note(unit, request, EventKind.ESCALATED, "", now)


def _begins(house: House, monday: date) -> datetime:
    """When work begins on the first working day from that Monday on."""
    calendar = house.reference.calendar
    day = monday if calendar.is_working_day(monday) else calendar.next_working_day(monday)
    return datetime.combine(day, OPENS, QUEBEC)


def _write_week(unit: Unit, channel: Channel, monday: date, now: datetime) -> bool:
    about: dict[str, Json] = {"channel": channel.public_id, "monday": monday.isoformat()}
    target = Target(platform=channel.platform, address=channel.address, locale=channel.locale)
    return _write(unit, WEEK, f"{channel.cct}:{monday.isoformat()}", target, about, now)


def _write(unit: Unit, kind: str, key: str, target: Target, about: dict[str, Json], now: datetime) -> bool:
    return unit.letters.write(NewLetter(kind=kind, key=f"{kind}:{key}", target=target, payload=about, due_at=now))


def _audit(unit: Unit, action: AuditAction, request: Request, actor: str = "iris") -> None:
    unit.audit.append(
        AuditEntry(
            actor=actor,
            action=action,
            outcome="ok",
            origin="worker",
            reference=new_reference(),
            subject=request.subject,
            establishment=request.establishment,
        )
    )
