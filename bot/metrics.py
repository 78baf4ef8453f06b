"""Figures for Prometheus: what people asked, how it ended, how long it took. No label carries personal data."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.front import Answer, Desk, MadeFile
from commands.incoming import Incoming, Person
from commands.views.nodes import Localised, Option

__all__ = ["CONTENT_TYPE_LATEST", "MeasuredDesk", "Metrics"]

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """One registry a process; nothing global, so that tests may make many."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.commands = Counter("iris_commands", "Commandes traitées", ("platform", "outcome"), registry=self.registry)
        self.seconds = Histogram(
            "iris_command_seconds", "Durée des commandes", ("platform",), buckets=SECONDS, registry=self.registry
        )
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


class MeasuredDesk:
    """A desk (`bot.front.Desk`) that counts what passes through another."""

    def __init__(self, desk: Desk, metrics: Metrics) -> None:
        self._desk = desk
        self._counter = cache(lambda platform, outcome: metrics.commands.labels(platform, str(outcome)))
        self._timer = cache(metrics.seconds.labels)

    async def answer(self, incoming: Incoming) -> Answer:
        begun = time.perf_counter()
        answer = await self._desk.answer(incoming)
        platform = incoming.person.platform
        self._counter(platform, answer.outcome).inc()
        self._timer(platform).observe(time.perf_counter() - begun)
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
