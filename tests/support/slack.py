"""A Slack for tests: its Web API on loopback HTTP, and people who type, press and submit with truly signed requests.

with slack_api() as api, serving(application) as base:        # `IRIS_SLACK_API_URL` is api.url
    slack = SlackClient(base, api, clock)
    answer = slack.slash("U_ODILE", "liste etab=03")          # the ephemeral message, as a dict
    slack.press("U_ODILE", answer, "Fiche")                   # → what the bot sent to the response_url, or the modal
    modal = slack.slash_form("U_ODILE", "créer")              # the modal that views.open received
    slack.submit("U_ODILE", modal, {"courriel": "…"})         # → errors, an updated modal, or None
    slack.options("U_ODILE", modal, "installation", "orl")    # → [(value, label)]
    slack.home("U_ODILE")                                     # the blocks that views.publish received
    api.messages("U_ODILE")                                   # direct messages, as they are now
    channel = api.channel("C0SOUTIEN")                        # a private channel where the bot is; changes as conversations.info
    slack.mention("U_ODILE", channel, "bonjour")              # → what the bot answered, for her alone, or {}
    slack.write("U_ODILE", channel, "voici", thread=ts)       # a message to nobody in particular, likewise
    slack.tell("U_ODILE", "liste")                            # typed to the bot alone → the message that answers
    slack.drop("U_ODILE", channel, api.share("a.csv", b"…"))  # a file dropped there → what the bot answered
    slack.choose("U_ODILE", channel, "message")               # → the modal that « Créer une demande » opens on a message
    api.files_in("DU_ODILE")                                  # what the bot gave her: contents by name
    api.messages_in(channel), api.thread(channel, ts)         # what the bot posted there, as it is now
"""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.slack.http import keyed, signature
from bot.slack.manifest import SCOPES
from commands.ports import Clock
from tests.support.serving import START_WITHIN
from tests.support.slack_schema import check_message, check_options, check_surface
from zoom.simulator.server import KEEPS_ALIVE

Json = dict[str, Any]

TEAM = "T0IRIS"
OTHER_TEAM = "T0OTHER"
BOT = "U0IRISBOT"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-test"
APP_TOKEN = "xapp-test"
"""For Socket Mode (apps.connections.open)."""
COMMAND = "/iris"
ANSWERED_WITHIN = 30.0
"""Seconds for what leaves once an event was acknowledged."""
PATIENCE = 30.0
"""Seconds for an acknowledgement."""
HELD_AT_MOST = 60.0


def slack_user(user_id: str, email: str, name: str = "", **changes: Any) -> Json:
    """What users.info says of an invented full member of the workspace."""
    user: Json = {
        "id": user_id,
        "team_id": TEAM,
        "deleted": False,
        "is_bot": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "locale": "fr-CA",
        "profile": {"real_name": name or email.partition("@")[0], "email": email},
    }
    return user | changes


@dataclass
class Trouble:
    """What a Web API method answers instead of doing its work, so many times."""

    status: int
    body: Json
    headers: dict[str, str]
    times: int


