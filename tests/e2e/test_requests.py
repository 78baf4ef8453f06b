"""Requests to level-2 support, end to end (R7, R60 to R62): asked where people talk, answered in the CCT's channel."""

from __future__ import annotations

import pytest

from tests.support.driving import Channel, Chat, SlackWindow, Window, at_once, label
from tests.support.house import BASILE, CLARA, LUC, House, an_address

pytestmark = pytest.mark.usefixtures("house")
TAKE, APPROVE, REFUSE = (label(f"button-request-{one}") for one in ("take", "approve", "refuse"))
IN_COMPANIES = pytest.mark.parametrize("chat", ["slack", "teams"], indirect=True)
"""The page has no menu on messages, and its channel opens for its agents alone."""
ANSWER, CANCEL = label("button-request-answer"), label("button-request-cancel")


@pytest.fixture
def channel(chat: Chat, house: House) -> Channel:
    """Clara, in the private channel where her CCT answers from now on; Basile is met there too."""
    house.allocate("03", free=5)
    chat.window(BASILE).say("aide")
    clara = chat.support(CLARA).say("canal soutien")
    assert "paraissent maintenant dans ce canal" in clara.see()
    return clara


def ask(chat: Chat, email: str, *, whole: bool = True) -> Window:
    """Luc, who may only read, asks for an account in his own words; the site is not said unless the request is `whole`."""
    site = ", à l’Hôpital de La Malbaie" if whole else ""
    words = f"Bonjour, pouvez-vous créer un compte pour Achille Talon, {email}, médecine interne{site}? Merci"
    luc = chat.window(LUC).say(f"demander {words}")
    assert "est déposée" in luc.see()
    return luc


def turned_to(channel: Channel, house: House, email: str) -> Channel:
    """The request's post, once it is there and known for what it is."""
    house.eventually(lambda: any(email in one for one in channel.posts()), "it is posted")
    house.eventually(lambda: house.letters_under_way() == 0, "it is known where it stands")
    return channel.turn_to_post(email)


def posted(channel: Channel, house: House, email: str, words: str) -> None:
    """Its post says so, in place."""
    house.eventually(lambda: any(email in one and words in one for one in channel.posts()), words)
    assert len([one for one in channel.posts() if email in one]) == 1, "one post for each request"


def told(window: Window, house: House, *words: str) -> None:
    """Whoever asked was told this, in one message."""
    house.eventually(lambda: any(all(word in one for word in words) for one in window.told()), " … ".join(words))


def test_a_request_is_completed_in_its_thread_and_approved_once(chat: Chat, house: House, channel: Channel) -> None:
    """The scenario of the issue: of two agents within a second, one creates, the other is told who did and when."""
    email = an_address()
    luc = ask(chat, email, whole=False)
    post = turned_to(channel, house, email)
    assert "Il manque" in post.see()
    assert house.writes() == [] or all(call["email"] != email for call in house.writes()), "nothing runs by itself"

    heard = post.reply("À quel endroit travaille-t-il?").see()
    assert "est transmis à la personne" in heard
    assert "Demandée par" not in heard, "the card stands above"
    told(luc, house, email, "À quel endroit travaille-t-il")
    luc.turn_to_notice(email).press(ANSWER)
    luc.fill({"texte": "À l’Hôpital de La Malbaie"})
    house.eventually(
        lambda: any("a écrit" in one and "La Malbaie" in one for one in post.thread()), "the answer is in the thread"
    )
    house.eventually(lambda: "Il manque" not in turned_to(channel, house, email).see(), "what was missing is known")

    clara, basile = turned_to(channel, house, email), turned_to(chat.support(BASILE), house, email)
    at_once(lambda: clara.press(APPROVE), lambda: basile.press(APPROVE))
    house.eventually(lambda: house.account(email))
    house.eventually(lambda: house.open_operations() == 0)
    assert len(house.invitations(email)) == 1
    first, late = (CLARA, basile) if "Déjà" in basile.see() else (BASILE, clara)
    # Whoever is second by much finds it done.
    assert any(f"Déjà {what} par {first.email} aujourd’hui" in late.see() for what in ("approuvée", "traitée"))
    posted(channel, house, email, f"Traitée par {first.email}")
    told(luc, house, email, "c’est fait")
    assert [row.entry.actor for row in house.audited(subject=email, action="créer", outcome="planned")] == [first.email]


@pytest.mark.parametrize("chat", ["slack"], indirect=True)
def test_what_is_written_below_a_step_lands_in_the_request_s_thread(chat: Chat, house: House, channel: Channel) -> None:
    """R61: Teams' own chats and the page's have no threads; there [Répondre] is the way."""
    email = an_address()
    luc = ask(chat, email, whole=False)
    turned_to(channel, house, email).reply("À quel endroit travaille-t-il?")
    told(luc, house, email, "À quel endroit travaille-t-il")
    house.eventually(lambda: house.letters_under_way() == 0)
    assert isinstance(luc, SlackWindow)
    heard = luc.turn_to_notice(email).reply("liste 03, non, à l’Hôpital de La Malbaie").see()
    assert "est transmis" in heard
    house.eventually(lambda: any("non, à l’Hôpital" in one for one in turned_to(channel, house, email).thread()))
    house.eventually(lambda: "Il manque" not in turned_to(channel, house, email).see(), "what was missing is known")


