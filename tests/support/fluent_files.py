"""The message files as their texts, for the tests of both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast

PLACE = "\ufffc"
"""Stands in a text where a parameter comes."""


@dataclass
class MessageFacts:
    """`texts` are the message's sentences, a select's variants apart; `params` the parameters it takes."""

    texts: list[str] = field(default_factory=list)
    params: set[str] = field(default_factory=set)


def parsed(directory: Path) -> dict[str, list[MessageFacts]]:
    """By identifier, every entry of that name in the directory's files. Fails on an entry that does not parse."""
    found: dict[str, list[MessageFacts]] = {}
    for path in sorted(directory.glob("*.ftl")):
        for item in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(item, ast.Junk), f"{path.name}: {item.content!r}"
            if isinstance(item, ast.Message | ast.Term):
                assert item.value is not None, f"{path.name}: {item.id.name} has no text"
                facts = MessageFacts()
                _pattern(item.value, facts)
                name = f"-{item.id.name}" if isinstance(item, ast.Term) else item.id.name
                found.setdefault(name, []).append(facts)
    return found


def _pattern(pattern: ast.Pattern, facts: MessageFacts) -> None:
    whole = "".join(
        element.value if isinstance(element, ast.TextElement) else _placeable(element.expression, facts)
        for element in pattern.elements
    )
    facts.texts.append(whole)


def _placeable(expression: object, facts: MessageFacts) -> str:
    if isinstance(expression, ast.StringLiteral):
        return str(expression.parse()["value"])
    if isinstance(expression, ast.SelectExpression):
        _placeable(expression.selector, facts)
        for variant in expression.variants:
            _pattern(variant.value, facts)
    elif isinstance(expression, ast.VariableReference):
        facts.params.add(expression.id.name)
    elif isinstance(expression, ast.FunctionReference):
        for argument in expression.arguments.positional:
            _placeable(argument, facts)
    return PLACE
