"""Who a Slack user is: the e-mail that the workspace vouches for (R2), looked up once in five minutes."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.i18n import normalise_locale
from bot.identities import Identities, UnconfirmedError
from commands.incoming import Person
from commands.ports import Clock

PLATFORM = "slack"
PATIENCE = 1.2
"""Seconds for users.info, of the three in which Slack wants its answer."""


class People:
    """`users.info` behind the cache."""

    def __init__(self, client: AsyncWebClient, team_id: str, clock: Clock) -> None:
        self._client = client
        self._team_id = team_id
        self._known = Identities(clock)

    async def find(self, user_id: str) -> Person:
        """The person; without e-mail, hence without role, where they are not a full member. Raises UnconfirmedError."""
        known = self._known.known(user_id)
        return known or self._known.keep(user_id, self._person(user_id, await self._ask(user_id)))

    async def _ask(self, user_id: str) -> dict[str, Any]:
        try:
            async with asyncio.timeout(PATIENCE):
                response = await self._client.users_info(user=user_id, include_locale=True)
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            raise UnconfirmedError(type(error).__name__) from error
        user = response.get("user")
        if not isinstance(user, dict):
            raise UnconfirmedError("user")
        return user

    async def still_here(self, user_id: str) -> bool | None:
        """Whether they are a full member now, asked anew; None where Slack did not say (`bot.membership`)."""
        try:
            response = await self._client.users_info(user=user_id)
        except SlackApiError as error:
            return False if error.response.get("error") == "user_not_found" else None
        except (SlackClientError, ClientError, OSError, TimeoutError):
            return None
        user = response.get("user")
        return self._is_member(user) if isinstance(user, dict) else None

    def _person(self, user_id: str, user: dict[str, Any]) -> Person:
        profile = user.get("profile") or {}
        return Person(
            platform=PLATFORM,
            address=user_id,
            email=str(profile.get("email") or "").strip() if self._is_member(user) and _confirmed(user) else "",
            name=str(profile.get("real_name") or ""),
            locale=normalise_locale(user.get("locale")),
        )

    def _is_member(self, user: dict[str, Any]) -> bool:
        """A full member of this workspace: no stranger of Slack Connect, guest, bot or closed account (R2)."""
        barred = ("is_stranger", "is_restricted", "is_ultra_restricted", "is_bot", "deleted")
        return user.get("team_id") == self._team_id and not any(user.get(one) for one in barred)


def _confirmed(user: dict[str, Any]) -> bool:
    """Slack vouches for an address that was confirmed (R2); the field is absent from older answers."""
    return user.get("is_email_confirmed") is not False
