"""Letters of the month's end and of the contract's: figures with picture and files, to who may read them (R57, R74)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.digests.reach import reach_of
from commands.domain.calendar import QUEBEC
from commands.domain.months import written_month
from commands.domain.operations import Json
from commands.policy import may_answer
from commands.recognition import recognised
from commands.reports.contract import CONTRACT_END, CctSeats, seats_by_cct
from commands.reports.recipients import channel_of
from commands.reports.report import Report, Sight, Subject, report, sight_of, sight_within
from commands.reports.telling import MONTH_REPORT
from commands.views.files import FileFormat
from commands.views.labels import button_label
from commands.views.letters import NOTHING, Enclosures, LetterContext, encloses, tells
from commands.views.months import drawing_of, report_blocks, seat_cell, title
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Draft,
    Heading,
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
from commands.views.reports import file_buttons, order_of

_SEATS = ("allocated", "used", "reserved", "free", "deficit")


@tells(MONTH_REPORT)
def month_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """Nothing where nothing was recorded, nor to one who may not read it any more (R3)."""
    found, _ = _report(payload, context)
    if found is None or found.total.empty:
        return None
    told = title(found.month)
    blocks: list[Block[Words]] = [Heading(told), *report_blocks(found, context.house.reference)]
    blocks += [Buttons(file_buttons(found)), Text(msg("month-letter-next", command=context.reader.command), quiet=True)]
    return View(told, tuple(blocks))


@encloses(MONTH_REPORT)
def month_enclosures(payload: Mapping[str, Json], context: LetterContext) -> Enclosures:
    found, reader = _report(payload, context)
    drawing = drawing_of(found, context.house.reference) if found else None
    if found is None or drawing is None:
        return NOTHING
    return Enclosures(reader=reader, items=(drawing, *(order_of(found, one) for one in (FileFormat.XLSX, FileFormat.CSV))))


@tells(CONTRACT_END)
def contract_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """To admins with every CCT's figures, to a CCT with its own; nothing once the date is another one, or past."""
    end, here = context.house.contract_end, context.reader.now.astimezone(QUEBEC).date()
    cct = str(payload.get("cct") or "")
    reads = _reads_contract(payload, context, cct)
    if end is None or end < here or not reads:
        return None
    told = msg("contract-end", days=(end - here).days, on=end)
    seats = [one for one in seats_by_cct(context.unit, context.house.reference) if not cct or one.cct == cct]
    blocks: list[Block[Words]] = [Heading(msg("contract-title")), Notice(told, Tone.WARNING)]
    if seats:
        blocks.append(_contract_table(seats, context))
    blocks.append(Text(msg("contract-next-cct" if cct else "contract-next-admin")))
    buttons = (Button[Words](button_label(one), action(one)) for one in ("licences", "recyclage", "rapport"))
    return View(told, (*blocks, Buttons(tuple(buttons))))


def _report(payload: Mapping[str, Json], context: LetterContext) -> tuple[Report | None, str]:
    """As its reader may read it, and in whose name that is."""
    month, (subject, sees, reader) = written_month(str(payload.get("month"))), _whose(payload, context)
    if month is None or sees is None:
        return None, ""
    return report(context.unit, context.house, month, subject, sees, context.reader.now), reader


def _whose(payload: Mapping[str, Json], context: LetterContext) -> tuple[Subject, Sight | None, str]:
    """A digest's owner, a CCT's channel, or one of its people."""
    unit, house = context.unit, context.house
    if "digest" in payload:
        digest = unit.digests.get(str(payload["digest"]))
        if digest is None or digest.ended:
            return Subject(), None, ""
        scope = reach_of(unit, house, digest).scope
        return Subject(establishments=digest.establishments), sight_within(scope), digest.owner
    cct = str(payload.get("cct"))
    if "channel" in payload:
        channel = channel_of(unit, payload, cct)
        sees = (lambda one: one.cct == cct) if channel else None
        return Subject(cct=cct), sees, channel.registered_by if channel else ""
    email = str(payload.get("email"))
    return Subject(cct=cct), sight_of(recognised(unit, house, email)), email


def _reads_contract(payload: Mapping[str, Json], context: LetterContext, cct: str) -> bool:
    if "channel" in payload:
        return channel_of(context.unit, payload, cct) is not None
    reader = recognised(context.unit, context.house, str(payload.get("email")))
    return may_answer(reader, cct) if cct else reader.is_admin


def _contract_table(seats: list[CctSeats], context: LetterContext) -> Table[Words]:
    """A line for each CCT."""
    known = {one.key: one.name for one in context.house.reference.ccts}
    columns = (Column[Words](Msg("contract-cct")), *(Column[Words](Msg(f"seats-{one}"), numeric=True) for one in _SEATS))
    rows = [
        Row[Words]((known.get(one.cct) or Msg("contract-nowhere"), *(seat_cell(one.seats, name) for name in _SEATS)))
        for one in seats
    ]
    return Table(Msg("contract-caption"), columns, tuple(rows))
