"""`iris doctor`: each thing a deployment needs, looked at for real, with what to do about it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx

from bot.bootstrap import Foundation, reach_zoom
from commands.domain.calendar import QUEBEC
from commands.domain.errors import ZoomProblem
from storage.schema import accepts, current
from zoom.protocol.errors import ZoomError

LARGEST_SKEW = 30.0
"""Seconds of difference with Zoom's clock past which signatures begin to be refused."""

SCOPES = frozenset(
    {
        "user:read:list_users:admin",
        "user:read:user:admin",
        "user:read:settings:admin",
        "user:write:user:admin",
        "user:update:user:admin",
        "user:update:status:admin",
        "user:delete:user:admin",
        "user:update:settings:admin",
        "meeting:read:list_meetings:admin",
        "webinar:read:list_webinars:admin",
        "billing:read:plan_usage:admin",
    }
)
"""What the commands of today call; each is explained in docs/zoom.md."""

GROUP_SCOPES = frozenset(
    {"group:write:member:admin", "group:delete:member:admin"},
)
"""Only where a profile has a Zoom group."""


class Health(enum.StrEnum):
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the diagnosis. `key` names the sentence `doctor-<key>`; `detail` completes it."""

    health: Health
    key: str
    detail: str = ""


def examine(house: Foundation) -> Iterator[Finding]:
    """Every check, each at its own pace; a broken one does not hide the next."""
    checks: tuple[Callable[[Foundation], Iterator[Finding]], ...] = (
        _settings,
        _reference,
        _database,
        _zoom,
        _slack,
        _teams,
        _mail,
    )
    for check in checks:
        yield from check(house)


def _settings(house: Foundation) -> Iterator[Finding]:
    settings = house.settings
    yield Finding(Health.GOOD, "admins", str(len(settings.admins))) if settings.admins else Finding(Health.WARNING, "no-admins")
    yield Finding(Health.GOOD, "secret-key") if settings.secret_key else Finding(Health.BAD, "no-secret-key")
    if not settings.public_url:
        yield Finding(Health.WARNING, "no-public-url")
    if settings.seats_frozen_on is None:
        yield Finding(Health.WARNING, "no-freeze")
    yield _contract(house)


def _contract(house: Foundation) -> Finding:
    """Without the date nobody is reminded of it (R57)."""
    end = house.settings.contract_end
    if end is None:
        return Finding(Health.WARNING, "no-contract-end")
    if end < house.clock.now().astimezone(QUEBEC).date():
        return Finding(Health.WARNING, "contract-ended", end.isoformat())
    return Finding(Health.GOOD, "contract", end.isoformat())


def _reference(house: Foundation) -> Iterator[Finding]:
    yield Finding(Health.GOOD, "reference", str(len(house.reference.establishments)))
    for cct in house.reference.ccts:
        if cct.contact is None:
            yield Finding(Health.WARNING, "no-contact", cct.name)
        if not cct.lead:
            yield Finding(Health.WARNING, "no-lead", cct.name)


def _database(house: Foundation) -> Iterator[Finding]:
    try:
        found = current(house.engine)
    except Exception as error:
        yield Finding(Health.BAD, "database-away", type(error).__name__)
        return
    if found is None or not accepts(house.engine):
        yield Finding(Health.BAD, "not-migrated", found or "")
        return
    yield Finding(Health.GOOD, "database", found)
    with house.store.reading() as unit:
        freshness = unit.directory.freshness()
    if freshness.complete_at is None:
        yield Finding(Health.WARNING, "never-read")
    elif freshness.alarm:
        yield Finding(Health.WARNING, f"reading-{freshness.alarm}")
    yield from _channels(house)


def _channels(house: Foundation) -> Iterator[Finding]:
    """Without one the requests of a CCT go to its agents one by one (R61)."""
    with house.store.reading() as unit:
        without = [cct.name for cct in house.reference.ccts if unit.channels.support(cct.key) is None]
    for name in without:
        yield Finding(Health.WARNING, "no-channel", name)


def _zoom(house: Foundation) -> Iterator[Finding]:
    settings = house.settings
    if not settings.has_zoom:
        yield Finding(Health.BAD, "no-zoom")
        return
    yield from _clock(house)
    with reach_zoom(settings, house.clock) as zoom:
        try:
            granted = zoom.client.scopes(within=10.0)
        except (ZoomError, ZoomProblem) as error:
            yield Finding(Health.BAD, "zoom-credentials", type(error).__name__)
            return
    yield Finding(Health.GOOD, "zoom-credentials-good")
    wanted = SCOPES | (GROUP_SCOPES if settings.zoom_group_teleconsultation or settings.zoom_group_administrative else set())
    for scope in sorted(wanted - granted):
        yield Finding(Health.BAD, "zoom-scope", scope)
    if not settings.zoom_webhook_secret.get_secret_value():
        yield Finding(Health.WARNING, "no-webhook-secret")


def _clock(house: Foundation) -> Iterator[Finding]:
    """Compare with the Date header of Zoom's answer: signatures older than five minutes are refused on both sides."""
    from email.utils import parsedate_to_datetime

    try:
        told = httpx.get(house.settings.zoom_oauth_url, timeout=5.0).headers.get("date", "")
        skew = abs((house.clock.now() - parsedate_to_datetime(told)).total_seconds())
    except httpx.HTTPError as error:
        yield Finding(Health.BAD, "zoom-away", type(error).__name__)
        return
    except (ValueError, TypeError):
        return
    if skew > LARGEST_SKEW:
        yield Finding(Health.BAD, "clock", f"{skew:.0f}")
    else:
        yield Finding(Health.GOOD, "clock-good")


def _slack(house: Foundation) -> Iterator[Finding]:
    if not house.settings.has_slack:
        yield Finding(Health.WARNING, "no-slack")
        return
    from bot.slack.diagnosis import examine_slack  # here: a deployment without Slack loads none of it

    yield from examine_slack(house)


def _teams(house: Foundation) -> Iterator[Finding]:
    if not house.settings.has_teams:
        yield Finding(Health.WARNING, "no-teams")
        return
    from bot.teams.diagnosis import examine_teams  # here: a deployment without Teams loads none of it

    yield from examine_teams(house)


def _mail(house: Foundation) -> Iterator[Finding]:
    if not house.settings.has_mail:
        yield Finding(Health.WARNING, "no-mail")
        return
    from bot.mail.diagnosis import examine_mail  # here: a deployment without e-mails loads none of it

    yield from examine_mail(house)
