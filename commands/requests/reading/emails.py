"""The addresses of a passage, each with what the network says of it and the correction of a slip (R21, R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commands.domain.addresses import AddressReason
from commands.domain.folding import fold
from commands.domain.matching import closest
from commands.domain.reference import ReferenceData
from commands.requests.reading.text import Passage, Span

MAX_ADDRESSES = 60
"""More people than any request; what follows is left to a bulk file (R80)."""

_LOCAL = re.compile(r"[\w.+'-]{1,80}\Z")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:[.,][\w-]{1,63}){0,6}")
_SPACED_DOMAIN = re.compile(r"\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{1,63}){2,5}")
_FORGIVEN = 2
_SPACE = 1
_FALSE_ENDS = frozenset({"merci", "svp", "thanks", "il", "elle", "he", "she"})
"""Words that come after a full stop stuck to an address (« …qc.ca.Merci »)."""


@dataclass(frozen=True, slots=True)
class Written:
    """An address of the text: where it is, how it was typed, and the folded address, corrected where one slip has one cure."""

    span: Span
    typed: str
    email: str
    reason: AddressReason
    establishment: str

    @property
    def corrected(self) -> bool:
        return self.reason is AddressReason.NEAR_MISS


@dataclass(frozen=True, slots=True)
class _Judged:
    email: str
    reason: AddressReason
    of_network: bool


def addresses_of(passage: Passage, reference: ReferenceData) -> tuple[Written, ...]:
    """The addresses in order, the same one twice where it is written twice; sixty at most."""
    found: list[Written] = []
    for at in _signs(passage.text):
        one = _around(passage.text, at, reference)
        if one is not None and not (found and found[-1].span.overlaps(one.span)):
            found.append(one)
        if len(found) == MAX_ADDRESSES:
            break
    return tuple(found)


def _signs(text: str) -> Iterator[int]:
    at = text.find("@")
    while at >= 0:
        yield at
        at = text.find("@", at + 1)


def _around(text: str, at: int, reference: ReferenceData) -> Written | None:
    """The address around the sign at `at`; one space on a side is forgiven where a domain of the network follows."""
    loose = text[at - 1 : at] == " " or text[at + 1 : at + 2] == " "
    local = _LOCAL.search(text, max(0, at - 81), at - (_SPACE if text[at - 1 : at] == " " else 0))
    domain = (_SPACED_DOMAIN if loose else _DOMAIN).match(text, at + 1)
    if local is None or domain is None:
        return None
    name = local[0].lstrip(".'-+")
    host, end = _trimmed(domain)
    span = Span(local.end() - len(name), end)
    verdict = _verdict(f"{name}@{host}", reference)
    if not name or verdict.reason is AddressReason.MALFORMED or (loose and not verdict.of_network):
        return None
    typed = text[span.start : span.end]
    email = verdict.email
    reason = AddressReason.NEAR_MISS if verdict.of_network and typed.casefold() != email else verdict.reason
    return Written(span, typed, email, reason, establishment_of(email, reference))


def _trimmed(domain: re.Match[str]) -> tuple[str, int]:
    """The domain without what a sentence adds at its end, a comma typed for a dot corrected; and where it ends."""
    labels = re.split(r"\s?[.,]\s?", domain[0].strip())
    end = domain.end()
    separators = re.findall(r"\s?[.,]\s?", domain[0].strip())
    while len(labels) > 1 and (
        fold(labels[-1]) in _FALSE_ENDS or (separators[-1] == "," and fold(labels[-1]) not in ("ca", "com"))
    ):
        end -= len(labels.pop()) + len(separators.pop())
    return ".".join(labels), end


def _verdict(address: str, reference: ReferenceData) -> _Judged:
    """The book's verdict on the folded address, tried again where the domain is cut short or misspelt."""
    folded = fold(address).replace(" ", "")
    verdict = reference.network_address(folded)
    if verdict.reason in (AddressReason.OFF_NETWORK, AddressReason.MALFORMED):
        local, _, domain = folded.rpartition("@")
        meant = _meant(domain, reference)
        verdict = reference.network_address(f"{local}@{meant}") if meant else verdict
    of_network = verdict.reason in (AddressReason.OK, AddressReason.NEAR_MISS)
    return _Judged(verdict.correction or verdict.address, verdict.reason, of_network)


def _meant(domain: str, reference: ReferenceData) -> str:
    """The network's domain that `domain` begins (« @ssss », « @ssss.gouv ») or is nearly."""
    known = [one.domain for one in reference.addresses.domains]
    begun = [one for one in known if one.startswith((f"{domain}.", f"{domain[:-1]}.")) and domain] if "." not in domain else []
    begun = begun or [one for one in known if "." in domain and one.startswith(domain)]
    return next(iter(begun or closest(domain, known, _FORGIVEN)), "")


def establishment_of(email: str, reference: ReferenceData) -> str:
    """The key that an address names: by its domain or suffix, else by a suffix that is an establishment's own short name."""
    known = reference.establishment_of_address(email)
    if known:
        return known
    local, _, domain = email.rpartition("@")
    rest, _, suffix = local.rpartition(".")
    suffixed = any(one.domain == domain and one.suffixed for one in reference.addresses.domains)
    if not suffixed or not rest or suffix in reference.addresses.suffixes:
        return ""
    named = [one.key for one in reference.establishments if suffix in _short_names(one.key, one.short, *one.aliases)]
    return named[0] if len(named) == 1 else ""


def _short_names(*names: str) -> frozenset[str]:
    """Short names as a suffix would write them: « CIUSSS SLSJ » gives ciusssslsj, « CISSSLAV » cissslav."""
    return frozenset(fold(name).replace(" ", "") for name in names)
