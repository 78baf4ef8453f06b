"""The effects at Zoom of which every kind of write is made, each a `Step`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.domain.accounts import Profile, Status, UserType
from commands.domain.errors import ZoomRefused
from commands.domain.operations import Json, Operation
from commands.operations.steps import Seen, Verdict
from commands.ports import AddOns, NewUser, Refusal, Removal, UserChanges, ZoomGateway

ALREADY_ACTIVE = "already-active"
"""Our own refusal: the person activated meanwhile, and an invitation that is accepted cannot be taken back (R43)."""


def fatal(error: ZoomRefused) -> Verdict:
    """Zoom's no ends the operation; the sentence is made of its reason (R54)."""
    return Verdict(fatal=True, outcome=f"refused-{error.reason}")


@dataclass(frozen=True, slots=True)
class Invite:
    """Create the person at Zoom, which sends its invitation (R25)."""

    new: NewUser
    name = "invite"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        return {"zoom_id": zoom.create(self.new)}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        return Seen.NOT_APPLIED if zoom.find(self.new.email) is None else Seen.APPLIED

    def refused(self, operation: Operation, error: ZoomRefused, /) -> Verdict:
        # An earlier try of ours may be what took the address: then it is adopted, not invited twice (R90).
        if error.reason == Refusal.ADDRESS_TAKEN and operation.started:
            return Verdict(fatal=False)
        return fatal(error)


@dataclass(frozen=True, slots=True)
class Update:
    """PATCH the person: fields and type in one call, which Zoom takes or refuses whole.

    `optional` for mere copies of what is ours: without them the write stands.
    """

    key: str
    changes: UserChanges
    optional: bool = False
    name = "update"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        zoom.update(self.key, self.changes)
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        view = zoom.find(self.key)
        asked = {name: getattr(self.changes, name) for name in self.changes.__slots__}
        same = view is not None and all(getattr(view, name) == value for name, value in asked.items() if value is not None)
        return Seen.APPLIED if same else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return Verdict(fatal=False, notes={"copy_refused": error.reason}) if self.optional else fatal(error)


@dataclass(frozen=True, slots=True)
class SetAddOns:
    """Large meeting and webinar. Not had, the rest stands and the person is told which is missing (R35)."""

    key: str
    addons: AddOns
    name = "addons"

    def apply(self, operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        if operation.notes.get("without_licence"):
            return {"addons_refused": Refusal.WEBINAR_NEEDS_LICENCE.value}
        zoom.set_addons(self.key, self.addons)
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        has = zoom.addons(self.key)
        asked = (self.addons.large_meeting, has.large_meeting), (self.addons.webinar, has.webinar)
        return Seen.APPLIED if all(want is None or want == (got or 0) for want, got in asked) else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return Verdict(fatal=False, notes={"addons_refused": error.reason})


@dataclass(frozen=True, slots=True)
class SetProfile:
    """Move between the groups of the profiles' settings; putting someone twice in a group changes nothing."""

    key: str
    profile: Profile
    name = "profile"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        zoom.set_profile_group(self.key, self.profile)
        return {}

    def look(self, _operation: Operation, _zoom: ZoomGateway, /) -> Seen:
        # The port tells no membership; doing it again does no harm.
        return Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return Verdict(fatal=False, notes={"profile_refused": error.reason})


@dataclass(frozen=True, slots=True)
class SetActive:
    """Activate or deactivate (R40, R41)."""

    key: str
    active: bool
    name = "status"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        zoom.set_active(self.key, self.active)
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        view = zoom.find(self.key)
        wanted = Status.ACTIVE if self.active else Status.INACTIVE
        return Seen.APPLIED if view is not None and view.status is wanted else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return fatal(error)


@dataclass(frozen=True, slots=True)
class GiveLicence:
    """Licensed again after a reactivation; without a seat the account stays Basic and its person is told (R41)."""

    key: str
    name = "licence"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        zoom.update(self.key, UserChanges(user_type=UserType.LICENSED))
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        view = zoom.find(self.key)
        return Seen.APPLIED if view is not None and view.user_type is UserType.LICENSED else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return Verdict(fatal=False, notes={"without_licence": error.reason})


@dataclass(frozen=True, slots=True)
class DropLicence:
    """Basic, where Zoom left the licence on a deactivated account (it usually takes it away by itself).

    `needed` where keeping it would go above the allocation (R50).
    """

    key: str
    needed: bool = False
    name = "drop-licence"

    def apply(self, operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        if self.look(operation, zoom) is Seen.NOT_APPLIED:
            zoom.update(self.key, UserChanges(user_type=UserType.BASIC))
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        view = zoom.find(self.key)
        return Seen.NOT_APPLIED if view is not None and view.user_type is UserType.LICENSED else Seen.APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return fatal(error) if self.needed else Verdict(fatal=False, notes={"licence_kept": error.reason})


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete an account, or take an invitation back (R43). Somebody already gone is as removed as one wanted."""

    key: str
    how: Removal
    transfer_to: str = ""
    then_invites: bool = False
    """It is only made where the same address may be invited again today (R73)."""
    name = "remove"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        if self.how is Removal.DISASSOCIATE:
            self._must_be_pending(zoom)
        if self.then_invites:
            zoom.book_creation(self.key)
        zoom.remove(self.key, self.how, self.transfer_to)
        return {}

    def look(self, _operation: Operation, zoom: ZoomGateway, /) -> Seen:
        return Seen.APPLIED if zoom.find(self.key) is None else Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        if error.reason == Refusal.NOT_FOUND:
            return Verdict(fatal=False, notes={"already_gone": True})
        if error.reason == ALREADY_ACTIVE:
            return Verdict(fatal=True, outcome=ALREADY_ACTIVE)
        return fatal(error)

    def _must_be_pending(self, zoom: ZoomGateway) -> None:
        """Disassociating an active person would put them out of the organisation's account with all they have."""
        view = zoom.find(self.key)
        if view is not None and view.status is not Status.PENDING:
            raise ZoomRefused(ALREADY_ACTIVE)


@dataclass(frozen=True, slots=True)
class CountUpcoming:
    """Meetings and webinars to come, for a deletion's question (R42). Where Zoom will not say, the question says so."""

    key: str
    name = "count"

    def apply(self, _operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        found = zoom.upcoming(self.key)
        return {"meetings": found.meetings, "webinars": found.webinars}

    def look(self, _operation: Operation, _zoom: ZoomGateway, /) -> Seen:
        # A reading may be done again.
        return Seen.NOT_APPLIED

    def refused(self, _operation: Operation, error: ZoomRefused, /) -> Verdict:
        return fatal(error) if error.reason == Refusal.NOT_FOUND else Verdict(fatal=False, notes={"uncounted": True})
