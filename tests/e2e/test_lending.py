"""Loans and recycling, end to end (R1, R55, R56): back by themselves, or only where a person says so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy.engine import URL

from commands.context import House as Settings
from commands.domain.accounts import UserType
from commands.domain.calendar import QUEBEC
from commands.domain.loans import NewLoan
from commands.domain.people import EVERYWHERE
from commands.duties.loans import tend_loans
from storage.reference.loader import load_reference
from tests.support.driving import Chat, Window, label
from tests.support.house import LUC, MARCEL, ODILE, House, an_address, eventually
from tests.support.killing import KNOWN, rig

NEEDED, UNDECIDED = "Avez-vous encore besoin de votre licence Zoom", "c’est à vous de décider"
EXTEND = label("command-prolonger-button")
OLD = {"created_days_ago": 400, "last_login_days_ago": 120}


def today(house: House) -> date:
    return house.clock.now().astimezone(QUEBEC).date()


def go_to(house: House, day: date, hour: int = 9) -> None:
    """That hour of that day in Quebec; what is due is done."""
    ahead = datetime.combine(day, time(hour), QUEBEC) - house.clock.now()
    assert ahead > timedelta()
    house.clock.advance(seconds=ahead.total_seconds())
    tended(house)


def tended(house: House) -> None:
    """What time asks for, and the operations that it planned."""
    house.tend()
    house.eventually(lambda: house.open_operations() == 0)
    house.tend()


def next_monday(house: House, after: int = 0) -> date:
    """A working one, so many days from now or later."""
    day = today(house) + timedelta(days=1 + after)
    while day.weekday() or not house.foundation.reference.calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def is_basic(house: House, email: str) -> bool:
    user = house.at_zoom(email)
    return user is not None and user["type"] == 1 and user["status"] == "active"


def told(window: Window, words: str) -> int:
    """How many messages say so: some may be of earlier scenarios."""
    return sum(words in message for message in window.told())


def lent(chat: Chat, house: House, email: str, until: date) -> Window:
    window = chat.window(ODILE).say(f"prêter {email}")
    assert set(window.fields()) == {"jusqu-au", "raison"}
    window.fill({"jusqu-au": until.isoformat(), "raison": "remplacement"})
    house.eventually(lambda: (account := house.account(email)) and account.user_type is UserType.LICENSED)
    tended(house)
    return window


def test_a_loan_from_its_reminder_to_its_return(chat: Chat, house: House) -> None:
    """R55: the reminder's button extends it; then it comes back by itself, once, and is free."""
    email = an_address()
    house.exists(email, type=1)
    house.allocate("03", free=1)
    until = today(house) + timedelta(days=10)
    odile = lent(chat, house, email, until)
    assert house.seats("03").free == 0

    go_to(house, until - timedelta(days=3))
    house.eventually(lambda: told(odile, f"La licence prêtée à {email} revient d’elle-même"), "the reminder is told")
    later = until + timedelta(days=7)
    odile.turn_to(EXTEND, email).press(EXTEND).fill({"jusqu-au": later.isoformat(), "raison": ""})
    house.eventually(lambda: told(odile, f"Le prêt à {email} est prolongé"), "the reminder says so in place")
    go_to(house, until + timedelta(days=1))
    assert not is_basic(house, email)

    go_to(house, later + timedelta(days=1), 0)
    house.eventually(lambda: is_basic(house, email), "it came back by itself")
    house.eventually(lambda: house.open_operations() == 0)
    house.tend()
    house.eventually(lambda: told(odile, f"La licence prêtée à {email} est revenue"))
    assert house.seats("03").free == 1
    patches = [call for call in house.calls("PATCH") if call["email"] == email and call["applied"]]
    assert len(patches) == 2, "given once, taken back once"
    assert "n’est prêtée" in chat.window(MARCEL).say("prêts").see()


