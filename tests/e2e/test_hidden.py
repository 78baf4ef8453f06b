"""Another establishment's account looks as if it did not exist, and the attempt leaves a trace (R4)."""

from __future__ import annotations

import pytest

from tests.support.driving import Chat
from tests.support.house import ODILE, RITA, House, Someone, an_address

COMMANDS = ("fiche {}", "supprimer {}", "désactiver {}", "réactiver {}", "modifier {} nom=Autre", "renvoyer {}", "annuler {}")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_account_of_elsewhere_is_answered_as_an_unknown_one(chat: Chat, house: House, command: str) -> None:
    theirs, nobody = an_address(), an_address()
    house.exists(theirs)
    window = chat.window(RITA)
    answers = [
        (window.say(command.format(email)).see().replace(email, "X"), window.buttons(), window.fields())
        for email in (theirs, nobody)
    ]
    assert answers[0] == answers[1]
    assert "X" in answers[0][0]
    (row,) = house.audited(subject=theirs, actor=RITA.email)
    assert row.entry.outcome == "not_found"
    assert row.entry.origin == chat.name
    assert house.at_zoom(theirs) is not None


def test_the_public_id_of_an_account_of_elsewhere_opens_nothing(chat: Chat, house: House) -> None:
    """A button's payload is input, never proof (R3)."""
    account = house.exists(an_address())
    window = chat.window(RITA).press_raw(f"v1.fiche.compte={account.public_id}")
    assert account.email not in window.see()
    other = chat.window(RITA).press_raw("v1.fiche.compte=" + "a" * len(account.public_id))
    assert other.see().replace("a" * len(account.public_id), "X") == window.see().replace(account.public_id, "X")


def test_lists_and_search_show_nobody_of_elsewhere(chat: Chat, house: House) -> None:
    email = an_address()
    house.exists(email)
    window = chat.window(RITA)
    for command in ("liste", f"liste {email}", "chercher talon", "attente", "liste etab=03"):
        assert "ciussscn@" not in window.say(command).see().replace(f"« {email} »", ""), command
    assert email in chat.window(ODILE).say(f"chercher {email}").see()


def test_an_address_taken_elsewhere_gets_one_neutral_sentence(chat: Chat, house: House) -> None:
    """Creating is no oracle: nothing of whom the account belongs to (R4, R22)."""
    email = an_address("16-2")
    house.exists(email, first_name="Barnabé")
    window = chat.window(ODILE)
    window.say(f'créer {email} prenom=Achille nom=Talon specialite="Médecine interne" etab=03 installation=03-001')
    assert email in window.see()
    assert not any(word in window.see() for word in ("Barnabé", "16-2", "Montérégie"))
    assert house.at_zoom(email) is not None


def test_a_stranger_is_told_nothing_of_any_account(chat: Chat, house: House) -> None:
    """R2: nobody vouches for an e-mail, so there is no role."""
    email = an_address()
    house.exists(email)
    stranger = chat.window(Someone(key="nadia", email=""))
    for command in ("liste", f"fiche {email}", f"supprimer {email}", "licences", "journal"):
        stranger.say(command)
        assert "Talon" not in stranger.see()
        assert "CIUSSS" not in stranger.see()


def test_a_grant_taken_back_holds_from_the_next_button_on(chat: Chat, house: House) -> None:
    """R3: every press is authorised again, with grants read fresh."""
    email = an_address()
    house.exists(email)
    window = chat.window(ODILE).say(f"fiche {email}")
    house.revoke(ODILE)
    try:
        writes = house.writes()
        window.press("Supprimer")
        assert "OUI" not in window.buttons()
        assert house.writes() == writes
    finally:
        house.grant(ODILE)