@dataclass
class SlackApi:
    """The Web API's state: people, calls in order, direct messages, views, what response_urls received. Payloads are checked.

    Its server writes from a thread of its own: who looks through a dictionary looks at a copy.
    """

    url: str = ""
    users: dict[str, Json] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    posted: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    whispers: list[Json] = field(default_factory=list)
    """Messages that one person alone sees, in order."""
    responses: dict[str, list[Json]] = field(default_factory=dict)
    views: list[tuple[str, Json]] = field(default_factory=list)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    open: threading.Event = field(default_factory=threading.Event)
    """While it is cleared, no call is answered."""
    socket_url: str = ""
    files: dict[str, Json] = field(default_factory=dict)
    """Uploaded ones by id: name, content, title, where they were shared, and how often a message still refuses them, unread."""
    unread_for: int = 0
    dropped: dict[str, tuple[Json, bytes]] = field(default_factory=dict)
    """What people dropped: what files.info tells of it, and its content."""
    scopes: tuple[str, ...] = SCOPES
    """What the token may do; every answer names them."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, user_id: str, email: str, name: str = "", **changes: Any) -> str:
        self.users[user_id] = slack_user(user_id, email, name, **changes)
        return user_id

    def trouble(self, method: str, error: str, *, status: int = 200, times: int = 1, retry_after: int | None = None) -> None:
        """The next calls of `method` fail ("users.info", "ratelimited", status=429, retry_after=2)."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.troubles[method] = Trouble(status, {"ok": False, "error": error}, headers, times)

    def called(self, method: str) -> list[Json]:
        return [arguments for name, arguments in self.calls if name == method]

    def messages(self, user_id: str) -> list[Json]:
        """The direct messages to a person, oldest first, as they are now."""
        return [message for message in list(self.posted.values()) if message["channel"] == f"D{user_id}"]

    def channel(self, channel_id: str, **changes: Any) -> str:
        """A private channel that the bot was invited to, as conversations.info tells of it."""
        self.channels[channel_id] = {"id": channel_id, "is_channel": True, "is_private": True, "is_member": True} | changes
        return channel_id

    def messages_in(self, channel: str) -> list[Json]:
        """What begins a thread in a channel, or may."""
        return [one for one in list(self.posted.values()) if one["channel"] == channel and not one.get("thread_ts")]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """What the bot wrote below a message."""
        return [one for one in list(self.posted.values()) if one["channel"] == channel and one.get("thread_ts") == ts]

    def files_in(self, channel: str, thread: str = "") -> dict[str, bytes]:
        """What was shared in a conversation, or below a message of it: contents by name, oldest first."""
        there = [one for one in list(self.files.values()) if one.get("channel") == channel and one.get("thread", "") == thread]
        return {one["name"]: one["content"] for one in there}

    def share(self, name: str, content: bytes, **changes: Any) -> str:
        """A file that somebody dropped: its id. `changes` to what files.info tells of it (`url_private_download`, …)."""
        file = f"F0DROP{next(self._numbers)}"
        url = f"{self.url.removesuffix('api/')}dropped/{file}"
        told = {"id": file, "name": name, "mode": "hosted", "size": len(content), "url_private_download": url}
        self.dropped[file] = (told | changes, content)
        return file

    def answer(self, method: str, given: Json) -> Response:
        """A call is there to be seen once what it asks for has been done."""
        try:
            return self._answered(method, given)
        finally:
            self.calls.append((method, given))

    def _answered(self, method: str, given: Json) -> Response:
        trouble = self.troubles.get(method)
        if trouble is not None and trouble.times > 0:
            trouble.times -= 1
            return JSONResponse(trouble.body, trouble.status, trouble.headers)
        handler = getattr(self, f"_{method.replace('.', '_')}", None)
        if handler is None:
            return JSONResponse({"ok": False, "error": "unknown_method"})
        return JSONResponse({"ok": True, **handler(given)}, headers={"x-oauth-scopes": ",".join(self.scopes)})

    def _auth_test(self, given: Json) -> Json:  # noqa: ARG002 - each method takes its arguments
        return {"team_id": TEAM, "team": "Réseau"}

    def _users_info(self, given: Json) -> Json:
        user = self.users.get(given["user"])
        return {"user": user} if user else {"ok": False, "error": "user_not_found"}

    def _conversations_open(self, given: Json) -> Json:
        if given["users"] not in self.users:
            return {"ok": False, "error": "user_not_found"}
        return {"channel": {"id": f"D{given['users']}"}}

    def _conversations_info(self, given: Json) -> Json:
        """Public channels are hidden from who may read private ones alone; so are those that the bot is not in."""
        found = self.channels.get(given["channel"])
        if found is None:
            return {"ok": False, "error": "channel_not_found"}
        if not found["is_private"]:
            return {"ok": False, "error": "missing_scope"}
        return {"channel": found}

    def _conversations_history(self, given: Json) -> Json:
        """Newest first; metadata only where they are asked for."""
        if given["channel"].startswith("C") and given["channel"] not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        return {"messages": self._told(self.messages_in(given["channel"])[::-1], given)}

    def _conversations_replies(self, given: Json) -> Json:
        """The message that begins the thread, then what is below it."""
        first = [one for one in self.messages_in(given["channel"]) if one["ts"] == given["ts"]]
        return {"messages": self._told([*first, *self.thread(given["channel"], given["ts"])], given)}

    def _told(self, messages: list[Json], given: Json) -> list[Json]:
        with_metadata = str(given.get("include_all_metadata", "")).lower() in ("1", "true")
        return [one if with_metadata else one | {"metadata": {}} for one in messages][: int(given.get("limit", 100))]

    def _chat_postEphemeral(self, given: Json) -> Json:  # noqa: N802 - the method's name at Slack
        check_message(given)
        if given["channel"].startswith("C") and given["channel"] not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        ts = f"1700000000.{next(self._numbers):06}"
        self.whispers.append(given | {"ts": ts, "is_ephemeral": True})
        return {"message_ts": ts}

    def _chat_postMessage(self, given: Json) -> Json:  # noqa: N802 - the method's name at Slack
        check_message(given)
        if given["channel"].startswith("C") and given["channel"] not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        ts = f"1700000000.{next(self._numbers):06}"
        self.posted[ts] = given | {"ts": ts}
        return {"ts": ts, "channel": given["channel"]}

    def _chat_update(self, given: Json) -> Json:
        check_message(given)
        if given["ts"] not in self.posted:
            return {"ok": False, "error": "message_not_found"}
        kept = {name: value for name, value in self.posted[given["ts"]].items() if name in ("metadata", "thread_ts")}
        self.posted[given["ts"]] = kept | given
        return {"ts": given["ts"], "channel": given["channel"]}

    def _files_getUploadURLExternal(self, given: Json) -> Json:  # noqa: N802 - the method's name at Slack
        assert int(given["length"]) > 0
        assert len(given.get("alt_txt") or "") <= 1_000
        file = f"F0{next(self._numbers)}"
        self.files[file] = {"name": given["filename"], "length": int(given["length"]), "unread": self.unread_for}
        return {"file_id": file, "upload_url": f"{self.url.removesuffix('api/')}upload/{file}"}

    def _files_completeUploadExternal(self, given: Json) -> Json:  # noqa: N802 - the method's name at Slack
        wanted = given["files"] if isinstance(given["files"], list) else json.loads(given["files"])
        for one in wanted:
            kept = self.files[one["id"]]
            assert len(kept["content"]) == kept["length"]
            kept |= {"title": one["title"], "channel": given.get("channel_id", ""), "thread": given.get("thread_ts", "")}
        return {"files": [{"id": one["id"]} for one in wanted]}

    def _files_info(self, given: Json) -> Json:
        if "files:read" not in self.scopes:
            return {"ok": False, "error": "missing_scope"}
        if given["file"] not in self.dropped:
            return {"ok": False, "error": "file_not_found"}
        return {"file": self.dropped[given["file"]][0]}

    def unread(self, message: Json) -> bool:
        """Whether a message shows a file that Slack has not taken, or not read yet."""
        shown = [block["slack_file"]["id"] for block in message["blocks"] if block["type"] == "image"]
        for file in shown:
            if "title" not in self.files.get(file, {}):
                return True
            self.files[file]["unread"] -= 1
            if self.files[file]["unread"] >= 0:
                return True
        return False

    def _apps_connections_open(self, given: Json) -> Json:  # noqa: ARG002 - each method takes its arguments
        return {"url": self.socket_url}

    def _views_open(self, given: Json) -> Json:
        return self._shown("open", given, f"V{next(self._numbers)}")

    def _views_update(self, given: Json) -> Json:
        return self._shown("update", given, given["view_id"])

    def _views_publish(self, given: Json) -> Json:
        return self._shown("publish", given, f"V{next(self._numbers)}")

    def _shown(self, how: str, given: Json, view_id: str) -> Json:
        view = given["view"] | {"id": view_id, "hash": f"h{next(self._numbers)}"}
        check_surface(given["view"])
        self.views.append((how, view))
        return {"view": view}


