"""A spreadsheet dropped in chat, end to end: previewed, run row by row, told in one message (R80, R90, R91)."""

from __future__ import annotations

import itertools

from tests.support.driving import Chat, Window, label
from tests.support.dropping import csv_of, drop
from tests.support.house import ODILE, House, an_address

NAMES = (f"liste{number}.csv" for number in itertools.count(1))
"""Each scenario has a file of its own."""
HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")


def row(email: str) -> tuple[str, ...]:
    return (email, "Achille", "Talon", "Cardiologie", "03-001")


def six() -> tuple[list[str], bytes]:
    """Four who may be invited, one who is there twice and one whose address is not of the network."""
    emails = [an_address() for _ in range(4)]
    rows = [row(one) for one in (*emails[:2], emails[0], emails[2], "denis.talon@hotmail.com", emails[3])]
    return emails, csv_of(HEADER, rows)


def run_button(window: Window) -> str:
    found = [one for one in window.buttons() if one.startswith("Exécuter")]
    assert found, window.see()
    return found[0]


def told(window: Window, name: str, words: str = "") -> list[str]:
    """What the messages about this file say, where they say that."""
    return [one for one in window.told() if "Création de comptes" in one and name in one and words in one]


def test_six_rows_of_which_one_duplicate_and_one_refused(chat: Chat, house: House) -> None:
    """Nothing before the button; each good row once; one message, in its place, and the report."""
    name = next(NAMES)
    house.allocate("03", free=10)
    emails, file = six()
    calls = house.writes()
    window = drop(chat.window(ODILE), file, name)
    assert "4 lignes prêtes sur 6" in window.see()
    assert "En double" in window.see()
    assert "denis.talon@hotmail.com" in window.see()
    assert house.writes() == calls
    window.press(run_button(window))
    house.eventually(lambda: told(window, name, "Terminé"), "the end is told")
    assert len([one for one in told(window, name) if "prêtes sur" not in one]) == 1, "the same message, brought up to date"
    for one in emails:
        assert len(house.invitations(one)) == 1
        user = house.at_zoom(one)
        assert user is not None
        assert user["status"] == "pending"
    assert house.seats("03").free == 6
    window.turn_to_notice(name)
    assert label("button-batch-report") in window.buttons()


def test_the_same_file_dropped_twice_runs_once(chat: Chat, house: House) -> None:
    """R44."""
    name = next(NAMES)
    house.allocate("03", free=10)
    emails, file = six()
    first = drop(chat.window(ODILE), file, name)
    first.press(run_button(first))
    second = drop(chat.window(ODILE), file, name)
    assert "déjà déposé" in second.see()
    assert not [one for one in second.buttons() if one.startswith("Exécuter")]
    house.eventually(lambda: told(first, name, "Terminé"))
    assert [len(house.invitations(one)) for one in emails] == [1, 1, 1, 1]


def test_zoom_fails_in_the_middle_and_comes_back(chat: Chat, house: House) -> None:
    """R91: after two rows; what is left waits, says so, and goes on by itself."""
    name = next(NAMES)
    house.allocate("03", free=20)
    emails = [an_address() for _ in range(16)]
    window = drop(chat.window(ODILE), csv_of(HEADER, map(row, emails)), name)
    house.control("faults", latency_ms=150)
    window.press(run_button(window))
    house.eventually(lambda: sum(house.at_zoom(one) is not None for one in emails) >= 2)
    house.control("faults", down=True)
    house.eventually(lambda: told(window, name, "Zoom ne répond pas"), "the waiting is told, and why")
    assert any(house.at_zoom(one) is None for one in emails)
    house.control("faults", clear=True)
    house.eventually(lambda: told(window, name, "Terminé"), "it goes on by itself")
    assert [len([call for call in house.calls("POST", about=one) if call["applied"]]) for one in emails] == [1] * len(emails)


def test_a_row_whose_answer_was_lost_is_adopted(chat: Chat, house: House) -> None:
    """R90: it exists at Zoom, and is invited once."""
    name = next(NAMES)
    house.allocate("03", free=10)
    emails, file = six()
    window = drop(chat.window(ODILE), file, name)
    house.control("faults", cut_after=1, count=1, match="^POST /users$")
    window.press(run_button(window))
    house.eventually(lambda: told(window, name, "Terminé"))
    for one in emails:
        assert len([call for call in house.calls("POST", about=one) if call["path"] == "/users"]) == 1
        assert house.account(one) is not None


def test_a_restart_in_the_middle_loses_and_doubles_nothing(chat: Chat, house: House) -> None:
    """R90."""
    name = next(NAMES)
    house.allocate("03", free=30)
    emails = [an_address() for _ in range(20)]
    window = drop(chat.window(ODILE), csv_of(HEADER, map(row, emails)), name)
    house.control("faults", latency_ms=200)
    window.press(run_button(window))
    house.eventually(lambda: house.at_zoom(emails[0]))
    house.restart()
    house.control("faults", clear=True)
    house.eventually(lambda: told(window, name, "Terminé"))
    assert [len(house.invitations(one)) for one in emails] == [1] * len(emails)
