"""What all commands may answer: a refusal, « introuvable », what was wrong, « en cours », « déjà traité », a failure of ours."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from commands.actions import action
from commands.arguments import MISSING
from commands.catalogue import CommandSpec, find
from commands.catalogue.vocabulary import YES_NO
from commands.domain.operations import Kind
from commands.incoming import Outcome, Reply
from commands.parser.nearness import SIMULATE
from commands.results import AlreadyDone, AskForm, Broken, Courteous, Invalid, Misread, NotFound, Planned, Refused
from commands.views.labels import argument_label, argument_word, command_word, examples_of, kind_key, listed, summary_of
from commands.views.nodes import Block, Button, Buttons, Code, Fields, Form, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

HELP = Button[Words](msg("button-help"), action("aide"))
SUPPORT = Button[Words](msg("button-support"), action("soutien"))
_RUN_AT_ONCE = frozenset(
    {"aide", "liste", "attente", "licences", "journal", "accès", "diagnostic", "soutien", "langue", "état", "demandes", "rapport"}
    | {"rappels", "liste-attente"}
)


@shows(Refused)
def refused(result: Refused, _reader: Reader) -> Reply:
    buttons = result.next_steps or ((HELP, SUPPORT) if result.helped else ())
    blocks: list[Block[Words]] = [Notice(result.why, Tone.WARNING)]
    if buttons:
        blocks.append(Buttons(buttons))
    return Reply(outcome=result.outcome, view=View(result.why, tuple(blocks)))


@shows(NotFound)
def not_found(result: NotFound, _reader: Reader) -> Reply:
    """The same whether there is none or it is hidden: `hidden` is the audit's alone (R4)."""
    told = msg("not-found", typed=result.typed)
    blocks: list[Block[Words]] = [Notice(told, Tone.WARNING)]
    if result.near:
        blocks.append(Text(msg("did-you-mean")))
        blocks.append(Buttons(tuple(Button[Words](near, action("fiche", compte=near)) for near in result.near)))
    else:
        blocks.append(Text(msg("not-found-next")))
        blocks.append(Buttons((HELP, SUPPORT)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(Invalid)
def invalid(result: Invalid, reader: Reader) -> Reply:
    """Beside the fields of the form just submitted; else in the form, opened; else as a list of what was wrong."""
    if reader.submitted:
        return Reply(outcome=result.outcome, errors=result.errors)
    if result.form is not None:
        return opened(result.form, result.errors, result.outcome)
    told = msg("invalid", count=len(result.errors))
    pairs = tuple((argument_label(name), problem) for name, problem in result.errors.items())
    blocks: tuple[Block[Words], ...] = (Notice(told, Tone.WARNING), Fields(pairs), Text(msg("nothing-changed"), quiet=True))
    return Reply(outcome=result.outcome, view=View(told, (*blocks, Buttons((HELP,)))))


def opened(form: Form[Words], errors: Mapping[str, Msg], outcome: Outcome) -> Reply:
    """The form that a line or a button opens, each error beside its field, those of no field above them all. What was left out
    is what the form is for: those fields say that they are required, and are marked once somebody sends them empty."""
    told = {name: problem for name, problem in errors.items() if problem.key not in MISSING}
    fields = tuple(structs.replace(one, error=told.get(one.name)) if one.name in errors else one for one in form.fields)
    placed = {one.name for one in fields}
    others = tuple(Notice[Words](problem, Tone.WARNING) for name, problem in told.items() if name not in placed)
    again = structs.replace(form, fields=fields, intro=(*others, *form.intro))
    return Reply(outcome=outcome if told else Outcome.ASKED, form=again)


@shows(AskForm)
def ask_form(result: AskForm, _reader: Reader) -> Reply:
    return Reply(outcome=result.outcome, form=result.form)


@shows(Planned)
def planned(result: Planned, _reader: Reader) -> Reply:
    """« En cours »: the end comes in the same message, or as one of its own (R90)."""
    told = msg(f"planned-{kind_key(Kind(result.kind))}", email=result.email, other=result.details.get("other", ""))
    follow = Button[Words](msg("button-follow"), action("état", operation=result.operation))
    return Reply(
        outcome=result.outcome,
        view=View(told, (Notice(told, Tone.INFO), Text(msg("planned-next"), quiet=True), Buttons((follow,)))),
        replace=result.replaces,
    )


@shows(AlreadyDone)
def already_done(result: AlreadyDone, reader: Reader) -> Reply:
    """R44. Who pressed twice themselves keeps the message, which shows what came of it and how to undo it."""
    told = msg("already-done")
    if result.by and result.at:
        told = msg("already-done-by", by=result.by, at=result.at, now=reader.now)
    theirs = result.by != "" and result.by == reader.email
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, Tone.INFO),)), replace=result.replaces and not theirs)