async def _given(request: Request) -> Json:
    """Arguments as the SDK sends them: JSON, form fields or a query; JSON within form fields is read."""
    if "json" in request.headers.get("content-type", ""):
        body: Json = await request.json()
        return body
    form = await request.form()
    fields: Json = {**request.query_params, **{name: str(value) for name, value in form.items()}}
    return {name: json.loads(value) if name in {"view", "blocks", "metadata"} else value for name, value in fields.items()}


def _application(api: SlackApi) -> Starlette:
    async def method(request: Request) -> Response:
        if request.headers.get("authorization") not in {f"Bearer {TOKEN}", f"Bearer {APP_TOKEN}"}:
            return JSONResponse({"ok": False, "error": "not_authed"})
        api.open.wait(HELD_AT_MOST)  # this server has a loop of its own
        return api.answer(request.path_params["method"], await _given(request))

    async def response_url(request: Request) -> Response:
        message = await request.json()
        check_message(message)
        if api.unread(message):
            return JSONResponse({"ok": False, "error": "invalid_blocks"})
        api.responses.setdefault(request.path_params["id"], []).append(message)
        return PlainTextResponse("ok")

    async def upload(request: Request) -> Response:
        api.files[request.path_params["id"]]["content"] = await request.body()
        return PlainTextResponse("OK")

    async def dropped(request: Request) -> Response:
        """As url_private is: for the token, else the page of signing in."""
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return RedirectResponse("/signin")
        return Response(api.dropped[request.path_params["id"]][1], media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/dropped/{id}", dropped, methods=["GET"]),
            Route("/api/{method}", method, methods=["POST", "GET"]),
            Route("/response/{id}", response_url, methods=["POST"]),
            Route("/upload/{id}", upload, methods=["POST"]),
        ]
    )


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """An application on loopback, in a thread; yields its base address."""
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        log_config=None,
        access_log=False,
        lifespan="on",
        timeout_keep_alive=KEEPS_ALIVE,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + START_WITHIN
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() < until, "the server is slow to start"
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def slack_api() -> Iterator[SlackApi]:
    """The Web API on loopback."""
    api = SlackApi()
    api.open.set()
    with served(_application(api)) as base:
        api.url = f"{base}/api/"
        yield api


