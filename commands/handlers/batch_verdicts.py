"""What a preview says of a row, in words: the answer of the command that the row stands for, as one sentence (R80, R96)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.batches import BatchKind, Verdict
from commands.files.columns import EMAIL, ESTABLISHMENT, title
from commands.handlers.creating import Exists, NearMiss
from commands.results import AskForm, Invalid, NotFound, Refused, Result
from commands.views.nodes import Msg, msg

Said = tuple[Verdict, Msg]
_ALREADY_SO = frozenset({"refused-nothing-to-change", "refused-already-inactive"})
_COLUMNS = {"compte": EMAIL, "etab": ESTABLISHMENT}


def said_of(result: Result) -> Said:
    """Of a row that is not ready."""
    match result:
        case Exists():
            return Verdict.SAME, msg("batch-row-exists")
        case Refused(why=why):
            return (Verdict.SAME if why.key in _ALREADY_SO else Verdict.REFUSED), why
        case NotFound(typed=typed):
            return Verdict.REFUSED, msg("batch-row-not-found", typed=typed)
        case Invalid(errors=errors) | NearMiss(errors=errors) if errors:
            # Whose row it is comes first: an establishment is often wrong only because the address is (R21, R22).
            name = next((one for one in errors if _COLUMNS.get(one, one) == EMAIL), next(iter(errors)))
            problem = errors[name]
            column = title(_COLUMNS.get(name, name))
            return Verdict.REFUSED, msg("batch-row-cell", column=column, problem=problem, more=len(errors) - 1)
        case AskForm():
            return Verdict.REFUSED, msg("batch-row-asks")
        case _:
            return Verdict.REFUSED, msg("batch-row-not-possible")


def corrected(kind: BatchKind, values: Mapping[str, str], result: Result, context: Context) -> str:
    """The address that was meant, where one alone is near; "" for none (R21)."""
    match result:
        case NearMiss():
            return context.house.reference.network_address(values.get(EMAIL, "")).correction or ""
        case NotFound(near=(only,)) if kind is not BatchKind.CREATE:
            return only
        case _:
            return ""


def there_already(kind: BatchKind, values: Mapping[str, str], account: Account | None, context: Context) -> bool:
    """Whether the account belongs to the very establishment that it would be associated with (R6)."""
    if kind is not BatchKind.ATTACH or account is None:
        return False
    meant = context.house.reference.find_establishments(values.get(ESTABLISHMENT, ""))
    return len(meant) == 1 and meant[0].key == account.establishment and account.establishment in context.actor.reads
