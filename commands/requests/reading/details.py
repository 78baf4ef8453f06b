"""Details that a folded text tells: oncology, capacity and seats, the role asked for, whether it is the writer's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commands.domain.accounts import LARGE_MEETING_CAPACITIES, WEBINAR_CAPACITIES, Pool
from commands.domain.people import Role

_ONCOLOGY = re.compile(
    r"\b(?:\w{0,12}-?(?:onco(?:log\w{0,8})?s?)|cancer\w{0,10}|chimiotherapie|chemotherapy|teleonco\w{0,8}|oncolog\w{0,8})\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\bpas\b|\bnon\b|\bhors\b|\bsans\b|\bni\b|\bnot\b|\bno\b|\bnon-|n't\b|\baucun\w?\b|\bnever\b|\bjamais\b)"
    r"(?:\s(?:d[eu]|d'|en|l[ae]|l'|in|an?|de la|pour|part of|do|work|the|pratique\w*"
    r"|qu'en)){0,3}\s?(?:[\w'-]{1,14}\s){0,2}?['(]?$"
)
_ANSWER_AFTER = re.compile(r"\s?[:=?]\s?(oui|yes|o|y|x|vrai|true|non|no|n|faux|false|aucune?)\b")
_YES = frozenset({"oui", "yes", "o", "y", "x", "vrai", "true"})
_BEFORE = 34
"""Characters before an oncology word in which a negation counts."""

_WEBINAR = re.compile(r"\bwebin\w*")
_MEETING = re.compile(r"\bgrandes?[ -]reunions?\b|\blarge[ -]meetings?\b|\bgrand(?:e)? (?:rencontre|capacite)s?\b")
_CROWD = re.compile(r"\b\d{3,5}\s(?:participants?|personnes|people|attendees|guests)\b")
_NOT_A_WEBINAR = re.compile(r"\b(?:pas|not)(?: (?:un|de|a|le))? webin\w*")
_NUMBER = re.compile(
    r"(?<![\d.,@-])(\d{1,2}[ ,.]?\d{3}|\d{1,3})(?![\d@])(k)?(?!\s?(?:h\b|min|\$|%|ans\b|jours|days|mai\b|avril))"
)
_SEATS = (
    r"(?:licen[cs]es?|sieges?|seats?|comptes?|accounts?|places?)"
    r"(?: zoom)?(?: (?:de plus|supplementaires?|additionnel\w*|more|extra))?"
)
_COUNTS = {
    **dict.fromkeys(("une", "un", "one", "a", "an", "another"), 1),
    **dict.fromkeys(("deux", "two", "couple"), 2),
    **dict.fromkeys(("trois", "three"), 3),
    **dict.fromkeys(("quatre", "four"), 4),
    **dict.fromkeys(("cinq", "five"), 5),
    **dict.fromkeys(("six",), 6),
    **dict.fromkeys(("sept", "seven"), 7),
    **dict.fromkeys(("huit", "eight"), 8),
    **dict.fromkeys(("neuf", "nine"), 9),
    **dict.fromkeys(("dix", "ten", "dizaine"), 10),
    **dict.fromkeys(("douze", "twelve", "douzaine", "dozen"), 12),
    **dict.fromkeys(("quinze", "quinzaine", "fifteen"), 15),
    **dict.fromkeys(("vingt", "vingtaine", "twenty"), 20),
    **dict.fromkeys(("trente", "trentaine", "thirty"), 30),
    **dict.fromkeys(("cinquante", "cinquantaine", "fifty"), 50),
}
_COUNT = rf"(\d{{1,3}}|{'|'.join(_COUNTS)})"
_MORE_SEATS = tuple(
    re.compile(rule)
    for rule in (
        rf"\b{_COUNT} {_SEATS}(?: de plus| supplementaires?| additionnel\w*| more)\b",
        rf"\b{_COUNT} (?:more|additional|extra|autres?|nouvelles?|new) {_SEATS}",
        rf"\bmanqu\w* (?:encore )?{_COUNT} {_SEATS}",
        rf"\b(?:faudrait|faut|need|besoin d'|besoin de|ajouter|avoir|get|have) {_COUNT} (?:de plus|more|supplementaires?)\b",
        rf"\b(?:en|nous en|m'en|us)\b[^.\n]{{0,24}}\b{_COUNT}(?: (?:de plus|more|supplementaires?))?\b",
        rf"\b{_COUNT} (?:de plus|more|supplementaires?)\b",
        rf"\b(?:besoin|need|voulons|want) (?:de |d')?{_COUNT} {_SEATS}",
    )
)
_READER = re.compile(r"\b(?:lecteurs?|lectrice|lecture|consultation|consulter|read(?:er|-only| only)|view(?:er|-only| only))\b")
_MANAGER = re.compile(r"\bgestionnaires?\b|\bmanagers?\b|\bgerer\b(?=[^.\n]{0,40}\bpour (?:elle|lui)\b)")
_OWN = re.compile(
    r"\bmon (?:prenom|nom|courriel|adresse)\b|\b(?:moi aussi|me too|my (?:name|first name|last name))\b"
    r"|\best-ce que je peux avoir\b"
    r"|\bje (?:ne |n')?(?:\w+ )?(?:pas |plus )?(?:\w+ ){0,3}(?:me connecter|ouvrir ma|activer mon)\b|\bi (?:can't|cannot"
    r"|can not|am unable) "
    r"|\bje (?:dois|veux|voudrais) (?:voir|gerer|consulter)\b|\bje n'ai (?:pas|plus|jamais) (?:recu|eu|le droit|acces)\b"
    r"|\bmon (?:compte|conte|acces|lien|invitation|profil|activation|zoom)\b|\bma (?:licen[cs]e|session|connexion)\b"
    r"|\bmes (?:droits|acces|reunions)\b"
    r"|\bmy (?:own )?(?:zoom|account|acct|licen[cs]e|access|link|invit\w*|activation|meetings?|profile|rights|webinar)\b"
    r"|\bm'(?:ajouter|activer|inscrire|envoyer|inviter|attribuer|octroyer)\b"
    r"|\bme (?:renvoyer|reactiver|debloquer|creer|donner|ajouter|mettre|redonner|nommer|rajouter|ouvrir)\b"
    r"|\b(?:i|we)(?: would like|'d like| need| want) (?:to have )?(?:an? |the |read-only |reader |manager )*(?:access"
    r"|account|licen[cs]e)\b"
    r"|\bgive me\b|\badd me\b|\bj'(?:aimerais|ai besoin d')\s?(?:avoir |obtenir )?(?:l'|un |d'un )?acces\b"
    r"|\bje n'ai plus acces\b"
    r"|\bj'ai besoin (?:d'un acces|d'acceder)\b|\bje (?:voudrais|veux|souhaite)(?:rais)? (?:avoir )?(?:l'|un )?acces\b"
)
_ACCESS_FOR_ONE = re.compile(r"\b(?:pour|for|a) (?:la |le |l'|ma |mon |my |mme|m\.|dre?|@)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """What of R35 and R50 is asked: the pool, participants, how many more seats; None where the text does not say."""

    pool: Pool | None = None
    participants: int | None = None
    seats: int | None = None


def oncology_of(plain: str) -> bool | None:
    """Whether oncology is told; the first plain word of it wins over a negated one only where both stand."""
    told: list[bool] = []
    for found in _ONCOLOGY.finditer(plain):
        answer = _ANSWER_AFTER.match(plain, found.end())
        if answer:
            return answer[1] in _YES
        told.append(_NOT_BEFORE.search(plain[max(0, found.start() - _BEFORE) : found.start()]) is None)
    return any(told) if told else None


def capacity_of(plain: str) -> Capacity:
    """What a text that asks for capacity asks for."""
    meant = _NOT_A_WEBINAR.sub(" ", plain)
    sizes = [size for size in map(_size, _NUMBER.finditer(meant)) if size in WEBINAR_CAPACITIES]
    pool = _pool(meant, sizes)
    if pool is Pool.LICENCE:
        return Capacity(pool=pool, seats=_seats(meant))
    allowed = WEBINAR_CAPACITIES if pool is Pool.WEBINAR else LARGE_MEETING_CAPACITIES
    fitting = [size for size in sizes if size in allowed]
    return Capacity(pool=pool, participants=fitting[0] if fitting else None)


def role_of(plain: str) -> Role | None:
    """The role of the bot asked for; a CCT's is never read, since only an admin grants it."""
    if _MANAGER.search(plain):
        return Role.MANAGER
    return Role.READER if _READER.search(plain) else None


def is_own(plain: str) -> bool:
    """Whether the account or the access is the writer's own."""
    return _OWN.search(plain) is not None


def _pool(plain: str, sizes: Sequence[int]) -> Pool:
    if _WEBINAR.search(plain):
        return Pool.WEBINAR
    if _MEETING.search(plain):
        return Pool.LARGE_MEETING
    return Pool.LARGE_MEETING if sizes or _CROWD.search(plain) else Pool.LICENCE


def _size(found: re.Match[str]) -> int:
    number = int(re.sub(r"\D", "", found[1]))
    return number * 1000 if found[2] else number


def _seats(plain: str) -> int | None:
    for rule in _MORE_SEATS:
        found = rule.search(plain)
        if found:
            return _COUNTS.get(found[1]) or int(found[1])
    return None
