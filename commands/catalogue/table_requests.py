"""The commands of level-2 support: asking, answering, and where that happens (R7, R60 to R62)."""

from __future__ import annotations

from dataclasses import replace

from commands.catalogue.roles import EVERYBODY, MANAGERS
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.vocabulary import ESTABLISHMENTS, NONCE, PERSON_FIELDS, REASON, STEP, TO_WAIT

NEEDS = Argument(
    name="besoin",
    kind=ArgumentKind.CHOICE,
    choices=tuple(
        map(
            Choice,
            (
                *("create", "reactivate", "reassign", "capacity", "modify", "resend", "deactivate", "delete", "attach", "access"),
                *("question", "unclear"),
            ),
        )
    ),
    hidden=True,
)
"""`commands.requests.reading.Wish`."""
FIELDS = (
    Argument(name="compte", kind=ArgumentKind.TEXT, hidden=True, personal=True),
    Argument(name="courriel", kind=ArgumentKind.EMAIL, hidden=True),
    *(replace(one, hidden=True) for one in PERSON_FIELDS),
)
"""What a request may say: the arguments of the commands that an approval runs."""
MESSAGE = Argument(name="texte", kind=ArgumentKind.TEXT, aliases=("text",), positional=True, whole=True, personal=True)
REQUEST = Argument(name="demande", kind=ArgumentKind.TOKEN, aliases=("request",), positional=True)
FILTER = Argument(
    name="filtre",
    kind=ArgumentKind.CHOICE,
    aliases=("filter",),
    positional=True,
    choices=(
        Choice("miennes", ("les miennes", "à moi", "mine")),
        Choice("libres", ("libre", "à prendre", "unassigned", "free")),
        Choice("retard", ("en retard", "late", "overdue")),
        Choice("semaine", ("la semaine", "bilan", "week", "the week")),
    ),
)
USAGE = Argument(
    name="usage",
    kind=ArgumentKind.CHOICE,
    aliases=("use",),
    positional=True,
    choices=(
        Choice("soutien", ("demandes", "support", "requests")),
        Choice("sommaire", ("rappels", "digest")),
        Choice("liste", ("lister", "list")),
        Choice("retirer", ("remove", "enlever")),
    ),
)

REQUEST_COMMANDS = (
    CommandSpec(
        name="demander",
        english="request",
        aliases=("demande", "ask"),
        roles=EVERYBODY,
        arguments=(MESSAGE, NEEDS, *FIELDS, STEP, NONCE),
        examples=2,
    ),
    CommandSpec(
        name="demandes",
        english="requests",
        aliases=("queue",),
        roles=EVERYBODY,
        arguments=(
            FILTER,
            REQUEST,
            replace(MESSAGE, positional=False, whole=False, hidden=True),
            replace(REASON, hidden=True),
            TO_WAIT[1],
            NEEDS,
            *FIELDS,
            Argument(name="version", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="interne", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="vers", kind=ArgumentKind.TOKEN, hidden=True),
            STEP,
            NONCE,
        ),
        examples=3,
    ),
    CommandSpec(
        name="canal",
        english="channel",
        aliases=("canaux", "channels"),
        roles=MANAGERS,
        arguments=(
            USAGE,
            ESTABLISHMENTS,
            Argument(name="cct", kind=ArgumentKind.TEXT),
            Argument(name="canal", kind=ArgumentKind.TOKEN, hidden=True),
            STEP,
            NONCE,
        ),
        examples=3,
    ),
)
"""Rows of `commands.catalogue.table`."""
