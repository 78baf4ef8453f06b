"""Adaptive Cards 1.5 as Teams takes them, strictly (adaptivecards.io/explorer; learn.microsoft.com, « Cards » and « Limits »).

Markdown is judged by a parser of its own: no text of ours may come to anything but plain paragraphs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from markdown_it import MarkdownIt

Json = dict[str, Any]

MESSAGE_BYTES = 100 * 1024
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SIGNED = re.compile("[ℹ✓⚠✗]")
"""What has a colour begins with a sign."""
FUNCTION = re.compile(r"\{\{")
COMMON = {"type", "spacing", "separator", "id", "isVisible", "fallback"}
ELEMENTS = {
    "TextBlock": {"text", "style", "size", "weight", "wrap", "color", "isSubtle", "fontType"},
    "RichTextBlock": {"inlines"},
    "Container": {"items", "style"},
    "FactSet": {"facts"},
    "ActionSet": {"actions"},
    "Table": {"columns", "rows"},
    "Image": {"url", "altText", "size"},
    "ProgressBar": {"value", "max"},
    "Input.Text": {"label", "isRequired", "errorMessage", "maxLength", "isMultiline", "style", "value", "placeholder"},
    "Input.ChoiceSet": {
        *("label", "isRequired", "errorMessage", "style", "isMultiSelect", "choices", "choices.data", "placeholder", "value"),
    },
}
TEAMS_ONLY = {"ProgressBar"}
ACTION = {"type", "title", "style", "tooltip", "mode", "fallback"}
ACTIONS = {
    "Action.Execute": {"verb", "data", "associatedInputs"},
    "Action.Submit": {"data", "associatedInputs"},
    "Action.OpenUrl": {"url"},
    "Action.ToggleVisibility": {"targetElements"},
}
VALUES = {
    "color": {"default", "dark", "light", "accent", "good", "warning", "attention"},
    "weight": {"default", "lighter", "bolder"},
    "size": {"default", "small", "medium", "large", "extraLarge", "auto", "stretch"},
    "spacing": {"default", "none", "small", "medium", "large", "extraLarge", "padding"},
    "fontType": {"default", "monospace"},
    "associatedInputs": {"auto", "none"},
}
STYLES = {
    "TextBlock": {"default", "heading", "columnHeader"},
    "Container": {"default", "emphasis", "good", "attention", "warning", "accent"},
    "Input.Text": {"text", "tel", "url", "email"},
    "Input.ChoiceSet": {"compact", "expanded", "filtered"},
    "action": {"default", "positive", "destructive"},
}
_MARKDOWN = MarkdownIt("commonmark")


def check_activity(activity: Json) -> None:
    """A message whose only content is one card (a card beside text cannot be updated)."""
    assert activity["type"] == "message"
    assert not activity.get("text")
    (attachment,) = activity["attachments"]
    assert _bytes(activity) <= MESSAGE_BYTES
    check_attachment(attachment)


def check_attachment(attachment: Json) -> None:
    assert set(attachment) == {"contentType", "content"}
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    check_card(attachment["content"])


def check_dialog(value: Json) -> None:
    """The value of a `task` answer of type continue."""
    assert set(value) == {"title", "height", "width", "card"}
    _text(value["title"], 60)
    assert value["height"] in {"small", "medium", "large"}
    assert value["width"] in {"small", "medium", "large"}
    check_attachment(value["card"])
    kinds = {node["type"] for node in nodes(value["card"]["content"]) if "type" in node}
    assert "Action.Execute" not in kinds, "dialogs know no Action.Execute"


def as_sent(payload: Json) -> Json:
    """What arrives at Teams: rows of tables are bytes already before they leave."""
    arrived: Json = msgspec.json.decode(msgspec.json.encode(payload))
    return arrived


def check_card(card: Json) -> None:
    """Raises AssertionError that says which rule is broken."""
    assert set(card) == {"type", "version", "lang", "msteams", "fallbackText", "speak", "body"}
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.5")
    assert card["lang"] in {"fr", "en"}
    assert card["msteams"] == {"width": "Full"}
    for key in ("fallbackText", "speak"):
        _text(card[key], 2_000)
        _unmarked(card[key])
    assert _bytes(card) <= MESSAGE_BYTES - 6 * 1024, "no room is left for the activity"
    assert card["body"]
    for element in card["body"]:
        _element(element)
    _whole(card)


def _bytes(payload: Json) -> int:
    """Of JSON without spaces, in UTF-16, which is how Teams counts."""
    return len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


def _whole(card: Json) -> None:
    """What holds of a card's elements together."""
    named = [node["id"] for node in nodes(card["body"]) if "id" in node]
    assert len(named) == len(set(named)), f"an id twice: {named}"
    targets = {name for node in nodes(card["body"]) for name in node.get("targetElements", ())}
    assert targets <= set(named), "a button that shows nothing"
    hidden = {node["id"] for node in nodes(card["body"]) if node.get("isVisible") is False}
    assert hidden <= targets, "hidden for good"
    inputs = any(str(node.get("type", "")).startswith("Input.") for node in nodes(card["body"]))
    if inputs:
        sends = [one for one in nodes(card["body"]) if one.get("type") == "Action.Submit" and "associatedInputs" not in one]
        assert sends, "inputs that nothing sends"


def nodes(node: object) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def _element(element: Json) -> None:
    kind = element["type"]
    assert kind in ELEMENTS, kind
    assert set(element) <= COMMON | ELEMENTS[kind], set(element) - COMMON - ELEMENTS[kind]
    for key, allowed in VALUES.items():
        assert element.get(key, "default" if key != "associatedInputs" else "auto") in allowed, (key, element[key])
    if kind in STYLES:
        assert element.get("style", "default") in STYLES[kind] | {"default"}
    if "fallback" in element:
        _element(element["fallback"])
    assert kind not in TEAMS_ONLY or "fallback" in element, f"{kind} of Teams alone"
    globals()[f"_{kind.lower().replace('.', '_')}"](element)


