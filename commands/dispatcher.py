"""The way of one command: interpret, authorise, handle, carry out or simulate, audit, show. The only error boundary."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import TypeAlias, TypeVar

from msgspec import structs

from commands.actions import action
from commands.brief import is_brief
from commands.catalogue import CommandSpec, find
from commands.context import Context, House, Where
from commands.domain.addresses import person_key
from commands.domain.errors import IrisError, StoreBusy
from commands.domain.people import Actor
from commands.handlers.simulating import simulated
from commands.incoming import FormInput, Incoming, Outcome, Reply
from commands.interpret import interpret
from commands.invocation import Invocation, Misunderstood
from commands.misreading import misread
from commands.policy import Decision, Reason, may_run
from commands.ports import Clock, Store, Unit
from commands.recognition import met, recognised
from commands.requests.offering import ask_instead
from commands.requests.threads import reply_meant
from commands.results import Broken, Handled, Planned, Refused, Result, attempted_of
from commands.views.nodes import Button, Words, msg
from commands.views.show import Reader, show

log = logging.getLogger(__name__)

T = TypeVar("T")
Opened: TypeAlias = Callable[[], AbstractContextManager[Unit]]
Rest: TypeAlias = Callable[[], Reply]
Handler: TypeAlias = Callable[[Invocation, Context], Handled]


class Dispatcher:
    """Thread-safe: holds no state of a command. `handlers` is by canonical command name."""

    def __init__(self, store: Store, clock: Clock, house: House, handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._clock = clock
        self._house = house
        self._handlers = handlers

    def handle(self, incoming: Incoming) -> Reply:
        """Never raises for what people or clients send; what fails on our side becomes a sentence and a reference (R96)."""
        begun = self._guarded(incoming, self._whole)
        return begun if isinstance(begun, Reply) else begun()

    def at_once(self, incoming: Incoming) -> Reply | Rest | None:
        """The answer, where it takes a few rows by an index, however many accounts there are; what remains to be done, where
        it then writes, and may wait for its turn; None where it takes more reading."""
        return self._guarded(incoming, self._brief)

    def _guarded(self, incoming: Incoming, run: Callable[[Incoming], T]) -> T | Reply:
        try:
            return run(incoming)
        except StoreBusy:
            log.warning("store busy", extra={"reference": incoming.reference})
            return self._show(Broken(reference=incoming.reference, busy=True), incoming)
        except IrisError:
            log.exception("command failed", extra={"reference": incoming.reference})
        except Exception:
            log.exception("command broke", extra={"reference": incoming.reference})
        return self._show(Broken(reference=incoming.reference), incoming)

    def _whole(self, incoming: Incoming) -> Reply | Rest:
        return self._read(self._store.reading, self._interpreted(incoming), incoming)

    def _brief(self, incoming: Incoming) -> Reply | Rest | None:
        read = self._interpreted(incoming)
        if incoming.thread or not isinstance(read, Invocation) or not is_brief(read):
            return None
        return self._read(self._store.glance, read, incoming)

    def _read(self, opened: Opened, read: Invocation | Misunderstood, incoming: Incoming) -> Reply | Rest:
        with opened() as unit:
            person, actor = met(unit, self._house, incoming.person)
            if person is not incoming.person:
                incoming = structs.replace(incoming, person=person)
            read = reply_meant(unit, incoming, read)
            spec = find(read.command)
            if isinstance(read, Misunderstood) or spec is None:
                return self._show(self._misread(actor, read, incoming), incoming)
            invocation = read
            context = self._context(unit, incoming, invocation, actor)
            decision = may_run(actor, spec)
            handled = self._handlers[spec.name](invocation, context) if decision else _denied(decision, spec, invocation)
        if isinstance(handled, Result) and attempted_of(handled) is None:
            return self._show(handled, incoming)
        return partial(self._guarded, incoming, partial(self._finish, handled, invocation, spec))

    def _finish(self, handled: Handled, invocation: Invocation, spec: CommandSpec, incoming: Incoming) -> Reply:
        if not isinstance(handled, Result):
            return self._carry_out(handled, incoming, invocation, spec)
        self._audit_attempt(handled, incoming, spec)
        return self._show(handled, incoming)

    def _interpreted(self, incoming: Incoming) -> Invocation | Misunderstood:
        among_people = not incoming.private
        return interpret(
            incoming.input,
            self._house.command,
            incoming.key,
            mentioned=among_people and incoming.mentioned,
            overheard=among_people and not incoming.mentioned and bool(incoming.thread),
        )

    def _carry_out(self, intention: Handled, incoming: Incoming, invocation: Invocation, spec: CommandSpec) -> Reply:
        """One writing transaction, authorised anew; nothing is kept of a simulation or of anything but success."""
        assert not isinstance(intention, Result)  # noqa: S101 — narrows for the type checker only
        with self._store.writing() as unit:
            context = self._anew(unit, incoming, invocation)
            decision = may_run(context.actor, spec)
            result = intention.carry_out(context) if decision else _denied(decision, spec, invocation)
            if invocation.simulate:
                return structs.replace(self._show(simulated(result, context), incoming), outcome=Outcome.SIMULATED)
            if result.outcome in KEPT:
                unit.commit()
        self._audit_attempt(result, incoming, spec)
        return self._show(result, incoming)

    def _misread(self, actor: Actor, read: Invocation | Misunderstood, incoming: Incoming) -> Result:
        wrong = read if isinstance(read, Misunderstood) else Misunderstood(word=read.command)
        return misread(wrong, actor, nonce=incoming.reference)

    def _anew(self, unit: Unit, incoming: Incoming, invocation: Invocation) -> Context:
        """In another transaction, who asks is looked at anew (R3)."""
        actor = recognised(unit, self._house, incoming.person.email, incoming.person.name)
        return self._context(unit, incoming, invocation, actor)

    def _context(self, unit: Unit, incoming: Incoming, invocation: Invocation, actor: Actor) -> Context:
        return Context(
            actor=actor,
            person=incoming.person,
            unit=unit,
            house=self._house,
            now=self._clock.now(),
            reference=incoming.reference,
            intent=invocation.intent or incoming.key,
            where=Where(
                conversation=incoming.conversation,
                thread=incoming.thread,
                private=incoming.private,
                channel_private=incoming.channel_private,
            ),
        )

    def _audit_attempt(self, result: Result, incoming: Incoming, spec: CommandSpec) -> None:
        """An attempt on what is out of one's scope leaves a trace, though nothing was shown (R4)."""
        subject = attempted_of(result)
        if subject is None:
            return
        with self._store.writing() as unit:
            invocation = Invocation(command=spec.name)
            self._anew(unit, incoming, invocation).audit(spec.name, result.outcome, subject=subject)
            unit.commit()

    def _show(self, result: Result, incoming: Incoming) -> Reply:
        submitted = isinstance(incoming.input, FormInput)
        typed = self._house.typed_on(incoming.person.platform)
        email = person_key(incoming.person.email)
        reply = show(result, Reader(command=typed, now=self._clock.now(), email=email, submitted=submitted))
        operation = result.operation if isinstance(result, Planned) else ""
        return structs.replace(reply, locale=incoming.person.locale, operation=operation)


KEPT = frozenset({Outcome.OK, Outcome.PLANNED, Outcome.ASKED, Outcome.ALREADY_DONE, Outcome.EXPIRED})
"""Outcomes whose transaction is committed; any other changes nothing."""


def _denied(decision: Decision, spec: CommandSpec, invocation: Invocation) -> Refused:
    """What a role does not allow may be asked of a CCT, with what was typed; a stranger is offered nothing (R2)."""
    helped = decision.reason is not Reason.STRANGER
    ask = ask_instead(spec.name, invocation.values) if helped else ()
    others = (("button-help", "aide"), ("button-support", "soutien"))
    steps = (*ask, *(Button[Words](msg(label), action(command)) for label, command in others)) if ask else ()
    return Refused(why=msg(f"policy-{decision.reason}"), action=spec.name, helped=helped, next_steps=steps)
