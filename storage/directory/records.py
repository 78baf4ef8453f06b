"""Rows of `accounts` as dictionaries, and what a reading or a person changes of one: pure, the database is elsewhere."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commands.domain.accounts import UNASSOCIATED, Status, ZoomView
from commands.domain.folding import fold
from commands.domain.operations import Json
from commands.ports import Change, Difference, OurFields
from storage.directory.derived import derived, fingerprint
from storage.directory.placing import Placing
from storage.directory.words import printable

Record = dict[str, Any]
"""A row of `accounts`; one not inserted yet has no `id`."""

_TEXTS = ("first_name", "last_name", "department", "job_title", "timezone")
_REPORTED = (
    *("email", "status", "user_type", "raw_type", "zoom_id", *_TEXTS),
    *("created_at", "large_meeting", "webinar"),
)
"""What a difference tells. A sign-in is none: it voids no confirmation (R42) and is nobody's news."""
_PLACE = ("establishment",)
"""Ours, but a reading may place an account that belonged nowhere: it takes a seat of that establishment from then on (R50)."""
_OURS = ("establishment", "installation", "profile", "specialty", "oncology", "generic", "head_name", "head_email")
_VERSIONED = (*_REPORTED, *_OURS, "invited_at", "invitation_known", "deferred")


def key_of(email: str) -> str:
    """The folded address that an account is found by. Plain ones, nearly all of a reading's, take the short way."""
    if email.isascii() and email.isprintable() and " " not in email and "`" not in email:
        return email.lower()
    return fold(printable(email))


def fresh(view: ZoomView, read_at: datetime, placing: Placing) -> Record:
    """The record of somebody met for the first time."""
    blank: Record = dict.fromkeys((*_TEXTS, "profile", "specialty", "head_name", "head_email"), "")
    blank |= {"created_at": None, "last_login_at": None, "invited_at": None, "invitation_known": False, "deferred": []}
    blank |= {"oncology": False, "generic": False, "large_meeting": 0, "webinar": 0, "status": "", "email": ""}
    blank |= {"public_id": secrets.token_hex(8), "version": 1, "establishment": UNASSOCIATED, "installation": ""}
    return met(blank, view, read_at, placing)


def met(row: Mapping[str, Any], view: ZoomView, read_at: datetime, placing: Placing) -> Record:
    """The record after a reading: Zoom wins for its fields (domain: « which field lives where »)."""
    pending = view.status is Status.PENDING
    new = {**row, "status": view.status.value, "user_type": view.user_type.value, "raw_type": view.raw_type}
    new |= {"zoom_id": view.zoom_id, "fingerprint": fingerprint(view)}
    for name in (one for one in _TEXTS if one not in view.unsaid):
        said = printable(getattr(view, name))
        if said or not pending:  # of a pending person Zoom promises no more than address and type
            new[name] = said
    email = printable(view.email).lower()
    if email != row["email"]:
        new |= {"email": email, "email_key": key_of(email), "off_network": placing.off_network(email)}
    elif row["email_key"] is None:
        new["email_key"] = key_of(email)
    if view.created_at is not None and not pending:
        new["created_at"] = view.created_at
    if view.last_login_at is not None and (row["last_login_at"] is None or view.last_login_at > row["last_login_at"]):
        new["last_login_at"] = view.last_login_at  # a reading lags days behind a sign-in's webhook
    for name in ("large_meeting", "webinar"):
        if getattr(view, name) is not None:
            new[name] = getattr(view, name)
    if pending and row["status"] != Status.PENDING:  # invited elsewhere: the day first seen (R26)
        new |= {"invited_at": read_at, "invitation_known": False}
    return new | _placed(row, view, placing)


def _placed(row: Mapping[str, Any], view: ZoomView, placing: Placing) -> Record:
    """Where the account belongs, as far as it is not known: company and location come only with the reading of one person,
    which may be after the first that met it."""
    if row["establishment"] and row["installation"]:
        return {}
    establishment, installation = placing.place(view)
    if row["establishment"] not in (UNASSOCIATED, establishment):
        return {}
    return {"establishment": establishment, "installation": row["installation"] or installation}


def owned(row: Mapping[str, Any], ours: OurFields) -> Record:
    """The record with the fields that are ours; None leaves as it is."""
    new = dict(row)
    for name in ("establishment", "installation", "specialty", "oncology", "generic", "invited_at", "invitation_known"):
        given = getattr(ours, name)
        if given is not None:
            new[name] = printable(given) if isinstance(given, str) else given
    if ours.invited_at is not None and ours.invitation_known is None:
        new["invitation_known"] = True
    if ours.profile is not None:
        new["profile"] = ours.profile.value
    if ours.head is not None:
        new |= {"head_name": printable(ours.head.name), "head_email": printable(ours.head.email)}
    if ours.deferred is not None:
        new["deferred"] = [[name, printable(value)] for name, value in ours.deferred]
    if ours.status is not None and ours.status != row["status"]:
        new |= {"status": ours.status.value, "fingerprint": 0}  # what Zoom says next is news again
    return new


def unheard(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> frozenset[str]:
    """What no reading had told of this account before: listings carry neither job title nor location nor add-ons.

    Seen for the first time it is written, but nothing changed at Zoom: nobody's news, and no form is void (R42).
    """
    if old is None or old["addons_read_at"] is not None:
        return frozenset()
    names = {"large_meeting", "webinar"}
    names |= {name for name in ("job_title", "installation") if not old[name]}
    return frozenset(names if old["establishment"] == new["establishment"] else names - {"installation"})


def settled(old: Mapping[str, Any] | None, new: Record, placing: Placing, ignored: frozenset[str] = frozenset()) -> Record:
    """`new` with its derived columns, and a higher version if what a person would notice changed, `ignored` left out."""
    done = new | derived(new, placing.reference)
    if old is not None and any(old[name] != new[name] for name in _VERSIONED if name not in ignored):
        done["version"] = old["version"] + 1
    return done


def difference(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Difference | None:
    """What a reading changed of one account, None if nothing that is told."""
    if old is None:
        after = {name: _plain(new[name]) for name in _REPORTED if new[name] not in ("", None)}
        return Difference(change=Change.ADDED, email=new["email"], establishment=new["establishment"], after=after)
    quiet = unheard(old, new)
    changed = [name for name in (*_REPORTED, *_PLACE) if old[name] != new[name] and name not in quiet]
    if not changed:
        return None
    return Difference(
        change=_kind(old["status"], new["status"]),
        email=new["email"],
        establishment=new["establishment"],
        before={name: _plain(old[name]) for name in changed},
        after={name: _plain(new[name]) for name in changed},
    )


def reassigned(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """What somebody changed of the fields that are ours."""
    changed = [name for name in _OURS if old[name] != new[name]]
    return Difference(
        change=Change.CHANGED,
        email=new["email"],
        establishment=new["establishment"],
        before={name: _plain(old[name]) for name in changed},
        after={name: _plain(new[name]) for name in changed},
    )


def _kind(before: str, after: str) -> Change:
    if before == after:
        return Change.CHANGED
    if after == Status.EXPIRED:
        return Change.EXPIRED
    return Change.ACTIVATED if (before, after) == (Status.PENDING, Status.ACTIVE) else Change.CHANGED


def _plain(value: Any) -> Json:
    plain: Json = value.isoformat() if isinstance(value, datetime) else value
    return plain