@shows(Misread)
def misread(result: Misread, reader: Reader) -> Reply:
    told = _what_was_misread(result)
    blocks: list[Block[Words]] = [Notice(told, Tone.WARNING)]
    if result.argument:
        blocks += _near_arguments(result, reader)
    elif result.meant or result.near:
        blocks.append(Text(msg("did-you-mean")))
        blocks.append(Buttons((*result.meant, *(_meant(near) for near in result.near))))
    blocks.append(Text(msg("nothing-changed"), quiet=True))
    blocks.append(Buttons((HELP,)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def _what_was_misread(result: Misread) -> Msg:
    if result.stale:
        return msg("stale-button")
    if result.too_long:
        return msg("text-too-long")
    if not result.argument:
        return msg("unknown-command", typed=result.word)
    key = "argument-twice" if result.twice else "unknown-argument"
    return msg(key, typed=result.word, asked=command_word(result.command))


def _near_arguments(result: Misread, reader: Reader) -> list[Block[Words]]:
    spec = find(result.command)
    blocks: list[Block[Words]] = []
    lonely = spec.argument(result.word) if spec and not result.named and not result.twice else None
    if lonely is not None:
        wants = "argument-wants-yes" if lonely.choices == YES_NO else "argument-wants-value"
        blocks.append(Text(msg(wants, name=argument_word(result.command, lonely.name))))
    elif result.near and not result.twice:
        options = [argument_word(result.command, one) for one in result.near]
        blocks.append(Text(msg("did-you-mean-these", options=listed(options))))
    elif spec and not result.near:
        blocks.append(Text(_taken(spec, named=result.named)))
    if spec:
        blocks.append(Code(examples_of(spec, reader.command)))
        blocks.append(Buttons((_help_of(spec.name),)))
    return blocks


def _taken(spec: CommandSpec, *, named: bool) -> Msg:
    """What may be typed after the command, for who wrote something else."""
    names = [argument_word(spec.name, one.name) for one in spec.arguments if not one.hidden]
    if not names:
        return msg("takes-nothing")
    if not named:
        return msg("quote-words")
    return msg("arguments-taken", names=listed([*names, *([argument_word(spec.name, SIMULATE)] if spec.writes else [])]))


def _meant(command: str) -> Button[Words]:
    """One press does what was meant, where that only reads and needs nothing more; else its help."""
    return Button(command_word(command), action(command)) if command in _RUN_AT_ONCE else _help_of(command)


def _help_of(command: str) -> Button[Words]:
    spec = find(command)
    return Button[Words](command_word(command), action("aide", sujet=command), described=summary_of(spec) if spec else None)


@shows(Courteous)
def courteous(result: Courteous, _reader: Reader) -> Reply:
    told = Msg(f"courtesy-{result.courtesy.value}")
    next_ = Text[Words](Msg(f"courtesy-{result.courtesy.value}-next"))
    return Reply(outcome=result.outcome, view=View(told, (Text(told), next_, Buttons((HELP, SUPPORT)))))


@shows(Broken)
def broken(result: Broken, _reader: Reader) -> Reply:
    """Our fault: a sentence and a reference, nothing of what happened inside (R96)."""
    told = msg("broken-busy" if result.busy else "broken", reference=result.reference)
    blocks: tuple[Block[Words], ...] = (Notice(told, Tone.DANGER), Buttons((HELP, SUPPORT)))
    return Reply(outcome=result.outcome, view=View(told, blocks))
