"""Generic accounts that are likely the same service (R24)."""

from __future__ import annotations

from collections.abc import Sequence

from commands.domain.folding import words_of
from commands.domain.matching import slips
from storage.directory.database import Database
from storage.tables.accounts import flag_index

_LOOKED_AT = 5_000
"""Generic accounts of one establishment that are compared; the largest have some hundreds."""
_LETTERS_PER_SLIP = 6


def lookalikes(database: Database, establishment: str, name: str, limit: int) -> Sequence[int]:
    """Ids of the establishment's generic accounts whose name is nearly `name`, nearest first: the order of words, accents and
    punctuation do not count, and one slip in six letters is forgiven."""
    wanted = _plain(name)
    if not wanted:
        return []
    allowed = max(1, len(wanted) // _LETTERS_PER_SLIP)
    table = database.spelling.table(flag_index("generic"))
    rows = database.rows(
        f"SELECT id, first_name, last_name FROM {table} WHERE establishment = ? AND {database.spelling.flag('generic')} LIMIT ?",  # noqa: S608 - constants only
        (establishment, _LOOKED_AT),
    )
    near = ((slips(wanted, _plain(f"{first} {last}"), allowed), found) for found, first, last in rows)
    return [found for distance, found in sorted(near) if distance <= allowed][:limit]


def _plain(name: str) -> str:
    return "".join(sorted(words_of(name)))
