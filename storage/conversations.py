"""Where a platform's people can be written to, kept encrypted (R94): a message that nobody waits for needs a conversation.

What a row says (service address, conversation, bot, tenant) is sealed with Fernet (AES-128-CBC and HMAC-SHA-256; cryptography's
« Fernet » page), together with whom it is about, so that a row's contents moved to another row open nothing.
"""

from __future__ import annotations

import hashlib
import logging
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Connection, Engine, Row, delete, func, select, tuple_, update

from commands.domain.errors import ConfigurationError
from commands.ports import Clock
from storage.engine import reading, writing
from storage.tables.conversations import conversations
from storage.upsert import insert

log = logging.getLogger(__name__)

_KEY_BYTES = 32
_ROWS = 500
_IDENTITY = (conversations.c.platform, conversations.c.address, conversations.c.kind)


class SqlConversations:
    """At most one conversation for each person and kind ("personal", "shared"); each call is a transaction of its own.

    `keys` are 32 bytes each, the present one first, then the one before while a rotation lasts. Thread-safe.
    """

    def __init__(self, engine: Engine, clock: Clock, keys: Sequence[bytes]) -> None:
        if not keys or any(len(one) != _KEY_BYTES for one in keys):
            raise ConfigurationError("conversations are sealed with keys of 32 bytes")
        self._engine = engine
        self._clock = clock
        self._turning = len(keys) > 1
        fernets = [Fernet(urlsafe_b64encode(one)) for one in keys]
        self._newest = fernets[0]
        self._all = MultiFernet(fernets)

    def keep(self, platform: str, address: str, kind: str, conversation: str, contents: Mapping[str, str]) -> None:
        """Where this person was last met, over what was known. `conversation` is the platform's id of it."""
        row = {
            "platform": platform,
            "address": address,
            "kind": kind,
            "conversation_key": _key_of(conversation),
            "sealed": self._seal(platform, address, kind, contents),
            "seen_at": self._clock.now(),
        }
        changes = {name: row[name] for name in ("conversation_key", "sealed", "seen_at")}
        with writing(self._engine) as connection:
            new = insert(connection, conversations).values(**row)
            connection.execute(new.on_conflict_do_update(index_elements=["platform", "address", "kind"], set_=changes))
            connection.commit()

    def find(self, platform: str, address: str, kind: str) -> Mapping[str, str] | None:
        """The contents; None where nothing is known, or where it was sealed with a key that is gone."""
        mine = (conversations.c.platform == platform, conversations.c.address == address, conversations.c.kind == kind)
        with reading(self._engine) as connection:
            row = connection.execute(select(conversations).where(*mine)).one_or_none()
        return None if row is None else self._open(row)

    def forget(self, platform: str, address: str, kind: str) -> bool:
        """Whether there was one to forget."""
        mine = (conversations.c.platform == platform, conversations.c.address == address, conversations.c.kind == kind)
        with writing(self._engine) as connection:
            count = connection.execute(delete(conversations).where(*mine)).rowcount
            connection.commit()
        return count > 0

    def forget_conversation(self, platform: str, conversation: str) -> int:
        """The bot was removed from it: nobody can be written to there any more. Returns how many people were known by it."""
        there = (conversations.c.platform == platform, conversations.c.conversation_key == _key_of(conversation))
        with writing(self._engine) as connection:
            count = connection.execute(delete(conversations).where(*there)).rowcount
            connection.commit()
        return count

    def count(self, platform: str) -> int:
        """How many are known."""
        known = select(func.count()).select_from(conversations).where(conversations.c.platform == platform)
        with reading(self._engine) as connection:
            return int(connection.scalar(known) or 0)

    def renew(self) -> int:
        """Seal with the present key what an earlier one sealed, so that it may be dropped. Returns how many rows changed."""
        if not self._turning:
            return 0
        with writing(self._engine) as connection:
            changed = sum(self._reseal(connection, row) for rows in _batches(connection) for row in rows)
            connection.commit()
        return changed

    def _reseal(self, connection: Connection, row: Row[Any]) -> bool:
        if self._is_newest(row.sealed):
            return False
        contents = self._open(row)
        if contents is None:
            return False
        sealed = self._seal(row.platform, row.address, row.kind, contents)
        same = tuple_(*_IDENTITY) == tuple_(row.platform, row.address, row.kind)
        unchanged = conversations.c.sealed == row.sealed  # what another replica has just heard is newer
        return connection.execute(update(conversations).where(same, unchanged).values(sealed=sealed)).rowcount == 1

    def _is_newest(self, sealed: str) -> bool:
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            return False
        return True

    def _seal(self, platform: str, address: str, kind: str, contents: Mapping[str, str]) -> str:
        whole = msgspec.json.encode([platform, address, kind, dict(contents)])
        return self._newest.encrypt(whole).decode()

    def _open(self, row: Row[Any]) -> Mapping[str, str] | None:
        try:
            platform, address, kind, contents = msgspec.json.decode(
                self._all.decrypt(row.sealed), type=tuple[str, str, str, dict[str, str]]
            )
        except (InvalidToken, msgspec.DecodeError):
            log.warning("a conversation cannot be read with the present keys")
            return None
        if (platform, address, kind) != (row.platform, row.address, row.kind):
            log.error("a conversation was sealed for somebody else")
            return None
        return contents


def _key_of(conversation: str) -> str:
    """By which a conversation is found without being written: platforms' ids are long and random."""
    return hashlib.sha256(conversation.encode()).hexdigest()


def _batches(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """All rows, in the order of their identity, so that changing them moves none."""
    after: tuple[str, str, str] | None = None
    while True:
        query = select(conversations).order_by(*_IDENTITY).limit(_ROWS)
        if after is not None:
            query = query.where(tuple_(*_IDENTITY) > after)
        rows = connection.execute(query).all()
        if not rows:
            return
        yield rows
        after = (rows[-1].platform, rows[-1].address, rows[-1].kind)
