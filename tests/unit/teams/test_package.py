"""The package that an administrator uploads to Teams, and what the check finds in one that Teams would refuse."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from bot.i18n import Translator
from bot.teams.package.archive import package, zipped
from bot.teams.package.check import Fault, package_faults
from bot.teams.package.manifest import (
    COLOUR_ICON,
    ENGLISH,
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MANIFEST,
    MENU,
    MOST_COMMANDS,
    OUTLINE_ICON,
    manifest,
    strings,
)
from commands.catalogue import find

APP = "0b8e1c5e-6f0a-4d8e-9a55-3d1f1f0f7a10"
URL = "https://iris.exemple.qc.ca"
BOTH = ["fr", "en"]

Change = Callable[[dict[str, bytes]], None]


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made() -> dict[str, bytes]:
    return unzipped(package(app_id=APP, public_url=URL))


def judged(files: dict[str, bytes], *, app_id: str = APP, public_url: str = URL) -> list[Fault]:
    return package_faults(zipped(files), app_id=app_id, public_url=public_url)


def keys(faults: list[Fault]) -> set[str]:
    return {fault.key for fault in faults}


def picture(size: int, colour: tuple[int, int, int, int], kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.new("RGBA", (size, size), colour).save(written, kind)
    return written.getvalue()


# --- what is written


def test_what_we_write_passes_what_we_check() -> None:
    assert judged(made()) == []


def test_the_same_settings_give_the_same_bytes() -> None:
    assert package(app_id=APP, public_url=URL) == package(app_id=APP, public_url=URL)


def test_all_files_are_at_the_root() -> None:
    assert set(made()) == {MANIFEST, ENGLISH, COLOUR_ICON, OUTLINE_ICON}


def test_french_is_the_default_and_english_is_whole() -> None:
    """R96."""
    files = made()
    given = json.loads(files[MANIFEST])
    assert given["localizationInfo"]["defaultLanguageTag"] == "fr"
    titles = [command["title"] for command in given["bots"][0]["commandLists"][0]["commands"]]
    assert titles == list(MENU)
    english = json.loads(files[ENGLISH])
    assert english["bots[0].commandLists[1].commands[4].title"] == "create"
    assert strings(given).keys() == english.keys() - {"$schema"}


@pytest.mark.parametrize("locale", BOTH)
def test_the_menu_names_commands_within_what_every_client_shows(locale: str) -> None:
    given = manifest(Translator(locale, strict=True), app_id=APP, public_url=URL)
    for each in given["bots"][0]["commandLists"]:
        assert 0 < len(each["commands"]) <= MOST_COMMANDS
        for command in each["commands"]:
            assert find(command["title"]) is not None
            assert len(command["title"]) <= LONGEST_TITLE
            assert len(command["description"]) <= LONGEST_DESCRIPTION


def test_the_bot_serves_everywhere_and_answers_in_private_where_it_can() -> None:
    (bot,) = json.loads(made()[MANIFEST])["bots"]
    assert set(bot["scopes"]) == {"personal", "team", "groupChat"}
    assert bot["supportsTargetedMessages"] is True
    assert [each["scopes"] for each in bot["commandLists"]] == [["personal"], ["team", "groupChat"]]


def test_the_domain_is_the_address_s_alone() -> None:
    given = manifest(Translator("fr"), app_id=APP, public_url="https://iris.exemple.qc.ca:8443/licences/")
    assert given["validDomains"] == ["iris.exemple.qc.ca"]


def test_the_icons_are_as_teams_takes_them() -> None:
    """Full to the corners at 192 px; at 32 px white alone, on nothing, and smooth."""
    files = made()
    colour = Image.open(io.BytesIO(files[COLOUR_ICON]))
    outline = Image.open(io.BytesIO(files[OUTLINE_ICON]))
    assert (colour.size, outline.size) == ((192, 192), (32, 32))
    assert colour.getchannel("A").getextrema() == (255, 255)
    shades = {colour for _, colour in outline.getcolors() or () if isinstance(colour, tuple)}
    assert {colour[:3] for colour in shades if colour[3]} == {(255, 255, 255)}
    assert len({colour[3] for colour in shades}) > 5


# --- what is refused


def test_a_package_of_another_bot_or_address_is_told() -> None:
    faults = judged(made(), app_id=APP.replace("0", "1"), public_url="https://ailleurs.exemple.qc.ca")
    assert keys(faults) == {"other-bot", "other-address"}
    assert {fault.params["place"] for fault in faults if fault.key == "other-bot"} == {
        "id",
        "bots[0].botId",
        "composeExtensions[0].botId",
    }


def test_the_bot_s_id_may_be_written_in_capitals() -> None:
    assert judged(made(), app_id=APP.upper()) == []


def test_without_settings_nothing_is_compared() -> None:
    assert judged(made(), app_id="", public_url="") == []


def test_an_address_that_teams_cannot_reach_is_told() -> None:
    data = package(app_id=APP, public_url="http://127.0.0.1:8080")
    assert keys(package_faults(data, app_id=APP, public_url="http://127.0.0.1:8080")) == {"not-https"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all", zipped({"readme": b"x"})[:-30]])
def test_what_is_no_zip_is_told_without_a_trace(data: bytes) -> None:
    assert keys(package_faults(data, app_id="", public_url="")) == {"not-a-zip"}


def test_a_zip_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    assert keys(judged({**made(), "big": bytes(6_000_000)})) == {"too-large"}


def test_files_in_a_folder_are_told_as_such() -> None:
    """The usual mistake: the folder was zipped, not what is in it."""
    assert keys(judged({f"iris/{name}": content for name, content in made().items()})) == {"in-a-folder"}


def edited(**values: Any) -> Change:
    """The manifest with these fields; None takes one out."""

    def change(files: dict[str, bytes]) -> None:
        given = {**json.loads(files[MANIFEST]), **values}
        files[MANIFEST] = json.dumps({name: value for name, value in given.items() if value is not None}).encode()

    return change


def bot(**values: Any) -> Change:
    def change(files: dict[str, bytes]) -> None:
        given = json.loads(files[MANIFEST])
        given["bots"][0].update(values)
        files[MANIFEST] = json.dumps(given).encode()

    return change


def translated(**values: Any) -> Change:
    """en.json with these places; None takes one out. Dots are written as `__`."""

    def change(files: dict[str, bytes]) -> None:
        given = {**json.loads(files[ENGLISH]), **{name.replace("__", "."): value for name, value in values.items()}}
        files[ENGLISH] = json.dumps({name: value for name, value in given.items() if value is not None}).encode()

    return change


def replaced(name: str, content: bytes | None) -> Change:
    def change(files: dict[str, bytes]) -> None:
        files.pop(name)
        if content is not None:
            files[name] = content

    return change


ONE: dict[str, Any] = {"scopes": ["personal"], "commands": [{"title": "liste"}]}
REFUSED: list[tuple[str, Change, str]] = [
    ("no manifest", replaced(MANIFEST, None), "missing-file"),
    ("a manifest that is no JSON", replaced(MANIFEST, b"{"), "not-json"),
    ("a manifest that is a list", replaced(MANIFEST, b"[]"), "not-json"),
    ("a manifest nested beyond measure", replaced(MANIFEST, b"[" * 200_000), "not-json"),
    ("another schema", edited(manifestVersion="1.16"), "schema-version"),
    ("no icons", edited(icons=None), "missing-field"),
    ("a field of nobody's", edited(colour="red"), "unknown-field"),
    ("a name too long", edited(name={"short": "x" * 31}), "too-long"),
    ("an id that is no GUID", edited(id="iris"), "not-accepted"),
    ("a field of another type", edited(description="text"), "not-accepted"),
    ("a scope that does not exist", bot(scopes=["public"]), "not-a-choice"),
    ("a scope that is missing", bot(scopes=["personal"]), "no-scope"),
    ("13 commands", bot(commandLists=[{**ONE, "commands": ONE["commands"] * 13}]), "too-many"),
    ("a command that nobody understands", bot(commandLists=[{**ONE, "commands": [{"title": "danser"}]}]), "unknown-command"),
    (
        "a description that clients cut",
        bot(commandLists=[{**ONE, "commands": [{"title": "liste", "description": "x" * 129}]}]),
        "too-long",
    ),
    ("no bot", edited(bots=[]), "no-bot"),
    ("no language file", replaced(ENGLISH, None), "missing-file"),
    ("a language file that is no JSON", replaced(ENGLISH, b"\xff"), "not-json"),
    ("only French", edited(localizationInfo={"defaultLanguageTag": "fr"}), "no-language"),
    ("a string left in French", translated(name__full=None), "not-translated"),
    ("a string of no place", translated(**{"bots[0].commandLists[2].commands[0].title": "list"}), "translates-nothing"),
    ("a place that the schema knows not", translated(title="IRIS"), "unknown-field"),
    ("a translated string too long", translated(name__short="x" * 31), "too-long"),
    ("a translated command of nobody's", translated(**{"bots[0].commandLists[0].commands[0].title": "dance"}), "unknown-command"),
    ("no colour icon", replaced(COLOUR_ICON, None), "missing-file"),
    ("an icon that is no picture", replaced(COLOUR_ICON, b"<svg/>"), "not-a-png"),
    ("an icon of another format", replaced(OUTLINE_ICON, picture(32, (255, 255, 255, 0), "WEBP")), "not-a-png"),
    ("a picture far too large", replaced(COLOUR_ICON, picture(2_000, (0, 0, 0, 255))), "not-a-png"),
    ("an icon of another size", replaced(COLOUR_ICON, picture(96, (0, 0, 0, 255))), "icon-size"),
    ("an outline on white", replaced(OUTLINE_ICON, picture(32, (255, 255, 255, 255))), "icon-outline"),
    ("an outline in colour", replaced(OUTLINE_ICON, picture(32, (200, 0, 0, 120))), "icon-outline"),
    ("an outline of nothing", replaced(OUTLINE_ICON, picture(32, (255, 255, 255, 0))), "icon-outline"),
]


@pytest.mark.parametrize(("change", "key"), [pytest.param(change, key, id=name) for name, change, key in REFUSED])
def test_what_teams_would_refuse_is_told_in_both_languages(change: Change, key: str) -> None:
    files = made()
    change(files)
    faults = judged(files)
    assert key in keys(faults)
    for locale in BOTH:
        say = Translator(locale, strict=True)
        assert all(say.text(f"teams-fault-{fault.key}", **fault.params) for fault in faults)
