"""What a front end is given and what it gives: the desk that answers, and the courier that delivers later.

A front end verifies, makes an `Incoming`, asks the desk, renders the answer. Nothing else; see docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec
from starlette.routing import BaseRoute

from commands.domain.errors import IrisError
from commands.incoming import Incoming, Outcome, Person
from commands.views.nodes import Form, Localised, Option

NOTHING_CAME = frozenset(
    {Outcome.SIMULATED, Outcome.INVALID, Outcome.REFUSED, Outcome.NOT_FOUND, Outcome.UNDERSTOOD_NOT, Outcome.FAILED}
)
"""Outcomes of which nothing is kept; FAILED only where no operation was planned."""


async def owes_nothing() -> None:
    """What is to be done once an answer was taken that tells of no operation's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn PNG. `alt` tells its figures; `url` is a link that the reader's platform may fetch, "" where there is none."""

    png: bytes
    alt: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A file on its way to its reader. Whoever was given it deletes `path` once it has gone.

    `name` has its extension.
    """

    path: Path
    name: str
    title: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOffer:
    """A file that is made when its reader takes it (`Desk.take`), within a day. `name` has its extension; `url` is a link that
    gives it for a quarter of an hour to whoever holds it, "" where there are no links."""

    id: str
    name: str
    title: str
    url: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A reply, localised: exactly one of `view`, `form`, `errors` is set.

    `settled` is False where an operation goes on: the view says « en cours », and its end comes as a message of its own.
    `operation` is its public id, by which the front end may know that message for this answer's own; "" where there is none.
    `shown` is to be awaited once the platform has taken the answer: until then an operation's end is still owed as a message,
    so that a crash in between never leaves a person untold (R90).
    """

    outcome: Outcome
    view: Localised | None = None
    form: Form[str] | None = None
    errors: Mapping[str, str] = {}
    replace: bool = False
    settled: bool = True
    operation: str = ""
    locale: str = "fr"
    shown: Callable[[], Awaitable[None]] = owes_nothing
    picture: Callable[[], Awaitable[Picture | None]] | None = None
    """A picture of what the view tells, drawn when this is called, in about a second: to be called once the platform has taken
    the answer, and shown beside or below it. None of it where it could not be drawn: the view says it all."""
    file: Callable[[], Awaitable[MadeFile | None]] | None = None
    """A file that goes with the view, made when this is called, in seconds to a minute: to be called once the platform has taken
    the answer, and sent to its reader alone (R7). None of it where it could not be made: the reader is told so."""
    offer: Callable[[], Awaitable[FileOffer | None]] | None = None
    """The same file, for a platform whose readers accept files before they come, or download them: to be called instead of
    `file`. None of it where it could not be written down."""

    @property
    def beside_form(self) -> bool:
        """To be shown beside the form just submitted, which stays with all that was typed: nothing came of it (R82, R96)."""
        return self.outcome in NOTHING_CAME and not self.operation


class Desk(Protocol):
    """The commands, from the event loop. Thread work happens behind it; nothing here blocks the loop."""

    async def answer(self, incoming: Incoming) -> Answer:
        """Run it; waits for a planned operation until 1.5 s after `incoming.at` at most."""

    async def options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        """Type-ahead (R3, R4): at most 25 options of `source` ("installation", "establishment", "account") in the person's scope.

        `chosen` are the form's other values, where the platform gives them.
        """

    async def home(self, person: Person) -> Localised:
        """The person's page: my establishments, seats, pending."""

    async def allowed(self, person: Person) -> frozenset[str]:
        """The canonical names of the commands that this person may run now (R3)."""

    async def follows(self, platform: str, thread: str) -> bool:
        """Whether a thread is one of ours: what people write there, to nobody in particular, is for the request's other side."""

    async def registered(self, platform: str, channel: str) -> bool:
        """Whether a conversation is registered for anything (R7): spreadsheets dropped there are for us (R80)."""

    async def take(self, person: Person, offer: str) -> MadeFile | None:
        """The file that was offered to this person, made now, in seconds to a minute. None where there is no such offer, or they
        may not have it any more."""

    def words(self, locale: str, key: str) -> str:
        """A label of the front end's own, from the locales."""


class UndeliverableError(IrisError):
    """A platform did not take a message. `after` is seconds to wait; `gone` where it never will."""

    retry = True

    def __init__(self, *, after: float | None = None, gone: bool = False) -> None:
        super().__init__("undeliverable")
        self.after = after
        self.gone = gone


Enclosed: TypeAlias = Picture | MadeFile


class Courier(Protocol):
    """Delivers messages that no request is waiting for. Raises UndeliverableError.

    `locale` is the reader's language. Of a message about an operation, `reference` is what people and the audit call it by (R90),
    and `operation` its public id, the same as in the `Answer` that left it unsettled; both are "" for any other message.
    """

    @property
    def platform(self) -> str: ...

    @property
    def attaches_files(self) -> bool:
        """Whether `attach` takes files; where it does not, the message has buttons that ask for them."""

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:
        """Send to the person at this address, privately; returns what `update` needs to find the message."""

    async def update(
        self, address: str, message: str, view: Localised, *, locale: str, reference: str = "", operation: str = ""
    ) -> None:
        """The message now shows this."""

    async def sent_already(self, address: str, reference: str) -> str:
        """The message with this reference that an earlier `post` may have left there, as `post` returns it; "" for none, and
        where the platform gives no way to look (R71)."""

    async def attach(self, address: str, message: str, item: Enclosed, *, locale: str) -> None:
        """Put a picture or a file below a message that `post` returned. Nothing happens where the platform cannot show it."""

    def thread(self, address: str, message: str) -> str:
        """The address at which replies to this message are posted. Like any address, only its platform understands it."""


class Front(Protocol):
    """A front end as the application takes it; `start` and `stop` belong to the application's lifespan."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...

    @property
    def courier(self) -> Courier: ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...