def _textblock(element: Json) -> None:
    _text(element["text"])
    _unmarked(element["text"])
    assert element["wrap"] is True, "cut off on a phone"


def _richtextblock(element: Json) -> None:
    assert element["inlines"]
    for run in element["inlines"]:
        assert run["type"] == "TextRun"
        assert set(run) <= {"type", "text", "weight", "isSubtle", "color", "size", "fontType", "selectAction"}
        _text(run["text"])
        assert "\n" not in run["text"], "clients differ on line feeds in a run"
        for key, allowed in VALUES.items():
            assert key not in run or run[key] in allowed, (key, run)
        if run.get("color", "default") != "default":
            assert SIGNED.match(run["text"]), f"colour alone: {run['text']!r}"
        if "selectAction" in run:
            assert run["selectAction"]["type"] == "Action.OpenUrl"
            _action(run["selectAction"], schemes=("https://", "mailto:"))


def _container(element: Json) -> None:
    assert element["items"], "an empty frame"
    if element.get("style", "default") not in {"default", "emphasis"}:
        assert SIGNED.match(element["items"][0]["inlines"][0]["text"]), "colour alone"
    for item in element["items"]:
        _element(item)


def _factset(element: Json) -> None:
    assert element["facts"], "no facts"
    for fact in element["facts"]:
        assert set(fact) == {"title", "value"}
        for text in fact.values():
            _text(text)
            _unmarked(text)


def _actionset(element: Json) -> None:
    actions = element["actions"]
    assert actions, "no buttons"
    assert len([one for one in actions if one.get("mode", "primary") == "primary"]) <= 6, "Teams shows six buttons"
    for action in actions:
        _action(action)


def _table(element: Json) -> None:
    width = len(element["columns"])
    assert 1 <= width <= 4, f"{width} columns on a phone"
    assert all(isinstance(one["width"], int) and one["width"] > 0 for one in element["columns"])
    assert len(element["rows"]) >= 2, "a head without rows"
    for row in element["rows"]:
        assert set(row) == {"type", "cells"}
        assert row["type"] == "TableRow"
        assert len(row["cells"]) == width
        for cell in row["cells"]:
            assert set(cell) == {"type", "items"}
            assert cell["type"] == "TableCell"
            _container(cell)


def _image(element: Json) -> None:
    _text(element["altText"])
    assert re.match(r"data:image/png;base64,|https://[^/]+/pictures/[\w.-]+\.png$", element["url"])


def _progressbar(element: Json) -> None:
    assert 0 <= element["value"] <= element["max"] == 100


def _input_text(element: Json) -> None:
    _input(element)
    assert 1 <= element["maxLength"] <= 4_000
    assert len(element.get("value", "")) <= element["maxLength"]
    assert not CONTROL.search(element.get("value", ""))


def _input_choiceset(element: Json) -> None:
    _input(element)
    values = [choice["value"] for choice in element["choices"]]
    if "choices.data" in element:
        query = element["choices.data"]
        assert query["type"] == "Data.Query"
        assert query["dataset"]
        assert element["style"] == "filtered"
    else:
        assert values, "nothing to choose from"
    for choice in element["choices"]:
        assert set(choice) == {"title", "value"}
        _text(choice["title"], 100)
        assert choice["value"]
    assert element.get("value", values[0] if values else "") in {*values, ""}


def _input(element: Json) -> None:
    assert element["id"]
    _text(element["label"], 200)
    assert ("errorMessage" in element) == element.get("isRequired", False), "a required input says so"
    if "errorMessage" in element:
        _text(element["errorMessage"], 200)
        _unmarked(element["errorMessage"])


def _action(action: Json, schemes: tuple[str, ...] = ("https://",)) -> None:
    kind = action["type"]
    assert kind in ACTIONS, kind
    assert set(action) <= ACTION | ACTIONS[kind], set(action) - ACTION - ACTIONS[kind]
    _text(action["title"], 200)
    assert action.get("style", "default") in STYLES["action"]
    if "tooltip" in action:
        _text(action["tooltip"], 300)
    match kind:
        case "Action.Execute":
            assert action["verb"] in {"press", "submit", "simulate", "type"}
            assert set(action["data"]) == {"iris"}
            if "fallback" in action:
                assert action["fallback"]["type"] == "Action.Submit"
                less = action["fallback"]["data"]["iris"]
                assert less == {name: action["data"]["iris"][name] for name in less}, "another press for older clients"
                _action(action["fallback"])
        case "Action.Submit":
            assert set(action["data"]) <= {"iris", "msteams"}
            assert action["data"].get("msteams", {"type": "task/fetch"}) == {"type": "task/fetch"}
        case "Action.OpenUrl":
            assert action["url"].casefold().startswith(schemes)


def _text(text: str, most: int = 4_100) -> None:
    assert text.strip(), "an empty text"
    assert len(text) <= most, f"{len(text)} characters of {most}"
    _free(text)


def _free(text: str) -> None:
    """Free of functions and of characters that break or turn a line."""
    assert not FUNCTION.search(text), f"a function: {text!r}"
    assert not CONTROL.search(text), f"a control character: {text!r}"


def _unmarked(text: str) -> None:
    """Comes to plain paragraphs: no link, list, emphasis, code, heading, mention, entity."""
    kinds = {token.type for token in _MARKDOWN.parse(text)}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline"}, (kinds, text)
    inline = [child for token in _MARKDOWN.parse(text) for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "softbreak"}, (inline, text)
    assert "".join(child.content for child in inline).strip() == text.strip(), text
    assert "<at>" not in text
