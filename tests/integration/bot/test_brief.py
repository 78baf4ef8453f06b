"""Commands that read a few rows, with every thread taken (ADR 35): answered where the store is prompt, and no less checked."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from bot.desk import CommandDesk
from bot.front import Answer
from bot.i18n import Translator
from bot.plain import plain_text
from commands.domain.people import EVERYWHERE, Role
from commands.incoming import Incoming, Outcome, Person, TextInput
from commands.ports import AuditQuery
from tests.support.desk import ELSEWHERE, MANAGER, Desk
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
PATIENCE = 0.5
"""Seconds after which an answer is taken to wait for a thread."""
_keys = itertools.count(1)


@contextmanager
def busy() -> Iterator[ThreadPoolExecutor]:
    """A pool whose only thread is taken until the end."""
    free = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(free.wait)
        try:
            yield pool
        finally:
            free.set()


def strictly(locale: str) -> Translator:
    return Translator(locale, strict=True)


def answered(house: Desk, pool: ThreadPoolExecutor, text: str, who: str = MANAGER) -> Answer:
    desk = CommandDesk(
        house.dispatcher, house.store, house.house, house.clock, pool, speak=lambda one: Translator(one, strict=True)
    )
    incoming = Incoming(
        person=Person(platform="web", address=who, email=who),
        conversation="c",
        private=True,
        key=f"brief-{next(_keys)}",
        at=house.clock.now(),
        input=TextInput(text),
        reference="K7M2Q4XA",
    )

    async def within() -> Answer:
        return await asyncio.wait_for(desk.answer(incoming), PATIENCE)

    return asyncio.run(within())


def waits(house: Desk, text: str) -> bool:
    """Whether it is only answered once a thread is free."""
    with busy() as pool:
        try:
            assert answered(house, pool, text).outcome is Outcome.OK
        except TimeoutError:
            return True
    return False


@pytest.mark.parametrize("text", ["liste", "liste etab=03", "list establishment=03 sort=courriel", "attente", "aide"])
def test_a_list_waits_for_a_thread_only_where_the_store_is_a_server(small_house: Desk, text: str) -> None:
    """PostgreSQL is one: whoever reads it waits for it, and must not do so on the loop."""
    assert waits(small_house, text) is not small_house.store.prompt


@pytest.mark.parametrize("text", [f"chercher {EMAIL}", f"fiche {EMAIL}", "liste inactif-depuis=60j", "liste talon", "journal"])
def test_what_has_to_look_about_holds_up_nobody_else(small_house: Desk, text: str) -> None:
    assert waits(small_house, text)


def test_a_right_taken_back_is_gone_at_the_next_list(small_house: Desk) -> None:
    """R3: nothing of what one may see is kept between two commands."""
    small_house.known(licensed(EMAIL), establishment="03")
    with ThreadPoolExecutor(1) as pool:
        before = answered(small_house, pool, "liste etab=03")
        with small_house.store.writing() as unit:
            unit.grants.revoke(MANAGER, Role.MANAGER, "03")
            unit.commit()
        after = answered(small_house, pool, "liste etab=03")
    assert before.view is not None
    assert EMAIL in plain_text(before.view)
    assert after.outcome is Outcome.REFUSED
    assert after.view is not None
    assert EMAIL not in plain_text(after.view)


def test_asking_for_somebody_else_s_list_leaves_its_trace(small_house: Desk) -> None:
    """R4: the answer says nothing of it, the journal does."""
    small_house.known(licensed(EMAIL), establishment="03")
    with ThreadPoolExecutor(1) as pool:
        answer = answered(small_house, pool, "liste etab=03", ELSEWHERE)
    assert answer.view is not None
    assert EMAIL not in plain_text(answer.view)
    with small_house.store.reading() as unit:
        actors = [row.entry.actor for row in unit.audit.search(AuditQuery(), EVERYWHERE)]
    assert ELSEWHERE in actors
