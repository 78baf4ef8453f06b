"""The composition root: the only place where parts meet. Nothing is created before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.leader import LEASE_SECONDS
from bot.settings import Settings
from commands.context import House
from commands.domain.accounts import Profile
from commands.domain.reference import ReferenceData
from commands.ports import Clock
from storage.engine import make_engine
from storage.leases import Lease
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from zoom.settings import Plan, ZoomSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What every subcommand stands on: settings, time, reference data, database."""

    settings: Settings
    clock: Clock
    reference: ReferenceData
    engine: Engine
    store: SqlStore
    house: House

    def lease(self, holder: str) -> Lease:
        return Lease(self.engine, self.clock, "leader", holder, timedelta(seconds=LEASE_SECONDS))


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
            frozen_on=settings.seats_frozen_on,
        ),
    )


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
