"""Words of greeting and of thanks, which ask for nothing: « bonjour », "thanks a lot"."""

from __future__ import annotations

from commands.domain.folding import fold
from commands.invocation import Courtesy
from commands.parser.words import Word

_HELLOS = frozenset({"bonjour", "rebonjour", "bonsoir", "salut", "allo", "coucou", "hello", "hi", "hey"})
_TIMES = frozenset({"morning", "afternoon", "evening"})
"""Of a good one."""
_THANKS = frozenset({"merci", "mercis", "thanks", "thank", "thx"})
_WORDS = """
    a tous toutes tout le monde l'equipe iris robot bot there everyone team good morning afternoon evening bonne journee soiree
    beaucoup bien bcp infiniment mille un gros grand pour aide votre ton ta so much very many lot you your help the for
    ok okay parfait super genial great perfect c'est ca va oui yes et and
"""
_AROUND = frozenset(_WORDS.split())
"""What people put around them."""
_MOST = 8
"""Words; more say something else."""


def courtesy(words: list[Word]) -> Courtesy | None:
    """What they are, where they are nothing else; thanks, where both."""
    if len(words) > _MOST or any(one.sign or one.quoted for one in words):
        return None
    said = {_said(one) for one in words} - {""}
    if not said <= _HELLOS | _THANKS | _AROUND:
        return None
    if said & _THANKS:
        return Courtesy.THANKS
    greets = said & _HELLOS or ("good" in said and said & _TIMES)
    return Courtesy.HELLO if greets else None


def after_hello(words: list[Word]) -> list[Word]:
    """What is asked for once one was greeted: « bonjour, liste »."""
    start = 0
    while start < len(words) and not words[start].sign and _said(words[start]) in _HELLOS:
        start += 1
    return words[start:]


def _said(word: Word) -> str:
    return fold(word.text).replace("’", "'").strip(",.!?;:-)(")
