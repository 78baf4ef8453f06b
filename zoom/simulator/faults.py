"""Faults on demand: latency, errors, cut connections, throttling.

Each rule is added to those in force until cleared. The first rule that strikes decides; latencies add up.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any, Literal, NamedTuple

import msgspec

Blow = Literal["cut_before", "throttle", "error", "error_after", "cut_after"]
ERRORS = range(400, 600)
HeaderForm = Literal["seconds", "date", "ratelimit", "none"]


class Rule(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Rates between 0 and 1. ``cut_before``: the connection ends and nothing was done; ``cut_after``: it was done all the same;
    ``error_rate``: ``status`` instead of doing it; ``error_after``: ``status`` although it was done; ``throttle``: 429 with
    ``headers`` as given. ``match`` is a regular expression searched in "METHOD /path" (without /v2). ``count``: the rule strikes
    at most so many times, then goes; a rule with latency only is used up by each call it delays.
    """

    latency_ms: float = 0
    error_rate: float = 0
    error_after: float = 0
    status: int = 500
    cut_before: float = 0
    cut_after: float = 0
    throttle: float = 0
    headers: HeaderForm = "seconds"
    count: int | None = None
    match: str = ""

    def __post_init__(self) -> None:
        for name in ("error_rate", "error_after", "cut_before", "cut_after", "throttle"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be between 0 and 1")
        if self.latency_ms < 0 or self.status not in ERRORS:
            raise ValueError("latency_ms must not be negative, status must be between 400 and 599")
        try:
            re.compile(self.match)
        except re.error as wrong:
            raise ValueError(f"match is no regular expression: {wrong}") from wrong

    def rates(self) -> tuple[tuple[Blow, float], ...]:
        """The blows in the order in which they are drawn."""
        return (
            ("cut_before", self.cut_before),
            ("throttle", self.throttle),
            ("error", self.error_rate),
            ("error_after", self.error_after),
            ("cut_after", self.cut_after),
        )


class Verdict(NamedTuple):
    """What happens to one call. ``delay`` in seconds."""

    delay: float = 0
    blow: Blow | None = None
    status: int = 500
    headers: HeaderForm = "none"


class Faults:
    """The rules in force."""

    def __init__(self, text: str = "", seed: int = 0) -> None:
        self._random = Random(seed)  # noqa: S311 - reproducible faults, not secrets
        self.rules: list[Rule] = []
        self.down = False
        if text:
            self.apply(parse(text))

    def apply(self, wanted: dict[str, Any]) -> None:
        """POST faults: {"clear": true}, {"down": true|false}, {"seed": n}, and the fields of a :class:`Rule`.

        Raises msgspec.ValidationError on anything else; nothing is changed then.
        """
        rest = {name: value for name, value in wanted.items() if name not in ("clear", "down", "seed")}
        rule = msgspec.convert(rest, Rule) if rest else None
        if wanted.get("clear"):
            self.rules.clear()
            self.down = False
        if "seed" in wanted:
            self._random.seed(int(wanted["seed"]))
        if "down" in wanted:
            self.down = bool(wanted["down"])
        if rule is not None:
            self.rules.append(rule)

    def decide(self, method: str, path: str) -> Verdict:
        """Draw what happens to this call."""
        delay = 0.0
        for rule in [rule for rule in self.rules if re.search(rule.match, f"{method} {path}")]:
            delay += rule.latency_ms / 1000
            blow = self._draw(rule)
            if blow or (rule.latency_ms and not any(rate for _, rate in rule.rates())):
                self._use(rule)
            if blow:
                return Verdict(delay, blow, rule.status, rule.headers)
        return Verdict(delay)

    def _draw(self, rule: Rule) -> Blow | None:
        for blow, rate in rule.rates():
            if rate and self._random.random() < rate:
                return blow
        return None

    def _use(self, rule: Rule) -> None:
        if rule.count is not None:
            rule.count -= 1
            if rule.count <= 0:
                self.rules = [held for held in self.rules if held is not rule]


def parse(text: str) -> dict[str, Any]:
    """``"latency_ms=200,error_rate=0.1,headers=date"`` → what POST faults takes. Raises ValueError."""
    wanted: dict[str, Any] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = part.partition("=")
        if not equals:
            raise ValueError(f"{part}: write name=value")
        wanted[name.strip()] = _value(value.strip())
    return wanted


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text
