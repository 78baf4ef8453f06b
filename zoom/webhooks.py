"""What Zoom tells by itself, brought to neutral values (developers.zoom.us/docs/api/webhooks).

Verify first (`zoom.protocol.signing`), then parse. Events repeat and arrive out of order: each only names an account to read
again, and `key` tells a repeat.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from commands.ports import Nudge

VALIDATION = "endpoint.url_validation"
_PASSED_OVER = frozenset({"user.signed_in", "user.signed_out", "user.presence_status_updated"})
"""A call to Zoom for each of them would spend the morning's limits."""
_LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged:
    """Something happened to one account. `event` is Zoom's name (user.created…), kept even where it is a new one.

    `zoom_id` and `email` may each be '' but not both; `operator` is an e-mail or '' (nobody of the account, or not said);
    `fields` are those of the object that Zoom sent, `before` the old ones (user.updated).
    """

    key: str
    event: str
    zoom_id: str
    email: str
    event_at: datetime
    operator: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)

    @property
    def nudge(self) -> Nudge | None:
        """The account to read again; None where the event changes only a date that the scheduled reading brings."""
        if self.event in _PASSED_OVER:
            return None
        return Nudge(zoom_id=self.zoom_id, email=self.email, operator=self.operator, event_at=self.event_at)


@dataclass(frozen=True, slots=True)
class ValidationAsked:
    """Zoom checks the address: answer `signing.validation_answer(secret, plain_token)` with 200."""

    plain_token: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A genuine event that is not about an account, or about another Zoom account; answer 200 and do nothing."""

    event: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Not an event; answer 400. `why` is for the log and holds nothing of the body."""

    why: str


Notification = AccountChanged | ValidationAsked | Ignored | Unreadable


def parse(body: bytes, account_id: str = "") -> Notification:
    """The meaning of a verified body. With `account_id`, events of other Zoom accounts are ignored."""
    try:
        data = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return Unreadable("not JSON")
    if not isinstance(data, dict) or not isinstance(data.get("event"), str):
        return Unreadable("no event")
    payload = data.get("payload")
    if not isinstance(payload, dict):
        return Unreadable("no payload")
    event: str = data["event"]
    if event == VALIDATION:
        plain = _text(payload, "plainToken")
        return ValidationAsked(plain) if plain else Unreadable("no plainToken")
    if not event.startswith("user.") or (account_id and _text(payload, "account_id") not in {"", account_id}):
        return Ignored(event)
    return _account_changed(event, data.get("event_ts"), payload, body)


def _account_changed(event: str, stamp: object, payload: Mapping[str, Any], body: bytes) -> AccountChanged | Unreadable:
    moment = _moment(stamp)
    if moment is None:
        return Unreadable("no event_ts")
    subject = _mapping(payload.get("object"))
    before = _mapping(payload.get("old_object"))
    zoom_id = _text(subject, "id") or _text(before, "id")
    email = _text(subject, "email") or _text(before, "email")
    if not zoom_id and not email:
        return Unreadable("nobody named")
    return AccountChanged(
        key=hashlib.sha256(body).hexdigest(),
        event=event,
        zoom_id=zoom_id,
        email=email,
        event_at=moment,
        operator=_text(payload, "operator"),
        fields=subject,
        before=before,
    )


def _moment(stamp: object) -> datetime | None:
    """`event_ts` is milliseconds since the epoch."""
    if isinstance(stamp, bool) or not isinstance(stamp, int | float) or not 0 < stamp < _LATEST:
        return None
    return datetime.fromtimestamp(stamp / 1000, UTC)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""
