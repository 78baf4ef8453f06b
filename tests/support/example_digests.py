"""Daily digests for the example views: full, quiet, late, past, counts alone, hostile names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from msgspec import structs

from commands.catalogue.table_reminders import BOXES
from commands.context import Context
from commands.digests.gathering import Figures, Seats
from commands.digests.standing import Became, RowState
from commands.domain.accounts import Pool, Status
from commands.domain.digests import Digest, ListedAccount, Why
from commands.domain.listing import Freshness
from commands.domain.operations import Kind, State
from commands.domain.seats import SeatCount
from commands.handlers.digest_pages import DigestPage
from commands.handlers.digest_rows import PastRow, Resends, form_of
from commands.handlers.reminder_form import settings_form
from commands.handlers.reminders import DigestEntry, Reminders
from commands.results import Result
from commands.views.digest_letters import resends_view
from commands.views.digests import figure_blocks, message_buttons, posted_buttons, row_blocks, title
from commands.views.freshness import freshness_blocks
from commands.views.nodes import Block, Buttons, Draft, Form, Heading, Notice, Tone, View, Words, msg
from commands.views.show import Reader
from tests.support.clock import START
from tests.support.example_values import HOSTILE, account, operation, pending

READER = Reader(command="/iris", now=START)
MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
PLACES = {"03": "03 CIUSSS CN", "16-2": "16-2 CISSS ME"}
RUN = "a" * 12
SINCE = START - timedelta(days=3)


def figures(**changes: Any) -> Figures:
    tight = (SeatCount(establishment="03", pool=Pool.LICENCE, allocated=40, used=38, reserved=2),)
    made = Figures(
        pending=12,
        expired=2,
        expiring=5,
        activated=7,
        names=("Hélène Bérubé", "Luc Gagné"),
        seats=Seats(allocated=200, used=180, reserved=12, free=8, deficit=0, tight=tight),
        waiting=2,
        requests=3,
        late=1,
        lent=2,
        freshness=Freshness(complete_at=START - timedelta(minutes=20)),
    )
    return replace(made, **changes)


def quiet() -> Figures:
    seats = replace(figures().seats, tight=())
    return figures(expired=0, expiring=0, activated=0, names=(), waiting=0, requests=0, late=0, seats=seats)


def state(number: int, became: Became = Became.NOTHING, name: str = "", **changes: Any) -> RowState:
    expired = number % 4 == 0
    known = pending(number, public_id=f"{number:016x}", invited_at=START - timedelta(days=24 + number % 8), **changes)
    known = replace(known, status=Status.EXPIRED) if expired else known
    row = ListedAccount(
        account_id=number,
        public_id=known.public_id,
        email=known.email,
        name=name or known.name,
        establishment="03" if number % 2 else "16-2",
        why=Why.EXPIRED if expired else Why.EXPIRING,
        number=number,
    )
    kind = Kind.CANCEL_INVITATION if became is Became.CANCELLED else Kind.RESEND
    done = operation(kind, State.DONE, actor=MANAGER, ended_at=START)
    acted = became in (Became.UNDER_WAY, Became.RESENT, Became.CANCELLED, Became.FAILED)
    gone = became in (Became.GONE, Became.CANCELLED)
    return RowState(row, None if gone else known, became, done if acted else None)


def states() -> tuple[RowState, ...]:
    """One of each that may come of a row, the expired first."""
    made = [state(number, one) for number, one in enumerate(Became)]
    return tuple(sorted(made, key=lambda one: one.row.why is not Why.EXPIRED))


def many(count: int, name: str = "") -> tuple[RowState, ...]:
    made = (state(number, name=name) for number in range(count))
    return tuple(sorted(made, key=lambda one: one.row.why is not Why.EXPIRED))


def message(rows: tuple[RowState, ...], left: int = 0, shown: Figures | None = None) -> Draft:
    """What is posted in a registered channel."""
    told = title(date(2026, 3, 9))
    blocks: list[Block[Words]] = [Heading(told), Notice(msg("digest-late", at=SINCE), Tone.INFO)]
    blocks += figure_blocks(shown or figures(), SINCE, 5, PLACES, READER)
    blocks += row_blocks(rows, PLACES, lambda one: posted_buttons(one, RUN), READER)
    blocks.append(Buttons(message_buttons(rows, RUN, left, current=True)))
    return View(told, tuple(blocks))


def fullest(rows: tuple[RowState, ...]) -> Draft:
    """As many blocks as there may be: few seats in many places, and a reading that went wrong, under way again."""
    tight = tuple(
        SeatCount(establishment=key, pool=Pool.LICENCE, allocated=40, used=38 + number, reserved=2)
        for number, key in enumerate(("03", "16-2", "05", "CHUM", "11-2", "12", "09"))
    )
    made = figures(freshness=Freshness(complete_at=START - timedelta(hours=5), running=True, alarm="partial"))
    view = message(rows, 31, replace(made, seats=replace(made.seats, tight=tight)))
    return structs.replace(view, blocks=(*view.blocks, *freshness_blocks(made.freshness, READER)))


def page(rows: tuple[RowState, ...], **changes: Any) -> DigestPage:
    made = DigestPage(
        run=RUN,
        day=date(2026, 3, 9),
        since=SINCE,
        figures=figures(),
        horizon=5,
        rows=rows,
        page=2,
        total=60,
        places=PLACES,
        several=True,
        current=True,
        nonce="r" * 12,
    )
    return replace(made, **changes)


def a_digest(**changes: Any) -> Digest:
    made = Digest(
        id=1,
        public_id="d" * 12,
        platform="slack",
        address="C1",
        personal=False,
        owner=MANAGER,
        locale="fr",
        seen=0,
        created_at=START,
        establishments=("03", "16-2"),
    )
    return replace(made, **changes)


def reminders(*entries: DigestEntry, **changes: Any) -> Reminders:
    made = Reminders(entries=entries, personal=False, places=PLACES)
    return replace(made, **changes)


def entry(digest: Digest, **changes: Any) -> DigestEntry:
    return replace(DigestEntry(digest=digest, named=True, next=START, here=True, theirs=True), **changes)


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    yield "digest-page", lambda: page(states())
    yield "digest-page-past", lambda: page(many(3), current=False, several=False)
    yield "digest-trial", lambda: page(many(20), run="", page=1, total=20, rappel="d" * 12)
    yield "digest-page-quiet", lambda: page((), figures=quiet(), page=1, total=0)
    for one in Became:
        yield f"digest-past-row-{one.value}", partial(PastRow, day=date(2026, 3, 9), state=state(1, one), nonce="n")
    yield "digest-resends", lambda: Resends(planned=(("op1", "a"), ("op2", "b")), passed=(HOSTILE, account(2).email))
    yield "digest-resends-none", lambda: Resends(planned=(), passed=(HOSTILE,))
    some = a_digest(days=(0, 3), few=3, quiet=True, paused_until=date(2026, 4, 1), hour=time(7, 30), owner=HOSTILE)
    yield "reminders-none", reminders
    yield "reminders-none-personal", lambda: reminders(personal=True, done=msg("digest-done-removed"))
    yield (
        "reminders",
        lambda: reminders(entry(a_digest(), named=False), entry(some, here=False, next=None), entry(a_digest(), theirs=False)),
    )
    own = a_digest(personal=True, establishments=())
    yield "reminders-elsewhere", lambda: reminders(entry(own, here=False), personal=True)


def letters() -> Iterator[tuple[str, Callable[[], Draft]]]:
    yield "digest-message", lambda: message(states())
    yield "digest-message-whole", lambda: message(many(20), 31)
    long = (
        replace(one, row=replace(one.row, name="Marie-Hélène Bouchard-Lamontagne", email=f"marie-helene.{one.row.email}"))
        for one in many(20)
    )
    yield "digest-message-long-names", partial(message, tuple(long), 31)
    yield "digest-message-fullest", lambda: fullest(tuple(many(20)))
    yield "digest-message-hostile", lambda: message(many(3, HOSTILE), 0, figures(names=(HOSTILE,)))
    yield "digest-message-quiet", lambda: message((), 0, quiet())
    going = [operation(Kind.RESEND, one, ended_at=START, waiting="quota") for one in State]
    yield "digest-progress", lambda: resends_view(going, READER)


def forms(context: Context) -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    wrong = {name: msg("problem-required") for name in ("heure", "etab", "jour-lundi")}
    yield "form-digest", lambda: settings_form(a_digest(), "d" * 12, {}, context)
    yield "form-digest-wrong", lambda: settings_form(a_digest(personal=True, hour=time(7, 10)), "", wrong, context)
    rows = [one.row for one in many(20)]
    yield "form-resends", lambda: form_of(RUN, "1", [*zip(BOXES, rows, strict=True)], "n")
