"""Digests as they are set (R70)."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.actions import action
from commands.catalogue.table_reminders import WEEKDAYS
from commands.domain import digests
from commands.domain.calendar import QUEBEC
from commands.domain.channels import Usage
from commands.domain.digests import Digest
from commands.handlers.reminder_form import COMMAND, SET
from commands.handlers.reminders import DigestEntry, Reminders
from commands.incoming import Reply
from commands.views.labels import choice_label, listed
from commands.views.nodes import Block, Button, Buttons, ButtonStyle, Fields, Heading, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

_PAUSES = (7, 14)
"""Days that a button pauses for; any other day is typed."""

_ZONES = {
    **dict.fromkeys(("America/Toronto", "America/Montreal", "America/New_York"), "eastern"),
    "America/Halifax": "atlantic",
    "America/Puerto_Rico": "atlantic-standard",
    "America/St_Johns": "newfoundland",
    "America/Winnipeg": "central",
    "America/Regina": "central-standard",
    "America/Edmonton": "mountain",
    "America/Vancouver": "pacific",
}
"""Zones that have a name in words: `zone-…` in the locales."""


@shows(Reminders)
def reminders(result: Reminders, reader: Reader) -> Reply:
    told = result.done or msg("digests-title")
    blocks: list[Block[Words]] = [Notice(result.done, Tone.SUCCESS)] if result.done else []
    blocks.append(Heading(msg("digests-title")))
    here = [one for one in result.entries if one.here]
    if not here:
        blocks += [Text(msg("digest-none-personal" if result.personal else "digest-none")), Buttons(_first())]
    for one in result.entries:
        blocks += _entry(one, result, reader)
    blocks.append(Text(msg("digests-how", command=reader.command), quiet=True))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.done is not None)


def _first() -> tuple[Button[Words], ...]:
    setting = Button[Words](msg("button-digest-set"), action(COMMAND, geste=SET), ButtonStyle.PRIMARY)
    return (setting, _trial(""))


def _entry(one: DigestEntry, result: Reminders, reader: Reader) -> list[Block[Words]]:
    digest = one.digest
    where = "here" if one.here else "personal" if digest.personal else "elsewhere"
    blocks: list[Block[Words]] = [Text(Msg(f"digest-where-{where}")), Fields(tuple(_settings(one, result, reader)))]
    if not one.named:
        blocks.append(Notice(msg("digest-unnamed"), Tone.INFO))
    if one.theirs:
        blocks.append(Buttons(_buttons(one, reader)))
    return blocks


def _settings(one: DigestEntry, result: Reminders, reader: Reader) -> list[tuple[Words, Words]]:
    digest = one.digest
    days: Words = Msg("choice-ouvrables")
    if digest.days != digests.WEEKDAYS:
        named = listed([choice_label(WEEKDAYS[number].value) for number in digest.days])
        days = named if isinstance(named, Msg) else str(named)
    places = ", ".join(result.places.get(key, key) for key in digest.establishments)
    until = digest.paused_until if _paused(digest, reader) else None
    pause: list[tuple[Words, Words]] = [(Msg("argument-pause"), msg("value-date", at=until))] if until else []
    return [
        (Msg("argument-heure"), _hour(digest, reader)),
        (Msg("argument-quand"), days),
        (Msg("argument-langue"), choice_label(digest.locale)),
        (Msg("argument-etab"), places or Msg("digest-all-places")),
        (Msg("argument-expiration"), msg("days", count=digest.horizon)),
        (Msg("argument-places"), str(digest.few) if digest.few is not None else Msg("digest-few-none")),
        (Msg("argument-silence"), Msg("yes" if digest.quiet else "no")),
        (Msg("argument-rapport"), Msg("yes" if digest.report else "no")),
        *pause,
        (Msg("digest-next"), msg("value-when", at=one.next, now=reader.now) if one.next else Msg("digest-next-none")),
        (Msg("digest-owner"), digest.owner),
    ]


def _hour(digest: Digest, reader: Reader) -> Msg:
    """« 7 h 30, heure de l’Est »: as it stands on the clock of the digest's zone, which words name where they can."""
    known = _ZONES.get(digest.zone)
    at = datetime.combine(digest.today(reader.now), digest.hour, QUEBEC)
    return msg("digest-hour", at=at, zone=Msg(f"zone-{known}") if known else digest.zone)


def _buttons(one: DigestEntry, reader: Reader) -> tuple[Button[Words], ...]:
    digest = one.digest
    named = {"rappel": digest.public_id}
    buttons = [
        Button[Words](msg("button-digest-change"), action(COMMAND, geste=SET, **named)),
        _trial(digest.public_id),
    ]
    if _paused(digest, reader):
        buttons.append(Button(msg("button-digest-resume"), action(COMMAND, reprendre="1", **named)))
    else:
        ends = [digest.today(reader.now) + timedelta(days=days) for days in _PAUSES]
        buttons += [
            Button(msg("button-digest-pause", days=days), action(COMMAND, pause=end.isoformat(), **named))
            for days, end in zip(_PAUSES, ends, strict=True)
        ]
    buttons.append(Button(msg("button-digest-remove"), action(COMMAND, retirer="1", **named), ButtonStyle.DANGER))
    if not one.named and one.here:
        buttons.append(Button(msg("button-register-sommaire"), action("canal", usage=Usage.DIGEST.value)))
    return tuple(buttons)


def _paused(digest: Digest, reader: Reader) -> bool:
    return digest.paused_until is not None and digest.today(reader.now) < digest.paused_until


def _trial(public_id: str) -> Button[Words]:
    return Button(msg("button-digest-now"), action(COMMAND, afficher="1", rappel=public_id))
