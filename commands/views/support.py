"""The view of soutien: contacts and tools (R95)."""

from __future__ import annotations

from commands.handlers.support import Support
from commands.incoming import Reply
from commands.views.contacts import contact_links
from commands.views.labels import named
from commands.views.nodes import Block, Buttons, Heading, Links, Text, View, Words, msg
from commands.views.outcomes import HELP
from commands.views.show import Reader, shows

__all__ = ["contact_links", "support"]


@shows(Support)
def support(result: Support, _reader: Reader) -> Reply:
    told = msg("support-title")
    blocks: list[Block[Words]] = [Heading(told), Text(msg("support-yours" if result.known else "support-all"))]
    links = contact_links(result.ccts)
    if links:
        blocks.append(Links(links))
    # A centre without a published address: how to reach it otherwise is said, never left blank.
    blocks += [Text(msg("support-no-contact", cct=one.name, ruisss=one.ruisss)) for one in result.ccts if not one.contact]
    if result.links:
        blocks.append(Heading(msg("support-tools")))
        blocks.append(Links(tuple((named(link), link.url) for link in result.links)))
    blocks.append(Buttons((HELP,)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))
