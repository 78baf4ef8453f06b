"""The documents say what the code does: each command, setting, scope and figure is in them, and what they show works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperCommand, TyperGroup

from bot.cli import _application
from bot.cli.speech import speech
from bot.diagnosis import GROUP_SCOPES, SCOPES
from bot.i18n import Translator
from bot.metrics import Metrics
from bot.settings import Settings, load_settings
from bot.teams.package.manifest import manifest
from commands.arguments import Values
from commands.catalogue import COMMANDS, Argument, ArgumentKind, CommandSpec, find
from commands.domain.folding import fold
from commands.domain.people import Role
from commands.domain.reference import ReferenceData
from commands.invocation import Invocation
from commands.parser.typed import parse

ROOT = Path(__file__).parents[2]
TWINS = {
    "README.md": "README.en.md",
    "docs/guide.md": "docs/guide.en.md",
    "docs/reglages.md": "docs/settings.en.md",
    "docs/slack.md": "docs/slack.en.md",
    "docs/teams.md": "docs/teams.en.md",
    "docs/zoom.md": "docs/zoom.en.md",
    "docs/exploitation.md": "docs/operations.en.md",
}
"""French documents and their English twins. Others are in English, for developers."""
GUIDES = ("docs/guide.md", "docs/guide.en.md")
SETTINGS_PAGES = ("docs/reglages.md", "docs/settings.en.md")
EVERY_PAGE = sorted(
    str(path.relative_to(ROOT)) for folder in ("", "docs", "docs/adr", "requirements") for path in (ROOT / folder).glob("*.md")
)
EXAMPLE = ROOT / ".env.example"
NO_BREAK = "\u00a0"
PLACE = "\ufffc"
"""Stands where code or an address was."""
TYPOGRAPHY = {
    "a space before ? ! or ;": re.compile(r"\s[?!;]"),
    "no no-break space before :": re.compile(rf"(?<!{NO_BREAK}):(?=[\s*]|$)"),
    "no no-break space inside « »": re.compile(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»"),
    "no no-break space within an hour": re.compile(r"[0-9] h\b|[0-9]h[0-9]|\bh [0-9]{2}\b"),
    "a typewriter's ellipsis": re.compile(r"\.\.\."),
}


@cache
def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def prose(page: str) -> list[str]:
    """The page's lines without blocks of code; what is code or an address within a line is one mark."""
    lines, fenced = [], False
    for line in text(page).splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced and not re.fullmatch(r"\|[-:| ]+\|", line):
            bare = re.sub(r"`[^`]*`|(?<=\])\([^)]*\)|https?://\S+", PLACE, line)
            lines.append(bare.replace("![", "["))
    return lines


def code(page: str) -> Iterator[str]:
    """Each line of code that the page shows, in blocks and within sentences."""
    fenced = False
    for line in text(page).splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced:
            yield line.strip()
        else:
            yield from re.findall(r"`([^`]+)`", line)


def headings(page: str) -> list[str]:
    return [line for line in prose(page) if re.match(r"#{1,6} ", line)]


def anchors(page: str) -> set[str]:
    """The anchors that GitHub gives to the page's headings."""
    titles = re.findall(r"^#{1,6} (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def table(page: str, first: str) -> list[list[str]]:
    """The rows whose first cell begins with `first`."""
    rows = (line.strip("|").split("|") for line in text(page).splitlines() if line.startswith("|"))
    cells = ([cell.strip() for cell in row] for row in rows)
    return [row for row in cells if row[0].startswith(first)]


def typed_arguments(spec: CommandSpec) -> list[Argument]:
    return [argument for argument in spec.arguments if not argument.hidden]


def subcommands(command: object, path: str = "iris") -> Iterator[tuple[str, TyperCommand]]:
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from subcommands(inner, f"{path} {name}")
    elif isinstance(command, TyperCommand):
        yield path, command


CLI = dict(subcommands(typer.main.get_command(_application(speech()))))


def options(command: TyperCommand) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts if option.startswith("--")}


