"""canal: where messages with personal data may be posted, registered from within, by whoever answers for its places (R7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED
from commands.domain.audit_actions import AuditAction
from commands.domain.channels import Channel, NewChannel, Usage
from commands.domain.folding import fold
from commands.domain.people import Actor
from commands.domain.reference import Cct
from commands.invocation import Invocation
from commands.policy import may_answer
from commands.requests.gestures import REMOVE
from commands.requests.routing import show_in
from commands.results import Handled, Invalid, Refused, Result
from commands.views.labels import listed, short_establishment
from commands.views.nodes import Button, Msg, Words, msg

COMMAND = "canal"
LIST = "liste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels(Result):
    """The channels that the reader may remove, of which `here` are this conversation's; `done` is what was just done.

    `usages` are those for which this conversation may be registered now.
    """

    channels: tuple[Channel, ...]
    here: tuple[Channel, ...]
    names: dict[str, str]
    usages: tuple[Usage, ...] = ()
    done: Msg | None = None


def handle(invocation: Invocation, context: Context) -> Handled:
    """canal [usage] [etab] [cct]"""
    if invocation["geste"] == REMOVE:
        return Removal(invocation)
    values = Values(invocation, context.house.reference)
    usage = values.choice("usage")
    if values.errors:
        return Invalid(errors=values.errors)
    if usage in ("", LIST):
        return channels(context)
    if usage == REMOVE:
        return Removal(invocation)
    checked = _registration(Usage(usage), values, context)
    return checked if isinstance(checked, Result) else Registration(invocation, Usage(usage))


@dataclass(frozen=True, slots=True)
class Registration:
    """Open requests of the CCT are shown in its new channel at once."""

    invocation: Invocation
    usage: Usage

    def carry_out(self, context: Context) -> Result:
        values = Values(self.invocation, context.house.reference)
        new = _registration(self.usage, values, context)
        if isinstance(new, Result):
            return new
        context.unit.contacts.met(context.person)
        channel = context.unit.channels.register(new)
        _audit(context, AuditAction.CHANNEL_REGISTERED, channel)
        for request in context.unit.requests.open((new.cct,)) if new.cct else ():
            show_in(context.unit, request, channel)
        return channels(context, msg(f"channel-done-{self.usage.value}", what=_what(new, context)))


@dataclass(frozen=True, slots=True)
class Removal:
    """Of the one that the button names, else of all that this conversation is registered for."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        named = context.unit.channels.get(self.invocation["canal"]) if self.invocation["canal"] else None
        found = [named] if named else [] if self.invocation["canal"] else _here(context)
        theirs = [one for one in found if governs(context.actor, one)]
        if not theirs:
            return Refused(why=msg("refused-channel-unknown"), attempted=found[0].public_id if found else "")
        for channel in theirs:
            context.unit.channels.remove(channel)
            _audit(context, AuditAction.CHANNEL_REMOVED, channel)
        return channels(context, msg("channel-done-removed"))


def channels(context: Context, done: Msg | None = None) -> Channels:
    """Those within the reader's scope; buttons for this conversation only where it is one that may be registered."""
    reference = context.house.reference
    mine = tuple(one for one in context.unit.channels.all() if governs(context.actor, one))
    names = {one.key: short_establishment(one) for one in reference.establishments} | {
        one.key: one.name for one in reference.ccts
    }
    registrable = not context.where.private and context.where.channel_private is True
    usages = (*((Usage.SUPPORT,) if _ccts(context) else ()), Usage.DIGEST) if registrable else ()
    return Channels(channels=mine, here=tuple(_here(context)), names=names, usages=usages, done=done)


def governs(actor: Actor, channel: Channel) -> bool:
    """Whether all that it is registered for is this person's to change."""
    if channel.usage is Usage.SUPPORT:
        return may_answer(actor, channel.cct)
    return all(one in actor.writes for one in channel.establishments)


def _registration(usage: Usage, values: Values, context: Context) -> NewChannel | Result:
    """R7: a private channel, with places that are within the scope of whoever registers it."""
    refused = _unfit(context)
    if refused:
        return refused
    cct = _cct(values, context) if usage is Usage.SUPPORT else None
    asked = values.establishments("etab") if usage is Usage.DIGEST else ()
    if isinstance(cct, Result):
        return cct
    if values.errors:
        return Invalid(errors=values.errors)
    keys = context.house.reference.territory(cct.key) if cct else [one.key for one in asked] or _own(context)
    outside = [one for one in keys if one not in context.actor.writes]
    if outside or not keys:
        return Refused(why=msg("refused-channel-scope"), action=COMMAND, subject=", ".join(sorted(outside)))
    return NewChannel(
        platform=context.person.platform,
        address=context.where.conversation,
        usage=usage,
        cct=cct.key if cct else "",
        establishments=tuple(sorted(keys)),
        locale=context.person.locale,
        registered_by=context.actor.email,
    )


def _unfit(context: Context) -> Refused | None:
    if context.where.private or not context.where.conversation:
        return Refused(why=msg("refused-channel-direct", command=context.house.typed_on(context.person.platform)))
    if context.where.channel_private is not True:
        return Refused(why=msg("refused-channel-public"), action=COMMAND)
    return None


def _cct(values: Values, context: Context) -> Cct | Result:
    """The one that is named, or the only one of whoever registers."""
    mine = _ccts(context)
    typed = fold(values.raw("cct"))
    meant = [one for one in mine if typed in (fold(one.key), fold(one.name))] if typed else mine
    if len(meant) == 1:
        return meant[0]
    if not mine:
        return Refused(why=msg("refused-channel-agents"), action=COMMAND)
    return Invalid(errors={"cct": msg("problem-cct", options=listed([one.key for one in mine]))})


def _ccts(context: Context) -> list[Cct]:
    return [one for one in context.house.reference.ccts if may_answer(context.actor, one.key)]


def _own(context: Context) -> Iterable[str]:
    """All that is theirs, where it can be told: an admin says which."""
    return () if context.actor.is_admin else sorted(context.actor.writes.establishments - {UNASSOCIATED})


def _here(context: Context) -> list[Channel]:
    return [*context.unit.channels.at(context.person.platform, context.where.conversation)]


def _what(channel: NewChannel, context: Context) -> Words:
    reference = context.house.reference
    if channel.cct:
        cct = reference.cct(channel.cct)
        return cct.name if cct else channel.cct
    places = (reference.establishment(key) for key in channel.establishments)
    return ", ".join(short_establishment(one) for one in places if one)


def _audit(context: Context, what: AuditAction, channel: Channel) -> None:
    one = channel.establishments[0] if len(channel.establishments) == 1 else ""
    context.audit(what, "ok", subject=channel.cct, establishment=one, after={"usage": channel.usage.value})


def removal(channel: Channel) -> Button[Words]:
    return Button(msg("button-remove-channel"), action(COMMAND, canal=channel.public_id, geste=REMOVE))
