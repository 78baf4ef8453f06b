"""Reassigning and undoing, end to end (R40, R52): both sides shown, done whole or not at all, undone in one press."""

from __future__ import annotations

import pytest

from commands.domain.accounts import Account, Status, UserType
from tests.support.driving import Chat, Window, label
from tests.support.house import ADA, MARCEL, ODILE, RITA, House, an_address

pytestmark = pytest.mark.usefixtures("house")
BASIC = 1


@pytest.fixture
def giver(house: House) -> Account:
    """The last licence of 03, with two meetings to come."""
    account = house.exists(an_address(), meetings=2)
    house.allocate("03", free=0)
    return account


@pytest.fixture
def taker(house: House, giver: Account) -> Account:
    return house.exists(an_address(), type=BASIC, first_name="Berthe")


def types(house: House, *accounts: Account) -> list[int]:
    """What Zoom has of each: 1 is basic, 2 licensed."""
    found = [house.at_zoom(one.email) for one in accounts]
    return [one["type"] if one else 0 for one in found]


def done(house: House) -> None:
    house.eventually(lambda: house.open_operations() == 0)


def asked(chat: Chat, giver: Account, email: str) -> Window:
    """The question, opened from the giver's card and the form."""
    window = chat.window(ODILE).say(f"fiche {giver.email}").press(label("command-reattribuer-button"))
    assert window.fields()["compte"] == giver.public_id
    window.fill({"courriel": email})
    return window


def test_a_licence_is_reassigned_from_the_card_and_undone(chat: Chat, house: House, giver: Account, taker: Account) -> None:
    """R52: the establishment is full before, between and after."""
    window = asked(chat, giver, taker.email).turn_to("OUI", giver.email)
    told = window.see()
    assert [one for one in (giver.email, taker.email, "Licencié", "Basique") if one not in told] == []
    assert "2 rencontres" in told
    assert "40 minutes" in told
    assert types(house, giver, taker) == [2, 1]
    window.press("OUI")
    done(house)
    assert types(house, giver, taker) == [1, 2]
    assert (house.seats("03").free, house.seats("03").deficit) == (0, 0)
    window.turn_to(label("button-undo-reassign"), giver.email)
    twin = window.shown_to(ODILE)
    window.press(label("button-undo-reassign"))
    done(house)
    assert types(house, giver, taker) == [2, 1]
    assert (house.seats("03").free, house.seats("03").deficit) == (0, 0)
    assert "Déjà traité" in twin.press(label("button-undo-reassign")).see()


def test_somebody_new_is_invited_for_the_licence(chat: Chat, house: House, giver: Account) -> None:
    """R22, R52: the form asks for who they are."""
    email = an_address()
    window = asked(chat, giver, email)
    assert {"courriel", "prenom", "installation"} <= set(window.fields())
    assert "type" not in window.fields()
    window.fill({"prenom": "Berthe", "nom": "Relais", "installation": "03-001", "specialite": "cardiologie"})
    assert "Pas de compte" in window.turn_to("OUI", email).see()
    window.press("OUI")
    done(house)
    account = house.account(email)
    assert account is not None
    assert (account.status, account.user_type) == (Status.PENDING, UserType.LICENSED)
    assert types(house, giver) == [1]
    assert house.seats("03").free == 0


def test_where_zoom_refuses_the_second_half_the_first_is_taken_back(
    chat: Chat, house: House, giver: Account, taker: Account
) -> None:
    """R52, R54: and the message says which."""
    house.control("faults", error_rate=1, status=400, match=f"PATCH /users/({taker.zoom_id}|{taker.email})$")
    window = chat.window(ODILE).say(f"réattribuer {giver.email} {taker.email}").turn_to("OUI", giver.email).press("OUI")
    done(house)
    assert types(house, giver, taker) == [2, 1]
    assert (house.seats("03").free, house.seats("03").deficit) == (0, 0)
    house.eventually(lambda: any("première moitié a été défaite" in one for one in (window.see(), *window.told())))
    outcomes = {row.entry.outcome for row in house.audited(subject=taker.email, action="réattribuer")}
    assert outcomes == {"planned", "reassign-undone"}


def test_another_establishment_is_out_of_reach_but_for_who_holds_both(chat: Chat, house: House, giver: Account) -> None:
    """R4, R33."""
    far = house.exists(an_address("16-2"), type=BASIC)
    house.allocate("16-2", free=1)
    before = house.seats("03").undos
    hidden = chat.window(RITA).say(f"réattribuer {giver.email} {far.email}")
    assert "introuvable" in hidden.see().casefold() or "aucun compte" in hidden.see().casefold()
    window = chat.window(ADA).say(f"réattribuer {giver.email} {far.email}").turn_to("OUI", giver.email)
    assert "16-2" in window.see()
    window.press("OUI")
    done(house)
    assert types(house, giver, far) == [1, 2]
    assert (house.seats("03").undos - before, house.seats("16-2").free) == (1, 0)


def test_the_seat_of_a_deactivation_is_used_at_once_by_who_made_it(chat: Chat, house: House, giver: Account) -> None:
    """R40: a colleague finds the establishment full; the deactivation can no longer be undone, and that is said."""
    window = chat.window(ODILE).say(f"désactiver {giver.email}").press("OUI")
    done(house)
    email = an_address()
    create = f"créer {email} prenom=Anna nom=Personne installation=03-001 specialite=cardiologie"
    assert "plus rien de libre" in chat.window(MARCEL).say(create).see()
    used = chat.window(ODILE).say(create)
    done(house)
    house.eventually(lambda: any("ne peut plus être annulée" in one for one in (used.see(), *used.told())))
    if not window.buttons():
        window.turn_to_notice()
    if label("button-undo-deactivate") in window.buttons():
        assert "a servi à quelqu’un d’autre" in window.press(label("button-undo-deactivate")).see()
    assert house.account(email) is not None
