"""Lists, narrowed by what one chooses rather than types, through each front end (R10)."""

from __future__ import annotations

from tests.support.driving import Chat, label
from tests.support.house import ODILE, House, an_address


def test_a_list_is_filtered_by_a_form(chat: Chat, house: House) -> None:
    licensed, basic = an_address(), an_address()
    house.exists(licensed)
    house.exists(basic, type=1)
    window = chat.window(ODILE).say("liste 03")
    assert {licensed, basic} <= set(window.see().split())
    window.press(label("button-filter"))
    assert window.fields()["etab"] == "03"
    window.fill({"type": "basic", "texte": "achille"})
    assert basic in window.see()
    assert licensed not in window.see()
    window.press(label("button-filter"))
    assert (window.fields()["type"], window.fields()["texte"]) == ("basic", "achille")
    window.fill({"texte": "ROYJ 8001 0112"})
    assert set(window.errors()) == {"texte"}, "R63"
    window.fill({"type": "tous", "texte": "achille"})
    assert {licensed, basic} <= set(window.see().split())
