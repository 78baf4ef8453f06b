"""A pending account modified: refused with both offers, or kept and applied once at its activation (R30), told or polled."""

from __future__ import annotations

import time

from tests.support.deferring import applied, invited, kept
from tests.support.driving import Chat, label
from tests.support.house import ODILE, House


def test_it_is_refused_with_both_offers_and_applied_once_at_activation(chat: Chat, house: House) -> None:
    email = invited(house)
    kept(chat, house, email)
    house.control("webhooks", duplicate=True)
    try:
        house.control("activate", email=email)
        house.eventually(lambda: (house.at_zoom(email) or {})["last_name"] == "Béliveau", "applied at activation")
    finally:
        house.control("webhooks", duplicate=False)
    house.eventually(lambda: house.open_operations() == 0)
    house.control("people", email=email, job_title="Médecin")
    time.sleep(0.8)
    house.read()
    house.eventually(lambda: house.open_operations() == 0)
    user = house.at_zoom(email)
    assert user is not None
    assert user["dept"] == "Radiologie"
    assert len(applied(house, email)) == 1


def test_the_invitation_is_sent_again_with_the_seat_held(chat: Chat, house: House) -> None:
    """R73: the other offer. Cancelled and made anew at Zoom, thirty days again."""
    email = invited(house)
    house.allocate("03", free=0)
    window = chat.window(ODILE).say(f"modifier {email} nom=Béliveau")
    window.press(label("button-resend"))
    house.eventually(lambda: house.open_operations() == 0)
    account = house.account(email)
    assert account is not None
    assert account.invited_at is not None
    assert (house.clock.now() - account.invited_at).total_seconds() < 60
    assert house.seats("03").free == 0
    assert house.seats("03").deficit == 0
    removed = house.calls("DELETE", about=email)
    assert len(removed) == 1
    assert "action=disassociate" in removed[0]["query"], "R43"
    assert len(house.invitations(email)) == 1
