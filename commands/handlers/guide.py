"""aide: what one may ask for, grouped by need, and the help of one command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.catalogue import COMMANDS, CommandSpec, find
from commands.context import Context
from commands.incoming import Outcome
from commands.invocation import Invocation
from commands.parser.nearness import near_commands
from commands.policy import may_run
from commands.results import Handled, Misread, Result

NEEDS: Mapping[str, tuple[str, ...]] = {
    "see": ("liste", "chercher", "fiche", "attente", "exporter", "diagnostic"),
    "change": ("créer", "modifier", "rattacher", "réattribuer", "désactiver", "réactiver", "importer"),
    "remove": ("supprimer", "annuler", "renvoyer"),
    "lend": ("prêter", "prolonger", "rendre", "recyclage"),
    "follow": ("licences", "rapport", "liste-attente", "rappels", "état", "journal", "vie-privée"),
    "ask": ("demander", "demandes", "canal"),
    "myself": ("accès", "soutien", "langue", "aide"),
}
"""Commands by need: `help-need-<key>` in the locales."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOverview(Result):
    """The commands that the asker's role may run, by need; empty needs are left out."""

    needs: tuple[tuple[str, tuple[CommandSpec, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCommand(Result):
    """The help of one command. `allowed` is False where the asker's role does not run it."""

    outcome: ClassVar[Outcome] = Outcome.OK
    spec: CommandSpec
    allowed: bool


def handle(invocation: Invocation, context: Context) -> Handled:
    """aide [sujet]"""
    topic = invocation["sujet"].strip()
    if not topic:
        return overview(context)
    spec = find(topic) or find(topic.replace(" ", "-")) or find(topic.split()[0])
    if spec is None:
        return Misread(word=topic, near=near_commands(topic))
    return HelpCommand(spec=spec, allowed=bool(may_run(context.actor, spec)))


def overview(context: Context) -> HelpOverview:
    allowed = {spec.name: spec for spec in COMMANDS if may_run(context.actor, spec)}
    needs = ((need, tuple(allowed[name] for name in names if name in allowed)) for need, names in NEEDS.items())
    return HelpOverview(needs=tuple((need, specs) for need, specs in needs if specs))
