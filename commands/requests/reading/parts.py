"""Who gives a licence and who takes it (R52); who answers for a generic account (R24)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commands.requests.reading.model import Part
from commands.requests.reading.text import Passage, Span

_TITLE = (
    r"(?:(?:mme|m|mr|mrs|ms|dre?|docteure?|madame|monsieur|la|le|l'|the|notre|notre nouvel\w{0,4}|ma|mon|my|our)\.?\s){0,3}"
    r"(?:\w{3,16}\s){0,2}?,?\s?"
)
_GIVES_BEFORE = re.compile(
    rf"(?:\b(?:licen[cs]es?|comptes?|sieges?|seats?|place|account)\s(?:zoom\s)?(?:de|d'|du|of|from)|\bfrom|\bde\s?:|\bde"
    rf"|\bd'|\bdu"
    rf"|\bremplac\w+|\breplace|\bdesactiv\w+[^.\n]{{0,30}}\bde|\bmove|\bcomme|\bas)\s?{_TITLE}$"
)
_TAKES_BEFORE = re.compile(rf"(?:\ba\s?:|\ba|\bau|\bto|\bvers|\bpour|\bfor|->|=>|>|\bpar|\bby|\bwith|\bplutot)\s?{_TITLE}$")
_GIVES_AFTER = re.compile(
    r"^(?:'s|\)|,)?\s?(?:\([^()\n]{0,120}\)\s?)?(?:[@]+\s?)?,?\s?(?:qui |who )?(?:licen[cs]e|seat|account|(?:a|est|was"
    r"|has|is|vient de) (?:pris|partie?|parti a|quitt\w+|retired|left|leaving"
    r"|decede\w*|prendre sa retraite)|quitt\w+|part |partira|ne travaille plus|n'est plus|n'en a plus|leaves|no longer"
    r"|doesn't need|ne l'utilise plus)"
)
_TAKES_AFTER = re.compile(
    r"^\s?(?:\([^()\n]{0,120}\)\s?)?(?:to take over|prend(?:ra)? (?:la place|sa licence|la releve|la licence)|remplace\b"
    r"|remplacera|takes over|will take|arrive\b|le remplace|la remplace|replaces)"
)
_REPLACED_BEFORE = re.compile(
    rf"(?:\b(?:place|releve|licence) (?:de|d'|du)|\bremplac(?:e|era)|\btakes? over(?: from)?|\breplaces)\s?{_TITLE}$"
)
_HEAD = re.compile(
    r"\b(?:chef(?:fe)?(?: de| du)? ?(?:service|departement)?(?: de la [^\n:]{0,60}?| du [^\n:]{0,60}?)?|responsable"
    r"|head(?: of (?:the )?(?:service|department))?"
    r"|head nurse|personne responsable)\b\s?(?::|est|is|sera|pour|,|-|=)?\s?(?:de la @{1,80} pour )?(?:la |le |l'|by |par )?"
)
_BEFORE = 60
_AFTER = 140
_HEAD_REACH = 14
"""Characters between « chef de service » and the name or the address, title included."""


def part_at(passage: Passage, spans: Sequence[Span]) -> Part | None:
    """What the words around the mentions of one person say of their part; None where they say nothing."""
    scores = {Part.GIVER: 0, Part.TAKER: 0}
    for span in spans:
        part = _at(passage, span)
        if part is not None:
            scores[part] += 1
    if scores[Part.GIVER] == scores[Part.TAKER]:
        return None
    return max(scores, key=lambda part: scores[part])


def heads(passage: Passage) -> tuple[int, ...]:
    """Where a head of service is announced: each the end of the announcement."""
    return tuple(found.end() for found in _HEAD.finditer(passage.plain))


def is_head(spans: Sequence[Span], announcements: Sequence[int]) -> bool:
    """Whether a person is named right after an announcement."""
    return any(0 <= span.start - end <= _HEAD_REACH for span in spans for end in announcements)


def _at(passage: Passage, span: Span) -> Part | None:
    before = passage.plain[max(0, span.start - _BEFORE) : span.start]
    after = passage.plain[span.end : span.end + _AFTER]
    if _GIVES_AFTER.search(after) or _REPLACED_BEFORE.search(before):
        return Part.GIVER
    if _TAKES_AFTER.search(after):
        return Part.TAKER
    if _TAKES_BEFORE.search(before):
        return Part.TAKER
    return Part.GIVER if _GIVES_BEFORE.search(before) else None
