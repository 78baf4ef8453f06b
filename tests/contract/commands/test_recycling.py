"""recyclage (R56): asked of whoever answers for the account, awaited, then put to a manager; nothing goes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commands.domain.accounts import Account, HeadOfService, UserType
from commands.domain.listing import Freshness
from commands.domain.people import EVERYWHERE
from commands.domain.recycling import Inquiry, Standing
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery
from commands.views.nodes import Row, Table, Words
from tests.support.clock import START
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, carried, said, wrong
from tests.support.letterbox import Mail, delivered, labelled, meet, settle, time_passes
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
ROOM = "salle.garde.ciussscn@ssss.gouv.qc.ca"
OLD = START - timedelta(days=400)
SILENT = START - timedelta(days=90)
QUEBEC = ZoneInfo("America/Toronto")


def idle(desk: Desk, email: str = EMAIL, signed_in: datetime | None = SILENT, **ours: Any) -> Account:
    """Somebody of 03 whose licence seems not to be used."""
    return desk.known(licensed(email, created_at=OLD, last_login_at=signed_in), **{"establishment": "03", **ours})


def read(desk: Desk) -> None:
    """Zoom is read whole now."""
    with desk.store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=desk.clock.now()))
        unit.commit()


@pytest.fixture
def house(desk: Desk) -> Desk:
    """One idle holder, who wrote to the bot once."""
    desk.allocate("03", 5)
    read(desk)
    idle(desk)
    meet(desk, EMAIL, MANAGER)
    return desk


def tables(reply: Reply) -> list[Table[Words]]:
    assert reply.view is not None
    return [block for block in reply.view.blocks if isinstance(block, Table)]


def rows(reply: Reply, label: str) -> dict[str, Row[Words]]:
    """The rows that a button of that label opens, by address."""
    found = (one for one in tables(reply) if getattr(one.opens, "key", "") == label)
    return {str(row.cells[0]): row for table in found for row in table.rows}


def candidates(desk: Desk, person: str = MANAGER) -> set[str]:
    return set(rows(desk.type("recyclage", person), "button-ask-holder"))


def ask(desk: Desk, email: str = EMAIL, person: str = MANAGER) -> Reply:
    """The row's button."""
    row = rows(desk.type("recyclage", person), "button-ask-holder")[email]
    reply = desk.press(row.opens, person)
    settle(desk)
    return reply


def inquiries(desk: Desk) -> list[Inquiry]:
    with desk.store.reading() as unit:
        return list(unit.recycling.recent(EVERYWHERE, desk.clock.now() - timedelta(days=60)))


def type_of(desk: Desk, email: str = EMAIL) -> UserType | None:
    account = desk.account(email)
    return account.user_type if account else None


def letter(desk: Desk, to: str, kind: str = "inquiry") -> Mail:
    return next(one for one in reversed(delivered(desk)) if one.to == to and one.kind == kind)


def test_the_holder_is_asked_and_keeps_it(house: Desk) -> None:
    """R1, R56: a role is not needed to answer; the letter then says so."""
    reply = ask(house)
    assert (reply.outcome, said(reply)) == (Outcome.OK, "inquired-asked")
    asked = letter(house, EMAIL)
    assert asked.key == "inquiry-letter-own"
    answered = house.press(asked.button("yes-keep").action, EMAIL)
    assert said(answered) == "inquiry-kept-noted"
    assert letter(house, EMAIL).key == "inquiry-letter-kept"
    assert [(one.standing, one.answered_by) for one in inquiries(house)] == [(Standing.KEPT, EMAIL)]
    assert house.press(asked.button("yes-keep").action, EMAIL).outcome is Outcome.ALREADY_DONE
    assert type_of(house) is UserType.LICENSED


def test_the_holder_is_asked_and_gives_it_back(house: Desk) -> None:
    """R42: after a question of its own, with what is to come."""
    ask(house)
    planned = house.press(letter(house, EMAIL).button("no-give-back").action, EMAIL)
    house.work()
    question = house.operation(planned.operation)
    yes = f"v1.rendre.geste=oui&jeton={question.payload['token']}"
    assert house.press(yes, EMAIL).outcome is Outcome.PLANNED
    settle(house)
    assert type_of(house) is UserType.BASIC
    assert [one.standing for one in inquiries(house)] == [Standing.GIVEN]
    assert letter(house, EMAIL).key == "inquiry-letter-given"


