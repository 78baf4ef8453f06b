"""A form → Slack's modal, and a result shown in one. Pure; `bot.slack.payloads` reads what is submitted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from bot.plain import SIGNS
from bot.slack.render import Say, render_surface, surface_blocks
from bot.slack.texts import (
    CONTEXT,
    HINT,
    INPUT,
    LABEL,
    METADATA,
    MODAL_WORDS,
    OPTION_TEXT,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    VIEW_BLOCKS,
    Json,
    plain,
    safe,
)
from bot.visible import cut
from commands.views.nodes import Field, FieldKind, Form, Localised, Option, Tone

SEARCH = "search:"
"""Before the source of a type-ahead, in its action id."""
INPUT_ID = "value"
SIMULATE = "_simuler"
"""The block of the « Simuler » box (R82); no field's name begins with a line."""
ERROR = 1_000


def form_modal(form: Form[str], say: Say) -> Json:
    """For views.open, views.update and `response_action: update`; the wire action travels as private_metadata."""
    inputs = [block for field in form.fields for block in _field(field, say)]
    inputs = inputs[: VIEW_BLOCKS - 2]
    if form.simulate:
        inputs.append(_simulate(say))
    intro = surface_blocks(form.intro, say, VIEW_BLOCKS - len(inputs))
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": form.action[:METADATA],
        "title": plain(form.title, MODAL_WORDS),
        "submit": plain(form.submit, MODAL_WORDS),
        "close": plain(say("slack-close"), MODAL_WORDS),
        "blocks": [*intro, *inputs] or [{"type": "section", "text": plain(form.title, LABEL)}],
    }


def result_modal(view: Localised, say: Say) -> Json:
    """What came of a form, or of a button that stands in a modal or the Home tab."""
    return {
        "type": "modal",
        "callback_id": "result",
        "title": plain(say("slack-title"), MODAL_WORDS),
        "close": plain(say("slack-close"), MODAL_WORDS),
        "blocks": render_surface(view, say),
    }


def errors_beside(errors: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, str]:
    """By block. What concerns no field of the modal goes beside the first one, so that nothing is unsaid."""
    beside: dict[str, str] = {}
    first = next((name for name in fields if name != SIMULATE), SIMULATE)
    for name, sentence in errors.items():
        block = name if name in fields else first
        beside[block] = cut(f"{beside[block]} {safe(sentence)}" if block in beside else safe(sentence), ERROR)
    return beside


def options_of(found: tuple[Option[str], ...]) -> list[Json]:
    """A menu's options. One whose value Slack cannot carry is left out rather than cut into another."""
    kept = [one for one in found if 0 < len(one.value) <= OPTION_VALUE]
    return [_option(one) for one in kept[:OPTIONS]]


def _option(one: Option[str]) -> Json:
    return {"text": plain(one.label, OPTION_TEXT), "value": one.value}


def _field(field: Field[str], say: Say) -> Iterator[Json]:
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label, LABEL),
        "element": _element(field, say),
        "optional": not field.required,
    }
    if field.hint:
        block["hint"] = plain(field.hint, HINT)
    yield block
    if field.error:
        yield {"type": "context", "elements": [plain(f"{SIGNS[Tone.DANGER]} {field.error}", CONTEXT)]}


def _element(field: Field[str], say: Say) -> Json:
    match field.kind:
        case FieldKind.TEXT | FieldKind.EMAIL | FieldKind.LONG_TEXT:
            return _typed(field)
        case FieldKind.CHOICE:
            options = options_of(field.options)
            return (
                _chosen(field, {"type": "static_select", "options": options}, say("slack-choose")) if options else _typed(field)
            )
        case FieldKind.SEARCH:
            menu: Json = {"type": "external_select", "min_query_length": 0, "action_id": f"{SEARCH}{field.source}"}
            return _chosen(field, menu, say("slack-search"))
        case FieldKind.CHECK:
            return _box(say("yes"), checked=bool(field.value))
        case _:
            assert_never(field.kind)


def _typed(field: Field[str]) -> Json:
    """Our own checks say what is wrong with an address and offer the near miss, so that Slack's e-mail input is not used."""
    most = min(max(field.max_length, 1), INPUT)
    element: Json = {"type": "plain_text_input", "action_id": INPUT_ID, "max_length": most}
    if field.kind is FieldKind.LONG_TEXT:
        element["multiline"] = True
    if field.value:
        element["initial_value"] = safe(field.value)[:most]
    return element


def _chosen(field: Field[str], menu: Json, placeholder: str) -> Json:
    element: Json = {"action_id": INPUT_ID, **menu, "placeholder": plain(placeholder, PLACEHOLDER)}
    shown = options_of(field.options) if menu["type"] == "external_select" else menu["options"]
    for option in shown:
        if option["value"] == field.value:
            element["initial_option"] = option
            break
    return element


def _box(label: str, *, checked: bool) -> Json:
    option = {"text": plain(label, OPTION_TEXT), "value": "1"}
    element: Json = {"type": "checkboxes", "action_id": INPUT_ID, "options": [option]}
    if checked:
        element["initial_options"] = [option]
    return element


def _simulate(say: Say) -> Json:
    return {
        "type": "input",
        "block_id": SIMULATE,
        "label": plain(say("slack-simulation"), LABEL),
        "element": _box(say("slack-simulate"), checked=False),
        "optional": True,
    }