class SlackClient:
    """Slack's side of the conversation, for anybody in the workspace. What the bot answers is checked against Slack's limits."""

    def __init__(self, base: str, api: SlackApi, clock: Clock, *, secret: str = SECRET, team: str = TEAM) -> None:
        self.base = base
        self.api = api
        self.team = team
        self._clock = clock
        self.secret = secret
        self._numbers = itertools.count(1)
        self.http = httpx.Client(timeout=PATIENCE, trust_env=False)

    def post(
        self, body: bytes, content_type: str, *, at: float | None = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Any body, signed."""
        stamp = str(int(at if at is not None else self._clock.now().timestamp()))
        signed = {
            "content-type": content_type,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature(keyed(self.secret), stamp, body),
        }
        return self.http.post(f"{self.base}/slack/events", content=body, headers=signed | dict(headers or {}))

    def post_form(self, fields: Mapping[str, str], **more: Any) -> httpx.Response:
        return self.post(urlencode(fields).encode(), "application/x-www-form-urlencoded", **more)

    def interact(self, payload: Json, **more: Any) -> httpx.Response:
        return self.post_form({"payload": json.dumps(payload)}, **more)

    def event(self, event: Json, **more: Any) -> httpx.Response:
        body: Json = {"type": "event_callback", "team_id": self.team, "event_id": self._id("Ev"), "event": event}
        body["authorizations"] = [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}]
        return self.post(json.dumps(body).encode(), "application/json", **more)

    def slash_response(self, user: str, text: str, **fields: str) -> httpx.Response:
        """`text` as Slack sends it, with its entities."""
        written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return self.post_form(
            {
                "command": COMMAND,
                "text": written,
                "user_id": user,
                "team_id": self.team,
                "channel_id": "C0GENERAL",
                "trigger_id": self._id("tr"),
                "response_url": f"{self.api.url.removesuffix('api/')}response/{self._id('r')}",
            }
            | fields
        )

    def slash(self, user: str, text: str, **fields: str) -> Json:
        """The ephemeral message that answers, or {} where a form was opened instead."""
        response = self.slash_response(user, text, **fields)
        assert response.status_code == 200, response.text
        if not response.content:
            return {}
        message: Json = response.json()
        assert message["response_type"] == "ephemeral"
        check_message(message)
        return message

    def slash_form(self, user: str, text: str) -> Json:
        """The modal that the command opened."""
        before = len(self.api.views)
        assert self.slash(user, text) == {}, "a message instead of a form"
        return self._view_since(before)

    def mention(self, user: str, channel: str, text: str, *, thread: str = "", heard: bool = True, **event: Any) -> Json:
        """Speak to the bot by name: Slack tells of it twice, where it may also read the channel."""
        kinds = ["app_mention", *(["message"] if channel in self.api.channels else [])]
        return self._say(kinds, user, channel, f"<@{BOT}> {_entities(text)}", thread, heard=heard, **event)

    def write(self, user: str, channel: str, text: str, *, thread: str = "", heard: bool = True, **event: Any) -> Json:
        """Speak to nobody in particular."""
        return self._say(["message"], user, channel, _entities(text), thread, heard=heard, **event)

    def drop(self, user: str, channel: str, *files: str, text: str = "", **more: Any) -> Json:
        """Drop shared files (`api.share`) in a conversation; "D…" is one's own with the bot."""
        shared = [{"id": one, "name": self.api.dropped[one][0]["name"]} for one in files]
        return self._say(["message"], user, channel, _entities(text), "", subtype="file_share", files=shared, **more)

    def tell(self, user: str, text: str, **more: Any) -> Json:
        """Type in one's own conversation with the bot."""
        return self._say(["message"], user, f"D{user}", _entities(text), "", **more)

    def _say(
        self, kinds: list[str], user: str, channel: str, written: str, thread: str, *, heard: bool = True, **event: Any
    ) -> Json:
        """What the bot answered, for this person alone, once Slack had its acknowledgement; {} where nothing is waited for."""
        said = {"user": user, "channel": channel, "text": written, "ts": f"{time.time_ns() / 10**9:.6f}", "team": self.team}
        said |= ({"thread_ts": thread} if thread else {}) | event
        before, known = len(self.api.whispers), set(self.api.posted)
        for kind in kinds:
            response = self.event({"type": kind, **said})
            assert response.status_code == 200, response.text
            assert not response.content
        until = time.monotonic() + ANSWERED_WITHIN
        while heard:
            direct = [one for ts, one in list(self.api.posted.items()) if ts not in known and one["channel"] == f"D{user}"]
            answers = [one for one in self.api.whispers[before:] if one["user"] == user] or direct
            if answers:
                return answers[0]
            assert time.monotonic() < until, "no answer"
            time.sleep(0.005)
        return {}

    def choose(self, user: str, channel: str, text: str) -> Json:
        """« Créer une demande » on a message: the modal."""
        payload = self._interaction("message_action", user) | {
            "callback_id": "request",
            "trigger_id": self._id("tr"),
            "channel": {"id": channel, "name": "canal"},
            "message": {"type": "message", "user": "U0AUTRE", "ts": "1700000000.000001", "text": _entities(text)},
            "message_ts": "1700000000.000001",
            "response_url": f"{self.api.url.removesuffix('api/')}response/{self._id('r')}",
        }
        before = len(self.api.views)
        response = self.interact(payload)
        assert response.status_code == 200, response.text
        assert response.content == b""
        return self._view_since(before)

    def press(self, user: str, shown: Json, label: str, *, trigger: str = "") -> Json:
        """Press the button, or pick the option, of this label in a message or a view.

        Returns the message or view that came of it, {} where nothing did (a link). `replace_original` says whether the message
        that was pressed gave way to it.
        """
        element, chosen = _find(shown, label)
        action: Json = {"type": element["type"], "action_id": element["action_id"], "action_ts": str(time.time())}
        if element["type"] == "static_select":
            action["selected_option"] = _entities(chosen)
        else:
            action["value"] = _entities(element.get("value"))
        number = self._id("r")
        payload = self._interaction("block_actions", user) | {"actions": [action], "trigger_id": trigger or self._id("tr")}
        if shown.get("type") in {"modal", "home"}:
            payload["view"] = self._view(shown, {})
        else:
            payload["response_url"] = f"{self.api.url.removesuffix('api/')}response/{number}"
            payload["channel"] = {"id": shown.get("channel", "C0GENERAL")}
            payload["container"] = {"type": "message", "is_ephemeral": "ts" not in shown or "is_ephemeral" in shown}
        before = len(self.api.views)
        response = self.interact(payload)
        assert response.status_code == 200, response.text
        assert response.content == b"", "Slack shows nothing of the acknowledgement of a button"
        if number in self.api.responses:
            return self.api.responses[number][-1]
        return self._view_since(before) if len(self.api.views) > before else {}

    def submit(self, user: str, modal: Json, values: Mapping[str, str], *, simulate: bool = False) -> Json:
        """Fill the modal in and send it: {"errors": …}, {"view": …} that it becomes, or {} where it closes."""
        response = self.submit_response(user, modal, values, simulate=simulate)
        assert response.status_code == 200, response.text
        answer: Json = response.json() if response.content else {}
        if "view" in answer:
            check_surface(answer["view"])
            answer["view"] |= {"id": modal["id"], "hash": self._id("h")}
        if "errors" in answer:
            inputs = {block["block_id"] for block in modal["blocks"] if block["type"] == "input"}
            assert set(answer["errors"]) <= inputs, "errors beside fields that do not exist"
        return answer

    def submit_response(self, user: str, modal: Json, values: Mapping[str, str], *, simulate: bool = False) -> httpx.Response:
        given = dict(values) | ({"_simuler": "1"} if simulate else {})
        payload = self._interaction("view_submission", user) | {"view": self._view(modal, given), "trigger_id": self._id("tr")}
        return self.interact(payload)

    def options(
        self, user: str, modal: Json, name: str, typed: str, values: Mapping[str, str] | None = None
    ) -> list[tuple[str, str]]:
        """The type-ahead of a search field."""
        block = next(block for block in modal["blocks"] if block.get("block_id") == name)
        payload = self._interaction("block_suggestion", user) | {
            "action_id": block["element"]["action_id"],
            "block_id": name,
            "value": typed,
            "view": self._view(modal, values or {}),
        }
        response = self.interact(payload)
        assert response.status_code == 200, response.text
        found = response.json()["options"]
        check_options(found, least=0)
        return [(option["value"], option["text"]["text"]) for option in found]

    def home(self, user: str) -> Json:
        """Open the Home tab; the view that was published."""
        before = len(self.api.views)
        response = self.event({"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": "home"})
        assert response.status_code == 200, response.text
        return self._view_since(before)

    def _interaction(self, kind: str, user: str) -> Json:
        return {"type": kind, "user": {"id": user, "team_id": self.team}, "team": {"id": self.team}, "api_app_id": "A0IRIS"}

    def _view(self, shown: Json, values: Mapping[str, str]) -> Json:
        return {
            "id": shown.get("id", "V0"),
            "hash": shown.get("hash", "h0"),
            "type": shown["type"],
            "callback_id": shown.get("callback_id", ""),
            "private_metadata": _entities(shown.get("private_metadata", "")),
            "state": {"values": _state(shown, values)},
        }

    def _view_since(self, before: int) -> Json:
        assert len(self.api.views) > before, "no view was shown"
        return self.api.views[-1][1]

    def _id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers)}.{time.time_ns()}"


