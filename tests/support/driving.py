"""Scenarios are written once and acted through each front end: what a person types, presses and fills in, and what they see.

    window = chat.window(ODILE)
    window.say("supprimer achille.talon.ciussscn@ssss.gouv.qc.ca")
    window.press("OUI")
    assert "supprimé" in window.see()

    channel = chat.support(CLARA)
    channel.say("canal soutien")
    channel.turn_to_post("achille.talon@…").press("Approuver")
    assert "C’est fait" in channel.thread()[-1]

Slack and Teams are acted with signed requests (`tests.support.slack`, `tests.support.teams`), the web page as its script does.
"""

from __future__ import annotations

import copy
import itertools
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any, Protocol, Self

import httpx

from bot.i18n import translator
from bot.teams.elements import attachment
from bot.teams.forms import INPUT
from tests.support.house import PATIENCE, SUPPORT, House, Someone, eventually
from tests.support.slack import SlackApi, SlackClient, labels
from tests.support.slack import written as written_in_slack
from tests.support.teams import (
    TeamsChatOf,
    TeamsClient,
    TeamsWorld,
    Told,
    buttons_of,
    card_of,
    errors_of,
    inputs_of,
    is_card,
    until,
    written,
)

Json = dict[str, Any]
_keys = itertools.count(1)


class Window(ABC):
    """What one person has before them. `see` is the last answer; what was delivered later is `told`."""

    def __init__(self, person: Someone) -> None:
        self.person = person
        self._errors: dict[str, str] = {}

    @abstractmethod
    def say(self, text: str) -> Self:
        """Type a command, without the slash command's name."""

    @abstractmethod
    def press(self, label: str) -> Self:
        """The button of this label in what is seen."""

    @abstractmethod
    def fill(self, values: Mapping[str, str], *, simulate: bool = False) -> Self:
        """Fill in the open form and send it."""

    @abstractmethod
    def see(self) -> str:
        """The words of the last answer, or of the open form; spaces are plain."""

    @abstractmethod
    def buttons(self) -> list[str]:
        """The labels that can be pressed."""

    @abstractmethod
    def fields(self) -> dict[str, str]:
        """The open form's fields and what they hold; empty where no form is open."""

    @abstractmethod
    def told(self) -> list[str]:
        """Messages that no request was waiting for, as they are now, oldest first."""

    @abstractmethod
    def turn_to_notice(self, holding: str = "") -> Self:
        """Look at the last message told that holds these words, to press its buttons. What comes at once comes in any order."""

    @abstractmethod
    def press_raw(self, wire: str) -> Self:
        """A button that is not there: whatever a client may send."""

    def turn_to(self, label: str, about: str = "") -> Self:
        """The message with this button, and these words: what is seen or, where that came too early to have it, the notice of
        the end.
        """
        return self._turn(lambda: label in self.buttons() and about in self.see(), label, about)

    def turn_to_end(self, words: str, about: str) -> Self:
        """The message that says so about an address: the answer or, where that could but say « en cours » (R91), the notice."""
        return self._turn(lambda: words in self.see() and about in self.see(), words, about)

    def _turn(self, holds: Callable[[], bool], why: str, about: str) -> Self:
        def turned() -> bool:
            if not holds() and any(about in one for one in self.told()):
                self.turn_to_notice(about)
            return holds()

        eventually(turned, lambda: f"{why} {about}: {self.see()}")
        return self

    def errors(self) -> dict[str, str]:
        """What stood beside the fields of the form just sent."""
        return self._errors

    def shown_to(self, person: Someone) -> Self:
        """The same message before somebody else's eyes, or in another window of the same person."""
        other = copy.copy(self)
        other.person = person
        return other


