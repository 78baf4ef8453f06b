"""The form of a list's filters: « Filtrer », for who would rather choose than type (R10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from commands.actions import action
from commands.arguments import MAX_TEXT
from commands.context import Context
from commands.domain.accounts import Profile, Status, UserType
from commands.invocation import Invocation
from commands.views.labels import argument_label, label, listed, short_establishment
from commands.views.nodes import Field, FieldKind, Form, Msg, Option, Words, msg

FILTER = "filtrer"
ANY = "tous"
"""Chosen where a filter is not wanted: a menu cannot always be emptied."""
IDLE_DAYS = (30, 60, 90, 180, 365)
"""Days without a sign-in that are offered."""
_KEPT = ("tri", "ordre", "colonnes")
"""What the form leaves as it is."""
_MOST_OFFERED = 90
"""Establishments, so that a menu of any platform holds them beside « tous » and the chosen ones."""


def filter_form(command: str, shown: Mapping[str, str], context: Context, errors: Mapping[str, Msg] | None = None) -> Form[Words]:
    """`shown` are the filters in force, by argument, as buttons carry them or as they were typed."""
    kept = {name: shown.get(name, "") for name in _KEPT}
    made = [
        _text("texte", shown),
        _choice("etab", _places(context), shown),
        _text("installation", shown),
        _choice("statut", ((one.value, label(one)) for one in Status), shown),
        _choice("type", ((one.value, label(one)) for one in UserType if one is not UserType.UNKNOWN), shown),
        _choice("profil", ((one.value, label(one)) for one in Profile), shown),
        _choice("cancer", (("1", Msg("yes")), ("0", Msg("no"))), shown),
        _choice("inactif-depuis", ((str(one), msg("days", count=one)) for one in IDLE_DAYS), shown),
        _box("hors-reseau", shown),
        _box("non-associes", shown),
    ]
    return Form(
        title=msg("form-filter-title"),
        submit=msg("form-filter-submit"),
        action=action(command, geste=FILTER, **kept),
        fields=tuple(structs.replace(one, error=(errors or {}).get(one.name)) for one in made),
    )


def chosen(invocation: Invocation) -> Invocation:
    """What was submitted, without the filters that are not wanted."""
    return structs.replace(
        invocation, values={name: value for name, value in invocation.values.items() if value not in (ANY, "")}
    )


def _places(context: Context) -> Sequence[tuple[str, Words]]:
    """The asker's own, and no others (R4)."""
    known = context.house.reference.establishments
    return [(one.key, short_establishment(one)) for one in known if one.key in context.actor.reads][:_MOST_OFFERED]


def _text(name: str, shown: Mapping[str, str]) -> Field[Words]:
    return Field(
        name=name, label=argument_label(name), kind=FieldKind.TEXT, value=shown.get(name, "")[:MAX_TEXT], max_length=MAX_TEXT
    )


def _box(name: str, shown: Mapping[str, str]) -> Field[Words]:
    return Field(name=name, label=argument_label(name), kind=FieldKind.CHECK, value="1" if shown.get(name) else "")


def _choice(name: str, offered: Iterable[tuple[str, Words]], shown: Mapping[str, str]) -> Field[Words]:
    """Several values, or one that is not offered, are kept as they are unless another is chosen."""
    known = dict(offered)
    now = shown.get(name, "")
    if now and now not in known:
        told = listed([known.get(one, one) for one in now.split(",")])
        known[now] = told if isinstance(told, Msg | str) else now
    options = (Option[Words](ANY, Msg("filter-any")), *(Option(value, words) for value, words in known.items()))
    return Field(name=name, label=argument_label(name), kind=FieldKind.CHOICE, value=now or ANY, options=options)
