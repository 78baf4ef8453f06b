"""What Zoom might say of invented people."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from commands.domain.accounts import Status, UserType, ZoomView

_LICENSED = ZoomView(
    email="helene.boucher.ciussscn@ssss.gouv.qc.ca",
    status=Status.ACTIVE,
    user_type=UserType.LICENSED,
    raw_type=2,
    zoom_id="z-helene",
    first_name="Hélène",
    last_name="Boucher",
    department="Radiologie",
    timezone="America/Montreal",
)


def zoom_view(email: str = _LICENSED.email, **fields: Any) -> ZoomView:
    """An active licensed person; pending ones lose their Zoom id, as in Zoom's listings."""
    if "zoom_id" not in fields:
        fields["zoom_id"] = None if fields.get("status") is Status.PENDING else f"z-{email}"
    return replace(_LICENSED, email=email, **fields)
