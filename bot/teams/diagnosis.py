"""What `iris doctor` looks at of Teams: a token for real, the keys for real, whether anybody can be written to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot.bootstrap import Foundation, MissingSettingError, conversation_keys
from bot.diagnosis import Finding, Health
from bot.microsoft import TokenRefusedError
from bot.teams.front import tokens_of
from bot.teams.keys import KeysUnread, published
from bot.teams.references import PLATFORM
from commands.domain.errors import IrisError
from storage.conversations import SqlConversations


def examine_teams(house: Foundation) -> Iterator[Finding]:
    """Of a deployment that has Teams."""
    if house.settings.teams_anonymous:
        yield Finding(Health.WARNING, "teams-anonymous")
    else:
        yield _token(house)
        yield _keys(house)
    yield from _known(house)


def _token(house: Foundation) -> Finding:
    try:
        asyncio.run(tokens_of(house.settings).token())
    except TokenRefusedError as error:
        return Finding(Health.BAD, "teams-credentials", str(error))
    return Finding(Health.GOOD, "teams-credentials-good")


def _keys(house: Foundation) -> Finding:
    try:
        found = asyncio.run(published(house.settings.teams_openid_url))
    except KeysUnread as error:
        return Finding(Health.BAD, "teams-keys-away", str(error))
    return Finding(Health.GOOD, "teams-keys", str(len(found)))


def _known(house: Foundation) -> Iterator[Finding]:
    """A missing key or database is told elsewhere."""
    try:
        count = SqlConversations(house.engine, house.clock, conversation_keys(house.settings)).count(PLATFORM)
    except (MissingSettingError, SQLAlchemyError, IrisError):
        return
    yield Finding(Health.GOOD, "teams-known", str(count)) if count else Finding(Health.WARNING, "teams-nobody")
