"""What comparisons with the metadata must not see: the search's own tables and index."""

from __future__ import annotations

from storage.directory.search_schema import INDEX, SHADOWS


def is_ours(_object: object, name: str | None, _kind: str, reflected: bool, _compared: object) -> bool:
    """Alembic's `include_object`: all but what `storage.directory.search_schema` makes."""
    return not (reflected and (name == INDEX or name in SHADOWS))
