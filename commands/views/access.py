"""The view of rights: one's own, and who may do what in one's territory (R1, R5)."""

from __future__ import annotations

from collections.abc import Iterable

from commands.actions import action
from commands.domain.people import Grant, Role
from commands.handlers.access import Rights
from commands.handlers.granting_form import COMMAND
from commands.handlers.granting_values import ASK_ACCESS
from commands.incoming import Reply
from commands.views.labels import label
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Heading,
    Links,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader, shows
from commands.views.support import contact_links

GRANT = Button[Words](msg("button-grant"), action(COMMAND, accorder="1"))
REVOKE = Msg("button-revoke")
REVIEW = Button[Words](msg("button-review"), action(COMMAND, revue="1"))
_SHOWN_ROLES = (Role.ADMIN, Role.HOLDER)
"""Roles that no grant carries, said in a sentence."""


@shows(Rights)
def rights(result: Rights, _reader: Reader) -> Reply:
    told = msg("access-title")
    blocks: list[Block[Words]] = [Heading(told)]
    blocks += [Text(msg(f"access-{role.value}")) for role in _SHOWN_ROLES if role in result.actor.roles]
    if result.own:
        blocks.append(_table(Msg("access-own"), result.own, result, with_person=False))
    elif Role.ADMIN not in result.actor.roles:
        blocks.append(Notice(msg("access-none"), Tone.INFO))
    if result.others is None:
        if result.asked_other:
            blocks.append(Notice(msg("access-not-shown"), Tone.WARNING))
    elif result.others:
        blocks.append(_table(Msg("access-others"), result.others, result, with_person=True))
    else:
        blocks.append(Text(msg("access-others-none")))
    if result.left_out:
        blocks.append(Text(msg("access-left-out", count=result.left_out)))
    if result.others is None:
        blocks.append(Text(msg("access-ask")))
        links = contact_links(result.contacts)
        if links:
            blocks.append(Links(links))
        blocks.append(Buttons((ASK_ACCESS,)))
    else:
        blocks.append(Buttons((GRANT, REVIEW)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def _table(caption: Msg, grants: Iterable[Grant], result: Rights, *, with_person: bool) -> Table[Words]:
    titles = (*(("access-person",) if with_person else ()), "access-role", "access-scope", "access-by", "access-until")
    rows = tuple(_row(one, result, with_person=with_person) for one in grants)
    return Table(
        caption, tuple(Column[Words](Msg(one)) for one in titles), rows, opens=REVOKE if any(one.opens for one in rows) else None
    )


def _row(grant: Grant, result: Rights, *, with_person: bool) -> Row[Words]:
    opens = revoking(grant) if with_person and (grant.email, grant.role, grant.scope) in result.revocable else ""
    return Row((*((grant.email,) if with_person else ()), *_cells(grant, result)), opens)


def revoking(grant: Grant) -> str:
    """The action that asks whether this one is to be taken back."""
    where = {"territoire": grant.scope} if grant.role is Role.CCT else {"etab": grant.scope}
    return action(COMMAND, retirer="1", personne=grant.email, role=grant.role.value, **where)


def _cells(grant: Grant, result: Rights) -> tuple[Words, ...]:
    names = result.territories if grant.role is Role.CCT else result.places
    until: Words = msg("value-date", at=grant.until) if grant.until else Msg("no-end")
    return label(grant.role), names.get(grant.scope, grant.scope), grant.granted_by, until
