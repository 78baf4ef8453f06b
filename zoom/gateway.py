"""Zoom in our words: implements `commands.ports.ZoomGateway` on the client."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from commands.domain.accounts import Pool, Profile, Status, ZoomView
from commands.domain.seat_figures import PlanUse
from commands.ports import AddOns, NewUser, Removal, Upcoming, UserChanges, ZoomPage
from zoom.client import ZoomClient, ZoomResponse
from zoom.limiter import Priority
from zoom.listing import walk
from zoom.protocol import requests, responses
from zoom.protocol.errors import Reason, Refused
from zoom.protocol.requests import DeleteAction, EventKind, ListedStatus, StatusAction, ZoomRequest
from zoom.wording import addons_of, body_of, feature_of, in_our_words, plan_of, type_number, view_of

log = logging.getLogger(__name__)

_GONE = frozenset({Reason.NOT_FOUND, Reason.INVITATION_EXPIRED})
_NO_WEBINAR_PLAN = 200


class Gateway:
    """One per kind of work: the worker's is INTERACTIVE, the mirror's BATCH. Thread-safe.

    `groups` are the Zoom groups that stand for profiles; `within` is the most seconds that one call takes, waits included.
    """

    def __init__(
        self,
        client: ZoomClient,
        groups: Mapping[Profile, str] | None = None,
        *,
        priority: Priority = Priority.INTERACTIVE,
        within: float = 30.0,
    ) -> None:
        self._client = client
        self._groups = dict(groups or {})
        self._priority = priority
        self._within = within

    def find(self, key: str) -> ZoomView | None:
        """Gone is what Zoom itself says is gone: no such user (1001), or an invitation that it dropped (1120)."""
        with in_our_words():
            try:
                return view_of(responses.decode_user(self._send(requests.get_user(key)).body))
            except Refused as refused:
                if refused.reason in _GONE:
                    return None
                raise

    def create(self, new: NewUser) -> str:
        request = requests.create_user(new.email, type_number(new.user_type), new.first_name, new.last_name)
        with in_our_words():
            return responses.decode_created(self._send(request).body).id or ""

    def book_creation(self, email: str) -> None:
        with in_our_words():
            self._client.book_creation(email)

    def update(self, key: str, changes: UserChanges) -> None:
        body = body_of(changes)
        if body:
            with in_our_words():
                self._send(requests.update_user(key, body))

    def set_active(self, key: str, active: bool) -> None:
        with in_our_words():
            self._send(requests.set_status(key, StatusAction.ACTIVATE if active else StatusAction.DEACTIVATE))

    def remove(self, key: str, how: Removal, transfer_to: str = "") -> None:
        """A transfer's target that does not exist is a refusal of its own, never « already gone »."""
        request = requests.delete_user(key, DeleteAction(how.value), transfer_to=transfer_to, transfer=EventKind)
        with in_our_words():
            try:
                self._send(request)
            except Refused as refused:
                if transfer_to and transfer_to.casefold() in refused.message.casefold():
                    raise Refused(Reason.TRANSFER_TARGET, status=refused.status, code=refused.code) from refused
                raise

    def addons(self, key: str) -> AddOns:
        with in_our_words():
            return addons_of(responses.decode_feature(self._send(requests.get_settings(key)).body))

    def set_addons(self, key: str, addons: AddOns) -> None:
        feature = feature_of(addons)
        if feature:
            with in_our_words():
                self._send(requests.update_settings(key, feature))

    def upcoming(self, key: str) -> Upcoming:
        """Series count once, however many times they occur."""
        with in_our_words():
            first = requests.upcoming_meetings(key)
            pages = walk(self._client, first, responses.decode_meetings, priority=self._priority)
            meetings = {event.id for page in pages for event in page.rows}
            return Upcoming(meetings=len(meetings), webinars=len(self._webinars(key)))

    def set_profile_group(self, key: str, profile: Profile) -> None:
        """Into the profile's group first, then out of the others, so that nobody is ever in none."""
        with in_our_words():
            if profile in self._groups:
                self._send(requests.add_members(self._groups[profile], [key]))
            for other, group in self._groups.items():
                if other is not profile:
                    self._leave(group, key)

    def plan(self) -> Mapping[Pool, PlanUse]:
        """Refused on some accounts, and where the app lacks the scope: then nothing is told, which is no fault."""
        with in_our_words():
            try:
                return plan_of(responses.decode_plan(self._send(requests.plan_usage()).body))
            except Refused as refused:
                log.info("plan usage refused: %s", refused.reason)
                return {}

    def pages(self, status: Status) -> Iterator[ZoomPage]:
        first = requests.list_users(ListedStatus(status.value))
        with in_our_words():
            for page in walk(self._client, first, responses.decode_users, priority=Priority.BATCH):
                views = tuple(view_of(row, status) for row in page.rows)
                yield ZoomPage(views=views, total=page.total_records or len(views), unreadable=page.unreadable)

    def _send(self, request: ZoomRequest) -> ZoomResponse:
        return self._client.send(request, within=self._within, priority=self._priority)

    def _webinars(self, key: str) -> set[int]:
        """Numbered pages; a user without a webinar plan has none (Zoom refuses with 400/200)."""
        found: set[int] = set()
        number = 1
        while True:
            try:
                body = self._send(requests.upcoming_webinars(key, number)).body
            except Refused as refused:
                if refused.code == _NO_WEBINAR_PLAN and "webinar" in refused.message.lower():
                    return found
                raise
            page = responses.decode_webinars(body)
            fresh = {event.id for event in page.rows} - found
            found |= fresh
            if len(page.rows) < requests.PAGE_SIZE or not fresh:
                return found
            number += 1

    def _leave(self, group: str, key: str) -> None:
        try:
            self._send(requests.remove_member(group, key))
        except Refused as refused:
            if refused.reason is not Reason.MEMBER_NOT_FOUND:
                raise