def test_a_refusal_says_why(chat: Chat, house: House, channel: Channel) -> None:
    """R61: in the thread, and to whoever asked; without a reason nothing is refused."""
    email = an_address()
    luc = ask(chat, email)
    post = turned_to(channel, house, email).press(REFUSE)
    post.fill({"texte": ""})
    assert set(post.errors()) == {"texte"}
    post.fill({"texte": "Il a déjà un compte à la Capitale-Nationale."})
    posted(channel, house, email, f"Refusée par {CLARA.email}")
    house.eventually(lambda: any("déjà un compte" in one for one in turned_to(channel, house, email).thread()))
    told(luc, house, email, "refusée", "déjà un compte")
    assert house.account(email) is None
    assert APPROVE not in turned_to(channel, house, email).buttons()


def test_cancelled_while_it_is_approved_one_of_the_two_counts(chat: Chat, house: House, channel: Channel) -> None:
    """R62: whichever comes second is told, and nothing is done twice or by halves."""
    email = an_address()
    luc = ask(chat, email)
    post = turned_to(channel, house, email)
    at_once(lambda: luc.press(CANCEL), lambda: post.press(APPROVE))
    house.eventually(lambda: house.open_operations() == 0)
    if "est annulée" in luc.see():
        assert "Déjà annulée" in post.see()
        assert house.account(email) is None
        posted(channel, house, email, "Annulée")
    else:
        assert f"Déjà approuvée par {CLARA.email}" in luc.see() or "Déjà traitée" in luc.see()
        house.eventually(lambda: house.account(email))
        posted(channel, house, email, "Traitée")
    assert len(house.invitations(email)) == (1 if house.account(email) else 0)


def test_what_was_approved_is_done_after_a_restart(chat: Chat, house: House, channel: Channel) -> None:
    """R90: Zoom was down when the service stopped; it is done once, and everybody is told."""
    email = an_address()
    luc = ask(chat, email)
    house.control("faults", error_rate=1, status=503, match="POST /users$")
    turned_to(channel, house, email).press(APPROVE)
    posted(channel, house, email, f"Approuvée par {CLARA.email}")
    house.restart()
    house.control("faults", clear=True)
    house.clock.advance(minutes=10)
    house.eventually(lambda: house.account(email))
    house.eventually(lambda: house.open_operations() == 0)
    house.tend()
    posted(channel, house, email, f"Traitée par {CLARA.email}")
    told(luc, house, email, "c’est fait")
    user = house.at_zoom(email)
    assert user is not None
    assert user["status"] == "pending"


def test_a_mention_among_people_is_a_request_and_says_nothing_before_them(chat: Chat, house: House, channel: Channel) -> None:
    """R7, R60: what is posted is the request's own card, in the channel registered for it."""
    email = an_address()
    channel.mention(f"il faudrait un compte pour Achille Talon, {email}")
    assert "est déposée" in channel.see()
    assert email in channel.see()
    house.eventually(lambda: any(email in one for one in channel.posts()))
    channel.mention("licences")
    assert "est déposée" not in channel.see(), "a command stays one"
    assert [one for one in channel.posts() if "Demandée par" not in one] == []
    assert len([one for one in channel.posts() if email in one]) == 1


@IN_COMPANIES
def test_a_message_becomes_a_request_by_its_menu(chat: Chat, house: House, channel: Channel) -> None:
    """R60: the form opens with what it says; nothing is filed before it is sent, in whose name it is sent."""
    email = an_address()
    words = f"Il faudrait un compte pour Achille Talon, {email}"
    form = channel.choose(words)
    assert form.fields()["texte"] == words
    assert not any(email in one for one in channel.posts())
    form.fill({"texte": f"{words}, à La Malbaie"})
    assert "est déposée" in form.see()
    assert f"Demandée par {CLARA.email}" in turned_to(channel, house, email).see().replace(" : ", " ")


@IN_COMPANIES
def test_who_is_no_agent_decides_nothing(chat: Chat, house: House, channel: Channel) -> None:
    """R3: somebody was let into the channel; its buttons are no proof."""
    email = an_address()
    ask(chat, email)
    post = turned_to(chat.support(LUC), house, email)
    for gesture in (TAKE, APPROVE, REFUSE):
        post.press(gesture)
        assert "Seuls les agents du CCT" in post.see()
        post.turn_to_post(email)
    assert house.account(email) is None


def test_patient_numbers_are_kept_nowhere(chat: Chat, house: House, channel: Channel) -> None:
    """R63: neither asked, nor in a thread, nor in a refusal's reason."""
    number = "ROYJ 8001 0112"
    luc = chat.window(LUC).say(f"demander Un compte pour la patiente {number}")
    assert "est déposée" not in luc.see()
    email = an_address()
    luc = ask(chat, email)
    before = len(luc.told())
    post = turned_to(channel, house, email)
    post.reply(f"Son numéro est {number}")
    assert "patient" in post.see()
    post.turn_to_post(email)
    post.press(REFUSE).fill({"texte": f"Voir {number}"})
    assert set(post.errors()) == {"texte"}
    assert not any(number in one for one in (*luc.told(), *channel.posts(), *turned_to(channel, house, email).thread()))
    assert len(luc.told()) == before
