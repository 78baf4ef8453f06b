"""Where no seat is left: when the last one went, and a place in the waiting list for the very write that was asked (R51, R53)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Pool
from commands.domain.seats import SeatCount
from commands.domain.waiting import NewPlace, Priority
from commands.gestures import WAIT
from commands.handlers.changing import offered
from commands.handlers.places import may_rank, shown_place
from commands.handlers.seating import full_words
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.labels import argument_label, choice_label
from commands.views.nodes import Button, Field, FieldKind, Form, Option, Text, Words, msg

Handler = Callable[[Invocation, Context], Handled]
LIST = "liste-attente"
OF_THE_ASKING = frozenset({"geste", "nonce", "raison", "priorite"})
"""Values that belong to the asking, not to the write that waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The write that waits: a command's values, enough to make it again; see `commands.domain.waiting.NewPlace`."""

    command: str
    values: Mapping[str, str]
    email: str
    establishment: str
    establishments: tuple[str, ...]
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Full(Refused):
    """No seat is left for this wish."""

    wish: Wish


def when_full(full: SeatCount, wish: Wish, context: Context, *others: Button[Words]) -> Full:
    """The refusal, with the waiting list before what else may be done (R51)."""
    wait = offered("wait", wish.command, **{**wish.values, "geste": WAIT, "nonce": f"{context.reference}-wait"})
    return Full(why=full_words(full, context), next_steps=(*wait, *others), wish=wish)


def waitable(handler: Handler) -> Handler:
    """The handler of a write for which one may wait in line: its button « Rejoindre la liste d'attente » comes back to it."""

    def handle(invocation: Invocation, context: Context) -> Handled:
        handled = handler(invocation, context)
        if invocation["geste"] != WAIT:
            return handled
        if isinstance(handled, Full):
            return _asked(handled.wish, invocation, context) or Joining(invocation, handler, handled.wish)
        return handled if isinstance(handled, Result) else _room(invocation, context)

    return handle


@dataclass(frozen=True, slots=True)
class Joining:
    """Takes the place, unless a seat was freed meanwhile. The wish is read again: the account may have changed (R3)."""

    invocation: Invocation
    handler: Handler
    wish: Wish

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock((*self.wish.establishments, self.wish.establishment))
        handled = self.handler(self.invocation, context)
        if not isinstance(handled, Full):
            return handled if isinstance(handled, Result) else _room(self.invocation, context)
        refused = _asked(handled.wish, self.invocation, context)
        if refused:
            return refused
        context.unit.contacts.met(context.person)
        place, new = context.unit.waiting.join(_new_place(handled.wish, self.invocation, context))
        if new:
            context.audit(
                LIST,
                "joined",
                subject=place.email,
                establishment=place.establishment,
                reason=place.reason,
                after={"priority": place.priority.value},
            )
        return shown_place(place, context, joined=new)


def _asked(wish: Wish, invocation: Invocation, context: Context) -> Result | None:
    """What is still to be asked or is wrong; the place itself where there is one already."""
    standing = [one for one in context.unit.waiting.of_email(wish.email) if one.establishment == wish.establishment]
    if standing:
        return shown_place(standing[0], context)
    values = Values(invocation, context.house.reference)
    reason, priority = values.text("raison"), values.choice("priorite")
    if priority and not may_rank(wish.establishment, context):
        values.fail("priorite", msg("problem-priority-cct"))
    form = join_form(wish, context, reason)
    if not reason and not values.errors and invocation.origin is not Origin.FORM:
        return AskForm(form=form)
    values.require("raison")
    return Invalid(errors=values.errors, form=form) if values.errors else None


def join_form(wish: Wish, context: Context, reason: str) -> Form[Words]:
    """Why one waits; for a CCT, how urgently."""
    hint = msg("form-hint-wait")
    why: Field[Words] = Field(
        name="raison", label=argument_label("raison"), kind=FieldKind.TEXT, required=True, value=reason, hint=hint
    )
    fields = (why, priority_field(Priority.NORMAL)) if may_rank(wish.establishment, context) else (why,)
    values = {**wish.values, "geste": WAIT, "nonce": context.reference}
    return Form(
        title=msg("form-wait-title"),
        submit=msg("form-wait-submit"),
        action=action(wish.command, **values),
        fields=fields,
        intro=(Text(msg("form-wait-intro", email=wish.email)),),
    )


def priority_field(value: Priority) -> Field[Words]:
    options: tuple[Option[Words], ...] = tuple(Option(one.value, choice_label(one.value)) for one in Priority)
    return Field(name="priorite", label=argument_label("priorite"), kind=FieldKind.CHOICE, value=value.value, options=options)


def _room(invocation: Invocation, context: Context) -> Refused:
    """A seat is free: nobody need wait."""
    values = {name: value for name, value in invocation.values.items() if name not in OF_THE_ASKING}
    steps = offered("do-now", invocation.command, **{**values, "nonce": f"{context.reference}-now"})
    return Refused(why=msg("wait-room"), next_steps=steps)


def _new_place(wish: Wish, invocation: Invocation, context: Context) -> NewPlace:
    values = Values(invocation, context.house.reference)
    return NewPlace(
        establishment=wish.establishment,
        establishments=wish.establishments,
        pools=wish.pools,
        email=wish.email,
        asker=context.actor.email,
        command=wish.command,
        values=dict(wish.values),
        reason=values.text("raison"),
        priority=Priority(values.choice("priorite") or Priority.NORMAL),
    )
