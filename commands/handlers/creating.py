"""créer: one line or a form, the same command (R20–R27, R51)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.arguments import MISSING, Values
from commands.catalogue.vocabulary import OF_THE_LICENCE
from commands.context import Context
from commands.domain.accounts import Account, Profile, UserType
from commands.domain.addresses import AddressReason, AddressVerdict
from commands.domain.operations import Kind, Operation
from commands.gestures import ANYWAY, FORM, WAIT
from commands.handlers.asked_fields import ARGUMENTS, check_together, read_fields, read_installation
from commands.handlers.cards import Card, card
from commands.handlers.changing import Change, button, carried, offered, under_way
from commands.handlers.creation_form import CREATION, Opening, creation_form
from commands.handlers.person_form import shown_values
from commands.handlers.queueing import OF_THE_ASKING, Wish, waitable, when_full
from commands.handlers.seating import as_json, first_full
from commands.handlers.status import sees_operation
from commands.incoming import Outcome
from commands.invocation import Invocation, Origin
from commands.operations.fields import Fields, pools_of
from commands.policy import may_see
from commands.requests.offering import ask_instead
from commands.results import AskForm, Invalid, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Button, Form, Msg, Words, msg

_ISLANDS = "11-2"
_TIME_ZONES = {_ISLANDS: "America/Halifax"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exists(Result):
    """The address has an account already: its card instead (R22)."""

    outcome: ClassVar[Outcome] = Outcome.REFUSED
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss(Result):
    """The address is misspelled: the form again with what was wrong, and the button that corrects it, even where a form was
    just submitted and other errors would only be told beside its fields (R21). A row of a spreadsheet has no form."""

    outcome: ClassVar[Outcome] = Outcome.INVALID
    errors: Mapping[str, Msg]
    form: Form[Words] | None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who may be invited as things stand; `shown` is what the form shows of them."""

    email: str
    fields: Fields
    shown: Mapping[str, str]


def creation(invocation: Invocation, context: Context) -> Change | Result:
    """The write on somebody new, as things stand."""
    person = read_new_person(invocation, context)
    return person if isinstance(person, Result) else _planned(person, context)


def read_new_person(invocation: Invocation, context: Context, opening: Opening = CREATION) -> NewPerson | Result:
    """The person that a line or the form asks for, checked in all but the seats; else what to show (R20–R24)."""
    typed = {name: value for name, value in invocation.values.items() if name not in OF_THE_ASKING}
    values = Values(invocation, context.house.reference)
    given = read_fields(values, context)
    email = values.email("courriel")
    verdict = context.house.reference.network_address(email) if email else None
    fields, deduced = _completed(values, given, verdict, context)
    shown = {**shown_values(typed, fields), **({"courriel": email} if email else {})}
    correction = _check_address(values, verdict)
    check_together(values, fields)
    if invocation["geste"] == FORM or not any(typed.values()):
        wrong = {name: problem for name, problem in values.errors.items() if problem.key not in MISSING}
        return AskForm(form=creation_form(context, shown, wrong, opening, deduced=deduced, correction=correction))
    if values.errors:
        row = invocation.origin is Origin.FILE
        form = None if row else creation_form(context, shown, values.errors, opening, deduced=deduced, correction=correction)
        return NearMiss(errors=values.errors, form=form) if correction else Invalid(errors=values.errors, form=form)
    # What the address says comes before what is hidden: the answer is the same whether there is an account or not (R4).
    return (
        _existing(email, context)
        or _elsewhere(email, fields, context)
        or _hidden(email, fields, context)
        or _alike(invocation, NewPerson(email, fields, shown), context, opening)
        or NewPerson(email, fields, shown)
    )


create = waitable(carried(creation))


def _completed(values: Values, given: Fields, verdict: AddressVerdict | None, context: Context) -> tuple[Fields, bool]:
    """The fields with what is deduced and the defaults (R20, R22); the flag tells that the address gave the establishment."""
    reference = context.house.reference
    named = reference.establishment_of_address(verdict.correction or verdict.address) if verdict else None
    asked = given["establishment"]
    site = reference.installation(values.raw("installation"))
    establishment = asked or named or (site.establishment if site else "")
    if "etablissement" in values.errors:
        establishment = ""
    elif establishment and establishment not in context.actor.writes:
        values.fail("etablissement", msg("problem-establishment-not-yours"))
    elif not establishment:
        values.fail("etablissement", msg("problem-establishment-needed"))
    installation = read_installation(values, establishment) if establishment else ""
    defaults = Fields(
        {
            "user_type": UserType.LICENSED.value,
            "profile": Profile.TELECONSULTATION.value,
            "timezone": _TIME_ZONES.get(establishment, reference.time_zones[0].key),
        }
    )
    said = Fields({name: value for name, value in given.values.items() if value})
    placed = Fields({"establishment": establishment, "installation": installation})
    return placed.over(said).over(defaults), bool(named) and not asked