# --- the commands


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_each_command_has_its_section_under_both_names(spec: CommandSpec, guide: str) -> None:
    assert f"### `{spec.name}` · `{spec.english}`" in text(guide).splitlines()


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_tells_of_no_command_that_does_not_exist(guide: str) -> None:
    told = re.findall(r"^### `([^`]+)` · `([^`]+)`$", text(guide), re.MULTILINE)
    assert told
    assert [(french, english) for french, english in told if find(french) is None or find(french) is not find(english)] == []


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_each_argument_is_told(spec: CommandSpec, guide: str) -> None:
    told = {fold(word) for line in code(guide) for word in re.findall(r"[^\W\d][\w-]*", line)}
    untold = [one.name for one in typed_arguments(spec) if not told & {fold(name) for name in (one.name, *one.aliases)}]
    own_object = {"compte", "courriel"}
    assert [name for name in untold if name not in own_object] == []


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.slug)
def test_the_guide_says_who_may_run_it(spec: CommandSpec, guide: str) -> None:
    name = spec.english if guide.endswith(".en.md") else spec.name
    roles = (Role.ADMIN, Role.CCT, Role.MANAGER, Role.READER, Role.HOLDER, Role.ANYONE)
    assert table(guide, f"`{name}`") == [[f"`{name}`", *("●" if role in spec.roles else "–" for role in roles)]]


def _examples() -> list[tuple[str, str]]:
    return [(page, line) for page in EVERY_PAGE for line in code(page) if line.startswith("/iris ")]


@pytest.mark.parametrize(("page", "line"), _examples())
def test_each_example_is_understood(page: str, line: str, reference: ReferenceData) -> None:
    """Down to its values: an establishment, a site, a choice, a duration that are named exist."""
    invocation = parse(line, "/iris", "key")
    assert isinstance(invocation, Invocation), invocation
    values = Values(invocation, reference)
    spec = find(invocation.command)
    assert spec is not None
    for argument in spec.arguments:
        _read(values, argument)
    assert values.errors == {}


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
        case ArgumentKind.EMAIL:
            values.email(argument.name)
        case ArgumentKind.TEXT:
            values.text(argument.name)
        case _:
            values.raw(argument.name)


# --- settings and the command line


@pytest.mark.parametrize("page", SETTINGS_PAGES)
@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_is_told_with_its_default(name: str, page: str) -> None:
    rows = table(page, f"`IRIS_{name.upper()}`")
    assert len(rows) == 1
    default = Settings.model_fields[name].default
    if isinstance(default, str | int) and default:
        assert rows[0][1] == f"`{default}`"


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_no_page_tells_of_a_setting_that_does_not_exist(page: str) -> None:
    known = {f"IRIS_{name.upper()}" for name in Settings.model_fields} | {"IRIS_TEST_POSTGRES_URL"}
    assert set(re.findall(r"\bIRIS_[A-Z_]+[A-Z]\b", text(page))) <= known


def test_the_example_file_holds_every_setting_and_no_other() -> None:
    held = re.findall(r"^#(IRIS_[A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(held) == sorted(f"IRIS_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.parametrize("taken", ["as it is", "every line"])
def test_the_example_file_loads(taken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"IRIS_{name.upper()}", raising=False)
    lines = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / ".env").write_text(lines if taken == "as it is" else lines.replace("#IRIS_", "IRIS_"), encoding="utf-8")
    settings = load_settings(_env_file=tmp_path / ".env")
    assert settings.has_slack is settings.has_zoom is (taken == "every line")


