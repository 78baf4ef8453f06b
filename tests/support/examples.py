"""An example of every kind of view and form, as commands make them: `EXAMPLES` is what each front end must render."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import TypeAlias, cast

from commands.catalogue import COMMANDS
from commands.context import Context, House
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.listing import Freshness, Page, Query, Sort
from commands.domain.operations import Kind, State
from commands.domain.people import EVERYWHERE, Actor, Grant, Role
from commands.domain.seat_figures import AllocationChange, Point, Threshold
from commands.domain.seats import SeatCount
from commands.domain.waiting import Place, Standing, Turn
from commands.handlers.access import Rights
from commands.handlers.alerting import AlertSet
from commands.handlers.allocating import Allocated, AllocationHistory
from commands.handlers.cards import Card, CardAction, NoOwnAccount
from commands.handlers.confirming import Asked, Lapsed, Noted
from commands.handlers.creation_form import creation_form
from commands.handlers.deleting import transfer_form
from commands.handlers.filter_form import filter_form
from commands.handlers.filters import Filters
from commands.handlers.guide import NEEDS, HelpCommand, HelpOverview
from commands.handlers.journal import JournalPage
from commands.handlers.language import Language
from commands.handlers.lists import ALL_COLUMNS, WAITING_COLUMNS, Listing
from commands.handlers.loan_terms import loan_form
from commands.handlers.modification_form import modification_form
from commands.handlers.places import PlaceShown
from commands.handlers.queueing import Full, Wish, join_form
from commands.handlers.reassign_form import reassign_form
from commands.handlers.reassigning import opening_for
from commands.handlers.seats import SeatTable
from commands.handlers.simulating import Simulated
from commands.handlers.status import HouseStatus, NoOperation
from commands.handlers.support import Support
from commands.handlers.turns import Accepted, rank_form
from commands.handlers.verifying import AuditStanding
from commands.handlers.waiting_list import WaitingLists
from commands.incoming import Person
from commands.invocation import Courtesy, Invocation, Misunderstood
from commands.misreading import misread
from commands.operations.halves import NOT_GIVEN
from commands.operations.reassign import KEPT, KEPT_UNTIL, UNDONE
from commands.operations.undo import ENDED_UNDO, UNDO_UNTIL
from commands.ports import Unit
from commands.results import AlreadyDone, Broken, Courteous, Invalid, Misread, NotFound, Planned, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Button, Draft, Form, View, Words, msg
from commands.views.operations import DONE_OUTCOMES, FAILED_OUTCOMES, NOTES, operation_view
from commands.views.show import Reader, show
from commands.views.waiting import offer_view
from tests.support import (
    example_access,
    example_batches,
    example_digests,
    example_files,
    example_lending,
    example_months,
    example_requests,
)
from tests.support.clock import START
from tests.support.example_places import in_line, turn
from tests.support.example_values import HOSTILE, account, audit_row, hostile, operation, pending, reference

Example: TypeAlias = "Callable[[], Draft | Form[Words]]"

READER = Reader(command="/iris", now=START)
FRESH = Freshness(complete_at=START - timedelta(hours=1))
STALE = Freshness(complete_at=START - timedelta(days=2), running=True, alarm="partial")
EMAIL = account().email
MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
CAPPED = 1_000
LONGEST_CURSOR = "c" * 400


def shown(result: Result) -> Draft | Form[Words]:
    """The view or the form that a result becomes."""
    reply = show(result, READER)
    made = reply.view or reply.form
    assert made is not None, result
    return made


def filters(**chosen: object) -> Filters:
    nothing: dict[str, object] = {
        **dict.fromkeys(("text", "cursor"), ""),
        **dict.fromkeys(("establishments", "statuses", "types", "columns"), ()),
        **dict.fromkeys(("installation", "profile", "oncology", "sort")),
        **dict.fromkeys(("off_network", "unassociated", "descending"), False),
        "inactive_days": 0,
    }
    return Filters(**{**nothing, **chosen})  # type: ignore[arg-type]  # values by name, each of its field's type


def listing(rows: tuple[Account, ...], command: str = "liste", chosen: Filters | None = None, **page: object) -> Listing:
    waiting = command == "attente"
    return Listing(
        command=command,
        filters=chosen or filters(),
        query=Query(sort=Sort.INVITED if waiting else Sort.NAME),
        page=Page(rows=rows, total=len(rows), **page),  # type: ignore[arg-type]  # values by name, each of its field's type
        freshness=FRESH,
        columns=WAITING_COLUMNS if waiting else ALL_COLUMNS,
        places={"03": "03 CIUSSS CN"},
        sites={"03-001": "Hôpital de La Malbaie"},
    )


def widest_list() -> Listing:
    """A whole page with every column and every filter, and cursors as long as they come."""
    places = reference().establishments
    everything = filters(
        text="é" * 60,
        establishments=places,
        statuses=tuple(Status),
        types=(UserType.BASIC, UserType.LICENSED, UserType.LOCAL),
        inactive_days=60,
        off_network=True,
        unassociated=True,
        oncology=True,
        columns=tuple(Sort),
    )
    rows = tuple(account(number) for number in range(20))
    return listing(rows, "liste", everything, next=LONGEST_CURSOR, previous=LONGEST_CURSOR, capped=True)


def card(of: Account, *actions: CardAction, **changes: object) -> Card:
    made: dict[str, object] = {
        "account": of,
        "establishment": reference().establishment(of.establishment),
        "installation": reference().installation(of.installation),
        **dict.fromkeys(("specialty", "department", "job_title", "timezone")),
        "freshness": FRESH,
        "actions": actions,
        "operations": (),
        "history": tuple(audit_row(number) for number in range(3)),
        "changes": {1000: msg("change-said", name=msg("argument-nom"), value="Autre")},
        "attach_first": False,
        "own": False,
        "theirs": frozenset(),
        "nonce": "7f3a9c",
        **changes,
    }
    return Card(**made)  # type: ignore[arg-type]  # values by name, each of its field's type


def context() -> Context:
    """For what is made of the context's values alone; there is no store behind it."""
    actor = Actor(email=MANAGER, name="Odile", roles=frozenset({Role.MANAGER}), reads=EVERYWHERE, writes=EVERYWHERE)
    return Context(
        actor=actor,
        person=Person(platform="web", address="odile", email=MANAGER),
        unit=cast(Unit, None),
        house=House(reference=reference()),
        now=START,
        reference="7f3a9c",
        intent="i",
    )


