"""What a card's button sends back, as input for the desk. What is not a button of ours is `Malformed`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec

from bot.teams.carrying import unpacked
from bot.teams.elements import OURS, SIMULATE
from bot.teams.forms import INPUT
from commands.domain.errors import Malformed
from commands.incoming import ActionInput, FormInput, Input, TextInput
from commands.views.nodes import FieldKind, Form

AUTOMATIC = "automatic"
"""The trigger of a card that refreshes itself: nobody pressed anything."""
MOST_VALUES = 100
_TICKED = {"true": "1", "false": ""}

T = TypeVar("T")
Wire = Annotated[str, msgspec.Meta(max_length=5_000)]
Packed = Annotated[str, msgspec.Meta(max_length=50_000)]


class _Ours(msgspec.Struct, frozen=True):
    do: Wire = ""
    form: Wire = ""
    text: str | None = None
    simulate: bool = False
    shown: Packed = ""
    within: bool = False


class _Action(msgspec.Struct, frozen=True):
    verb: str = ""
    data: dict[str, Any] = {}


class _Acted(msgspec.Struct, frozen=True):
    """The value of adaptiveCard/action."""

    action: _Action = _Action()
    trigger: str = ""


class _Asked(msgspec.Struct, frozen=True):
    """The value of task/fetch and of task/submit."""

    data: dict[str, Any] = {}


class Search(msgspec.Struct, frozen=True, rename="camel"):
    """The value of application/search. `dataset` is the source of the field; `data` the other inputs, where the client tells."""

    query_text: Annotated[str, msgspec.Meta(max_length=5_000)] = ""
    dataset: Annotated[str, msgspec.Meta(max_length=100)] = ""
    data: dict[str, Any] = {}

    @property
    def chosen(self) -> dict[str, str]:
        """What the form's other fields hold."""
        return _typed(self.data)


@dataclass(frozen=True, slots=True)
class Press:
    """`given` is None where a form is only to be shown elsewhere. `form` is the one it stands in, where the card carries it, and
    `values` what its fields hold; `within`: it stands in a form's card. `automatic`: the client's doing, nobody's wish."""

    given: Input | None
    form: Form[str] | None
    values: Mapping[str, str]
    within: bool = False
    automatic: bool = False


def acted(value: object) -> Press:
    """The press of adaptiveCard/action. Raises Malformed."""
    sent = _read(value, _Acted)
    return _press(sent.action.data, simulate=sent.action.verb == SIMULATE, automatic=sent.trigger == AUTOMATIC)


def asked(value: object) -> Press:
    """The press of a dialog: what opens it, or what is sent in it. Raises Malformed."""
    return _press(_read(value, _Asked).data)


def fallen_back(value: object) -> Press | None:
    """A press that a client without Action.Execute sent as a message; None for a message that is no press. Raises Malformed."""
    return _press(value) if isinstance(value, dict) and OURS in value else None


def searched(value: object) -> Search:
    """Raises Malformed."""
    return _read(value, Search)


def _press(data: Mapping[str, Any], *, simulate: bool = False, automatic: bool = False) -> Press:
    ours = _read(data.get(OURS), _Ours)
    form = unpacked(ours.shown) if ours.shown else None
    values = _values(data, form)
    given: Input | None = None
    if ours.form:
        given = FormInput(ours.form, values, simulate or ours.simulate)
    elif ours.do:
        given = ActionInput(ours.do)
    elif ours.text is not None:
        given = TextInput(ours.text)
    elif form is None:
        raise Malformed("teams press")
    return Press(given, form, values, ours.within, automatic)


def _values(data: Mapping[str, Any], form: Form[str] | None) -> dict[str, str]:
    """Clients leave an emptied input out: of a form that is known, each field then holds nothing."""
    typed = _typed(data)
    if form is None:
        return typed
    held = {field.name: typed.pop(field.name, "") for field in form.fields}
    boxes = {field.name for field in form.fields if field.kind is FieldKind.CHECK}
    return typed | {name: _TICKED.get(value, value) if name in boxes else value for name, value in held.items()}


def _typed(data: Mapping[str, Any]) -> dict[str, str]:
    """What the inputs hold. Raises Malformed where they are more than any form of ours has."""
    found = {name[len(INPUT) :]: _said(value) for name, value in data.items() if name.startswith(INPUT)}
    if len(found) > MOST_VALUES:
        raise Malformed("teams inputs")
    return found


def _said(value: object) -> str:
    """Inputs hold texts; a lone surrogate (JSON allows its escape) stands for nothing that a person typed."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, bool | int | float):
        return str(value).lower()
    raise Malformed("teams input")


def _read(value: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError, TypeError) as error:
        raise Malformed("teams value") from error
