"""Is this zip a package that Teams will take, and is it this deployment's? Read offline, every fault told at once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.teams.package.manifest import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MANIFEST,
    SCHEMA_VERSION,
    Json,
    strings,
)
from bot.teams.package.pictures import icon_faults
from bot.teams.package.shape import Fault, shape_faults
from commands.catalogue import find

__all__ = ["Fault", "package_faults"]

Files = dict[str, bytes]

LARGEST = 5_000_000
"""Bytes of all files together, unpacked; ours are 30 kB."""
SCOPES = ("personal", "team", "groupChat")
LANGUAGES = ("fr", "en")
LONGEST = {"name.short": 30, "name.full": 100, "description.short": 80, "description.full": 4_000}
"""As the manifest's schema has them; the localisation schema puts them beside a `$ref`, where Draft 4 ignores them."""


def package_faults(data: bytes, *, app_id: str, public_url: str) -> list[Fault]:
    """All that is wrong with the zip. What a setting is "" for is not compared."""
    files = _files(data)
    if isinstance(files, Fault):
        return [files]
    given = _json(files, MANIFEST)
    if isinstance(given, Fault):
        return [given]
    if given.get("manifestVersion") != SCHEMA_VERSION:
        return [Fault("schema-version", {"found": str(given.get("manifestVersion", "")), "wanted": SCHEMA_VERSION})]
    misshapen = shape_faults(given, "MicrosoftTeams", MANIFEST)
    if misshapen:
        return misshapen
    return [
        *icon_faults(files, given["icons"]),
        *_language_faults(files, given),
        *_bot_faults(given),
        *_setting_faults(given, app_id, public_url),
    ]


def _files(data: bytes) -> Files | Fault:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                return Fault("too-large")
            files = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return Fault("not-a-zip")  # broken, of an unknown compression, or behind a password
    if MANIFEST not in files and any(name.endswith(f"/{MANIFEST}") for name in files):
        return Fault("in-a-folder", {"file": MANIFEST})
    return files


def _json(files: Files, name: str) -> Json | Fault:
    if name not in files:
        return Fault("missing-file", {"file": name})
    try:
        read = json.loads(files[name])
    except (ValueError, RecursionError):
        return Fault("not-json", {"file": name})
    return read if isinstance(read, dict) else Fault("not-json", {"file": name})


def _language_faults(files: Files, given: Json) -> Iterator[Fault]:
    """Each language whole and nothing beside it; French and English both there (R96)."""
    info = given.get("localizationInfo", {})
    others = {each["languageTag"]: each["file"] for each in info.get("additionalLanguages", ())}
    for language in LANGUAGES:
        if language not in {info.get("defaultLanguageTag"), *others}:
            yield Fault("no-language", {"language": language})
    wanted = strings(given)
    yield from _text_faults(wanted, MANIFEST)
    for name in others.values():
        read = _json(files, name)
        if isinstance(read, Fault):
            yield read
            continue
        yield from shape_faults(read, "MicrosoftTeams.Localization", name)
        translated = {place: text for place, text in read.items() if place not in {"$schema", "localizationKeys"}}
        for place in wanted.keys() - translated.keys():
            yield Fault("not-translated", {"file": name, "place": place})
        for place in translated.keys() - wanted.keys():
            yield Fault("translates-nothing", {"file": name, "place": place})
        yield from _text_faults({place: str(translated[place]) for place in wanted.keys() & translated.keys()}, name)


def _text_faults(texts: dict[str, str], file: str) -> Iterator[Fault]:
    """None longer than clients show; the menu puts a title in the composer as it is, so the parser must know it."""
    for place, text in texts.items():
        title = place.endswith(".title")
        most = LONGEST.get(place) or (LONGEST_TITLE if title else LONGEST_DESCRIPTION)
        if len(text) > most:
            yield Fault("too-long", {"file": file, "place": place, "most": most, "found": len(text)})
        if title and place.startswith("bots[") and find(text) is None:
            yield Fault("unknown-command", {"file": file, "place": place, "name": text})


def _bot_faults(given: Json) -> Iterator[Fault]:
    bots = given.get("bots", [])
    if not bots:
        yield Fault("no-bot")
    for bot in bots:
        for scope in SCOPES:
            if scope not in bot["scopes"]:
                yield Fault("no-scope", {"scope": scope})


def _setting_faults(given: Json, app_id: str, public_url: str) -> Iterator[Fault]:
    """The package is this deployment's: its bot, its address."""
    kinds = ("bots", "composeExtensions")
    named = ((f"{kind}[0].botId", one["botId"]) for kind in kinds for one in given.get(kind, ()) if "botId" in one)
    ids = [("id", given["id"]), *named]
    for place, found in ids:
        if app_id and found.casefold() != app_id.casefold():
            yield Fault("other-bot", {"place": place, "found": found, "wanted": app_id})
    for name in ("websiteUrl", "privacyUrl", "termsOfUseUrl"):
        if not given["developer"][name].casefold().startswith("https://"):
            yield Fault("not-https", {"place": f"developer.{name}"})
    host = urlsplit(public_url).hostname
    if host and host not in given.get("validDomains", ()):
        yield Fault("other-address", {"host": host})
