"""The view of état: how fresh the directory is, one's own operations, one operation (R12, R90, R91)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.accounts import Status
from commands.domain.operations import Operation
from commands.handlers.lists import REFRESH
from commands.handlers.status import HouseStatus, NoOperation, OperationStatus
from commands.incoming import Reply
from commands.views.access import REVIEW
from commands.views.access_letters import unanswered_words
from commands.views.freshness import freshness_blocks
from commands.views.labels import label
from commands.views.nodes import Block, Button, Buttons, Fields, Heading, Notice, Text, Tone, View, Words, msg
from commands.views.operations import cancel_button, may_still_cancel, operation_view, told_of
from commands.views.seat_alerts import check_blocks
from commands.views.show import Reader, shows


@shows(HouseStatus)
def house_status(result: HouseStatus, reader: Reader) -> Reply:
    told = msg("status-title")
    blocks: list[Block[Words]] = [Heading(told), *freshness_blocks(result.freshness, reader, refresh_asked=result.refresh_asked)]
    blocks.append(Fields(tuple((label(one), msg("accounts", count=result.counts.get(one, 0))) for one in Status)))
    blocks.append(Text(msg("status-waiting", count=result.waiting), quiet=True))
    if result.check is not None:
        blocks += [Heading(msg("drift-heading")), *check_blocks(result.check)]
    if result.reviews:
        blocks += [Notice(unanswered_words(review, name), Tone.WARNING) for name, review in result.reviews]
        blocks.append(Buttons((REVIEW,)))
    blocks.append(Heading(msg("status-mine")))
    if not result.operations:
        blocks.append(Text(msg("status-none")))
    for operation in result.operations:
        blocks += _line(operation)
    blocks.append(Buttons((Button(msg("button-refresh"), action("état", geste=REFRESH)),)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces_status)


@shows(OperationStatus)
def operation_status(result: OperationStatus, reader: Reader) -> Reply:
    return Reply(outcome=result.outcome, view=operation_view(result.operation, reader, result.account, theirs=result.theirs))


@shows(NoOperation)
def no_operation(result: NoOperation, _reader: Reader) -> Reply:
    told = msg("no-operation")
    mine = Button[Words](msg("button-my-operations"), action("état"))
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.WARNING), Buttons((mine,)))))


def _line(operation: Operation) -> tuple[Block[Words], ...]:
    follow = Button[Words](msg("button-follow"), action("état", operation=operation.public_id), described=told_of(operation))
    cancel = (cancel_button(operation),) if may_still_cancel(operation) else ()
    return Text(told_of(operation)), Buttons((follow, *cancel))
