"""The form of a person, filled with what is known: for creating and for modifying alike (R20, R31)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commands.context import Context
from commands.domain.accounts import LARGE_MEETING_CAPACITIES, WEBINAR_CAPACITIES, Profile, UserType
from commands.domain.folding import fold
from commands.domain.patient_data import without_patient_numbers
from commands.domain.reference import Choice
from commands.handlers.asked_fields import ARGUMENTS, NAME_LENGTH
from commands.operations.fields import Fields
from commands.views.labels import argument_label, establishment_label, label, named
from commands.views.nodes import Field, FieldKind, Msg, Option, Words, msg


def shown_values(values: Mapping[str, str], fields: Fields) -> dict[str, str]:
    """What the form shows again: a value as read where it could be, as typed where not, so that nothing is lost (R96);
    empty where it holds a patient's number (R63)."""
    read = {ARGUMENTS[name]: value for name, value in fields.values.items() if value}
    return {**without_patient_numbers({name: value.strip() for name, value in values.items()}), **read}


def person_fields(
    context: Context, shown: Mapping[str, str], errors: Mapping[str, Msg], *, creating: bool, hint: Msg | None = None
) -> tuple[Field[Words], ...]:
    """The fields in their order; `hint` says where the establishment was read from."""
    reference = context.house.reference
    made = _Maker(shown, errors)
    return (
        made.text("prenom", required=True, hint=msg("form-hint-first-name")),
        made.text("nom", hint=msg("form-hint-last-name")),
        made.check("generique"),
        made.place("etablissement", _establishment_option(context, shown), required=creating, hint=hint),
        made.place("installation", _installation_option(context, shown), required=True),
        made.choice("specialite", _of_list(reference.specialties, shown.get("specialite", "")), required=True),
        made.choice("fonction", _of_list(reference.job_titles, shown.get("fonction", ""), by_name=True)),
        made.text("departement"),
        made.choice("profil", _profiles(creating=creating), required=True),
        made.choice("type", _types(shown.get("type", "")), required=True),
        made.choice("grande-reunion", _capacities("grande-reunion", LARGE_MEETING_CAPACITIES)),
        made.choice("webinaire", _capacities("webinaire", WEBINAR_CAPACITIES)),
        made.choice("fuseau", _of_list(reference.time_zones, shown.get("fuseau", "")), required=True),
        made.check("cancer", hint=msg("form-hint-oncology")),
        made.text("chef", hint=msg("form-hint-head")),
        made.email("chef-courriel"),
    )


class _Maker:
    """Makes fields with the values and errors of one showing."""

    def __init__(self, shown: Mapping[str, str], errors: Mapping[str, Msg]) -> None:
        self._shown = shown
        self._errors = errors

    def text(self, name: str, *, required: bool = False, hint: Msg | None = None) -> Field[Words]:
        limit = NAME_LENGTH if name in ("prenom", "nom") else 128
        return self._field(name, FieldKind.TEXT, required=required, hint=hint, max_length=limit)

    def email(self, name: str, *, required: bool = False, hint: Msg | None = None) -> Field[Words]:
        return self._field(name, FieldKind.EMAIL, required=required, hint=hint, max_length=254)

    def check(self, name: str, *, hint: Msg | None = None) -> Field[Words]:
        ticked = fold(self._shown.get(name, "")) not in ("", "0", "non", "no")
        return self._field(name, FieldKind.CHECK, value="1" if ticked else "", hint=hint)

    def choice(self, name: str, options: tuple[Option[Words], ...], *, required: bool = False) -> Field[Words]:
        """A value that the list does not know is shown where the account has it; one that was typed wrong is not."""
        value = self._shown.get(name, "")
        if value and value not in {one.value for one in options}:
            unknown: Option[Words] = Option(value, value)
            options = options if name in self._errors else (*options, unknown)
            value = "" if name in self._errors else value
        return self._field(name, FieldKind.CHOICE, value=value, required=required, options=options)

    def place(self, name: str, chosen: Option[Words] | None, *, required: bool, hint: Msg | None = None) -> Field[Words]:
        return self._field(
            name,
            FieldKind.SEARCH,
            value=chosen.value if chosen else "",
            required=required,
            hint=hint,
            options=(chosen,) if chosen else (),
            source="establishment" if name == "etablissement" else "installation",
        )

    def _field(
        self,
        name: str,
        kind: FieldKind,
        *,
        value: str | None = None,
        required: bool = False,
        hint: Msg | None = None,
        options: tuple[Option[Words], ...] = (),
        source: str = "",
        max_length: int = 200,
    ) -> Field[Words]:
        return Field(
            name=name,
            label=argument_label(name),
            kind=kind,
            required=required,
            value=self._shown.get(name, "")[:max_length] if value is None else value,
            hint=hint,
            options=options,
            source=source,
            max_length=max_length,
            error=self._errors.get(name),
        )


def email_field(shown: Mapping[str, str], errors: Mapping[str, Msg]) -> Field[Words]:
    """The address of somebody new."""
    return _Maker(shown, errors).email("courriel", required=True, hint=msg("form-hint-email"))


def _establishment_option(context: Context, shown: Mapping[str, str]) -> Option[Words] | None:
    found = context.house.reference.establishment(shown.get("etablissement", ""))
    return Option(found.key, establishment_label(found)) if found else None


def _installation_option(context: Context, shown: Mapping[str, str]) -> Option[Words] | None:
    found = context.house.reference.installation(shown.get("installation", ""))
    return Option(found.code, found.name) if found else None


def _of_list(choices: Iterable[Choice], current: str, *, by_name: bool = False) -> tuple[Option[Words], ...]:
    """Zoom is given the French name of a job title, so that is its value; the others go by their key. An account's own value
    stays as it is, whichever it has: a form that is sent as it came changes nothing."""
    usual = ((one, one.name_fr if by_name else one.key) for one in choices)
    return tuple(Option(current if current in (one.key, one.name_fr) else value, named(one)) for one, value in usual)


def _profiles(*, creating: bool) -> tuple[Option[Words], ...]:
    offered = (Profile.TELECONSULTATION,) if creating else tuple(Profile)
    return tuple(Option(one.value, label(one)) for one in offered)


def _types(current: str) -> tuple[Option[Words], ...]:
    """Local only where the account has it, an unknown one likewise (R34)."""
    offered = [UserType.LICENSED, UserType.BASIC]
    offered += [one for one in (UserType.LOCAL, UserType.UNKNOWN) if one.value == current]
    return tuple(Option(one.value, label(one)) for one in offered)


def _capacities(of: str, known: tuple[int, ...]) -> tuple[Option[Words], ...]:
    options: list[Option[Words]] = [Option("0", msg("none", of=of))]
    options += [Option(str(one), str(one)) for one in known]
    return tuple(options)
