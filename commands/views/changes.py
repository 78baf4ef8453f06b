"""What a write changes, field by field, in words (R82, R93)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from commands.domain.accounts import Pool, Profile, Status, UserType
from commands.domain.operations import Json
from commands.domain.people import Role
from commands.domain.reference import Choice, ReferenceData
from commands.handlers.asked_fields import ARGUMENTS
from commands.operations.fields import ADD_ONS
from commands.views.labels import argument_label, label, listed, named, short_establishment
from commands.views.nodes import Msg, Words, msg

_LABELS: Mapping[str, Msg] = {
    "email": argument_label("courriel"),
    "status": argument_label("statut"),
    **{name: argument_label(argument) for name, argument in ARGUMENTS.items()},
    "role": Msg("field-role"),
    "scope": argument_label("etablissement"),
    "pool": Msg("field-pool"),
    "seats": Msg("field-seats"),
    "threshold": Msg("field-threshold"),
    "until": Msg("field-until"),
    "days": argument_label("jours"),
    "automatic": argument_label("auto"),
    "created_at": Msg("field-created"),
    "transfer": Msg("field-transfer"),
    "file": Msg("field-file"),
    "count": Msg("field-rows"),
    "asked": Msg("field-asked"),
}
"""Fields that people know, in the order told; Zoom's own copies and our keys are left out."""
_KINDS = {"status": Status, "user_type": UserType, "profile": Profile, "role": Role, "pool": Pool}
_DAYS = frozenset({"created_at", "until"})
_FLAGS = frozenset({"oncology", "generic", "automatic"})


def changed(before: Mapping[str, Json], after: Mapping[str, Json], reference: ReferenceData) -> tuple[tuple[Words, Words], ...]:
    """Each field that differs: its name, and « avant → après » (« après » alone where nothing is known of before)."""
    told: list[tuple[Words, Words]] = []
    for name, title in _LABELS.items():
        if name not in after or (name in before and before[name] == after[name]) or (name not in before and not after[name]):
            continue
        now = _words(name, after[name], reference)
        told.append((title, msg("change", before=_words(name, before[name], reference), after=now) if name in before else now))
    return tuple(told)


def in_a_line(changes: tuple[tuple[Words, Words], ...], most: int) -> Words:
    """« Nom: A → B, Type: … », and how many more there are; "" for none."""
    said = [msg("change-said", name=title, value=value) for title, value in changes[:most]]
    if len(changes) > most:
        said.append(msg("changes-more", count=len(changes) - most))
    words = listed(said)
    return words if isinstance(words, Msg) else ""


def _words(name: str, value: Json, reference: ReferenceData) -> Words:
    text = "" if value is None else str(value)
    kind = _KINDS.get(name)
    if kind is not None and text in {one.value for one in kind}:
        return label(kind(text))
    if name in _FLAGS:
        return Msg("yes" if value and text != "0" else "no")
    if name in ADD_ONS and text in ("", "0"):
        return Msg("no")
    if not text:
        return Msg("status-deleted") if name == "status" else msg("none-given", of=ARGUMENTS.get(name, name))
    if name in _DAYS:
        return msg("value-date", at=datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))
    return _named(name, text, reference) or text


def _named(name: str, text: str, reference: ReferenceData) -> Words | None:
    match name:
        case "establishment" | "scope":
            place = reference.establishment(text)
            return short_establishment(place) if place else None
        case "installation":
            site = reference.installation(text)
            return site.name if site else None
        case "specialty":
            return _of_list(reference.specialties, text)
        case "file":
            return Msg(f"file-kind-{text}")
        case "timezone":
            return _of_list(reference.time_zones, text)
        case _:
            return None


def _of_list(choices: tuple[Choice, ...], text: str) -> Words | None:
    return next((named(one) for one in choices if text in (one.key, one.name_fr)), None)
