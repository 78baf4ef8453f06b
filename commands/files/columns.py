"""Which column of a spreadsheet is which: French and English titles, in any order (R80).

A column is named as the catalogue names the argument that its cells are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from commands.catalogue.spec import Argument
from commands.catalogue.vocabulary import PERSON_FIELDS
from commands.domain.folding import fold
from commands.views.nodes import Msg

EMAIL = "courriel"
REASON = "raison"
ESTABLISHMENT = "etablissement"
INSTALLATION = "installation"
HEAD = "chef"
HEAD_EMAIL = "chef-courriel"
POOL = "sorte"
SEATS = "allouer"
STATUS = "statut"
"""Never read: that it is there tells an export."""
ACTION = "action"
"""What is done of the row; the same in every row."""

_TITLES: Mapping[str, tuple[str, ...]] = {
    EMAIL: (
        "courriel",
        "adresse courriel",
        "adresse de courriel",
        "adresse",
        "email",
        "e-mail",
        "email address",
        "compte",
        "account",
    ),
    "prenom": ("given name", "prénom ou service", "first name or service"),
    "nom": ("nom de famille", "surname", "family name"),
    "fonction": ("titre d'emploi", "poste", "job"),
    "specialite": ("speciality",),
    "type": ("type d'utilisateur", "user type", "type de compte", "account type"),
    "grande-reunion": ("grandes réunions", "large meetings"),
    "webinaire": ("webinaires", "webinars"),
    ESTABLISHMENT: ("institution", "organisation", "organization"),
    INSTALLATION: ("location", "lieu"),
    "fuseau": ("fuseau horaire", "time zone"),
    "generique": ("compte générique", "generic account", "shared"),
    HEAD: ("nom du chef de service", "chef de service", "head of service", "head of department"),
    HEAD_EMAIL: (
        "courriel du chef de service",
        "courriel du chef",
        "chef de service (courriel)",
        "adresse du chef de service",
        "email of the head of service",
        "head of service email",
        "head of service's e-mail",
    ),
    REASON: ("raison", "motif", "reason", "justification"),
    POOL: ("sorte", "bassin", "module", "pool", "sorte de licence", "kind of seat"),
    SEATS: (
        "licences",
        "allouées",
        "licences allouées",
        "allocation",
        "places",
        "nombre",
        "seats",
        "allocated",
        "seats allocated",
    ),
    STATUS: ("statut", "status"),
    ACTION: ("action", "opération", "operation"),
}
_APART = re.compile(r"[^a-z0-9]+")


def columns_of(header: Sequence[str]) -> tuple[str, ...]:
    """The column of each title, "" for what says nothing to us: another title, or the second that means the same."""
    seen: set[str] = set()
    named = []
    for title in header:
        column = known_titles().get(_plain(title), "")
        named.append("" if column in seen else column)
        seen.add(column)
    return tuple(named)


def title(column: str) -> Msg:
    """What heads the column in templates, previews and exports that are to be imported again."""
    return Msg(f"column-{column}")


@cache
def known_titles() -> Mapping[str, str]:
    """Every title that is understood, plain, and its column."""
    titles = {_plain(word): one.name for one in PERSON_FIELDS for word in _words(one)}
    return titles | {_plain(word): column for column, words in _TITLES.items() for word in words}


def _words(one: Argument) -> Iterable[str]:
    return (one.name, *one.aliases)


def _plain(words: str) -> str:
    """Without case, accents and what stands between words; « * » marks a required column in many a file."""
    return _APART.sub(" ", fold(words)).strip()
