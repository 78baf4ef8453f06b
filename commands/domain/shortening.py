"""Text that is said back in little room."""

from __future__ import annotations


def shortened(text: str, most: int) -> str:
    """At most `most` characters, ending in « … » where some were left out."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
