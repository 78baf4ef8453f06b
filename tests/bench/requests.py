"""How well free-text requests are read: precision and recall of each field over the invented corpus (R60, R63).

The held-out third was set aside before the rules were written; its figures are the ones to believe.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from commands.domain.reference import ReferenceData
from commands.requests.reading import read_request
from storage.reference.loader import load_reference
from tests.bench.measure import Measure, Options, percentile
from tests.support.request_corpus import Message, messages
from tests.support.request_scoring import LEAST, Score, scores

NAME = "requests"

_SLOWEST = 20.0


def run(options: Options) -> Iterable[Measure]:
    reference = load_reference()
    everything = messages()
    for part, held_out in (("tuned", False), ("held out", True)):
        chosen = [one for one in everything if one.held_out is held_out]
        for field, score in scores(chosen, reference).items():
            yield _measure(f"{part} ({len(chosen)}): {field}", field, score)
    yield _speed(everything, reference)


def _measure(name: str, field: str, score: Score) -> Measure:
    """The worse of the two, so that a limit holds for both."""
    precision, recall = 100 * score.precision, 100 * score.recall
    notes: dict[str, str | float] = {
        "precision": f"{precision:.1f} %",
        "recall": f"{recall:.1f} %",
        "right": score.right,
        "wrong": score.wrong,
        "lacking": score.lacking,
    }
    return Measure(bench=NAME, name=name, value=min(precision, recall), unit="%", least=LEAST.get(field), notes=notes)


def _speed(everything: Iterable[Message], reference: ReferenceData) -> Measure:
    times = []
    for one in everything:
        start = time.perf_counter()
        read_request(one.text, reference)
        times.append(1000 * (time.perf_counter() - start))
    return Measure(bench=NAME, name="one message, p95", value=percentile(times, 0.95), unit="ms", limit=_SLOWEST)
