"""Recycling as managers see it: whom to ask, what was answered, exemptions, and how an establishment wants it (R56)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.invitations import local_day
from commands.domain.recycling import Candidate, Inquiry, Standing
from commands.gestures import ASK, CHOOSE_SOME
from commands.handlers.exempting import ExemptionTable
from commands.handlers.recycling import COMMAND, Inquired, RecyclingTable
from commands.handlers.recycling_rules import SET, RulesSet
from commands.incoming import Reply
from commands.ports import Upcoming
from commands.views.freshness import freshness_blocks
from commands.views.labels import short_establishment
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
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
from commands.views.recap import outside_blocks
from commands.views.show import Reader, shows

_CANDIDATES = ("who", "name", "signed-in", "silent", "place")
_INQUIRIES = ("who", "standing", "asked-on", "answer", "upcoming", "place")
_EXEMPTIONS = ("who", "reason", "by", "since", "place")
BACK = Button[Words](msg("button-back-to-recycling"), action(COMMAND))


@shows(RecyclingTable)
def recycling_table(result: RecyclingTable, reader: Reader) -> Reply:
    told = msg("recycling-title", count=len(result.candidates) + result.left_out)
    blocks: list[Block[Words]] = [Heading(msg("recycling-heading")), Text(msg("recycling-how", days=result.days), quiet=True)]
    blocks += outside_blocks(result.outside)
    if result.rules and result.rules.automatic:
        blocks.append(Text(msg("recycling-automatic")))
    blocks += _candidates(result, reader)
    to_decide = tuple(one for one in result.inquiries if one.standing is Standing.PROPOSED)
    if to_decide:
        blocks.append(_decisions(to_decide, result, reader))
    others = tuple(one for one in result.inquiries if one.standing is not Standing.PROPOSED)
    if others:
        rows = tuple(Row(_inquiry(one, result, reader), action("fiche", compte=one.email)) for one in others)
        blocks.append(Table(msg("recycling-asked"), _columns(_INQUIRIES), rows, opens=msg("command-fiche-button")))
    blocks += freshness_blocks(result.freshness, reader)
    blocks.append(Buttons(_buttons(result)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(Inquired)
def inquired(result: Inquired, _reader: Reader) -> Reply:
    blocks: list[Block[Words]] = []
    if result.asked:
        until = max(one.answer_by for one in result.asked)
        blocks.append(Notice(msg("inquired-asked", count=len(result.asked), on=local_day(until)), Tone.SUCCESS))
    if result.to_decide:
        who = ", ".join(one.email for one in result.to_decide)
        blocks.append(Notice(msg("inquired-to-decide", count=len(result.to_decide), who=who), Tone.WARNING))
    if result.passed:
        blocks.append(Notice(msg("inquired-passed", who=", ".join(result.passed)), Tone.INFO))
    told = next(one.words for one in blocks if isinstance(one, Notice))
    return Reply(outcome=result.outcome, view=View(told, (*blocks, Buttons((BACK,)))))


@shows(ExemptionTable)
def exemption_table(result: ExemptionTable, _reader: Reader) -> Reply:
    told = msg("exemptions-title", count=len(result.exemptions) + result.left_out)
    blocks: list[Block[Words]] = [Heading(told)]
    rows = tuple(
        Row[Words](
            (
                one.email,
                one.reason,
                one.by,
                msg("value-date", at=one.at),
                result.where.get(one.establishment, one.establishment) or Msg("pool-of-none"),
            ),
            action(COMMAND, inclure=one.email),
        )
        for one in result.exemptions
    )
    if rows:
        blocks.append(Table(told, _columns(_EXEMPTIONS), rows, opens=msg("button-include")))
    if result.left_out:
        blocks.append(Text(msg("recycling-left-out", count=result.left_out)))
    blocks += [Text(msg("exemptions-how"), quiet=True), Buttons((BACK,))]
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(RulesSet)
def rules_set(result: RulesSet, _reader: Reader) -> Reply:
    place = short_establishment(result.establishment)
    told = msg("rules-set-automatic" if result.rules.automatic else "rules-set", place=place, days=result.days)
    back = Button[Words](msg("button-back-to-recycling"), action(COMMAND, etab=result.establishment.key))
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.SUCCESS), Buttons((back,)))), replace=result.replaces)


def upcoming_words(upcoming: Upcoming | None) -> Msg:
    if upcoming is None:
        return Msg("upcoming-unknown")
    return msg("upcoming-short", meetings=upcoming.meetings, webinars=upcoming.webinars)


def decision_rows(
    inquiries: tuple[Inquiry, ...], cells: dict[str, tuple[Words, ...]], opens: dict[str, str]
) -> tuple[Row[Words], ...]:
    """What is for a manager to decide: each row opens the question that gives the licence back."""
    return tuple(Row(cells[one.public_id], action("rendre", compte=opens.get(one.email, one.email))) for one in inquiries)


def _candidates(result: RecyclingTable, reader: Reader) -> list[Block[Words]]:
    if not result.candidates:
        return [Notice(msg("recycling-nobody"), Tone.INFO)]
    rows = tuple(
        Row(_candidate(one, result, reader), action(COMMAND, geste=ASK, compte=one.public_id)) for one in result.candidates
    )
    told = msg("recycling-to-ask", count=len(result.candidates) + result.left_out)
    table: Table[Words] = Table(told, _columns(_CANDIDATES), rows, opens=msg("button-ask-holder"))
    more = [Text[Words](msg("recycling-left-out", count=result.left_out))] if result.left_out else []
    return [table, *more]


def _decisions(inquiries: tuple[Inquiry, ...], result: RecyclingTable, reader: Reader) -> Block[Words]:
    cells = {one.public_id: _inquiry(one, result, reader) for one in inquiries}
    rows = decision_rows(inquiries, cells, dict(result.public_ids))
    return Table(msg("recycling-to-decide", count=len(inquiries)), _columns(_INQUIRIES), rows, opens=msg("button-decide"))


def _candidate(one: Candidate, result: RecyclingTable, reader: Reader) -> tuple[Words, ...]:
    days = (local_day(reader.now) - local_day(one.idle_since)).days
    return (
        one.email,
        one.name,
        Msg("never") if one.never else msg("value-date", at=one.idle_since),
        msg("days", count=days),
        result.where.get(one.establishment, one.establishment) or Msg("pool-of-none"),
    )


def _inquiry(one: Inquiry, result: RecyclingTable, reader: Reader) -> tuple[Words, ...]:
    return (
        one.email,
        Msg(f"inquiry-{one.standing.value}"),
        msg("value-date", at=one.asked_at),
        _answer(one, reader),
        upcoming_words(result.upcoming.get(one.public_id)) if one.open else "",
        result.where.get(one.establishment, one.establishment) or Msg("pool-of-none"),
    )


def _answer(one: Inquiry, reader: Reader) -> Words:
    """By whom, or until when one is awaited."""
    if one.standing is Standing.ASKED:
        return msg("inquiry-awaited", at=one.answer_by, now=reader.now)
    if one.answered_by:
        return one.answered_by
    return Msg("inquiry-no-answer" if one.asked else "inquiry-nobody-to-ask") if one.standing is Standing.PROPOSED else ""


def _buttons(result: RecyclingTable) -> tuple[Button[Words], ...]:
    place = result.rules.establishment if result.rules else ""
    buttons: list[Button[Words]] = []
    if result.candidates:
        buttons.append(Button(msg("button-ask-several"), action(COMMAND, geste=CHOOSE_SOME, etab=place), ButtonStyle.PRIMARY))
    buttons.append(Button(msg("button-exemptions", count=result.exempt), action(COMMAND, etab=place, exemptions="1")))
    if place:
        buttons.append(Button(msg("button-recycling-rules"), action(COMMAND, etab=place, geste=SET)))
    return tuple(buttons)


def _columns(names: tuple[str, ...]) -> tuple[Column[Words], ...]:
    return tuple(Column[Words](Msg(f"recycling-column-{one}"), numeric=one == "silent") for one in names)
