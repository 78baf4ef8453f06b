"""langue: the language in which one is answered, on every platform."""

from __future__ import annotations

from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Refused, Result
from commands.views.nodes import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Result):
    """`locale` is what answers are in from now on; `chosen` where it has just been chosen."""

    locale: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """Keeps the choice: ours alone, nothing at Zoom."""

    locale: str

    def carry_out(self, context: Context) -> Result:
        context.unit.preferences.choose_language(context.actor.email, self.locale)
        return Language(locale=self.locale, chosen=True)


def handle(invocation: Invocation, context: Context) -> Handled:
    """langue [langue]"""
    values = Values(invocation, context.house.reference)
    chosen = values.choice("langue")
    if values.errors:
        return Invalid(errors=values.errors)
    if not chosen:
        return Language(locale=context.person.locale, chosen=False)
    return ChooseLanguage(locale=chosen) if context.actor.email else Refused(why=msg("policy-stranger"))
