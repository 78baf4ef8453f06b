"""liste-attente: a place for a write that found no seat, offers in turn, answers that count once (R41, R51, R53)."""

from __future__ import annotations

import pytest

from commands.domain.accounts import UNASSOCIATED, Pool, Status, UserType
from commands.domain.people import EVERYWHERE, Role
from commands.domain.waiting import Place, Priority, Standing, Turn
from commands.duties import DUTIES
from commands.duties.waiting import tend_waiting_lists
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery
from commands.views.letters import LetterContext, letter_view, told_kinds
from commands.views.nodes import Button, Draft, Words
from commands.views.show import Reader
from commands.waiting_list import LETTER, offer_freed
from tests.support.asking import written
from tests.support.clock import START
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, SITE, Desk, buttons_of, carried, said, say, wrong
from tests.support.samples import licensed

FIRST = "anna.premiere.ciussscn@ssss.gouv.qc.ca"
SECOND = "bruno.deuxieme.ciussscn@ssss.gouv.qc.ca"
THIRD = "clara.troisieme.ciussscn@ssss.gouv.qc.ca"
SEATED = "denis.assis.ciussscn@ssss.gouv.qc.ca"
CCT = "cecile.cct@chudequebec.ca"
LONE = "sans.maison@ssss.gouv.qc.ca"
WHY = {"raison": "remplace une collègue en congé"}


@pytest.fixture
def full(desk: Desk) -> Desk:
    """One seat in 03, taken by SEATED; a CCT of its territory."""
    desk.grant(CCT, "CHUQ", Role.CCT)
    desk.known(licensed(SEATED), establishment="03")
    desk.allocate("03", 1)
    return desk


def line_for(email: str) -> str:
    return f"créer {email} prenom=Anna nom=Personne installation={SITE} specialite=cardiologie"


def labelled(reply: Reply, label: str) -> Button[Words]:
    return next(one for one in buttons_of(reply) if getattr(one.label, "key", "") == f"button-{label}")


def join(desk: Desk, email: str, person: str = MANAGER, **more: str) -> Reply:
    """From the refusal, as people do: the button, then the form."""
    refused = desk.type(line_for(email), person)
    assert refused.outcome is Outcome.REFUSED
    asked = desk.press(labelled(refused, "wait").action, person)
    assert asked.form is not None
    return desk.submit(asked.form.action, {**WHY, **more}, person)


def places(desk: Desk) -> list[Place]:
    with desk.store.reading() as unit:
        return list(unit.waiting.lines(EVERYWHERE))


def standings(desk: Desk) -> dict[str, Standing]:
    return {one.email: one.standing for one in places(desk)}


def place(desk: Desk, email: str) -> Place:
    return next(one for one in places(desk) if one.email == email)


def free_one(desk: Desk, seats: int = 1) -> int:
    """So many seats more in 03, offered in the transaction that gives them. How many offers were made."""
    with desk.store.writing() as unit:
        unit.seats.lock(["03"])
        allocated = unit.seats.count("03", Pool.LICENCE).allocated or 0
        unit.seats.allocate("03", Pool.LICENCE, allocated + seats, by=ADMIN, reason="test")
        made = offer_freed(unit, desk.house, "03", Pool.LICENCE, desk.clock.now())
        unit.commit()
    return made


def tend(desk: Desk) -> int:
    return tend_waiting_lists(desk.store, desk.house, desk.clock.now())


def letters(desk: Desk) -> list[Draft]:
    """What is due now, as it reads, posted."""
    shown: list[Draft] = []
    with desk.store.writing() as unit:
        for letter in unit.letters.claim(20):
            reader = Reader(command="/iris", now=desk.clock.now())
            draft = letter_view(letter.kind, letter.payload, LetterContext(unit=unit, house=desk.house, reader=reader))
            if draft is None:
                unit.letters.close(letter)
                continue
            say(Reply(outcome=Outcome.OK, view=draft))
            shown.append(draft)
            unit.letters.delivered(letter, letter.message or f"m{letter.id}")
        unit.commit()
    return shown


def answer(desk: Desk, label: str, person: str = MANAGER, *, of: Draft | None = None) -> Reply:
    """Press a button of the newest letter."""
    letter = of or letters(desk)[-1]
    return desk.press(labelled(Reply(outcome=Outcome.OK, view=letter), label).action, person)