def test_a_holder_is_asked_and_keeps_it_then_a_manager_decides(chat: Chat, house: House) -> None:
    """R56: nobody twice in thirty days; without an answer in five working days a person decides, and only then."""
    go_to(house, next_monday(house, after=35))
    house.exists(LUC.email, **OLD)
    luc = chat.window(LUC).say("aide")
    odile = chat.window(ODILE).say("recyclage etab=03")
    assert LUC.email in odile.see()
    before, kept = told(luc, NEEDED), told(luc, "est gardée")
    odile.press(label("button-ask-holder"))
    assert "La demande est envoyée" in odile.see()
    house.eventually(lambda: told(luc, NEEDED) > before, "the holder is asked")
    luc.turn_to_notice(NEEDED).press(label("button-yes-keep"))
    assert "est gardée" in luc.see()
    house.eventually(lambda: told(luc, "est gardée") > kept, "in the message that asked, too")
    assert label("button-ask-holder") not in odile.say("recyclage etab=03").buttons()
    assert "Gardée" in odile.see()

    go_to(house, next_monday(house, after=35))
    house.read()
    before, undecided = told(luc, NEEDED), told(odile, UNDECIDED)
    odile.say("recyclage etab=03").press(label("button-ask-holder"))
    assert "La demande est envoyée" in odile.see()
    house.eventually(lambda: told(luc, NEEDED) > before, "and is asked again")
    go_to(house, next_monday(house, after=7))
    house.eventually(lambda: told(odile, UNDECIDED) > undecided, "no answer in five working days")
    assert not is_basic(house, LUC.email)
    house.control("people", email=LUC.email, meetings=2)
    odile.turn_to_notice(UNDECIDED).press(label("button-decide"))
    odile.turn_to("OUI", "2 rencontres").press("OUI")
    house.eventually(lambda: is_basic(house, LUC.email), "a person decided")
    house.eventually(lambda: told(luc, "est rendue"), "the question says what became of it")
    tended(house)


def test_a_holder_gives_back_their_own_licence(chat: Chat, house: House) -> None:
    """R1: a manager need not be asked."""
    house.exists(LUC.email, type=2, meetings=0)
    luc = chat.window(LUC).say("rendre")
    luc.turn_to("OUI", "rendre votre licence").press("OUI")
    house.eventually(lambda: is_basic(house, LUC.email))
    house.eventually(lambda: house.open_operations() == 0)


def test_a_loan_that_ends_over_a_restart_returns_once(database_url: URL, tmp_path: Path) -> None:
    """R90: killed while Zoom is told, started again; taken back once, and never given again."""
    email, url = KNOWN[0], database_url.render_as_string(hide_password=False)
    with rig(url, tmp_path, seed=11) as over:
        with over.store.writing() as unit:
            account = unit.directory.by_email(email)
            assert account is not None
            ended = over.store.clock.now().astimezone(QUEBEC).date() - timedelta(days=1)
            unit.loans.lend(
                NewLoan(account_id=account.id, email=email, establishment="03", until=ended, lender=ODILE.email, reason="r")
            )
            unit.commit()
        house = Settings(reference=load_reference())
        assert tend_loans(over.store, house, over.store.clock.now()) == 1
        over.simulator.control("faults", latency_ms=700, match="PATCH /users")
        over.serving.start()
        over.serving.wait_ready()
        eventually(lambda: any(row.started for row in over.operations()), "the return is on its way")
        over.serving.kill()
        over.let_leases_pass()
        assert tend_loans(over.store, house, over.store.clock.now()) == 0
        over.simulator.control("faults", clear=True)
        over.serving.start()
        over.serving.wait_ready()
        eventually(lambda: all(row.state == "done" for row in over.operations()), "the return has ended")
        assert tend_loans(over.store, house, over.store.clock.now()) == 0
        assert over.simulator.users()[email]["type"] == 1
        assert len([call for call in over.simulator.applied() if call["method"] == "PATCH"]) == 1
        with over.store.reading() as unit:
            assert list(unit.loans.open(EVERYWHERE)) == []
