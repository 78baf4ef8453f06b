"""The command of reminders: the daily digest of a channel, or of oneself (R70)."""

from __future__ import annotations

from commands.catalogue.roles import MANAGERS
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.vocabulary import ESTABLISHMENTS, LANGUAGES, NONCE, STEP, YES_NO

WORKING_DAYS = "ouvrables"
WEEKDAYS = (
    Choice("lundi", ("lundis", "lun", "monday", "mondays", "mon")),
    Choice("mardi", ("mardis", "mar", "tuesday", "tuesdays", "tue")),
    Choice("mercredi", ("mercredis", "mer", "wednesday", "wednesdays", "wed")),
    Choice("jeudi", ("jeudis", "jeu", "thursday", "thursdays", "thu")),
    Choice("vendredi", ("vendredis", "ven", "friday", "fridays", "fri")),
)
"""In the order of `commands.domain.digests.WEEKDAYS`."""
DAY_BOXES = tuple(Argument(name=f"jour-{one.value}", kind=ArgumentKind.FLAG, hidden=True) for one in WEEKDAYS)
PAGE_SIZE = 20
"""Rows of one page of a digest; boxes of the form that resends several."""
BOXES = tuple(Argument(name=f"coche-{number}", kind=ArgumentKind.FLAG, hidden=True) for number in range(1, PAGE_SIZE + 1))

REMINDER_COMMANDS = (
    CommandSpec(
        name="rappels",
        english="reminders",
        aliases=("rappel", "sommaire", "digest", "reminder"),
        roles=MANAGERS,
        arguments=(
            Argument(name="heure", kind=ArgumentKind.TEXT, aliases=("hour", "time", "à")),
            Argument(
                name="quand",
                kind=ArgumentKind.CHOICE,
                aliases=("when", "jours", "days", "jour", "day"),
                choices=(Choice(WORKING_DAYS, ("ouvrable", "jours ouvrables", "working days", "workdays")), *WEEKDAYS),
                many=True,
            ),
            Argument(name="fuseau", kind=ArgumentKind.TEXT, aliases=("timezone", "time-zone", "fuseau-horaire")),
            Argument(name="langue", kind=ArgumentKind.CHOICE, aliases=("language", "lang"), choices=LANGUAGES),
            ESTABLISHMENTS,
            Argument(name="expiration", kind=ArgumentKind.NUMBER, aliases=("expiry", "échéance")),
            Argument(name="places", kind=ArgumentKind.NUMBER, aliases=("seats", "seuil", "threshold")),
            Argument(name="silence", kind=ArgumentKind.CHOICE, aliases=("quiet", "silencieux"), choices=YES_NO),
            Argument(name="rapport", kind=ArgumentKind.CHOICE, aliases=("report",), choices=YES_NO),
            Argument(name="pause", kind=ArgumentKind.DATE, aliases=("suspendre", "pause-until")),
            Argument(name="reprendre", kind=ArgumentKind.FLAG, aliases=("resume",)),
            Argument(name="afficher", kind=ArgumentKind.FLAG, aliases=("maintenant", "now", "show")),
            Argument(name="retirer", kind=ArgumentKind.FLAG, aliases=("remove", "revoke")),
            Argument(name="rang", kind=ArgumentKind.NUMBER, hidden=True),
            Argument(name="rappel", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="sommaire", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="page", kind=ArgumentKind.NUMBER, hidden=True),
            *DAY_BOXES,
            *BOXES,
            STEP,
            NONCE,
        ),
        examples=4,
    ),
)
"""Rows of `commands.catalogue.table`."""
