"""Commands as people type and press them, on a real store, and the answers as they read them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from bot.i18n import Translator
from bot.localise import localise, localise_form
from commands.context import House
from commands.dispatcher import Dispatcher
from commands.domain.accounts import Account, Status, UserType
from commands.domain.people import Grant, Role
from commands.handlers import HANDLERS
from commands.incoming import ActionInput, FormInput, Incoming, Input, Person, Reply, TextInput
from commands.ports import OurFields, Store
from commands.views.nodes import Block, Button, Buttons, Code, Fields, Form, Heading, Links, Localised, Notice, Row, Table, Text
from tests.support.clock import SettableClock
from tests.support.views import zoom_view

ADMIN = "ada.admin@msss.gouv.qc.ca"
CCT = "cecile.cct@chudequebec.ca"
MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
ELSEWHERE = "rita.ailleurs.cisssme16@ssss.gouv.qc.ca"
READER = "lea.lecture.ciussscn@ssss.gouv.qc.ca"
NOBODY = "nils.personne.ciussscn@ssss.gouv.qc.ca"
PEOPLE = {ADMIN: (), CCT: ((Role.CCT, "CHUQ"),), MANAGER: ((Role.MANAGER, "03"),), ELSEWHERE: ((Role.MANAGER, "16-2"),),
          READER: ((Role.READER, "03"),), NOBODY: ()}  # fmt: skip
"""Who holds which grants; the admin is a setting."""

_keys = itertools.count(1)
STRICT = {locale: Translator(locale, strict=True) for locale in ("fr", "en")}


class Asker:
    """Each person of `PEOPLE`, before the same store."""

    def __init__(self, store: Store, clock: SettableClock, house: House, locale: str = "fr") -> None:
        self.store = store
        self.clock = clock
        self.house = house
        self.locale = locale
        self.dispatcher = Dispatcher(self.store, self.clock, self.house, HANDLERS)
        with self.store.writing() as unit:
            for email, grants in PEOPLE.items():
                for role, scope in grants:
                    given = Grant(email=email, role=role, scope=scope, granted_by=ADMIN, granted_at=self.clock.now())
                    unit.grants.grant(given)
            unit.commit()

    def known(self, email: str, status: Status = Status.ACTIVE, ours: OurFields | None = None, **fields: object) -> Account:
        """An account in the directory."""
        chosen = {"user_type": UserType.LICENSED, "raw_type": 2, "large_meeting": 0, "webinar": 0, **fields}
        with self.store.writing() as unit:
            account = unit.directory.settle(zoom_view(email, status=status, **chosen), ours or OurFields(), self.clock.now())
            unit.commit()
        return account

    def type(self, text: str, person: str = MANAGER) -> Reply:
        return self.give(TextInput(text), person)

    def press(self, wire: str, person: str = MANAGER) -> Reply:
        return self.give(ActionInput(wire), person)

    def submit(self, wire: str, values: dict[str, str], person: str = MANAGER) -> Reply:
        return self.give(FormInput(wire, values), person)

    def give(self, given: Input, person: str) -> Reply:
        number = next(_keys)
        who = Person(platform="web", address=person, email=person, name=person.partition(".")[0], locale=self.locale)
        return self.dispatcher.handle(
            Incoming(
                person=who,
                conversation="c",
                private=True,
                key=f"key-{number}",
                at=self.clock.now(),
                input=given,
                reference=f"ref{number}",
            )
        )

    def read(self, text: str, person: str = MANAGER) -> str:
        """What the person reads as the answer to typed text."""
        return written(self.type(text, person))


def shown(reply: Reply) -> Localised:
    assert reply.view is not None, reply
    return localise(reply.view, STRICT[reply.locale])


def form_of(reply: Reply) -> Form[str]:
    assert reply.form is not None, reply
    return localise_form(reply.form, STRICT[reply.locale])


def written(reply: Reply) -> str:
    """All the words of a reply, a line each, buttons in brackets."""
    if reply.form is not None:
        form = form_of(reply)
        return "\n".join(
            [form.title, *(f"{one.label}: {one.value} {one.error or ''}" for one in form.fields), *_lines(form.intro)]
        )
    if reply.errors:
        return "\n".join(f"{name}: {STRICT[reply.locale].words(words)}" for name, words in reply.errors.items())
    view = shown(reply)
    return "\n".join([view.summary, *_lines(view.blocks)])


def _lines(blocks: Iterable[Block[str]]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Heading(words) | Text(words) | Notice(words):
                yield words
            case Fields(pairs):
                yield from (f"{label}: {value}" for label, value in pairs)
            case Code(lines):
                yield from lines
            case Buttons(buttons):
                yield " ".join(f"[{button.label}]" for button in buttons)
            case Links(links):
                yield from (f"{label} <{url}>" for label, url in links)
            case Table(caption, columns, rows):
                yield caption
                yield " | ".join(column.title for column in columns)
                yield from (" | ".join(row.cells) for row in rows)
            case _:
                yield ""


def rows_of(reply: Reply) -> tuple[Row[str], ...]:
    """The rows of the reply's first table; none where there is no table."""
    return next((block.rows for block in shown(reply).blocks if isinstance(block, Table)), ())


def table_of(reply: Reply) -> Table[str]:
    return next(block for block in shown(reply).blocks if isinstance(block, Table))


def buttons_of(reply: Reply) -> dict[str, Button[str]]:
    """Buttons under the text, by their label."""
    blocks = shown(reply).blocks
    return {one.label: one for block in blocks if isinstance(block, Buttons) for one in block.buttons}
