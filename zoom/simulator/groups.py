"""The account's user groups: one per profile, as the health network has them."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from zoom.simulator.listings import SortedKeys
from zoom.simulator.records import User
from zoom.simulator.refusals import no_group, no_member

TELECONSULTATION = "tLc0nsultat10nGrp_demo"
SHARE_TELECONSULTATION = 0.9
ADMINISTRATIVE = "aDm1nistrat1veGrp_demo"


class Groups:
    """Group id → name and members (by folded e-mail). Membership also stands in ``User.group_ids``."""

    def __init__(self) -> None:
        self.names = {TELECONSULTATION: "Téléconsultation", ADMINISTRATIVE: "Administrative"}
        self._members = {group_id: SortedKeys() for group_id in self.names}

    def fill(self, users: Iterable[User], seed: int) -> None:
        """First memberships: nine of ten for teleconsultation, the others administrative."""
        draw = Random(seed).random  # noqa: S311 - reproducible people, not secrets
        keys: dict[str, list[str]] = {TELECONSULTATION: [], ADMINISTRATIVE: []}
        sets = {group_id: (group_id,) for group_id in keys}
        for user in users:
            group_id = TELECONSULTATION if draw() < SHARE_TELECONSULTATION else ADMINISTRATIVE
            user.group_ids = sets[group_id]
            keys[group_id].append(user.key)
        for group_id, members in keys.items():
            self._members[group_id].fill(members)

    def members(self, group_id: str) -> SortedKeys:
        """The members' keys. Raises 404/4130."""
        if group_id not in self._members:
            raise no_group(group_id)
        return self._members[group_id]

    def join(self, group_id: str, user: User) -> bool:
        """Make a user a member; False if they were. Raises 404/4130."""
        members = self.members(group_id)
        if user.key in members:
            return False
        members.add(user.key)
        user.group_ids = (*user.group_ids, group_id)
        return True

    def leave(self, group_id: str, user: User) -> None:
        """Take a member out. Raises 404/4130, 404/4131."""
        members = self.members(group_id)
        if user.key not in members:
            raise no_member()
        members.discard(user.key)
        user.group_ids = tuple(held for held in user.group_ids if held != group_id)

    def forget(self, user: User) -> None:
        """Take somebody out of every group."""
        for group_id in user.group_ids:
            self._members[group_id].discard(user.key)
        user.group_ids = ()
