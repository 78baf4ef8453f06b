"""Zoom's webhook signature and address check (developers.zoom.us/docs/api/webhooks), without any input or output."""

from __future__ import annotations

import hashlib
import hmac

REPLAY_WINDOW = 300
"""Seconds on either side of our clock within which a signed timestamp is believed."""

_LONGEST_TIMESTAMP = 15


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of x-zm-signature for a raw body and its x-zm-request-timestamp (seconds since the epoch, as sent)."""
    return "v0=" + _hmac(secret, b"v0:" + timestamp.encode() + b":" + body)


def verify(secret: str, timestamp: str, signature: str, body: bytes, now: float) -> bool:
    """Whether Zoom signed this very body within the replay window. `now` is seconds since the epoch.

    Compares in constant time; an unreadable timestamp, an empty secret or a signature of another shape is simply False.
    """
    if not secret or not (timestamp.isascii() and timestamp.isdigit()) or len(timestamp) > _LONGEST_TIMESTAMP:
        return False
    fresh = abs(now - int(timestamp)) <= REPLAY_WINDOW
    genuine = hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode("utf-8", "surrogateescape"))
    return genuine and fresh


def validation_answer(secret: str, plain_token: str) -> dict[str, str]:
    """The body that answers `endpoint.url_validation`."""
    return {"plainToken": plain_token, "encryptedToken": _hmac(secret, plain_token.encode())}


def _hmac(secret: str, message: bytes) -> str:
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
