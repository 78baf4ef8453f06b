"""The simulated Zoom account that matches the reference data: its people work where our establishments are."""

from __future__ import annotations

from commands.domain.reference import ReferenceData
from zoom.simulator import SimulatedEstablishment, SimulatorSettings


def simulated_settings(
    reference: ReferenceData,
    *,
    users: int = 5000,
    seats: int | None = None,
    seed: int = 1,
    faults: str = "",
    webhook_url: str = "",
    webhook_secret: str = "",
) -> SimulatorSettings:
    """Settings of a simulator whose invented people work in the establishments of `reference`."""
    return SimulatorSettings(
        users=users,
        seats=seats,
        seed=seed,
        faults=faults,
        webhook_url=webhook_url or None,
        webhook_secret=webhook_secret,
        establishments=tuple(
            SimulatedEstablishment(
                one.key,
                one.name_fr,
                _address(reference, one.key),
                tuple(site.name for site in reference.installations_of(one.key)),
            )
            for one in reference.establishments
        ),
    )


def _address(reference: ReferenceData, establishment: str) -> str:
    """The first suffix, else the first domain, that names the establishment; "" where none does."""
    book = reference.addresses
    suffix = next((one for one, key in book.suffixes.items() if key == establishment), "")
    return suffix or next((one.domain for one in book.domains if one.establishment == establishment), "")
