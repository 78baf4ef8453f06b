"""What `iris doctor` looks at of e-mails: the server for real, short of sending; and what became of those before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from bot.bootstrap import Foundation
from bot.diagnosis import Finding, Health
from bot.mail.house import transport_of
from bot.mail.transport import MailProblem
from commands.domain.errors import IrisError
from storage.schema import is_current


def examine_mail(house: Foundation) -> Iterator[Finding]:
    """Of a deployment that sends mail."""
    settings = house.settings
    yield _server(house)
    if settings.mail_redirect:
        yield Finding(Health.WARNING, "mail-redirected", settings.mail_redirect)
    if settings.smtp_host and settings.smtp_security == "none":
        yield Finding(Health.WARNING, "mail-in-clear")
    if not settings.public_url:
        yield Finding(Health.WARNING, "mail-no-stop-link")
    yield from _outbox(house)


def _server(house: Foundation) -> Finding:
    try:
        asyncio.run(transport_of(house.settings).check())
    except MailProblem as error:
        return Finding(Health.BAD, "mail-away", error.code)
    except IrisError as error:
        return Finding(Health.BAD, "mail-away", type(error).__name__)
    return Finding(Health.GOOD, "mail", house.settings.smtp_host or "Microsoft Graph")


def _outbox(house: Foundation) -> Iterator[Finding]:
    """A database that is away or old is told elsewhere."""
    try:
        if not is_current(house.engine):
            return
        with house.store.reading() as unit:
            depth = unit.mails.depth()
    except Exception:
        return
    if depth["waiting"]:
        yield Finding(Health.GOOD, "mails-waiting", str(depth["waiting"]))
    if depth["given-up"]:
        yield Finding(Health.WARNING, "mails-given-up", str(depth["given-up"]))
