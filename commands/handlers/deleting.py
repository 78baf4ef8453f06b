"""supprimer: the question first, counted at Zoom; then OUI, FERMER or a transfer (R42–R44)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account, Status
from commands.domain.operations import Kind
from commands.gestures import CHOOSE, CLOSE, TRANSFER, YES
from commands.handlers.changing import Change, button, changeable, plan, reason_of, under_way
from commands.handlers.confirming import Closing, ask, taken
from commands.handlers.lookup import find_account, hidden_name
from commands.invocation import Invocation
from commands.operations.fields import kept_of
from commands.policy import may_change
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.nodes import Field, FieldKind, Form, Msg, Text, Words, msg

COMMAND = "supprimer"


def delete(invocation: Invocation, context: Context) -> Handled:
    """supprimer compte [raison] [transfert]"""
    step = invocation["geste"]
    if step == YES:
        return Confirmed(invocation)
    token = Values(invocation, context.house.reference).token("jeton")
    if step == CLOSE:
        return Closing(token)
    if step == CHOOSE:
        return transfer_form(token)
    if step == TRANSFER:
        return _transfer_problem(invocation, context) or Confirmed(invocation)
    account = _deletable(invocation, context)
    return account if isinstance(account, Result) else Ask(invocation)


@dataclass(frozen=True, slots=True)
class Ask:
    """Store the question and have its consequences counted; a simulation tells of the deletion itself (R82)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = _deletable(self.invocation, context)
        if isinstance(account, Result):
            return account
        typed = self.invocation["transfert"].strip()
        target = transfer_target(typed, account, context) if typed else ""
        if isinstance(target, Msg):
            return Invalid(errors={"transfert": target}, attempted=hidden_name(context, typed))
        reason, transfer = self.invocation["raison"].strip(), target
        if self.invocation.simulate:
            return plan(_deletion(account, transfer, reason), context)
        question = ask(context, COMMAND, account, {"reason": reason, "transfer": transfer})
        payload = {
            "key": account.zoom_id or account.email,
            "token": question.token,
            "compte": account.public_id,
            "name": account.name,
            "transfer": transfer,
        }
        looking = Change(
            kind=Kind.INSPECT,
            email=account.email,
            establishment=account.establishment,
            account_id=account.id,
            payload=payload,
        )
        return plan(looking, context, intent=f"question:{question.token}")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """OUI, or the transfer's form: takes the question and plans the deletion, in one transaction."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        answer = taken(self.invocation, context)
        if isinstance(answer, Result):
            return answer
        question, account = answer
        typed = self.invocation["transfert"].strip() or str(question.payload.get("transfer") or "")
        transfer = transfer_target(typed, account, context) if typed else ""
        if isinstance(transfer, Msg):
            return Refused(why=transfer, attempted=hidden_name(context, typed))
        busy = under_way(account.email, context)
        if busy:
            return busy
        reason = str(question.payload.get("reason") or "")
        return plan(_deletion(account, transfer, reason), context, intent=f"{COMMAND}:{question.token}")


def transfer_target(typed: str, account: Account, context: Context) -> str | Msg:
    """The address to which the meetings go: an active account of theirs to change, another than the one deleted (R42);
    else why not."""
    target = find_account(context, typed)
    if isinstance(target, Result) or target.status is not Status.ACTIVE or not may_change(context.actor, target):
        return msg("problem-transfer-target")
    return msg("problem-transfer-self") if target.id == account.id else target.email


def transfer_form(token: str, typed: str = "", problem: Msg | None = None) -> AskForm:
    """To whom the meetings go; sending it deletes."""
    chosen: Field[Words] = Field(
        name="transfert",
        label=msg("form-transfer-to"),
        kind=FieldKind.SEARCH,
        required=True,
        value=typed,
        source="active-account",
        hint=msg("form-transfer-hint"),
        error=problem,
    )
    form: Form[Words] = Form(
        title=msg("form-transfer-title"),
        submit=msg("form-transfer-submit"),
        action=action(COMMAND, geste=TRANSFER, jeton=token),
        fields=(chosen,),
        intro=(Text(msg("form-transfer-intro")),),
    )
    return AskForm(form=form)


def _deletable(invocation: Invocation, context: Context) -> Account | Result:
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status in (Status.PENDING, Status.EXPIRED):
        cancel = button("cancel-invitation", "annuler", compte=account.public_id)
        return Refused(why=msg("refused-delete-pending", email=account.email), next_steps=(cancel,))
    reason = reason_of(invocation, context)
    if isinstance(reason, Invalid):
        return reason
    transfer = invocation["transfert"].strip()
    target = transfer_target(transfer, account, context) if transfer else ""
    if isinstance(target, Msg):
        return Invalid(errors={"transfert": target}, attempted=hidden_name(context, transfer))
    return account


def _transfer_problem(invocation: Invocation, context: Context) -> Result | None:
    """What is wrong with the chosen account, beside its field, before the question is used up."""
    question = context.unit.confirmations.peek(invocation["jeton"])
    account = find_account(context, str(question.payload.get("compte"))) if question else None
    if not isinstance(account, Account):
        return None
    typed = invocation["transfert"].strip()
    problem = transfer_target(typed, account, context) if typed else msg("problem-required")
    if isinstance(problem, str):
        return None
    form = transfer_form(invocation["jeton"], typed, problem).form
    return Invalid(errors={"transfert": problem}, form=form, attempted=hidden_name(context, typed))


def _deletion(account: Account, transfer: str, reason: str) -> Change:
    return Change(
        kind=Kind.DELETE,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={
            "key": account.zoom_id or account.email,
            "transfer": transfer,
            "before": kept_of(account),
            "after": {"status": "", "transfer": transfer},
        },
        details={"transfer": transfer},
        reason=reason,
    )
