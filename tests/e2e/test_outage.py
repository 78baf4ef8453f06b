"""Zoom is down: lists go on with their time, writes wait in the ledger and end by themselves, once (R12, R90, R91)."""

from __future__ import annotations

from tests.support.driving import Chat, label
from tests.support.house import ODILE, House, an_address

CREATE = 'créer {} prenom=Achille nom=Talon specialite="Médecine interne" installation=03-001'


def test_a_list_tells_its_time_while_zoom_is_down(chat: Chat, house: House) -> None:
    email = an_address()
    house.exists(email)
    house.control("faults", down=True)
    house.clock.advance(minutes=20)
    window = chat.window(ODILE).say(f"liste {email}")
    assert email in window.see()
    with house.foundation.store.reading() as unit:
        complete_at = unit.directory.freshness().complete_at
    assert complete_at is not None
    house.eventually(lambda: "incomplète" in window.say(f"liste {email}").see(), "the reading that failed is told")
    assert email in window.see()
    house.control("faults", clear=True)
    house.read()
    assert "incomplète" not in window.say(f"liste {email}").see()


def test_a_creation_waits_and_is_done_once_when_zoom_is_back(chat: Chat, house: House) -> None:
    email = an_address()
    house.allocate("03", free=1)
    house.control("faults", down=True)
    window = chat.window(ODILE).say(CREATE.format(email))
    assert "en cours" in window.see()
    assert email in window.see()
    assert house.seats("03").free == 0, "the seat is held meanwhile (R91)"
    told = house.eventually(
        lambda: [one for one in window.told() if email in one and "Zoom ne répond pas" in one], "the waiting is told, and why"
    )
    assert "en cours" in told[-1]
    assert "réservé le reste" in told[-1]
    house.control("faults", clear=True)
    ended = house.eventually(lambda: [one for one in window.told() if email in one and "Compte créé" in one], "the end is told")
    assert len(ended) == 1
    assert len([one for one in window.told() if email in one]) == 1, "the same message, brought up to date"
    created = [call for call in house.calls("POST", about=email) if call["applied"]]
    assert len(created) == 1
    user = house.at_zoom(email)
    assert user is not None
    assert user["status"] == "pending"
    assert house.seats("03").free == 0
    (row,) = house.audited(subject=email, action="créer", outcome="planned")
    assert row.entry.reference in ended[0], "the notice bears the operation's reference"


def test_a_lost_answer_is_looked_at_and_never_repeated_blindly(chat: Chat, house: House) -> None:
    """R90: the connection is cut after Zoom applied; the account is adopted, and nobody is invited twice."""
    email = an_address()
    house.allocate("03", free=1)
    house.control("faults", cut_after=1, count=1, match="^POST /users$")
    window = chat.window(ODILE).say(CREATE.format(email))
    house.eventually(lambda: house.open_operations() == 0)
    assert len([call for call in house.calls("POST", about=email) if call["path"] == "/users"]) == 1
    account = house.account(email)
    assert account is not None
    house.eventually(
        lambda: any("Compte créé" in one and email in one for one in (window.see(), *window.told())), "the end is told"
    )


def test_one_may_cancel_what_has_not_begun(chat: Chat, house: House) -> None:
    """R91: while Zoom throttles; the seat is free again and nothing is done later."""
    email = an_address()
    house.allocate("03", free=1)
    house.control("faults", throttle=1, match="^POST /users$")
    window = chat.window(ODILE).say(CREATE.format(email))
    assert "en cours" in window.see()
    assert house.seats("03").free == 0

    def cancelled() -> bool:
        """Between two tries: while one is under way, « déjà commencée » is the answer."""
        window.say("état")
        if label("button-cancel-operation") in window.buttons():
            window.press(label("button-cancel-operation"))
        return house.open_operations() == 0

    house.eventually(cancelled)
    assert email in window.see()
    assert house.seats("03").free == 1
    house.control("faults", clear=True)
    assert house.at_zoom(email) is None
    assert house.account(email) is None
