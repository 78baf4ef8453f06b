"""Whatever dies wherever: each accepted write is done once or undone, and ledger, directory and Zoom agree (R50, R90)."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, update

from commands.context import House
from commands.domain.accounts import UNASSOCIATED, Account, Pool, Status, UserType
from commands.domain.errors import ZoomUnavailable, ZoomUncertain
from commands.domain.reference import ReferenceData
from commands.incoming import Outcome
from commands.operations.reassign import KEPT, UNDONE
from commands.operations.runner import MAX_STUMBLES, Runner
from commands.ports import AddOns, Refusal
from commands.views.deletion import deletion_question
from storage.engine import make_engine
from storage.tables.operations import operations
from storage.tables.seats import holds
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.crashing import CrashingStore
from tests.support.desk import MANAGER, SITE, Desk, buttons_of
from tests.support.fake_zoom import Crash, FakeZoom, Mishaps
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
PLACE = {"establishment": "03", "installation": SITE, "specialty": "cardiologie"}
MakeDesk = Callable[[], Desk]


@pytest.fixture
def make_desk(sqlite_template: Path, tmp_path: Path, reference: ReferenceData) -> Iterator[MakeDesk]:
    """Houses as many as there are points to die at."""
    numbers = itertools.count()
    engines = []

    def make() -> Desk:
        path = tmp_path / f"{next(numbers)}.sqlite3"
        shutil.copy(sqlite_template, path)
        engine = make_engine(f"sqlite:///{path}")
        engines.append(engine)
        clock = SettableClock()
        desk = Desk(SqlStore(engine, clock, reference), FakeZoom(), clock, House(reference=reference))
        desk.grant(MANAGER, "03")
        desk.allocate("03", 3)
        return desk

    yield make
    for engine in engines:
        engine.dispose()


def ask_creation(desk: Desk) -> str:
    return desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie webinaire=500").operation


def ask_modification(desk: Desk) -> str:
    desk.known(licensed(EMAIL), **PLACE)
    return desk.type(f"modifier {EMAIL} departement=Urgence webinaire=500").operation


def ask_deactivation(desk: Desk) -> str:
    desk.known(licensed(EMAIL), **PLACE)
    return desk.press(buttons_of(desk.type(f"désactiver {EMAIL}"))[0].action).operation


def ask_reactivation(desk: Desk) -> str:
    basic = licensed(EMAIL, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1)
    kept = (("was_user_type", "licensed"), ("was_webinar", "500"))
    desk.known(basic, deferred=kept, **PLACE)
    return desk.type(f"réactiver {EMAIL}").operation


def ask_deletion(desk: Desk) -> str:
    desk.known(licensed(EMAIL), **PLACE)
    question = desk.type(f"supprimer {EMAIL}").operation
    desk.work()
    token = str(desk.operation(question).payload["token"])
    assert deletion_question(desk.operation(question)).blocks
    return desk.press(f"v1.supprimer.geste=oui&jeton={token}").operation


def ask_cancellation(desk: Desk) -> str:
    desk.known(licensed(EMAIL, Status.PENDING), **PLACE)
    return desk.press(buttons_of(desk.type(f"annuler {EMAIL}"))[0].action).operation


def ask_resend(desk: Desk) -> str:
    desk.known(licensed(EMAIL, Status.PENDING), **PLACE)
    return desk.type(f"renvoyer {EMAIL}").operation


def ask_attachment(desk: Desk) -> str:
    desk.known(licensed(EMAIL), establishment=UNASSOCIATED)
    return desk.type(f"rattacher {EMAIL} installation={SITE}").operation


def ask_reassignment(desk: Desk) -> str:
    """To somebody of the same establishment, which is full (R52)."""
    desk.allocate("03", 1)
    desk.known(licensed(EMAIL, webinar=500), **PLACE)
    desk.known(licensed(OTHER, user_type=UserType.BASIC, raw_type=1), **PLACE)
    return _confirm(desk, f"réattribuer {EMAIL} {OTHER}")


def ask_reassignment_to_somebody_new(desk: Desk) -> str:
    desk.known(licensed(EMAIL), **PLACE)
    return _confirm(desk, f"réattribuer {EMAIL} {OTHER} prenom=B nom=R installation={SITE} specialite=cardiologie")


def ask_reassignment_to_be_undone(desk: Desk) -> str:
    """The invitation is withdrawn, and the licence comes back."""
    operation = ask_reassignment_to_somebody_new(desk)
    desk.work()
    desk.zoom.journal.clear()
    return desk.press(f"v1.réattribuer.geste=defaire&jeton={operation}").operation


def ask_one_refused(desk: Desk) -> str:
    operation = ask_reassignment(desk)
    desk.zoom.refusals[f"update zoom-{OTHER}"] = "type-forbidden"
    return operation


def ask_one_that_finds_no_way_back(desk: Desk) -> str:
    """Zoom has sold the licence to somebody else meanwhile."""
    operation = ask_reassignment(desk)
    desk.zoom.licences = 0
    return operation


def _confirm(desk: Desk, line: str) -> str:
    question = desk.type(line).operation
    desk.work()
    return desk.press(f"v1.réattribuer.geste=oui&jeton={desk.operation(question).payload['token']}").operation


SCENARIOS = [
    ask_creation,
    ask_modification,
    ask_deactivation,
    ask_reactivation,
    ask_deletion,
    ask_cancellation,
    ask_resend,
    ask_attachment,
    ask_reassignment,
    ask_reassignment_to_somebody_new,
    ask_reassignment_to_be_undone,
]


@dataclass(frozen=True)
class Aftermath:
    """All that must be the same however the run went."""

    outcome: str
    writes: tuple[str, ...]
    at_zoom: tuple[tuple[str, ...], ...]
    here: tuple[tuple[str, ...], ...]
    seats: tuple[int, int]


def aftermath(desk: Desk, operation: str) -> Aftermath:
    ended = desk.operation(operation)
    people = [desk.zoom.people[one] for one in (EMAIL, OTHER) if one in desk.zoom.people]
    accounts = [account for account in map(desk.account, (EMAIL, OTHER)) if account]
    with desk.store.reading() as unit:
        count = unit.seats.count("03", Pool.LICENCE)
        assert unit.ledger.depth() == {}
    assert count.taken + (count.free or 0) == (count.allocated or 0) + count.deficit
    return Aftermath(
        outcome=f"{ended.state}:{ended.outcome}",
        writes=tuple(call[0] for call in desk.zoom.journal),
        at_zoom=tuple((one.email, one.status, one.user_type, one.department, str(one.webinar)) for one in people),
        here=tuple((one.email, *_shown(one)) for one in accounts),
        seats=(count.used, count.reserved),
    )


def _shown(account: Account) -> tuple[str, ...]:
    numbers = (str(account.webinar), str(account.deferred))
    return (account.status, account.user_type, account.department, account.establishment, *numbers)


def run(desk: Desk, mishaps: Mishaps, *, commits: bool) -> None:
    """The worker, dying and restarted as the mishap has it, until nothing is due; `commits` are points too, or calls only."""
    desk.zoom.mishaps = mishaps
    store = CrashingStore(desk.store, mishaps) if commits else desk.store
    for _ in range(30):
        desk.clock.advance(minutes=6)
        with desk.store.writing() as unit:
            claimed = unit.ledger.claim(8)
            unit.commit()
        if not claimed:
            return
        try:
            for operation in claimed:
                Runner(store, desk.zoom, desk.clock, desk.house).run(operation)
        except Crash:
            desk.restart()
        with desk.store.reading() as unit:
            assert unit.seats.count("03", Pool.LICENCE).deficit == 0, "a seat was counted twice"
    raise AssertionError("no end")


@pytest.mark.parametrize("ask", SCENARIOS)
@pytest.mark.parametrize("error", [Crash(), ZoomUncertain()], ids=["crash", "lost-answer"])
def test_struck_at_any_point_it_is_done_once(make_desk: MakeDesk, ask: Callable[[Desk], str], error: BaseException) -> None:
    """R90: before and after every commit and every call."""
    expected = struck_at_each_point(make_desk, ask, error)
    assert expected.outcome.startswith("done:")


@pytest.mark.parametrize(("ask", "outcome"), [(ask_one_refused, UNDONE), (ask_one_that_finds_no_way_back, KEPT)])
@pytest.mark.parametrize("error", [Crash(), ZoomUncertain()], ids=["crash", "lost-answer"])
def test_a_refused_second_half_struck_at_any_point_ends_the_same(
    make_desk: MakeDesk, ask: Callable[[Desk], str], outcome: str, error: BaseException
) -> None:
    """R52, R90: the licence goes back once, or its seat is kept."""
    expected = struck_at_each_point(make_desk, ask, error)
    assert (expected.outcome, sum(expected.seats)) == (f"failed:{outcome}", 1)


def struck_at_each_point(make_desk: MakeDesk, ask: Callable[[Desk], str], error: BaseException) -> Aftermath:
    """What becomes of it unharmed, and the same wherever it is struck."""
    smooth = make_desk()
    operation = ask(smooth)
    points = Mishaps()
    commits = isinstance(error, Crash)
    run(smooth, points, commits=commits)
    expected = aftermath(smooth, operation)
    for at, after in itertools.product(range(1, points.counted + 1), (False, True)):
        desk = make_desk()
        operation = ask(desk)
        run(desk, Mishaps(at=at, after=after, error=error), commits=commits)
        assert aftermath(desk, operation) == expected, (at, after)
    return expected


@pytest.mark.parametrize("ask", SCENARIOS)
def test_zoom_down_at_any_point_delays_and_repeats_nothing(make_desk: MakeDesk, ask: Callable[[Desk], str]) -> None:
    """R91."""
    smooth = make_desk()
    operation = ask(smooth)
    points = Mishaps()
    run(smooth, points, commits=False)
    expected = aftermath(smooth, operation)
    for at in range(1, points.counted + 1):
        desk = make_desk()
        operation = ask(desk)
        run(desk, Mishaps(at=at, error=ZoomUnavailable(after=2.0)), commits=False)
        assert aftermath(desk, operation) == expected, at


def test_a_creation_whose_answer_was_lost_is_adopted(make_desk: MakeDesk) -> None:
    """R90: no second invitation, even where Zoom shows the new person late and answers 409 to the second try."""
    desk = make_desk()
    operation = ask_creation(desk)
    desk.zoom.mishaps = Mishaps(at=1, after=True, error=ZoomUncertain())
    desk.turn()
    assert desk.operation(operation).waiting == "uncertain"
    hidden = desk.zoom.people.pop(EMAIL)
    desk.zoom.refusals["create"] = "address-taken"
    desk.clock.advance(minutes=1)
    with desk.store.writing() as unit:
        claimed = unit.ledger.claim(1)
        unit.commit()
    Runner(desk.store, desk.zoom, desk.clock, desk.house).run(claimed[0])
    assert desk.operation(operation).outcome == "created"
    assert len(desk.zoom.writes("create")) == 1
    assert hidden.status is Status.PENDING


def test_while_zoom_answers_no_reading_it_is_down_and_nothing_more_is_lost(make_desk: MakeDesk) -> None:
    """R91: the person reads that Zoom does not answer; as the first try may have been applied, it cannot be cancelled (R90)."""
    desk = make_desk()
    operation = ask_creation(desk)
    desk.zoom.mishaps = Mishaps(at=1, error=ZoomUncertain())
    desk.turn()
    assert desk.operation(operation).waiting == "uncertain"
    for error in (ZoomUncertain(), ZoomUnavailable()):
        desk.zoom.mishaps = Mishaps(at=1, error=error)
        desk.clock.advance(minutes=6)
        desk.turn()
        waits = desk.operation(operation)
        assert (waits.waiting, waits.started) == ("unavailable", True)
        assert desk.press(f"v1.annuler.operation={operation}").outcome is Outcome.REFUSED
    desk.clock.advance(minutes=6)
    desk.work()
    assert desk.operation(operation).outcome == "created"
    assert len(desk.zoom.writes("create")) == 1


def test_what_zoom_does_not_show_yet_may_still_be_ours(make_desk: MakeDesk) -> None:
    """R90: not seen after a lost answer, then Zoom down: it stays begun, and is adopted when Zoom shows it at last."""
    desk = make_desk()
    operation = ask_creation(desk)
    desk.zoom.mishaps = Mishaps(at=1, after=True, error=ZoomUncertain())
    desk.turn()
    late = desk.zoom.people.pop(EMAIL)
    desk.zoom.mishaps = Mishaps(at=2, error=ZoomUnavailable())
    desk.clock.advance(minutes=6)
    desk.turn()
    waits = desk.operation(operation)
    assert (waits.waiting, waits.started) == ("unavailable", True)
    desk.zoom.put(late)
    desk.clock.advance(minutes=6)
    desk.work()
    assert desk.operation(operation).outcome == "created"
    assert len(desk.zoom.writes("create")) == 1


def test_an_account_older_than_the_request_is_not_taken_for_ours(make_desk: MakeDesk) -> None:
    """R90: the answer was lost, and what is found was made by somebody else long before."""
    desk = make_desk()
    operation = ask_creation(desk)
    desk.zoom.mishaps = Mishaps(at=1, error=ZoomUncertain())
    desk.turn()
    desk.clock.advance(minutes=1)
    desk.zoom.put(licensed(EMAIL, created_at=desk.clock.now().replace(year=2020)))
    desk.work()
    ended = desk.operation(operation)
    assert (ended.state, ended.outcome) == ("failed", "refused-address-taken")
    account = desk.account(EMAIL)
    assert account is not None
    assert account.deferred == ()


def test_an_operation_of_an_old_backup_sends_nothing(make_desk: MakeDesk) -> None:
    """Restore: an old ledger never acts on a newer Zoom."""
    done, undone = make_desk(), make_desk()
    for desk in (done, undone):
        operation = ask_deactivation(desk)
        with desk.store.writing() as unit:
            unit.connection.execute(update(operations).values(quarantined=True))  # type: ignore[attr-defined]  # the real unit's
            unit.commit()
        if desk is done:
            desk.zoom.people[EMAIL] = licensed(EMAIL, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1)
        desk.work()
        assert desk.zoom.journal == []
        outcome = desk.operation(operation).outcome
        assert outcome == ("deactivated" if desk is done else "restored")


def test_a_defect_of_ours_ends_politely_what_never_left(make_desk: MakeDesk, caplog: pytest.LogCaptureFixture) -> None:
    """R96: bounded tries, the seat given back, nothing personal in the logs."""
    desk = make_desk()
    operation = ask_creation(desk)
    with desk.store.writing() as unit:
        unit.connection.execute(update(operations).values(payload={"fields": {"user_type": "impossible"}}))  # type: ignore[attr-defined]  # the real unit's
        unit.commit()
    for _ in range(20):
        desk.clock.advance(minutes=6)
        desk.turn()
    ended = desk.operation(operation)
    assert (ended.state, ended.outcome) == ("failed", "broken")
    with desk.store.reading() as unit:
        assert unit.seats.count("03", Pool.LICENCE).taken == 0
    assert EMAIL not in "".join(record.getMessage() for record in caplog.records)


class Garbling(FakeZoom):
    """Answers what no reading of ours can make sense of: a defect of ours, whenever it begins."""

    in_doubt = False
    deaf = False

    def set_addons(self, key: str, addons: AddOns) -> None:
        self.deaf = self.in_doubt
        raise ValueError(key, addons)

    def addons(self, key: str) -> AddOns:
        if self.deaf:
            raise ValueError("unreadable")
        return super().addons(key)


@pytest.mark.parametrize("in_doubt", [False, True])
def test_a_defect_of_ours_past_the_first_step_ends_and_is_told(make_desk: MakeDesk, in_doubt: bool) -> None:
    """R90, R96: sooner where Zoom can be asked, later where it cannot; nothing is sent twice and the account is free again."""
    desk = make_desk()
    zoom = desk.zoom = Garbling()
    zoom.in_doubt = in_doubt
    operation = ask_modification(desk)
    desk.turn()
    waited = 0
    while not desk.operation(operation).ended and waited < 100:
        waited += 1
        desk.clock.advance(minutes=6)
        desk.turn()
    ended = desk.operation(operation)
    assert (ended.state, ended.outcome) == ("failed", "broken")
    assert (waited > MAX_STUMBLES) is in_doubt
    assert len(zoom.writes("update")) == 1
    with desk.store.writing() as unit:
        assert [notice.operation.outcome for notice in unit.notices.claim(9)] == ["broken"]
    desk.zoom = FakeZoom(people=zoom.people)
    desk.type(f"modifier {EMAIL} departement=Chirurgie")
    desk.work()
    assert desk.zoom.people[EMAIL].department == "Chirurgie"


@pytest.mark.parametrize("lost", [False, True], ids=["at-the-end", "in-doubt"])
@pytest.mark.parametrize(
    ("ask", "reason"), [*((ask, Refusal.SCOPE_MISSING) for ask in SCENARIOS), (ask_modification, Refusal.NOT_FOUND)]
)
def test_a_reading_that_zoom_refuses_ends_it_and_is_told(
    make_desk: MakeDesk, ask: Callable[[Desk], str], reason: Refusal, lost: bool
) -> None:
    """R90, R96: the operation ends, gives its seat back and tells its person; nothing is sent again."""
    smooth = make_desk()
    operation = ask(smooth)
    points = Mishaps()
    run(smooth, points, commits=False)
    for at in range(1, points.counted + 1):
        desk = make_desk()
        operation = ask(desk)
        desk.zoom.mishaps = Mishaps(at=at, error=ZoomUncertain())
        if lost:
            desk.turn()
        desk.zoom.mishaps = Mishaps()
        # Whoever is not found is no refusal of `find`, which answers None.
        refused = ("addons",) if reason is Refusal.NOT_FOUND else ("find", "addons")
        desk.zoom.refusals |= dict.fromkeys(refused, reason)
        desk.clock.advance(minutes=6)
        desk.work()
        ended = desk.operation(operation)
        assert ended.ended, at
        known = ("unread", f"refused-{Refusal.NOT_FOUND}", f"refused-{Refusal.SCOPE_MISSING}")
        assert ended.state == "done" or ended.outcome in known, at
        assert len(desk.zoom.journal) == len(set(desk.zoom.journal))
        with desk.store.writing() as unit:
            told = [notice.operation.outcome for notice in unit.notices.claim(9) if notice.operation.id == ended.id]
            assert told == [ended.outcome]
            held = unit.connection.execute(select(holds)).all()  # type: ignore[attr-defined]  # the real unit's
            assert held == []


def test_a_payload_of_another_version_is_ended_politely(make_desk: MakeDesk) -> None:
    """R90: an old process's operation is not guessed at."""
    desk = make_desk()
    operation = ask_creation(desk)
    with desk.store.writing() as unit:
        unit.connection.execute(update(operations).values(payload_version=99))  # type: ignore[attr-defined]  # the real unit's
        unit.commit()
    desk.work()
    assert desk.operation(operation).outcome == "unknown-version"
    assert desk.zoom.journal == []
