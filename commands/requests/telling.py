"""What happens to a request is told: in its thread, to whoever asked, and on its card, which is updated in place (R61)."""

from __future__ import annotations

from datetime import datetime

from commands.domain.operations import Json
from commands.domain.requests import EventKind, Request, RequestEvent
from commands.ports import NewLetter, Target, Unit
from commands.requests.routing import cards_of

EVENT = "request-event"
"""Kind of a letter in the request's thread; `STEP` of one to whoever asked."""
STEP = "request-step"
ESCALATION = "request-escalation"
"""Of the one to a CCT's lead; `WEEK` of the weekly figure in its channel; `CHANNEL_LOST` to whoever registered one."""
WEEK = "requests-week"
CHANNEL_LOST = "channel-lost"
IN_THREAD = frozenset(EventKind) - {EventKind.FILED, EventKind.TAKEN, EventKind.RELEASED, EventKind.APPROVED, EventKind.ESCALATED}
"""What the card alone would not let one see."""
TO_ASKER = frozenset(EventKind) - {
    EventKind.FILED,
    EventKind.ANSWERED,
    EventKind.CANCELLED,
    EventKind.REMINDED,
    EventKind.ESCALATED,
}
"""Each step, but what the asker did themselves and what passes between agents (R61)."""


def note(unit: Unit, request: Request, kind: EventKind, by: str, now: datetime, text: str = "", *, echo: bool = True) -> None:
    """Write down what happened and have it told. `echo` is False for what was said in the thread itself."""
    event = unit.requests.note(request, kind, by, text)
    for key, target in cards_of(unit, request).items():
        unit.letters.refresh(key)
        if echo and kind in IN_THREAD:
            _write(unit, EVENT, f"{EVENT}:{event.number}:{key}", target, _about(request, event), now, within=key)
    if kind in TO_ASKER and not (kind is EventKind.CHANGED and by == request.asker):
        tell_asker(unit, request, event, request, now)
        for joined in unit.requests.merged_into(request):
            tell_asker(unit, request, event, joined, now)


def tell_asker(unit: Unit, request: Request, event: RequestEvent, whose: Request, now: datetime) -> None:
    """To whoever asked `whose`, where they were last met: what happened to `request`, which is that one or the one it joined."""
    met = unit.contacts.targets(whose.asker)[:1]
    target = met[0] if met else Target(platform=whose.platform, address=whose.address, locale=whose.locale)
    key = f"{STEP}:{request.public_id}:{event.number}:{whose.public_id}"
    _write(unit, STEP, key, target, {**_about(request, event), "whose": whose.public_id}, now)


def _about(request: Request, event: RequestEvent) -> dict[str, Json]:
    return {"request": request.public_id, "event": event.number}


def _write(unit: Unit, kind: str, key: str, target: Target, about: dict[str, Json], now: datetime, *, within: str = "") -> None:
    unit.letters.write(NewLetter(kind=kind, key=key, target=target, payload=about, due_at=now, within=within))
