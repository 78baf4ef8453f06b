"""Who may be suggested (R56): silent long enough as far as Zoom has told, not young, not protected; and what was asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from commands.domain.accounts import Account, HeadOfService, Status, UserType
from commands.domain.listing import Freshness
from commands.domain.loans import NewLoan
from commands.domain.operations import Kind, State
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.recycling import Candidate, Exemption, Inquiry, NewInquiry, Rules, Standing
from commands.ports import OurFields
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed, new_operation

WHO = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
OLD = START - timedelta(days=400)
SILENT = START - timedelta(days=90)


@pytest.fixture(autouse=True)
def _read(store: SqlStore) -> None:
    """Zoom was read whole just now."""
    with store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=START))
        unit.commit()


def known(store: SqlStore, email: str = WHO, ours: OurFields | None = None, **zoom: Any) -> Account:
    """Created long ago and silent for ninety days, unless said otherwise."""
    view = replace(licensed(email), **{"created_at": OLD, "last_login_at": SILENT, **zoom})
    with store.writing() as unit:
        account = unit.directory.settle(view, ours or OurFields(establishment="03"), START)
        unit.commit()
    return account


def candidates(store: SqlStore, now: datetime = START, days: int = 60, scope: Scope = EVERYWHERE) -> list[Candidate]:
    with store.reading() as unit:
        return list(unit.recycling.candidates(scope, now, days))


def emails(store: SqlStore, now: datetime = START, days: int = 60) -> list[str]:
    return [one.email for one in candidates(store, now, days)]


def ask(store: SqlStore, account: Account, asked: str = WHO) -> Inquiry:
    new = NewInquiry(
        account_id=account.id,
        email=account.email,
        establishment="03",
        by=ODILE,
        asked=asked,
        answer_by=START + timedelta(days=7),
        signed_in_at=account.last_login_at,
    )
    with store.writing() as unit:
        made = unit.recycling.ask(new)
        unit.commit()
    return made


def test_the_longest_silent_come_first(store: SqlStore) -> None:
    known(store)
    known(store, OTHER, last_login_at=None)
    assert [(one.email, one.never) for one in candidates(store)] == [(OTHER, True), (WHO, False)]


@pytest.mark.parametrize(
    ("silent_days", "suggested"),
    [(60, False), (62, False), (63, False), (64, True)],
)
def test_three_days_more_pass_since_zoom_tells_late(store: SqlStore, silent_days: int, suggested: bool) -> None:
    """R56: of 62 days of silence Zoom has told 59 only."""
    known(store, last_login_at=START - timedelta(days=silent_days))
    assert bool(emails(store)) is suggested


def test_silence_is_known_up_to_the_last_whole_reading(store: SqlStore) -> None:
    """A directory that was not read for two weeks says nothing of them."""
    known(store, last_login_at=START - timedelta(days=55))
    later = START + timedelta(days=14)
    assert emails(store, later) == []
    with store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=later))
        unit.commit()
    assert emails(store, later) == [WHO]


def test_nobody_is_suggested_before_zoom_was_read_whole(store: SqlStore) -> None:
    known(store)
    with store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=None))
        unit.commit()
    assert emails(store) == []


@pytest.mark.parametrize(
    "zoom",
    [
        {"created_at": START - timedelta(days=29), "last_login_at": None},
        {"created_at": None, "last_login_at": None},
        {"user_type": UserType.BASIC, "raw_type": 1},
        {"status": Status.INACTIVE},
        {"status": Status.PENDING, "zoom_id": None},
    ],
    ids=["young", "of-unknown-age", "basic", "inactive", "pending"],
)
def test_who_is_never_suggested(store: SqlStore, zoom: dict[str, Any]) -> None:
    """R56: never under thirty days old; and there must be a licence that is used by nobody."""
    known(store, **zoom)
    assert emails(store, days=30) == []


def test_an_exempt_account_is_never_suggested(store: SqlStore) -> None:
    known(store)
    exemption = Exemption(email=WHO.upper(), establishment="03", by=ODILE, at=START, reason="salle de garde")
    with store.writing() as unit:
        assert unit.recycling.exempt(exemption)
        assert not unit.recycling.exempt(exemption)
        unit.commit()
    assert emails(store) == []
    with store.writing() as unit:
        assert [one.reason for one in unit.recycling.exemptions(Scope(establishments=frozenset({"03"})))] == ["salle de garde"]
        assert unit.recycling.exemption(WHO) is not None
        assert unit.recycling.include(WHO)
        assert not unit.recycling.include(WHO)
        unit.commit()
    assert emails(store) == [WHO]


def test_a_head_of_service_is_never_suggested(store: SqlStore) -> None:
    known(store)
    head = HeadOfService(name="Achille Talon", email=WHO.upper())
    known(store, OTHER, OurFields(establishment="03", generic=True, head=head), last_login_at=START)
    assert emails(store) == []


def test_a_licence_on_loan_comes_back_by_itself(store: SqlStore) -> None:
    account = known(store)
    with store.writing() as unit:
        unit.loans.lend(
            NewLoan(account_id=account.id, email=WHO, establishment="03", until=date(2026, 5, 1), lender=ODILE, reason="r")
        )
        unit.commit()
    assert emails(store) == []


@pytest.mark.parametrize(("days_ago", "suggested"), [(29, False), (31, True)])
def test_a_licence_given_of_late_is_young_too(store: SqlStore, clock: SettableClock, days_ago: int, suggested: bool) -> None:
    """However long ago its holder last signed in as Basique."""
    account = known(store)
    clock.set(START - timedelta(days=days_ago))
    with store.writing() as unit:
        given = {"fields": {"user_type": "licensed"}}
        operation, _ = unit.ledger.plan(new_operation(kind=Kind.MODIFY, email=WHO, account_id=account.id, payload=given))
        (claimed,) = unit.ledger.claim(1)
        unit.ledger.end(claimed, State.DONE, "modified")
        unit.commit()
    assert operation.email == WHO
    assert bool(emails(store)) is suggested


def test_nobody_is_asked_twice_in_thirty_days(store: SqlStore, clock: SettableClock) -> None:
    account = known(store)
    asked = ask(store, account)
    with store.writing() as unit:
        assert unit.recycling.stand(asked, Standing.KEPT, WHO)
        unit.commit()
    assert emails(store, START + timedelta(days=29)) == []
    clock.advance(days=31)
    with store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=clock.now()))
        unit.commit()
    assert emails(store, clock.now()) == [WHO]


def test_each_establishment_by_its_own_days(store: SqlStore) -> None:
    known(store)
    known(store, OTHER, OurFields(establishment="16-2"))
    with store.writing() as unit:
        unit.recycling.set_rules(Rules(establishment="03", days=120, automatic=True), ODILE)
        unit.commit()
    assert emails(store) == [OTHER]
    with store.writing() as unit:
        unit.recycling.set_rules(Rules(establishment="03"), ODILE)
        assert unit.recycling.rules(EVERYWHERE) == [Rules(establishment="03")]
        unit.commit()
    assert emails(store) == [WHO, OTHER]


def test_only_what_is_within_the_scope_is_suggested(store: SqlStore) -> None:
    """R4."""
    known(store)
    known(store, OTHER, OurFields(establishment="16-2"))
    assert [one.email for one in candidates(store, scope=Scope(establishments=frozenset({"16-2"})))] == [OTHER]
    assert candidates(store, scope=Scope()) == []


def test_of_two_answers_the_first_counts(store: SqlStore) -> None:
    """R44."""
    asked = ask(store, known(store))
    with store.writing() as unit:
        assert unit.recycling.stand(asked, Standing.KEPT, WHO)
        assert not unit.recycling.stand(asked, Standing.GIVEN, ODILE)
        unit.commit()
    with store.reading() as unit:
        kept = unit.recycling.get(asked.public_id)
        assert kept is not None
        assert (kept.standing, kept.answered_by, kept.open) == (Standing.KEPT, WHO, False)
        assert unit.recycling.of_account(asked.account_id) is None


def test_where_nobody_can_be_asked_a_manager_decides_at_once(store: SqlStore) -> None:
    asked = ask(store, known(store), asked="")
    assert asked.standing is Standing.PROPOSED
    with store.reading() as unit:
        assert [one.public_id for one in unit.recycling.open(EVERYWHERE)] == [asked.public_id]
        assert unit.recycling.of_account(asked.account_id) == asked
        assert [one.public_id for one in unit.recycling.recent(EVERYWHERE, START - timedelta(days=1))] == [asked.public_id]
        assert unit.recycling.recent(EVERYWHERE, datetime(2026, 12, 1, tzinfo=UTC)) == []
