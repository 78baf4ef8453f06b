"""A small house with a carrier of mails and a real server; the rounds are the test's."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from email.message import EmailMessage

from bot.mail.carrier import MailCarrier
from bot.mail.house import post_of
from bot.metrics import Metrics
from bot.settings import Settings
from commands.domain.accounts import Account, Status
from commands.domain.mails import MailOutcome
from commands.mail.reminders import write_reminders
from tests.support.desk import Desk
from tests.support.mail_server import MailServer
from tests.support.outgoing import proofs, strictly
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
PUBLIC_URL = "https://iris.exemple.qc.ca"


@dataclass
class Mailing:
    """`changes` are settings beside the server's."""

    desk: Desk
    server: MailServer
    pool: Executor
    changes: Mapping[str, object] = field(default_factory=dict)
    metrics: Metrics = field(default_factory=Metrics)

    @property
    def settings(self) -> Settings:
        given = {"public_url": PUBLIC_URL, "secret_key": "k" * 40, **self.server.settings(), **self.changes}
        return Settings(_env_file=None, **given)  # type: ignore[arg-type, call-arg]  # checked by the fields

    def pending(self, email: str = EMAIL) -> Account:
        """Somebody invited now."""
        view = licensed(email, status=Status.PENDING, zoom_id=None)
        at = self.desk.clock.now()
        return self.desk.known(view, establishment="03", invited_at=at, invitation_known=True)

    def reminded(self, email: str = EMAIL) -> Account:
        """Somebody invited seven days ago, to whom the reminder is written and has not left."""
        account = self.pending(email)
        self.desk.clock.advance(days=7)
        assert write_reminders(self.desk.store, self.desk.house, self.desk.clock.now())
        return account

    def carrier(self) -> MailCarrier:
        """A process's own: another one is a restart."""
        desk = self.desk
        return MailCarrier(desk.store, desk.clock, desk.house, post_of(self.settings), self.pool, self.metrics, speak=strictly)

    def deliver(self) -> int:
        """A round."""
        return asyncio.run(self.carrier().deliver_due())

    def outcomes(self, email: str = EMAIL) -> list[tuple[MailOutcome | None, str]]:
        """What the account's card knows."""
        return [(one.outcome, one.detail) for one in proofs(self.desk, email)]


def part(message: EmailMessage, kind: str) -> str:
    """The text of the part « plain » or « html »."""
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())
