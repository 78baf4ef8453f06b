"""Finding the account that a person means: the same answer for an unknown one and for one out of their scope (R4)."""

from __future__ import annotations

from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.addresses import split_address
from commands.domain.folding import fold, words_of
from commands.domain.listing import Query
from commands.domain.matching import closest
from commands.policy import may_see
from commands.results import NotFound

_MOST_NEAR = 3
_LOOKED_AT = 50
_WORDS_TRIED = 3
_SHORTEST_WORD = 3
_SLIPS = 2


def find_account(context: Context, typed: str) -> Account | NotFound:
    """The account of an address or a public id, if it exists for this person; else `NotFound` with near ones in scope."""
    parts = split_address(typed)
    directory = context.unit.directory
    account = directory.by_email(f"{parts[0]}@{parts[1]}") if parts else directory.get(typed)
    if account and may_see(context.actor, account):
        return account
    near = _near_addresses(context, f"{parts[0]}@{parts[1]}") if parts else _found_by_words(context, typed)
    return NotFound(typed=typed, near=near, hidden=account is not None)


def hidden_name(context: Context, typed: str) -> str:
    """What was typed, where it names an account that does not exist for this person: for the audit alone (R4)."""
    found = find_account(context, typed) if typed else None
    return found.typed if isinstance(found, NotFound) and found.hidden else ""


def _near_addresses(context: Context, address: str) -> tuple[str, ...]:
    """Addresses within the scope that a slip or two, or a mistyped domain, part from this one."""
    if not context.actor.reads:
        return ()
    corrected = context.house.reference.network_address(address).correction
    wanted = corrected or address
    words = sorted(words_of(wanted.partition("@")[0]), key=len, reverse=True)
    known: dict[str, None] = {}
    for word in [one for one in words if len(one) >= _SHORTEST_WORD][:_WORDS_TRIED]:
        page = context.unit.directory.page(Query(text=word, limit=_LOOKED_AT), context.actor.reads)
        known |= dict.fromkeys(row.email for row in page.rows)
    begun = tuple(one for one in known if one.startswith(wanted))  # an address that was cut off as it was copied
    return (begun or closest(wanted, known, _SLIPS))[:_MOST_NEAR]


def _found_by_words(context: Context, typed: str) -> tuple[str, ...]:
    text = fold(typed)
    if not (context.actor.reads and len(text) >= _SHORTEST_WORD):
        return ()
    page = context.unit.directory.page(Query(text=text, limit=_MOST_NEAR), context.actor.reads)
    return tuple(row.email for row in page.rows)
