"""What is held on people: found wherever it is, and removed when its time is over (R94)."""

from storage.privacy.unit import SqlPrivacy

__all__ = ["SqlPrivacy"]
