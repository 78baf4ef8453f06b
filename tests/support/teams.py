"""People in Teams for tests: who type, press, fill in and open dialogs, by activities with truly signed tokens.

with teams_world() as teams:                             # a connector and its authority, and the Bot Framework's keys
    client = TeamsClient(house.url, teams, house.clock)
    teams.connector.add("29:odile", "odile@…")
    chat = client.chat("odile")                          # the personal chat; client.channel("odile") for a channel
    card = chat.say("liste etab=03")                     # the message that answers: an activity, as the connector has it
    chat.press(card, "Fiche")                            # → Told: the card that takes its place, a sentence, or a dialog
    chat.submit(card, {"courriel": "…"})
    chat.options(card, "installation", "orl")
    chat.drop(drive.share("a.csv", b"…"))                # a file dropped (tests.support.teams_drive) → the message that answers
    chat.consent(question, upload=drive.room("a.csv"))   # accept a file that the bot offers
    chat.choose("un compte pour Jean")                   # → the dialog that « Créer une demande » opens on a message
"""

from __future__ import annotations

import html
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx

from bot.teams.elements import CARD_TYPE, OURS, SIMULATE, SUBMIT
from bot.teams.forms import INPUT
from commands.ports import Clock
from tests.support.teams_connector import APP_ID, APP_SECRET, BOT, TENANT, TeamsConnector, teams_connector
from tests.support.teams_drive import TeamsDrive, teams_drive
from tests.support.teams_keys import TeamsKeys, teams_keys
from tests.support.teams_schema import check_card, check_dialog, nodes

Json = dict[str, Any]
T = TypeVar("T")

BOT_NAME = "IRIS"
CHANNEL = "19:licences@thread.tacv2"
PATIENCE = 30.0
"""Seconds for a message that leaves once Teams has been answered."""


@dataclass
class TeamsWorld:
    """What is outside the bot: Teams itself."""

    connector: TeamsConnector
    keys: TeamsKeys
    drive: TeamsDrive

    def settings(self) -> dict[str, object]:
        """Of a bot that is registered with it."""
        return {
            "teams_app_id": APP_ID,
            "teams_app_secret": APP_SECRET,
            "teams_tenant_id": TENANT,
            "teams_authority_url": self.connector.authority_url,
            "teams_openid_url": self.keys.url,
        }

    def token(self, clock: Clock, **changes: Any) -> str:
        """As the Bot Framework makes it for this bot and this connector."""
        claims = {"aud": APP_ID} | dict(changes.pop("claims", {}))
        return self.keys.token(clock.now(), service_url=self.connector.url, claims=claims, **changes)


@contextmanager
def teams_world() -> Iterator[TeamsWorld]:
    with teams_connector() as connector, teams_keys() as keys, teams_drive() as drive:
        yield TeamsWorld(connector, keys, drive)


@dataclass
class Told:
    """What a press came to: `card` takes the place of the pressed one, `sentence` is shown beside it, `dialog` is opened."""

    key: str
    card: Json | None = None
    sentence: str = ""
    dialog: Json | None = None


class TeamsClient:
    """Teams' side of the conversation, for anybody in the tenant. What the bot answers is checked against Teams' limits."""

    def __init__(self, base: str, teams: TeamsWorld, clock: Clock) -> None:
        self.base = base
        self.teams = teams
        self.clock = clock
        self.http = httpx.Client(timeout=PATIENCE, trust_env=False)
        self._numbers = itertools.count(1)

    def post(self, activity: Json, *, token: str | None = None) -> httpx.Response:
        """Any activity, with a true token unless another is given."""
        bearer = self.teams.token(self.clock) if token is None else token
        content = json.dumps(activity).encode()
        headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json; charset=utf-8"}
        return self.http.post(f"{self.base}/api/messages", content=content, headers=headers)

    def chat(self, user: str, conversation: str = "") -> TeamsChatOf:
        """Somebody's personal chat with the bot."""
        return TeamsChatOf(self, user, conversation or self.teams.connector.personal(f"29:{user}"), "personal")

    def channel(self, user: str, kind: str = "channel", *, place: str = CHANNEL, thread: str = "", of: str = "") -> TeamsChatOf:
        """Somebody in a thread of a channel, or in a group chat. `of` is the channel's type ("private"), where Teams says."""
        there = f"{place};messageid={thread or 1700000000001}"
        return TeamsChatOf(self, user, there if kind == "channel" else "19:groupe@thread.v2", kind, channel_type=of)

    def number(self) -> int:
        return next(self._numbers)


