"""The fields of a request: shown in a form, and read from it (R60). Anybody may ask for any establishment: a CCT decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commands.arguments import Values
from commands.catalogue import find
from commands.context import Context
from commands.domain.folding import fold
from commands.domain.reference import Establishment, ReferenceData, find_choices
from commands.handlers.asked_fields import NAME_LENGTH
from commands.requests.reading import Wish
from commands.views.labels import argument_label, choice_label, establishment_label, named
from commands.views.nodes import Field, FieldKind, Msg, Option, Words, msg

_EMAILS = frozenset({"compte", "courriel", "chef-courriel"})
_CHECKS = frozenset({"cancer", "generique"})
_CHOSEN = frozenset({"type", "grande-reunion", "webinaire"})
_LONG = 128
_OPTION = 75
"""Characters of an option at most, in the narrowest of the platforms."""
_YES = frozenset({"1", "oui", "yes"})


def request_fields(
    names: Iterable[str], shown: Mapping[str, str], errors: Mapping[str, Msg], reference: ReferenceData
) -> tuple[Field[Words], ...]:
    """One for each name; what is typed wrong is shown again."""
    return tuple(_field(name, shown.get(name, ""), errors.get(name), reference) for name in names)


def wish_field(value: str, error: Msg | None = None) -> Field[Words]:
    options: tuple[Option[Words], ...] = tuple(Option(one.value, choice_label(one.value)) for one in Wish)
    label = argument_label("besoin")
    return Field(name="besoin", label=label, kind=FieldKind.CHOICE, required=True, value=value, options=options, error=error)


def read_values(names: Iterable[str], values: Values, context: Context) -> dict[str, str]:
    """What the form says, as keys and codes of the reference data where it names one; errors are gathered in `values`."""
    read = {name: _read(name, values, context.house.reference) for name in names if name != "installation"}
    if "installation" in names:
        place = read.get("etablissement", "")
        site = values.installation("installation", {place} if place else None)
        read |= {"installation": site.code if site else "", "etablissement": place or (site.establishment if site else "")}
    return {name: value for name, value in read.items() if value and name not in values.errors}


def _field(name: str, value: str, error: Msg | None, reference: ReferenceData) -> Field[Words]:
    label = argument_label(name)
    if name == "etablissement":
        places = tuple(Option[Words](one.key, _place_label(one)) for one in reference.establishments)
        meant = reference.find_establishments(value) if value else ()
        value = meant[0].key if len(meant) == 1 else ""
        return Field(name=name, label=label, kind=FieldKind.CHOICE, value=value, options=places, error=error)
    if name == "specialite":
        known = tuple(Option[Words](one.key, named(one)) for one in reference.specialties)
        value = _specialty(value, reference)
        return Field(name=name, label=label, kind=FieldKind.CHOICE, value=value, options=known, error=error)
    if name in _CHOSEN:
        options = _options(name)
        value = value if value in {one.value for one in options} else ""
        return Field(name=name, label=label, kind=FieldKind.CHOICE, value=value, options=options, error=error)
    if name in _CHECKS:
        return Field(name=name, label=label, kind=FieldKind.CHECK, value="1" if fold(value) in _YES else "", error=error)
    if name in _EMAILS:
        return Field(name=name, label=label, kind=FieldKind.EMAIL, value=value, max_length=254, error=error)
    site = reference.installation(value) if name == "installation" else None
    hint = msg("request-hint-site") if name == "installation" else None
    limit = NAME_LENGTH if name in ("prenom", "nom") else _LONG
    text = site.name if site else value
    return Field(name=name, label=label, kind=FieldKind.TEXT, value=text[:limit], hint=hint, max_length=limit, error=error)


def _place_label(one: Establishment) -> Words:
    """The whole name, where every platform has room for it."""
    longest = max(len(one.name_fr), len(one.name_en)) + len(one.key) + len(" – ")
    return establishment_label(one) if longest <= _OPTION else f"{one.key} – {one.short}"


def _options(name: str) -> tuple[Option[Words], ...]:
    spec = find("demandes")
    argument = spec.argument(name) if spec else None
    return tuple(Option(one.value, choice_label(one.value)) for one in argument.possible) if argument else ()


def _read(name: str, values: Values, reference: ReferenceData) -> str:
    if name == "etablissement":
        return _key(values.establishment(name))
    if name in _EMAILS:
        return values.email(name)
    if name in _CHECKS:
        return "1" if values.yes_no(name) else ""
    if name in _CHOSEN:
        return values.choice(name).removeprefix("0")
    if name == "specialite":
        return _specialty(values.raw(name), reference)
    return values.text(name, NAME_LENGTH if name in ("prenom", "nom") else _LONG)


def _specialty(typed: str, reference: ReferenceData) -> str:
    """The key of the one that is meant, "" for none."""
    return next((one.key for one in find_choices(reference.specialties, typed, 1)), "") if typed else ""


def _key(place: Establishment | None) -> str:
    return place.key if place else ""