def key(draft: Draft) -> str:
    return getattr(draft.summary, "key", "")


def test_the_loser_is_told_when_and_offered_the_waiting_list(full: Desk) -> None:
    """R51, R53: waiting list, reassign, create as Basique; position, priority and reason are visible."""
    refused = full.type(line_for(FIRST))
    offered = [getattr(one.label, "key", "") for one in buttons_of(refused)]
    assert offered[:3] == ["button-wait", "button-reassign", "button-create-basic"]
    assert full.press(buttons_of(refused)[1].action).form is not None
    joined = join(full, FIRST)
    assert (joined.outcome, said(joined)) == (Outcome.OK, "place-waits")
    mine = place(full, FIRST)
    assert (mine.asker, mine.reason, mine.priority) == (MANAGER, WHY["raison"], Priority.NORMAL)
    assert full.account(FIRST) is None


def test_a_reason_is_wanted_and_holds_no_patient(full: Desk) -> None:
    """R63: neither stored nor logged."""
    asked = full.press(labelled(full.type(line_for(FIRST)), "wait").action)
    assert asked.form is not None
    assert wrong(full.submit(asked.form.action, {"raison": " "})) == {"raison"}
    assert wrong(full.submit(asked.form.action, {"raison": "pour TREM 1234 5678"})) == {"raison"}
    assert places(full) == []


def test_joining_twice_is_one_place(full: Desk) -> None:
    """R44: a second press, and a colleague's."""
    join(full, FIRST)
    asked = full.press(labelled(full.type(line_for(FIRST), COLLEAGUE), "wait").action, COLLEAGUE)
    assert said(asked) == "place-waits"
    assert len(places(full)) == 1


def test_simulating_joins_nothing(full: Desk) -> None:
    """R82."""
    asked = full.press(labelled(full.type(line_for(FIRST)), "wait").action)
    assert asked.form is not None
    assert full.submit(asked.form.action, WHY, simulate=True).outcome is Outcome.SIMULATED
    assert places(full) == []


def test_nobody_waits_where_a_seat_is_free(full: Desk) -> None:
    wait = labelled(full.type(line_for(FIRST)), "wait").action
    free_one(full)
    refused = full.press(wait)
    assert said(refused) == "wait-room"
    assert full.press(labelled(refused, "do-now").action).outcome is Outcome.PLANNED


def test_a_freed_seat_is_offered_and_accepting_creates_the_account(full: Desk) -> None:
    """R53: by the same handler, rules, seats and ledger."""
    join(full, FIRST)
    assert free_one(full) == 1
    [letter] = letters(full)
    assert key(letter) == "offer-open"
    accepted = answer(full, "accept-offer", of=letter)
    assert accepted.outcome is Outcome.PLANNED
    full.work()
    assert full.operation(accepted.operation).outcome == "created"
    assert full.status(FIRST) is Status.PENDING
    assert [key(one) for one in letters(full)] == ["offer-past-accepted-by"]
    tend(full)
    assert places(full) == []


def test_the_seat_of_an_offer_is_nobody_elses(full: Desk) -> None:
    """R50: offers are reserved."""
    join(full, FIRST)
    free_one(full)
    assert said(full.type(line_for(SECOND))) in ("refused-full", "refused-full-since")


def test_an_offer_is_answered_once(full: Desk) -> None:
    """R44: « Déjà traité », by whom."""
    join(full, FIRST)
    free_one(full)
    [letter] = letters(full)
    assert answer(full, "accept-offer", of=letter).outcome is Outcome.PLANNED
    assert answer(full, "accept-offer", COLLEAGUE, of=letter).outcome is Outcome.ALREADY_DONE
    assert answer(full, "pass-offer", of=letter).outcome is Outcome.ALREADY_DONE
    full.work()
    assert full.zoom.journal == [("create", FIRST)]


def test_two_freed_seats_and_two_in_line_make_one_offer_each(full: Desk) -> None:
    join(full, FIRST)
    join(full, SECOND)
    assert free_one(full, 2) == 2
    assert free_one(full, 0) == 0
    assert set(standings(full).values()) == {Standing.OFFERED}
    assert [answer(full, "accept-offer", of=one).outcome for one in letters(full)] == [Outcome.PLANNED] * 2
    full.work()
    assert {full.status(FIRST), full.status(SECOND)} == {Status.PENDING}


