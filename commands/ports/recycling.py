"""What recycling asks, keeps and leaves alone (R56). Who changes an inquiry holds the seats' lock of its establishment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.people import Scope
from commands.domain.recycling import Candidate, Exemption, Inquiry, NewInquiry, Rules, Standing


class Recycling(Protocol):
    """Candidates are never young, exempt, a head of service's, on loan, or asked about within 30 days."""

    def candidates(self, scope: Scope, now: datetime, days: int, *, only: str = "") -> Sequence[Candidate]:
        """Those without a sign-in since longest first. `days` holds where an establishment has set none; `only` this address.

        None before Zoom was once read whole: silence is then not known.
        """

    def ask(self, new: NewInquiry) -> Inquiry:
        """Kept as asked, or as proposed where nobody could be."""

    def get(self, public_id: str) -> Inquiry | None: ...

    def of_account(self, account_id: int) -> Inquiry | None:
        """The open one."""

    def open(self, scope: Scope) -> Sequence[Inquiry]: ...

    def recent(self, scope: Scope, since: datetime) -> Sequence[Inquiry]:
        """Those asked since, whatever became of them; newest first."""

    def stand(self, inquiry: Inquiry, standing: Standing, by: str = "") -> bool:
        """Where an open one stands now; False where another was quicker (R44)."""

    def exempt(self, exemption: Exemption) -> bool:
        """False where it is exempt already."""

    def include(self, email: str) -> bool:
        """Exempt no more; False where it was not."""

    def exemption(self, email: str) -> Exemption | None: ...

    def exemptions(self, scope: Scope) -> Sequence[Exemption]:
        """Those of accounts within the scope as they are now, by address."""

    def rules(self, scope: Scope) -> Sequence[Rules]:
        """What establishments have set, by key."""

    def set_rules(self, rules: Rules, by: str) -> None: ...
