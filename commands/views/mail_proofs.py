"""What became of each e-mail about an account, on its card (R25)."""

from __future__ import annotations

from collections.abc import Sequence

from commands.domain.mails import MailOutcome
from commands.ports import AddressFacts, MailProof
from commands.views.nodes import Block, Fields, Msg, Notice, Text, Tone, Words, msg


def mail_blocks(proofs: Sequence[MailProof]) -> tuple[Block[Words], ...]:
    """« Courriel d’introduction: envoyé le 9 mars à 9 h 02 », a line each, oldest first."""
    pairs = tuple((Msg(f"mail-kind-{one.kind.value}"), _proof(one)) for one in proofs)
    return (Fields[Words](pairs),) if pairs else ()


def address_hints(email: str, facts: AddressFacts) -> list[Block[Words]]:
    """What is known against writing to the account's own address."""
    hints: list[Block[Words]] = []
    if facts.refused_at is not None:
        hints.append(Notice(msg("mail-address-refused", email=email, at=facts.refused_at), Tone.WARNING))
    if facts.stopped_at is not None:
        hints.append(Text(msg("mail-address-stopped", at=facts.stopped_at), quiet=True))
    return hints


def _proof(one: MailProof) -> Msg:
    match one.outcome:
        case None:
            return msg("mail-proof-late" if one.tries > 1 else "mail-proof-waiting", at=one.at)
        case MailOutcome.UNSENT:
            return Msg(f"mail-unsent-{one.detail}")
        case _:
            return msg(f"mail-proof-{one.outcome.value}", at=one.at)