@pytest.mark.parametrize("page", SETTINGS_PAGES)
@pytest.mark.parametrize("name", CLI)
def test_each_subcommand_is_told_with_its_options(name: str, page: str) -> None:
    rows = [row for row in table(page, f"`{name}") if re.match(rf"`{name}[` ]", row[0])]
    assert len(rows) == 1
    assert [option for option in options(CLI[name]) if f"`{option}" not in rows[0][-1]] == []


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_each_command_line_shown_exists(page: str) -> None:
    """`iris …` names a subcommand (or a group of them) with options that it has; `make …` names a target."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in code(page):
        words = line.split()
        if words[:1] == ["make"]:
            assert words[1] in targets, line
        if words[:1] == ["iris"] and words[1:]:
            named = [name for name in CLI if f"{line} ".startswith(f"{name} ")]
            assert named or any(name.startswith(f"{line} ") for name in CLI), line
            given = {word for word in words if word.startswith("--")}
            assert given <= (options(CLI[named[0]]) if named else set()), line


def test_the_readmes_show_how_to_start() -> None:
    for page in ("README.md", "README.en.md"):
        assert {"make demo", "make test"} <= set(code(page))


# --- what vendors and operators are told


@pytest.mark.parametrize("page", ["docs/zoom.md", "docs/zoom.en.md"])
def test_each_zoom_scope_is_explained_and_no_other(page: str) -> None:
    told = [row[0].strip("`") for row in table(page, "`") if row[0].endswith(":admin`")]
    assert sorted(told) == sorted(SCOPES | GROUP_SCOPES)


@pytest.mark.parametrize("page", ["docs/slack.md", "docs/slack.en.md"])
def test_each_slack_scope_of_the_manifest_is_explained_and_no_other(page: str) -> None:
    asked = re.search(r"^( +)bot:\n((?:\1 *- .+\n?)+)", text("manifest.yml"), re.MULTILINE)
    assert asked is not None
    scopes = re.findall(r"- \"?([\w:.]+)", asked[2])
    told = [row[0].strip("`") for row in table(page, "`") if not row[0].startswith("`IRIS_")]
    assert sorted(told) == sorted(scopes)


@pytest.mark.parametrize("page", ["docs/teams.md", "docs/teams.en.md"])
def test_each_permission_and_scope_of_the_teams_manifest_is_explained_and_no_other(page: str) -> None:
    asked = manifest(Translator("fr"), app_id="", public_url="https://iris.example.org")
    told = [row[0].strip("`") for row in table(page, "`") if not row[0].startswith("`IRIS_")]
    assert sorted(told) == sorted([*asked["permissions"], *asked["bots"][0]["scopes"]])


@pytest.mark.parametrize("page", ["docs/exploitation.md", "docs/operations.en.md"])
def test_each_figure_is_explained_and_no_other(page: str) -> None:
    told = [row[0].strip("`") for row in table(page, "`iris_")]
    assert sorted(told) == sorted(family.name for family in Metrics().registry.collect())


# --- the pages themselves


def test_each_page_for_people_is_in_both_languages() -> None:
    english_only = {"CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md", "requirements/README.md"}
    pages = {page for page in EVERY_PAGE if not page.startswith("docs/adr/")} - english_only
    assert pages == TWINS.keys() | set(TWINS.values())


@pytest.mark.parametrize("french", TWINS)
def test_twins_have_the_same_headings(french: str) -> None:
    def levels(page: str) -> list[int]:
        return [len(heading.split()[0]) for heading in headings(page)]

    assert levels(french) == levels(TWINS[french])


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_each_link_and_picture_is_there(page: str) -> None:
    missing = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(str(target.relative_to(ROOT)))):
            missing.append(link)
    assert missing == []


@pytest.mark.parametrize("fault", TYPOGRAPHY)
@pytest.mark.parametrize("page", TWINS)
def test_french_typography(page: str, fault: str) -> None:
    assert [line for line in prose(page) if TYPOGRAPHY[fault].search(line)] == []


def test_the_french_opening_of_contributing_is_well_set() -> None:
    opening = [line for line in text("CONTRIBUTING.md").partition("\n## ")[0].splitlines() if line]
    assert [line for line in opening if any(fault.search(line) for fault in TYPOGRAPHY.values())] == []
