"""What nobody understood of a text, and what is proposed instead: only what the person may run (R3), with all that they typed."""

from __future__ import annotations

from commands.actions import action
from commands.catalogue import find
from commands.domain.patient_data import holds_patient_number
from commands.domain.people import Actor
from commands.domain.shortening import shortened
from commands.invocation import Invocation, Misunderstood
from commands.policy import Reason, may_run
from commands.requests.gestures import FILL
from commands.results import Courteous, Misread, Refused
from commands.views.labels import command_word
from commands.views.nodes import Button, Words, msg

_SEARCH = "chercher"
_ASK = "demander"
_SEARCHED_WORDS = 4
"""Words that may be somebody's name; more are a sentence, for people to read."""
_LABELLED = 60
"""Characters that a button's label has room for."""


def misread(wrong: Misunderstood, actor: Actor, nonce: str) -> Courteous | Misread | Refused:
    """`nonce` makes what is written by a press of a proposal's button unique (R44). Strangers are told that they are (R2).
    A patient's number is not said back (R63)."""
    if not actor.roles:
        return Refused(why=msg(f"policy-{Reason.STRANGER}"), helped=False)
    if wrong.courtesy:
        return Courteous(courtesy=wrong.courtesy)
    told = wrong.near if wrong.argument else tuple(one for one in wrong.near if _allowed(one, actor))
    meant = [_button(one, wrong.rest, nonce) for one in wrong.meant if _allowed(one.command, actor)]
    carried = {one.command for one in wrong.meant}
    return Misread(
        word="…" if holds_patient_number(wrong.word) else wrong.word,
        near=tuple(one for one in told if one not in carried),
        command=wrong.command,
        argument=wrong.argument,
        named=wrong.named,
        twice=wrong.twice,
        stale=wrong.stale or wrong.garbled,
        too_long=wrong.too_long,
        meant=tuple(one for one in (*meant, *_as_words(wrong.text, actor)) if one),
    )


def _allowed(command: str, actor: Actor) -> bool:
    spec = find(command)
    return spec is not None and bool(may_run(actor, spec))


def _button(meant: Invocation, rest: str, nonce: str) -> Button[Words] | None:
    spec = find(meant.command)
    once = {"nonce": nonce} if spec and spec.writes and spec.argument("nonce") else {}
    label = msg("typed-again", command=command_word(meant.command), rest=shortened(rest, _LABELLED))
    return _made(label, meant.command, {**meant.values, **once})


def _as_words(text: str, actor: Actor) -> tuple[Button[Words] | None, ...]:
    """The whole text searched for, or asked of the CCT where it is a sentence, or the person sees no accounts; a patient's number
    goes nowhere (R63)."""
    if not text or holds_patient_number(text):
        return ()
    searched, words = _allowed(_SEARCH, actor), len(text.split())
    if words > (_SEARCHED_WORDS if searched else 1):
        return (_made(msg("button-request"), _ASK, {"geste": FILL, "texte": text}) if _allowed(_ASK, actor) else None,)
    if not (searched and any(map(str.isalpha, text))):
        return ()
    return (_made(msg("button-search-for", text=shortened(text, _LABELLED)), _SEARCH, {"texte": text}),)


def _made(label: Words, command: str, values: dict[str, str]) -> Button[Words] | None:
    try:
        return Button(label, action(command, **values))
    except ValueError:
        return None
