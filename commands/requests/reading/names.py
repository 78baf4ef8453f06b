"""People's names: as an address gives them, and as the text writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commands.domain.folding import words_of
from commands.domain.matching import slips, tolerance
from commands.requests.reading.given_names import GIVEN_NAMES
from commands.requests.reading.ordinary_words import is_ordinary
from commands.requests.reading.text import Passage, Span

_WORD = re.compile(r"[^\W\d_](?:[\w]|['.-](?=[^\W_]))*")
_TITLE = re.compile(
    r"\b(?:dre?|docteure?|doctor|mme|mmes|madame|mlle|monsieur|mr|mrs|ms|miss|pre?|prof|professeure?|inf|m(?=\.?\s))\b\.?\s?"
)
_LAST_LABEL = re.compile(r"\b(?:nom(?: de famille)?|last name|surname|family name)\s?:\s?([^\n;,|:]{1,60})")
_FIRST_LABEL = re.compile(r"\b(?:prenom|first name|given name)s?\s?:\s?([^\n;,|:]{1,60})")
_AFTER_VALUE = re.compile(r"\s-\s|\s{2,}|\s(?:prenom|nom|courriel|email|first|last)\b")
_TURNED = re.compile(r"\b(?:pour|for|à|:) ?([A-ZÀ-Ý][\w'-]{1,30}), ([A-ZÀ-Ý][\w'-]{1,30})(?=[\s,;.()]|$)")
_BETWEEN = re.compile(r"[ ,;|.\t-]{1,4}")
_POSSESSIVE = re.compile(r"'s$|'$")
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "van", "von", "el", "al", "ben", "st", "ste", "st-", "d'", "da", "di"})
_MAX_WORDS = 4
_MAX_JOINED = 4
"""Words that one part of an address may be written as (« Marie Soleil » for marie-soleil)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text. `titled`: after « Dre », « Mme »; then it may be a last name alone."""

    span: Span
    first: str
    last: str
    titled: bool = False


def written_as(passage: Passage, first: str, last: str) -> Name | None:
    """Where the text writes the two parts of an address, either first; None where it does not."""
    words = [*_words(passage)]
    for index in range(len(words)):
        for one, other in ((first, last), (last, first)):
            middle = _joined(words, index, one, passage)
            end = _joined(words, middle, other, passage) if middle > index else -1
            if end > middle and _near(words[middle - 1], words[middle], passage):
                pieces = (_shown(passage, words[index:middle]), _shown(passage, words[middle:end]))
                if one is first and _is_full(first, words[index:middle]):
                    return Name(_span(words[index:end]), *pieces)
                if one is last and _is_full(first, words[middle:end]):
                    return Name(_span(words[index:end]), pieces[1], pieces[0])
    return None


def names_in(passage: Passage) -> tuple[Name, ...]:
    """Names that stand out by themselves: two capitalised words or more, what follows a title, labelled fields."""
    found = [*_labelled(passage), *_titled(passage), *_capitalised(passage), *_turned(passage)]
    kept: list[Name] = []
    for one in found:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span.start))


def alike(name: Name, first: str, last: str) -> bool:
    """Whether a name of the text is the one of an address, an initial or a slip forgiven."""
    mine, theirs = _letters(name.last), _letters(last)
    if not theirs or slips(mine, theirs, 2) > tolerance(theirs) // 2 + 1 - (len(theirs) < len("nguyen")):
        return False
    begun, given = _letters(name.first), _letters(first)
    return not begun or (begun.startswith(given[:1]) and (len(given) == 1 or slips(begun, given, 2) <= 1))


def spelled(part: str) -> str:
    """A part of an address as a name: « marie-eve » gives Marie-Eve, « o'brien » O'Brien."""
    return re.sub(r"(^|[\s'-])(\w)", lambda found: found[1] + found[2].upper(), part.lower())


def mentions(passage: Passage, first: str, last: str) -> Iterator[Span]:
    """Wherever a person's last name stands as a word (« M. Fontarabie est parti »), the first name taken along."""
    wanted, given = _letters(last), _letters(first)
    if not wanted:
        return
    words = [*_words(passage)]
    for index, (span, letters) in enumerate(words):
        if letters == wanted:
            before = words[index - 1] if index and words[index - 1][1] == given else None
            yield Span(before[0].start if before else span.start, span.end)


def _words(passage: Passage) -> Iterator[tuple[Span, str]]:
    """Each word with its folded letters; addresses, which are filled, are none."""
    for found in _WORD.finditer(passage.plain):
        end = found.end() - len((_POSSESSIVE.search(found[0]) or [""])[0])
        yield Span(found.start(), end), _letters(passage.text[found.start() : end])


def _letters(text: str) -> str:
    return "".join(words_of(text))


def _joined(words: Sequence[tuple[Span, str]], index: int, wanted: str, passage: Passage) -> int:
    """Where the words that together are `wanted` end, counting from `index`; `index` where they are not."""
    letters = _letters(wanted)
    if not letters or index >= len(words):
        return index
    if len(letters) == 1:
        return index + 1 if words[index][1].startswith(letters) and passage.text[words[index][0].start].isupper() else index
    built = ""
    for end in range(index, min(len(words), index + _MAX_JOINED)):
        if end > index and not _near(words[end - 1], words[end], passage):
            return index
        built += words[end][1]
        if built == letters:
            return end + 1
        if not letters.startswith(built):
            return index
    return index


