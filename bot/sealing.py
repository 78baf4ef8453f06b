"""Words that come back as they left: signed for one purpose with a key of the deployment's, and for a while."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from commands.ports import Clock

_LONGEST = 1_000


class Seals:
    """`secrets` are the newest key first, then the one before while a rotation lasts; there is at least one."""

    def __init__(self, clock: Clock, purpose: bytes, secrets: Sequence[bytes]) -> None:
        self._clock = clock
        self._keys = tuple(hmac.new(one, purpose, hashlib.sha256).digest() for one in secrets)

    def sealed(self, told: str, lives: timedelta) -> str:
        """A token of letters, digits, hyphens, underscores and one dot. `told` can be read in it: it is signed, not hidden."""
        text = f"{int((self._clock.now() + lives).timestamp())}:{told}".encode()
        return f"{_written(text)}.{_written(_sign(self._keys[0], text))}"

    def opened(self, token: str) -> str | None:
        """What was told; None for what we did not sign, or not lately."""
        given, _, signature = token[:_LONGEST].partition(".")
        try:
            text, signed = _read(given), _read(signature)
            until, told = text.decode().split(":", 1)
        except ValueError:
            return None
        if not any(hmac.compare_digest(_sign(one, text), signed) for one in self._keys):
            return None
        return told if datetime.fromtimestamp(int(until), UTC) >= self._clock.now() else None


def _sign(key: bytes, told: bytes) -> bytes:
    return hmac.new(key, told, hashlib.sha256).digest()


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _read(written: str) -> bytes:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))
