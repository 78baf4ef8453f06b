"""A real SMTP server on loopback (aiosmtpd), with STARTTLS or TLS from the start, and authentication.

with mail_server(tmp_path) as mail:
    mail.settings()                        # settings of a house that sends through it
    mail.messages                          # what it took, parsed, in order
    mail.refuse("x@…", "550 5.1.1 no such user")      # at RCPT, from now on
    mail.after_data.append("451 try later")           # instead of 250, once each
    mail.stop(); mail.start()              # away for a while
"""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from tests.support.ports import kept_port

USER, PASSWORD = "iris", "an SMTP password of the tests"
SENDER = "IRIS – Licences Zoom <iris@exemple.qc.ca>"


@dataclass
class MailServer:
    """Its state; `logins` are the users who authenticated, `secured` whether each message came encrypted."""

    certificate: Path
    security: str = "starttls"
    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    connections: int = 0
    refusals: dict[str, str] = field(default_factory=dict)
    after_data: list[str] = field(default_factory=list)
    cut_after_data: int = 0
    """So many messages are taken, and the connection is cut before the answer."""
    _controller: Any = None

    def settings(self, **changes: object) -> Mapping[str, object]:
        given: dict[str, object] = {
            "mail_from": SENDER,
            "smtp_host": "127.0.0.1",
            "smtp_port": self.port,
            "smtp_security": self.security,
            "smtp_user": USER,
            "smtp_password": PASSWORD,
            "smtp_authority": self.certificate,
        }
        return given | changes

    def refuse(self, address: str, answer: str) -> None:
        self.refusals[address] = answer

    def to(self, address: str) -> list[EmailMessage]:
        """Those to it. The last may have its recipient before its words: it is being taken."""
        return [message for message, one in zip(self.messages, self.recipients, strict=False) if one == address]

    def start(self) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate)
        starttls = self.security == "starttls"
        protected: dict[str, Any] = {"tls_context": context, "require_starttls": True} if starttls else {}
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ready_timeout=20,
            ssl_context=context if self.security == "tls" else None,
            authenticator=self._authenticate,
            auth_required=starttls,
            auth_require_tls=starttls,
            **protected,
        )
        self._controller.start()

    def stop(self) -> None:
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.stop()

    def _authenticate(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        login = cast(LoginPassword, given)
        known = login.login == USER.encode() and login.password == PASSWORD.encode()
        if known:
            self.logins.append(USER)
        return AuthResult(success=known, handled=False)

    # What aiosmtpd calls.

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's names
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.after_data:
            return self.after_data.pop(0)
        self.secured.append(session.ssl is not None or self.security == "tls")
        self.recipients += envelope.rcpt_tos
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        if self.cut_after_data:
            self.cut_after_data -= 1
            server.transport.abort()
        return "250 2.0.0 taken"


@contextmanager
def mail_server(folder: Path, security: str = "starttls") -> Iterator[MailServer]:
    """Started; its certificate is in `folder`, and is to be believed."""
    with kept_port() as port:
        server = MailServer(certificate_for_loopback(folder / "mail.pem"), security, port)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def certificate_for_loopback(path: Path) -> Path:
    """Self-signed for 127.0.0.1, with its private key, in one PEM file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key.public_key())
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = builder.serial_number(x509.random_serial_number()).add_extension(names, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    lasting = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    certificate = lasting.sign(key, hashes.SHA256())
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    return path
