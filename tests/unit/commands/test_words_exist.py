"""Whatever a command, a value or an outcome may be, there are words for it in both languages (R96)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.i18n import Translator
from bot.localise import localise
from bot.plain import plain_text
from commands.arguments import Values
from commands.catalogue import COMMANDS, Argument, ArgumentKind, CommandSpec, find
from commands.catalogue.english import english_of
from commands.domain.accounts import Pool, Profile, Status, UserType
from commands.domain.audit_actions import AuditAction
from commands.domain.folding import fold
from commands.domain.operations import Kind
from commands.domain.people import Role
from commands.domain.reference import ReferenceData
from commands.handlers import HANDLERS
from commands.handlers.guide import NEEDS, HelpCommand
from commands.incoming import Outcome, TextInput
from commands.interpret import interpret
from commands.invocation import Invocation
from commands.policy import Reason
from commands.ports import AuditEntry, AuditRow, Refusal
from commands.results import Result
from commands.views.history import what_words
from commands.views.labels import choice_label, examples_of, kind_key, label
from commands.views.operations import DONE_OUTCOMES, FAILED_OUTCOMES, NOTES
from commands.views.show import Reader, show, shown_kinds
from tests.support.clock import START

BOTH = [pytest.param(Translator(locale, strict=True), id=locale) for locale in ("fr", "en")]
VISIBLE = [pytest.param(spec, one, id=f"{spec.slug}-{one.name}") for spec in COMMANDS for one in spec.arguments if not one.hidden]


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_every_command_is_explained(spec: CommandSpec, say: Translator) -> None:
    for part in ("button", "summary"):
        assert say.text(f"command-{spec.slug}-{part}")
    assert say.text(f"command-{spec.slug}-help", command="/iris")


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_every_example_is_a_command_that_parses(spec: CommandSpec, say: Translator, reference: ReferenceData) -> None:
    for line in examples_of(spec, "/iris"):
        found = interpret(TextInput(say.words(line)), "/iris", "k")
        assert isinstance(found, Invocation), (say.words(line), found)
        assert found.command == spec.name
        values = Values(found, reference)
        for argument in spec.arguments:
            _read(values, argument)
        assert values.errors == {}, say.words(line)


def _read(values: Values, argument: Argument) -> None:
    match argument.kind:
        case ArgumentKind.CHOICE:
            values.choices(argument.name)
        case ArgumentKind.ESTABLISHMENT:
            values.establishments(argument.name)
        case ArgumentKind.INSTALLATION:
            values.installation(argument.name)
        case ArgumentKind.DURATION:
            values.duration(argument.name)
        case ArgumentKind.EMAIL | ArgumentKind.ACCOUNT:
            values.email(argument.name)
        case _:
            values.text(argument.name)


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize(("spec", "argument"), VISIBLE)
def test_every_argument_has_a_label(spec: CommandSpec, argument: Argument, say: Translator) -> None:
    assert say.text(f"argument-{argument.name}")


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize(("spec", "argument"), VISIBLE)
def test_a_choice_may_be_typed_as_it_is_shown(
    spec: CommandSpec, argument: Argument, say: Translator, reference: ReferenceData
) -> None:
    for choice in argument.choices:
        written = say.words(choice_label(choice.value))
        for typed in (written, written.upper(), written.replace(" ", "-"), written.replace(" ", "\u00a0"), fold(written)):
            values = Values(Invocation(command=spec.name, values={argument.name: typed}), reference)
            assert values.choice(argument.name) == choice.value, typed


SHOWN: Mapping[str, type[Status | UserType | Profile | Pool | Role]] = {
    "statut": Status,
    "type": UserType,
    "profil": Profile,
    "sorte": Pool,
    "role": Role,
}
"""Arguments whose values have names of their own in lists and cards."""


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize(("spec", "argument"), VISIBLE)
def test_a_value_may_be_typed_as_lists_and_cards_show_it(
    spec: CommandSpec, argument: Argument, say: Translator, reference: ReferenceData
) -> None:
    names = SHOWN.get(argument.name)
    if names is None:
        return
    for choice in argument.choices:
        written = say.words(label(names(choice.value)))
        values = Values(Invocation(command=spec.name, values={argument.name: written}), reference)
        assert values.choice(argument.name) == choice.value, written


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize(("spec", "argument"), VISIBLE)
def test_a_choice_of_several_words_needs_no_quotes(spec: CommandSpec, argument: Argument, say: Translator) -> None:
    for choice in argument.choices:
        written = say.words(choice_label(choice.value))
        found = interpret(TextInput(f"{spec.name} {argument.name}={written}"), "/iris", "k")
        assert isinstance(found, Invocation)
        assert found[argument.name] == written


@pytest.mark.parametrize("say", BOTH)
def test_values_reasons_and_outcomes_have_words(say: Translator) -> None:
    for value in (*Status, *UserType, *Profile, *Pool, *Role):
        assert say.words(label(value))
    for reason in set(Reason) - {Reason.ALLOWED}:
        assert say.text(f"policy-{reason.value}")
    for refusal in Refusal:
        assert say.text(f"zoom-{refusal.value}")
    for outcome in Outcome:
        assert say.text(f"outcome-{outcome.value.replace('_', '-')}")
    for need in NEEDS:
        assert say.text(f"help-need-{need}")


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_operation_has_words_from_plan_to_end(kind: Kind, say: Translator) -> None:
    key = kind_key(kind)
    endings = [*DONE_OUTCOMES[kind], "done", "failed", "cancelled"]
    for sentence in (f"planned-{key}", f"simulated-{key}", *(f"operation-{key}-{ending}" for ending in endings)):
        assert "a@b.ca" in say.text(sentence, email="a@b.ca", other="c@d.ca")
    assert say.text(f"operation-kind-{key}")


@pytest.mark.parametrize("say", BOTH)
def test_failures_and_notes_have_words(say: Translator) -> None:
    for outcome in FAILED_OUTCOMES:
        assert say.text(f"operation-failed-{outcome}")
    for note in NOTES:
        assert say.text(f"operation-note-{note.replace('_', '-')}", reason="x")


def test_every_command_has_a_handler_and_a_place_in_the_help() -> None:
    assert HANDLERS.keys() == {spec.name for spec in COMMANDS}
    assert sorted(name for names in NEEDS.values() for name in names) == sorted(HANDLERS)


def _kinds(root: type[Result]) -> set[str]:
    # By name: a dataclass with slots leaves its first class behind.
    return {root.__qualname__, *(found for one in root.__subclasses__() for found in _kinds(one))}


def test_every_kind_of_result_has_a_view() -> None:
    """`Result` is the root of them all, and nothing to show."""
    assert _kinds(Result) - {one.__qualname__ for one in shown_kinds()} == {"Result"}


@pytest.mark.parametrize("say", BOTH)
@pytest.mark.parametrize("verb", [*AuditAction, *(spec.name for spec in COMMANDS)])
def test_the_journal_has_words_for_every_action(verb: str, say: Translator) -> None:
    """R93, R96: never « Autre action » for what we write ourselves."""
    entry = AuditEntry(actor="a", action=verb, outcome="ok", origin="cli", reference="r")
    words = what_words(AuditRow(id=1, at=START, entry=entry, sealed=True))
    assert say.words(words) != say.text("audit-other")


def test_all_that_zoom_was_seen_to_change_is_told_apart() -> None:
    """R92: the worded actions of the readings are all different."""
    fr = Translator("fr", strict=True)
    assert len({fr.text(f"audit-{one.value}") for one in AuditAction}) == len(AuditAction)


@pytest.mark.parametrize(("spec", "argument"), VISIBLE)
def test_the_english_name_of_an_argument_is_accepted(spec: CommandSpec, argument: Argument) -> None:
    assert spec.argument(english_of(argument)) is argument


def test_english_help_is_typed_in_english() -> None:
    """R96 the other way round."""
    spec = find("liste")
    assert spec is not None
    view = show(HelpCommand(spec=spec, allowed=True), Reader(command="/iris", now=START)).view
    assert view is not None
    told = plain_text(localise(view, Translator("en", strict=True)))
    assert "/iris list" in told
    assert "inactive-for=" in told
    assert "inactif-depuis" not in told
