"""How long a digest of every establishment takes, from its claim to its words (R70).

A hundredth of the accounts is pending, and each day some hundred invitations end; seats are fixed everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta

from commands.context import House
from commands.domain.accounts import Pool, Status
from commands.domain.digests import NewDigest
from commands.domain.listing import Query
from commands.domain.people import EVERYWHERE
from commands.duties.digests import make_digests
from commands.ports import OurFields
from commands.views.letters import LetterContext, letter_view
from commands.views.show import Reader
from storage.unit import SqlStore
from tests.bench.measure import Measure, Options
from tests.bench.stores import filled
from tests.support.clock import SettableClock

NAME = "digests"
ADMIN = "ada.principale@ssss.gouv.qc.ca"
LIMIT = 1.0
_DAYS = 4
_ENDED = 150
"""Invitations a day that end: two thirds are accepted, the others run out."""


def run(options: Options) -> Iterable[Measure]:
    for database in options.databases:
        for size in options.sizes:
            with filled(database, size, options.directory) as store:
                yield from _measures(store, database, size)


def _measures(store: SqlStore, database: str, size: int) -> Iterable[Measure]:
    """The slowest of several days: made and claimed, then said; each is a transaction of its own."""
    house = House(reference=store.reference, admins=frozenset({ADMIN}))
    clock = store.clock
    assert isinstance(clock, SettableClock)
    with store.writing() as unit:
        unit.digests.set(NewDigest(platform="web", address="a", personal=True, owner=ADMIN, locale="fr"), 0)
        for place in store.reference.establishments:
            taken = unit.seats.count(place.key, Pool.LICENCE).taken
            unit.seats.allocate(place.key, Pool.LICENCE, taken, by=ADMIN, reason="bench")
        unit.commit()
    made: list[float] = []
    said: list[float] = []
    for _ in range(_DAYS):
        clock.advance(days=1)
        _end_some(store)
        begun = time.perf_counter()
        assert make_digests(store, house, clock.now()) == 1
        made.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        _said(store, house)
        said.append(time.perf_counter() - begun)
        clock.advance(days=0.001)
    places = len(store.reference.establishments)
    notes: dict[str, str | float] = {"made": round(max(made), 3), "said": round(max(said), 3)}
    whole = max(map(sum, zip(made, said, strict=True)))
    name = f"{places} establishments, {size:,} accounts on {database}"
    yield Measure(bench=NAME, name=name, value=whole, unit="s", limit=LIMIT, notes=notes)


def _end_some(store: SqlStore) -> None:
    """Of those who are pending."""
    with store.writing() as unit:
        ending = unit.directory.page(Query(statuses=(Status.PENDING,), limit=_ENDED), EVERYWHERE).rows
        for number, line in enumerate(ending):
            unit.directory.change(line.id, OurFields(status=Status.EXPIRED if number % 3 == 0 else Status.ACTIVE))
        unit.commit()


def _said(store: SqlStore, house: House) -> None:
    """The message's words, as they are read when it leaves, and again with each update."""
    with store.writing() as unit:
        (letter,) = unit.letters.claim(1)
        reader = Reader(command="/iris", now=store.clock.now() + timedelta(seconds=1))
        assert letter_view(letter.kind, letter.payload, LetterContext(unit=unit, house=house, reader=reader)) is not None
        unit.letters.delivered(letter, "m")
        unit.commit()