class Channel(Window):
    """A person in a private channel with others, where the bot was invited. What they `say` is for the bot alone, and so is what
    it answers; they `post`s and threads everybody there sees.
    """

    @abstractmethod
    def mention(self, text: str) -> Self:
        """Speak to the bot by name; its answer is what is seen then."""

    @abstractmethod
    def reply(self, text: str) -> Self:
        """Write below the post that was turned to; what the bot says to it is what is seen then."""

    @abstractmethod
    def choose(self, text: str) -> Self:
        """« Créer une demande » in the menu of a message that says this."""

    @abstractmethod
    def posts(self) -> list[str]:
        """What the bot posted, as it is now, oldest first; not what stands below."""

    @abstractmethod
    def turn_to_post(self, holding: str) -> Self:
        """Look at the last post that holds these words, to press its buttons."""

    @abstractmethod
    def thread(self) -> list[str]:
        """What the bot wrote below the post that was turned to, as it is now, oldest first."""


class Chat(Protocol):
    """A front end with the people of the house before it."""

    name: str

    def window(self, person: Someone) -> Window: ...

    def support(self, person: Someone) -> Channel:
        """The same channel for everybody; each scenario has another, but for the page."""

    def close(self) -> None: ...


def at_once(*gestures: Any) -> list[Any]:
    """Do them side by side; what each gave, or its exception raised."""
    with ThreadPoolExecutor(len(gestures)) as pool:
        return [done.result() for done in [pool.submit(gesture) for gesture in gestures]]


def plain(words: str) -> str:
    """Without what is there for the eye: no-break spaces, joiners, runs of space."""
    return re.sub(r"\s+", " ", words.replace("\u2060", "")).strip()


def label(key: str) -> str:
    """A label of the locales, in French, as `Window.buttons` gives it."""
    return plain(translator("fr").text(key))


class SlackChat:
    """Signed requests to POST /slack/events, and a Slack that answers the bot."""

    name = "slack"

    def __init__(self, house: House, api: SlackApi, people: tuple[Someone, ...]) -> None:
        self.client = SlackClient(house.url, api, house.clock)
        self._channel = api.channel(f"C0SOUTIEN{next(_keys)}")
        for one in people:
            if one.email:
                api.add(one.slack_id, one.email, one.key.title())
            else:
                api.add(one.slack_id, f"{one.key}@ailleurs.example", one.key.title(), team_id="T0OTHER", is_stranger=True)

    def window(self, person: Someone) -> Window:
        return SlackWindow(person, self.client)

    def support(self, person: Someone) -> Channel:
        return SlackChannel(person, self.client, self._channel)

    def close(self) -> None:
        self.client.http.close()


class SlackWindow(Window):
    """A person in Slack."""

    def __init__(self, person: Someone, client: SlackClient) -> None:
        super().__init__(person)
        self.client = client
        self.shown: Json = {}

    conversation = "C0GENERAL"

    def say(self, text: str) -> Self:
        before = len(self.client.api.views)
        self._errors = {}
        answer = self.client.slash(self.person.slack_id, text, channel_id=self.conversation)
        self.shown = answer or self.client.api.views[before:][-1][1]
        return self

    def press(self, label: str) -> Self:
        self._errors = {}
        exact = next((one for one in labels(self.shown) if plain(one) == label), label)
        self.shown = self.client.press(self.person.slack_id, self.shown, exact)
        return self

    def press_raw(self, wire: str) -> Self:
        button = {"type": "button", "action_id": "press-0", "value": wire, "text": {"type": "plain_text", "text": "?"}}
        self.shown = {"blocks": [{"type": "actions", "elements": [button]}]}
        return self.press("?")

    def fill(self, values: Mapping[str, str], *, simulate: bool = False) -> Self:
        answer = self.client.submit(self.person.slack_id, self.shown, values, simulate=simulate)
        self._errors = {name: plain(words) for name, words in answer.get("errors", {}).items()}
        self.shown = answer.get("view", self.shown)
        return self

    def see(self) -> str:
        return plain(written_in_slack(self.shown))

    def buttons(self) -> list[str]:
        return [plain(label) for label in labels(self.shown)]

    def fields(self) -> dict[str, str]:
        blocks = [block for block in self.shown.get("blocks", ()) if block["type"] == "input" and block["block_id"][0] != "_"]
        return {block["block_id"]: _begun(block["element"]) for block in blocks}

    def told(self) -> list[str]:
        return [plain(written_in_slack(message)) for message in self.client.api.messages(self.person.slack_id)]

    def turn_to_notice(self, holding: str = "") -> Self:
        told = self.client.api.messages(self.person.slack_id)
        self.shown = [one for one in told if holding in plain(written_in_slack(one))][-1]
        return self

    def reply(self, text: str) -> Self:
        """Write below the message that is looked at, in one's own conversation with the bot."""
        own = f"D{self.person.slack_id}"
        self.shown = self.client.write(self.person.slack_id, own, text, thread=self.shown["ts"])
        return self


