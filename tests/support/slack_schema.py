"""Slack's rules on payloads, strictly: what its servers refuse fails here too (docs.slack.dev, Block Kit reference).

The SDK's own validators let pass 51 blocks, a repeated block_id, no options, and an input modal without submit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

MENTION = re.compile(r"<[!@#]|@(here|channel|everyone)\b", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BLOCKS = {"header", "section", "context", "actions", "divider", "rich_text", "image", "input"}
MESSAGE_KEYS = {"text", "blocks", "response_type", "replace_original", "channel", "ts", "metadata", "mrkdwn", "link_names"}
MESSAGE_KEYS |= {"thread_ts", "user"}
MODAL_KEYS = {"type", "callback_id", "private_metadata", "title", "submit", "close", "blocks"}


def check_message(message: Json) -> None:
    """Raises AssertionError that says which rule is broken."""
    assert set(message) <= MESSAGE_KEYS, set(message) - MESSAGE_KEYS
    text, blocks = message["text"], message["blocks"]
    assert 0 < len(text) <= 40_000
    assert "<" not in text, "unescaped text"
    assert ">" not in text, "unescaped text"
    assert not re.search(r"&(?!amp;|lt;|gt;)", text), "unescaped text"
    _free(text)
    _metadata(message.get("metadata", {}))
    assert 1 <= len(blocks) <= 50, f"{len(blocks)} blocks"
    assert len(text) + _characters(blocks) <= 13_000, "characters in all"
    assert not any(block["type"] == "input" for block in blocks), "inputs stand in modals only"
    _blocks(blocks)


def _metadata(metadata: Json) -> None:
    """docs.slack.dev, « Message metadata »: a word for the event, and a payload of plain values."""
    if metadata:
        assert set(metadata) == {"event_type", "event_payload"}
        assert re.fullmatch(r"[a-z0-9_.]{1,256}", metadata["event_type"])
        assert all(isinstance(value, str | int | bool) for value in metadata["event_payload"].values())


def check_surface(view: Json) -> None:
    """A modal or the Home tab."""
    assert view["type"] in {"modal", "home"}
    blocks = view["blocks"]
    assert 1 <= len(blocks) <= 100, f"{len(blocks)} blocks"
    _blocks(blocks)
    inputs = any(block["type"] == "input" for block in blocks)
    if view["type"] == "home":
        assert set(view) == {"type", "blocks"}
        assert not inputs
        return
    assert set(view) <= MODAL_KEYS, set(view) - MODAL_KEYS
    for key in ("title", "submit", "close"):
        if key in view or key == "title":
            _text(view[key], 24)
    assert not inputs or "submit" in view, "an input modal wants a submit"
    assert len(view.get("private_metadata", "")) <= 3_000
    assert len(view.get("callback_id", "")) <= 255
    assert len(str(view)) <= 250_000


def check_options(options: list[Json], *, least: int = 1) -> None:
    assert least <= len(options) <= 100, f"{len(options)} options"
    for option in options:
        assert set(option) == {"text", "value"}
        _text(option["text"], 75)
        assert 0 < len(option["value"]) <= 150


def _characters(node: object) -> int:
    if isinstance(node, str):
        return len(node)
    if isinstance(node, list):
        return sum(map(_characters, node))
    if isinstance(node, dict):
        return sum(_characters(value) for key, value in node.items() if key != "type")
    return 0


def _blocks(blocks: list[Json]) -> None:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(ids) == len(set(ids)), "a block_id twice"
    assert all(0 < len(one) <= 255 for one in ids)
    pressable = [element["action_id"] for block in blocks if block["type"] != "input" for element in _elements(block)]
    assert len(pressable) == len(set(pressable)), "an action_id twice"
    for block in blocks:
        assert block["type"] in BLOCKS, block["type"]
        globals()[f"_{block['type']}"](block)


def _elements(block: Json) -> Iterator[Json]:
    for element in (*block.get("elements", ()), block.get("accessory"), block.get("element")):
        if element and "action_id" in element:
            yield element


def _header(block: Json) -> None:
    assert set(block) == {"type", "text"}
    _text(block["text"], 150)


def _section(block: Json) -> None:
    assert set(block) <= {"type", "text", "accessory"}
    _text(block["text"], 3_000)
    if "accessory" in block:
        _element(block["accessory"])


def _context(block: Json) -> None:
    assert set(block) == {"type", "elements"}
    assert 1 <= len(block["elements"]) <= 10
    for element in block["elements"]:
        _text(element, 2_000)


def _actions(block: Json) -> None:
    assert set(block) == {"type", "elements"}
    assert 1 <= len(block["elements"]) <= 25
    for element in block["elements"]:
        _element(element)


def _divider(block: Json) -> None:
    assert set(block) == {"type"}


def _image(block: Json) -> None:
    """A file of the bot's own; the tests' Slack says which it has taken."""
    assert set(block) == {"type", "slack_file", "alt_text", "title"}
    assert re.fullmatch(r"F[0-9A-Z]+", block["slack_file"]["id"])
    assert 0 < len(block["alt_text"]) <= 2_000
    _free(block["alt_text"])
    _text(block["title"], 2_000)


def _rich_text(block: Json) -> None:
    assert set(block) == {"type", "elements"}
    assert block["elements"]
    for part in block["elements"]:
        assert set(part) == {"type", "elements"}
        assert part["type"] in {"rich_text_section", "rich_text_preformatted"}
        assert part["elements"]
        for run in part["elements"]:
            assert run["type"] in {"text", "link"}, "user text forms nothing but text and links"
            assert 0 < len(run["text"]) <= 3_000
            _free(run["text"])
            if run["type"] == "link":
                assert re.match(r"(https://|mailto:)", run["url"], re.IGNORECASE)
                assert len(run["url"]) <= 3_000


def _input(block: Json) -> None:
    assert set(block) <= {"type", "block_id", "label", "element", "optional", "hint"}
    _text(block["label"], 2_000)
    if "hint" in block:
        _text(block["hint"], 2_000)
    element = block["element"]
    assert 0 < len(element["action_id"]) <= 255
    match element["type"]:
        case "plain_text_input":
            assert set(element) <= {"type", "action_id", "max_length", "multiline", "initial_value"}
            assert 1 <= element["max_length"] <= 3_000
            assert len(element.get("initial_value", "")) <= element["max_length"]
        case "static_select":
            check_options(element["options"])
            assert element.get("initial_option", element["options"][0]) in element["options"]
            _text(element["placeholder"], 150)
        case "external_select":
            assert element["min_query_length"] in {0, 1}
            check_options([element["initial_option"]] if "initial_option" in element else [], least=0)
            _text(element["placeholder"], 150)
        case "checkboxes":
            check_options(element["options"])
            assert len(element["options"]) <= 10
        case other:
            raise AssertionError(other)


def _element(element: Json) -> None:
    assert 0 < len(element["action_id"]) <= 255
    if element["type"] == "static_select":
        assert set(element) == {"type", "action_id", "options", "placeholder"}
        check_options(element["options"])
        _text(element["placeholder"], 150)
        return
    assert element["type"] == "button"
    assert set(element) <= {"type", "text", "action_id", "value", "url", "style", "accessibility_label"}
    _text(element["text"], 75)
    assert len(element.get("value", "")) <= 2_000
    assert ("url" in element) != ("value" in element)
    assert element.get("url", "https://").startswith("https://")
    assert len(element.get("url", "")) <= 3_000
    assert element.get("style", "primary") in {"primary", "danger"}
    assert 0 < len(element.get("accessibility_label", "-")) <= 75


def _text(text: Json, most: int) -> None:
    assert set(text) == {"type", "text", "emoji"}
    assert text["type"] == "plain_text", "only plain text is not parsed"
    assert text["emoji"] is False
    assert 0 < len(text["text"]) <= most, f"{len(text['text'])} characters of {most}"
    _free(text["text"])


def _free(text: str) -> None:
    """Free of mentions and of characters that break or turn a line."""
    assert not MENTION.search(text), f"a mention: {text!r}"
    assert not CONTROL.search(text), f"a control character: {text!r}"
