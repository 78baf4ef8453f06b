"""What each wish needs to be done: the command that an approval runs, and the values that it takes (R60, R61)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.requests.reading import Wish

SUBJECT = "compte"
NEW = "courriel"
_PLACE = ("etablissement", "installation")
_PERSON = ("prenom", "nom", *_PLACE, "specialite", "cancer", "generique", "chef", "chef-courriel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """`command` is "" where an agent answers in words. `fields` are those of its form, in order; `needs` those that it cannot do
    without; `subject` the one that says whom it is about."""

    command: str = ""
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    subject: str = SUBJECT


def _on_account(command: str, *more: str) -> Errand:
    return Errand(command=command, fields=(SUBJECT, *more), needs=(SUBJECT,))


ERRANDS: Mapping[Wish, Errand] = {
    Wish.CREATE: Errand(
        command="créer", fields=(NEW, *_PERSON), needs=(NEW, "prenom", "nom", *_PLACE, "specialite"), subject=NEW
    ),
    Wish.REACTIVATE: _on_account("réactiver"),
    Wish.REASSIGN: Errand(command="réattribuer", fields=(SUBJECT, NEW, *_PERSON), needs=(SUBJECT, NEW)),
    Wish.CAPACITY: _on_account("modifier", "type", "grande-reunion", "webinaire"),
    Wish.MODIFY: _on_account("modifier"),
    Wish.RESEND: _on_account("renvoyer"),
    Wish.DEACTIVATE: _on_account("désactiver"),
    Wish.DELETE: _on_account("supprimer"),
    Wish.ATTACH: Errand(command="rattacher", fields=(SUBJECT, *_PLACE), needs=(SUBJECT, "etablissement")),
    Wish.ACCESS: Errand(fields=(NEW, "etablissement"), subject=NEW),
    Wish.QUESTION: Errand(fields=(SUBJECT, "etablissement")),
    Wish.UNCLEAR: Errand(fields=(SUBJECT, "etablissement")),
}
EVERY_FIELD = tuple(dict.fromkeys(name for errand in ERRANDS.values() for name in errand.fields))
WISH_OF: Mapping[str, Wish] = {
    **{errand.command: wish for wish, errand in ERRANDS.items() if errand.command},
    "modifier": Wish.MODIFY,
}
"""The wish that a command would have been, for whoever may not run it."""


def kept(wish: Wish, values: Mapping[str, str]) -> dict[str, str]:
    """Of these values, those that the wish takes. An address goes to the one place where the wish wants it."""
    errand = ERRANDS[wish]
    other = {SUBJECT: NEW, NEW: SUBJECT}[errand.subject]
    subject = values.get(errand.subject) or (values.get(other, "") if other not in errand.fields else "")
    return {name: value for name, value in {**values, errand.subject: subject}.items() if value and name in errand.fields}


def subject_of(wish: Wish, fields: Mapping[str, str]) -> str:
    """The address that it is about, "" where none is known."""
    return fields.get(ERRANDS[wish].subject, "")


def missing(wish: Wish, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The values that are still needed, in the form's order. A room has no last name, and somebody answers for it (R24)."""
    generic = fields.get("generique") == "1"
    needs = [one for one in ERRANDS[wish].needs if not (generic and one == "nom")]
    needs += ["chef", "chef-courriel"] if generic and wish is Wish.CREATE else []
    lacking = [one for one in needs if not fields.get(one)]
    if wish is Wish.CAPACITY and not (fields.get("grande-reunion") or fields.get("webinaire")):
        lacking.append("grande-reunion")
    return tuple(lacking)
