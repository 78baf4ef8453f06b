"""Questions with OUI and FERMER, and what becomes of them (R42, R44)."""

from __future__ import annotations

from commands.handlers.confirming import Asked, Lapsed, Noted
from commands.incoming import Reply
from commands.views.deletion import yes_or_close
from commands.views.nodes import Block, Buttons, Heading, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows


@shows(Asked)
def asked(result: Asked, _reader: Reader) -> Reply:
    """The question, what follows from a yes, and the pair of buttons."""
    blocks: list[Block[Words]] = [Heading(result.title), Text(result.words)]
    blocks += [Notice(one, Tone.WARNING) for one in result.consequences]
    blocks += [Buttons(yes_or_close(result.command, result.token)), Text(msg("confirmation-lifetime"), quiet=True)]
    return Reply(outcome=result.outcome, view=View(result.title, tuple(blocks)))


@shows(Noted)
def noted(result: Noted, _reader: Reader) -> Reply:
    """One sentence, and what one may do next."""
    blocks: list[Block[Words]] = [Notice(result.what, Tone.SUCCESS)]
    if result.next_steps:
        blocks.append(Buttons(result.next_steps))
    return Reply(outcome=result.outcome, view=View(result.what, tuple(blocks)), replace=result.replaces)


@shows(Lapsed)
def lapsed(result: Lapsed, _reader: Reader) -> Reply:
    """Nothing was done; the question can be asked again."""
    words = msg("confirmation-lapsed")
    blocks: tuple[Block[Words], ...] = (Notice(words, Tone.WARNING), Buttons((result.again,)))
    return Reply(outcome=result.outcome, view=View(words, blocks), replace=result.replaces)
