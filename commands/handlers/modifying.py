"""modifier: an activated account now; a pending one at its activation, its head of service at once (R30–R35)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.arguments import Values
from commands.catalogue import NEW_ADDRESS
from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Kind
from commands.gestures import AT_ACTIVATION
from commands.handlers.asked_fields import ARGUMENTS, check_together, read_fields, read_installation
from commands.handlers.changing import Carried, Change, button, changeable, offered, once
from commands.handlers.modification_form import modification_form
from commands.handlers.pending_changes import Pending
from commands.handlers.person_form import shown_values
from commands.handlers.queueing import Wish, waitable, when_full
from commands.handlers.seating import Wanted, as_json, first_full, waits_for
from commands.invocation import Invocation, Origin
from commands.operations.fields import ADD_ONS, Fields, fields_of, pools_of
from commands.operations.places import copies
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.nodes import Msg, msg

_HEAD = ("head_name", "head_email")
_NOT_WHILE_INACTIVE = ("user_type", *ADD_ONS)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of an account: `changes` are those fields whose value is another, `after` all as they would be."""

    account: Account
    changes: Fields
    after: Fields


def _handle(invocation: Invocation, context: Context) -> Handled:
    """modifier compte [champ=valeur…]"""
    asked = read_modification(invocation, context)
    if isinstance(asked, Result):
        return asked
    if asked.account.status in (Status.PENDING, Status.EXPIRED):
        return Pending(invocation, read_modification).checked(asked, context)
    checked = modification(invocation, context)
    return checked if isinstance(checked, Result) else Carried(invocation, modification, checked.establishments)


modify = waitable(once(_handle))


def read_modification(invocation: Invocation, context: Context) -> Asked | Result:
    """What is asked, checked field by field and as a whole; the form where nothing is yet."""
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if invocation[NEW_ADDRESS.name]:
        return Refused(
            why=msg("refused-new-address", email=account.email), next_steps=(button("card", "fiche", compte=account.public_id),)
        )
    values = Values(invocation, context.house.reference)
    before = fields_of(account)
    given = read_fields(values, context, before)
    place = given["establishment"] or account.establishment
    if values.given("installation") and "etablissement" not in values.errors:
        given = Fields({"installation": read_installation(values, place)}).over(given)
    elif place != account.establishment:
        given = Fields({"installation": ""}).over(given)
    if not any(name in invocation.values for name in ARGUMENTS.values()):
        return _opened(invocation, account, context)
    if invocation["version"] and invocation["version"] != str(account.version):
        step = AT_ACTIVATION if invocation["geste"] == AT_ACTIVATION else ""
        again = button("modify-again", "modifier", compte=account.public_id, geste=step)
        return Refused(why=msg("refused-version", email=account.email), next_steps=(again,))
    after = _consistent(given.over(before), given)
    _check(values, after, before, account)
    if values.errors:
        return _wrong(invocation, account, given, values.errors, context)
    return Asked(account, _whole_head(after.different_from(before), after), after)


def _wrong(invocation: Invocation, account: Account, given: Fields, errors: Mapping[str, Msg], context: Context) -> Invalid:
    """What was typed stands in the form again, beside what is wrong with it."""
    if invocation.origin is Origin.FILE:
        return Invalid(errors=errors)
    typed = {name: value for name, value in invocation.values.items() if name in ARGUMENTS.values()}
    shown = {**shown_values({}, fields_of(account)), **shown_values(typed, given)}
    later = invocation["geste"] == AT_ACTIVATION
    return Invalid(errors=errors, form=modification_form(context, account, shown, errors, later=later))


def _opened(invocation: Invocation, account: Account, context: Context) -> Result:
    """The form, filled with what is; of a pending account only from a button that says « à l'activation » (R30)."""
    pending = account.status in (Status.PENDING, Status.EXPIRED)
    later = account.status is Status.PENDING and (invocation["geste"] == AT_ACTIVATION or invocation.origin is Origin.BUTTON)
    if pending and not later:
        return Pending.refused(account, {})
    shown = shown_values({}, fields_of(account))
    return AskForm(form=modification_form(context, account, shown, {}, later=later))


def _consistent(after: Fields, given: Fields) -> Fields:
    """Add-ons go with the licence, unless they were asked for by name (and then the answer says why not)."""
    if after["user_type"] == UserType.LICENSED:
        return after
    return Fields({name: "" for name in ADD_ONS if not given[name]}).over(after)


def _check(values: Values, after: Fields, before: Fields, account: Account) -> None:
    check_together(values, after, before)
    changes = after.different_from(before)
    for name in ("profile", "timezone"):
        if name in changes and not after[name]:
            values.fail(ARGUMENTS[name], msg("problem-required"))
    refused = {
        Status.INACTIVE: (_NOT_WHILE_INACTIVE, msg("problem-after-reactivation")),
        Status.PENDING: (("user_type", "establishment"), msg("problem-after-activation")),
    }
    names, problem = refused.get(account.status, ((), msg("problem-required")))
    for name in names:
        if name in changes:
            values.fail(ARGUMENTS[name], problem)


def _whole_head(changes: Fields, after: Fields) -> Fields:
    """Name and address of the head of service go together."""
    return after.only(_HEAD).over(changes) if changes.only(_HEAD) else changes


def modification(invocation: Invocation, context: Context) -> Change | Result:
    """The write on an activated account; a pending one's waits, or is refused with both offers (R30)."""
    asked = read_modification(invocation, context)
    if isinstance(asked, Result):
        return asked
    account, changes = asked.account, asked.changes
    if not changes:
        return Refused(why=msg("refused-nothing-to-change", email=account.email))
    if account.status in (Status.PENDING, Status.EXPIRED):
        return Pending.refused(account, invocation.values)
    place = asked.after["establishment"]
    held = {(pool, account.establishment) for pool in account.seats()}
    active = account.status is Status.ACTIVE
    wanted = [(pool, place) for pool in pools_of(asked.after) if active and (pool, place) not in held]
    full = first_full([one for one in wanted if not waits_for(account.email, one, context)], context)
    if full:
        licence = full.pool is Pool.LICENCE and place == account.establishment
        reassign = offered("reassign", "réattribuer", courriel=account.email) if licence else ()
        return when_full(full, _wish(asked, wanted), context, *reassign, button("seats", "licences", etab=place))
    sent = changes
    if changes.only(("establishment", "installation")):
        sent = copies(context.house.reference, place, asked.after["installation"]).over(changes)
    if asked.after["user_type"] != UserType.LICENSED:
        sent = sent.without(ADD_ONS)
    return Change(
        kind=Kind.MODIFY,
        email=account.email,
        establishment=place,
        account_id=account.id,
        establishments=tuple(dict.fromkeys((account.establishment, place))),
        payload={
            "key": account.zoom_id or account.email,
            "fields": sent.json(),
            "before": fields_of(account).only(changes.values).json(),
            "seats": as_json(wanted),
        },
    )


def _wish(asked: Asked, wanted: list[Wanted]) -> Wish:
    """What was asked, field by field, so that what else changes meanwhile stays."""
    account, place = asked.account, asked.after["establishment"]
    values = {ARGUMENTS[name]: value for name, value in asked.changes.values.items()}
    return Wish(
        command="modifier",
        values={**values, "compte": account.public_id},
        email=account.email,
        establishment=place,
        establishments=tuple(dict.fromkeys((account.establishment, place))),
        pools=tuple(sorted(pool for pool, _ in wanted)),
    )
