"""Deleting, end to end (R42–R44): asked once, done once, whoever presses and however often."""

from __future__ import annotations

import pytest

from tests.support.driving import Chat, Window, at_once
from tests.support.house import MARCEL, ODILE, House, an_address

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def email(house: House) -> str:
    """Somebody with two meetings to come."""
    address = an_address()
    house.exists(address, meetings=2)
    return address


def asked(chat: Chat, email: str) -> Window:
    """The question, before the eyes of who asked for the deletion."""
    window = chat.window(ODILE).say(f"supprimer {email}").turn_to("OUI", email)
    assert {"OUI", "FERMER"} <= set(window.buttons()), window.see()
    return window


def deletions(house: House, zoom_id: str, email: str) -> list[str]:
    """How Zoom was told to remove the account."""
    return [
        call["query"] for call in house.calls("DELETE") if {zoom_id, email} & {call["email"], call["path"].rpartition("/")[2]}
    ]


def test_yes_twice_at_once_then_by_a_colleague_deletes_once(chat: Chat, house: House, email: str) -> None:
    """R44: a second press and another person's are « Déjà traité. »; R43: never without action=delete."""
    account = house.account(email)
    assert account is not None
    zoom_id = str(account.zoom_id)
    window = asked(chat, email)
    assert "2" in window.see(), "the meetings are counted"
    twin, colleague = window.shown_to(ODILE), window.shown_to(MARCEL)
    at_once(lambda: window.press("OUI"), lambda: twin.press("OUI"))
    colleague.press("OUI")
    said = sorted(("Déjà traité" in one.see(), email in one.see()) for one in (window, twin))
    assert said == [(False, True), (True, False)], [window.see(), twin.see()]
    assert "Déjà traité par" in colleague.see()
    house.eventually(lambda: house.account(email) is None)
    assert house.at_zoom(email) is None
    (query,) = deletions(house, zoom_id, email)
    assert "action=delete" in query


def test_close_changes_nothing_and_ends_the_question(chat: Chat, house: House, email: str) -> None:
    before, writes = house.account(email), house.writes()
    assert before is not None
    window = asked(chat, email)
    late = window.shown_to(ODILE)
    window.press("FERMER")
    late.press("OUI")
    assert "Déjà traité" in late.see()
    after = house.account(email)
    assert after is not None
    assert (after.version, after.status) == (before.version, before.status)
    assert house.writes() == writes
    assert house.open_operations() == 0


def test_an_expired_question_deletes_nothing_and_can_be_asked_again(chat: Chat, house: House, email: str) -> None:
    window = asked(chat, email)
    writes = house.writes()
    house.clock.advance(minutes=11)
    window.press("OUI")
    assert house.writes() == writes
    assert house.at_zoom(email) is not None
    assert len(window.buttons()) == 1, "only to ask again"
    window.press(window.buttons()[0])
    assert "OUI" in window.buttons()


def test_a_question_is_void_once_the_account_changed(chat: Chat, house: House, email: str) -> None:
    window = asked(chat, email)
    house.control("people", email=email, last_name="Talonné")
    house.read()
    writes = house.writes()
    window.press("OUI")
    assert house.writes() == writes
    assert house.at_zoom(email) is not None


def test_a_colleague_cannot_answer_the_question_of_another(chat: Chat, house: House, email: str) -> None:
    """The button was made for who asked: a payload is input, never proof (R3)."""
    colleague = asked(chat, email).shown_to(MARCEL)
    writes = house.writes()
    colleague.press("OUI")
    assert house.writes() == writes
    assert house.at_zoom(email) is not None


def test_meetings_go_to_a_colleague_and_the_transfer_is_the_yes(chat: Chat, house: House, email: str) -> None:
    """R42: whom meetings can be transferred to, and then the transfer is made."""
    heir = an_address()
    house.exists(heir)
    window = asked(chat, email)
    choose = next(label for label in window.buttons() if label not in ("OUI", "FERMER"))
    window.press(choose).fill({"transfert": heir})
    house.eventually(lambda: house.at_zoom(email) is None)
    (call,) = [call for call in house.calls("DELETE") if call["applied"]][-1:]
    assert "transfer_email" in call["query"]
    assert "action=delete" in call["query"]
    taken_over = house.at_zoom(heir)
    assert taken_over is not None
    assert taken_over["meetings"] == 2


def test_the_one_line_form_simulates_and_changes_nothing(chat: Chat, house: House, email: str) -> None:
    """R82, also with the dash that phones type."""
    writes = house.writes()
    for option in ("--simuler", "—simuler"):
        window = chat.window(ODILE).say(f"supprimer {email} {option}")
        assert email in window.see()
        assert "OUI" not in window.buttons()
    assert house.writes() == writes
    assert house.open_operations() == 0