class SlackChannel(SlackWindow, Channel):
    """A person in a private channel of Slack."""

    def __init__(self, person: Someone, client: SlackClient, channel: str) -> None:
        super().__init__(person, client)
        self.conversation = channel
        self.root = ""

    def mention(self, text: str) -> Self:
        self.shown = self.client.mention(self.person.slack_id, self.conversation, text)
        return self

    def reply(self, text: str) -> Self:
        self.shown = self.client.write(self.person.slack_id, self.conversation, text, thread=self.root)
        return self

    def choose(self, text: str) -> Self:
        self.shown = self.client.choose(self.person.slack_id, self.conversation, text)
        return self

    def posts(self) -> list[str]:
        return [plain(written_in_slack(one)) for one in self.client.api.messages_in(self.conversation)]

    def turn_to_post(self, holding: str) -> Self:
        found = [one for one in self.client.api.messages_in(self.conversation) if holding in plain(written_in_slack(one))]
        assert found, f"no « {holding} » among {self.posts()}"
        self.shown = found[-1]
        self.root = self.shown["ts"]
        return self

    def thread(self) -> list[str]:
        return [plain(written_in_slack(one)) for one in self.client.api.thread(self.conversation, self.root)]


def _begun(element: Json) -> str:
    """What an input holds when it is opened."""
    if "initial_value" in element:
        return str(element["initial_value"])
    option: Json = element.get("initial_option") or next(iter(element.get("initial_options", ())), {})
    return str(option.get("value", ""))


class TeamsChat:
    """Activities with truly signed tokens to POST /api/messages, and a Teams that takes what the bot sends."""

    name = "teams"

    def __init__(self, house: House, teams: TeamsWorld, people: tuple[Someone, ...]) -> None:
        self.client = TeamsClient(house.url, teams, house.clock)
        self._number = next(_keys)
        for one in people:
            guest = {"userRole": "guest", "userPrincipalName": f"{one.key}_ailleurs.example#EXT#@exemple.qc.ca"}
            changes = {} if one.email else guest
            teams.connector.add(f"29:{one.key}", one.email or f"{one.key}@ailleurs.example", one.key.title(), **changes)

    def window(self, person: Someone) -> TeamsWindow:
        """The person's own chat; each scenario has another, so that none meets what an earlier one was told."""
        return TeamsWindow(person, self.client, self.client.chat(person.key, f"a:{person.key}-{self._number}"))

    def support(self, person: Someone) -> Channel:
        """Their own chat is known from then on: what they say before others is answered there."""
        own = self.window(person)
        own.say("aide")
        return TeamsSupport(person, self.client, f"19:soutien-{self._number}@thread.tacv2", own)

    def close(self) -> None:
        self.client.http.close()


