"""The desk on a real store: waiting for an outcome (R91), type-ahead and home within one's scope (R3, R4)."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.desk import PATIENCE, CommandDesk
from bot.front import Answer
from bot.i18n import Translator
from bot.plain import plain_text
from commands.domain.accounts import Account
from commands.domain.people import Role
from commands.incoming import ActionInput, Incoming, Outcome, Person, TextInput
from commands.ports import DueNotice, Refusal
from commands.views.nodes import Button, Buttons
from tests.support.desk import ADMIN, ELSEWHERE, MANAGER, Desk
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
AHEAD = timedelta(seconds=30)
OTHER = "blanche.neige.cisssme16@ssss.gouv.qc.ca"
_keys = itertools.count(1)


class Front:
    """A desk, and one person's words to it. `late` commands were received so long ago that none is waited for, those that a
    worker ends a moment from now, so that a busy machine ends them in time.
    """

    def __init__(self, house: Desk, pool: ThreadPoolExecutor) -> None:
        self.house = house
        self.woken = 0
        self.pool = pool
        self.desk = CommandDesk(
            house.dispatcher,
            house.store,
            house.house,
            house.clock,
            pool,
            woken=self._wake,
            speak=lambda locale: Translator(locale, strict=True),
        )

    def _wake(self) -> None:
        self.woken += 1

    def incoming(self, given: str | ActionInput, *, ahead: timedelta = timedelta(), locale: str = "fr") -> Incoming:
        return Incoming(
            person=person(MANAGER, locale),
            conversation="c",
            private=True,
            key=f"desk-{next(_keys)}",
            at=self.house.clock.now() + ahead,
            input=TextInput(given) if isinstance(given, str) else given,
            reference="K7M2Q4XA",
        )

    def ask(self, text: str, *, late: bool = False, locale: str = "fr") -> Answer:
        return asyncio.run(self.desk.answer(self.incoming(text, ahead=-PATIENCE if late else timedelta(), locale=locale)))

    def ask_while_the_worker_works(self, given: str | ActionInput, *, told: bool, shown: bool = True) -> Answer:
        """`told`: the worker is in this process and says what it ended; else only looking at the store tells.

        `shown`: the platform takes the answer.
        """

        async def both() -> Answer:
            answering = asyncio.create_task(self.desk.answer(self.incoming(given, ahead=AHEAD)))
            planned = await self.planned()
            await asyncio.to_thread(self.house.turn)
            for public_id in planned if told else ():
                self.desk.operation_changed(public_id)
            answer = await answering
            if shown:
                await answer.shown()
            return answer

        return asyncio.run(both())

    async def planned(self) -> list[str]:
        """What the command has put in the ledger, once it has; a loaded machine takes its time."""
        while not (found := self.open_operations()):  # noqa: ASYNC110 - a thread writes it
            await asyncio.sleep(0.01)
        return found

    def open_operations(self) -> list[str]:
        with self.house.store.reading() as unit:
            return [operation.public_id for operation in unit.ledger.open_of(MANAGER)]

    def due(self) -> list[DueNotice]:
        with self.house.store.writing() as unit:
            return list(unit.notices.claim(10))


def person(email: str, locale: str = "fr") -> Person:
    return Person(platform="web", address=email or "nobody", email=email, locale=locale)


@pytest.fixture
def front(small_house: Desk) -> Iterator[Front]:
    with ThreadPoolExecutor(4) as pool:
        yield Front(small_house, pool)


@pytest.fixture
def account(small_house: Desk) -> Account:
    return small_house.known(licensed(EMAIL), establishment="03")


def buttons(answer: Answer) -> list[Button[str]]:
    assert answer.view is not None
    return [button for block in answer.view.blocks if isinstance(block, Buttons) for button in block.buttons]


def test_a_read_is_answered_at_once(front: Front, account: Account) -> None:
    answer = front.ask(f"fiche {EMAIL}")
    assert (answer.outcome, answer.settled) == (Outcome.OK, True)
    assert answer.view is not None
    assert EMAIL in plain_text(answer.view)


@pytest.mark.parametrize("told", [True, False], ids=["worker here", "worker of another replica"])
def test_an_outcome_that_comes_in_time_is_the_answer_and_nothing_more_is_sent(
    front: Front, account: Account, *, told: bool
) -> None:
    question = front.ask_while_the_worker_works(f"supprimer {EMAIL}", told=told)
    yes = next(button.action for button in buttons(question) if button.label == "OUI")
    answer = front.ask_while_the_worker_works(ActionInput(yes), told=told)
    assert (answer.outcome, answer.settled, answer.replace) == (Outcome.OK, True, True)
    assert answer.view is not None
    assert "K7M2Q4XA" in plain_text(answer.view)
    assert front.house.account(EMAIL) is None
    front.house.clock.advance(minutes=5)
    assert front.due() == []


def test_an_answer_that_nobody_was_shown_is_told_by_message(front: Front, account: Account) -> None:
    """R90: the process may die, or Slack refuse, between the end of an operation and the answer that tells it."""
    answer = front.ask_while_the_worker_works(f"supprimer {EMAIL}", told=True, shown=False)
    assert answer.settled
    front.house.clock.advance(minutes=5)
    (notice,) = front.due()
    assert notice.operation.ended


def test_a_refusal_of_zoom_in_time_is_said_as_failed(front: Front, account: Account) -> None:
    """R54, R96: in words."""
    question = front.ask_while_the_worker_works(f"supprimer {EMAIL}", told=True)
    front.house.zoom.refusals["remove"] = Refusal.ADMIN_PROTECTED
    yes = next(button.action for button in buttons(question) if button.label == "OUI")
    answer = front.ask_while_the_worker_works(ActionInput(yes), told=True)
    assert (answer.outcome, answer.settled) == (Outcome.FAILED, True)


def test_the_end_of_a_count_is_the_question_itself(front: Front, account: Account) -> None:
    """R42: « vérification… » is never seen where Zoom is quick."""
    answer = front.ask_while_the_worker_works(f"supprimer {EMAIL}", told=True)
    assert answer.settled
    assert "OUI" in [button.label for button in buttons(answer)]
    front.house.clock.advance(minutes=5)
    assert front.due() == []


def test_what_takes_longer_is_said_to_be_under_way_and_told_later(front: Front, account: Account) -> None:
    """R91: the message of the operation is due at once, not after the answer's grace."""
    answer = front.ask(f"supprimer {EMAIL}", late=True)
    assert (answer.outcome, answer.settled) == (Outcome.PLANNED, False)
    assert front.woken == 1
    (notice,) = front.due()
    assert notice.target.address == MANAGER
    assert not notice.operation.ended


