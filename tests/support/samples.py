"""Invented people and operations, complete but for what a test cares about."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import msgspec

from commands.domain.accounts import Status, UserType, ZoomView
from commands.domain.operations import Kind, NewOperation

_numbers = itertools.count(1)


def new_operation(**chosen: Any) -> NewOperation:
    """A creation in 03; its intent is its own unless given."""
    operation = NewOperation(
        kind=Kind.CREATE,
        intent=f"intent-{next(_numbers)}",
        actor="odile.gestion.ciussscn@ssss.gouv.qc.ca",
        email="achille.talon.ciussscn@ssss.gouv.qc.ca",
        account_id=None,
        establishments=("03",),
        payload={},
        reference="R-1",
    )
    return replace(operation, **chosen)


def licensed(email: str, status: Status = Status.ACTIVE, **chosen: Any) -> ZoomView:
    """What Zoom says of somebody who holds a licence."""
    pending = status is Status.PENDING
    view = ZoomView(
        email=email,
        status=status,
        user_type=UserType.LICENSED,
        raw_type=2,
        zoom_id=None if pending else f"zoom-{email}",
        first_name="Achille",
        last_name="Talon",
    )
    return msgspec.structs.replace(view, **chosen)
