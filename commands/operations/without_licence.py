"""Making an account Basique: its licence is free, the account stays (R55, R56). A MODIFY like any other."""

from __future__ import annotations

from commands.domain.accounts import Account, UserType
from commands.domain.operations import Json
from commands.operations.fields import ADD_ONS, Fields, fields_of


def without_licence(account: Account) -> dict[str, Json]:
    """The payload of that MODIFY. Add-ons go with the licence, without being asked for."""
    had = fields_of(account)
    lost = {name: "" for name in ADD_ONS if had[name]}
    after = Fields({"user_type": UserType.BASIC.value, **lost})
    return {
        "key": account.zoom_id or account.email,
        "fields": after.without(ADD_ONS).json(),
        "before": had.only(after.values).json(),
        "after": after.json(),
    }
