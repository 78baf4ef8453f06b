"""The view of a diagnosis: what is wrong, the next step as a button, then the card (R13, R60)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.catalogue import find
from commands.domain.invitations import DAYS
from commands.handlers.cards import Card
from commands.handlers.diagnosing import Diagnosed
from commands.incoming import Reply
from commands.requests.diagnosis import FREE_MINUTES, Diagnosis, Step, Trouble
from commands.requests.gestures import FILL
from commands.views.cards import card_blocks, card_title
from commands.views.nodes import Block, Button, Buttons, ButtonStyle, Divider, Heading, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.outcomes import SUPPORT
from commands.views.show import Reader, shows

ASK = "demander"
_TONES: Mapping[Trouble, Tone] = {Trouble.NONE: Tone.SUCCESS, Trouble.UNDER_WAY: Tone.INFO, Trouble.NEVER_SIGNED_IN: Tone.INFO}


@shows(Diagnosed)
def diagnosed(result: Diagnosed, reader: Reader) -> Reply:
    found = result.diagnosis
    told = card_title(result.card)
    blocks: list[Block[Words]] = [Heading(msg("diagnosis-title", email=result.card.account.email))]
    blocks += [Notice(sentence(one, found), _TONES.get(one, Tone.WARNING)) for one in found.troubles]
    if found.troubles[0] in (Trouble.NONE, Trouble.NEVER_SIGNED_IN):
        blocks.append(Text(msg("diagnosis-sign-in")))
    blocks.append(Buttons(_steps(result.card, found)))
    blocks += [Divider(), *card_blocks(result.card, reader)]
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def sentence(trouble: Trouble, found: Diagnosis) -> Msg:
    """What is wrong, in one sentence."""
    if trouble in (Trouble.PENDING, Trouble.PENDING_OVER) and found.until is not None:
        return msg(f"diagnosis-{trouble.value}", day=found.day, of=DAYS, until=found.until)
    if trouble is Trouble.BASIC:
        return msg("diagnosis-basic", minutes=FREE_MINUTES)
    return Msg(f"diagnosis-{trouble.value}")


def _steps(card: Card, found: Diagnosis) -> tuple[Button[Words], ...]:
    """The next step first; then the support, which helps where no button does."""
    if found.step is None:
        return (SUPPORT,)
    label = Msg(f"diagnosis-step-{found.step.value}")
    return (Button[Words](label, _wire(found.step, card), ButtonStyle.PRIMARY), SUPPORT)


def _wire(step: Step, card: Card) -> str:
    public_id, nonce = card.account.public_id, f"{card.nonce}-step"
    match step:
        case Step.FOLLOW:
            return action("état", operation=card.operations[0].public_id)
        case Step.RESEND:
            return action("renvoyer", compte=public_id, nonce=nonce)
        case Step.REACTIVATE:
            return action("réactiver", compte=public_id, nonce=nonce)
        case Step.LICENCE:
            return action("modifier", compte=public_id, type="licensed", nonce=nonce)
        case Step.ATTACH:
            return action("rattacher", compte=public_id, nonce=nonce)
        case Step.ASK:
            return action(ASK, geste=FILL, besoin="question", compte=card.account.email) if find(ASK) else action("soutien")
