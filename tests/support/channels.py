"""The support channel of a CCT, registered."""

from __future__ import annotations

from commands.domain.channels import Channel, NewChannel, Usage
from tests.support.desk import Desk


def support_channel(desk: Desk, registered_by: str) -> Channel:
    """That of the CCT of 03, on the web."""
    with desk.store.writing() as unit:
        new = NewChannel(
            platform="web",
            address="canal-chuq",
            usage=Usage.SUPPORT,
            cct="CHUQ",
            establishments=("03",),
            locale="fr",
            registered_by=registered_by,
        )
        channel = unit.channels.register(new)
        unit.commit()
    return channel
