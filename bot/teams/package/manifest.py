"""The Teams app's manifest (schema 1.30, stable): one table of commands, French first, English beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.i18n import Translator
from bot.teams.chosen import COMMAND
from commands.catalogue import CommandSpec, find

Json = dict[str, Any]

SCHEMA_VERSION = "1.30"
SCHEMA_URL = f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json"
SCHEMAS = Path(__file__).parent / "schemas"
"""Microsoft's, vendored; see the README beside them."""

MANIFEST = "manifest.json"
ENGLISH = "en.json"
COLOUR_ICON = "color.png"
OUTLINE_ICON = "outline.png"
ACCENT = "#095797"
SHORT_NAME = "IRIS"

MENU = (
    "liste",
    "chercher",
    "fiche",
    "attente",
    "créer",
    "modifier",
    "désactiver",
    "réactiver",
    "supprimer",
    "licences",
    "état",
    "aide",
)
"""The most used, in the menu's order; Teams shows no more than 12. All others are typed, or are buttons of these."""
MOST_COMMANDS = 12
LONGEST_TITLE = 32
LONGEST_DESCRIPTION = 128
"""What older clients show of a command; the schema alone takes more."""


def manifest(words: Translator, *, app_id: str, public_url: str) -> Json:
    """`manifest.json` in the language of `words`; the app's id is the bot's (the one of its registration).

    `supportsChannelFeatures` lets the bot into private channels, where requests are answered (R7).
    """
    return {
        "$schema": SCHEMA_URL,
        "manifestVersion": SCHEMA_VERSION,
        "version": version("iris-bot"),
        "id": app_id,
        "developer": {
            "name": words.text("teams-app-name"),
            "websiteUrl": public_url,
            "privacyUrl": public_url,
            "termsOfUseUrl": public_url,
        },
        "name": {"short": SHORT_NAME, "full": words.text("teams-app-name")},
        "description": {"short": words.text("teams-app-summary"), "full": words.text("teams-app-description")},
        "icons": {"color": COLOUR_ICON, "outline": OUTLINE_ICON},
        "accentColor": ACCENT,
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "localizationInfo": {"defaultLanguageTag": "fr", "additionalLanguages": [{"languageTag": "en", "file": ENGLISH}]},
        "bots": [_bot(words, app_id)],
        "composeExtensions": [_on_messages(words, app_id)],
        "supportsChannelFeatures": "tier1",
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(public_url).hostname or ""],
    }


def _bot(words: Translator, app_id: str) -> Json:
    """Private answers in channels are targeted messages, also after « / » (manifest 1.29 and later)."""
    commands = [_command(words, name) for name in MENU]
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "isNotificationOnly": False,
        "supportsFiles": True,
        "supportsCalling": False,
        "supportsVideo": False,
        "supportsTargetedMessages": True,
        "commandLists": [
            {"scopes": ["personal"], "commands": commands},
            {"scopes": ["team", "groupChat"], "triggers": ["mention", "slash"], "commands": commands},
        ],
    }


def _on_messages(words: Translator, app_id: str) -> Json:
    """« Créer une demande » in the menu of any message (R60)."""
    return {
        "botId": app_id,
        "commands": [
            {
                "id": COMMAND,
                "type": "action",
                "context": ["message"],
                "fetchTask": True,
                "title": words.text("teams-choose-message"),
                "description": words.text("teams-choose-message-told"),
            }
        ],
    }


def _command(words: Translator, name: str) -> Json:
    spec = _known(name)
    title = spec.name if words.locale == "fr" else spec.english
    return {"title": title, "description": words.text(f"command-{spec.slug}-summary")}


def _known(name: str) -> CommandSpec:
    spec = find(name)
    if spec is None:
        raise LookupError(name)
    return spec


def strings(given: Json) -> dict[str, str]:
    """What a language file translates, by its place as the localisation schema writes it."""
    return dict(_strings(given))


def _strings(given: Json) -> Iterator[tuple[str, str]]:
    for part, names in (("name", ("short", "full")), ("description", ("short", "full"))):
        for name in names:
            if name in given.get(part, {}):
                yield f"{part}.{name}", given[part][name]
    for which, bot in enumerate(given.get("bots", ())):
        for number, each in enumerate(bot.get("commandLists", ())):
            yield from _titled(each["commands"], f"bots[{which}].commandLists[{number}]")
    for extension in given.get("composeExtensions", ()):
        yield from _titled(extension["commands"], "composeExtensions[0]")


def _titled(commands: Sequence[Json], within: str) -> Iterator[tuple[str, str]]:
    for place, command in enumerate(commands):
        for name in ("title", "description"):
            if name in command:
                yield f"{within}.commands[{place}].{name}", command[name]


def language_file(given: Json) -> Json:
    """The localisation file that holds the strings of `given`, a manifest in another language."""
    address = SCHEMA_URL.replace("MicrosoftTeams.schema", "MicrosoftTeams.Localization.schema")
    return {"$schema": address, **strings(given)}


@cache
def schema(name: str) -> Json:
    """A vendored schema: "MicrosoftTeams" or "MicrosoftTeams.Localization"."""
    read: Json = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return read
