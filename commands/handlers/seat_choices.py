"""What the parts of `licences` that change something share: one establishment, one pool, a number or « aucune »."""

from __future__ import annotations

from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Pool
from commands.domain.folding import fold
from commands.domain.reference import Establishment
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Invalid
from commands.views.labels import argument_label, establishment_label, label
from commands.views.nodes import Block, Field, FieldKind, Form, Msg, Option, Text, Words, msg

NONE = "aucune"
_NONES = frozenset(fold(one) for one in (NONE, "aucun", "none", "-", "non fixée", "not fixed"))
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which pool of which establishment, and what for: None is « aucune »."""

    establishment: Establishment
    pool: Pool
    number: int | None
    reason: str


def read(invocation: Invocation, context: Context, name: str, *, reason: bool) -> Chosen | AskForm | Invalid:
    """What was typed or filled in, or the form that asks for what is missing. `name` is the number's argument."""
    values = Values(invocation, context.house.reference)
    establishment = _only(values)
    pool = Pool(values.choice("sorte") or Pool.LICENCE)
    number = _number(values, name)
    why = values.text("raison")
    values.require(name, *(("raison",) if reason else ()))
    if not values.errors and establishment is not None:
        return Chosen(establishment, pool, number, why)
    form = _form(invocation, context, name, values.errors, reason=reason)
    return Invalid(errors=values.errors, form=form) if invocation.origin is Origin.FORM else AskForm(form=form)


def _only(values: Values) -> Establishment | None:
    """The one that is named; « 06 » names several, which is told."""
    values.require("etab")
    found = values.establishments("etab")
    if len(found) > 1:
        values.fail("etab", msg("problem-one-establishment", options=", ".join(one.key for one in found)))
    return found[0] if len(found) == 1 else None


def _number(values: Values, name: str) -> int | None:
    if fold(values.raw(name)) in _NONES:
        return None
    number = values.number(name)
    if number is not None and number > _MOST:
        values.fail(name, msg("problem-number-too-large", max=_MOST))
    return number


def _form(invocation: Invocation, context: Context, name: str, errors: dict[str, Msg], *, reason: bool) -> Form[Words]:
    shown = {one: invocation[one].strip() for one in ("etab", "sorte", name, "raison")}
    # Opened by a button, nothing is wrong yet; typed in part, what was typed is told beside its field.
    told = errors if any(shown[one] for one in (name, "raison")) or invocation.origin is Origin.FORM else {}
    fields = [_place(context, shown["etab"], told), _pool(shown["sorte"]), _text(name, shown, told, required=True)]
    if reason:
        fields.append(_text("raison", shown, told, required=True))
    intro: tuple[Block[Words], ...] = (Text(msg(f"form-{name}-intro")),)
    return Form(
        title=msg(f"form-{name}-title"),
        submit=msg(f"form-{name}-submit"),
        action=action("licences", geste=name),
        fields=tuple(fields),
        intro=intro,
        simulate=True,
    )


def _place(context: Context, typed: str, errors: dict[str, Msg]) -> Field[Words]:
    mine = [one for one in context.house.reference.establishments if one.key in context.actor.writes]
    options: tuple[Option[Words], ...] = tuple(Option(one.key, establishment_label(one)) for one in mine)
    known = typed if typed in {one.key for one in mine} else ""
    return Field(
        name="etab",
        label=argument_label("etab"),
        kind=FieldKind.CHOICE,
        required=True,
        value=known,
        options=options,
        error=errors.get("etab"),
    )


def _pool(typed: str) -> Field[Words]:
    options: tuple[Option[Words], ...] = tuple(Option(one.value, label(one)) for one in Pool)
    value = typed if typed in set(Pool) else Pool.LICENCE.value
    return Field(name="sorte", label=argument_label("sorte"), kind=FieldKind.CHOICE, required=True, value=value, options=options)


def _text(name: str, shown: dict[str, str], errors: dict[str, Msg], *, required: bool) -> Field[Words]:
    hint = msg(f"form-{name}-hint") if name != "raison" else msg("form-raison-hint")
    return Field(
        name=name,
        label=argument_label(name),
        kind=FieldKind.TEXT,
        required=required,
        value=shown[name],
        hint=hint,
        error=errors.get(name),
    )
