"""What the Zoom room needs to know; bootstrap fills it from IRIS_ZOOM_*."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from commands.domain.accounts import Profile


class Plan(enum.StrEnum):
    """The account's plan, which decides the rate limits (IRIS_ZOOM_PLAN)."""

    FREE = "free"
    PRO = "pro"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoomSettings:
    """One Zoom account and the server-to-server app that acts on it. Secrets stay out of `repr`."""

    account_id: str
    client_id: str
    client_secret: str = field(repr=False)
    api_url: str = "https://api.zoom.us/v2"
    oauth_url: str = "https://zoom.us"
    plan: Plan = Plan.BUSINESS
    profile_groups: tuple[tuple[Profile, str], ...] = ()
    """The Zoom group that stands for each profile; none is fine."""
    connect_timeout: float = 5.0
    read_timeout: float = 10.0
