"""Sentences that are kept with what they are about, and said later in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from commands.domain.operations import Json
from commands.views.nodes import Msg, Param


def as_json(words: Msg) -> dict[str, Json]:
    """What `from_json` gives back the same."""
    return {"key": words.key, "params": {name: _kept(value) for name, value in words.params}}


def from_json(kept: Mapping[str, Json]) -> Msg | None:
    """None for nothing."""
    key, params = kept.get("key"), kept.get("params")
    if not isinstance(key, str):
        return None
    return Msg(key, tuple((name, _said(value)) for name, value in params.items()) if isinstance(params, dict) else ())


def _kept(value: Param) -> Json:
    match value:
        case Msg():
            return {"msg": as_json(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def _said(value: Json) -> Param:
    match value:
        case {"msg": dict(words)}:
            return from_json(words) or ""
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case int() | str():
            return value
        case _:
            return ""
