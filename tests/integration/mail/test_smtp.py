"""SMTP to a real server: encrypted, authenticated, and what each refusal means."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.mail.house import transport_of
from bot.mail.smtp import TIMEOUT, SmtpTransport
from bot.mail.transport import MailPostponedError, MailRefusedError, MailUnreachableError
from bot.settings import Settings
from tests.support.mail_server import SENDER, USER, MailServer, certificate_for_loopback, mail_server

TO = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "odette.roy.ciussscn@ssss.gouv.qc.ca"


def message(to: str = TO) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = SENDER, to, "Votre compte est prêt à être activé"
    made.set_content("Bonjour, à bientôt", cte="quoted-printable")
    return made


def transport(server: MailServer, **changes: object) -> SmtpTransport:
    settings = Settings(_env_file=None, **{**server.settings(), **changes})  # type: ignore[arg-type, call-arg]  # checked by the fields
    made = transport_of(settings)
    assert isinstance(made, SmtpTransport)
    return made


def send(server: MailServer, *to: str, **changes: object) -> None:
    async def run() -> None:
        way = transport(server, **changes)
        try:
            for one in to or (TO,):
                await way.send(message(one))
        finally:
            await way.rest()

    asyncio.run(run())


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_message_leaves_encrypted_and_authenticated(tmp_path: Path, security: str) -> None:
    with mail_server(tmp_path, security) as server:
        send(server)
        (taken,) = server.messages
        assert taken["Subject"] == "Votre compte est prêt à être activé"
        assert (server.recipients, server.secured, server.logins) == ([TO], [True], [USER])


def test_messages_in_a_row_share_a_connection(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        send(server, TO, OTHER)
        assert (server.recipients, server.logins) == ([TO, OTHER], [USER])


def test_a_certificate_that_nobody_vouches_for_is_not_believed(tmp_path: Path) -> None:
    """Neither address nor password leaves."""
    with mail_server(tmp_path) as server:
        with pytest.raises(MailUnreachableError, match="SSLCertVerificationError"):
            send(server, smtp_authority=None)
        assert (server.logins, server.messages) == ([], [])


def test_a_wrong_password_holds_everything_back(tmp_path: Path) -> None:
    """It says nothing against any address."""
    with mail_server(tmp_path) as server, pytest.raises(MailUnreachableError, match="535"):
        send(server, smtp_password="wrong")


def test_a_server_that_wants_encryption_gets_nothing_in_clear(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, pytest.raises(MailUnreachableError, match="530"):
        send(server, smtp_security="none", smtp_user="")


@pytest.mark.parametrize(
    ("answer", "address", "code"),
    [
        ("550 5.1.1 no such user <achille.talon.ciussscn@ssss.gouv.qc.ca>", True, "550 5.1.1"),
        ("553 mailbox name not allowed", True, "553"),
        ("550 5.7.1 relaying denied", False, "550 5.7.1"),
    ],
)
def test_a_recipient_refused_for_good(tmp_path: Path, answer: str, address: bool, code: str) -> None:
    """A server's policy says nothing against the address; nothing of what it writes is kept but its numbers."""
    with mail_server(tmp_path) as server:
        server.refuse(TO, answer)
        with pytest.raises(MailRefusedError) as caught:
            send(server)
        assert (caught.value.address, caught.value.code, str(caught.value)) == (address, code, code)


def test_a_refusal_leaves_the_connection_to_the_next(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        server.refuse(TO, "550 5.1.1 no such user")

        async def run() -> None:
            way = transport(server)
            with pytest.raises(MailRefusedError):
                await way.send(message(TO))
            await way.send(message(OTHER))
            await way.rest()

        asyncio.run(run())
        assert (server.recipients, server.logins) == ([OTHER], [USER])


@pytest.mark.parametrize("trouble", ["at the address", "after the message"])
def test_not_now_is_not_for_good(tmp_path: Path, trouble: str) -> None:
    """Greylisting, a full mailbox, a server too busy."""
    with mail_server(tmp_path) as server:
        if trouble == "at the address":
            server.refuse(TO, "450 4.2.0 greylisted, try again later")
        else:
            server.after_data.append("451 4.3.0 try again later")
        with pytest.raises(MailPostponedError, match="45"):
            send(server)


def test_a_message_refused_for_good_says_nothing_against_its_address(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        server.after_data.append("554 5.6.0 content refused")
        with pytest.raises(MailRefusedError) as caught:
            send(server)
        assert not caught.value.address


def test_a_server_that_is_away_takes_nothing(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        server.stop()
        with pytest.raises(MailUnreachableError, match="ConnectionRefusedError"):
            send(server)


def test_a_connection_cut_after_the_message_is_made_again(tmp_path: Path) -> None:
    """Whether it was taken is not known: it leaves again, recognisable."""
    with mail_server(tmp_path) as server:
        server.cut_after_data = 1

        async def run() -> None:
            way = transport(server)
            with pytest.raises(MailUnreachableError):
                await way.send(message())
            await way.send(message())
            await way.rest()

        asyncio.run(run())
        assert server.recipients == [TO, TO]


def test_looking_sends_nothing(tmp_path: Path) -> None:
    """For `iris doctor`."""
    with mail_server(tmp_path) as server:
        asyncio.run(transport(server).check())
        assert (server.messages, server.logins) == ([], [USER])


def test_a_stop_does_not_wait_for_a_silent_server(tmp_path: Path) -> None:
    """SIGTERM: ten seconds for everything; a server may take its twenty (TIMEOUT)."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        way = transport(MailServer(certificate_for_loopback(tmp_path / "mail.pem"), port=silent.getsockname()[1]))

        async def run() -> None:
            task = asyncio.create_task(way.send(message()))
            await asyncio.sleep(0.3)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await way.rest()

        began = time.monotonic()
        asyncio.run(run())
        assert time.monotonic() - began < TIMEOUT
    for thread in threading.enumerate():
        if thread.name == "iris-smtp":
            thread.join(5)