def test_one_freed_seat_is_offered_to_the_first_alone(full: Desk) -> None:
    join(full, FIRST)
    join(full, SECOND)
    assert free_one(full) == 1
    assert standings(full) == {FIRST: Standing.OFFERED, SECOND: Standing.WAITING}


def test_priority_goes_before_arrival_and_is_a_ccts_to_set(full: Desk) -> None:
    """R53."""
    join(full, FIRST)
    full.clock.advance(minutes=1)
    join(full, SECOND)
    wire = f"v1.liste-attente.place={place(full, SECOND).public_id}&geste=priorite"
    assert full.submit(wire, {"priorite": "urgente"}, MANAGER).outcome is Outcome.REFUSED
    assert full.press(wire, CCT).form is not None
    assert said(full.submit(wire, {"priorite": "urgente"}, CCT)) == "place-waits"
    assert [one.email for one in places(full)] == [SECOND, FIRST]
    free_one(full)
    assert standings(full) == {SECOND: Standing.OFFERED, FIRST: Standing.WAITING}


def test_a_manager_cannot_smuggle_a_priority_in(full: Desk) -> None:
    """R3: what a form of theirs does not hold."""
    asked = full.press(labelled(full.type(line_for(FIRST)), "wait").action)
    assert asked.form is not None
    assert wrong(full.submit(asked.form.action, {**WHY, "priorite": "urgente"})) == {"priorite"}
    join(full, SECOND, CCT, priorite="elevee")
    assert place(full, SECOND).priority is Priority.HIGH


def test_an_offer_that_nobody_answers_goes_to_the_next(full: Desk) -> None:
    """R53: after 4 working hours; START is a Monday at 9:02."""
    join(full, FIRST)
    join(full, SECOND)
    free_one(full)
    assert [key(one) for one in letters(full)] == ["offer-open"]
    full.clock.advance(hours=3, minutes=59)
    assert tend(full) == 0
    full.clock.advance(minutes=2)
    assert tend(full) > 0
    assert standings(full) == {SECOND: Standing.OFFERED, FIRST: Standing.WAITING}
    assert sorted(key(one) for one in letters(full)) == ["offer-open", "offer-past-expired"]
    assert tend(full) == 0


def test_an_offer_made_in_the_afternoon_lasts_until_the_next_morning(full: Desk) -> None:
    join(full, FIRST)
    full.clock.advance(hours=5)
    free_one(full)
    full.clock.advance(hours=12)
    assert tend(full) == 0
    full.clock.advance(hours=12)
    assert tend(full) > 0


def test_an_expired_offer_is_not_accepted(full: Desk) -> None:
    """Neither before nor after the duty has seen to it."""
    join(full, FIRST)
    join(full, SECOND)
    free_one(full)
    [letter] = letters(full)
    full.clock.advance(hours=5)
    assert said(answer(full, "accept-offer", of=letter)) == "offer-was-expired"
    tend(full)
    assert said(answer(full, "accept-offer", of=letter)) == "offer-was-expired"
    assert full.zoom.journal == []


def test_two_turns_missed_in_a_row_end_a_place(full: Desk) -> None:
    """A seat is not kept for ever for one who never answers."""
    join(full, FIRST)
    free_one(full)
    for _ in range(3):
        assert len(places(full)) == 1
        full.clock.advance(days=1)
        tend(full)
    assert places(full) == []


def test_passing_offers_the_seat_to_the_next_and_keeps_the_place(full: Desk) -> None:
    join(full, FIRST)
    join(full, SECOND)
    free_one(full)
    full.clock.advance(minutes=1)
    assert said(answer(full, "pass-offer")) == "offer-passed"
    assert [(one.email, one.standing) for one in places(full)] == [(SECOND, Standing.OFFERED), (FIRST, Standing.WAITING)]


def test_one_who_passed_alone_is_asked_again_the_next_working_day(full: Desk) -> None:
    """Not at once: the seat is free for whoever wants it."""
    join(full, FIRST)
    free_one(full)
    answer(full, "pass-offer")
    assert tend(full) == 0
    assert full.type(f"liste-attente {FIRST}").outcome is Outcome.OK
    full.clock.advance(days=1)
    assert tend(full) == 1
    assert standings(full) == {FIRST: Standing.OFFERED}


