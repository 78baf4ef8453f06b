"""How well the corpus is read: the figures of the benchmark, held as a test (R60)."""

from __future__ import annotations

import pytest

from storage.reference.loader import load_reference
from tests.support.request_corpus import messages
from tests.support.request_scoring import LEAST, scores


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held out"])
def test_each_field_is_read_as_well_as_promised(held_out: bool) -> None:
    found = scores([one for one in messages() if one.held_out is held_out], load_reference())
    short = {
        field: (round(100 * found[field].precision, 1), round(100 * found[field].recall, 1))
        for field, least in LEAST.items()
        if 100 * min(found[field].precision, found[field].recall) < least
    }
    assert short == {}


def test_the_corpus_is_large_varied_and_a_third_held_out() -> None:
    everything = messages()
    held_out = [one for one in everything if one.held_out]
    assert len(everything) >= 180
    assert 0.3 <= len(held_out) / len(everything) <= 0.4
    assert {one.fields.get("wish") for one in everything} >= {
        "create",
        "reactivate",
        "reassign",
        "capacity",
        "access",
        "question",
    }
    assert sum(one.refused for one in everything) >= 10
    assert len({one.text for one in everything}) == len(everything)
