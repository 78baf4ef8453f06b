"""Invented requests and channels, for the example views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from commands.context import Context
from commands.domain.channels import Channel, Usage
from commands.domain.requests import EventKind, Request, RequestEvent, RequestState
from commands.handlers.channels import Channels
from commands.handlers.requesting import request_form
from commands.invocation import Invocation, Origin
from commands.requests.approving import Approved
from commands.requests.deciding import TooLate
from commands.requests.figures import WeekFigure
from commands.requests.forms import amend_form, reason_form, reply_form
from commands.requests.queue import RequestQueue, WeekShown
from commands.requests.reading import Wish
from commands.requests.showing import Filed, RequestCard, RequestShown
from commands.requests.wishes import ERRANDS, missing
from commands.results import Result
from commands.views.labels import short_establishment
from commands.views.nodes import Draft, Form, View, Words, msg
from commands.views.requests import card_blocks, event_blocks, title
from commands.views.show import Reader
from tests.support.clock import START
from tests.support.example_values import HOSTILE, reference

AGENT = "cecile.cct@chudequebec.ca"
ASKER = "nils.personne.ciussscn@ssss.gouv.qc.ca"
FIELDS = {
    "courriel": "anna.nouvelle.ciussscn@ssss.gouv.qc.ca",
    "compte": "salle.deux.ciussscn@ssss.gouv.qc.ca",
    "prenom": "Anna",
    "nom": "Nouvelle",
    "etablissement": "03",
    "installation": "03-001",
    "cancer": "1",
    "type": "licensed",
    "webinaire": "500",
}
EVERY_GESTURE = ("prendre", "liberer", "approuver", "refuser", "repondre", "corriger", "regler", "fusionner", "annuler")


def request(number: int = 0, **chosen: Any) -> Request:
    """Filed two hours ago about somebody of 03."""
    wish = chosen.get("wish", Wish.CREATE)
    fields = {name: value for name, value in FIELDS.items() if name in ERRANDS[wish].fields}
    made = Request(
        id=number + 1,
        public_id=f"K7M2Q{number:03}",
        intent=f"i{number}",
        asker=ASKER,
        platform="web",
        address="nils",
        locale="fr",
        cct="CHUQ",
        establishment="03",
        wish=wish,
        fields=fields,
        subject=fields.get(ERRANDS[wish].subject, ""),
        text="Bonjour, un compte pour Anna, s’il vous plaît. Merci!",
        due_at=START + timedelta(hours=2),
        state=RequestState.OPEN,
        version=1,
        taker="",
        decided_by="",
        decided_at=None,
        operation="",
        question="",
        merged_into="",
        filed_at=START - timedelta(hours=2),
        answered_at=None,
        touched_at=START - timedelta(hours=1),
        ended_at=None,
    )
    return replace(made, **chosen)


def events(text: str = "") -> tuple[RequestEvent, ...]:
    """One of each kind; those that say something say this."""
    saying = {EventKind.REPLIED, EventKind.ANSWERED, EventKind.REFUSED}
    return tuple(
        RequestEvent(number=number, kind=kind, by=AGENT, at=START, text=(text or "Bonjour") if kind in saying else "")
        for number, kind in enumerate(EventKind, 1)
    )


def card(of: Request, *happened: RequestEvent, twins: tuple[str, ...] = ()) -> RequestCard:
    gestures = tuple(one for one in EVERY_GESTURE if one != "fusionner" or twins)
    return RequestCard(
        request=of,
        events=happened,
        where="03 CIUSSS CN",
        site="Hôpital de La Malbaie" if "installation" in of.fields else "",
        missing=missing(of.wish, of.fields),
        gestures=gestures,
        twins=twins,
    )


def in_state(state: RequestState) -> Request:
    decided = state not in (RequestState.OPEN, RequestState.TAKEN)
    return request(
        state=state,
        taker=AGENT,
        decided_by=AGENT if decided else "",
        decided_at=START if decided else None,
        operation="op0001",
        merged_into="P3X9TRW2",
    )


def channel(number: int = 0, **chosen: Any) -> Channel:
    made = Channel(
        id=number + 1,
        public_id=f"channel{number}",
        platform="slack",
        address="C1",
        usage=Usage.SUPPORT,
        cct="CHUQ",
        establishments=("03",),
        locale="fr",
        registered_by=AGENT,
        registered_at=START,
        checked_at=START,
    )
    return replace(made, **chosen)


def channels(*found: Channel, **more: Any) -> Channels:
    names = {one.key: short_establishment(one) for one in reference().establishments} | {"CHUQ": "CCT CHU de Québec-UL"}
    return Channels(channels=found, here=found[:1], names=names, **more)


def queue(*found: Request, agent: bool = True, chosen: str = "") -> RequestQueue:
    ages = {one.public_id: 135 for one in found}
    return RequestQueue(requests=found, ages=ages, where={"03": "03 CIUSSS CN"}, agent=agent, chosen=chosen, left_out=3)


def weeks() -> WeekShown:
    kinds = tuple((wish, number) for number, wish in enumerate(Wish, 1))
    monday = date(2026, 3, 2)
    full = WeekFigure(cct="CHUQ", monday=monday, count=78, answered=70, late=3, median_minutes=95, kinds=kinds)
    return WeekShown(
        figures=(full, replace(full, count=0, answered=0, median_minutes=None, kinds=())), names={"CHUQ": "CCT CHU de Québec-UL"}
    )


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    """What the commands about requests answer."""
    for state in RequestState:
        yield f"request-{state.value}", partial(RequestShown, card=card(in_state(state), *events()))
    for wish in Wish:
        yield f"request-wish-{wish.value}", partial(RequestShown, card=card(request(wish=wish)))
    hostile = request(asker=HOSTILE, text=HOSTILE, subject=HOSTILE, fields=dict.fromkeys(FIELDS, HOSTILE))
    shown = RequestShown(card=card(hostile, *events(HOSTILE), twins=("P3X9TRW2",)), done=msg("request-done-changed"))
    yield "request-hostile", lambda: shown
    bare = request(fields={}, subject="", due_at=START - timedelta(hours=1))
    yield "request-late", lambda: RequestShown(card=card(bare))
    yield "filed", lambda: Filed(cards=(card(request(text="é" * 3_000)),), new=True, cct="CHUQ", told=True)
    yield "filed-several", lambda: Filed(cards=tuple(card(request(n)) for n in range(3)), new=False, cct="CHUQ", told=False)
    yield "too-late", lambda: TooLate(why=msg("request-already-approved", by=AGENT, at=START, now=START))
    yield "request-approved", lambda: Approved(operation="op0001", kind="create", email=FIELDS["courriel"])
    yield "queue", lambda: queue(*(replace(in_state(state), public_id=f"R{state.value}") for state in RequestState))
    yield "queue-hostile", lambda: queue(hostile, *map(request, range(1, 40)), chosen="retard")
    yield "queue-own", lambda: queue(request(), agent=False)
    yield "queue-empty", lambda: RequestQueue(requests=(), ages={}, where={}, agent=False, chosen="")
    yield "weeks", weeks
    yield "channels", lambda: channels(channel(), channel(1, usage=Usage.DIGEST, cct="", establishments=("03", "16-2")))
    yield "channels-none", lambda: channels(usages=tuple(Usage), done=msg("channel-done-removed"))


def letters() -> Iterator[tuple[str, Callable[[], Draft]]]:
    """A card as it stands in a channel, long and hostile."""
    reader = Reader(command="/iris", now=START)
    hostile = card(request(text=HOSTILE, asker=HOSTILE), *events(HOSTILE), twins=("P3X9TRW2",))
    blocks = (*card_blocks(hostile, reader), *event_blocks(hostile.events, reader))
    yield "request-card", lambda: View(title(hostile.request), blocks)


def forms(context: Context) -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    """Those that are filled in about a request, and the one that files it."""
    pressed = Invocation(command="demandes", origin=Origin.BUTTON)
    yield "request-form", lambda: request_form({"texte": HOSTILE}, {"texte": msg("problem-patient-number")}, context)
    for wish in Wish:
        yield f"request-form-{wish.value}", partial(request_form, {**FIELDS, "besoin": wish.value}, {}, context)
        yield f"request-amended-{wish.value}", partial(amend_form, request(wish=wish), pressed, context)
    for gesture in ("refuser", "regler"):
        yield f"request-{gesture}", partial(reason_form, gesture, request(subject=""), context)
    yield "request-reply", lambda: reply_form(request(), context)
