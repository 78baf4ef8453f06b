"""Figures of commands as Prometheus reads them."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import SECONDS, Metrics


def told(exposition: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    families = text_string_to_metric_families(exposition)
    samples = (sample for family in families for sample in family.samples)
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for sample in samples
        if not sample.name.endswith("_created")
    }


def test_commands_are_told_as_the_library_tells_a_counter_and_a_histogram() -> None:
    ours, theirs = Metrics(), CollectorRegistry()
    commands = Counter("iris_commands", "…", ("platform", "outcome"), registry=theirs)
    seconds = Histogram("iris_command_seconds", "…", ("platform",), buckets=SECONDS, registry=theirs)
    for platform, outcome, took in [
        ("slack", "ok", 0.005),
        ("slack", "ok", 0.3),
        ("slack", "failed", 9.0),
        ("teams", "ok", 0.0051),
    ]:
        ours.commands.note(platform, outcome, took)
        commands.labels(platform, outcome).inc()
        seconds.labels(platform).observe(took)
    reference = Metrics()
    reference.registry = theirs
    wanted = told(reference.exposition().decode())
    assert len(wanted) == 3 + 2 * (len(SECONDS) + 3)
    assert wanted.items() <= told(ours.exposition().decode()).items()
