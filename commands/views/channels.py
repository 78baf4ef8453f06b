"""Registered channels (R7)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.channels import Channel, Usage
from commands.handlers.channels import COMMAND, Channels, removal
from commands.incoming import Reply
from commands.views.labels import choice_label
from commands.views.nodes import Block, Button, Buttons, Heading, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows


@shows(Channels)
def channels(result: Channels, reader: Reader) -> Reply:
    told = result.done or msg("channels-title", count=len(result.channels))
    blocks: list[Block[Words]] = [Notice(result.done, Tone.SUCCESS)] if result.done else []
    blocks.append(Heading(msg("channels-heading")))
    for one in result.channels:
        here = one in result.here
        blocks += [Text(_line(one, result, reader)), Buttons((removal(one),))]
        if here:
            blocks.append(Text(msg("channel-here"), quiet=True))
    if not result.channels:
        blocks += [Notice(msg("channels-none"), Tone.INFO)]
    free = [one for one in result.usages if one not in {here.usage for here in result.here}]
    if free:
        blocks.append(Buttons(tuple(_register(one) for one in free)))
    else:
        blocks.append(Text(msg("channels-how", command=reader.command), quiet=True))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def _line(channel: Channel, result: Channels, reader: Reader) -> Words:
    what = [result.names.get(one, one) for one in ((channel.cct,) if channel.cct else channel.establishments)]
    return msg(
        "channel-line",
        usage=choice_label(channel.usage.value),
        what=", ".join(what),
        by=channel.registered_by,
        at=channel.registered_at,
        now=reader.now,
    )


def _register(usage: Usage) -> Button[Words]:
    return Button(msg(f"button-register-{usage.value}"), action(COMMAND, usage=usage.value))
