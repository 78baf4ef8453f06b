"""A message apart: what its writer says, how they sign, and the mail they quote below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commands.requests.reading.text import Passage, lines_of, passage

_QUOTE = re.compile(r"^(?:>\s?)+")
_HEADER = re.compile(
    r"^\s*\W{0,3}(de|from|envoye|sent|date|a|to|cc|cci|bcc|objet|subject|repondre a|reply-to|importance)\W{0,3}\s?:",
    re.IGNORECASE,
)
_FIRST_HEADERS = frozenset({"de", "from"})
_TELLING_HEADERS = frozenset({"envoye", "sent", "date", "objet", "subject"})
"""One of these makes it a mail's head: « De: … À: … » alone may be the two of a reassignment."""
_WROTE = re.compile(r"^\W{0,3}(?:le|on|el)\s.{4,200}\s(?:a ecrit|wrote|a crit|ecrivait)\s?:?\W{0,3}$")
_RULE = re.compile(r"^(?:-{3,}\s*(?:message d'origine|original message|message transfere|forwarded message)\b.*|_{10,}|-{20,})$")
_CLOSING = (
    r"(?:merci(?: (?:beaucoup|bien|infiniment|mille fois|d'avance|a l'avance|encore|a vous|et bonne journee|et bonne fin de "
    r"journee|pour (?:tout|votre aide|ton aide|votre collaboration|votre soutien)|de (?:votre|ton) (?:aide|collaboration"
    r"|soutien)"
    r"|beaucoup et bonne fin de journee|beaucoup et bonne journee))?|(?:bien )?cordialement|cordiales salutations"
    r"|(?:mes )?(?:meilleures )?salutations(?: distinguees)?|bien a (?:vous|toi)|sinceres salutations|au plaisir|a bientot"
    r"|bonne (?:journee|fin de journee|semaine|fin de semaine|soiree)|(?:best |kind |warm )?regards|best wishes|sincerely"
    r"|yours truly|best|cheers|(?:many )?thanks(?: (?:a lot|so much|again|in advance|for your help))?|thank you(?: (?:very much"
    r"|so much|in advance|for your help|again))?|thx|mci)"
)
_CLOSING_LINE = re.compile(rf"^\W{{0,3}}{_CLOSING}(?:\s*[,!.]\s*{_CLOSING})?\W{{0,12}}$")
_CLOSING_AND_NAME = re.compile(rf"(?:^|[.!?;,\n]\s{{0,3}}|\s){_CLOSING}\s?[,.!]{{1,3}}\s{{1,3}}(?=\S)")
_SENT_FROM = re.compile(r"(?:^|\s)--\s|(?:^|\s)(?:sent from my|envoye de mon|envoye a partir de mon|get outlook for)\s")
_POSTSCRIPT = re.compile(r"^\W{0,3}(?:p\.?\s?-?s\.?|n\.?\s?-?b\.?)\W")
_NAME = re.compile(r"(?:(?:Dre?|Mme|M|Mr|Mrs|Ms|Pr)\.? )?[^\W\d_][\w'.-]{1,40}(?: [^\W\d_][\w'.-]{0,40}){1,3}")
_LABEL = re.compile(r"^[^:]{1,40}:\s*\S")
_MAX_NAME_WORDS = 5
_MAX_TAIL = 200
_MAX_SECTIONS = 6
_MAX_HEADERS = 12


@dataclass(frozen=True, slots=True)
class Section:
    """What one person wrote: `body` without their signature, the signature, and for a quoted mail the line of its sender."""

    body: Passage
    signature: Passage
    sender: Passage


def sections_of(text: str) -> tuple[Section, ...]:
    """The writer's own section first, then each quoted mail, newest first; at least one, six at most."""
    found = [*_groups(lines_of(text))][:_MAX_SECTIONS]
    return tuple(_section(lines, sender) for lines, sender in found)