def test_without_an_answer_a_manager_decides_after_five_working_days(house: Desk) -> None:
    """R56: START is a Monday; nothing is taken away by waiting."""
    ask(house)
    delivered(house)
    time_passes(house, days=6, hours=23)
    assert [one.standing for one in inquiries(house)] == [Standing.ASKED]
    time_passes(house, hours=2)
    assert [one.standing for one in inquiries(house)] == [Standing.PROPOSED]
    put = letter(house, MANAGER, "recycling-proposals")
    assert put.key == "proposals-title"
    (table,) = (block for block in put.draft.blocks if isinstance(block, Table))
    assert [str(row.cells[0]) for row in table.rows] == [EMAIL]
    assert getattr(table.rows[0].cells[3], "key", "") == "upcoming-short", "what is to come was counted"
    assert type_of(house) is UserType.LICENSED
    planned = house.press(table.rows[0].opens)
    house.work()
    token = house.operation(planned.operation).payload["token"]
    house.press(f"v1.rendre.geste=oui&jeton={token}")
    settle(house)
    assert type_of(house) is UserType.BASIC
    assert [(one.standing, one.answered_by) for one in inquiries(house)] == [(Standing.GIVEN, MANAGER)]


def test_nothing_is_ever_removed_by_itself(house: Desk) -> None:
    """R56: asked, never answered, put to a manager, never decided."""
    house.type("recyclage etab=03 auto=oui")
    for _ in range(30):
        time_passes(house, days=4)
        read(house)
        delivered(house)
    assert type_of(house) is UserType.LICENSED
    assert not any(call[0] in ("update", "set_active", "remove") for call in house.zoom.journal)


def test_nobody_is_asked_twice_in_thirty_days(house: Desk) -> None:
    """R56: neither by a second press, nor by a colleague, nor after they answered."""
    row = rows(house.type("recyclage"), "button-ask-holder")[EMAIL]
    assert said(house.press(row.opens)) == "inquired-asked"
    assert said(house.press(row.opens, COLLEAGUE)) == "inquired-passed"
    house.press(letter(house, EMAIL).button("yes-keep").action, EMAIL)
    time_passes(house, days=29)
    read(house)
    assert candidates(house) == set()
    assert said(house.press(row.opens)) == "inquired-passed"
    assert [one for one in delivered(house) if one.key == "inquiry-letter-own"] == []
    time_passes(house, days=2)
    read(house)
    assert candidates(house) == {EMAIL}


def test_an_exempt_account_is_never_suggested(house: Desk) -> None:
    """R56: with a reason, listed, audited; and its open question ends."""
    ask(house)
    reply = house.type(f'recyclage exempter={EMAIL} raison="salle de garde"')
    assert said(reply) == "exempted"
    settle(house)
    assert [one.standing for one in inquiries(house)] == [Standing.OVER]
    listed = rows(house.type("recyclage exemptions"), "button-include")
    assert listed[EMAIL].cells[1] == "salle de garde"
    time_passes(house, days=60)
    read(house)
    assert candidates(house) == set()
    house.type("recyclage etab=03 auto=oui")
    time_passes(house, hours=1)
    assert len(inquiries(house)) <= 1
    with house.store.reading() as unit:
        found = unit.audit.search(AuditQuery(subject=EMAIL, action="exemption"), EVERYWHERE)
    assert [(row.entry.outcome, row.entry.reason) for row in found] == [("exempted", "salle de garde")]
    assert said(house.press(listed[EMAIL].opens)) == "included"
    assert candidates(house) == {EMAIL}


def test_an_exemption_wants_a_reason_without_patients(house: Desk) -> None:
    """R63."""
    asked = house.type(f"recyclage exempter={EMAIL}")
    assert asked.form is not None
    assert wrong(house.submit(asked.form.action, {"raison": ""})) == {"raison"}
    assert wrong(house.submit(asked.form.action, {"raison": "TREM12345678"})) == {"raison"}
    assert candidates(house) == {EMAIL}


def test_of_a_generic_account_its_head_of_service_is_asked(house: Desk) -> None:
    """A head who has an account answers for the room; their « non » is for a manager to carry out (R1)."""
    meet(house, OTHER)
    idle(house, OTHER, START)
    idle(house, ROOM, generic=True, head=HeadOfService(name="Berthe", email=OTHER))
    ask(house, ROOM)
    asked = letter(house, OTHER)
    assert asked.key == "inquiry-letter-other"
    assert said(house.press(asked.button("no-give-back").action, OTHER)) == "inquiry-not-needed-noted"
    assert type_of(house, ROOM) is UserType.LICENSED
    assert letter(house, MANAGER, "recycling-proposals").key == "proposals-title"


