"""What the journal may hold beside commands (R92, R93): one list for those who write it and for the view that reads it."""

from __future__ import annotations

import enum


class AuditAction(enum.StrEnum):
    """Actions that no command names; a command's is its canonical name. Kept in sealed rows: values never change.

    The words are in the locales under `audit-<value>`.
    """

    DRIFT_ADDED = "drift-added"
    """With the four that follow: what readings of Zoom and its events found (R92)."""
    DRIFT_CHANGED = "drift-changed"
    DRIFT_REMOVED = "drift-removed"
    ACTIVATED = "activated"
    INVITATION_EXPIRED = "invitation-expired"
    ACCESS_GRANT = "access-grant"
    ACCESS_REVOKE = "access-revoke"
    ACCESS_DEPARTED = "access-departed"
    """Taken back by itself: the person is no longer a member of the workspace (R2)."""
    ACCESS_REVIEWED = "access-reviewed"
    AUDIT_VERIFIED = "audit-verified"
    """The chain was walked (R93)."""
    AUDIT_EXPORTED = "audit-exported"
    PRIVACY_EXPORTED = "privacy-exported"
    """All that is held on a person was read (R94)."""
    PURGED = "purged"
    """Personal details past their time were removed (R94)."""
    ALLOCATE = "allocate"
    """Seats of an establishment, from a file or by an admin (R50)."""
    THRESHOLD = "threshold"
    """From how few free seats on people are told (R75)."""
    TAKEOVER = "takeover"
    """What an imported file says of an account."""
    LOAN_ENDED = "loan-ended"
    """A loan that ended by itself (R55)."""
    INQUIRY = "inquiry"
    """« En avez-vous encore besoin? », asked, answered or closed (R56)."""
    EXEMPTION = "exemption"
    RECYCLING_RULES = "recycling-rules"
    OFFERED = "offered"
    """With the two that follow: what became of a waiting list's turn by itself (R53)."""
    OFFER_EXPIRED = "offer-expired"
    OFFER_WITHDRAWN = "offer-withdrawn"
