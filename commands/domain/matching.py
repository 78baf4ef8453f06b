"""Near matches of short words: typing slips in addresses, names and commands (R21, « vouliez-vous dire »)."""

from __future__ import annotations

from collections.abc import Iterable

_FORGIVEN_FROM = (4, 8)
"""Lengths from which one more slip is forgiven."""


def slips(typed: str, meant: str, limit: int) -> int:
    """How many slips part two words: a letter missing, added, changed, or two neighbours swapped; `limit` + 1 where more.

    (The optimal string alignment distance, cut short at `limit`.)
    """
    if abs(len(typed) - len(meant)) > limit:
        return limit + 1
    typed, meant = _apart(typed, meant)
    longer = max(len(typed), len(meant))
    if longer <= 1 or (longer == 2 and typed == meant[::-1]):  # noqa: PLR2004 - two neighbours
        return min(longer, 1)
    if limit <= 1:
        return limit + 1  # what is left differs at both its ends: one slip does not part it
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for i, a in enumerate(typed, 1):
        row = [i]
        for j, b in enumerate(meant, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == meant[j - 2] and typed[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def _apart(typed: str, meant: str) -> tuple[str, str]:
    """Both without what they begin and end with alike, where there is no slip."""
    start, end, least = 0, 0, min(len(typed), len(meant))
    while start < least and typed[start] == meant[start]:
        start += 1
    while end < least - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    return typed[start : len(typed) - end], meant[start : len(meant) - end]


def closest(typed: str, candidates: Iterable[str], limit: int) -> tuple[str, ...]:
    """The candidates with the fewest slips, in their own order; none where all have more than `limit`."""
    best = limit
    found: list[str] = []
    for candidate in candidates:
        distance = slips(typed, candidate, best)
        if distance < best:
            best, found = distance, [candidate]
        elif distance == best:
            found.append(candidate)
    return tuple(found)


def tolerance(word: str) -> int:
    """How many slips a word of this length is forgiven: none under 4 letters, one under 8, two from there."""
    return sum(len(word) >= length for length in _FORGIVEN_FROM)
