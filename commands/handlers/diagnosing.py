"""diagnostic: why somebody cannot sign in, or is cut off after forty minutes, with the next step (R13)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.handlers.account_form import which_account
from commands.handlers.cards import Card, NoOwnAccount, card
from commands.handlers.lookup import find_account
from commands.invocation import Invocation
from commands.recognition import own_account
from commands.requests.diagnosis import Diagnosis, diagnose
from commands.results import Handled, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosed(Result):
    """The card as its reader sees it, and what is wrong."""

    card: Card
    diagnosis: Diagnosis


def handle(invocation: Invocation, context: Context) -> Handled:
    """diagnostic [compte]; without one, the asker's own."""
    typed = invocation["compte"].strip()
    if typed:
        return diagnosed(context, typed)
    account = own_account(context.unit, context.actor.email)
    if account is not None:
        return diagnosed(context, account.public_id)
    return which_account(invocation, context) if context.actor.reads else NoOwnAccount()


def diagnosed(context: Context, typed: str) -> Result:
    """Of an address or a public id, for whoever asks: what does not exist for them gets the same words as ever (R4)."""
    account = find_account(context, typed)
    if isinstance(account, Result):
        return account
    seen = card(context, account)
    return Diagnosed(card=seen, diagnosis=diagnose(account, seen.actions, context.now, under_way=bool(seen.operations)))