def with_proposals(text: str) -> Result:
    """What may have been meant by a mistyped command with these words after it: run as it is, looked for, or asked of the CCT."""
    meant = tuple(Invocation(command=one, values={"texte": text}) for one in ("chercher", "liste", "demander"))
    wrong = Misunderstood(word=f"chercer {text}"[:80], near=("chercher", "supprimer"), meant=meant, rest=text, text=text)
    return misread(wrong, context().actor, "n1")


def overview() -> HelpOverview:
    return HelpOverview(needs=tuple((need, tuple(one for one in COMMANDS if one.name in names)) for need, names in NEEDS.items()))


def seats() -> SeatTable:
    counts = (
        SeatCount(establishment="03", pool=Pool.LICENCE, allocated=50, used=40, reserved=12),
        SeatCount(establishment="03", pool=Pool.WEBINAR, allocated=None, used=2, reserved=0),
        *(
            SeatCount(establishment=one.key, pool=Pool.LICENCE, allocated=10, used=3, reserved=1)
            for one in reference().establishments
        ),
        SeatCount(establishment="", pool=Pool.LICENCE, allocated=None, used=7, reserved=0),
    )
    places = {one.key: one for one in reference().establishments}
    return SeatTable(counts=counts, places=places, frozen_on=date(2020, 7, 1), freshness=FRESH, outside=("16-2 CISSSME",))


