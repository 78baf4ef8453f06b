"""A change kept for somebody's activation: how scenarios come to one, and how often Zoom applied it."""

from __future__ import annotations

from typing import Any

from tests.support.driving import Chat, label
from tests.support.house import ODILE, House, an_address


def invited(house: House) -> str:
    """Somebody invited ten days ago, as licensed."""
    email = an_address()
    house.exists(email, status="pending", invited_days_ago=10)
    return email


def neighbours(house: House) -> None:
    """So many others that one who disappears from Zoom is no alarm (R92)."""
    for _ in range(30):
        house.control("people", email=an_address(), type=1)
    house.read()


def kept(chat: Chat, house: House, email: str) -> None:
    """Odile's change, kept for the activation."""
    window = chat.window(ODILE).say(f"modifier {email} nom=Béliveau departement=Radiologie")
    offers = {label("button-apply-at-activation"), label("button-resend")}
    assert offers <= set(window.buttons()), window.see()
    assert not house.calls("PATCH", about=email), "Zoom would say yes and do nothing"
    window.press(label("button-apply-at-activation"))
    assert not house.calls("PATCH", about=email)


def applied(house: House, email: str) -> list[dict[str, Any]]:
    """Changes of the person that Zoom applied."""
    user = house.at_zoom(email)
    assert user is not None
    patches = [*house.calls("PATCH", about=email), *house.calls("PATCH", about=str(user["id"]))]
    unique = {call["n"]: call for call in patches if call["path"].count("/") == 2}
    return [call for call in unique.values() if call["applied"]]
