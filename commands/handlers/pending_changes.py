"""What may be changed of a pending account: nothing at Zoom before the activation; kept, or ours alone (R30)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commands.context import Context
from commands.domain.accounts import Account, Status
from commands.gestures import AT_ACTIVATION
from commands.handlers.asked_fields import ARGUMENTS
from commands.handlers.changing import button, offered
from commands.handlers.confirming import Noted
from commands.invocation import Invocation
from commands.operations.fields import deferred_of, fields_of, readers_of, remembered_of, remembering, telling
from commands.ports import OurFields
from commands.results import Handled, Refused, Result
from commands.views.nodes import msg

if TYPE_CHECKING:
    from commands.handlers.modifying import Asked

_HEAD = frozenset({"head_name", "head_email"})


@dataclass(frozen=True, slots=True)
class Pending:
    """A change of a pending account: refused with both offers, kept for the activation, or the head of service's."""

    invocation: Invocation
    read: Callable[[Invocation, Context], Asked | Result]

    def checked(self, asked: Asked, _context: Context) -> Handled:
        """The refusal, or this intention."""
        if asked.account.status is Status.EXPIRED or not (self._later or asked.changes.values.keys() <= _HEAD):
            return self.refused(asked.account, self.invocation.values)
        if not asked.changes:
            return Refused(why=msg("refused-nothing-to-change", email=asked.account.email))
        return self

    def carry_out(self, context: Context) -> Result:
        asked = self.read(self.invocation, context)
        if isinstance(asked, Result):
            return asked
        checked = self.checked(asked, context)
        if isinstance(checked, Result):
            return checked
        # Writing, even nothing, waits for whoever writes the directory; what is read then stays true.
        context.unit.directory.change_many({asked.account.email: OurFields()})
        account, changes = context.unit.directory.by_email(asked.account.email), asked.changes
        if account is None or account.status is not Status.PENDING:
            again = button("modify-again", "modifier", compte=asked.account.public_id)
            return Refused(why=msg("refused-changed", email=asked.account.email), next_steps=(again,))
        head = changes.only(_HEAD)
        later = changes.without(_HEAD)
        kept = None
        if later:
            told = telling((*readers_of(account), context.target))
            kept = later.over(deferred_of(account)).pairs() + told + remembering(remembered_of(account))
        ours = head.ours(deferred=kept) if head else OurFields(deferred=kept)
        context.unit.directory.change(account.id, ours)
        context.audit(
            "modifier",
            "planned" if later else "modified",
            subject=account.email,
            establishment=account.establishment,
            before=fields_of(account).only(changes.values).json(),
            after=changes.json(),
        )
        card = (button("card", "fiche", compte=account.public_id),)
        return Noted(what=msg("kept-for-activation" if later else "head-corrected", email=account.email), next_steps=card)

    @property
    def _later(self) -> bool:
        return self.invocation["geste"] == AT_ACTIVATION

    @staticmethod
    def refused(account: Account, values: Mapping[str, str]) -> Refused:
        """Zoom would say yes and apply nothing, so the no is ours, with both offers (R30)."""
        resend = button("resend", "renvoyer", compte=account.public_id)
        if account.status is Status.EXPIRED:
            return Refused(why=msg("refused-modify-expired", email=account.email), next_steps=(resend,))
        typed = {name: value for name, value in values.items() if name in ARGUMENTS.values() and value}
        keep = offered("apply-at-activation", "modifier", compte=account.public_id, geste=AT_ACTIVATION, **typed)
        keep = keep or (button("apply-at-activation", "modifier", compte=account.public_id, geste=AT_ACTIVATION),)
        return Refused(why=msg("refused-modify-pending", email=account.email), next_steps=(*keep, resend))