def test_where_nobody_can_be_written_to_a_manager_decides_at_once(house: Desk) -> None:
    idle(house, OTHER)
    reply = ask(house, OTHER)
    assert said(reply) == "inquired-to-decide"
    decide = rows(house.type("recyclage"), "button-decide")
    assert carried(decide[OTHER].opens)["compte"]
    assert [one.standing for one in inquiries(house)] == [Standing.PROPOSED]


def test_a_sign_in_that_zoom_tells_late_ends_the_question(house: Desk) -> None:
    """R56: Zoom tells it up to three days after."""
    ask(house)
    asked = letter(house, EMAIL)
    idle(house, EMAIL, START - timedelta(days=1))
    settle(house)
    assert [one.standing for one in inquiries(house)] == [Standing.OVER]
    assert letter(house, EMAIL).key == "inquiry-letter-over"
    assert said(house.press(asked.button("yes-keep").action, EMAIL)) == "refused-inquiry-over"


def test_several_are_asked_at_once(house: Desk) -> None:
    idle(house, OTHER)
    meet(house, OTHER)
    form = house.press(labelled(house.type("recyclage"), "ask-several").action).form
    assert form is not None
    boxes = {str(one.label): one.name for one in form.fields}
    assert boxes.keys() == {EMAIL, OTHER}
    assert said(house.submit(form.action, dict.fromkeys(boxes.values(), ""))) == "refused-nobody-checked"
    house.submit(form.action, {boxes[EMAIL]: "", boxes[OTHER]: "1"})
    assert [one.email for one in inquiries(house)] == [OTHER]


def test_an_establishment_asks_by_itself_only_where_it_wants_it(house: Desk) -> None:
    """By default on demand; and within working hours."""
    time_passes(house, hours=1)
    assert inquiries(house) == []
    assert said(house.type("recyclage etab=03 auto=oui")) == "rules-set-automatic"
    house.clock.set(datetime(2026, 3, 14, 11, tzinfo=QUEBEC))
    settle(house)
    assert inquiries(house) == [], "a Saturday"
    house.clock.set(datetime(2026, 3, 16, 8, 30, tzinfo=QUEBEC))
    settle(house)
    assert [(one.email, one.by) for one in inquiries(house)] == [(EMAIL, "")]


def test_the_number_of_days_is_the_establishments(house: Desk) -> None:
    asked = house.type("recyclage etab=03")
    form = house.press(labelled(asked, "recycling-rules").action).form
    assert form is not None
    assert wrong(house.submit(form.action, {"jours": "29", "auto": ""})) == {"jours"}
    assert said(house.submit(form.action, {"jours": "120", "auto": ""})) == "rules-set"
    assert candidates(house) == set()
    house.submit(form.action, {"jours": "", "auto": ""})
    assert candidates(house) == {EMAIL}


def test_what_is_out_of_scope_is_neither_shown_nor_asked(house: Desk) -> None:
    """R4, R44."""
    assert candidates(house, ELSEWHERE) == set()
    row = rows(house.type("recyclage"), "button-ask-holder")[EMAIL]
    assert house.press(row.opens, ELSEWHERE).outcome is Outcome.REFUSED
    assert house.type(f"recyclage exempter={EMAIL} raison=x", ELSEWHERE).outcome is Outcome.NOT_FOUND
    assert house.type("recyclage etab=03 jours=90", ELSEWHERE).outcome is Outcome.REFUSED
    ask(house)
    asked = letter(house, EMAIL)
    assert said(house.press(asked.button("yes-keep").action, ELSEWHERE)) == "refused-inquiry-unknown"
    assert [one.standing for one in inquiries(house)] == [Standing.ASKED]


def test_a_colleague_may_answer_for_the_holder(house: Desk) -> None:
    """A manager who knows better: « garder » stands under the question too."""
    ask(house)
    planned = house.type(f"rendre {EMAIL}", COLLEAGUE)
    house.work()
    found = house.operation(planned.operation)
    kept = house.press(f"v1.rendre.geste=garder&demande={found.payload['inquiry']}", COLLEAGUE)
    assert said(kept) == "inquiry-kept-noted"
    assert buttons_of(kept) == []