def labels(shown: Json) -> list[str]:
    """What can be pressed or picked, in order."""
    return [label for _, label, _ in _pressable(shown)]


def written(shown: Json) -> str:
    """Every text of a message or view, a line each."""
    lines: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("text"), str):
                lines.append(node["text"])
            for key, value in node.items():
                if not (key == "text" and isinstance(value, str)):
                    walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(shown.get("blocks", []))
    return "\n".join(lines)


def _find(shown: Json, label: str) -> tuple[Json, Json]:
    for element, named, option in _pressable(shown):
        if named == label:
            return element, option
    raise AssertionError(f"no « {label} » among {labels(shown)}")


def _pressable(shown: Json) -> Iterator[tuple[Json, str, Json]]:
    for block in shown.get("blocks", []):
        for element in (*block.get("elements", ()), block.get("accessory", {})):
            if element.get("type") == "button":
                yield element, element["text"]["text"], {}
            for option in element.get("options", ()):
                yield element, option["text"]["text"], option


def _entities(node: Any) -> Any:
    """Texts as Slack's payloads carry them back, with `& < >` as entities (slackapi/bolt-python#513)."""
    if isinstance(node, str):
        return node.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if isinstance(node, dict):
        return {key: _entities(value) for key, value in node.items()}
    return node


def _state(shown: Json, values: Mapping[str, str]) -> Json:
    """The state of each input: what is given, else what it began with."""
    state: Json = {}
    for block in shown["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state[block["block_id"]] = {element["action_id"]: _input(element, values.get(block["block_id"]))}
    missing = set(values) - set(state)
    assert not missing, f"no such fields: {missing}"
    return state


def _input(element: Json, value: str | None) -> Json:
    kind = element["type"]
    if kind == "plain_text_input":
        return {"type": kind, "value": element.get("initial_value") if value is None else value or None}
    if kind == "checkboxes":
        chosen = element.get("initial_options", []) if value is None else element["options"] if value else []
        return {"type": kind, "selected_options": chosen}
    begun = element.get("initial_option")
    option = begun if value is None else {"text": {"type": "plain_text", "text": value}, "value": value} if value else None
    return {"type": kind, "selected_option": option}