def _groups(lines: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """Lines apart at the heads of quoted mail, which are dropped; each with the line that names its sender."""
    group: list[str] = []
    sender, quoted, index = "", False, 0
    while index < len(lines):
        is_quote = lines[index].startswith(">")
        dropped = _head(lines, index)
        if dropped or is_quote != quoted:
            yield group, sender
            group = []
            quoted = is_quote
        if dropped:
            sender = _unquoted(lines[index])
        else:
            group.append(_unquoted(lines[index]))
        index += max(dropped, 1)
    yield group, sender


def _unquoted(line: str) -> str:
    return _QUOTE.sub("", line).strip()


def _head(lines: Sequence[str], index: int) -> int:
    """How many lines from `index` are the head of a quoted mail: « De: … Envoyé: … », « Le 3 mars, X a écrit: », a rule."""
    plain = passage(_unquoted(lines[index])).plain
    if _RULE.match(plain) or _WROTE.match(plain):
        return 1
    first = _HEADER.match(plain)
    if first is None or first[1] not in _FIRST_HEADERS:
        return 0
    names = [*_headers(lines, index)]
    return len(names) if _TELLING_HEADERS.intersection(names) else 0


def _headers(lines: Sequence[str], index: int) -> Iterator[str]:
    """The names of the header lines that follow one another from `index`."""
    for line in lines[index : index + _MAX_HEADERS]:
        header = _HEADER.match(passage(_unquoted(line)).plain)
        if header is None:
            return
        yield header[1]


def _section(lines: Sequence[str], sender: str) -> Section:
    body, signature = _signed(lines)
    joined = "\n".join(body).strip("\n")
    cut = _inline_closing(passage(joined))
    signed = "\n".join((joined[cut:], *signature)).strip()
    return Section(passage(joined[:cut].rstrip()), passage(signed), passage(sender))


def _signed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines of the body and of the signature, which begins at a closing formula or at a block that begins with a bare name."""
    kept = list(lines)
    for index, line in enumerate(kept):
        if index == 0 or not _CLOSING_LINE.match(passage(line).plain):
            continue
        rest = kept[index + 1 :]
        after = next((at for at, one in enumerate(rest) if _POSTSCRIPT.match(passage(one).plain)), len(rest))
        return [*kept[:index], *rest[after:]], rest[:after]
    start = _last_block(kept)
    return (kept[:start], kept[start:]) if _is_name_block(kept, start) else (kept, [])


def _last_block(lines: Sequence[str]) -> int:
    """Where the last paragraph begins."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    start = end
    while start and lines[start - 1]:
        start -= 1
    return start


def _is_name_block(lines: Sequence[str], start: int) -> bool:
    """Whether the paragraph at `start`, not the first, begins with somebody's name and brings no label nor only address."""
    before = [line for line in lines[:start] if line]
    if not before or start >= len(lines) or before[-1].endswith(":"):
        return False
    name = lines[start].split(",")[0].strip()
    words = name.split()
    if not _NAME.fullmatch(name) or len(words) > _MAX_NAME_WORDS or not all(word[0].isupper() for word in words):
        return False
    return "@" not in "".join(lines[start:]) or "@" in "".join(before)


def _inline_closing(body: Passage) -> int:
    """Where a signature begins on the last lines of a body: « Merci, Nom Nom, titre, téléphone », « -- Sent from »."""
    cut = len(body.text)
    sent = _SENT_FROM.search(body.plain, max(0, cut - _MAX_TAIL))
    if sent:
        cut = sent.start()
    for found in _CLOSING_AND_NAME.finditer(body.plain, max(0, cut - _MAX_TAIL), cut):
        tail = body.text[found.end() : cut]
        if tail[:1].isupper() and "\n" not in tail.strip() and _is_signature(tail):
            return found.start()
    return cut


def _is_signature(tail: str) -> bool:
    """A name and what follows it; a sentence is none."""
    name = re.split(r"[,(\n]", tail, maxsplit=1)[0].strip(" .!")
    words = name.split()
    return 0 < len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() for word in words) and not _LABEL.match(name)
