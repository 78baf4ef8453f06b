"""What Microsoft's schema says against a file, as faults with a sentence each instead of the validator's English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jsonschema import Draft4Validator, ValidationError

from bot.teams.package.manifest import Json, schema


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a package: the sentence is `teams-fault-<key>`, French and English."""

    key: str
    params: dict[str, str | int] = field(default_factory=dict)


def shape_faults(given: Json, name: str, file: str) -> list[Fault]:
    """Of `given`, read from `file`, against the vendored schema `name`; [] where it holds."""
    validator = Draft4Validator(schema(name))
    return [fault for error in validator.iter_errors(given) for fault in _faults(error, file)]


def _faults(error: ValidationError, file: str) -> Iterator[Fault]:
    where: dict[str, str | int] = {"file": file, "place": _place(error)}
    match error.validator:
        case "required":
            missing = re.match("'([^']+)'", error.message)
            yield Fault("missing-field", {**where, "name": missing[1] if missing else ""})
        case "additionalProperties":
            known, patterns = error.schema.get("properties", {}), error.schema.get("patternProperties", {})
            unknown = [name for name in error.instance if name not in known and not any(re.search(p, name) for p in patterns)]
            for name in unknown:
                yield Fault("unknown-field", {**where, "name": name})
        case "maxLength":
            yield Fault("too-long", {**where, "most": error.validator_value, "found": len(error.instance)})
        case "maxItems":
            yield Fault("too-many", {**where, "most": error.validator_value, "found": len(error.instance)})
        case "enum":
            yield Fault("not-a-choice", {**where, "choices": ", ".join(map(str, error.validator_value))})
        case _:
            yield Fault("not-accepted", where)


def _place(error: ValidationError) -> str:
    path: str = error.json_path
    return path.removeprefix("$").removeprefix(".")