def seats_of_one() -> SeatTable:
    """One establishment: what reserves its seats, since when it has them, and what may be set."""
    count = SeatCount(establishment="03", pool=Pool.LICENCE, allocated=50, used=40, reserved=8, pending=3, undos=2, offers=1)
    change = allocation_change(None, 50)
    low = Threshold(establishment="03", pool=Pool.LICENCE, threshold=5, low=True, by=MANAGER, at=START)
    trend = tuple(
        Point(day=date(2026, 1, 1) + timedelta(days=7 * week), allocated=50, used=30 + week, reserved=4) for week in range(9)
    )
    return SeatTable(
        counts=(count,),
        places={one.key: one for one in reference().establishments},
        frozen_on=None,
        freshness=FRESH,
        changes={("03", Pool.LICENCE): change},
        thresholds=(low,),
        trend=trend,
        settable=("allouer", "seuil"),
    )


def allocation_change(before: int | None, after: int | None, reason: str = "Entente du 1er avril") -> AllocationChange:
    return AllocationChange(
        establishment="03",
        pool=Pool.LICENCE,
        before=before,
        after=after,
        at=START,
        effective_on=date(2020, 7, 1),
        by=MANAGER,
        reason=reason,
    )


def allocated(before: int | None, after: int | None, **changes: object) -> Allocated:
    counts = [SeatCount(establishment="03", pool=Pool.LICENCE, allocated=one, used=40, reserved=2) for one in (before, after)]
    made: dict[str, object] = {"reason": HOSTILE, "offered": 0, "frozen_on": None, **changes}
    place = reference().establishments[0]
    return Allocated(establishment=place, before=counts[0], after=counts[1], **made)  # type: ignore[arg-type]  # values by name


def alert_set(threshold: int | None, allocated: int | None = 50) -> AlertSet:
    count = SeatCount(establishment="03", pool=Pool.LICENCE, allocated=allocated, used=40, reserved=9)
    return AlertSet(establishment=reference().establishments[0], count=count, threshold=threshold)


def rights() -> Rights:
    granted = Grant(email=MANAGER, role=Role.MANAGER, scope="03", granted_by=HOSTILE, granted_at=START)
    territory = Grant(email=HOSTILE, role=Role.CCT, scope="CHUQ", granted_by=MANAGER, granted_at=START, until=START)
    return Rights(
        actor=context().actor,
        own=(granted,),
        others=(granted, territory),
        left_out=3,
        asked_other="",
        places={one.key: short_establishment(one) for one in reference().establishments},
        territories={one.key: one.name for one in reference().ccts},
        contacts=reference().ccts,
        revocable=frozenset({(HOSTILE, Role.CCT, "CHUQ")}),
    )


def journal() -> JournalPage:
    rows = (
        *(audit_row(number, action) for number, action in enumerate(("créer", "modifier", "added", "inconnue"))),
        audit_row(5, outcome="refused-no-seats"),
        audit_row(6, HOSTILE, HOSTILE, actor=HOSTILE, subject=HOSTILE, establishment=HOSTILE),
    )
    changes = {1000 - 6: msg("change-said", name=msg("argument-nom"), value=HOSTILE)}
    return JournalPage(
        rows=rows,
        changes=changes,
        places={"03": "03 CIUSSS CN"},
        carried={"compte": EMAIL, "depuis": "7", "resultat": "refuse"},
        more="99",
        standing=AuditStanding(at=START, sealed=1_234),
    )


def status() -> HouseStatus:
    going = (operation(Kind.CREATE), operation(Kind.DELETE, State.RUNNING, started=True))
    return HouseStatus(freshness=STALE, counts={Status.ACTIVE: 12_345, Status.PENDING: 1}, operations=going, waiting=2)


def wish() -> Wish:
    return Wish(
        command="modifier",
        values={"compte": "pub0000", "type": "licensed"},
        email=HOSTILE,
        establishment="03",
        establishments=("03",),
        pools=(Pool.LICENCE,),
    )


def waiting(*places: Place) -> WaitingLists:
    where = {one.key: short_establishment(one) for one in reference().establishments}
    positions = {one.public_id: number for number, one in enumerate(places, 1)}
    return WaitingLists(places=places, positions=positions, where=where, left_out=len(places), outside=("16-2 CISSSME",))


