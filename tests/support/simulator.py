"""A running Zoom simulator and somebody who calls it as an application would: over HTTP, with a token."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from zoom.simulator import RunningSimulator, SimulatorSettings, serve

AUTH = ("demo-client", "demo-secret")
GRANT = {"grant_type": "account_credentials", "account_id": "demo-account"}


class ZoomCaller:
    """Calls the API with a valid token, and the control interface."""

    def __init__(self, running: RunningSimulator) -> None:
        self.running = running
        self.http = httpx.Client(timeout=60, trust_env=False)
        self.renew()

    def renew(self) -> str:
        """Ask for a token and use it from now on."""
        self.http.headers["authorization"] = f"Bearer {self.token()}"
        return self.http.headers["authorization"]

    def token(self) -> str:
        """A new token, not used yet."""
        answer = self.http.post(f"{self.running.oauth_url}/oauth/token", data=GRANT, auth=AUTH)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def call(self, method: str, path: str, body: object = None, **query: object) -> httpx.Response:
        """One call of the API."""
        parameters = {name: str(value) for name, value in query.items()}
        return self.http.request(method, f"{self.running.api_url}{path}", json=body, params=parameters)

    def create(self, email: str, user_type: int = 1, **info: object) -> httpx.Response:
        """POST /users."""
        return self.call("POST", "/users", {"action": "create", "user_info": {"email": email, "type": user_type, **info}})

    def control(self, name: str, **wanted: object) -> dict[str, Any]:
        """POST /_simulator/name, which must succeed."""
        answer = self.http.post(f"{self.running.control_url}/{name}", json=wanted)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def look(self, name: str, **query: object) -> dict[str, Any]:
        """GET /_simulator/name."""
        parameters = {name: str(value) for name, value in query.items()}
        found: dict[str, Any] = self.http.get(f"{self.running.control_url}/{name}", params=parameters).json()
        return found

    def wait(self, days: float = 0, seconds: float = 0) -> None:
        """Let time pass in the simulation; the token ended meanwhile, so ask for another."""
        self.control("clock", advance_days=days, advance_seconds=seconds)
        self.renew()

    def user(self, email: str) -> dict[str, Any] | None:
        """The user as the simulator holds them, or None."""
        found: list[dict[str, Any]] = self.look("state", email=email)["users"]
        return found[0] if found else None

    def seats(self) -> dict[str, Any]:
        """{total, used, pending, addons}."""
        found: dict[str, Any] = self.look("state")["seats"]
        return found

    def active(self, email: str, user_type: int = 1, **info: object) -> dict[str, Any]:
        """Somebody active, put there by another administrator."""
        return self.control("people", email=email, type=user_type, status="active", **info)

    def listing(self, status: str, page_size: int = 300) -> list[dict[str, Any]]:
        """Every row of one status."""
        rows: list[dict[str, Any]] = []
        token = ""
        while True:
            page = self.call("GET", "/users", status=status, page_size=page_size, next_page_token=token).json()
            rows += page["users"]
            token = page["next_page_token"]
            if not token:
                return rows


@contextmanager
def simulated(**changes: Any) -> Iterator[ZoomCaller]:
    """``with simulated(users=0, seats=2) as zoom``: a simulator of its own."""
    with serve(SimulatorSettings(**{"users": 0, "seats": 10, **changes})) as running:
        caller = ZoomCaller(running)
        try:
            yield caller
        finally:
            caller.http.close()
