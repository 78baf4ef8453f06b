"""Letters as their readers get them, and duties as time asks for them; no platform in between."""

from __future__ import annotations

from dataclasses import dataclass

from commands.duties import DUTIES
from commands.incoming import Outcome, Person, Reply
from commands.views.letters import LetterContext, letter_view
from commands.views.nodes import Button, Draft, Words
from commands.views.show import Reader
from tests.support.desk import Desk, buttons_of, say


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter as it reads now, and to whom it goes."""

    to: str
    draft: Draft
    kind: str

    @property
    def key(self) -> str:
        """The key of what it says first."""
        return getattr(self.draft.summary, "key", "")

    def button(self, label: str) -> Button[Words]:
        return labelled(Reply(outcome=Outcome.OK, view=self.draft), label)


def labelled(reply: Reply, label: str) -> Button[Words]:
    """The button `button-<label>` of a reply."""
    return next(one for one in buttons_of(reply) if getattr(one.label, "key", "") == f"button-{label}")


def delivered(desk: Desk) -> list[Mail]:
    """What is due now, posted and said in both languages."""
    found: list[Mail] = []
    with desk.store.writing() as unit:
        for letter in unit.letters.claim(50):
            reader = Reader(command="/iris", now=desk.clock.now())
            draft = letter_view(letter.kind, letter.payload, LetterContext(unit=unit, house=desk.house, reader=reader))
            if draft is None:
                unit.letters.close(letter)
                continue
            say(Reply(outcome=Outcome.OK, view=draft))
            found.append(Mail(letter.target.address, draft, letter.kind))
            unit.letters.delivered(letter, letter.message or f"m{letter.id}")
        unit.commit()
    return found


def meet(desk: Desk, *emails: str) -> None:
    """They wrote to the bot once, so that it knows where they are."""
    with desk.store.writing() as unit:
        for email in emails:
            unit.contacts.met(Person(platform="web", address=email, email=email))
        unit.commit()


def time_passes(desk: Desk, **by: float) -> None:
    """The clock moves; then duties and the worker do what is due until nothing is."""
    desk.clock.advance(**by)
    settle(desk)


def settle(desk: Desk) -> None:
    for _ in range(20):
        desk.work()
        if not sum(duty.due(desk.store, desk.house, desk.clock.now()) for duty in DUTIES if duty.name != "seat-figures"):
            return
    raise AssertionError("duties find no end")