def _of_misreadings() -> Iterator[tuple[str, Callable[[], Result]]]:
    """Of what was typed and is no command."""
    yield "misread", lambda: Misread(word=HOSTILE[:80], near=("liste", "supprimer"))
    yield "misread-meant", lambda: with_proposals("helene")
    yield "misread-sentence", lambda: with_proposals(HOSTILE)
    for one in Courtesy:
        yield f"courteous-{one.value}", partial(Courteous, courtesy=one)
    yield "misread-argument", lambda: Misread(word="etb", near=("etab",), command="créer", argument=True)
    yield "misread-stale", lambda: Misread(word="", stale=True)


def _of_waiting() -> Iterator[tuple[str, Callable[[], Result]]]:
    """The waiting list, and a place as it goes."""
    yield "waiting-nobody", waiting
    yield "waiting", lambda: waiting(*(in_line(number, standing=one) for number, one in enumerate(Standing)))
    yield "waiting-hostile", lambda: waiting(in_line(email=HOSTILE, asker=HOSTILE, reason=HOSTILE), *map(in_line, range(1, 30)))
    for standing in Standing:
        place = in_line(standing=standing, reason=HOSTILE)
        gestures = ("accepter", "passer", "priorite", "quitter")
        made = partial(PlaceShown, place=place, position=2, total=5, where="03 CIUSSS CN", gestures=gestures)
        yield f"place-{standing.value}", made
    rested = in_line(rests_until=START + timedelta(days=1))
    yield "place-rests", lambda: PlaceShown(place=rested, position=1, total=1, where="03", gestures=(), joined=True)
    mine = PlaceShown(place=in_line(), position=2, total=5, where="03 CIUSSS CN", gestures=("quitter",))
    theirs = PlaceShown(place=in_line(reason=HOSTILE, asker=HOSTILE), position=1, total=1, where=HOSTILE, gestures=())
    yield "card-in-line", lambda: card(account(user_type=UserType.BASIC), places=(mine, theirs))
    wait = Button[Words](msg("button-wait"), "v1.créer.geste=attente")
    yield "full", lambda: Full(why=_REFUSED_FULL, next_steps=(wait,), wish=wish())
    yield "accepted", lambda: Accepted(operation="op0001", kind="create", email=EMAIL)


_REFUSED_FULL = msg("refused-full", allocated=5, used=4, reserved=1, pool=msg("pool-licence"), establishment="03 CIUSSS CN")


def _of_journal() -> Iterator[tuple[str, Callable[[], Result]]]:
    """With nothing found, and how its chain was found."""
    nothing = JournalPage(rows=(), changes={}, places={}, carried={})
    yield "journal-empty", lambda: nothing
    yield "journal-broken", lambda: replace(nothing, standing=AuditStanding(at=START, holds=False))
    yield "journal-never-checked", lambda: replace(nothing, standing=AuditStanding(at=None))


