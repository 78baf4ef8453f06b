"""The control interface under /_simulator: what time it is, what fails, who activates, what happened.

Each POST takes a JSON object and answers one; a mistake in it answers 400 {"error"} and changes nothing. No token is asked:
the simulator listens on loopback.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zoom.simulator import actions
from zoom.simulator.gate import Engine
from zoom.simulator.oauth import APP_STATES
from zoom.simulator.outside import arrange
from zoom.simulator.records import STATUSES, User
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.webhooks import WebhookOptions, WebhookSender

Wanted = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]


class Control:
    """The endpoints, over one engine and its webhook sender."""

    def __init__(self, engine: Engine, sender: WebhookSender) -> None:
        self._engine = engine
        self._sender = sender

    def routes(self) -> list[Route]:
        """Where each stands."""
        posts: dict[str, Callable[[Wanted], Wanted]] = {
            "clock": self.clock,
            "activate": self.activate,
            "sign-in": self.sign_in,
            "people": self.people,
            "faults": self.faults,
            "seats": self.seats,
            "rates": self.rates,
            "expire-tokens": self.expire_tokens,
            "app": self.app,
            "webhooks": self.webhooks,
            "webhooks/flush": self.flush,
        }
        gets: dict[str, Callable[[Wanted], Any]] = {
            "state": self.state,
            "journal": self.journal,
            "webhooks": lambda _: {"idle": self._sender.idle(), "deliveries": self._sender.deliveries()},
        }
        return [
            *(Route(f"/_simulator/{name}", _posting(work), methods=["POST"]) for name, work in posts.items()),
            *(Route(f"/_simulator/{name}", _getting(work), methods=["GET"]) for name, work in gets.items()),
            Route("/_simulator/journal", self._empty_journal, methods=["DELETE"]),
            Route("/_simulator/webhooks/validate", self._validate, methods=["POST"]),
        ]

    def clock(self, wanted: Wanted) -> Wanted:
        """{"advance_days": n, "advance_seconds": n} → {"now"}."""
        by = timedelta(days=float(wanted.get("advance_days", 0)), seconds=float(wanted.get("advance_seconds", 0)))
        if by < timedelta():
            raise ValueError("the clock goes forward only")
        self._engine.world.advance(by)
        return {"now": self._engine.world.now()}

    def activate(self, wanted: Wanted) -> Wanted:
        """{"email"}: its invitation is accepted → the user."""
        self._engine.world.expire_invitations()
        return self._shown(actions.accept_invitation(self._engine.world, str(wanted["email"])))

    def sign_in(self, wanted: Wanted) -> Wanted:
        """{"email"}: this person signs in → the user."""
        user = self._engine.world.find(str(wanted["email"]))
        actions.sign_in(self._engine.world, user)
        return self._shown(user)

    def people(self, wanted: Wanted) -> Wanted:
        """What happens outside the API: see :func:`zoom.simulator.outside.arrange` → the user."""
        return self._shown(arrange(self._engine.world, wanted))

    def faults(self, wanted: Wanted) -> Wanted:
        """See :class:`zoom.simulator.faults.Rule` → what is in force."""
        self._engine.faults.apply(wanted)
        return {"down": self._engine.faults.down, "rules": self._engine.faults.rules}

    def seats(self, wanted: Wanted) -> Wanted:
        """{"total": n, "large_meeting": n|null, "webinar": n|null} → the seats."""
        world = self._engine.world
        total = wanted.get("total", world.seats)
        if not isinstance(total, int) or total < 0:
            raise ValueError("total must be a whole number, 0 or more")
        world.seats = total
        world.addon_seats.update({name: wanted[name] for name in world.addon_seats if name in wanted})
        return self._seats()

    def rates(self, wanted: Wanted) -> Wanted:
        """{"enforce": true|false} → likewise."""
        self._engine.limiter.enforce = bool(wanted["enforce"])
        return {"enforce": self._engine.limiter.enforce}

    def expire_tokens(self, _: Wanted) -> Wanted:
        """Every access token ends → {}."""
        self._engine.tokens.expire_all()
        return {}

    def app(self, wanted: Wanted) -> Wanted:
        """{"state": "enabled"|"disabled"|"revoked"} → likewise; not enabled ends the tokens too."""
        if wanted.get("state") not in APP_STATES:
            raise ValueError(f"state must be one of {', '.join(APP_STATES)}")
        self._engine.tokens.app_state = wanted["state"]
        if wanted["state"] != "enabled":
            self._engine.tokens.expire_all()
        return {"state": wanted["state"]}

    def webhooks(self, wanted: Wanted) -> Wanted:
        """Fields of :class:`WebhookOptions`; those not sent stay → the options, without the secret."""
        held = msgspec.structs.asdict(self._sender.options)
        self._sender.options = msgspec.convert({**held, **wanted}, WebhookOptions)
        return {name: value for name, value in msgspec.structs.asdict(self._sender.options).items() if name != "secret"}

    def flush(self, wanted: Wanted) -> Wanted:
        """{"order": "sent"|"reversed"|"shuffled"} → {"sent": n}."""
        order = wanted.get("order", "sent")
        if order not in ("sent", "reversed", "shuffled"):
            raise ValueError("order must be sent, reversed or shuffled")
        return {"sent": self._sender.flush(order)}

    def state(self, query: Wanted) -> Wanted:
        """Counts and seats; with ?email= (exact), ?contains= or ?status= also the users, in full."""
        world = self._engine.world
        world.expire_invitations()
        answer: Wanted = {
            "now": world.now(),
            "counts": {status: len(world.listings[status]) for status in STATUSES},
            "seats": self._seats(),
            "tokens_given": self._engine.tokens.given,
        }
        if query:
            answer["users"] = [self._shown(user) for user in self._wanted_users(query)]
        return answer

    def journal(self, query: Wanted) -> Wanted:
        """The calls, after number ?since=."""
        return {"calls": self._engine.journal.since(int(query.get("since", 0)))}

    def _seats(self) -> Wanted:
        world = self._engine.world
        return {
            "total": world.seats,
            "used": world.seats_used,
            "pending": world.pending_licensed,
            "addons": {name: {"total": total, "used": world.addon_used(name)} for name, total in world.addon_seats.items()},
        }

    def _wanted_users(self, query: Wanted) -> list[User]:
        world = self._engine.world
        if "email" in query:
            user = world.by_email(query["email"])
            return [user] if user else []
        part, status = query.get("contains", "").casefold(), query.get("status")
        return [user for user in world.users.values() if part in user.key and status in (None, user.status)]

    def _shown(self, user: User) -> Wanted:
        bookings = self._engine.world.bookings
        return {
            **msgspec.structs.asdict(user),
            "meetings": len(bookings.meetings(user.id)),
            "webinars": len(bookings.webinars(user.id)),
        }

    async def _empty_journal(self, _: Request) -> Response:
        self._engine.journal.clear()
        return Response(status_code=204)

    async def _validate(self, _: Request) -> Response:
        return _json(await run_in_threadpool(self._sender.validate))


def _json(content: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def _answer(work: Callable[[Wanted], Any], wanted: Wanted) -> Response:
    try:
        return _json(work(wanted))
    except ZoomRefusal as refusal:
        return _json(refusal.body(), refusal.status)
    except KeyError as missing:
        return _json({"error": f"{missing} is missing"}, 400)
    except (ValueError, TypeError, OverflowError) as wrong:  # msgspec.ValidationError is a ValueError
        return _json({"error": str(wrong)}, 400)


def _posting(work: Callable[[Wanted], Wanted]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        try:
            wanted = msgspec.json.decode(raw or b"{}", type=dict[str, Any])
        except msgspec.DecodeError as wrong:
            return _json({"error": str(wrong)}, 400)
        return _answer(work, wanted)

    return endpoint


def _getting(work: Callable[[Wanted], Any]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answer(work, dict(request.query_params))

    return endpoint
