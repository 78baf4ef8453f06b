"""Words that people put around what they mean: « supprimer le compte de… », "create an account please"."""

from __future__ import annotations

from commands.catalogue import ArgumentKind, CommandSpec
from commands.domain.addresses import split_address
from commands.domain.folding import fold
from commands.parser.pairing import is_dashed
from commands.parser.words import Word

_WORDS = """
    un une le la les des du mon ma mes son sa ses ce cet cette nouveau nouvelle compte comptes licence licences invitation
    l'invitation personne utilisateur quelqu'un zoom svp stp
    de pour of for a an the my new account accounts license licenses user someone please
"""
FILLER = frozenset(_WORDS.split())


def meant_of(words: list[Word], spec: CommandSpec) -> list[Word]:
    """Without them, where all else is an address or is named, or one word alone may say which account or place; else as they
    are, since something was not understood. A command that takes words keeps every one."""
    kinds = {one.kind for one in spec.arguments if one.positional}
    if ArgumentKind.TEXT in kinds:
        return words
    kept = [one for one in words if one.sign or one.quoted or fold(one.text) not in FILLER]
    left = [one for one in kept if not _is_understood(one, spec)]
    alone = len(left) == 1 and (kinds == {ArgumentKind.ESTABLISHMENT} or (kinds == {ArgumentKind.ACCOUNT} and len(kept) == 1))
    return kept if alone or not left else words


def _is_understood(word: Word, spec: CommandSpec) -> bool:
    named = word.sign or word.quoted or is_dashed(word)
    return bool(named) or split_address(word.text) is not None or spec.argument(word.text) is not None
