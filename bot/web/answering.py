"""From what somebody sent to what the script is told: who and where they are, the desk's answer, what joins the transcript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from bot.following import Following
from bot.front import Answer, Desk, FileOffer, Picture
from bot.web.articles import Articles
from bot.web.conversations import Conversation, Conversations, Message
from bot.web.page import Page
from bot.web.payloads import Sent, SentForm
from bot.web.people import PLATFORM, DemoPerson
from bot.web.pictures import picture_view
from bot.web.render import render_form, render_view
from bot.web.talk import Scene
from commands.domain.errors import Malformed
from commands.incoming import Incoming, Input
from commands.ports import Clock
from commands.references import new_reference

Json = dict[str, object]
Draw = Callable[[], Awaitable[Picture | None]]
Offer = Callable[[], Awaitable[FileOffer | None]]


class Answering:
    """What every request of the page needs. Raises Malformed for whoever or wherever there is not."""

    def __init__(self, desk: Desk, clock: Clock, conversations: Conversations, page: Page) -> None:
        self.desk = desk
        self._clock = clock
        self._conversations = conversations
        self._people = {person.key: person for person in page.people}
        self._channels = {channel.key: channel for channel in page.channels}
        self._languages = tuple(page.languages)
        self._articles = Articles(desk.words, clock)
        self._following = Following()

    def person(self, key: str) -> DemoPerson:
        if key not in self._people:
            raise Malformed("person")
        return self._people[key]

    def locale(self, locale: str) -> str:
        if locale not in self._languages:
            raise Malformed("locale")
        return locale

    def conversation(self, person: str, channel: str) -> Conversation:
        """The person's own, or a channel that they were invited to."""
        known = self._channels.get(channel)
        if channel and (known is None or person not in known.people):
            raise Malformed("channel")
        return self._conversations.of(channel or person)

    def scene(self, sent: Sent, thread: str = "") -> Scene:
        conversation = self.conversation(sent.person, sent.channel)
        return Scene(conversation=conversation, channel=sent.channel, thread=thread if sent.channel else "")

    def write(self, sent: Sent, scene: Scene, text: str, *, only_for: str) -> None:
        """What they sent joins the transcript."""
        mine = f"w-{sent.key}"
        name = self._people[sent.person].name if scene.channel else ""
        html = self._articles.written(mine, text, sent.locale, name=name)
        shown_to = only_for if scene.channel else ""
        scene.conversation.show(Message(id=mine, html=html, only_for=shown_to, thread=scene.thread))

    async def ask(self, sent: Sent, given: Input, scene: Scene, *, mentioned: bool = False) -> Answer:
        answer = await self.desk.answer(
            Incoming(
                person=self.person(sent.person).as_person(sent.locale),
                conversation=scene.channel or sent.person,
                private=not scene.channel,
                key=f"{PLATFORM}:{sent.person}:{sent.key}",
                at=self._clock.now(),
                input=given,
                reference=new_reference(),
                thread=scene.address,
                mentioned=mentioned,
                channel_private=True if scene.channel else None,
            )
        )
        await answer.shown()  # the transcript that it joins is in this process's memory, and ends with it
        return answer

    def answered(self, answer: Answer, sent: Sent, scene: Scene, pressed: str) -> Json:
        """What the script is told. A view joins the transcript, unless it belongs beside the form, which keeps what was typed.

        In a channel it is for who asked alone, and never takes the place of what others see (R7).
        """
        say = partial(self.desk.words, answer.locale)
        told: Json = {"outcome": answer.outcome, "settled": answer.settled, "locale": answer.locale}
        if answer.form is not None:
            return told | {"form": render_form(answer.form, say, prefix=f"f-{sent.key}")}
        if answer.view is None:
            return told | {"errors": dict(answer.errors)}
        if answer.beside_form and isinstance(sent, SentForm):
            return told | {"beside": render_view(answer.view, say), "said": answer.view.summary}
        conversation, thread = scene.conversation, scene.thread
        before = conversation.find(pressed)
        mine = sent.person if scene.channel else ""
        replaced = answer.replace and before is not None and before.only_for == mine
        message = pressed if replaced else f"a-{sent.key}"
        thread = before.thread if before is not None else thread
        html = self._articles.told(message, answer.view, answer.locale, alone=bool(mine))
        if not scene.channel:
            conversation.keep_article_of(answer.operation, message)
        shown = Message(id=message, html=html, said=answer.view.summary, only_for=mine, thread=thread)
        number = conversation.show(shown)
        self._accompany(answer, sent, shown, conversation)
        return told | {"message": event_of(shown) | {"number": number}}

    def _accompany(self, answer: Answer, sent: Sent, shown: Message, conversation: Conversation) -> None:
        """The picture and the file that go with an answer join the transcript as messages of their own, once they are there."""
        if answer.picture is not None:
            below = replace(shown, id=f"p-{sent.key}")
            self._following.begin(self._draw(answer.picture, below, conversation, answer.locale), "iris-web-picture")
        if answer.offer is not None:
            below = replace(shown, id=f"o-{sent.key}")
            self._following.begin(self._offer(answer.offer, below, conversation, sent, answer.locale), "iris-web-file")

    async def _draw(self, draw: Draw, place: Message, conversation: Conversation, locale: str) -> None:
        picture = await draw()
        if picture is not None:
            html = self._articles.told(place.id, picture_view(picture), locale, alone=bool(place.only_for))
            conversation.show(replace(place, html=html, said=picture.title))

    async def _offer(self, make: Offer, place: Message, conversation: Conversation, sent: Sent, locale: str) -> None:
        """A link that downloads: the file is made when it is followed."""
        offer = await make()
        if offer is not None:
            url = f"file?{urlencode({'offer': offer.id, 'person': sent.person, 'lang': locale})}"
            html = self._articles.offered(place.id, offer, url, locale, alone=bool(place.only_for))
            conversation.show(replace(place, html=html, said=offer.title))


def event_of(message: Message) -> Json:
    """As the script is told of it."""
    return {"id": message.id, "html": message.html, "said": message.said, "thread": message.thread}
