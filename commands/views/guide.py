"""The views of aide: an overview by need, and the help of one command with examples and buttons."""

from __future__ import annotations

from commands.actions import action
from commands.catalogue import Argument, ArgumentKind, CommandSpec
from commands.catalogue.english import english_of
from commands.handlers.guide import HelpCommand, HelpOverview
from commands.incoming import Reply
from commands.views.labels import argument_label, button_label, choice_label, command_word, examples_of, listed, summary_of
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Code,
    Fields,
    Heading,
    Msg,
    Notice,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader, shows

_AT_HAND = ("liste", "attente", "créer", "licences", "soutien")
"""Commands that a button of the overview runs."""
_TOPICS = ("créer", "liste", "demander")
"""Commands whose help the overview speaks of, to those who may run them."""
_NEED_A_VALUE = frozenset(
    {"fiche", "modifier", "désactiver", "réactiver", "supprimer", "renvoyer", "annuler", "rattacher", "prolonger"}
)


@shows(HelpOverview)
def overview(result: HelpOverview, reader: Reader) -> Reply:
    blocks: list[Block[Words]] = [Text(msg("help-intro"))]
    for need, specs in result.needs:
        blocks.append(Heading(Msg(f"help-need-{need}")))
        blocks.append(Fields(tuple((_typed(spec, reader), summary_of(spec)) for spec in specs)))
    allowed = {spec.name for _, specs in result.needs for spec in specs}
    blocks.append(Buttons(tuple(_run(name) for name in _AT_HAND if name in allowed)))
    topic = next((one for one in _TOPICS if one in allowed), "aide")
    blocks.append(Text(msg("help-more", command=reader.command, topic=command_word(topic)), quiet=True))
    return Reply(outcome=result.outcome, view=View(msg("help-title"), tuple(blocks)))


@shows(HelpCommand)
def one_command(result: HelpCommand, reader: Reader) -> Reply:
    spec = result.spec
    blocks: list[Block[Words]] = [Heading(_typed(spec, reader)), Text(summary_of(spec))]
    if not result.allowed:
        blocks.append(Notice(msg("help-not-yours"), Tone.WARNING))
    blocks.append(Text(msg(f"command-{spec.slug}-help", command=reader.command)))
    arguments = [one for one in spec.arguments if not one.hidden]
    if arguments:
        blocks.append(Fields(tuple((_written(one), _explained(one)) for one in arguments)))
    blocks.append(Heading(msg("help-examples", count=spec.examples)))
    blocks.append(Code(examples_of(spec, reader.command)))
    if spec.writes:
        blocks.append(Text(msg("help-simulate"), quiet=True))
    others = (", ".join((name, *spec.aliases)) for name in (spec.english, spec.name))
    blocks.append(Text(msg("help-also-called", names=_in_each(*others)), quiet=True))
    buttons = [Button[Words](msg("button-help"), action("aide"))]
    if result.allowed and spec.name not in _NEED_A_VALUE and spec.name != "aide":
        buttons.insert(0, _run(spec.name))
    blocks.append(Buttons(tuple(buttons)))
    return Reply(outcome=result.outcome, view=View(summary_of(spec), tuple(blocks)))


def _run(name: str) -> Button[Words]:
    style = ButtonStyle.PRIMARY if name == "créer" else ButtonStyle.DEFAULT
    return Button(button_label(name), action(name), style)


def _typed(spec: CommandSpec, reader: Reader) -> Msg:
    """The command as the reader would type it."""
    return _in_each(f"{reader.command} {spec.name}", f"{reader.command} {spec.english}")


def _written(argument: Argument) -> Msg:
    """As it is typed: `etab=`, `hors-reseau`, or the bare name of what needs none."""
    sign = "" if argument.positional or argument.kind is ArgumentKind.FLAG else "="
    return _in_each(f"{argument.name}{sign}", f"{english_of(argument)}{sign}")


def _in_each(fr: str, en: str) -> Msg:
    return msg("in-language", fr=fr, en=en)


def _explained(argument: Argument) -> Words:
    """What it is, and what may be typed for it."""
    what = argument_label(argument.name)
    if argument.choices:
        options = listed([choice_label(choice.value) for choice in argument.possible])
        return msg("help-argument-many" if argument.many else "help-argument", what=what, typed=options)
    if argument.kind is ArgumentKind.TEXT:
        return what
    typed = Msg(f"help-kind-{argument.kind.value}")
    return msg("help-argument-many" if argument.many else "help-argument", what=what, typed=typed)
