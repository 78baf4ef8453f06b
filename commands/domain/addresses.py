"""E-mail addresses of the health network: which are accepted, and what a slip was meant to be (R21, R22)."""

from __future__ import annotations

import enum
import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from commands.domain.matching import closest

MAX_LENGTH = 254
"""Characters of a whole address (RFC 5321, errata 1690)."""
_MAX_LOCAL = 64
_SURNAME_LIKE = 5
"""A last part this short is as likely a surname as a suffix mistyped."""
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_ADDRESS = re.compile(r"([a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*)@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})")


class AddressReason(enum.StrEnum):
    """Why an address is accepted or not. `NEAR_MISS` carries the address that was probably meant."""

    OK = "ok"
    OFF_NETWORK = "off_network"
    UNIVERSITY_OR_PUBLIC = "university_or_public"
    NEAR_MISS = "near_miss"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressVerdict:
    """`address` is the folded address, empty where malformed; `correction` a whole address, only for a near miss.

    `establishment` is the key deduced from the suffix or domain of an accepted address, None where it names none (R22).
    """

    reason: AddressReason
    address: str = ""
    correction: str | None = None
    establishment: str | None = None

    @property
    def accepted(self) -> bool:
        return self.reason is AddressReason.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDomain:
    """A mail domain of the network; `establishment` is None for those that all share, `suffixed` where local parts
    end with an establishment's suffix (`prenom.nom.ciussscn@ssss.gouv.qc.ca`)."""

    domain: str
    establishment: str | None = None
    suffixed: bool = False


@dataclass(frozen=True)
class AddressBook:
    """What the network's addresses look like. `suffixes` maps to an establishment's key, or None for « .med »;
    `near_misses` maps a wrong domain or suffix to the right one; `outside` are known university and public domains."""

    domains: tuple[NetworkDomain, ...]
    suffixes: Mapping[str, str | None]
    near_misses: Mapping[str, str]
    outside: frozenset[str]

    def establishment_of(self, email: str) -> str | None:
        """The key that the suffix or the domain names, None where neither does or the address is malformed (R22)."""
        parts = split_address(email)
        return self._establishment(*parts) if parts else None

    def verdict(self, email: str) -> AddressVerdict:
        """Whether an address is of the network (R21), with the one-click correction of a near miss."""
        parts = split_address(email)
        if parts is None:
            return AddressVerdict(reason=AddressReason.MALFORMED)
        local, domain = parts
        address = f"{local}@{domain}"
        meant = self._meant_domain(domain)
        if meant is None:
            return AddressVerdict(reason=self._refusal(domain), address=address)
        corrected = f"{self._meant_local(local, meant)}@{meant}"
        if corrected == address:
            return AddressVerdict(reason=AddressReason.OK, address=address, establishment=self._establishment(local, domain))
        return AddressVerdict(reason=AddressReason.NEAR_MISS, address=address, correction=corrected)

    @cached_property
    def _by_name(self) -> Mapping[str, NetworkDomain]:
        return {one.domain: one for one in reversed(self.domains)}

    def _known(self, domain: str) -> NetworkDomain | None:
        return self._by_name.get(domain)

    def _establishment(self, local: str, domain: str) -> str | None:
        known = self._known(domain)
        if known is None:
            return None
        if known.suffixed:
            rest, _, suffix = local.rpartition(".")
            return self.suffixes.get(suffix) if rest else None
        return known.establishment

    @cached_property
    def _meant_domain(self) -> Callable[[str], str | None]:
        """Thousands of rows of a spreadsheet have the same slip in their domain, which names nobody."""
        return lru_cache(maxsize=1_024)(self._found_domain)

    def _found_domain(self, domain: str) -> str | None:
        if self._known(domain):
            return domain
        if domain in self.near_misses:
            return self.near_misses[domain]
        if domain in self.outside:
            return None
        # Under a university's domain most names are its own services: only a single slip is forgiven there.
        limit = 1 if self._is_outside(domain) else 2
        return next(iter(closest(domain, (known.domain for known in self.domains), limit)), None)

    def _meant_local(self, local: str, domain: str) -> str:
        known = self._known(domain)
        rest, dot, suffix = local.rpartition(".")
        if known is None or not known.suffixed or not rest or suffix in self.suffixes:
            return local
        return f"{rest}{dot}{self._meant_suffix(suffix)}"

    def _meant_suffix(self, suffix: str) -> str:
        if suffix in self.near_misses:
            return self.near_misses[suffix]
        if len(suffix) <= _SURNAME_LIKE:
            return suffix
        found = closest(suffix, self.suffixes, 1)
        return found[0] if len(found) == 1 else suffix

    def _refusal(self, domain: str) -> AddressReason:
        return AddressReason.UNIVERSITY_OR_PUBLIC if self._is_outside(domain) else AddressReason.OFF_NETWORK

    def _is_outside(self, domain: str) -> bool:
        labels = domain.split(".")
        return any(".".join(labels[start:]) in self.outside for start in range(len(labels) - 1))


def split_address(email: str) -> tuple[str, str] | None:
    """Local part and domain in lower case, spaces around dropped; None for what no mail system of the network writes.

    Spaces inside, control characters, RTL marks, accents, quotes, comments, over 254 characters: all malformed.
    """
    trimmed = email.strip(" \u00a0")
    if not trimmed.isascii() or len(trimmed) > MAX_LENGTH:
        return None
    matched = _ADDRESS.fullmatch(trimmed.lower())
    if matched is None or len(matched[1]) > _MAX_LOCAL:
        return None
    return matched[1], matched[2]


@lru_cache(maxsize=1_024)
def person_key(email: str) -> str:
    """What a person is recognised by: the address exactly, but for the case of its ASCII letters (R2).

    Search is blind to accents, recognition is not: `hélène@…` is not `helene@…`. Nor is it `str.casefold`, to which a Kelvin sign
    is a k: an address that a platform vouches for would be taken for somebody else's.
    """
    return email.strip().translate(_LOWER)
