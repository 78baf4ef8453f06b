"""A form → a card with inputs, and what its inputs carry back. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from msgspec import structs

from bot.plain import SIGNS
from bot.teams.elements import SIMULATE, SUBMIT, Surface, paragraphs, rich, run, tinted
from bot.teams.render import CARD_BYTES, card, elements, heading
from bot.teams.texts import TITLE, TOOLTIP, Json, Say, fits, safe, words
from bot.visible import cut, harmless, visible
from commands.views.nodes import Field, FieldKind, Form, Notice, Option, Tone

INPUT = "f."
"""Before a field's name, in the id of its input."""
LABEL = 150
OPTION_TEXT = 100
SHELL = 4 * 1024
"""Bytes of a card but for its body."""
OPTION_VALUE = 150
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of a form's texts is shown."""

    hint: int
    error: int
    typed: int
    options: int


WHOLE = Sizes(hint=1_000, error=1_000, typed=4_000, options=100)
TIGHT = Sizes(hint=0, error=200, typed=1_000, options=15)
"""For a form that would be over the limit; none of ours is."""


def form_card(form: Form[str], say: Say, *, errors: Mapping[str, str] = NOTHING, values: Mapping[str, str] = NOTHING) -> Json:
    """The form in a message's card, with what was typed and what is wrong with it."""
    return surface_form(form, Surface(say), errors, values)


def surface_form(form: Form[str], surface: Surface, errors: Mapping[str, str], values: Mapping[str, str]) -> Json:
    """The form on any surface. What concerns no field of the form stands above it, so that nothing is unsaid."""
    fields = [_refilled(field, errors, values) for field in form.fields]
    wrong = _wrong(fields, errors, surface.say)
    last = _submits(form, surface)
    first = [heading(form.title), *_refusal(wrong), *elements(form.intro, surface)]
    inputs: list[Json] = []
    for sizes in (WHOLE, TIGHT):
        inputs = [element for field in fields for element in _field(field, sizes, surface.say)]
        if fits([*first, *inputs, last], CARD_BYTES - SHELL):
            break
    else:
        first = [heading(cut(form.title, LABEL))]
    said = [*wrong, *(field.error for field in fields if field.error)]
    said += [block.words for block in form.intro if isinstance(block, Notice)]
    return card([*first, *inputs, last], form.title, said, surface.say)


def choices_of(found: tuple[Option[str], ...], most: int = WHOLE.options) -> list[Json]:
    """A menu's choices, also in answer to a type-ahead. A value that Teams cannot carry is left out, not cut into another."""
    kept = [one for one in found if _carried(one.value)]
    return [{"title": words(one.label, OPTION_TEXT), "value": one.value} for one in kept[:most]]


def _carried(value: str) -> bool:
    return 0 < len(value) <= OPTION_VALUE and harmless(value)


def _refilled(field: Field[str], errors: Mapping[str, str], values: Mapping[str, str]) -> Field[str]:
    return structs.replace(field, value=values.get(field.name, field.value), error=errors.get(field.name, field.error))


def _wrong(fields: list[Field[str]], errors: Mapping[str, str], say: Say) -> list[str]:
    """What stands above a form that was refused: what concerns none of its fields, or that some are to be corrected."""
    names = {field.name for field in fields}
    others = [cut(sentence, WHOLE.error) for name, sentence in errors.items() if name not in names]
    return others or ([say("teams-errors")] if any(field.error for field in fields) else [])


def _refusal(sentences: list[str]) -> list[Json]:
    told = [one for said in sentences for one in paragraphs(safe(f"{SIGNS[Tone.DANGER]} {said}"))]
    return [tinted(Tone.DANGER, *told)] if told else []


def _submits(form: Form[str], surface: Surface) -> Json:
    send = surface.act(words(form.submit, TITLE), SUBMIT, {"form": form.action, "simulate": False}, inputs=True)
    actions = [{**send, "style": "positive"}]
    if form.simulate:
        title = words(surface.say("teams-simulate"), TITLE)
        told = words(surface.say("teams-simulate-told"), TOOLTIP)
        dry = surface.act(title, SIMULATE, {"form": form.action, "simulate": True}, inputs=True)
        actions.append({**dry, "tooltip": told})
    return {"type": "ActionSet", "actions": actions}


def _field(field: Field[str], sizes: Sizes, say: Say) -> Iterator[Json]:
    """The input, then what helps to fill it in and what is wrong with it."""
    made: Json = {"id": f"{INPUT}{field.name}", "label": words(field.label, LABEL), **_input(field, sizes, say)}
    if field.required:
        made |= {"isRequired": True, "errorMessage": words(say("teams-required"), TITLE)}
    yield made
    if field.hint and sizes.hint:
        yield rich(run(cut(field.hint, sizes.hint), quiet=True), close=True)
    if field.error:
        said = f"{SIGNS[Tone.DANGER]} {cut(safe(field.error), sizes.error)}"
        yield rich(run(said, bold=True, colour="attention"), close=True)


def _input(field: Field[str], sizes: Sizes, say: Say) -> Json:
    match field.kind:
        case FieldKind.TEXT | FieldKind.EMAIL | FieldKind.LONG_TEXT:
            return _text(field, sizes)
        case FieldKind.CHOICE:
            choices = choices_of(field.options, sizes.options)
            menu: Json = {"style": "compact", "choices": choices, "placeholder": words(say("teams-choose"), TITLE)}
            return _chosen(field, menu) if choices else _text(field, sizes)
        case FieldKind.SEARCH:
            return _chosen(field, _search(field, sizes, say))
        case FieldKind.CHECK:
            box: Json = {"style": "expanded", "isMultiSelect": True, "choices": [{"title": words(say("yes")), "value": "1"}]}
            return _chosen(structs.replace(field, value="1" if field.value else ""), box)
        case _:
            assert_never(field.kind)


def _text(field: Field[str], sizes: Sizes) -> Json:
    """Our own checks say what is wrong with an address and offer the near miss; the style is for the phone's keyboard."""
    most = min(max(field.max_length, 1), sizes.typed)
    made: Json = {"type": "Input.Text", "maxLength": most}
    if field.kind is FieldKind.LONG_TEXT:
        made["isMultiline"] = True
    if field.kind is FieldKind.EMAIL:
        made["style"] = "email"
    if field.value:
        made["value"] = visible(field.value)[:most]  # it comes back: nothing is put into it
    return made


def _search(field: Field[str], sizes: Sizes, say: Say) -> Json:
    """Teams asks for choices as one types; those given are what is chosen, or what stands for clients that cannot ask."""
    choices = choices_of(field.options, sizes.options)
    if _carried(field.value) and all(one["value"] != field.value for one in choices):
        choices.append({"title": words(field.value, OPTION_TEXT), "value": field.value})
    query = {"type": "Data.Query", "dataset": field.source, "associatedInputs": "auto"}
    placeholder = words(say("teams-search"), TITLE)
    return {"style": "filtered", "choices": choices, "choices.data": query, "placeholder": placeholder}


def _chosen(field: Field[str], menu: Json) -> Json:
    made: Json = {"type": "Input.ChoiceSet", **menu}
    if field.value and any(one["value"] == field.value for one in menu["choices"]):
        made["value"] = field.value
    return made