def _of_results() -> Iterator[tuple[str, Callable[[], Result]]]:
    """Everything that commands answer, but the ends of operations."""
    yield "list", lambda: listing(tuple(account(number) for number in range(12)), next="abc")
    yield "list-whole-page", lambda: listing(tuple(account(number) for number in range(20)), next="c" * 80, previous="p" * 80)
    yield "list-widest", widest_list
    yield "list-hostile", lambda: listing((hostile(),), chosen=filters(text=HOSTILE[:60]))
    yield "list-empty", lambda: listing((), chosen=filters(text="introuvable"))
    yield "list-waiting", lambda: listing((pending(days=31), pending(), pending(invitation_known=False)), "attente")
    yield "list-nobody-waits", lambda: listing((), "attente")
    yield "card", lambda: card(account(), CardAction.MODIFY, CardAction.DEACTIVATE, CardAction.DELETE)
    yield "card-pending", lambda: card(pending(), CardAction.RESEND, CardAction.MODIFY_LATER, CardAction.CANCEL_INVITATION)
    yield "card-overdue", lambda: card(pending(days=31, deferred=(("department", "Pédiatrie"),)), CardAction.RESEND)
    yield "card-expired", lambda: card(pending(status=Status.EXPIRED), CardAction.RESEND)
    yield "card-hostile", lambda: card(hostile(), *CardAction, operations=(operation(Kind.MODIFY),))
    yield "card-to-attach", lambda: card(account(establishment=""), CardAction.ATTACH, attach_first=True, history=None)
    yield "card-none", NoOwnAccount
    yield "help", overview
    for spec in COMMANDS:
        yield f"help-{spec.slug}", partial(HelpCommand, spec=spec, allowed=spec.name != "journal")
    yield "seats", seats
    yield "seats-of-one", seats_of_one
    yield "allocated", lambda: allocated(None, 60, offered=2, frozen_on=date(2020, 7, 1))
    yield "allocated-deficit", lambda: allocated(50, 30)
    yield "allocated-same", lambda: allocated(50, 50)
    yield "alert", lambda: alert_set(5)
    yield "alert-unfixed", lambda: alert_set(5, None)
    yield "alert-none", lambda: alert_set(None)
    history = (allocation_change(50, None, HOSTILE), allocation_change(None, 50))
    yield "allocations", lambda: AllocationHistory(establishment=reference().establishments[0], changes=history)
    yield "allocations-none", lambda: AllocationHistory(establishment=reference().establishments[0], changes=())
    yield "journal", journal
    yield "access", rights
    yield "support", lambda: Support(ccts=reference().ccts, known=False, links=reference().links)
    yield "language", lambda: Language(locale="en", chosen=True)
    yield "status", status
    yield "no-operation", NoOperation
    yield "refused", lambda: Refused(why=msg("policy-attach-first"), next_steps=(Button(msg("button-help"), "v1.aide."),))
    yield "not-found", lambda: NotFound(typed=HOSTILE, near=(EMAIL, account(2).email))
    yield "invalid", lambda: Invalid(errors={"etab": msg("problem-establishment", typed=HOSTILE), "nom": msg("problem-required")})
    yield "planned", lambda: Planned(operation="op0001", kind="create", email=EMAIL)
    yield (
        "simulated",
        lambda: Simulated(
            of=Planned(operation="op0001", kind="delete", email=EMAIL),
            changes=((msg("argument-nom"), msg("change", before="Roy", after=HOSTILE)),),
            seats=(msg("simulated-seats", pool=msg("pool-licence"), place="03", before=2, after=1, allocated=5),),
        ),
    )
    yield "simulated-refusal", lambda: Simulated(of=Refused(why=msg("policy-no-role")))
    yield "already-done", lambda: AlreadyDone(by=MANAGER, at=START)
    yield "broken", lambda: Broken(reference="7f3a9c", busy=True)
    yield "noted", lambda: Noted(what=msg("confirmation-closed"))
    yield "lapsed", lambda: Lapsed(again=Button(msg("button-ask-again"), "v1.supprimer.compte=pub0000"))
    title, question = msg("confirmation-delete-title"), msg("confirmation-delete-question")
    yield (
        "asked",
        lambda: Asked(command="annuler", token="j1", title=title, words=question, consequences=(msg("confirmation-permanent"),)),
    )


def _of_operations() -> Iterator[tuple[str, Callable[[], View[Words]]]]:
    """Every kind of operation from plan to end, and every failure."""

    def view(kind: Kind, state: State, **changes: object) -> Callable[[], View[Words]]:
        return lambda: operation_view(operation(kind, state, **changes), READER, account())

    for kind in Kind:
        yield f"operation-{kind}-planned", view(kind, State.PLANNED)
        yield f"operation-{kind}-failed", view(kind, State.FAILED, outcome="refused-no-seats")
        yield f"operation-{kind}-cancelled", view(kind, State.CANCELLED)
        for outcome in ("", *sorted(DONE_OUTCOMES[kind])):
            yield f"operation-{kind}-{outcome or 'done'}", view(kind, State.DONE, outcome=outcome)
    for waiting in ("unavailable", "uncertain", "quota", "before"):
        yield f"operation-waiting-{waiting}", view(Kind.CREATE, State.RUNNING, waiting=waiting)
    for outcome in sorted(FAILED_OUTCOMES):
        yield f"operation-failed-{outcome}", view(Kind.MODIFY, State.FAILED, outcome=outcome)
    yield "operation-notes", view(Kind.MODIFY, State.DONE, outcome="modified", notes=dict.fromkeys(NOTES, "no-seats"))
    yield from _of_moves()
    question = {"name": HOSTILE, "token": "j1", "transfer": MANAGER}
    yield "operation-question", view(Kind.INSPECT, State.DONE, payload=question, notes={"meetings": 3, "webinars": 1})


