"""Figures for Prometheus: what people asked, how it ended, how long it took. No label carries personal data."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter as Counts
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, Counter, Gauge, Metric, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString

from bot.front import Answer, Desk, MadeFile
from commands.incoming import Incoming, Person
from commands.views.nodes import Localised, Option

__all__ = ["CONTENT_TYPE_LATEST", "MeasuredDesk", "Metrics"]

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """One registry a process; nothing global, so that tests may make many."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.commands = Commands()
        self.registry.register(self.commands)
        self.operations = Counter("iris_operations", "Opérations terminées", ("kind", "state"), registry=self.registry)
        self.open_operations = Gauge("iris_open_operations", "Opérations non terminées", ("state",), registry=self.registry)
        self.reading_age = Gauge("iris_reading_age_seconds", "Âge de la dernière lecture complète", registry=self.registry)
        self.leading = Gauge("iris_leading", "1 si ce processus écrit à Zoom", registry=self.registry)
        self.refused_events = Counter(
            "iris_refused_events", "Événements refusés à la porte", ("platform", "why"), registry=self.registry
        )
        self.unsent_answers = Counter(
            "iris_unsent_answers", "Réponses que la plateforme n’a pas prises", ("platform",), registry=self.registry
        )

        self.mails = Counter("iris_mails", "Courriels terminés", ("kind", "outcome"), registry=self.registry)
        self.waiting_mails = Gauge("iris_waiting_mails", "Courriels qui attendent d’être envoyés", registry=self.registry)
        self.undelivered_letters = Gauge(
            "iris_undelivered_letters", "Messages qu’aucune plateforme n’a pris, tant qu’on s’en souvient", registry=self.registry
        )

    def exposition(self) -> bytes:
        return generate_latest(self.registry)


class Commands(Collector):
    """Every command passes here, by the event loop: it is noted in two sums, and told as the library tells a counter and a
    histogram when somebody reads the figures, which is seldom."""

    def __init__(self) -> None:
        self._ended: Counts[tuple[str, str]] = Counts()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._within: dict[str, list[int]] = {}

    def note(self, platform: str, outcome: str, seconds: float) -> None:
        self._ended[platform, outcome] += 1
        self._seconds[platform] += seconds
        within = self._within.get(platform)
        if within is None:
            within = self._within[platform] = [0] * (len(SECONDS) + 1)
        within[bisect_left(SECONDS, seconds)] += 1

    def collect(self) -> Iterator[Metric]:
        ended = CounterMetricFamily("iris_commands", "Commandes traitées", labels=("platform", "outcome"))
        for labels, number in self._ended.items():
            ended.add_metric(labels, number)
        yield ended
        took = HistogramMetricFamily("iris_command_seconds", "Durée des commandes", labels=("platform",))
        bounds = (*map(floatToGoString, SECONDS), "+Inf")
        for platform, within in self._within.items():
            buckets = list(zip(bounds, accumulate(within), strict=True))
            took.add_metric((platform,), buckets, self._seconds[platform])
        yield took


class MeasuredDesk:
    """A desk (`bot.front.Desk`) that counts what passes through another."""

    def __init__(self, desk: Desk, metrics: Metrics) -> None:
        self._desk = desk
        self._note = metrics.commands.note

    async def answer(self, incoming: Incoming) -> Answer:
        begun = time.perf_counter()
        answer = await self._desk.answer(incoming)
        self._note(incoming.person.platform, answer.outcome, time.perf_counter() - begun)
        return answer

    async def options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        return await self._desk.options(person, source, typed, chosen)

    async def home(self, person: Person) -> Localised:
        return await self._desk.home(person)

    async def allowed(self, person: Person) -> frozenset[str]:
        return await self._desk.allowed(person)

    async def follows(self, platform: str, thread: str) -> bool:
        return await self._desk.follows(platform, thread)

    async def registered(self, platform: str, channel: str) -> bool:
        return await self._desk.registered(platform, channel)

    async def take(self, person: Person, offer: str) -> MadeFile | None:
        return await self._desk.take(person, offer)

    def words(self, locale: str, key: str) -> str:
        return self._desk.words(locale, key)