def test_leaving_the_line_gives_its_offer_to_the_next(full: Desk) -> None:
    join(full, FIRST)
    join(full, SECOND)
    free_one(full)
    shown = full.type(f"liste-attente {FIRST}")
    assert said(full.press(labelled(shown, "leave-line").action)) == "place-left-noted"
    assert standings(full) == {SECOND: Standing.OFFERED}
    with full.store.reading() as unit:
        gone = unit.waiting.get(carried(labelled(shown, "leave-line").action)["place"])
    assert gone is not None
    assert (gone.standing, gone.values, gone.reason) == (Standing.LEFT, {}, "")


def test_undoing_a_deactivation_means_that_no_offer_is_made(full: Desk) -> None:
    """R40, R53: the window holds the seat; then, without undo, the offer comes and is accepted."""
    join(full, FIRST)
    for undo in (True, False):
        yes = buttons_of(full.type(f"désactiver {SEATED}"))[0]
        done = full.press(yes.action)
        full.work()
        assert tend(full) == 0
        full.clock.advance(minutes=14)
        assert tend(full) == 0
        if undo:
            assert full.press(f"v1.réactiver.geste=defaire&jeton={done.operation}").outcome is Outcome.PLANNED
            full.work()
            full.clock.advance(minutes=30)
            assert tend(full) == 0
            assert letters(full) == []
    full.clock.advance(minutes=2)
    tend(full)
    accepted = answer(full, "accept-offer")
    full.work()
    assert full.operation(accepted.operation).outcome == "created"


def test_an_offer_is_withdrawn_where_seats_are_wanting(full: Desk) -> None:
    """R50: a deficit blocks new ones, so that an offer could not be accepted."""
    join(full, FIRST)
    free_one(full)
    letters(full)
    assert free_one(full, -1) == 0
    assert standings(full) == {FIRST: Standing.WAITING}
    assert [key(one) for one in letters(full)] == ["offer-past-withdrawn"]
    assert free_one(full) == 1


def test_an_offer_that_no_seat_backs_any_more_is_not_accepted(full: Desk) -> None:
    """R51: the allocation was lowered a moment ago; nothing is done, and the place keeps its rank."""
    join(full, FIRST)
    free_one(full)
    [letter] = letters(full)
    full.allocate("03", 1)
    assert said(answer(full, "accept-offer", of=letter)) == "offer-was-withdrawn"
    tend(full)
    assert standings(full) == {FIRST: Standing.WAITING}


def test_a_write_that_fails_at_zoom_gives_the_place_back(full: Desk) -> None:
    """R54: and it rests, so that the same no is not asked for again at once."""
    join(full, FIRST)
    free_one(full)
    full.zoom.licences = 0
    accepted = answer(full, "accept-offer")
    full.work()
    assert full.operation(accepted.operation).outcome == "refused-no-seats"
    tend(full)
    mine = place(full, FIRST)
    assert (mine.standing, mine.rests(full.clock.now())) == (Standing.WAITING, True)
    full.zoom.licences = None
    full.clock.advance(days=1)
    tend(full)
    answer(full, "accept-offer")
    full.work()
    assert full.status(FIRST) is Status.PENDING


def test_a_reactivation_waits_for_its_licence(full: Desk) -> None:
    """R41: as Basique with the offer of the waiting list, or in line as it is."""
    full.known(
        licensed(SECOND, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1),
        establishment="03",
        deferred=(("was_user_type", "licensed"),),
    )
    asked = full.type(f"liste-attente {SECOND} raison=retour")
    assert said(asked) == "place-waits"
    free_one(full)
    accepted = answer(full, "accept-offer")
    full.work()
    assert full.operation(accepted.operation).outcome == "reactivated"
    account = full.account(SECOND)
    assert account is not None
    assert account.user_type is UserType.LICENSED


