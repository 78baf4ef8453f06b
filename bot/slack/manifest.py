"""The Slack app's manifest: `manifest.yml` at the root, or one for another address, command or Socket Mode (schema v1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.slack.app import SHORTCUT
from bot.slack.http import PATH
from commands.catalogue import COMMANDS

EXAMPLE_URL = "https://iris.example.org"
SCOPES = (
    "app_mentions:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
"""The least: hear its name, answer, be called, read the spreadsheets that it is given (R80), show pictures and give files, hear
the threads of requests in the private channels that it was invited to and know that these are private (R7, R61), hear and write
to a person, know who it is and by which e-mail (R2), and look whether a message was posted before a second try (R71). No public
channel is read: none can be registered."""
EVENTS = ("app_home_opened", "app_mention", "message.groups", "message.im")
USAGE_HINT = 1_000

DESCRIPTION = "Gérer les licences Zoom de votre établissement. Manage your establishment’s Zoom licences."
LONG_DESCRIPTION = """\
IRIS gère, dans Slack, les licences Zoom du réseau québécois de la santé et des services sociaux : lister, chercher et ouvrir \
les comptes de vos établissements; créer, modifier, désactiver, réactiver et supprimer un compte; suivre les invitations \
en attente et les licences libres. Chaque réponse n’est montrée qu’à la personne qui demande. Tapez {command} aide pour commencer.

In English: {command} help. IRIS manages the Zoom licences of Quebec’s health and social services network from Slack: list, \
find, create, modify, deactivate and delete the accounts of your establishments. Each answer is shown to the asker only."""


def manifest(command: str = "/iris", public_url: str = EXAMPLE_URL, *, socket_mode: bool = False) -> dict[str, Any]:
    """With Socket Mode no address is needed; over HTTP each one is `public_url`'s."""
    address = f"{public_url.rstrip('/')}{PATH}"
    http = not socket_mode
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "IRIS – Licences Zoom",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION.format(command=command),
            "background_color": "#0b4f8a",
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            "bot_user": {"display_name": "IRIS", "always_online": True},
            "slash_commands": [
                {
                    "command": command,
                    **({"url": address} if http else {}),
                    "description": "Licences Zoom : liste, fiche, créer, modifier, supprimer… (English: help)",
                    "usage_hint": usage_hint(),
                    "should_escape": False,
                }
            ],
            "shortcuts": [
                {
                    "name": "Créer une demande",
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Demander à votre CCT à partir de ce message (English: make a request of this message)",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**({"request_url": address} if http else {}), "bot_events": list(EVENTS)},
            "interactivity": {
                "is_enabled": True,
                **({"request_url": address, "message_menu_options_url": address} if http else {}),
            },
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def usage_hint() -> str:
    """What the composer shows beside the command: the catalogue's names."""
    return "[" + " | ".join(spec.name for spec in COMMANDS)[: USAGE_HINT - 2] + "]"


def manifest_text(given: dict[str, Any]) -> str:
    """As YAML; strings are quoted as JSON quotes them, which YAML reads alike."""
    return "\n".join(_yaml(given, "")) + "\n"


def _yaml(node: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _yaml(value, f"{indent}  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from _items(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}"


def _items(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *rest = _yaml(item, f"{indent}  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {json.dumps(item, ensure_ascii=False)}"
