"""SMTP (RFC 5321) with STARTTLS or TLS from the start, and authentication, by the standard library, in a thread."""

from __future__ import annotations

import asyncio
import re
import smtplib
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Literal

from bot.mail.transport import MailPostponedError, MailProblem, MailRefusedError, MailUnreachableError

TIMEOUT = 20.0
"""Seconds for the server to answer anything."""
Security = Literal["starttls", "tls", "none"]
_ENHANCED = re.compile(rb"^\s*([245]\.\d{1,3}\.\d{1,3})\b")
_POLICY = "5.7."
"""Enhanced codes of a server's policy (RFC 3463): they say nothing against the address."""
_PERMANENT = 500
_SHUTTING_DOWN = 421
_US = frozenset({530, 534, 535, 538})
"""Codes against who sends: authentication missing or refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """Where and how. `authority` is a PEM file of the certificates to believe, None for the machine's own."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    authority: Path | None = None


class SmtpTransport:
    """`bot.mail.transport.Transport`. One connection for messages in a row; one is never tried on two connections by itself."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = None

    async def send(self, message: EmailMessage) -> None:
        await self._in_thread(lambda: self._deliver(message))

    async def rest(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._in_thread(lambda: _leave(connection))

    async def check(self) -> None:
        await self._in_thread(self._connected)
        await self.rest()

    async def _in_thread(self, work: Callable[[], object]) -> None:
        """In a daemon of its own: a stop does not wait for a server. What it holds open is then nobody's any more."""
        try:
            await _in_daemon(work)
        except asyncio.CancelledError:
            self._connection = None
            raise

    def _deliver(self, message: EmailMessage) -> None:
        try:
            connection = self._connected()
            connection.sendmail(parseaddr(str(message["From"]))[1], [parseaddr(str(message["To"]))[1]], message.as_bytes())
        except smtplib.SMTPRecipientsRefused as refused:
            ((code, told),) = refused.recipients.values()
            raise _of_recipient(code, told) from None
        except smtplib.SMTPDataError as refused:
            said = _code(refused.smtp_code, refused.smtp_error)
            if refused.smtp_code >= _PERMANENT:
                raise MailRefusedError(said, address=False) from None
            raise MailPostponedError(said) from None
        except (smtplib.SMTPException, OSError) as error:
            if self._connection is not None:
                self._connection.close()
            self._connection = None
            raise _unreachable(error) from None

    def _connected(self) -> smtplib.SMTP:
        if self._connection is not None:
            return self._connection
        try:
            self._connection = self._connect()
        except (smtplib.SMTPException, OSError) as error:
            raise _unreachable(error) from None
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        server, trusted = self._server, ssl.create_default_context(cafile=self._server.authority)
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=trusted)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        try:
            if server.security == "starttls":
                connection.starttls(context=trusted)
            if server.user:
                connection.login(server.user, server.password)
        except BaseException:
            connection.close()
            raise
        return connection


async def _in_daemon(work: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()

    def tell(error: Exception | None) -> None:
        if ended.done():
            return
        if error is not None:
            ended.set_exception(error)
        else:
            ended.set_result(None)

    def run() -> None:
        error: Exception | None = None
        try:
            work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(tell, error)

    threading.Thread(target=run, name="iris-smtp", daemon=True).start()
    await ended


def _of_recipient(code: int, told: bytes) -> MailProblem:
    said = _code(code, told)
    if code in _US:
        return MailUnreachableError(said)
    if code == _SHUTTING_DOWN:
        return MailUnreachableError(said)
    if code >= _PERMANENT:
        return MailRefusedError(said, address=_POLICY not in said)
    return MailPostponedError(said)


def _unreachable(error: Exception) -> MailUnreachableError:
    if isinstance(error, smtplib.SMTPResponseException):
        return MailUnreachableError(_code(error.smtp_code, error.smtp_error))
    return MailUnreachableError(type(error).__name__)


def _code(code: int, told: bytes | str) -> str:
    """« 550 5.1.1 »: the numbers alone, since what servers write beside them names the address."""
    matched = _ENHANCED.match(told.encode() if isinstance(told, str) else told)
    return f"{code} {matched[1].decode()}" if matched else str(code)


def _leave(connection: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        connection.quit()
    connection.close()
