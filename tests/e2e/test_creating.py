"""Creating, end to end (R20–R27, R51): corrected with one click, counted, and the last seat sold once."""

from __future__ import annotations

import pytest

from commands.domain.accounts import Pool
from tests.support.driving import Chat, Window, at_once, label
from tests.support.house import MARCEL, ODILE, House, an_address

SPECIALTY = "medecine-interne"


def near_miss(email: str) -> str:
    return email.replace("@ssss.", "@sss.")


def filled(window: Window, email: str) -> dict[str, str]:
    """What a person writes in the form of créer."""
    assert "courriel" in window.fields(), window.see()
    return {"courriel": email, "prenom": "Achille", "nom": "Talon", "specialite": SPECIALTY, "installation": "03-001"}


def test_a_near_miss_is_corrected_with_one_click_and_created(chat: Chat, house: House) -> None:
    """R21, R22, R51; and no call to Zoom before Créer."""
    email = an_address()
    house.allocate("03", free=2)
    calls = house.writes()
    window = chat.window(ODILE).say(f"créer {near_miss(email)} prenom=Achille nom=Talon specialite={SPECIALTY}")
    assert window.fields()["courriel"] == near_miss(email)
    assert email in window.see(), "the correction is offered"
    window.press(label("button-correct"))
    assert window.fields()["courriel"] == email
    assert window.fields()["nom"] == "Talon", "nothing typed is lost"
    assert window.fields()["etablissement"] == "03", "deduced from the suffix, to be confirmed"
    assert house.writes() == calls
    assert house.account(email) is None
    window.fill({"installation": "03-001"}).turn_to_end("Compte créé", email)
    user = house.at_zoom(email)
    assert user is not None
    assert (user["status"], user["type"]) == ("pending", 2)
    assert house.seats("03").free == 1
    assert house.seats("03").reserved >= 1
    account = house.account(email)
    assert account is not None
    assert (account.establishment, account.installation) == ("03", "03-001")


def test_the_same_form_sent_twice_invites_once(chat: Chat, house: House) -> None:
    """R44: a double click, or a platform's retry."""
    email = an_address()
    house.allocate("03", free=5)
    window = chat.window(ODILE).say("créer")
    values = filled(window, email)
    twin = window.shown_to(ODILE)
    at_once(lambda: window.fill(values), lambda: twin.fill(values))
    house.eventually(lambda: house.open_operations() == 0)
    assert len(house.invitations(email)) == 1
    assert house.seats("03").free == 4
    served = [one.see() for one in (window, twin) if "Compte créé" in one.see()]
    assert len(served or [window.turn_to_end("Compte créé", email)]) == 1, served


def test_two_managers_and_one_seat_left(chat: Chat, house: House) -> None:
    """R51: one is served, the other is told when and offered what remains; Zoom is asked once."""
    first, second = an_address(), an_address()
    house.allocate("03", free=1)
    odile, marcel = chat.window(ODILE).say("créer"), chat.window(MARCEL).say("créer")
    at_once(
        lambda: odile.fill(filled(odile, first)),
        lambda: marcel.fill(filled(marcel, second)),
    )
    house.eventually(lambda: house.open_operations() == 0)
    served = [email for email in (first, second) if house.at_zoom(email)]
    assert len(served) == 1
    count = house.seats("03")
    assert (count.free, count.deficit) == (0, 0)
    loser, lost = (marcel, second) if served == [first] else (odile, first)
    assert not house.calls("POST", about=lost)
    assert " h " in loser.see(), "told when the last seat went"
    assert label("button-create-basic") in loser.buttons(), loser.see()
    loser.press(label("button-create-basic"))
    house.eventually(lambda: house.at_zoom(lost), "created as Basique, which takes no seat")
    user = house.at_zoom(lost)
    assert user is not None
    assert user["type"] == 1
    assert house.seats("03").taken == count.taken


def test_missing_fields_are_told_all_at_once_beside_the_fields(chat: Chat, house: House) -> None:
    window = chat.window(ODILE).say("créer")
    window.fill({"courriel": "", "prenom": "", "installation": ""})
    assert {"courriel", "prenom", "nom", "specialite"} <= set(window.errors()), window.errors()
    assert house.open_operations() == 0


@pytest.mark.parametrize(
    "email", ["achille.talon@mail.mcgill.ca", "achille.talon@gmail.com", "achille.talon", "a@b@ssss.gouv.qc.ca"]
)
def test_an_address_of_elsewhere_is_refused_beside_its_field(chat: Chat, house: House, email: str) -> None:
    """R21."""
    writes = house.writes()
    window = chat.window(ODILE).say("créer")
    window.fill({**filled(window, email)})
    assert set(window.errors()) >= {"courriel"}
    assert house.writes() == writes


def test_patient_data_is_refused_and_not_kept(chat: Chat, house: House) -> None:
    """R63: a RAMQ number in a free-text field."""
    email = an_address()
    window = chat.window(ODILE).say("créer")
    window.fill({**filled(window, email), "departement": "TREM 5001 0112"})
    assert "departement" in window.errors()
    assert house.account(email) is None
    assert not house.calls(about=email)


def test_zoom_without_seats_is_told_in_words_and_the_hold_is_freed(chat: Chat, house: House) -> None:
    """R54: our count had room, Zoom's contract has not."""
    email = an_address()
    house.allocate("03", free=3)
    house.control("seats", total=0)
    try:
        window = chat.window(ODILE).say("créer")
        window.fill(filled(window, email))
        house.eventually(lambda: house.open_operations() == 0)
        window.turn_to_end("n’a pas été créé", email)
        assert not any(code in window.see() for code in ("3412", "2034", "400"))
        assert house.seats("03", Pool.LICENCE).free == 3
        assert house.account(email) is None
    finally:
        house.control("seats", total=1000)


def test_a_simulated_creation_does_nothing(chat: Chat, house: House) -> None:
    """R82, from the form's own button."""
    email = an_address()
    house.allocate("03", free=1)
    writes = house.writes()
    window = chat.window(ODILE).say("créer")
    values = filled(window, email)
    window.fill(values, simulate=True)
    assert email in window.see()
    assert house.writes() == writes
    assert house.seats("03").free == 1
    assert house.account(email) is None
