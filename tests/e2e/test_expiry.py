"""An invitation that runs out at Zoom, end to end: « Expiré », its seat free, the waiting list told, invited again (R26, R53)."""

from __future__ import annotations

from commands.domain.accounts import Status
from tests.support.deferring import neighbours
from tests.support.driving import Chat, Window, label
from tests.support.house import ODILE, House, an_address

CREATE = "prenom=Anna nom=Personne installation=03-001 specialite=medecine-interne"
REINVITE = label("button-reinvite")


def invited(house: House) -> str:
    """By another administrator, twenty days ago; read by us today."""
    email = an_address()
    house.exists(email, status="pending", invited_days_ago=20)
    return email


def runs_out(house: House, *emails: str) -> None:
    """Zoom drops it, and no webhook tells: a reading finds that it is gone."""
    house.clock.advance(days=11)
    house.read()
    for email in emails:
        account = house.account(email)
        assert account is not None
        assert account.status is Status.EXPIRED


def offered(window: Window, email: str) -> bool:
    return any("Une licence vous est offerte" in one and email in one for one in window.told())


def test_its_seat_goes_to_the_waiting_list_and_it_is_invited_again_once_there_is_room(chat: Chat, house: House) -> None:
    neighbours(house)
    lost, waiting = invited(house), an_address()
    house.allocate("03", free=0)
    odile = chat.window(ODILE).say(f"créer {waiting} {CREATE}")
    odile.press(label("button-wait")).fill({"raison": "remplace une collègue en congé"})
    assert f"{waiting} est dans la liste d’attente" in odile.see()
    runs_out(house, lost)
    house.tend()
    house.eventually(lambda: offered(odile, waiting), "the waiting list is told")
    assert house.seats("03").free == 0, "the seat is kept for the offer"

    card = chat.window(ODILE).say(f"fiche {lost}")
    assert "Expiré" in card.see()
    assert "plus rien de libre" in card.shown_to(ODILE).press(REINVITE).see()
    assert house.at_zoom(lost) is None

    odile.say(f"liste-attente {waiting}").press(label("button-leave-line"))
    assert house.seats("03").free == 1
    chat.window(ODILE).say(f"fiche {lost}").press(REINVITE)
    house.eventually(lambda: (found := house.account(lost)) and found.status is Status.PENDING, "invited again")
    house.eventually(lambda: house.open_operations() == 0)
    assert house.seats("03").free == 0, "a seat is taken for it anew"
    house.tend()