def test_waiting_takes_no_thread(front: Front, account: Account) -> None:
    """Architecture: eight waits in threads made a read take 4 s."""

    async def many() -> None:
        waits = [asyncio.create_task(front.desk.answer(front.incoming(f"supprimer {EMAIL}", ahead=AHEAD))) for _ in range(8)]
        await asyncio.sleep(0.3)
        async with asyncio.timeout(AHEAD.total_seconds() - 5):
            await front.desk.answer(front.incoming(f"fiche {EMAIL}"))
        assert not any(wait.done() for wait in waits)
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)

    asyncio.run(many())


def test_answers_are_in_the_language_that_the_person_chose(front: Front) -> None:
    """langue: once chosen, it goes before the platform's."""
    front.ask("langue en")
    answer = front.ask("help", locale="fr")
    assert answer.locale == "en"
    assert answer.view is not None
    assert "command" in plain_text(answer.view)


def found(front: Front, source: str, typed: str, email: str = MANAGER, **chosen: str) -> list[str]:
    options = asyncio.run(front.desk.options(person(email), source, typed, chosen))
    return [option.value for option in options]


def test_installations_are_those_of_ones_establishments(front: Front) -> None:
    """R4, R22."""
    reference = front.house.house.reference
    assert {reference.installation(code).establishment for code in found(front, "installation", "")} == {"03"}  # type: ignore[union-attr]  # each exists
    assert found(front, "installation", "", ELSEWHERE, etablissement="03") == []
    assert len(found(front, "installation", "", ADMIN)) == 25
    assert {code[:2] for code in found(front, "installation", "", ADMIN, etablissement="03")} == {"03"}


def test_places_are_those_that_a_form_would_take(front: Front) -> None:
    """R1: an establishment that one only reads is no choice in the forms that write."""
    front.house.grant(MANAGER, "16-2", Role.READER)
    assert found(front, "installation", "", etablissement="16-2") == []
    assert found(front, "establishment", "") == ["03"]
    assert found(front, "establishment", "montérégie") == []
    assert "16-2" in found(front, "establishment", "monteregie", ADMIN)


def test_accounts_are_those_that_one_reads(front: Front, account: Account) -> None:
    front.house.known(licensed(OTHER, first_name="Blanche", last_name="Neige"), establishment="16-2")
    assert found(front, "account", "talon") == [account.public_id]
    assert found(front, "account", "neige") == []
    assert found(front, "account", "talon", ELSEWHERE) == []


@pytest.mark.parametrize("source", ["installation", "establishment", "account", "nothing of ours", ""])
def test_strangers_are_offered_nothing(front: Front, account: Account, source: str) -> None:
    """R2."""
    assert found(front, source, "", "") == []
    assert found(front, source, "", "personne@ssss.gouv.qc.ca") == []


def test_hostile_type_ahead_finds_nothing_and_breaks_nothing(front: Front) -> None:
    """What holds a letter is looked for and not found; what holds none is no search, and offers what an empty one does."""
    for source in ("installation", "establishment", "account"):
        everything = found(front, source, "", ADMIN)
        for typed in ("'; drop table accounts --", "\x00zz\x00", "\u202eqqq", "é" * 5_000):
            assert found(front, source, typed, ADMIN) == []
        for typed in ("%", "*", "\x00", "\u202e"):
            assert found(front, source, typed, ADMIN) in ([], everything)


def test_home_shows_ones_own(front: Front, account: Account) -> None:
    front.house.allocate("03", 3)
    view = asyncio.run(front.desk.home(person(MANAGER)))
    text = plain_text(view)
    assert "03" in text
    assert "1 prise de 3" in text.replace("\u00a0", " ")
    stranger = plain_text(asyncio.run(front.desk.home(person(""))))
    assert "03" not in stranger