class TeamsWindow(Window):
    """A person in Teams: the card before them, in a message or, once an invoke was answered, in its place."""

    def __init__(self, person: Someone, client: TeamsClient, chat: TeamsChatOf) -> None:
        super().__init__(person)
        self.client = client
        self.chat = chat
        self.message: Json = {}
        self._answered: dict[str, Json] = {}

    def say(self, text: str) -> Self:
        self._errors = {}
        return self._look(self.chat.say(text))

    def press(self, label: str) -> Self:
        exact = next((one["title"] for one in buttons_of(self._card) if plain(one["title"]) == label), label)
        return self._take(self.chat.press(self.message, exact))

    def press_raw(self, wire: str) -> Self:
        action = {"type": "Action.Execute", "verb": "press", "data": {"iris": {"do": wire}}}
        return self._take(self.chat.act(action, {}))

    def fill(self, values: Mapping[str, str], *, simulate: bool = False) -> Self:
        self._take(self.chat.submit(self.message, values, simulate=simulate))
        self._errors = {name: plain(words) for name, words in errors_of(self._card).items()}
        return self

    def see(self) -> str:
        return plain(written(self._card))

    def buttons(self) -> list[str]:
        return [plain(one["title"]) for one in buttons_of(self._card)]

    def fields(self) -> dict[str, str]:
        return {name.removeprefix(INPUT): value for name, value in inputs_of(self._card).items()}

    def told(self) -> list[str]:
        return [plain(written(card_of(one))) for one in self._notices()]

    def turn_to_notice(self, holding: str = "") -> Self:
        return self._look([one for one in self._notices() if holding in plain(written(card_of(one)))][-1])

    def shown_to(self, person: Someone) -> Self:
        other = super().shown_to(person)
        if person != self.person:
            other.chat = self.client.chat(person.key, self.chat.conversation.replace(self.person.key, person.key))
        return other

    @property
    def _card(self) -> Json:
        return card_of(self.message) if self.message else {"body": []}

    def _look(self, message: Json) -> Self:
        self.message = message
        self._answered[message["id"]] = card_of(message)
        return self

    def _take(self, told: Told) -> Self:
        """The card that took the place of the pressed one, or the message that came as the answer."""
        self._errors = {}
        if told.card is None:
            return self._look(self.chat.answer_to(told.key))
        return self._look({"id": self.message.get("id", ""), "attachments": [attachment(told.card)]})

    def _notices(self) -> list[Json]:
        """What came without a request, and this window's answers that changed since."""
        return [
            one
            for one in self.chat.messages
            if is_card(one)
            and ("replyToId" not in one or one["id"] in self._answered)
            and card_of(one) != self._answered.get(one["id"])
        ]


class TeamsSupport(TeamsWindow, Channel):
    """A person in a private channel of Teams; `own` is their chat with the bot, where mentions are answered."""

    def __init__(self, person: Someone, client: TeamsClient, place: str, own: TeamsWindow) -> None:
        super().__init__(person, client, client.channel(person.key, place=place, of="private"))
        self.place = place
        self.own = own
        self.dialog: Json = {}

    def say(self, text: str) -> Self:
        """In private, with a slash command."""
        self._errors = {}
        return self._look(self.chat.say(text, private=True))

    def mention(self, text: str) -> Self:
        before = {one["id"] for one in self.own.chat.messages}
        self.chat.tell(self.chat.typed(text, mention=True))
        return self._look(until(lambda: next((one for one in self.own.chat.messages if one["id"] not in before), None), text))

    def reply(self, text: str) -> Self:
        """By a mention: Teams lets the bot hear nothing else."""
        return self.mention(text)

    def choose(self, text: str) -> Self:
        self.dialog = self.chat.choose(escape(text, quote=False))
        return self._look({"id": "", "attachments": [self.dialog["card"]]})

    def fill(self, values: Mapping[str, str], *, simulate: bool = False) -> Self:
        if not self.dialog:
            return super().fill(values, simulate=simulate)
        self.dialog = self.chat.send_chosen(self.dialog, values)
        return self._look({"id": "", "attachments": [self.dialog["card"]]})

    def posts(self) -> list[str]:
        return [plain(written(card_of(one))) for one in self._posted(self.place)]

    def turn_to_post(self, holding: str) -> Self:
        found = [one for one in self._posted(self.place) if holding in plain(written(card_of(one)))]
        assert found, f"no « {holding} » among {self.posts()}"
        self.chat = self.client.channel(self.person.key, place=self.place, thread=found[-1]["id"], of="private")
        return self._look(found[-1])

    def thread(self) -> list[str]:
        return [plain(written(card_of(one))) for one in self._posted(self.chat.conversation)]

    def press(self, label: str) -> Self:
        before = {one["id"] for one in self._mine()}
        exact = next((one["title"] for one in buttons_of(self._card) if plain(one["title"]) == label), label)
        told = self.chat.press(self.message, exact)
        if told.card is not None:
            return self._take(told)
        return self._look(until(lambda: next((one for one in self._mine() if one["id"] not in before), None), label))

    def shown_to(self, person: Someone) -> Self:
        other = copy.copy(self)
        other.person = person
        other.chat = copy.copy(self.chat)
        other.chat.user = person.key
        return other

    def _mine(self) -> list[Json]:
        """What this person alone sees here."""
        return [one for one in self.chat.messages if one.get("recipient", {}).get("id") == f"29:{self.person.key}"]

    def _posted(self, conversation: str) -> list[Json]:
        """What everybody sees, but for sentences that say nothing."""
        everything = self.client.teams.connector.messages(conversation)
        return [one for one in everything if "attachments" in one and "recipient" not in one]