def _of_moves() -> Iterator[tuple[str, Callable[[], View[Words]]]]:
    """What may be undone, and the question and the failures of a reassignment."""
    until = {UNDO_UNTIL: (START + timedelta(minutes=15)).isoformat()}

    def view(kind: Kind, state: State, **changes: object) -> Callable[[], View[Words]]:
        return lambda: operation_view(operation(kind, state, other=HOSTILE, **changes), READER, account())

    yield "undo-deactivation", view(Kind.DEACTIVATE, State.DONE, outcome="deactivated", notes=until)
    yield "undo-deactivation-basic", view(Kind.DEACTIVATE, State.DONE, outcome="deactivated-without-licence", notes=until)
    yield "undo-reassignment", view(Kind.REASSIGN, State.DONE, outcome="reassigned", notes=until)
    ended = {ENDED_UNDO: [[HOSTILE, "licence", "03"], [EMAIL, "webinar", "03"]]}
    yield "undo-ended", view(Kind.CREATE, State.DONE, outcome="created", payload=ended)
    refused: dict[str, object] = {NOT_GIVEN: "type-forbidden", "addons_refused": "addon-seats"}
    yield "reassign-undone", view(Kind.REASSIGN, State.FAILED, outcome=UNDONE, notes=refused)
    kept = {NOT_GIVEN: "no-seats", KEPT_UNTIL: (START + timedelta(days=1)).isoformat()}
    taken = {"taken": {"user_type": "licensed", "webinar": "500"}}
    yield "reassign-kept", view(Kind.REASSIGN, State.FAILED, outcome=KEPT, notes=kept, payload=taken)
    for name, notes in (("counted", {"meetings": 3, "webinars": 1}), ("uncounted", {"uncounted": True})):
        for full in (False, True):
            yield f"reassign-question-{name}{'-full' if full else ''}", partial(_reassignment, notes, full=full)


def _reassignment(notes: Mapping[str, object], *, full: bool) -> View[Words]:
    """The question; `full`: with everything that it may have to say, of hostile names."""
    licence = {"status": "active", "user_type": "licensed", "large_meeting": "500", "webinar": "10000"}
    basic = {"status": "active", "user_type": "basic", "large_meeting": "", "webinar": ""}
    name, email = (HOSTILE, HOSTILE) if full else ("", EMAIL)
    payload: dict[str, object] = {
        "question": "réattribuer",
        "token": "j1",
        "giver": {"name": name, "email": email, "place": "03 CIUSSS CN", "before": licence, "after": basic},
        "taker": {"name": name, "email": MANAGER, "place": "16-2", "before": {} if full else basic, "after": licence},
        "moves": [["03 CIUSSS CN", 50, 49, 50], ["16-2", 3, 4, None]] if full else [],
        **dict.fromkeys(("new", "inactive", "later", "webinar"), full),
        "dropped": ["webinar"] if full else [],
    }
    return operation_view(operation(Kind.INSPECT, State.DONE, payload=payload, notes=notes), READER, account())


def _of_letters() -> Iterator[tuple[str, Callable[[], View[Words]]]]:
    """An offer, and what became of it."""
    for one in Turn:
        for by in ("", HOSTILE) if one not in (Turn.OPEN, Turn.EXPIRED) else ("",):
            yield f"offer-{one.value}{'-by' if by else ''}", partial(_offer, one, by)


