"""Zoom's copies of what is ours of an account's place (domain: « Which field lives where »)."""

from __future__ import annotations

from commands.domain.reference import ReferenceData
from commands.operations.fields import Fields


def copies(reference: ReferenceData, establishment: str, installation: str) -> Fields:
    """`company` and `location` as Zoom shows them, in French; nothing for a place that is not known."""
    company, location = reference.establishment(establishment), reference.installation(installation)
    values: dict[str, str] = {}
    if company:
        values["company"] = company.name_fr
    if location:
        values["location"] = location.name
    return Fields(values)