def _near(one: tuple[Span, str], other: tuple[Span, str], passage: Passage) -> bool:
    return _BETWEEN.fullmatch(passage.text, one[0].end, other[0].start) is not None


def _is_full(first: str, words: Sequence[tuple[Span, str]]) -> bool:
    """A first name is written out, or the address has only its initial."""
    return bool(words) and (len(_letters(first)) == 1 or "".join(letters for _, letters in words) == _letters(first))


def _span(words: Sequence[tuple[Span, str]]) -> Span:
    return Span(words[0][0].start, words[-1][0].end)


def _shown(passage: Passage, words: Sequence[tuple[Span, str]]) -> str:
    span = _span(words)
    return _cased(passage.text[span.start : span.end])


def _cased(text: str) -> str:
    """A name typed all in one case gets its capitals."""
    trimmed = _POSSESSIVE.sub("", text.strip(" .,;:-"))
    return spelled(trimmed) if trimmed.isupper() or trimmed.islower() else trimmed


def _labelled(passage: Passage) -> Iterator[Name]:
    """« Nom: Bellehumeur / Prénom: Cassandre », and « Nom: Dr Ignace Ravenel » as a whole name."""
    firsts = [*_FIRST_LABEL.finditer(passage.plain)]
    for index, found in enumerate(_LAST_LABEL.finditer(passage.plain)):
        span, value = _value(passage, found)
        if index < len(firsts):
            _, given = _value(passage, firsts[index])
            yield Name(span, _cased(given), _cased(value))
        elif " " in value:
            yield _split(span, _bare(value))


def _value(passage: Passage, found: re.Match[str]) -> tuple[Span, str]:
    start, end = found.span(1)
    stop = _AFTER_VALUE.search(passage.plain, start, end)
    span = Span(start, stop.start() if stop else end)
    return span, passage.text[span.start : span.end].strip(" .-")


def _bare(value: str) -> str:
    """A full name without its title."""
    titled = _TITLE.match(value.lower())
    return value[titled.end() :] if titled else value


def _titled(passage: Passage) -> Iterator[Name]:
    """What follows a title: capitalised words, or two plain ones (« dr apollinaire vauban »)."""
    for title in _TITLE.finditer(passage.plain):
        run = _run(passage, title.end(), capitals=True) or _run(passage, title.end(), capitals=False)
        if run and run[0].start - title.end() <= 1:
            span = Span(run[0].start, run[-1].end)
            yield _split(span, passage.text[span.start : span.end], titled=True)


def _capitalised(passage: Passage) -> Iterator[Name]:
    position = 0
    for found in _WORD.finditer(passage.plain):
        if found.start() < position or not passage.text[found.start()].isupper():
            continue
        run = _run(passage, found.start(), capitals=True)
        position = run[-1].end if run else found.end()
        if len(run) > 1:
            span = Span(run[0].start, run[-1].end)
            yield _split(span, passage.text[span.start : span.end])


def _turned(passage: Passage) -> Iterator[Name]:
    """« un compte pour Tasse, Odilon »."""
    for found in _TURNED.finditer(passage.text):
        if not any(is_ordinary(word) for word in words_of(found[0])[1:]):
            yield Name(Span(found.start(1), found.end(2)), _cased(found[2]), _cased(found[1]))


def _run(passage: Passage, start: int, *, capitals: bool) -> list[Span]:
    """The words of a name from `start` on, four at most: no ordinary word, no acronym, nothing but spaces between."""
    run: list[Span] = []
    for found in _WORD.finditer(passage.plain, start, min(len(passage.plain), start + 120)):
        span = Span(found.start(), found.end())
        word = passage.text[span.start : span.end]
        if run and passage.text[run[-1].end : span.start] != " ":
            break
        particle = bool(run) and found[0] in _PARTICLES
        if not particle and (is_ordinary(found[0]) or (capitals and not _is_name_word(word, passage))):
            break
        run.append(span)
        if len(run) == (_MAX_WORDS if capitals else len(("first", "last"))) or _POSSESSIVE.search(word):
            break
    while run and passage.plain[run[-1].start : run[-1].end] in _PARTICLES:
        run.pop()
    return run


def _is_name_word(word: str, passage: Passage) -> bool:
    """A capitalised word; acronyms only in a text that is all in capitals."""
    letters = _POSSESSIVE.sub("", word)
    shouts = letters.isupper() and len(letters) <= len("CIUSSS") and not passage.text.isupper()
    return word[0].isupper() and len(letters) > 1 and not shouts


def _split(span: Span, text: str, *, titled: bool = False) -> Name:
    """First and last name of a full one: « Prénom Nom » unless only the end is a known given name or the start shouts."""
    words = _POSSESSIVE.sub("", text.strip(" .,")).split()
    if len(words) == 1:
        return Name(span, "", _cased(words[0]), titled)
    shouted = words[0].isupper() and not words[-1].isupper()
    reversed_ = _letters(words[-1]) in GIVEN_NAMES and _letters(words[0].split("-")[0]) not in GIVEN_NAMES and not titled
    if shouted or (reversed_ and len(words) == len(("last", "first"))):
        return Name(span, _cased(words[-1]), _cased(" ".join(words[:-1])), titled)
    compound = len(words) > 2 and all(_letters(word) in GIVEN_NAMES for word in words[:2])  # noqa: PLR2004 - a double given name
    cut = 2 if compound else 1
    return Name(span, _cased(" ".join(words[:cut])), _cased(" ".join(words[cut:])), titled)