def test_one_reactivated_as_basic_is_offered_the_waiting_list(full: Desk) -> None:
    """R41."""
    full.known(
        licensed(SECOND, Status.INACTIVE, user_type=UserType.BASIC, raw_type=1),
        establishment="03",
        deferred=(("was_user_type", "licensed"),),
    )
    planned = full.type(f"réactiver {SECOND}")
    full.work()
    operation = full.operation(planned.operation)
    assert operation.outcome == "reactivated-basic"
    shown = full.type(f"état {operation.public_id}")
    asked = full.press(labelled(shown, "wait").action)
    assert asked.form is not None
    assert said(full.submit(asked.form.action, WHY)) == "place-waits"
    assert place(full, SECOND).command == "modifier"


def test_a_basic_account_waits_to_be_licensed(full: Desk) -> None:
    account = full.known(
        licensed(SECOND, user_type=UserType.BASIC, raw_type=1), establishment="03", installation=SITE, specialty="cardiologie"
    )
    refused = full.type(f"modifier {account.email} type=licencié departement=Urgence")
    asked = full.press(labelled(refused, "wait").action)
    assert asked.form is not None
    full.submit(asked.form.action, WHY)
    free_one(full)
    accepted = answer(full, "accept-offer")
    full.work()
    assert full.operation(accepted.operation).outcome == "modified"
    changed = full.account(SECOND)
    assert changed is not None
    assert (changed.user_type, changed.department) == (UserType.LICENSED, "Urgence")


def test_a_full_establishment_offers_its_waiting_list_to_who_attaches(full: Desk) -> None:
    """R6."""
    full.known(licensed(LONE), establishment=UNASSOCIATED)
    refused = full.type(f"rattacher {LONE}")
    asked = full.press(labelled(refused, "wait").action)
    assert asked.form is not None
    assert said(full.submit(asked.form.action, WHY)) == "place-waits"
    free_one(full)
    accepted = answer(full, "accept-offer")
    full.work()
    assert full.operation(accepted.operation).outcome == "attached"
    account = full.account(LONE)
    assert account is not None
    assert account.establishment == "03"


def test_an_expired_invitation_waits_for_its_seat(full: Desk) -> None:
    full.known(
        licensed(SECOND, Status.PENDING),
        establishment="03",
        status=Status.EXPIRED,
        invited_at=START,
    )
    asked = full.press(labelled(full.type(f"renvoyer {SECOND}"), "wait").action)
    assert asked.form is not None
    assert said(full.submit(asked.form.action, WHY)) == "place-waits"


@pytest.mark.parametrize(
    ("view", "told"), [(licensed(SECOND, Status.PENDING), "wait-pending"), (licensed(SECOND), "wait-seated")]
)
def test_one_who_needs_no_seat_waits_for_none(full: Desk, view: object, told: str) -> None:
    full.known(view, establishment="03")  # type: ignore[arg-type]  # a view of the parameters
    assert said(full.type(f"liste-attente {SECOND} raison=attente")) == told


def test_a_place_with_nothing_left_to_want_is_closed_and_the_seat_goes_on(full: Desk) -> None:
    """Somebody created the account as Basique meanwhile."""
    join(full, FIRST)
    join(full, SECOND)
    full.known(licensed(FIRST, Status.PENDING, user_type=UserType.BASIC, raw_type=1), establishment="03")
    assert free_one(full) == 1
    assert standings(full) == {SECOND: Standing.OFFERED}


def test_a_handlers_no_leaves_the_offer_as_it_was(full: Desk) -> None:
    """The account is on its way already: nothing is lost, the offer still stands."""
    join(full, FIRST)
    free_one(full)
    [letter] = letters(full)
    basic = full.type(f"{line_for(FIRST)} type=basique")
    assert basic.outcome is Outcome.PLANNED
    assert answer(full, "accept-offer", of=letter).outcome is Outcome.REFUSED
    assert place(full, FIRST).offer is not None
    assert standings(full) == {FIRST: Standing.OFFERED}


def test_what_is_out_of_scope_looks_as_if_it_did_not_exist(full: Desk) -> None:
    """R4: the same words for another establishment's place and for none; the attempt is audited."""
    join(full, FIRST)
    free_one(full)
    token = place(full, FIRST).public_id
    for gesture in ("accepter", "passer", "quitter", "priorite", ""):
        theirs = full.press(f"v1.liste-attente.place={token}&geste={gesture}&tour=1", ELSEWHERE)
        none = full.press(f"v1.liste-attente.place=inconnue&geste={gesture}&tour=1", ELSEWHERE)
        assert said(theirs) == said(none) == "refused-place-unknown"
    assert full.type(f"liste-attente {FIRST}", ELSEWHERE).outcome is Outcome.NOT_FOUND
    assert said(full.type("liste-attente", ELSEWHERE)) == "waiting-title"
    assert standings(full) == {FIRST: Standing.OFFERED}
    with full.store.reading() as unit:
        assert unit.audit.search(AuditQuery(actor=ELSEWHERE, subject=FIRST), EVERYWHERE)


