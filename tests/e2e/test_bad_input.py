"""Whatever people type, press or send: a sentence that says what to do next, and nothing changed (R44, R96)."""

from __future__ import annotations

import re

import pytest

from tests.support.driving import Chat, Window
from tests.support.house import ODILE, House, an_address

ENGLISH = re.compile(r"\b(error|exception|traceback|invalid|not found|unknown|failed)\b", re.IGNORECASE)
HOSTILE = (
    "<!channel> <@U12345> @here",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u202ecompte.dehcac\u202c \u2066x\u2069",
    "\x00\x07\x1b[31mrouge\x1b[0m",
    "' OR 1=1 --",
    '"; DROP TABLE accounts; --',
    "{{7*7}} ${7*7} %s %(x)s",
    "*gras* _italique_ `code` ~barré~ > cité",
    "名前 " * 50,
    "🙂" * 500,
)


def told(window: Window, house: House, writes: list[dict[str, object]]) -> str:
    """What is said; in French, without a trace, and nothing was done."""
    said = window.see()
    assert said
    assert not ENGLISH.search(said), said
    assert house.writes() == writes
    assert house.open_operations() == 0
    return said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("supprimmer x@y.z", "supprimer"),
        ("lsite", "liste"),
        ("liste etab=99", "99"),
        ("liste etab=Capitale-Nationnale-Est-Nord", "Capitale-Nationnale-Est-Nord"),
        ("liste statu=actif", "statut"),
        ("liste statut=dormant", "dormant"),
        ("liste inactif-depuis=bientôt", "bientôt"),
        ("fiche", ""),
        ("fiche pas-une-adresse", "pas-une-adresse"),
        ("langue klingon", "klingon"),
        ("abracadabra", "abracadabra"),
        ('liste "guillemet ouvert', ""),
    ],
)
def test_what_is_not_understood_is_said_with_what_to_do(chat: Chat, house: House, typed: str, expected: str) -> None:
    writes = house.writes()
    window = chat.window(ODILE).say(typed)
    assert expected in told(window, house, writes)


def test_a_leading_slash_command_in_the_text_is_accepted(chat: Chat, house: House) -> None:
    email = an_address()
    house.exists(email)
    answers = {chat.window(ODILE).say(f"{lead}chercher {email}").see() for lead in ("", "/iris ", "iris ", "IRIS ")}
    assert len(answers) == 1
    assert email in answers.pop()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text_and_does_nothing(chat: Chat, house: House, text: str) -> None:
    """Slack's payloads are checked for mentions and mark-up by the fake Slack; the page escapes."""
    writes = house.writes()
    for command in ("", "chercher ", "fiche ", "liste ", "aide ", "journal "):
        window = chat.window(ODILE).say(command + text)
        assert "\u202e" not in told(window, house, writes)


def test_text_that_is_too_long_is_refused_with_a_sentence(chat: Chat, house: House) -> None:
    writes = house.writes()
    window = chat.window(ODILE).say("chercher " + "x" * 8_000)
    assert "long" in told(window, house, writes)


@pytest.mark.parametrize(
    "wire",
    [
        "v0.fiche.compte=abc",
        "v999.supprimer.geste=oui&jeton=abc",
        "v1.supprimer.geste=oui&jeton=n-importe-quoi",
        "v1.supprimer.geste=oui",
        "v1.supprimer.geste=inconnu&compte=abc",
        "v1.fiche.compte=" + "a" * 400,
        "v1.abracadabra.x=1",
        "v1.liste.curseur=pas-un-curseur",
        "v1.liste.curseur=%00%FF&tri=rien",
        "v1.annuler.operation=inconnue",
        "v1.état.operation=inconnue",
        "v1.créer.geste=formulaire&courriel=%3Cscript%3E",
        "v1.modifier.compte=abc&version=-1",
        "pas un bouton",
        "v1",
        "v1..",
        "v1.fiche.compte=a&compte=b;c%zz",
        "{" * 200,
    ],
)
def test_stale_garbled_and_forged_buttons_change_nothing(chat: Chat, house: House, wire: str) -> None:
    writes = house.writes()
    window = chat.window(ODILE).press_raw(wire)
    told(window, house, writes)


def test_a_button_of_another_version_says_to_ask_again(chat: Chat, house: House) -> None:
    window = chat.window(ODILE).press_raw("v0.fiche.compte=abc")
    assert "Ce bouton n’est plus valable" in window.see()


def test_over_long_fields_are_refused_beside_them(chat: Chat, house: House) -> None:
    email, writes = an_address(), house.writes()
    window = chat.window(ODILE).say("créer")
    window.fill({"courriel": email, "prenom": "A" * 300, "nom": "Talon", "installation": "03-001"})
    assert "prenom" in window.errors()
    assert house.writes() == writes
    assert house.account(email) is None
