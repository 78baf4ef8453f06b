"""Whatever became of a mail, the card has words for it in both languages (R25, R96)."""

from __future__ import annotations

import pytest

from bot.localise import localise
from bot.plain import plain_text
from commands.domain.mails import MailKind, MailOutcome, Unsent
from commands.ports import AddressFacts, MailProof
from commands.views.mail_proofs import address_hints, mail_blocks
from commands.views.nodes import View
from tests.support.clock import START
from tests.support.outgoing import strictly

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
ENDED: list[tuple[MailOutcome | None, str]] = [
    (None, ""),
    (MailOutcome.SENT, ""),
    (MailOutcome.REFUSED, "550 5.1.1"),
    (MailOutcome.GIVEN_UP, "421"),
    *((MailOutcome.UNSENT, one.value) for one in Unsent),
]


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize(("outcome", "detail"), ENDED)
def test_each_outcome_of_each_kind_is_told_without_its_code(outcome: MailOutcome | None, detail: str, locale: str) -> None:
    proofs = [
        MailProof(kind=kind, email=EMAIL, payload={}, outcome=outcome, detail=detail, at=START, tries=tries)
        for kind in MailKind
        for tries in (0, 3)
    ]
    told = plain_text(localise(View("", mail_blocks(proofs)), strictly(locale)))
    assert len(told.splitlines()) >= len(MailKind)
    assert not detail or detail not in told


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_what_is_known_against_an_address_is_told(locale: str) -> None:
    hints = address_hints(EMAIL, AddressFacts(stopped_at=START, refused_at=START, refusal="550 5.1.1"))
    told = plain_text(localise(View("", tuple(hints)), strictly(locale)))
    assert EMAIL in told
    assert "550" not in told
    assert address_hints(EMAIL, AddressFacts()) == []
