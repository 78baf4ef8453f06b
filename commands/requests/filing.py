"""Filing: one request for each person of a message, shown to the CCT's agents at once (R60, R61)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.requests import PROMISE_HOURS, EventKind, NewRequest, Request
from commands.requests.drafting import Draft
from commands.requests.routing import cards_of, show_to_agents
from commands.requests.showing import Filed, card_for_asker
from commands.requests.telling import note
from commands.results import Result


@dataclass(frozen=True, slots=True)
class Filing:
    """The same event files the same requests, however often it comes (R44)."""

    drafts: tuple[Draft, ...]
    text: str
    cct: str

    def carry_out(self, context: Context) -> Result:
        context.unit.contacts.met(context.person)
        filed = [self._file(number, draft, context) for number, draft in enumerate(self.drafts, 1)]
        unit, house = context.unit, context.house
        return Filed(
            cards=tuple(card_for_asker(unit, house, request) for request, _ in filed),
            new=all(new for _, new in filed),
            cct=self.cct,
            told=any(cards_of(unit, request) for request, _ in filed),
        )

    def _file(self, number: int, draft: Draft, context: Context) -> tuple[Request, bool]:
        request, new = context.unit.requests.file(self._new(number, draft, context))
        if new:
            show_to_agents(context.unit, context.house, request)
            note(context.unit, request, EventKind.FILED, request.asker, context.now)
            audit(context, AuditAction.REQUEST_FILED, request)
        return request, new

    def _new(self, number: int, draft: Draft, context: Context) -> NewRequest:
        calendar, target = context.house.reference.calendar, context.target
        return NewRequest(
            intent=f"{context.actor.email}:{context.intent}:{number}",
            asker=context.actor.email,
            platform=target.platform,
            address=target.address,
            locale=target.locale,
            cct=self.cct,
            establishment=draft.establishment,
            wish=draft.wish,
            fields=draft.fields,
            subject=draft.subject,
            text=self.text,
            due_at=calendar.add_working_hours(context.now, PROMISE_HOURS, draft.establishment),
        )


def audit(context: Context, action: AuditAction, request: Request, reason: str = "") -> None:
    """Who did what with which request (R93); what it says stays with the request."""
    context.audit(action, "ok", subject=request.subject, establishment=request.establishment, reason=reason)
