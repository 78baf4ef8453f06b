"""« Annuler la désactivation » (R40): fifteen minutes, once, with all that the account had; and the seat used meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.people import EVERYWHERE
from commands.domain.windows import UNDO_FOR
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery
from commands.views.nodes import Button, Buttons, Words
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, SITE, Desk, buttons_of, said
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
NEXT = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
LATER = "cesar.apres.ciussscn@ssss.gouv.qc.ca"
CREATE = f"créer {NEXT} prenom=Berthe nom=Relais installation={SITE} specialite=cardiologie"


@pytest.fixture
def full(desk: Desk) -> Account:
    """03 has one licence and one webinar, both with one person."""
    desk.allocate("03", 1)
    desk.allocate("03", 1, Pool.WEBINAR)
    return desk.known(licensed(EMAIL, webinar=500), establishment="03")


def seats(desk: Desk, pool: Pool = Pool.LICENCE) -> tuple[int, int]:
    """(used, reserved)"""
    with desk.store.reading() as unit:
        count = unit.seats.count("03", pool)
    return count.used, count.reserved


def deactivate(desk: Desk, email: str = EMAIL, person: str = MANAGER) -> str:
    """The operation, once it is done."""
    yes = buttons_of(desk.type(f"désactiver {email}", person))[0]
    reply = desk.press(yes.action, person)
    desk.work()
    assert desk.operation(reply.operation).ended
    return reply.operation


def buttons_under(desk: Desk, operation: str) -> dict[str, Button[Words]]:
    """What can be pressed under the outcome now, by its label's key."""
    found = desk.operation(operation)
    view = operation_view(found, Reader(command="/iris", now=desk.clock.now()), desk.account(found.email))
    blocks = [block for block in view.blocks if isinstance(block, Buttons)]
    return {getattr(one.label, "key", ""): one for block in blocks for one in block.buttons}


def undo(desk: Desk, operation: str, person: str = MANAGER) -> Reply:
    return desk.press(f"v1.réactiver.geste=defaire&jeton={operation}", person)


def test_undoing_gives_back_the_licence_and_its_features(desk: Desk, full: Account) -> None:
    """R40, R41: the establishment is full but for what was kept."""
    operation = deactivate(desk)
    assert (seats(desk), seats(desk, Pool.WEBINAR)) == ((0, 1), (0, 1))
    desk.clock.advance(minutes=14)
    reply = desk.press(buttons_under(desk, operation)["button-undo-deactivate"].action)
    assert seats(desk) == (0, 1)
    desk.work()
    assert desk.operation(reply.operation).outcome == "reactivated"
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type, account.webinar) == (Status.ACTIVE, UserType.LICENSED, 500)
    assert (seats(desk), seats(desk, Pool.WEBINAR)) == ((1, 0), (1, 0))
    with desk.store.reading() as unit:
        assert list(unit.seats.windows("03", desk.clock.now())) == []


def test_the_window_starts_when_zoom_has_done_it(desk: Desk, full: Account) -> None:
    """R40: a deactivation that waited an hour may still be undone for fifteen minutes."""
    yes = buttons_of(desk.type(f"désactiver {EMAIL}"))[0]
    reply = desk.press(yes.action)
    done = desk.clock.advance(hours=1)
    desk.work()
    with desk.store.reading() as unit:
        assert {one.until for one in unit.seats.windows("03", done)} == {done + UNDO_FOR}
    assert "button-undo-deactivate" in buttons_under(desk, reply.operation)


def test_a_second_press_undoes_nothing_more(desk: Desk, full: Account) -> None:
    """R44: nor does a colleague's."""
    operation = deactivate(desk)
    assert undo(desk, operation).outcome is Outcome.PLANNED
    assert undo(desk, operation).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert undo(desk, operation, COLLEAGUE).outcome is Outcome.ALREADY_DONE
    assert not desk.turn()


def test_a_colleague_may_undo_and_a_stranger_may_not(desk: Desk, full: Account) -> None:
    """R3, R4: whoever may change the account; for others there is no such operation."""
    operation = deactivate(desk)
    assert said(undo(desk, operation, ELSEWHERE)) == "refused-operation-unknown"
    assert undo(desk, operation, COLLEAGUE).outcome is Outcome.PLANNED


def test_after_fifteen_minutes_it_is_too_late(desk: Desk, full: Account) -> None:
    operation = deactivate(desk)
    desk.clock.advance(minutes=15)
    assert "button-undo-deactivate" not in buttons_under(desk, operation)
    assert said(undo(desk, operation)) == "undo-too-late"
    assert (desk.status(EMAIL), seats(desk)) == (Status.INACTIVE, (0, 0))


def test_what_was_reactivated_otherwise_is_not_undone_again(desk: Desk, full: Account) -> None:
    """R44."""
    operation = deactivate(desk)
    desk.type(f"réactiver {EMAIL}")
    assert undo(desk, operation).outcome is Outcome.REFUSED
    desk.work()
    assert undo(desk, operation).outcome is Outcome.ALREADY_DONE


def test_reactivating_within_the_window_takes_the_seat_that_waits(desk: Desk, full: Account) -> None:
    """R41: typed by a colleague, as good as the button."""
    deactivate(desk)
    reply = desk.type(f"réactiver {EMAIL}", COLLEAGUE)
    desk.work()
    assert desk.operation(reply.operation).outcome == "reactivated"
    assert seats(desk) == (1, 0)


