"""The waiting list, end to end (R40, R51, R53): the last seat taken meanwhile, a place in line, an undo, an offer, an account."""

from __future__ import annotations

from commands.domain.accounts import Status, UserType
from tests.support.driving import Chat, Window, label
from tests.support.house import ADA, MARCEL, ODILE, House, an_address

CREATE = "prenom=Anna nom=Personne installation=03-001 specialite=medecine-interne"
WHY = {"raison": "remplace une collègue en congé"}


def in_line(chat: Chat, email: str) -> Window:
    """Odile, told that the last seat went meanwhile, takes a place."""
    window = chat.window(ODILE).say(f"créer {email} {CREATE}")
    assert "plus rien de libre" in window.see()
    assert {label("button-wait"), label("button-create-basic")} <= set(window.buttons())
    window.press(label("button-wait")).fill(WHY)
    assert f"{email} est dans la liste d’attente" in window.see()
    return window


def deactivated(chat: Chat, house: House, email: str) -> Window:
    """Marcel, elsewhere, deactivates an account."""
    window = chat.window(MARCEL).say(f"désactiver {email}").press("OUI")
    house.eventually(lambda: (account := house.account(email)) and account.status is Status.INACTIVE)
    return window


def offers(window: Window, *emails: str) -> list[str]:
    """Of the places of these addresses: a person's messages of earlier scenarios may still stand in their conversation."""
    return [one for one in window.told() if "Une licence vous est offerte" in one and any(email in one for email in emails)]


def test_waiting_through_an_undo_to_an_accepted_offer(chat: Chat, house: House) -> None:
    """The scenario of the issue: undo within 15 minutes makes no offer; without it the offer comes and is accepted."""
    email, seated = an_address(), an_address()
    house.exists(seated)
    house.allocate("03", free=0)
    odile = in_line(chat, email)

    marcel = deactivated(chat, house, seated)
    assert house.seats("03").free == 0, "the seat waits for an undo"
    marcel.turn_to(label("button-undo-deactivate"), seated).press(label("button-undo-deactivate"))
    house.eventually(lambda: (account := house.account(seated)) and account.user_type is UserType.LICENSED)
    house.eventually(lambda: house.open_operations() == 0)
    house.clock.advance(minutes=20)
    house.tend()
    assert offers(odile, email) == []

    deactivated(chat, house, seated)
    house.clock.advance(minutes=16)
    house.tend()
    house.eventually(lambda: offers(odile, email), "the offer is told")
    assert house.seats("03").free == 0, "the seat is kept for the offer"
    odile.turn_to_notice(email)
    letter = odile.shown_to(ODILE)
    odile.press(label("button-accept-offer"))
    house.eventually(lambda: house.account(email))
    user = house.at_zoom(email)
    assert user is not None
    assert (user["status"], user["type"]) == ("pending", 2)
    house.eventually(
        lambda: any("a été acceptée" in one and email in one for one in odile.told()), "the offer's message is updated in place"
    )
    assert offers(odile, email) == []
    assert "Déjà traité" in letter.press(label("button-accept-offer")).see(), "a second press, of the message as it was"
    assert len(house.invitations(email)) == 1
    house.tend()


def test_an_offer_that_is_passed_goes_to_the_next_and_one_unanswered_too(chat: Chat, house: House) -> None:
    """R53: two in line, one seat; positions are visible."""
    first, second = an_address(), an_address()
    house.allocate("03", free=0)
    odile = in_line(chat, first)
    house.clock.advance(minutes=1)
    in_line(chat, second)
    listed = chat.window(ADA).say("liste-attente etab=03").see()
    assert listed.index(first) < listed.index(second)
    house.allocate("03", free=1)
    house.tend()
    house.eventually(lambda: first in "".join(offers(odile, first, second)))
    odile.turn_to_notice(first).press(label("button-pass-offer"))
    assert "passé" in odile.see()
    house.eventually(lambda: second in "".join(offers(odile, first, second)), "the next is asked at once")
    house.clock.advance(days=1)
    house.tend()
    house.eventually(lambda: any("a expiré" in one for one in odile.told()), "an unanswered offer says so")
    house.eventually(lambda: first in "".join(offers(odile, first, second)), "and goes on, to the one who had rested")
    for email in (first, second):
        odile.say(f"liste-attente {email}").press(label("button-leave-line"))
        assert "n’est plus dans la liste d’attente" in odile.see()
    assert house.seats("03").free == 1
