"""Reference data as values: establishments, installations, CCTs, lists; and the look-ups over them (R21, R22, R95).

Read from editable files by `storage.reference.loader`, which validates; here everything is known to hold together.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

from commands.domain.addresses import AddressBook, AddressVerdict
from commands.domain.calendar import Calendar
from commands.domain.folding import fold
from commands.domain.places import Entry, entry, find

MAX_FOUND = 100
"""The most that a type-ahead list takes (Slack's external select)."""

ListName: TypeAlias = Literal["job_titles", "departments", "specialties", "time_zones"]
"""The lists that a deployment edits."""
_LEADING_WORDS = frozenset({"rss", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """An establishment; `region` is its two-digit RSS code, `uncertain` says that its CCT is to be confirmed."""

    key: str
    name_fr: str
    name_en: str
    short: str
    region: str
    cct: str
    aliases: tuple[str, ...] = ()
    uncertain: bool = False

    def name(self, locale: str) -> str:
        return self.name_en if locale == "en" else self.name_fr


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A site. `code` is the register's INSTAL_COD, or one of our own in the sample ("03-001")."""

    code: str
    name: str
    establishment: str
    municipality: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cct:
    """A centre de coordination en télésanté; `contact` and `lead` are addresses, None until they are configured (R62, R95)."""

    key: str
    name: str
    ruisss: str
    contact: str | None = None
    lead: str | None = None
    """The address of whoever is told of a request that waits too long (R62)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An item of an editable list: a function, a department, a specialty. Zoom is given the French name."""

    key: str
    name_fr: str
    name_en: str

    def name(self, locale: str) -> str:
        return self.name_en if locale == "en" else self.name_fr


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolLink:
    """A tool of R95; `url` is empty until the deployment gives it."""

    key: str
    name_fr: str
    name_en: str
    url: str = ""

    def name(self, locale: str) -> str:
        return self.name_en if locale == "en" else self.name_fr


@dataclass(frozen=True, kw_only=True, eq=False)
class ReferenceData:
    """All reference data, and pure look-ups over it. `time_zones` are keyed by Zoom's own names; the first is the default.

    Equal to itself alone, so that what was worked out of it can be kept.
    """

    establishments: tuple[Establishment, ...]
    installations: tuple[Installation, ...]
    ccts: tuple[Cct, ...]
    addresses: AddressBook
    job_titles: tuple[Choice, ...]
    departments: tuple[Choice, ...]
    specialties: tuple[Choice, ...]
    time_zones: tuple[Choice, ...]
    links: tuple[ToolLink, ...]
    calendar: Calendar = field(default_factory=Calendar)
    """Working days, with the exceptions of `calendar.toml`."""

    def establishment(self, key: str) -> Establishment | None:
        return self._establishments.get(key)

    def keyed(self, word: str) -> Establishment | None:
        """The establishment whose key is this word, whatever its case: « 03 », « chum »; nothing that only resembles one."""
        return self._keyed.get(fold(word))

    def installation(self, code: str) -> Installation | None:
        return self._installations.get(code)

    def installations_of(self, establishment: str) -> tuple[Installation, ...]:
        return tuple(site for site in self.installations if site.establishment == establishment)

    def cct(self, key: str) -> Cct | None:
        return next((cct for cct in self.ccts if cct.key == key), None)

    def cct_of(self, establishment: str) -> Cct | None:
        """The CCT whose territory holds the establishment; None for an unknown key and for none."""
        known = self.establishment(establishment)
        return self.cct(known.cct) if known else None

    def territory(self, cct: str) -> frozenset[str]:
        """The keys of a CCT's establishments."""
        return frozenset(one.key for one in self.establishments if one.cct == cct)

    def find_establishments(self, text: str) -> tuple[Establishment, ...]:
        """What `text` may mean, best first: a key ("3", "03", "6-2", "06-2"), a name, an alias, an address suffix, with slips.

        One alone where it is exact; "06" finds all that begin with it. No text finds all.
        """
        return self._remembered_establishments(text)

    def find_installations(
        self, text: str, establishments: Set[str] | None = None, limit: int = MAX_FOUND
    ) -> tuple[Installation, ...]:
        """Type-ahead over name, aliases, town and code, within `establishments` (None: everywhere), 100 at most (R22)."""
        return self._remembered_installations(text, None if establishments is None else frozenset(establishments), limit)

    def establishment_of_address(self, email: str) -> str | None:
        """The key that an address's suffix or domain names, None where it names none (R22)."""
        return self.addresses.establishment_of(email)

    def network_address(self, email: str) -> AddressVerdict:
        """Whether an address is of the health network, with the correction of a near miss (R21)."""
        return self.addresses.verdict(email)

    def choices(self, name: ListName) -> tuple[Choice, ...]:
        """An editable list."""
        return {
            "job_titles": self.job_titles,
            "departments": self.departments,
            "specialties": self.specialties,
            "time_zones": self.time_zones,
        }[name]

    def listed(self, name: ListName, text: str) -> Choice | None:
        """The item of a list that is called exactly this, in either language or by its key."""
        return self._listed[name].get(fold(text))

    @cached_property
    def _listed(self) -> dict[ListName, dict[str, Choice]]:
        lists: tuple[ListName, ...] = ("job_titles", "departments", "specialties", "time_zones")
        return {name: _called(self.choices(name)) for name in lists}

    @cached_property
    def _remembered_establishments(self) -> Callable[[str], tuple[Establishment, ...]]:
        """As for installations, below."""

        def found(text: str) -> tuple[Establishment, ...]:
            first, _, rest = text.strip().partition(" ")
            meant = rest if rest and fold(first) in _LEADING_WORDS else text
            return find(self._establishment_entries, meant, len(self.establishments))

        return lru_cache(maxsize=1_000)(found)

    @cached_property
    def _remembered_installations(self) -> Callable[[str, frozenset[str] | None, int], tuple[Installation, ...]]:
        """Thousands of rows of a spreadsheet name a few sites, some with the same slip."""

        def found(text: str, establishments: frozenset[str] | None, limit: int) -> tuple[Installation, ...]:
            entries = self._installation_entries
            within = (e for e in entries if establishments is None or e.value.establishment in establishments)
            return find(within, text, min(limit, MAX_FOUND))

        return lru_cache(maxsize=1_000)(found)

    @cached_property
    def _establishments(self) -> dict[str, Establishment]:
        return {one.key: one for one in self.establishments}

    @cached_property
    def _keyed(self) -> dict[str, Establishment]:
        return {fold(one.key): one for one in self.establishments}

    @cached_property
    def _installations(self) -> dict[str, Installation]:
        return {site.code: site for site in self.installations}

    @cached_property
    def _establishment_entries(self) -> tuple[Entry[Establishment], ...]:
        return tuple(entry(one, (*self._names(one), *_key_forms(one.key))) for one in self.establishments)

    def _names(self, one: Establishment) -> tuple[str, ...]:
        suffixes = (suffix for suffix, key in self.addresses.suffixes.items() if key == one.key)
        return one.name_fr, one.name_en, one.short, *one.aliases, *suffixes

    @cached_property
    def _installation_entries(self) -> tuple[Entry[Installation], ...]:
        sites = sorted(self.installations, key=lambda site: fold(site.name))
        return tuple(entry(site, (site.name, site.code, *site.aliases), (site.municipality,)) for site in sites)


def _called(choices: tuple[Choice, ...]) -> dict[str, Choice]:
    """By every name, folded; where two share one, the first in the list has it."""
    return {fold(name): one for one in reversed(choices) for name in (one.key, one.name_fr, one.name_en)}


def find_choices(choices: tuple[Choice, ...], text: str, limit: int = MAX_FOUND) -> tuple[Choice, ...]:
    """Type-ahead over an editable list, in both languages."""
    return find((entry(one, (one.name_fr, one.name_en, one.key)) for one in choices), text, limit)


def _key_forms(key: str) -> tuple[str, ...]:
    """How people write a key: "06-2" also as "6-2", "062"; "03" also as "3"."""
    short = key.removeprefix("0")
    return key, short, key.replace("-", "")