class WebChat:
    """The page's own requests: JSON with the Origin and header of its script."""

    name = "web"

    def __init__(self, house: House) -> None:
        self.http = httpx.Client(
            base_url=house.url, timeout=PATIENCE, trust_env=False, headers={"Origin": house.url, "X-Iris-Chat": "1"}
        )

    def window(self, person: Someone) -> Window:
        return WebWindow(person, self.http)

    def support(self, person: Someone) -> Channel:
        return WebChannel(person, self.http)

    def close(self) -> None:
        self.http.close()


class WebWindow(Window):
    """A person at the web page."""

    channel = ""

    def __init__(self, person: Someone, http: httpx.Client) -> None:
        super().__init__(person)
        self.http = http
        self.message = ""
        self.piece = Piece()
        self._answered: dict[str, str] = {}

    def say(self, text: str) -> Self:
        return self._take(self._post("message", text=text))

    def press(self, label: str) -> Self:
        wire = next((wire for named, wire in self.piece.buttons if named == label), None)
        assert wire is not None, f"no « {label} » among {self.buttons()}"
        return self.press_raw(wire)

    def press_raw(self, wire: str) -> Self:
        return self._take(self._post("action", action=wire, message=self.message))

    def fill(self, values: Mapping[str, str], *, simulate: bool = False) -> Self:
        missing = set(values) - set(self.piece.fields)
        assert not missing, f"no such fields: {missing}"
        given = {**self.piece.fields, **values}
        return self._take(self._post("form", action=self.piece.form, values=given, simulate=simulate, message=self.message))

    def see(self) -> str:
        return plain("".join(self.piece.words))

    def buttons(self) -> list[str]:
        return [label for label, _ in self.piece.buttons]

    def fields(self) -> dict[str, str]:
        return dict(self.piece.fields)

    def told(self) -> list[str]:
        return [plain("".join(one.words)) for one in self._notices()]

    def turn_to_notice(self, holding: str = "") -> Self:
        self.piece = [one for one in self._notices() if holding in plain("".join(one.words))][-1]
        self.message = self.piece.id
        return self

    def _post(self, path: str, **given: object) -> Json:
        key = f"scenario-{next(_keys):06}"
        body = {"person": self.person.key, "locale": "fr", "key": key, "channel": self.channel, **given}
        answer: Json = self.http.post(f"/{path}", json=body).raise_for_status().json()
        return answer

    def _take(self, answer: Json) -> Self:
        self._errors = {name: plain(words) for name, words in answer.get("errors", {}).items()}
        if "form" in answer:
            self.piece = Piece.of(answer["form"])
        elif "beside" in answer:
            self.piece = Piece.of(answer["beside"])
        elif "message" in answer:
            self.message = answer["message"]["id"]
            self._answered[self.message] = answer["message"]["html"]
            self.piece = Piece.of(answer["message"]["html"])
        return self

    def _notices(self) -> list[Piece]:
        """The articles of the transcript that came without a request, and this window's answers that changed since."""
        page = self.http.get("/", params={"person": self.person.key}).raise_for_status().text
        articles = {found[1]: found[0] for found in re.finditer(r"<article id=\"([an]-[^\"]*)\".*?</article>", page, re.DOTALL)}
        answered = {name: html.strip() for name, html in self._answered.items()}
        return [
            Piece.of(article)
            for name, article in articles.items()
            if name.startswith("n-") or answered.get(name, article) != article
        ]


