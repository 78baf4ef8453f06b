"""E-mails as their readers get them, without a server in between."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.i18n import Translator
from bot.mail.render import Rendered, render
from commands.domain.mails import MailKind, MailOutcome, Unsent
from commands.mail.composing import Composed, compose
from commands.mail.reminders import write_reminders
from commands.ports import MailProof
from tests.support.desk import Desk


@dataclass(frozen=True, slots=True)
class Posted:
    """A mail that left."""

    kind: MailKind
    to: str
    composed: Composed
    rendered: Rendered

    @property
    def text(self) -> str:
        return self.rendered.text


def with_mail(desk: Desk) -> Desk:
    """The same house, with a way out for e-mails."""
    return Desk(desk.store, desk.zoom, desk.clock, replace(desk.house, mails=True))


def strictly(locale: str) -> Translator:
    """A missing message fails."""
    return Translator(locale, strict=True)


def tend(desk: Desk) -> int:
    """The duty, once."""
    return write_reminders(desk.store, desk.house, desk.clock.now())


def posted(desk: Desk) -> list[Posted]:
    """What is due now and leaves; the rest is written down as not sent."""
    found: list[Posted] = []
    with desk.store.writing() as unit:
        while (mail := unit.mails.claim()) is not None:
            said = compose(mail, unit, desk.house, desk.clock.now())
            if isinstance(said, Unsent):
                unit.mails.ended(mail, MailOutcome.UNSENT, said.value)
                continue
            stop_url = "https://iris.test/mail/stop/x" if said.stoppable else ""
            found.append(Posted(mail.kind, mail.email, said, render(said.draft, said.locale, stop_url=stop_url, speak=strictly)))
            unit.mails.ended(mail, MailOutcome.SENT)
        unit.commit()
    return found


def proofs(desk: Desk, email: str) -> list[MailProof]:
    account = desk.account(email)
    assert account is not None
    with desk.store.reading() as unit:
        return list(unit.mails.of_account(account.id))
