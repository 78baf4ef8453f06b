"""E-mails end to end: written by what people do in chat and by time, sent by the running house to a real server (R25, R72)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.formats import format_date
from commands.domain.calendar import QUEBEC
from tests.support.driving import WebChat, Window, plain
from tests.support.house import MARCEL, ODILE, House, an_address, running_house
from tests.support.mail_server import MailServer, mail_server

CREATE = 'créer {} prenom=Achille nom=Talon specialite="Médecine interne" installation=03-001'
MANAGERS = (ODILE.email, MARCEL.email)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("mail")) as running:
        yield running


@pytest.fixture(scope="module")
def mailing_house(module_database: str, server: MailServer) -> Iterator[House]:
    """With e-mails; « teams » are settings like any other."""
    settings = server.settings(public_url="https://iris.exemple.qc.ca")
    with running_house(module_database, teams=settings) as house:
        house.allocate("03", free=50)
        yield house


@pytest.fixture
def odile(mailing_house: House) -> Iterator[Window]:
    chat = WebChat(mailing_house)
    yield chat.window(ODILE)
    chat.close()


def created(house: House, window: Window) -> str:
    """Somebody invited through the chat."""
    email = an_address()
    window.say(CREATE.format(email))
    house.eventually(lambda: house.account(email), "the account is there")
    return email


def quiet(house: House) -> None:
    """Until nothing is left to write or to send."""

    def done() -> bool:
        if house.tend():
            return False
        with house.foundation.store.reading() as unit:
            return unit.mails.depth()["waiting"] == 0

    house.eventually(done, "mails leave")


def subjects(server: MailServer, email: str) -> list[str]:
    return [str(message["Subject"]).partition(" / ")[0] for message in server.to(email)]


def test_from_creation_to_day_25_each_mail_once_over_restarts(mailing_house: House, odile: Window, server: MailServer) -> None:
    """R25, R72: exactly one introduction; days 7, 14, 21 to the holder, day 25 to those who answer, whatever restarts."""
    house = mailing_house
    today = house.clock.now().astimezone(QUEBEC).date()
    invited, introduction = format_date(today, "fr"), f"avant le {format_date(today + timedelta(days=30), 'fr')}"
    email = created(house, odile)
    quiet(house)
    assert subjects(server, email) == [f"Activez votre compte Zoom {introduction}"]
    for days in (6, 1, 7, 7, 3, 1):
        house.clock.advance(days=days)
        house.restart()
        quiet(house)
        quiet(house)
    assert subjects(server, email) == [
        f"Activez votre compte Zoom {introduction}",
        "Votre compte Zoom : il reste 23 jours pour l’activer".replace(" :", "\u00a0:"),
        "Votre compte Zoom : il reste 16 jours pour l’activer".replace(" :", "\u00a0:"),
        "Votre compte Zoom : il reste 9 jours pour l’activer".replace(" :", "\u00a0:"),
    ]
    told = [(to, message) for to, message in zip(server.recipients, server.messages, strict=True) if to in MANAGERS]
    assert sorted(to for to, message in told if email in message.as_string()) == sorted(MANAGERS)
    assert max(Counter(str(message["Message-ID"]) for message in server.messages).values()) == 1
    window = odile.say(f"fiche {email}")
    assert "Courriel d’introduction" in window.see()
    assert f"envoyé le {plain(invited)}" in window.see()
    for day in (7, 14, 21):
        assert f"Rappel du jour {day}" in window.see()
    assert "Avis du jour 25" in window.see()


def test_an_activation_stops_the_reminders(mailing_house: House, odile: Window, server: MailServer) -> None:
    house = mailing_house
    email = created(house, odile)
    quiet(house)
    house.clock.advance(days=7)
    quiet(house)
    assert len(subjects(server, email)) == 2
    house.control("activate", email=email)
    house.read()
    for days in (7, 7, 4):
        house.clock.advance(days=days)
        quiet(house)
    assert len(subjects(server, email)) == 2
    assert not [one for one in server.messages if one["To"] in MANAGERS and email in one.as_string()]


def test_a_mail_server_that_is_down_for_a_while_gets_everything_later_and_once(
    mailing_house: House, odile: Window, server: MailServer
) -> None:
    house = mailing_house
    server.stop()
    first, second = created(house, odile), created(house, odile)

    def tried() -> bool:
        with house.foundation.store.reading() as unit:
            account = unit.directory.by_email(first)
            assert account is not None
            return any(one.tries for one in unit.mails.of_account(account.id))

    house.eventually(tried)
    assert "en attente" in odile.say(f"fiche {first}").see()
    server.start()
    house.restart()
    house.clock.advance(minutes=20)
    quiet(house)
    assert (len(server.to(first)), len(server.to(second))) == (1, 1)
    assert "envoyé le" in odile.say(f"fiche {first}").see()


def test_an_address_that_is_refused_is_told_on_its_card(mailing_house: House, odile: Window, server: MailServer) -> None:
    house = mailing_house
    email = an_address()
    server.refuse(email, "550 5.1.1 no such user")
    odile.say(CREATE.format(email))
    house.eventually(lambda: house.account(email))
    quiet(house)
    window = odile.say(f"fiche {email}")
    assert "refuse le courrier" in window.see()
    assert "refusé le" in window.see()
    assert "550" not in window.see(), "R96"


def test_the_same_creation_asked_twice_is_introduced_once(mailing_house: House, odile: Window, server: MailServer) -> None:
    """R44, R90: Zoom's answer was lost, and the account adopted."""
    house = mailing_house
    email = an_address()
    house.control("faults", cut_after=1, count=1, match="^POST /users$")
    odile.say(CREATE.format(email))
    odile.say(CREATE.format(email))
    house.eventually(lambda: house.open_operations() == 0 and house.account(email))
    quiet(house)
    assert len(server.to(email)) == 1


@pytest.fixture(autouse=True)
def faultless(mailing_house: House) -> Iterator[None]:
    yield
    mailing_house.control("faults", clear=True)
