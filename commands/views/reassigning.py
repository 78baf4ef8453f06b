"""The question of a reassignment with both sides before and after, and what it says where it did not come about (R52)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from commands.actions import action
from commands.domain.accounts import Account, Status, UserType
from commands.domain.operations import Json, Operation
from commands.operations.fields import ADD_ONS, fields_from
from commands.operations.reassign import KEPT, KEPT_UNTIL, UNDONE
from commands.views.deletion import yes_or_close
from commands.views.labels import label, listed
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Draft,
    Heading,
    Msg,
    Notice,
    Param,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader

COMMAND = "réattribuer"
_COLUMNS = ("reassign-who", "reassign-place", "reassign-before", "reassign-after")
NOT_REASSIGNED = frozenset({UNDONE, KEPT})
"""Outcomes of a reassignment whose second half Zoom refused."""


def reassign_question(operation: Operation) -> Draft:
    """The view of the inspection once the first person's calendar is counted."""
    payload, token = operation.payload, str(operation.payload.get("token") or "")
    giver, taker = _side(payload, "giver"), _side(payload, "taker")
    params = {"email": str(giver.get("email")), "other": str(taker.get("email"))}
    blocks: list[Block[Words]] = [Heading(msg("reassign-title")), Text(msg("reassign-question", **params))]
    columns = tuple(Column[Words](Msg(one)) for one in _COLUMNS)
    blocks.append(Table(msg("reassign-title"), columns, (_row(giver, new=False), _row(taker, new=bool(payload.get("new"))))))
    blocks += [Text(one) for one in _seats(payload)]
    blocks += [Notice(one, Tone.WARNING) for one in _consequences(operation, params)]
    blocks += [Buttons(yes_or_close(COMMAND, token)), Text(msg("confirmation-lifetime"), quiet=True)]
    return View(msg("reassign-summary", **params), tuple(blocks))


def _side(payload: Mapping[str, Json], which: str) -> Mapping[str, Json]:
    side = payload.get(which)
    return side if isinstance(side, dict) else {}


def _row(side: Mapping[str, Json], *, new: bool) -> Row[Words]:
    name, email = str(side.get("name") or ""), str(side.get("email") or "")
    before: Words = Msg("reassign-no-account") if new else _holding(side, "before")
    return Row((f"{name}, {email}" if name else email, str(side.get("place") or ""), before, _holding(side, "after")))


def _holding(side: Mapping[str, Json], when: str) -> Words:
    """« Actif, Licencié, webinaire 500 »."""
    fields = fields_from(side, when)
    said: list[Msg] = []
    if fields["status"]:
        said.append(label(Status(fields["status"])))
    if fields["user_type"]:
        said.append(label(UserType(fields["user_type"])))
    said += [msg(f"reassign-{name.replace('_', '-')}", capacity=fields[name]) for name in ADD_ONS if fields[name]]
    words = listed(said)
    return words if isinstance(words, Msg) else ""


def _seats(payload: Mapping[str, Json]) -> list[Msg]:
    """Both establishments' licences, before and after (R33)."""
    rows = payload.get("moves")
    told: list[Msg] = []
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, list):
            place, before, after, allocated = row
            params: dict[str, Param] = {"place": str(place), "before": int(str(before)), "after": int(str(after))}
            if allocated is None:
                told.append(msg("reassign-seats-unfixed", **params))
            else:
                told.append(msg("reassign-seats", **params, allocated=int(str(allocated))))
    return told


def _consequences(operation: Operation, params: Mapping[str, str]) -> list[Msg]:
    """What happens to the first person's meetings, and to whoever receives the licence."""
    payload, notes = operation.payload, operation.notes
    told = [msg("reassign-meetings-stay", **params)]
    if notes.get("uncounted"):
        told.insert(0, msg("confirmation-uncounted"))
    else:
        meetings, webinars = int(str(notes.get("meetings") or 0)), int(str(notes.get("webinars") or 0))
        told.insert(0, msg("confirmation-upcoming", meetings=meetings, webinars=webinars))
    flags = {"webinar": "reassign-webinars-lost", "new": "reassign-invites", "inactive": "reassign-activates"}
    told += [msg(key, **params) for name, key in flags.items() if payload.get(name)]
    if payload.get("later"):
        told.append(msg("reassign-addons-later", **params))
    if payload.get("dropped"):
        told.append(msg("reassign-addons-dropped", **params))
    return told


def failed_blocks(operation: Operation, reader: Reader) -> list[Block[Words]]:
    """Which half failed and why; where the licence is now (R52)."""
    params = {"email": operation.email, "other": operation.other}
    blocks: list[Block[Words]] = [Text(msg(operation.outcome, **params))] if operation.outcome in NOT_REASSIGNED else []
    until = operation.notes.get(KEPT_UNTIL)
    if isinstance(until, str):
        at = datetime.fromisoformat(until)
        blocks.append(Notice(msg("reassign-seat-kept", **params, at=at, now=reader.now), Tone.WARNING))
    return blocks


def failed_buttons(operation: Operation, account: Account | None, reader: Reader) -> tuple[Button[Words], ...]:
    """Giving the licence back to its first account, as long as its seat is kept."""
    until = operation.notes.get(KEPT_UNTIL)
    if account is None or not isinstance(until, str) or datetime.fromisoformat(until) <= reader.now:
        return ()
    taken = fields_from(operation.payload, "taken")
    wire = action(
        "modifier",
        compte=account.public_id,
        type=UserType.LICENSED.value,
        **{"grande-reunion": taken["large_meeting"], "webinaire": taken["webinar"]},
    )
    return (Button(msg("button-give-back"), wire, described=msg("reassign-give-back-to", email=account.email)),)
