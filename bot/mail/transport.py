"""What carries a message out of the house, and what may become of it."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Protocol

from commands.domain.errors import IrisError


class MailProblem(IrisError):
    """Root of what can go wrong with a message that leaves. `code` is the server's ("550 5.1.1"), or a word of ours; never
    anything personal."""

    def __init__(self, code: str, after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.after = after
        """Seconds to wait, None where the server does not say."""


class MailRefusedError(MailProblem):
    """For good. `address`: it is the address that the server does not take, not this message."""

    def __init__(self, code: str, *, address: bool) -> None:
        super().__init__(code)
        self.address = address


class MailPostponedError(MailProblem):
    """Not now, this message; others may go."""

    retry = True


class MailUnreachableError(MailProblem):
    """Nothing can leave now: the server is away, or does not take us. What was on its way may have been taken."""

    retry = True


class Transport(Protocol):
    """One way out. For one sender at a time."""

    async def send(self, message: EmailMessage) -> None:
        """To the address of its To header. Raises MailProblem."""

    async def rest(self) -> None:
        """Nothing more to send for now: what is held open is closed."""

    async def check(self) -> None:
        """As far as one can go without sending, for `iris doctor`. Raises MailProblem."""
