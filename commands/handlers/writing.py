"""The handlers of the commands that write, by canonical name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commands.context import Context
from commands.handlers import channels, requesting, requests
from commands.handlers.access import handle as access
from commands.handlers.attaching import attach
from commands.handlers.creating import create
from commands.handlers.deactivating import deactivate
from commands.handlers.deleting import delete
from commands.handlers.giving_back import give_back
from commands.handlers.inviting import cancel, resend
from commands.handlers.loans import extend, lend
from commands.handlers.modifying import modify
from commands.handlers.privacy import handle as privacy
from commands.handlers.reactivating import reactivate
from commands.handlers.reassigning import reassign
from commands.handlers.recycling import handle as recycle
from commands.handlers.reminders import handle as remind
from commands.handlers.waiting_list import handle as waiting_list
from commands.invocation import Invocation
from commands.results import Handled

WRITING: Mapping[str, Callable[[Invocation, Context], Handled]] = {
    "accès": access,
    "créer": create,
    "modifier": modify,
    "désactiver": deactivate,
    "réactiver": reactivate,
    "supprimer": delete,
    "renvoyer": resend,
    "annuler": cancel,
    "rattacher": attach,
    "réattribuer": reassign,
    "liste-attente": waiting_list,
    "demander": requesting.handle,
    "demandes": requests.handle,
    "canal": channels.handle,
    "rappels": remind,
    "prêter": lend,
    "prolonger": extend,
    "rendre": give_back,
    "recyclage": recycle,
    "vie-privée": privacy,
}
