"""The page: its labels, the welcome, the transcript so far, and what its script needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.web.articles import Speaks
from bot.web.conversations import Conversation
from bot.web.people import DemoChannel, DemoPerson
from bot.web.render import templates
from commands.catalogue import COMMANDS, CommandSpec, find
from commands.files.sheets import LARGEST

SCRIPT_WORDS = ("failed", "offline", "online", "working", "errors-above", "no-options", "options-found", "you", "thread")
"""Labels that the script shows, under `web-…` in the locales."""
PROPOSED = ("aide", "liste", "attente", "licences", "créer", "fiche", "demander", "soutien", "accès")
"""Commands to try, the best first."""
EXAMPLES = 5
"""As many of those as are proposed at most."""


@dataclass(frozen=True, slots=True)
class Page:
    """Draws the page for a person in a language."""

    speaks: Speaks
    people: Sequence[DemoPerson]
    languages: Sequence[str]
    command: str
    channels: Sequence[DemoChannel] = ()

    def render(
        self, person: DemoPerson, locale: str, conversation: Conversation, allowed: frozenset[str], channel: str = ""
    ) -> str:
        """`allowed` are the commands that the person may run: no other is proposed, but help, which says why there is none."""

        def say(key: str) -> str:
            return self.speaks(locale, key)

        seen = conversation.seen_by(person.key)
        threads = {one.id: [each for each in seen if each.thread == one.id] for one in seen}

        return (
            templates()
            .get_template("page.html")
            .render(
                say=say,
                person=person,
                people=self.people,
                locale=locale,
                languages=[(one, self.speaks(one, "web-language")) for one in self.languages],
                command=self.command,
                messages=[one for one in seen if not one.thread],
                threads=threads,
                channel=channel,
                channels=[one for one in self.channels if person.key in one.people],
                examples=[f"{self.command} {_typed(one, locale)}" for one in _proposed(allowed)],
                settings={
                    "person": person.key,
                    "locale": locale,
                    "channel": channel,
                    "after": conversation.sequence,
                    "command": self.command,
                    "largest": LARGEST,
                    "words": {key: say(f"web-{key}") for key in SCRIPT_WORDS},
                    "commands": [
                        _suggestion(spec, locale, say(f"command-{spec.slug}-summary"))
                        for spec in COMMANDS
                        if spec.name in allowed
                    ],
                },
            )
        )


def _proposed(allowed: frozenset[str]) -> list[CommandSpec]:
    names = [one for one in PROPOSED if one in allowed][:EXAMPLES] or PROPOSED[:1]
    return [spec for spec in map(find, names) if spec]


def _typed(spec: CommandSpec, locale: str) -> str:
    return spec.english if locale == "en" else spec.name


def _suggestion(spec: CommandSpec, locale: str, summary: str) -> dict[str, object]:
    name = _typed(spec, locale)
    other = spec.name if name == spec.english else spec.english
    return {"name": name, "also": [other, *spec.aliases], "summary": summary}
