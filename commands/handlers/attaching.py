"""rattacher: an account that belongs to none becomes the manager's establishment's, and its seat is charged there (R6)."""

from __future__ import annotations

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Account, Status
from commands.domain.operations import Kind
from commands.domain.reference import Establishment
from commands.handlers.changing import Change, button, carried, seen
from commands.handlers.queueing import Wish, waitable, when_full
from commands.handlers.seating import as_json, first_full
from commands.invocation import Invocation
from commands.operations.fields import Fields
from commands.operations.places import copies
from commands.requests.offering import ask_instead
from commands.results import AskForm, Invalid, Refused, Result
from commands.views.labels import argument_label, establishment_label, short_establishment
from commands.views.nodes import Field, FieldKind, Form, Option, Words, msg


def attachment(invocation: Invocation, context: Context) -> Change | Result:
    """The write that associates an account with none, as things stand (R6)."""
    account = seen(invocation, context)
    if isinstance(account, Result):
        return account
    if account.establishment != UNASSOCIATED:
        return Refused(why=msg("refused-already-attached", email=account.email))
    values = Values(invocation, context.house.reference)
    establishment = values.establishment("etablissement") or _only_own(context)
    if establishment is None and not values.errors:
        return AskForm(form=attach_form(account, context))
    site = values.installation("installation", {establishment.key}) if establishment else None
    if values.errors:
        return Invalid(errors=values.errors)
    assert establishment is not None  # noqa: S101 — narrows for the type checker only
    refused = _not_theirs(account, establishment, context)
    if refused:
        return refused
    return _charged(account, establishment, site.code if site else "", context)


def _charged(account: Account, establishment: Establishment, site: str, context: Context) -> Change | Result:
    wanted = [(pool, establishment.key) for pool in account.seats()]
    full = first_full(wanted, context)
    if full:
        wish = Wish(
            command="rattacher",
            values={"compte": account.public_id, "etablissement": establishment.key, **({"installation": site} if site else {})},
            email=account.email,
            establishment=establishment.key,
            establishments=(UNASSOCIATED, establishment.key),
            pools=tuple(sorted(account.seats())),
        )
        return when_full(full, wish, context)
    fields = Fields({"establishment": establishment.key, **({"installation": site} if site else {})})
    if account.status is Status.ACTIVE:
        fields = fields.over(copies(context.house.reference, establishment.key, site))
    return Change(
        kind=Kind.ATTACH,
        email=account.email,
        establishment=establishment.key,
        account_id=account.id,
        establishments=(UNASSOCIATED, establishment.key),
        payload={
            "key": account.zoom_id or account.email,
            "fields": fields.json(),
            "before": {"establishment": UNASSOCIATED},
            "seats": as_json(wanted),
        },
    )


def _only_own(context: Context) -> Establishment | None:
    """The manager's establishment where they have just one: attaching is then one click."""
    own = [key for key in context.actor.own if context.house.reference.establishment(key)]
    return context.house.reference.establishment(own[0]) if len(own) == 1 else None


def _not_theirs(account: Account, establishment: Establishment, context: Context) -> Refused | None:
    """Outside their scope; or claimed from an address that names another establishment, which is a CCT's to decide."""
    actor, reference = context.actor, context.house.reference
    if establishment.key not in actor.writes:
        return Refused(why=msg("refused-establishment-scope", establishment=establishment_label(establishment)))
    named = reference.establishment(reference.establishment_of_address(account.email) or "")
    decides = actor.is_admin or establishment.cct in actor.ccts
    if named is None or named.key == establishment.key or decides:
        return None
    why = msg("refused-suffix-elsewhere", email=account.email, establishment=short_establishment(named))
    ask = ask_instead("rattacher", {"compte": account.email, "etablissement": establishment.key})
    return Refused(why=why, next_steps=(*ask, button("support", "soutien")))


def attach_form(account: Account, context: Context) -> Form[Words]:
    """To which of one's establishments."""
    mine = [one for one in context.house.reference.establishments if one.key in context.actor.writes]
    options: tuple[Option[Words], ...] = tuple(Option(one.key, establishment_label(one)) for one in mine)
    where: Field[Words] = Field(
        name="etablissement", label=argument_label("etablissement"), kind=FieldKind.CHOICE, required=True, options=options
    )
    site: Field[Words] = Field(
        name="installation", label=argument_label("installation"), kind=FieldKind.SEARCH, source="installation"
    )
    return Form(
        title=msg("form-attach-title"),
        submit=msg("form-attach-submit"),
        action=action("rattacher", compte=account.public_id, nonce=context.reference),
        fields=(where, site),
    )


attach = waitable(carried(attachment))
