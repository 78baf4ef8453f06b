"""The filters of a list: read, and written again in its buttons so that each page stands by itself (R10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import quote_plus

from commands.arguments import Values, choice_words, plain
from commands.domain.accounts import Profile, Status, UserType
from commands.domain.folding import fold
from commands.domain.listing import Query, Sort
from commands.domain.reference import Establishment, Installation, ReferenceData
from commands.invocation import Invocation
from commands.parser.filler import FILLER
from commands.views.nodes import msg

MAX_TEXT_ON_WIRE = 400
"""Characters of the search text as a button carries it; leaves room for the other filters and the cursor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list was asked, as read. `columns` is empty where none were chosen."""

    text: str
    establishments: tuple[Establishment, ...]
    installation: Installation | None
    statuses: tuple[Status, ...]
    types: tuple[UserType, ...]
    profile: Profile | None
    oncology: bool | None
    inactive_days: int
    off_network: bool
    unassociated: bool
    sort: Sort | None
    descending: bool
    columns: tuple[Sort, ...]
    cursor: str

    def query(
        self, now: datetime, *, default_sort: Sort, default_statuses: tuple[Status, ...] = (), limit: int, dated: bool = True
    ) -> Query:
        """What the directory is asked. The age of a sign-in counts from midnight, so that every page asks the same."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return Query(
            text=fold(self.text) if self.text else "",
            establishments=tuple(one.key for one in self.establishments),
            installation=self.installation.code if self.installation else "",
            statuses=self.statuses or default_statuses,
            types=self.types,
            profile=self.profile,
            oncology=self.oncology,
            inactive_before=midnight - timedelta(days=self.inactive_days) if self.inactive_days else None,
            off_network=True if self.off_network else None,
            unassociated=self.unassociated,
            sort=self.sort or default_sort,
            descending=self.descending,
            cursor=self.cursor,
            limit=limit,
            dated=dated,
        )

    def ordered(self) -> dict[str, str]:
        """The filters, the sort and the columns that were given: what shows the same accounts in the same order elsewhere."""
        said = {**self.carried(), "tri": self.sort or "", "ordre": "desc" if self.descending else ""}
        return {name: value for name, value in said.items() if value}

    def carried(self) -> dict[str, str]:
        """The filters as a button's values; the cursor, the sort and the step are the button's own."""
        return {
            "texte": self.text,
            "etab": ",".join(one.key for one in self.establishments),
            "installation": self.installation.code if self.installation else "",
            "statut": ",".join(self.statuses),
            "type": ",".join(self.types),
            "profil": self.profile or "",
            "cancer": "" if self.oncology is None else str(int(self.oncology)),
            "inactif-depuis": str(self.inactive_days) if self.inactive_days else "",
            "hors-reseau": "1" if self.off_network else "",
            "non-associes": "1" if self.unassociated else "",
            "colonnes": ",".join(self.columns),
        }


def _places_and_text(invocation: Invocation, values: Values, reference: ReferenceData) -> tuple[str, tuple[Establishment, ...]]:
    """« liste 03 » means the establishment; « chercher 03 » looks for what holds these characters, as do the words of a
    list whose establishments are named already."""
    text, places = values.text("texte"), values.establishments("etab")
    if invocation.command == "chercher" or values.given("etab"):
        return text, places
    words = text.split()
    named = {word: one for word in words if (one := reference.keyed(word))}
    return " ".join(word for word in words if word not in named), tuple(dict.fromkeys(named.values()))


def _statuses_and_text(invocation: Invocation, values: Values, text: str) -> tuple[str, tuple[str, ...]]:
    """« liste inactifs » and « liste en attente » likewise mean the status."""
    if invocation.command == "chercher" or values.given("statut"):
        return text, values.choices("statut")
    return spelt_in(text, invocation.command, "statut")


def spelt_in(text: str, command: str, name: str) -> tuple[str, tuple[str, ...]]:
    """What remains of a text without the words that are choices of this argument; and those choices."""
    known, words = choice_words(command, name), text.split()
    kept: list[str] = []
    named: list[str] = []
    while words:
        most = next((many for many in (2, 1) if plain(" ".join(words[:many])) in known), 0)
        if most:
            named.append(known[plain(" ".join(words[:most]))])
        else:
            kept.append(words[0])
        words = words[most or 1 :]
    return " ".join(kept), tuple(dict.fromkeys(named))


def read_filters(invocation: Invocation, reference: ReferenceData) -> tuple[Filters, Values]:
    """The filters, and the values with what was wrong among them."""
    return (
        _read(invocation, reference)
        if invocation["texte"]
        else _known(invocation.command, (*invocation.values.items(),), reference)
    )


@lru_cache(maxsize=256)
def _known(command: str, given: tuple[tuple[str, str], ...], reference: ReferenceData) -> tuple[Filters, Values]:
    """They hang on the words and the reference data alone; of texts, which may be of people, none is kept."""
    return _read(Invocation(command=command, values=dict(given)), reference)


def _read(invocation: Invocation, reference: ReferenceData) -> tuple[Filters, Values]:
    values = Values(invocation, reference)
    text, establishments = _places_and_text(invocation, values, reference)
    text, statuses = _statuses_and_text(invocation, values, text)
    if text != values.text("texte") and FILLER.issuperset(map(fold, text.split())):
        text = ""  # « liste des comptes inactifs »
    keys = frozenset(one.key for one in establishments)
    profile, duration, sort = values.choice("profil"), values.duration("inactif-depuis"), values.choice("tri")
    if len(quote_plus(text)) > MAX_TEXT_ON_WIRE:
        values.fail("texte", msg("problem-search-too-long"))
    return Filters(
        text=text,
        establishments=establishments,
        installation=values.installation("installation", keys or None),
        statuses=tuple(map(Status, statuses)),
        types=tuple(UserType(one) for one in values.choices("type")),
        profile=Profile(profile) if profile else None,
        oncology=values.yes_no("cancer"),
        inactive_days=duration.days if duration else 0,
        off_network=values.flag("hors-reseau"),
        unassociated=values.flag("non-associes"),
        sort=Sort(sort) if sort else None,
        descending=values.choice("ordre") == "desc",
        columns=tuple(Sort(one) for one in values.choices("colonnes")),
        cursor=values.token("curseur"),
    ), values