def _offer(became: Turn, by: str) -> View[Words]:
    place = in_line(standing=Standing.OFFERED, email=HOSTILE)
    return offer_view(place, turn(turn=became, by=by, ended_at=START), "03 CIUSSS CN", 0 if by else 3, READER)


def _of_filters() -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    """Of a list: as it is opened, and as wrong as can be."""
    typed = {"texte": HOSTILE, "etab": "03,16-2", "statut": "active,pending", "inactif-depuis": "45", "hors-reseau": "1"}
    errors = {name: msg("problem-required") for name in (*typed, "installation")}
    yield "form-filter", lambda: filter_form("liste", {}, context())
    yield "form-filter-wrong", lambda: filter_form("chercher", typed, context(), errors)


def _of_forms() -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    yield "form-create", lambda: creation_form(context(), {}, {})
    yield "form-create-near-miss", lambda: creation_form(context(), {"courriel": "a@sss.gouv.qc.ca"}, {}, correction=EMAIL)
    yield "form-create-alike", lambda: creation_form(context(), {"prenom": HOSTILE}, {}, alike=(account(3), hostile()))
    wrong = {name: msg("problem-required") for name in ("courriel", "prenom", "installation")}
    yield "form-create-wrong", lambda: creation_form(context(), {"nom": HOSTILE[:200]}, wrong)
    yield "form-modify", lambda: modification_form(context(), account(), {"nom": "Thériault"}, {}, later=False)
    yield "form-modify-later", lambda: modification_form(context(), pending(), {}, {}, later=True)
    yield "form-lend", lambda: loan_form("prêter", account(email=HOSTILE), Invocation(command="prêter"), context(), {})
    yield "form-extend", _extend_form
    yield "form-wait", lambda: join_form(wish(), context(), HOSTILE[:200])
    yield "form-rank", lambda: rank_form(in_line())
    person = {"courriel": HOSTILE[:200]}
    yield "form-reassign", lambda: reassign_form(context(), account(), HOSTILE[:200], {"courriel": msg("problem-required")})
    yield "form-reassign-empty", lambda: reassign_form(context(), None, "", {})
    opening = opening_for(account(), "départ")
    yield "form-reassign-new", lambda: creation_form(context(), person, {}, opening, correction=EMAIL, deduced=True)
    yield "form-transfer", lambda: transfer_form("j1", HOSTILE[:200], msg("problem-required")).form


def _extend_form() -> Form[Words]:
    typed = Invocation(command="prolonger", values={"jusqu-au": "demain", "raison": HOSTILE[:200]})
    wrong = {"jusqu-au": msg("problem-day", typed="demain"), "raison": msg("problem-patient-number")}
    return loan_form("prolonger", account(), typed, context(), wrong, example_lending.a_loan())


def _shown_of(make: Callable[[], Result]) -> Draft | Form[Words]:
    return shown(make())


def _all_results() -> Iterator[tuple[str, Callable[[], Result]]]:
    others = (example_lending.results(), example_requests.results(), example_digests.results(), example_access.results(card))
    files = (example_files.results(), example_batches.results())
    return chain(_of_results(), _of_misreadings(), _of_journal(), _of_waiting(), *others, *files, example_months.results())


EXAMPLES: dict[str, Example] = {
    **{name: partial(_shown_of, make) for name, make in _all_results()},
    **dict(_of_operations()),
    **dict(_of_letters()),
    **dict(example_lending.views()),
    **dict(_of_forms()),
    **dict(_of_filters()),
    **dict(example_lending.forms()),
    **dict(example_requests.letters()),
    **dict(example_requests.forms(context())),
    **dict(example_digests.letters()),
    **dict(example_batches.letters()),
    **dict(example_digests.forms(context())),
    **dict(example_access.views()),
    **dict(example_access.forms(context())),
}
"""By name; each makes its view or form anew."""


def shown_examples() -> set[type[Result]]:
    """The kinds of result that the examples show."""
    return {type(make()) for _, make in _all_results()}
