"""The fields of a person as créer and modifier read them: each checked, all problems gathered beside their fields (R31)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Profile, UserType
from commands.domain.reference import Choice, Establishment, ListName, ReferenceData, find_choices
from commands.operations.fields import ADD_ONS, Fields
from commands.views.labels import establishment_label, listed, named
from commands.views.nodes import msg

ARGUMENTS: Mapping[str, str] = {
    "first_name": "prenom",
    "last_name": "nom",
    "department": "departement",
    "job_title": "fonction",
    "specialty": "specialite",
    "profile": "profil",
    "user_type": "type",
    "large_meeting": "grande-reunion",
    "webinar": "webinaire",
    "establishment": "etablissement",
    "installation": "installation",
    "timezone": "fuseau",
    "oncology": "cancer",
    "generic": "generique",
    "head_name": "chef",
    "head_email": "chef-courriel",
}
"""The catalogue's argument of each field."""
NAME_LENGTH = 64
"""Zoom's own limit for a first and a last name; department and job title take 128."""
_LONG = 128
NOTHING = Fields({})
_CHOSEN = ("job_title", "specialty", "timezone", "profile", "user_type", *ADD_ONS)
"""Fields with a list of values."""
_REQUIRED = {"": ("first_name", "last_name", "specialty", "installation"), "1": ("first_name", "specialty", "installation")}
"""By `generic`: a room may have no last name (R24)."""
_MOST_PROPOSED = 5


def read_fields(values: Values, context: Context, current: Fields = NOTHING) -> Fields:
    """Those that were given, as text; a value that is wrong is left out and told in `values.errors`. The installation is read
    by `read_installation`, once the establishment is known.

    What the account has already (`current`) is never wrong, even where our lists do not know it: a form shows it again.
    """
    kept = {name for name in _CHOSEN if current[name] and values.raw(ARGUMENTS[name]) == current[name]}
    return current.only(kept).over(_read(values, context, kept))


def _read(values: Values, context: Context, kept: Set[str]) -> Fields:
    reference = context.house.reference
    readers: dict[str, Callable[[], str]] = {
        "first_name": lambda: values.text("prenom", NAME_LENGTH),
        "last_name": lambda: values.text("nom", NAME_LENGTH),
        "department": lambda: _department(values, reference),
        "job_title": lambda: _french(_listed(values, "fonction", reference, "job_titles")),
        "specialty": lambda: _key(_listed(values, "specialite", reference, "specialties")),
        "timezone": lambda: _key(_listed(values, "fuseau", reference, "time_zones")),
        "profile": lambda: values.choice("profil"),
        "user_type": lambda: values.choice("type"),
        "large_meeting": lambda: values.choice("grande-reunion").removeprefix("0"),
        "webinar": lambda: values.choice("webinaire").removeprefix("0"),
        "oncology": lambda: "1" if values.yes_no("cancer") else "",
        "generic": lambda: "1" if values.yes_no("generique") else "",
        "head_name": lambda: values.text("chef", _LONG),
        "head_email": lambda: values.email("chef-courriel"),
        "establishment": lambda: _key(read_establishment(values, context)),
    }
    asked = (name for name in readers if values.given(ARGUMENTS[name]) and name not in kept)
    read = {name: readers[name]() for name in asked}
    return Fields({name: value for name, value in read.items() if ARGUMENTS[name] not in values.errors})


def read_establishment(values: Values, context: Context) -> Establishment | None:
    """The one that is named, within the asker's scope (R1)."""
    establishment = values.establishment("etablissement")
    if establishment is not None and establishment.key not in context.actor.writes:
        values.fail("etablissement", msg("problem-establishment-scope", establishment=establishment_label(establishment)))
        return None
    return establishment


def read_installation(values: Values, establishment: str) -> str:
    """The code of the site that is named, among the establishment's (R22)."""
    site = values.installation("installation", {establishment})
    return site.code if site else ""


def check_together(values: Values, after: Fields, before: Fields | None = None) -> None:
    """What must hold of the whole: `after` are all the fields as they would be, `before` as they are (None: a creation)."""
    for name in _REQUIRED[after["generic"]]:
        if not after[name] and _asked(values, name, after, before):
            moved = name == "installation" and before is not None and after["establishment"] != before["establishment"]
            values.fail(ARGUMENTS[name], msg("problem-installation-moved" if moved else "problem-required"))
    if after["generic"]:
        for name in ("head_name", "head_email"):
            if not after[name]:
                values.fail(ARGUMENTS[name], msg("problem-required-generic"))
    _check_type(values, after, before)
    if before is None and after["profile"] == Profile.ADMINISTRATIVE:
        values.fail("profil", msg("problem-profile-administrative"))


def _asked(values: Values, name: str, after: Fields, before: Fields | None) -> bool:
    """Whether a missing value is this write's to give: an old account that never had one may be changed without,
    and a site is not looked for where the establishment is wrong."""
    if name == "installation" and "etablissement" in values.errors:
        return False
    if before is None or before[name] or values.given(ARGUMENTS[name]):
        return True
    return name == "installation" and after["establishment"] != before["establishment"]


def _check_type(values: Values, after: Fields, before: Fields | None) -> None:
    """R31: add-ons for a licence only. R34: a local or unknown type is Zoom's to say, not ours to give or take."""
    kept = before is not None and after["user_type"] == before["user_type"]
    if after["user_type"] == UserType.LOCAL and not kept:
        values.fail("type", msg("problem-type-local"))
    if before is not None and before["user_type"] == UserType.UNKNOWN and not kept:
        values.fail("type", msg("problem-type-unknown"))
    if after["user_type"] != UserType.LICENSED:
        for name in ADD_ONS:
            if after[name] and (before is None or after[name] != before[name]):
                values.fail(ARGUMENTS[name], msg("problem-addon-licensed"))


def _listed(values: Values, name: str, reference: ReferenceData, of: ListName) -> Choice | None:
    """The item of an editable list that is named, in either language."""
    typed = values.text(name, _LONG)
    exact = reference.listed(of, typed)
    if not typed or exact:
        return exact
    found = find_choices(reference.choices(of), typed)
    if len(found) == 1:
        return found[0]
    if found:
        values.fail(
            name, msg("problem-list-several", typed=typed, options=listed([named(one) for one in found[:_MOST_PROPOSED]]))
        )
    else:
        values.fail(name, msg("problem-list", typed=typed))
    return None


def _department(values: Values, reference: ReferenceData) -> str:
    """Free text; where it is an item of the list, as the list spells it."""
    typed = values.text("departement", _LONG)
    known = reference.listed("departments", typed)
    return known.name_fr if known else typed


def _french(choice: Choice | None) -> str:
    return choice.name_fr if choice else ""


def _key(one: Choice | Establishment | None) -> str:
    return one.key if one else ""
