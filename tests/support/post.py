"""A platform in memory, for what delivers messages."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.front import Enclosed, Picture
from bot.plain import plain_text
from commands.views.nodes import Localised


@dataclass
class Post:
    """A platform in memory: what stands in each message, and what it refuses next."""

    platform: str = "web"
    messages: dict[str, str] = field(default_factory=dict)
    about: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    attached: list[tuple[str, str]] = field(default_factory=list)
    """What stands below a message: where, and what it tells."""
    attaches_files: bool = True
    refusals: list[Exception] = field(default_factory=list)
    looks: bool = False
    """It gives a way to look for what was posted, as Slack does."""

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:
        message = f"m{len(self.messages) + 1}"
        await self.update(address, message, view, locale=locale, reference=reference, operation=operation)
        return message

    async def sent_already(self, address: str, reference: str) -> str:
        left = (message for message, told in self.about.items() if self.looks and reference in told)
        return next((one for one in left if self.messages[one].startswith(f"{address}: ")), "")

    async def attach(self, address: str, message: str, item: Enclosed, *, locale: str) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        told = item.alt if isinstance(item, Picture) else f"{item.name}: {item.path.read_text()}"
        self.attached.append((f"{address}/{message}", f"{locale} {told}"))

    def thread(self, address: str, message: str) -> str:
        return f"{address}/{message}"

    async def update(
        self, address: str, message: str, view: Localised, *, locale: str, reference: str = "", operation: str = ""
    ) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.about[message] = (locale, reference, operation)
        self.messages[message] = f"{address}: {plain_text(view)}"
