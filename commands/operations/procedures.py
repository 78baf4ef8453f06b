"""Which procedure carries out which kind of write, and under which command the audit knows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commands.domain.operations import Kind
from commands.operations.attach import Attach
from commands.operations.cancel_invitation import CANCEL_INVITATION
from commands.operations.create import Create
from commands.operations.deactivate import Deactivate
from commands.operations.delete import DELETE
from commands.operations.inspect import Inspect
from commands.operations.modify import Modify
from commands.operations.reactivate import Reactivate
from commands.operations.reassign import Reassign
from commands.operations.resend import Resend
from commands.operations.steps import Procedure

PROCEDURES: Mapping[Kind, Procedure[Any]] = {
    Kind.CREATE: Create(),
    Kind.MODIFY: Modify(),
    Kind.DEACTIVATE: Deactivate(),
    Kind.REACTIVATE: Reactivate(),
    Kind.DELETE: DELETE,
    Kind.CANCEL_INVITATION: CANCEL_INVITATION,
    Kind.RESEND: Resend(),
    Kind.ATTACH: Attach(),
    Kind.INSPECT: Inspect(),
    Kind.REASSIGN: Reassign(),
}
"""What a kind reads back is its own: it alone is given it again."""

SETTLED_UNREAD = frozenset({Kind.CREATE, Kind.RESEND, Kind.DELETE, Kind.CANCEL_INVITATION, Kind.ATTACH, Kind.INSPECT})
"""Kinds that know what they have done without reading it again; the others would take an unread account for a vanished one."""

COMMANDS: Mapping[Kind, str] = {
    Kind.CREATE: "créer",
    Kind.MODIFY: "modifier",
    Kind.DEACTIVATE: "désactiver",
    Kind.REACTIVATE: "réactiver",
    Kind.DELETE: "supprimer",
    Kind.CANCEL_INVITATION: "annuler",
    Kind.RESEND: "renvoyer",
    Kind.ATTACH: "rattacher",
    Kind.REASSIGN: "réattribuer",
}
"""The audit's words; an inspection changes nothing and is not in it."""