@pytest.mark.parametrize("person", [COLLEAGUE])
def test_the_seat_is_kept_from_everybody_else(desk: Desk, full: Account, person: str) -> None:
    """R40: as from the waiting list."""
    deactivate(desk)
    assert said(desk.type(CREATE, person)).startswith("refused-full")
    desk.clock.advance(minutes=15)
    assert desk.type(CREATE, person).outcome is Outcome.PLANNED


def test_whoever_deactivated_may_use_the_seat_at_once(desk: Desk, full: Account) -> None:
    """R40: which ends the undo, and says so; the webinar's seat is free for all."""
    operation = deactivate(desk)
    reply = desk.type(CREATE)
    assert reply.outcome is Outcome.PLANNED
    assert desk.operation(reply.operation).payload["undo_ended"] == [[EMAIL, "licence", "03"]]
    assert (seats(desk), seats(desk, Pool.WEBINAR)) == ((0, 1), (0, 0))
    desk.work()
    assert seats(desk) == (0, 1)
    assert said(undo(desk, operation)) == "undo-seat-used"
    reactivated = desk.press(buttons_of(undo(desk, operation))[0].action)
    desk.work()
    assert desk.operation(reactivated.operation).outcome == "reactivated-basic"


def test_a_free_seat_is_taken_before_the_one_that_may_be_undone(desk: Desk, full: Account) -> None:
    desk.allocate("03", 2)
    operation = deactivate(desk)
    reply = desk.type(CREATE)
    assert "undo_ended" not in desk.operation(reply.operation).payload
    assert undo(desk, operation).outcome is Outcome.PLANNED
    desk.work()
    assert seats(desk) == (1, 1)


@pytest.mark.parametrize("line", [f"modifier {NEXT} type=licencié", f"réactiver {LATER}"])
def test_modifying_and_reactivating_use_the_seat_too(desk: Desk, full: Account, line: str) -> None:
    """R40."""
    desk.allocate("03", 2)
    desk.known(licensed(NEXT, user_type=UserType.BASIC, raw_type=1), establishment="03")
    desk.known(licensed(LATER), establishment="03")
    deactivate(desk, LATER, COLLEAGUE)
    desk.clock.advance(minutes=15)
    desk.allocate("03", 1)
    operation = deactivate(desk)
    reply = desk.type(line)
    assert desk.operation(reply.operation).payload["undo_ended"] == [[EMAIL, "licence", "03"]]
    desk.work()
    assert seats(desk) == (1, 0)
    assert said(undo(desk, operation)) == "undo-seat-used"


def test_of_two_who_want_the_last_seat_only_one_has_it(desk: Desk, full: Account) -> None:
    """R51: the undo and its own asker's creation."""
    operation = deactivate(desk)
    assert undo(desk, operation).outcome is Outcome.PLANNED
    assert said(desk.type(CREATE)).startswith("refused-full")
    desk.work()
    assert seats(desk) == (1, 0)


def test_an_undo_that_zoom_refuses_leaves_the_seat_where_it_was(desk: Desk, full: Account) -> None:
    """R54: kept for the account as long as the window lasts, and no longer."""
    operation = deactivate(desk)
    desk.zoom.refusals["set_active"] = "permission"
    undo(desk, operation)
    desk.work()
    assert seats(desk) == (0, 1)
    desk.zoom.refusals.clear()
    desk.type(f"réactiver {EMAIL}")
    desk.work()
    assert seats(desk) == (1, 0)


def test_deleting_what_was_deactivated_frees_its_seat_at_once(desk: Desk, full: Account) -> None:
    deactivate(desk)
    question = desk.type(f"supprimer {EMAIL}").operation
    desk.work()
    desk.press(f"v1.supprimer.geste=oui&jeton={desk.operation(question).payload['token']}")
    desk.work()
    assert (desk.account(EMAIL), seats(desk)) == (None, (0, 0))


def test_a_basic_account_comes_back_as_it_was(desk: Desk) -> None:
    """R40, R50: it holds no seat, before or after."""
    desk.known(licensed(EMAIL, user_type=UserType.BASIC, raw_type=1), establishment="03")
    operation = deactivate(desk)
    assert seats(desk) == (0, 0)
    undo(desk, operation)
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type) == (Status.ACTIVE, UserType.BASIC)


def test_a_simulated_undo_does_nothing(desk: Desk, full: Account) -> None:
    """R82: nor does a simulated use of the seat end it."""
    operation = deactivate(desk)
    assert desk.type(f"{CREATE} --simuler").outcome is Outcome.SIMULATED
    assert undo(desk, operation).outcome is Outcome.PLANNED


def test_undoing_is_audited(desk: Desk, full: Account) -> None:
    """R93."""
    operation = deactivate(desk)
    undo(desk, operation, COLLEAGUE)
    desk.clock.advance(seconds=1)
    desk.work()
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(subject=EMAIL, action="réactiver"), EVERYWHERE)
    assert [(row.entry.actor, row.entry.outcome) for row in rows] == [(COLLEAGUE, "reactivated"), (COLLEAGUE, "planned")]


def test_an_undo_is_of_its_own_deactivation_only(desk: Desk, full: Account) -> None:
    """Reactivated, then deactivated again: the button of the first is over."""
    first = deactivate(desk)
    undo(desk, first)
    desk.work()
    second = deactivate(desk)
    assert undo(desk, first).outcome is Outcome.ALREADY_DONE
    assert undo(desk, second).outcome is Outcome.PLANNED
    desk.work()
    assert seats(desk) == (1, 0)
    assert desk.clock.now() < desk.operation(second).planned_at + timedelta(minutes=15)
