"""rappels: the daily digest of this channel, or of oneself: set, shown now, paused, removed (R70)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from commands.arguments import Values
from commands.context import Context
from commands.digests.reach import governs, reach_of
from commands.domain.audit_actions import AuditAction
from commands.domain.digests import Digest, NewDigest, due_day
from commands.handlers.digest_pages import shown_now, shown_run
from commands.handlers.digest_rows import ROW_STEPS, on_rows
from commands.handlers.reminder_form import SET, settings_form
from commands.handlers.reminder_settings import SETTINGS, read_settings
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Msg, msg

SEE = "voir"
"""A page of a digest that was posted."""
PAUSE = "suspendre"
_LOOKED_AHEAD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """One digest as it stands. `named`: people are named where it is posted; `next` is when it comes, None for not soon."""

    digest: Digest
    named: bool
    next: datetime | None
    here: bool
    theirs: bool
    """The reader may change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders(Result):
    """What is set for this conversation, first, and elsewhere by the reader; `done` is what was just done."""

    replaces: ClassVar[bool] = True
    entries: tuple[DigestEntry, ...]
    personal: bool
    places: dict[str, str]
    done: Msg | None = None


def handle(invocation: Invocation, context: Context) -> Handled:
    """rappels [heure quand fuseau langue etab expiration places silence] | afficher | pause | reprendre | retirer"""
    step = invocation["geste"]
    if step in ROW_STEPS:
        return on_rows(invocation, context)
    if step == SEE:
        return shown_run(invocation, context)
    values = Values(invocation, context.house.reference)
    if values.flag("afficher"):
        return shown_now(invocation, _meant(invocation, context), context)
    if step == SET or any(values.given(one) for one in SETTINGS):
        return _set(invocation, context)
    return _ended_or_paused(invocation, values, context)


def _ended_or_paused(invocation: Invocation, values: Values, context: Context) -> Handled:
    """What changes nothing of the settings; the list where nothing is asked."""
    until = values.day("pause")
    if values.errors:
        return Invalid(errors=values.errors)
    if values.flag("retirer"):
        return _theirs(invocation, context) or Removal(invocation)
    if until or values.flag("reprendre"):
        return _theirs(invocation, context) or Pausing(invocation, until)
    return reminders(context)


def reminders(context: Context, done: Msg | None = None) -> Reminders:
    """Those that the reader may see: this conversation's, and what they govern elsewhere."""
    here = _here(context)
    others = [one for one in context.unit.digests.all() if governs(context.actor, one) and one != here]
    return Reminders(
        entries=tuple(_entry(one, context) for one in ([here] if here else []) + others),
        personal=context.where.private,
        places={one.key: short_establishment(one) for one in context.house.reference.establishments},
        done=done,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """Keeps the settings; who sets them answers for what is told from now on."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        checked = _checked(self.invocation, context)
        if isinstance(checked, Result):
            return checked
        context.unit.contacts.met(context.person)
        before = context.unit.digests.at(checked.platform, checked.address)
        digest = context.unit.digests.set(checked, context.unit.milestones.watermark())
        _audit(AuditAction.DIGEST_SET, digest, context)
        return reminders(context, msg("digest-done-changed" if before else "digest-done-set"))


@dataclass(frozen=True, slots=True)
class Removal:
    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        refused, digest = _theirs(self.invocation, context), _meant(self.invocation, context)
        if refused or digest is None:
            return refused or _unknown()
        context.unit.digests.remove(digest)
        _audit(AuditAction.DIGEST_REMOVED, digest, context)
        return reminders(context, msg("digest-done-removed"))


@dataclass(frozen=True, slots=True)
class Pausing:
    """Until a day, or no more where there is none."""

    invocation: Invocation
    until: date | None

    def carry_out(self, context: Context) -> Result:
        refused, digest = _theirs(self.invocation, context), _meant(self.invocation, context)
        if refused or digest is None:
            return refused or _unknown()
        if self.until is not None and self.until <= digest.today(context.now):
            return Invalid(errors={"pause": msg("problem-day-past")})
        context.unit.digests.pause(digest, self.until)
        _audit(AuditAction.DIGEST_SET, digest, context)
        done = msg("digest-done-paused", on=self.until) if self.until else msg("digest-done-resumed")
        return reminders(context, done)


def _set(invocation: Invocation, context: Context) -> Handled:
    before = _before(invocation, context)
    if isinstance(before, Result):
        return before
    if invocation.origin is not Origin.FORM and not any(invocation.values.get(one) for one in SETTINGS):
        return AskForm(form=settings_form(before, invocation["rappel"], {}, context))
    checked = _checked(invocation, context)
    return checked if isinstance(checked, Result) else Setting(invocation)


def _checked(invocation: Invocation, context: Context) -> NewDigest | Result:
    before = _before(invocation, context)
    if isinstance(before, Result):
        return before
    changed, values = read_settings(invocation, before, context)
    if values.errors:
        form = settings_form(changed, invocation["rappel"], values.errors, context)
        return Invalid(errors=values.errors, form=form if invocation.origin is Origin.FORM else None)
    mine = replace(changed, owner=context.actor.email)
    return mine if reach_of(context.unit, context.house, mine).scope else Refused(why=msg("policy-out-of-scope"))


def _before(invocation: Invocation, context: Context) -> NewDigest | Result:
    """What is set already, or the usual settings, for where the reader is."""
    known = _meant(invocation, context)
    if known is not None:
        return _theirs(invocation, context) or _new_of(known)
    if invocation["rappel"]:
        return _unknown()
    private = context.where.private
    if not private and not context.where.conversation:
        return Refused(why=msg("refused-digest-where"))
    return NewDigest(
        platform=context.person.platform,
        address=context.person.address if private else context.where.conversation,
        personal=private,
        owner=context.actor.email,
        locale=context.person.locale,
    )


def _new_of(known: Digest) -> NewDigest:
    return NewDigest(**{name: getattr(known, name) for name in NewDigest.__slots__})


def _meant(invocation: Invocation, context: Context) -> Digest | None:
    """The one that a button names, else this conversation's."""
    if not invocation["rappel"]:
        return _here(context)
    found = context.unit.digests.get(invocation["rappel"])
    return None if found is None or found.ended else found


def _theirs(invocation: Invocation, context: Context) -> Refused | None:
    digest = _meant(invocation, context)
    if digest is not None and governs(context.actor, digest):
        return None
    return replace(_unknown(), attempted=digest.public_id if digest else "")


def _unknown() -> Refused:
    return Refused(why=msg("refused-digest-unknown"))


def _here(context: Context) -> Digest | None:
    address = context.person.address if context.where.private else context.where.conversation
    return context.unit.digests.at(context.person.platform, address)


def _entry(digest: Digest, context: Context) -> DigestEntry:
    return DigestEntry(
        digest=digest,
        named=reach_of(context.unit, context.house, digest).named,
        next=_next(digest, context),
        here=digest == _here(context),
        theirs=governs(context.actor, digest),
    )


def _next(digest: Digest, context: Context) -> datetime | None:
    """When the next one comes, as things stand; within forty days."""
    last = context.unit.digests.last_run(digest)
    for ahead in range(_LOOKED_AHEAD):
        moment = max(digest.moment(digest.today(context.now) + timedelta(days=ahead)), context.now)
        if due_day(digest, context.house.reference.calendar, last.day if last else None, moment) is not None:
            return moment
    return None


def _audit(what: AuditAction, digest: Digest, context: Context) -> None:
    one = digest.establishments[0] if len(digest.establishments) == 1 else ""
    context.audit(what, "ok", establishment=one, after={"hour": digest.hour.isoformat("minutes")})
