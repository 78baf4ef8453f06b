"""The daily digest in a channel, end to end (R7, R44, R70, R71, R73): posted once, acted upon once, refreshed the next day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commands.domain.accounts import Status
from commands.domain.calendar import QUEBEC, Calendar
from commands.domain.listing import Query
from commands.domain.people import EVERYWHERE
from commands.ports import OurFields
from tests.support.deferring import invited, neighbours
from tests.support.driving import Channel, Chat, at_once, label
from tests.support.house import BASILE, CLARA, House

RESEND, CANCEL = label("button-resend-invitation"), label("button-cancel-invitation")
TITLE = "Sommaire du"


def next_morning(house: House) -> None:
    """Eight o'clock and a minute of the next working day."""
    here = house.clock.now().astimezone(QUEBEC)
    day = Calendar().next_working_day(here.date())
    eight = datetime(day.year, day.month, day.day, 8, 1, tzinfo=QUEBEC)
    house.clock.advance(seconds=(eight - here).total_seconds())


def about_to_expire(house: House) -> str:
    """Somebody invited 27 days ago."""
    email = invited(house)
    account = house.account(email)
    assert account is not None
    with house.foundation.store.writing() as unit:
        at = house.clock.now() - timedelta(days=27)
        unit.directory.change(account.id, OurFields(invited_at=at, invitation_known=True))
        unit.commit()
    return email


def invited_today(house: House, email: str) -> bool:
    account = house.account(email)
    return account is not None and account.invited_at is not None and house.clock.now() - account.invited_at < timedelta(hours=1)


def posted(channel: Channel, house: House, email: str) -> Channel:
    """The digest that lists this address, once it is there and known for what it is."""
    house.tend()
    house.eventually(lambda: any(TITLE in one and email in one for one in channel.posts()), "the digest is posted")
    house.eventually(lambda: house.letters_under_way() == 0, "it is known where it stands")
    return channel.turn_to_post(email)


@pytest.fixture(autouse=True)
def nobody_else(house: House) -> None:
    """Whom earlier scenarios invited is not about to expire, however many days they took."""
    with house.foundation.store.writing() as unit:
        pending = unit.directory.page(Query(statuses=(Status.PENDING,), limit=200), EVERYWHERE).rows
        # Those who go meanwhile, as Zoom tells of them late, are left out.
        unit.directory.change_many({line.email: OurFields(invited_at=house.clock.now()) for line in pending})
        unit.commit()


@pytest.fixture
def clara(chat: Chat, house: House) -> Channel:
    """Clara, in a private channel that receives the digest from now on."""
    house.allocate("03", free=5)
    channel = chat.support(CLARA).say("canal sommaire etab=03")
    assert "sommaire" in channel.see()
    assert "Le sommaire est réglé" in channel.say("rappels heure=8:00 etab=03").see() or "changés" in channel.see()
    return channel


def test_a_row_is_treated_once_and_the_next_day_repeats_nothing(chat: Chat, house: House, clara: Channel) -> None:
    email = about_to_expire(house)
    next_morning(house)
    posted(clara, house, email)
    before, old = len([one for one in clara.posts() if TITLE in one]), clara.shown_to(CLARA)
    basile = posted(chat.support(BASILE), house, email)
    late = basile.shown_to(BASILE)

    at_once(lambda: clara.press(RESEND), lambda: basile.press(RESEND))
    house.eventually(lambda: house.open_operations() == 0)
    assert len(house.invitations(email)) == 1, "one new invitation"
    assert [window for window in (clara, basile) if "Déjà" in window.see() or "en cours" in window.see()]
    assert "Déjà traité par" in late.press(CANCEL).see()
    by = next(one for one in (CLARA, BASILE) if house.audited(subject=email, actor=one.email, action="renvoyer"))
    told = f"renvoyée par {by.email}"
    house.eventually(lambda: any(told in one for one in clara.posts()), "the message shows who did what")

    house.tend()
    assert len([one for one in clara.posts() if TITLE in one]) == before, "once a day"
    next_morning(house)
    assert "Rien n’a été fait" in old.press(RESEND).see()
    house.eventually(lambda: any("ses boutons ne font plus rien" in one for one in clara.posts()), "the old message is refreshed")
    assert len(house.invitations(email)) == 1


