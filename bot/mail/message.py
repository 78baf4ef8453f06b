"""A rendered mail → the message that leaves: headers, HTML and plain text (RFC 5322, 2369, 3834, 8058)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from bot.mail.render import Rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who writes. `redirect` gets everything instead of anybody else (a rehearsal), "" in production."""

    sender: str
    """« IRIS <iris@exemple.qc.ca> », or the address alone."""
    reply_to: str = ""
    """Where answers go where no CCT's address is known."""
    redirect: str = ""

    @property
    def address(self) -> str:
        return parseaddr(self.sender)[1]

    def message_id(self, public_id: str) -> str:
        """The same at each try, so that a second copy is recognised."""
        return f"<iris.{public_id}@{self.address.rpartition('@')[2]}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where reminders are stopped: a link of ours (`one_click`), or an address to write to."""

    url: str
    one_click: bool

    def headers(self) -> tuple[tuple[str, str], ...]:
        unsubscribe = ("List-Unsubscribe", f"<{self.url}>")
        return (unsubscribe, ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")) if self.one_click else (unsubscribe,)


def build(
    rendered: Rendered,
    envelope: Envelope,
    *,
    to: str,
    public_id: str,
    locale: str,
    now: datetime,
    reply_to: str = "",
    stop: Stop | None = None,
) -> EmailMessage:
    """`public_id` is the mail's. A rehearsal says whom it was for in a header."""
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(envelope.sender)
    message["From"] = Address(name, addr_spec=address)
    message["To"] = Address(addr_spec=envelope.redirect or to)
    message["Subject"] = rendered.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = envelope.message_id(public_id)
    if reply_to or envelope.reply_to:
        message["Reply-To"] = Address(addr_spec=reply_to or envelope.reply_to)
    message["Content-Language"] = locale if locale != "both" else "fr, en"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    for header, value in stop.headers() if stop else ():
        message[header] = value
    if envelope.redirect:
        message["X-Iris-Intended-For"] = to
    message.set_content(rendered.text, cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    return message
