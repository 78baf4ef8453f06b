"""Accounts that are nobody's own: rooms, clinics, services (R24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commands.requests.reading.text import FILLER, Passage, Span

_LOCAL_PART = re.compile(
    r"(?:^|[._-])(?:salle\w*|clin(?:ique)?s?|clinic|room\w*|confroom\w*|boardroom\w*|conf(?:erence)?s?\d*|formations?"
    r"|accueil|secretariat|urgence\w*|"
    r"unite|unit|umf|gmf\w*|service|services|equipe|team|info|admin|projet|project|reception|centre|center|telesante"
    r"|tele[a-z]{3,}|"
    r"rendez-?vous|rdv|archives|pharmacie|laboratoire|labo|radiologie|imagerie|bureau|office|local|soutien|support|comite"
    r"|direction|rh)\d*(?:$|[._-])"
)
_NOUN = (
    r"(?:salles?|cliniques?|locaux|local|bureau|unites?|services?|equipe|urgence|secretariat|accueil"
    r"|centre de (?!sante)\w+|hopital de jour|"
    r"comite|departement|pharmacie|laboratoire|programme|telepsychiatrie|tele[a-z]{4,}|gmf|umf|direction|guichet|reception)"
)
_ENGLISH_NOUN = r"(?:rooms?|boardroom|clinics?|unit|office|lab|department|ward|team|service|desk)"
_OF_THE = r"(?:de la |de l'|du |des |de |d'|a la |a l'|en |la |le |les |l')"
_STOP = (
    r"(?:a l'|a la |au |aux |at |in the |at the |de l'hop|de l'inst|du clsc|du c[hi]|de notre|pour|for|avec|with|svp|stp"
    r"|please|courriel|"
    r"email|et |and |est |is |affiche|needs?|qui|who|ne |a besoin|adresse|chef|responsable|head|s'il|@)"
)
_FRENCH = re.compile(
    rf"\b{_NOUN}\b(?:\s(?!{_STOP}|de l'h|du c)(?:{_OF_THE}){{0,2}}[a-z0-9][\w-]{{0,30}}(?:'[\w-]{{1,20}})?){{0,5}}"
)
_ENGLISH = re.compile(rf"\b(?:[a-z][\w'-]{{1,20}}\s){{0,3}}{_ENGLISH_NOUN}\b(?:\s(?:[a-z]-?)?\d{{1,5}}[a-z]?\b)?")
_ANNOUNCED = re.compile(
    r"(?:\bcomptes?|\blicen[cs]es?|\baccounts?|\bacc?ts?|\bgenerique|\bgeneric(?: account)?|\bboite"
    r"|\bwebinaire \d{2,5}(?: a activer)?)"
    r"(?:\s(?:zoom|generique|de service|generic|svp|a creer|de salle|partage|est)){0,3}\s?"
    r"(?::|pour|pr|for|de|a|au nom de|d'|du|of)?\s?(?:la |le |les |l'|notre |nos |the |our |une? |a |an |cette |ce |some )?$"
)
_INTRO = re.compile(r"^(?:the|our|a|an|for|account|generic|room|new|create|for the|please|need|add|hello|hi|its|own)\s")
_BEFORE = 60
_STARTS = re.compile(r"(?:^|[\n.!?]\s?)(?:\W|hello|hi|bonjour|bjr){0,6}$")
_NEEDS = re.compile(r"[^.\n]{0,80}\b(?:needs?|a besoin|aurait besoin|requires?)\b")


def is_generic_address(email: str) -> bool:
    """Whether the part before the @ names a place or a service rather than a person."""
    local = email.partition("@")[0]
    return _LOCAL_PART.search(local) is not None


def announced(passage: Passage) -> tuple[Span, ...]:
    """Rooms and services that an account is asked for (« un compte pour la salle B-123 »), in order."""
    found = [span for span in services(passage) if _is_announced(passage, span)]
    return tuple(sorted({(one.start, one.end): one for one in found}.values(), key=lambda one: one.start))


def services(passage: Passage) -> Iterator[Span]:
    """Every room, clinic or service that is named, announced or not."""
    taken: list[Span] = []
    for pattern in (_FRENCH, _ENGLISH):
        for match in pattern.finditer(passage.plain):
            span = _trimmed(passage, Span(match.start(), match.end()))
            if span.end > span.start and not any(span.overlaps(one) for one in taken):
                taken.append(span)
                yield span


def like(passage: Passage, email: str) -> list[Span]:
    """The services named whose words the address begins alike (« Télépsychiatrie » for telepsy)."""
    parts = re.findall(r"[a-z]{4,}", email.partition("@")[0])
    words = {span: re.findall(r"[a-z]{4,}", passage.plain[span.start : span.end]) for span in services(passage)}
    return [span for span, known in words.items() if any(a.startswith(b[:4]) for a in known for b in parts)]


def shown(passage: Passage, span: Span) -> str:
    """A service's name as the card shows it: its first letter a capital."""
    text = passage.text[span.start : span.end].strip(" ,.:;-")
    return text[:1].upper() + text[1:]


def _is_announced(passage: Passage, span: Span) -> bool:
    before = passage.plain[max(0, span.start - _BEFORE) : span.start]
    starts = _STARTS.search(before) is not None and _NEEDS.match(passage.plain, span.end) is not None
    return starts or _ANNOUNCED.search(before) is not None


def _trimmed(passage: Passage, span: Span) -> Span:
    """Without the words that only lead to the name, nor what an address or a place filled."""
    start, end = span.start, span.end
    filled = passage.plain.find(FILLER, start, end)
    end = filled if filled >= 0 else end
    intro = _INTRO.match(passage.plain[start:end])
    while intro:
        start += intro.end()
        intro = _INTRO.match(passage.plain[start:end])
    text = passage.plain[start:end].rstrip()
    text = re.sub(rf"(?:\s(?:{_OF_THE.strip()}|de|du|des|la|le|a|en|et|l'|d'))+$", "", text)
    return Span(start, start + len(text))
