"""Zoom's refusals: HTTP status, code and message as its OpenAPI has them (Users, Meetings, Groups; read 2025-12)."""

from __future__ import annotations

from typing import Any


class ZoomRefusal(Exception):
    """Zoom says no. ``status`` is HTTP's, ``code`` Zoom's; ``errors`` are [{field, message}] of code 300."""

    def __init__(self, status: int, code: int, message: str, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors or []

    def body(self) -> dict[str, Any]:
        """What Zoom answers."""
        answer: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.errors:
            answer["errors"] = self.errors
        return answer


def unknown_user(reference: str) -> ZoomRefusal:
    return ZoomRefusal(404, 1001, f"User does not exist: {reference}.")


def invitation_expired() -> ZoomRefusal:
    return ZoomRefusal(400, 1120, "A valid invitation to join the Zoom account was not found for this user.")


def address_used(email: str) -> ZoomRefusal:
    return ZoomRefusal(409, 1005, f'Email "{email}" has already been used.')


def active_elsewhere(email: str) -> ZoomRefusal:
    return ZoomRefusal(400, 1009, f"The user {email} already holds an active account.")


def outside_limited_domains(email: str, domains: tuple[str, ...]) -> ZoomRefusal:
    return ZoomRefusal(400, 1116, f"Email address {email} doesn't match limited domains: {', '.join(domains)}")


def invalid(*errors: tuple[str, str]) -> ZoomRefusal:
    """Validation: one (field, message) for each field at fault."""
    return ZoomRefusal(400, 300, "Validation Failed.", [{"field": field, "message": message} for field, message in errors])


def bad_page_token() -> ZoomRefusal:
    return ZoomRefusal(400, 300, "The next page token is invalid or expired.")


def no_paid_seat(total: int, pending: int) -> ZoomRefusal:
    """2034, or 3412 (whose text says to prune) while invitations hold seats."""
    if pending:
        return ZoomRefusal(
            400,
            3412,
            'Your request to add a new "Licensed" user could not be approved at this time because your account has '
            f'reached the permitted maximum number of "{total}" paying users. Please purchase additional licenses or '
            'remove existing paying user(s) from your "Users" list or the "Pending Users" list before attempting to add '
            "another user.",
        )
    return ZoomRefusal(
        400,
        2034,
        "Your request to add a new Licensed user could not be approved at this time because your account has reached "
        f"the permitted maximum number of {total} users. Please purchase additional licenses or contact the Zoom "
        "support team to provision additional users in your account.",
    )


def no_addon_seat(name: str, capacity: int, total: int) -> ZoomRefusal:
    """Zoom's overloaded code 200: only the message tells that add-on seats are exhausted."""
    return ZoomRefusal(400, 200, f"You can add max {total} {name} {capacity} users.")


def on_premises_unavailable() -> ZoomRefusal:
    return ZoomRefusal(400, 300, "Your account can't set user type as On-prem.")


def no_group(group_id: str) -> ZoomRefusal:
    return ZoomRefusal(404, 4130, f"A group with this {group_id} does not exist.")


def no_member() -> ZoomRefusal:
    return ZoomRefusal(404, 4131, "Group member does not exist.")
