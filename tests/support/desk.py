"""A small house for the writing commands: a real store, a Zoom in memory, the dispatcher and the runner."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from bot.i18n import Translator
from bot.localise import localise, localise_form
from commands.context import House
from commands.dispatcher import Dispatcher
from commands.domain.accounts import Account, Pool, Status, ZoomView
from commands.domain.operations import Operation
from commands.domain.people import Grant, Role
from commands.files.sheets import Sent
from commands.handlers import HANDLERS
from commands.incoming import ActionInput, FileInput, FormInput, Incoming, Outcome, Person, Reply, TextInput
from commands.operations.runner import Runner
from commands.ports import OurFields, Store
from commands.views.nodes import Button, Buttons, Words
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.clock import SettableClock
from tests.support.fake_zoom import FakeZoom

MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
COLLEAGUE = "marcel.second.ciussscn@ssss.gouv.qc.ca"
ELSEWHERE = "rita.ailleurs.cisssme16@ssss.gouv.qc.ca"
ADMIN = "ada.principale@ssss.gouv.qc.ca"
SITE = "03-001"

SPEAKERS = (Translator("fr", strict=True), Translator("en", strict=True))

_keys = itertools.count(1)


@dataclass
class Desk:
    """Commands as people give them, and the worker's turn when the test says so."""

    store: Store
    zoom: FakeZoom
    clock: SettableClock
    house: House
    dispatcher: Dispatcher = field(init=False)

    def __post_init__(self) -> None:
        self.dispatcher = Dispatcher(self.store, self.clock, self.house, HANDLERS)

    def grant(self, email: str, scope: str, role: Role = Role.MANAGER) -> None:
        with self.store.writing() as unit:
            given = Grant(email=email, role=role, scope=scope, granted_by="admin", granted_at=self.clock.now())
            unit.grants.grant(given)
            unit.commit()

    def allocate(self, establishment: str, seats: int | None, pool: Pool = Pool.LICENCE) -> None:
        with self.store.writing() as unit:
            unit.seats.allocate(establishment, pool, seats, by="admin", reason="test")
            unit.commit()

    def known(self, view: ZoomView, **ours: object) -> Account:
        """Somebody at Zoom and in the directory."""
        self.zoom.put(view)
        with self.store.writing() as unit:
            account = unit.directory.settle(view, OurFields(**ours), self.clock.now())  # type: ignore[arg-type]  # a test's keywords
            unit.commit()
        return account

    def type(self, text: str, person: str = MANAGER, key: str = "") -> Reply:
        return self._give(TextInput(text), person, key)

    def press(self, wire: str, person: str = MANAGER) -> Reply:
        return self._give(ActionInput(wire), person)

    def submit(self, wire: str, values: Mapping[str, str], person: str = MANAGER, *, simulate: bool = False) -> Reply:
        return self._give(FormInput(wire, values, simulate), person)

    def drop(self, file: Sent, person: str = MANAGER, text: str = "") -> Reply:
        """A spreadsheet, read already, with what was written beside it."""
        return self._give(FileInput(file, text), person)

    def work(self, *, limit: int = 50) -> None:
        """The worker until nothing is due."""
        for _ in range(limit):
            if not self.turn():
                return
        raise AssertionError("the worker finds no end")

    def turn(self) -> int:
        runner = Runner(self.store, self.zoom, self.clock, self.house)
        with self.store.writing() as unit:
            claimed = unit.ledger.claim(8)
            unit.commit()
        for operation in claimed:
            runner.run(operation)
        return len(claimed)

    def restart(self) -> None:
        """After a crash: what ran is due again, and enough time passes for every pause."""
        with self.store.writing() as unit:
            unit.ledger.recover()
            unit.commit()

    def account(self, email: str) -> Account | None:
        with self.store.reading() as unit:
            return unit.directory.by_email(email)

    def status(self, email: str) -> Status | None:
        account = self.account(email)
        return account.status if account else None

    def operation(self, public_id: str) -> Operation:
        with self.store.reading() as unit:
            found = unit.ledger.get(public_id)
        assert found is not None
        view = operation_view(found, Reader(command="/iris", now=self.clock.now()), self.account(found.email))
        say(Reply(outcome=Outcome.OK, view=view))
        return found

    def _give(self, given: TextInput | ActionInput | FileInput | FormInput, person: str, key: str = "") -> Reply:
        incoming = Incoming(
            person=Person(platform="web", address=person, email=person, name=person.partition("@")[0]),
            conversation="c",
            private=True,
            key=key or f"key-{next(_keys)}",
            at=self.clock.now(),
            input=given,
            reference=f"ref{next(_keys)}",
        )
        reply = self.dispatcher.handle(incoming)
        say(reply)
        return reply


def say(reply: Reply) -> None:
    """Everything that is shown has its words in both languages (R96), and forms fit Slack's labels."""
    for speaker in SPEAKERS:
        if reply.view:
            localise(reply.view, speaker)
        if reply.form:
            form = localise_form(reply.form, speaker)
            assert max(len(form.title), len(form.submit)) <= 24
        for problem in reply.errors.values():
            speaker.words(problem)


def buttons_of(reply: Reply) -> list[Button[Words]]:
    """Every button of a reply's view or of its form's introduction."""
    blocks = reply.view.blocks if reply.view else reply.form.intro if reply.form else ()
    return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]


def said(reply: Reply) -> str:
    """The key of what a reply says first."""
    assert reply.view is not None
    summary = reply.view.summary
    return summary if isinstance(summary, str) else summary.key


def wrong(reply: Reply) -> set[str]:
    """The names of the fields with an error, told beside a submitted form or shown in one."""
    shown = {one.name for one in reply.form.fields if one.error} if reply.form else set()
    return shown | set(reply.errors)


def carried(wire: str) -> dict[str, str]:
    """The values of a button."""
    return dict(parse_qsl(wire.split(".", 2)[2]))
