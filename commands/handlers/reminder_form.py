"""The form of a digest's settings (R70)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from commands.actions import action
from commands.catalogue.table_reminders import DAY_BOXES, WEEKDAYS
from commands.catalogue.vocabulary import LANGUAGES
from commands.context import Context
from commands.domain.calendar import QUEBEC
from commands.domain.digests import NewDigest
from commands.views.labels import argument_label, choice_label, named
from commands.views.nodes import Field, FieldKind, Form, Msg, Option, Text, Words, msg

COMMAND = "rappels"
SET = "reglages"
"""What `geste` says of the form."""
_MONTREAL = {"America/Toronto": "America/Montreal"}
"""Zoom's older name of our own clock, under which it is offered."""


def settings_form(digest: NewDigest, known: str, errors: Mapping[str, Msg], context: Context) -> Form[Words]:
    """`known` is the public id of the digest that is changed, "" for this conversation's."""
    return Form(
        title=msg("form-digest-title"),
        submit=msg("form-digest-submit"),
        action=action(COMMAND, geste=SET, rappel=known, nonce=context.reference),
        fields=(*_when(digest, errors, context), *_what(digest, errors)),
        intro=(Text(msg("form-digest-intro-personal" if digest.personal else "form-digest-intro")),),
    )


def _when(digest: NewDigest, errors: Mapping[str, Msg], context: Context) -> Iterator[Field[Words]]:
    hours = sorted({digest.hour, *(time(number // 2, 30 * (number % 2)) for number in range(48))})
    yield Field(
        name="heure",
        label=argument_label("heure"),
        kind=FieldKind.CHOICE,
        required=True,
        value=digest.hour.isoformat("minutes"),
        options=tuple(Option[Words](one.isoformat("minutes"), _clock(one, context)) for one in hours),
        error=errors.get("heure"),
    )
    for number, (box, day) in enumerate(zip(DAY_BOXES, WEEKDAYS, strict=True)):
        ticked = "1" if number in digest.days else ""
        label = choice_label(day.value)
        yield Field(name=box.name, label=label, kind=FieldKind.CHECK, value=ticked, error=errors.get(box.name))
    yield Field(
        name="fuseau",
        label=argument_label("fuseau"),
        kind=FieldKind.CHOICE,
        required=True,
        value=_MONTREAL.get(digest.zone, digest.zone),
        options=tuple(Option[Words](one.key, named(one)) for one in context.house.reference.time_zones),
        error=errors.get("fuseau"),
    )


def _clock(hour: time, context: Context) -> Msg:
    return msg("value-clock", at=datetime.combine(context.now.date(), hour, QUEBEC))


def _what(digest: NewDigest, errors: Mapping[str, Msg]) -> Iterator[Field[Words]]:
    yield Field(
        name="langue",
        label=argument_label("langue"),
        kind=FieldKind.CHOICE,
        required=True,
        value=digest.locale,
        options=tuple(Option[Words](one.value, choice_label(one.value)) for one in LANGUAGES),
        error=errors.get("langue"),
    )
    texts = {
        "etab": ", ".join(digest.establishments),
        "expiration": str(digest.horizon),
        "places": "" if digest.few is None else str(digest.few),
    }
    for name, value in texts.items():
        hint = msg(f"form-hint-digest-{name}")
        yield Field(name, argument_label(name), FieldKind.TEXT, value=value, hint=hint, error=errors.get(name))
    for name, ticked in (("silence", digest.quiet), ("rapport", digest.report)):
        value, hint = "1" if ticked else "", msg(f"form-hint-digest-{name}")
        yield Field(name, argument_label(name), FieldKind.CHECK, value=value, hint=hint)