def _check_address(values: Values, verdict: AddressVerdict | None) -> str:
    """Only the network's addresses (R21); gives the correction of a near miss."""
    values.require("courriel")
    if verdict is None:
        return ""
    match verdict.reason:
        case AddressReason.NEAR_MISS:
            values.fail("courriel", msg("problem-address-near", correction=verdict.correction or ""))
            return verdict.correction or ""
        case AddressReason.UNIVERSITY_OR_PUBLIC:
            values.fail("courriel", msg("problem-address-outside"))
        case AddressReason.OFF_NETWORK | AddressReason.MALFORMED:
            values.fail("courriel", msg("problem-address-off-network"))
        case AddressReason.OK:
            pass
    return ""


def _existing(email: str, context: Context) -> Result | None:
    """An account that exists, or is on its way, is shown to those who may see it (R22)."""
    account: Account | None = context.unit.directory.by_email(email)
    if account is not None:
        return Exists(card=card(context, account)) if may_see(context.actor, account) else None
    writes = _writes_on(email, context)
    return under_way(email, context) if writes and sees_operation(context.actor, writes[0]) else None


def _hidden(email: str, fields: Fields, context: Context) -> Result | None:
    """What others have there already is told by one neutral sentence (R4)."""
    return _neutral(email, fields) if context.unit.directory.by_email(email) or _writes_on(email, context) else None


def _writes_on(email: str, context: Context) -> list[Operation]:
    return [one for one in context.unit.ledger.open_for(email) if one.kind is not Kind.INSPECT]


def _elsewhere(email: str, fields: Fields, context: Context) -> Refused | None:
    """An address that names another establishment: who holds both scopes decides, else a CCT, as for attaching (R6, R22)."""
    reference = context.house.reference
    named = reference.establishment(reference.establishment_of_address(email) or "")
    if named is None or named.key == fields["establishment"] or named.key in context.actor.writes:
        return None
    why = msg("refused-create-suffix-elsewhere", email=email)
    return Refused(why=why, next_steps=_to_cct(email, fields), action="créer", subject=email)


def _neutral(email: str, fields: Fields) -> Refused:
    why = msg("refused-address-taken", email=email)
    return Refused(why=why, next_steps=_to_cct(email, fields), action="créer", subject=email)


def _to_cct(email: str, fields: Fields) -> tuple[Button[Words], ...]:
    """A request with what was typed, or the CCT's own address (R4, R6)."""
    said = {ARGUMENTS[name]: value for name, value in fields.values.items()}
    return (*ask_instead("créer", {**said, "courriel": email}), button("support", "soutien"))


def _alike(invocation: Invocation, person: NewPerson, context: Context, opening: Opening) -> Result | None:
    """Generic accounts that look the same are shown once, before creating another (R24)."""
    fields = person.fields
    if not fields["generic"] or invocation["geste"] in (ANYWAY, WAIT):
        return None
    name = f"{fields['first_name']} {fields['last_name']}".strip()
    alike = context.unit.directory.lookalikes(fields["establishment"], name)
    if not alike:
        return None
    return AskForm(form=creation_form(context, person.shown, {}, opening, alike=tuple(alike), step=ANYWAY))


def _planned(person: NewPerson, context: Context) -> Change | Result:
    email, fields, shown = person.email, person.fields, person.shown
    place = fields["establishment"]
    # Add-ons wait for the activation, so only the licence takes its seat now.
    wanted = [(pool, place) for pool in pools_of(fields.only(("user_type",)))]
    full = first_full(wanted, context)
    if full:
        basic = {**shown, "type": UserType.BASIC.value, "grande-reunion": "", "webinaire": ""}
        offer = offered("create-basic", "créer", **{**basic, "nonce": f"{context.reference}-basic"})
        wish = Wish(
            command="créer",
            values={**{name: value for name, value in shown.items() if value}, "etablissement": place},
            email=email,
            establishment=place,
            establishments=(place,),
            pools=tuple(pool for pool, _ in wanted),
        )
        who = {name: value for name, value in shown.items() if value and name not in OF_THE_LICENCE}
        reassign = offered("reassign", "réattribuer", **who)
        return when_full(full, wish, context, *reassign, *offer, button("seats", "licences", etab=place))
    establishment, target = context.house.reference.establishment(place), context.target
    return Change(
        kind=Kind.CREATE,
        email=email,
        establishment=place,
        establishments=(place,),
        payload={"fields": fields.json(), "seats": as_json(wanted), "told": [target.platform, target.address, target.locale]},
        details={"establishment": short_establishment(establishment) if establishment else place},
    )
