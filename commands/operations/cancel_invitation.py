"""Cancelling an invitation: what deleting is for a pending person, action=disassociate (R43)."""

from __future__ import annotations

from commands.operations.delete import Removing
from commands.ports import Removal

CANCEL_INVITATION = Removing(Removal.DISASSOCIATE, "cancelled-invitation")
