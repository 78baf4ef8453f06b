"""The view of access that was given or taken back (R5)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.people import Grant
from commands.handlers.granting import AccessChanged
from commands.handlers.granting_form import COMMAND, GIVE
from commands.incoming import Reply
from commands.views.granting_words import MOST_LISTED
from commands.views.labels import label, listed
from commands.views.nodes import Block, Button, Buttons, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows


@shows(AccessChanged)
def access_changed(result: AccessChanged, _reader: Reader) -> Reply:
    wanted = result.wanted
    what = listed([_words(one, result) for one in wanted.grants[:MOST_LISTED]])
    told = msg("access-granted" if wanted.giving else "access-revoked", email=wanted.email, what=what)
    blocks: list[Block[Words]] = [Notice(told, Tone.SUCCESS)]
    if wanted.giving:
        blocks.append(Text(msg("access-welcome-sent" if result.told else "access-welcome-later"), quiet=True))
    see = Button[Words](msg("button-see-access"), action(COMMAND, personne=wanted.email))
    another = Button[Words](msg("button-grant"), action(COMMAND, **{GIVE: "1"}))
    blocks.append(Buttons((see, another)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces)


def _words(grant: Grant, result: AccessChanged) -> Msg:
    place = result.places.get(grant.scope, grant.scope)
    if grant.until is None or not result.wanted.giving:
        return msg("grant-of", role=label(grant.role), place=place)
    return msg("grant-of-until", role=label(grant.role), place=place, on=grant.until)
