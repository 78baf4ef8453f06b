"""What is told of digests by letters: the digest where it is posted, and what became of it (R7, R70, R71, R73)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commands.actions import action
from commands.catalogue.table_reminders import PAGE_SIZE
from commands.digests.gathering import Figures, figures_of
from commands.digests.reach import Reach, reach_of
from commands.digests.standing import RowState, states_of
from commands.digests.telling import DIGEST, LOST, PROGRESS
from commands.domain.digests import Digest, Run, RunOutcome
from commands.domain.operations import Json, Operation, State
from commands.handlers.digest_pages import is_current
from commands.handlers.digest_rows import Resends
from commands.handlers.reminders import SEE
from commands.incoming import Reply
from commands.ports import LetterState
from commands.views.digests import COMMAND, figure_blocks, message_buttons, posted_buttons, row_blocks, title
from commands.views.freshness import freshness_blocks
from commands.views.labels import short_establishment
from commands.views.letters import LetterContext, tells
from commands.views.nodes import Block, Button, Buttons, Draft, Heading, Notice, Progress, Text, Tone, View, Words, msg
from commands.views.operations import told_of
from commands.views.show import Reader, shows


@tells(DIGEST)
def digest_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As things are when it leaves, and at each update; nothing once it is lost, nor where its owner may tell nothing."""
    run = context.unit.digests.run(str(payload.get("run")))
    if run is None or run.outcome is RunOutcome.LOST:
        return None
    digest = context.unit.digests.of_run(run)
    if _too_late(run, digest, context):
        return None
    reach = reach_of(context.unit, context.house, digest)
    if not reach.scope:
        return None
    ended = context.unit.milestones.between(reach.scope, run.after, run.upto)
    figures = figures_of(context.unit, reach.scope, digest, ended, context.reader.now)
    blocks: list[Block[Words]] = [Heading(title(run.day)), *_when(run, digest, context.reader)]
    places = {one.key: short_establishment(one) for one in context.house.reference.establishments}
    blocks += figure_blocks(figures, run.since, digest.horizon, places, context.reader, named=reach.named)
    blocks += _named(run, digest, reach, context, places) if reach.named else _counted(run, figures)
    blocks += freshness_blocks(figures.freshness, context.reader)
    return View(title(run.day), tuple(blocks))


@tells(LOST)
def digest_lost(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """To whoever set it (R71)."""
    digest = context.unit.digests.get(str(payload.get("digest")))
    if digest is None:
        return None
    told = msg(f"digest-lost-{payload.get('reason')}")
    buttons = (Button[Words](msg("command-rappels-button"), action(COMMAND)),)
    return View(told, (Heading(msg("digest-lost-title")), Text(told), Text(msg("digest-lost-next")), Buttons(buttons)))


@tells(PROGRESS)
def resends_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """How several resends go, and how each ended (R73)."""
    names = payload.get("operations")
    found = [context.unit.ledger.get(str(one)) for one in names] if isinstance(names, list) else []
    operations = [one for one in found if one]
    return resends_view(operations, context.reader) if operations else None


def resends_view(operations: Sequence[Operation], reader: Reader) -> Draft:
    """Above all when what waits goes on."""
    done = sum(one.ended for one in operations)
    told = msg("resends-done" if done == len(operations) else "resends-going", done=done, count=len(operations))
    blocks: list[Block[Words]] = [Progress(told, done, len(operations))]
    halted = next((one for one in operations if not one.ended and one.waiting == "quota"), None)
    if halted is not None:
        blocks.append(Notice(msg("operation-waiting-quota", at=halted.next_try_at, now=reader.now), Tone.WARNING))
    blocks += [_ended(one) for one in operations if one.ended and one.state is not State.DONE]
    blocks += [Text(told_of(one), quiet=True) for one in operations if one.state is State.DONE]
    return View(told, tuple(blocks))


@shows(Resends)
def resends(result: Resends, _reader: Reader) -> Reply:
    told = msg("resends-asked", count=len(result.planned))
    blocks: list[Block[Words]] = [Notice(told, Tone.INFO if result.planned else Tone.WARNING)]
    if result.planned:
        blocks.append(Text(msg("resends-next"), quiet=True))
    if result.passed:
        blocks.append(Text(msg("resends-passed", count=len(result.passed), who=", ".join(result.passed))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces)


def _when(run: Run, digest: Digest, reader: Reader) -> list[Block[Words]]:
    """That another day's is no longer to be acted upon; today's, that it is late."""
    if not is_current(run, digest, reader.now):
        return [Notice(msg("digest-past", on=run.day), Tone.INFO)]
    return [Notice(msg("digest-late", at=run.due_at), Tone.INFO)] if run.late(reader.now) else []


def _too_late(run: Run, digest: Digest, context: LetterContext) -> bool:
    """It was not out by the end of its day: the next one tells it, however early the outbox comes to it (R71)."""
    over = digest.today(context.reader.now) > run.day
    return over and run.outcome is RunOutcome.OPEN and context.unit.letters.state(run.key) is not LetterState.POSTED


def _named(run: Run, digest: Digest, reach: Reach, context: LetterContext, places: Mapping[str, str]) -> list[Block[Words]]:
    """The first page; the others are each reader's own."""
    listed = [one for one in context.unit.digests.rows(run) if one.establishment in reach.scope]
    rows = states_of(context.unit, listed[:PAGE_SIZE], run.at)
    current = is_current(run, digest, context.reader.now)

    def offer(state: RowState) -> tuple[Button[Words], ...]:
        return posted_buttons(state, run.public_id)[0 if current else -1 :] if state.account else ()

    several = reach.scope.everything or len(reach.scope.establishments) > 1
    blocks = list(row_blocks(rows, places if several else {}, offer, context.reader))
    blocks.append(Buttons(message_buttons(rows, run.public_id, len(listed) - len(rows), current=current)))
    return blocks


def _counted(run: Run, figures: Figures) -> list[Block[Words]]:
    """Where people may not be named: what each may see is shown to them alone (R7)."""
    if figures.quiet:
        return []
    see = Button[Words](msg("button-see"), action(COMMAND, geste=SEE, sommaire=run.public_id))
    return [Text(msg("digest-counts-only"), quiet=True), Buttons((see,))]


def _ended(operation: Operation) -> Block[Words]:
    return Notice(told_of(operation), Tone.DANGER if operation.state is State.FAILED else Tone.INFO)