def test_one_sends_again_while_another_takes_back_and_one_of_them_is_told(chat: Chat, house: House, clara: Channel) -> None:
    """R44: on the same row, at the same moment; Clara answers her question when Basile has been quicker, or the other way."""
    email = about_to_expire(house)
    next_morning(house)
    posted(clara, house, email)
    basile = posted(chat.support(BASILE), house, email)
    later = basile.shown_to(BASILE)
    question = clara.press(CANCEL)
    assert "OUI" in question.buttons()

    at_once(lambda: question.press("OUI"), lambda: basile.press(RESEND))
    house.eventually(lambda: house.open_operations() == 0)
    sent = [call for call in house.calls("POST", about=email) if call["applied"]]
    assert len(sent) == (house.account(email) is not None), "sent again once, or taken back for good"
    if sent:
        assert "annulée" not in question.see()
        by, told = BASILE, "renvoyée par"
    else:
        assert "Déjà traité" in basile.see() or "en cours" in basile.see()
        by, told = CLARA, "annulée par"
    assert f"Déjà traité par {by.email}" in later.press(RESEND if sent else CANCEL).see()
    house.eventually(lambda: any(f"{told} {by.email}" in one for one in clara.posts()), "the message shows who did what")


def test_one_that_ran_out_is_invited_again_from_the_digest(chat: Chat, house: House, clara: Channel) -> None:
    """R26: of an account that Zoom dropped."""
    neighbours(house)
    email = about_to_expire(house)
    house.control("people", email=email, remove=True)
    house.clock.advance(days=3)
    house.read()
    next_morning(house)
    posted(clara, house, email)
    assert "expirée" in clara.see()
    clara.press(label("button-reinvite"))
    house.eventually(lambda: invited_today(house, email), "invited again")
    house.eventually(lambda: house.open_operations() == 0)
    assert len([call for call in house.calls("POST", about=email) if call["applied"]]) == 1
    house.eventually(lambda: any(f"renvoyée par {CLARA.email}" in one for one in clara.posts()), "the message shows it")


def test_a_digest_of_oneself_is_shown_now_and_set_by_a_form(chat: Chat, house: House) -> None:
    email = about_to_expire(house)
    window = chat.window(CLARA).say("rappels")
    if label("button-digest-set") in window.buttons():
        window.press(label("button-digest-set"))
    else:
        window.press(label("button-digest-change"))
    window.fill({"heure": "07:30", "etab": "03", "silence": "1"})
    assert "7 h 30, heure de l’Est" in window.see()
    window.press(label("button-digest-now"))
    assert email in window.see()
    assert "à vous seulement" in window.see().lower()
    window.press(RESEND)
    house.eventually(lambda: invited_today(house, email), "the invitation is sent again")
    next_morning(house)
    house.tend()
    chat.window(CLARA).say("rappels retirer")


def test_several_are_sent_again_with_their_progress(chat: Chat, house: House, clara: Channel) -> None:
    """R73: from the boxes of the digest's form."""
    emails = [about_to_expire(house) for _ in range(3)]
    next_morning(house)
    posted(clara, house, emails[0])
    clara.press(label("button-digest-resend-checked"))
    boxes = [name for name in clara.fields() if name.startswith("coche-")]
    clara.fill(dict.fromkeys(boxes, "1"))
    assert "renvois sont en cours" in clara.see()
    house.eventually(lambda: house.open_operations() == 0)
    told = chat.window(CLARA)
    house.eventually(lambda: any("renvois sont finis" in one for one in told.told()), "progress to the end")
    for email in emails:
        assert len(house.invitations(email)) == 1
