"""The page: its labels, the welcome, the transcript so far, and what its script needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.web.articles import Speaks
from bot.web.conversations import Conversation
from bot.web.people import DemoChannel, DemoPerson
from bot.web.render import templates
from commands.catalogue import COMMANDS, CommandSpec
from commands.files.sheets import LARGEST

SCRIPT_WORDS = ("failed", "offline", "online", "working", "errors-above", "no-options", "options-found", "you", "thread")
"""Labels that the script shows, under `web-…` in the locales."""
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Draws the page for a person in a language."""

    speaks: Speaks
    people: Sequence[DemoPerson]
    languages: Sequence[str]
    command: str
    channels: Sequence[DemoChannel] = ()

    def render(self, person: DemoPerson, locale: str, conversation: Conversation, channel: str = "") -> str:
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
                examples=[f"{self.command} {say(f'web-example-{number}')}" for number in range(1, EXAMPLES + 1)],
                settings={
                    "person": person.key,
                    "locale": locale,
                    "channel": channel,
                    "after": conversation.sequence,
                    "command": self.command,
                    "largest": LARGEST,
                    "words": {key: say(f"web-{key}") for key in SCRIPT_WORDS},
                    "commands": [_suggestion(spec, locale, say(f"command-{spec.slug}-summary")) for spec in COMMANDS],
                },
            )
        )


def _suggestion(spec: CommandSpec, locale: str, summary: str) -> dict[str, object]:
    name, other = (spec.english, spec.name) if locale == "en" else (spec.name, spec.english)
    return {"name": name, "also": [other, *spec.aliases], "summary": summary}
