"""Messages of the conversation as HTML articles: what a person wrote, what was answered or told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from bot.formats import format_clock
from bot.front import FileOffer
from bot.web.render import render_view, templates, visible
from commands.ports import Clock
from commands.views.nodes import Localised

Speaks = Callable[[str, str], str]
"""(locale, key) → words; `bot.front.Desk.words`."""


class Articles:
    """Draws articles; the time shown is the clock's."""

    def __init__(self, speaks: Speaks, clock: Clock) -> None:
        self._speaks = speaks
        self._clock = clock

    def told(self, message: str, view: Localised, locale: str, *, alone: bool = False) -> Markup:
        """A view, from the bot; `alone`: among others, one person sees it."""
        say = partial(self._speaks, locale)
        return self._article("told", message, locale, html=render_view(view, say), summary=view.summary, alone=alone)

    def offered(self, message: str, offer: FileOffer, url: str, locale: str, *, alone: bool = False) -> Markup:
        """A link that downloads a file; `url` is relative to the page."""
        told = Markup('<p class="text">{}</p><p><a class="button" href="{}" download>{}</a></p>')
        html = told.format(offer.title, url, offer.name)
        return self._article("told", message, locale, html=html, summary=offer.title, alone=alone)

    def written(self, message: str, text: str, locale: str, *, name: str = "") -> Markup:
        """What a person typed, as typed; its language is unknown and is taken for the page's. `name` where others read it."""
        return self._article("written", message, locale, text=text, name=name or self._speaks(locale, "web-you"))

    def _article(self, kind: str, message: str, locale: str, **given: object) -> Markup:
        macro = getattr(templates().get_template("message.html").module, kind)
        now = self._clock.now()
        say = partial(self._speaks, locale)
        html: Markup = macro(id=message, locale=locale, say=say, time=format_clock(now, locale), at=now.isoformat(), **given)
        return visible(html)
