"""Slips between two words (R21): counted as their definition has it, however short the way there."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.domain.matching import closest, slips

words = st.text("abc.", max_size=8)


def defined(typed: str, meant: str) -> int:
    """The optimal string alignment distance by its recurrence."""

    @cache
    def apart(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        least = min(apart(i - 1, j) + 1, apart(i, j - 1) + 1, apart(i - 1, j - 1) + (typed[i - 1] != meant[j - 1]))
        if min(i, j) > 1 and typed[i - 1] == meant[j - 2] and typed[i - 2] == meant[j - 1]:
            least = min(least, apart(i - 2, j - 2) + 1)
        return least

    return apart(len(typed), len(meant))


@given(words, words, st.integers(0, 4))
@settings(max_examples=500, deadline=None)
def test_slips_are_counted_as_defined_up_to_the_limit(typed: str, meant: str, limit: int) -> None:
    assert slips(typed, meant, limit) == min(defined(typed, meant), limit + 1)


def test_the_closest_are_those_with_the_fewest_slips() -> None:
    assert closest("ciusscn", ("ciussscn", "cisssbsl", "ciusscm"), 2) == ("ciussscn", "ciusscm")
    assert closest("radiologie", ("cardiologie",), 1) == ()
