"""The composition root: the only place where parts meet. Nothing is created before it is asked for."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.settings import Settings
from commands.context import House
from commands.domain.accounts import Profile
from commands.domain.errors import ConfigurationError
from commands.domain.privacy import Retention
from commands.domain.reference import ReferenceData
from commands.ports import Clock
from storage.engine import make_engine
from storage.leases import SqlLease
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from zoom.client import ZoomClient, http_client
from zoom.gateway import Gateway
from zoom.limiter import Limiter, Priority, rates_of
from zoom.settings import Plan, ZoomSettings
from zoom.timer import SystemTimer
from zoom.tokens import TokenSource

SPELLINGS = {"teams": "iris"}
"""In Teams a slash opens the client's own menu; the bot's name, or nothing at all, stands before a command."""


class MissingSettingError(ConfigurationError):
    """A setting that this work cannot do without; the sentence is `cli-missing-<what>`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What every subcommand stands on: settings, time, reference data, database."""

    settings: Settings
    clock: Clock
    reference: ReferenceData
    engine: Engine
    store: SqlStore
    house: House

    def lease(self) -> SqlLease:
        return SqlLease(self.engine, self.clock)


def lay_foundation(settings: Settings, clock: Clock | None = None) -> Foundation:
    """Read the reference data and prepare the engine; no connection is opened yet. Raises ConfigurationError."""
    time = clock or SystemClock()
    reference = load_reference(settings.reference_dir)
    engine = make_engine(settings.database_url)
    return Foundation(
        settings=settings,
        clock=time,
        reference=reference,
        engine=engine,
        store=SqlStore(engine, time, reference, settings.seats_frozen_on),
        house=House(
            reference=reference,
            admins=settings.admins,
            command=settings.command,
            spellings=SPELLINGS,
            frozen_on=settings.seats_frozen_on,
            contract_end=settings.contract_end,
            retention=retention_of(settings),
            idle_days=settings.idle_days,
            mails=settings.has_mail,
            creations_per_day=rates_of(Plan(settings.zoom_plan)).created_per_day,
        ),
    )


def retention_of(settings: Settings) -> Retention:
    """How long personal details are kept (R94); 0 keeps for ever."""
    return Retention(
        journal=_months(settings.keep_journal_months),
        history=_months(settings.keep_history_months),
        messages=_days(settings.keep_messages_days),
        presence=_months(settings.keep_presence_months),
        figures=_days(settings.keep_figures_days),
        takeover=_days(settings.keep_takeover_days),
    )


def _days(count: int) -> timedelta | None:
    return timedelta(days=count) if count else None


def _months(count: int) -> timedelta | None:
    """Of a year's twelve."""
    return timedelta(days=round(count * 365.25 / 12)) if count else None


def zoom_settings(settings: Settings) -> ZoomSettings:
    """What the Zoom room needs of the settings."""
    groups = (
        (Profile.TELECONSULTATION, settings.zoom_group_teleconsultation),
        (Profile.ADMINISTRATIVE, settings.zoom_group_administrative),
    )
    return ZoomSettings(
        account_id=settings.zoom_account_id,
        client_id=settings.zoom_client_id,
        client_secret=settings.zoom_client_secret.get_secret_value(),
        api_url=settings.zoom_api_url,
        oauth_url=settings.zoom_oauth_url,
        plan=Plan(settings.zoom_plan),
        profile_groups=tuple((profile, group) for profile, group in groups if group),
    )


WRITING_WITHIN = 5.0
"""Seconds of one call of the worker's, waits included. A step reads or writes once, then writes once: with as long to connect
and to answer, its last call has left well within `bot.leader.MARGIN`."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Zoom as the worker meets it; as the mirror does, which gives way; and as batches do, which give way too."""

    client: ZoomClient
    gateway: Gateway
    reading: Gateway
    patient: Gateway


@contextmanager
def reach_zoom(settings: Settings, clock: Clock) -> Iterator[Reach]:
    """The client and its two gateways, closed at the end. Raises MissingSettingError where the credentials are not set."""
    if not settings.has_zoom:
        raise MissingSettingError("zoom")
    wanted = zoom_settings(settings)
    timer = SystemTimer()
    with http_client(wanted) as http:
        limiter = Limiter(rates_of(wanted.plan), timer, clock)
        client = ZoomClient(wanted, TokenSource(wanted, http, timer, clock), limiter, http, timer, clock)
        groups = dict(wanted.profile_groups)
        writing = Gateway(client, groups, within=WRITING_WITHIN)
        reading = Gateway(client, groups, priority=Priority.BATCH)
        yield Reach(client, writing, reading, Gateway(client, groups, priority=Priority.BATCH, within=WRITING_WITHIN))
        client.close()


def audit_keys(settings: Settings) -> tuple[bytes, ...]:
    """The key that seals the audit, then the one before while a rotation lasts. Raises MissingSettingError without a secret."""
    return _derived(settings, b"iris audit seal v1")


def conversation_keys(settings: Settings) -> tuple[bytes, ...]:
    """The keys that encrypt where people can be written to (`storage.conversations`), in the same order. Raises as above."""
    return _derived(settings, b"iris conversations v1")


def _derived(settings: Settings, purpose: bytes) -> tuple[bytes, ...]:
    """32 bytes of each secret, for one purpose: no other use of the secret meets them."""
    if not settings.secret_key:
        raise MissingSettingError("secret-key")
    secrets = (one.get_secret_value().encode() for one in settings.secret_key)
    return tuple(hmac.new(one, purpose, hashlib.sha256).digest() for one in secrets)