def test_one_who_lost_their_rights_is_written_nothing_and_answers_nothing(full: Desk) -> None:
    """R3."""
    join(full, FIRST)
    free_one(full)
    token = place(full, FIRST).public_id
    with full.store.writing() as unit:
        unit.grants.revoke(MANAGER, Role.MANAGER, "03")
        unit.commit()
    assert letters(full) == []
    assert full.press(f"v1.liste-attente.place={token}&geste=accepter&tour=1").outcome is Outcome.REFUSED
    assert standings(full) == {FIRST: Standing.OFFERED}


def test_the_list_shows_the_asker_their_lines_in_order(full: Desk) -> None:
    for email in (FIRST, SECOND, THIRD):
        join(full, email)
        full.clock.advance(minutes=1)
    reply = full.type("liste attente etab=03", ADMIN)
    assert reply.view is not None
    table = next(block for block in reply.view.blocks if hasattr(block, "rows"))
    assert [(row.cells[0], row.cells[1]) for row in table.rows] == [(FIRST, "1"), (SECOND, "2"), (THIRD, "3")]
    assert said(full.press(table.rows[1].opens, ADMIN)) == "place-waits"


def test_every_kind_of_letter_has_its_words() -> None:
    assert LETTER in told_kinds()
    assert DUTIES


def test_what_became_of_each_turn_is_kept(full: Desk) -> None:
    """For the letter of each, however many followed."""
    join(full, FIRST)
    free_one(full)
    answer(full, "pass-offer")
    full.clock.advance(days=1)
    tend(full)
    with full.store.reading() as unit:
        turns = unit.waiting.offers(place(full, FIRST))
    assert [(one.number, one.turn, one.by) for one in turns] == [(1, Turn.PASSED, MANAGER), (2, Turn.OPEN, "")]


def test_an_account_s_card_says_where_it_stands_to_who_may_know(full: Desk) -> None:
    """R4, R53: those who read its establishment, and the holder; what may be done is offered to who may do it."""
    holder = "basile.basique.ciussscn@ssss.gouv.qc.ca"
    reader = "luc.lecteur.ciussscn@ssss.gouv.qc.ca"
    full.known(licensed(holder, user_type=UserType.BASIC), establishment="03")
    full.grant(reader, "03", Role.READER)
    join(full, FIRST)
    form = full.type(f"liste-attente {holder}", CCT).form
    assert form is not None
    assert full.submit(form.action, {**WHY, "priorite": "elevee"}, CCT).outcome is Outcome.OK
    rank = "Rang 1 sur 2 dans la liste d’attente"
    for person, managed in ((MANAGER, True), (CCT, True), (reader, False), (holder, False)):
        card = full.type(f"fiche {holder}", person)
        assert rank in written(card), person
        assert "Élevée" in written(card)
        assert managed or WHY["raison"] not in written(card), "the journal's readers have it from there"
        assert any(getattr(one.label, "key", "") == "button-see-place" for one in buttons_of(card)) is managed
    assert rank not in written(full.type(f"fiche {holder}", ELSEWHERE))


def test_a_place_in_another_establishment_s_line_is_not_on_the_card(full: Desk) -> None:
    """R4: an account of none, which a manager of elsewhere would attach to theirs."""
    full.known(licensed(LONE), establishment=UNASSOCIATED)
    form = full.press(labelled(full.type(f"rattacher {LONE} etab=03 installation={SITE}"), "wait").action).form
    assert form is not None
    assert full.submit(form.action, WHY).outcome is Outcome.OK
    assert "Rang 1 sur 1" in written(full.type(f"fiche {LONE}", MANAGER))
    elsewhere = full.type(f"fiche {LONE}", ELSEWHERE)
    assert LONE in written(elsewhere)
    assert "Rang 1" not in written(elsewhere)