@dataclass
class TeamsChatOf:
    """One person in one conversation."""

    client: TeamsClient
    user: str
    conversation: str
    kind: str
    locale: str = "fr-CA"
    channel_type: str = ""
    sent: list[Json] = field(default_factory=list)

    @property
    def messages(self) -> list[Json]:
        """What the bot posted here, as it is now, oldest first."""
        return self.client.teams.connector.messages(self.conversation)

    def activity(self, kind: str, **fields: Any) -> Json:
        """As Teams sends it from here."""
        made: Json = {
            "type": kind,
            "id": f"{time.time_ns()}{self.client.number()}",
            "timestamp": self.client.clock.now().isoformat(),
            "serviceUrl": self.client.teams.connector.url,
            "channelId": "msteams",
            "from": {"id": f"29:{self.user}", "name": self.user.title(), "aadObjectId": f"0000-29:{self.user}"},
            "recipient": {"id": BOT, "name": BOT_NAME},
            "conversation": {"id": self.conversation, "conversationType": self.kind, "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": self.locale,
            "entities": [{"type": "clientInfo", "locale": self.locale, "country": "CA", "platform": "Web"}],
        }
        if self.kind == "channel":
            place = self.conversation.partition(";")[0]
            made["channelData"] |= {"team": {"id": "19:equipe@thread.tacv2"}, "channel": {"id": place, "type": self.channel_type}}
        return {name: value for name, value in (made | fields).items() if value is not ...}

    def typed(self, text: str, *, mention: bool = False, private: bool = False, **fields: Any) -> Json:
        """A message's activity. `mention`: the bot is spoken to by name; `private`: it alone sees it (a slash command)."""
        written = html.escape(text, quote=False)
        made = self.activity("message", text=written, textFormat="plain", **fields)
        if mention:
            made["text"] = f"<at>{BOT_NAME}</at> {written}"
            made["entities"].append(
                {"type": "mention", "mentioned": {"id": BOT, "name": BOT_NAME}, "text": f"<at>{BOT_NAME}</at>"}
            )
        if private:
            made["recipient"]["isTargeted"] = True
        return made

    def tell(self, activity: Json) -> httpx.Response:
        """Send it; Teams takes nothing but an empty 200 for what is no invoke."""
        self.sent.append(activity)
        response = self.client.post(activity)
        assert response.status_code == 200, response.text
        assert activity["type"] == "invoke" or not response.content
        return response

    def say(self, text: str, **how: Any) -> Json:
        """Type a command; the message that answers it here."""
        activity = self.typed(text, **how)
        self.tell(activity)
        return self.answer_to(activity["id"])

    def drop(self, *attachments: Json, text: str = "", **how: Any) -> Json:
        """Drop files (`TeamsDrive.share`); the message that answers the last of them here."""
        activity = self.typed(text, attachments=[{"contentType": "text/html", "content": "<div></div>"}, *attachments], **how)
        self.tell(activity)
        return self.answer_to(activity["id"])

    def consent(self, question: Json, action: str = "accept", upload: Json | None = None, **fields: Any) -> httpx.Response:
        """Answer the question whether one wants a file; `upload` is where Teams lets it be put (`TeamsDrive.room`)."""
        (attachment,) = question["attachments"]
        assert attachment["contentType"] == "application/vnd.microsoft.teams.card.file.consent"
        context = attachment["content"]["acceptContext" if action == "accept" else "declineContext"]
        value: Json = {"type": "fileUpload", "action": action, "context": context}
        value |= {"uploadInfo": upload} if upload else {}
        return self.invoke("fileConsent/invoke", value, question["id"], **fields)

    def answer_to(self, key: str) -> Json:
        """The message with which the bot answered this activity in this conversation."""
        return until(lambda: next((one for one in self.messages if answers(one, key)), None), f"no answer to {key}")

    def invoke(self, name: str, value: Json, message: str = "", **fields: Any) -> httpx.Response:
        """Any invoke."""
        return self._invoked(name, value, message, **fields)[1]

    def _invoked(self, name: str, value: Json, message: str = "", **fields: Any) -> tuple[str, httpx.Response]:
        """The activity's id and its answer: others may be sent from here at the same time."""
        activity = self.activity("invoke", name=name, value=value, **({"replyToId": message} if message else {}), **fields)
        self.sent.append(activity)
        return str(activity.get("id")), self.client.post(activity)

    def act(self, action: Json, inputs: Mapping[str, str], message: str = "", **fields: Any) -> Told:
        """Press a button of a card with these inputs; Teams merges them into its data, unless it says that it takes none."""
        assert action["type"] == "Action.Execute", action
        data = {**(inputs if action.get("associatedInputs") != "none" else {}), **action["data"]}
        value = {"action": {"type": action["type"], "verb": action["verb"], "data": data}, "trigger": "manual"}
        key, response = self._invoked("adaptiveCard/action", value, message, **fields)
        assert response.status_code == 200, (response.status_code, response.text)
        return self._told(key, response.json())

    def press(self, message: Json, label: str, **fields: Any) -> Told:
        """The button of this title in a message's card."""
        card = card_of(message)
        return self.act(named(card, label), inputs_of(card), message["id"], **fields)

    def submit(self, message: Json, values: Mapping[str, str], *, simulate: bool = False) -> Told:
        """Fill in the card's form and send it."""
        card = card_of(message)
        return self.act(submit_of(card, simulate=simulate), filled(card, values), message["id"])

    def open(self, message: Json, label: str, values: Mapping[str, str] | None = None) -> Json:
        """Press the button that opens a dialog: what it shows."""
        card = card_of(message)
        return self._task("task/fetch", named(card, label), filled(card, values or {}), message["id"])

    def send(self, dialog: Json, values: Mapping[str, str], *, simulate: bool = False, message: str = "") -> Json:
        """Fill in the form of a dialog and send it: what the dialog shows next."""
        card = dialog["card"]["content"]
        return self._task("task/submit", submit_of(card, simulate=simulate), filled(card, values), message)

    def choose(self, text: str) -> Json:
        """« Créer une demande » on a message, which Teams gives as HTML: what the dialog shows."""
        message = {"id": "1700000000001", "messageType": "message", "body": {"contentType": "html", "content": text}}
        value = {"commandId": "demander", "commandContext": "message", "messagePayload": message}
        return self._dialog(self.invoke("composeExtension/fetchTask", value))

    def send_chosen(self, dialog: Json, values: Mapping[str, str]) -> Json:
        """Fill in the form of that dialog and send it."""
        card = dialog["card"]["content"]
        action = submit_of(card, simulate=False)
        value = {"commandId": "demander", "commandContext": "message", "data": {**filled(card, values), **action["data"]}}
        return self._dialog(self.invoke("composeExtension/submitAction", value))

    def press_in(self, dialog: Json, label: str) -> Json:
        """Press another button of a dialog."""
        return self._task("task/submit", named(dialog["card"]["content"], label), {}, "")

    def _task(self, name: str, action: Json, inputs: Mapping[str, str], message: str) -> Json:
        assert action["type"] == "Action.Submit", action
        data = {**(inputs if action.get("associatedInputs") != "none" else {}), **action["data"]}
        return self._dialog(self.invoke(name, {"data": data, "context": {"theme": "default"}}, message))

    def _dialog(self, response: httpx.Response) -> Json:
        assert response.status_code == 200, (response.status_code, response.text)
        task = response.json()["task"]
        assert task["type"] == "continue"
        check_dialog(task["value"])
        dialog: Json = task["value"]
        return dialog

    def options(self, message: Json, name: str, typed: str, values: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
        """The type-ahead of a search field."""
        card = card_of(message)
        (query,) = (node["choices.data"] for node in nodes(card) if node.get("id") == f"{INPUT}{name}")
        value: Json = {"queryText": typed, "queryOptions": {"skip": 0, "top": 15}, "dataset": query["dataset"]}
        if query.get("associatedInputs") == "auto":
            value["data"] = filled(card, values or {})
        response = self.invoke("application/search", value, message["id"])
        assert response.status_code == 200, response.text
        body = response.json()
        assert body["type"] == "application/vnd.microsoft.search.searchResponse"
        found = body["value"]["results"]
        assert len(found) <= 15, "Teams shows fifteen"
        return [(one["value"], one["title"]) for one in found]

    def _told(self, key: str, body: Json) -> Told:
        assert body["statusCode"] == 200, body
        if body["type"] == CARD_TYPE:
            check_card(body["value"])
            return Told(key, card=body["value"])
        assert body["type"] == "application/vnd.microsoft.activity.message"
        return Told(key, sentence=body["value"])


def until(look: Callable[[], T | None], why: str, patience: float = PATIENCE) -> T:
    """What it gives once it gives something."""
    deadline = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < deadline, why
        time.sleep(0.005)
    return found


def answers(message: Json, key: str) -> bool:
    """Whether it is the answer to this activity: in reply to it, or under the preview of what was asked in private."""
    previewed = (entity.get("messageId") for entity in message.get("entities", ()))
    return message.get("replyToId") == key or key in previewed


def is_card(message: Json) -> bool:
    """Not a sentence that says nothing, nor a question about a file."""
    return bool(message.get("attachments")) and message["attachments"][0]["contentType"] == CARD_TYPE


def card_of(message: Json) -> Json:
    """The card of a message, which is alone in it."""
    (attachment,) = message["attachments"]
    assert not message.get("text")
    card: Json = attachment["content"]
    check_card(card)
    return card


def buttons_of(card: Json) -> list[Json]:
    """What can be pressed, in order; not what older clients would have instead."""
    return [node for node in _shown(card) if str(node.get("type", "")).startswith("Action.") and "title" in node]


def written(card: Json) -> str:
    """Every text of a card, a line each."""
    lines: list[str] = []
    for node in _shown(card):
        lines += [str(node[key]) for key in ("text", "title", "label") if isinstance(node.get(key), str)]
        lines += [f"{fact['title']} {fact['value']}" for fact in node.get("facts", ())]
    return "\n".join(lines)


def inputs_of(card: Json) -> dict[str, str]:
    """The inputs by id, with what they hold."""
    return {node["id"]: str(node.get("value", "")) for node in _shown(card) if str(node.get("type", "")).startswith("Input.")}


def errors_of(card: Json) -> dict[str, str]:
    """What stands below each input as wrong with it, by the field's name."""
    found: dict[str, str] = {}
    name = ""
    for element in card["body"]:
        if str(element["type"]).startswith("Input."):
            name = element["id"].removeprefix(INPUT)
        elif name and element["type"] == "RichTextBlock" and element["inlines"][0].get("color") == "attention":
            found[name] = "".join(run["text"] for run in element["inlines"])
    return found


def filled(card: Json, values: Mapping[str, str]) -> dict[str, str]:
    """The inputs with these values in them. What is empty is left out, as clients do."""
    held = inputs_of(card)
    given = {f"{INPUT}{name}": value for name, value in values.items()}
    missing = set(given) - set(held)
    assert not missing, f"no such fields: {missing}"
    return {name: value for name, value in {**held, **given}.items() if value}


def named(card: Json, label: str) -> Json:
    """The button of this title."""
    found = next((one for one in buttons_of(card) if one["title"] == label), None)
    assert found is not None, f"no « {label} » among {[one['title'] for one in buttons_of(card)]}"
    return found


def submit_of(card: Json, *, simulate: bool) -> Json:
    """The button that sends the form, or simulates it."""
    forms = [one for one in buttons_of(card) if "form" in one.get("data", {}).get(OURS, {})]
    verb = SIMULATE if simulate else SUBMIT
    return next(one for one in forms if one.get("verb", SIMULATE if one["data"][OURS]["simulate"] else SUBMIT) == verb)


def _shown(node: object) -> Iterator[Json]:
    """The nodes that a present client shows; data and fallbacks are not."""
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in ("fallback", "data", "choices", "facts", "choices.data"):
                yield from _shown(value)
    elif isinstance(node, list):
        for value in node:
            yield from _shown(value)
