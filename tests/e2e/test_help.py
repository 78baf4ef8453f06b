"""Help says each command as people type it where they are (R96)."""

from tests.support.driving import Chat
from tests.support.house import MARCEL, ODILE


def test_examples_can_be_typed_where_they_are_read(chat: Chat) -> None:
    window = chat.window(ODILE).say("aide liste")
    before = "iris liste" if chat.name == "teams" else "/iris liste"
    assert f"{before} etab=03" in window.see()
    assert ("/iris" in window.see()) is (chat.name != "teams")
    assert "Rafraîchir" in window.say(f"{before} etab=03").buttons()


def test_a_slip_in_english_is_met_with_english_words(chat: Chat) -> None:
    """R96."""
    window = chat.window(MARCEL).say("langue anglais")
    assert "list" in window.say("lits").buttons()
    assert "status" in window.say("list statu=active").see()
    assert "did you mean: status" in window.see().lower()
    window.say("language french")