class WebChannel(WebWindow, Channel):
    """A person in the page's channel of their CCT."""

    channel = SUPPORT.key

    def __init__(self, person: Someone, http: httpx.Client) -> None:
        super().__init__(person, http)
        self.root = ""

    def say(self, text: str) -> Self:
        return super().say(f"/iris {text}")

    def mention(self, text: str) -> Self:
        return self._take(self._post("message", text=f"@iris {text}"))

    def reply(self, text: str) -> Self:
        return self._take(self._post("message", text=text, thread=self.root))

    def choose(self, text: str) -> Self:
        raise AssertionError(f"the page has no menu on messages: {text}")

    def posts(self) -> list[str]:
        return [plain("".join(one.words)) for one in self._posted()]

    def turn_to_post(self, holding: str) -> Self:
        found = [one for one in self._posted() if holding in plain("".join(one.words))]
        assert found, f"no « {holding} » among {self.posts()}"
        self.piece = found[-1]
        self.message = self.root = self.piece.id
        return self

    def thread(self) -> list[str]:
        below = next(html for name, html in self._threads() if name == self.root)
        return [plain("".join(Piece.of(one).words)) for one in _told(below)]

    def _posted(self) -> list[Piece]:
        page = self._page()
        for _, html in self._threads():
            page = page.replace(html, "")
        return [Piece.of(one) for one in _told(page)]

    def _threads(self) -> list[tuple[str, str]]:
        found = re.finditer(r"<details class=\"thread\" data-thread=\"(n-[^\"]*)\".*?</details>", self._page(), re.DOTALL)
        return [(one[1], one[0]) for one in found]

    def _page(self) -> str:
        return self.http.get("/", params={"person": self.person.key, "channel": self.channel}).raise_for_status().text


def _told(html: str) -> list[str]:
    """The articles that the bot posted."""
    return [found[0] for found in re.finditer(r"<article id=\"n-.*?</article>", html, re.DOTALL)]


@dataclass
class Piece(HTMLParser):
    """A piece of the page, read: its words, what can be pressed, and a form's fields with what they hold."""

    words: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    form: str = ""
    id: str = ""
    _wire: str | None = None
    _label: str = ""
    _select: str = ""
    _area: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def of(cls, html: str) -> Piece:
        piece = cls()
        piece.feed(html)
        piece.close()
        return piece

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "article":
                self.id = given.get("id", "")
            case "form":
                self.form = given.get("data-form", "")
            case "button" if "data-action" in given:
                self._wire, self._label = given["data-action"], ""
            case "input" if "name" in given:
                held = "1" if "checked" in given else ""
                self.fields[given["name"]] = held if given.get("type") == "checkbox" else given.get("value", "")
            case "select":
                self._select = given.get("name", "")
                self.fields[self._select] = ""
            case "option" if "selected" in given and self._select:
                self.fields[self._select] = given.get("value", "")
            case "textarea":
                self._area = given.get("name", "")
                self.fields[self._area] = ""
        if tag != "wbr":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._wire is not None:
            self.buttons.append((plain(self._label), self._wire))
            self._wire = None
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._wire is not None:
            self._label += data
        if self._area:
            self.fields[self._area] += data
        self.words.append(data)
