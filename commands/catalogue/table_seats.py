"""The commands about seats that are lent, given back and recycled (R55, R56)."""

from __future__ import annotations

from commands.catalogue.roles import MANAGERS, MANAGERS_AND_HOLDER
from commands.catalogue.spec import Argument, ArgumentKind, CommandSpec
from commands.catalogue.vocabulary import ACCOUNT, ESTABLISHMENTS, NONCE, REASON, STEP, TO_WAIT, TOKEN, YES_NO

UNTIL = Argument(name="jusqu-au", kind=ArgumentKind.DATE, aliases=("jusqu'au", "jusqu’au", "until"))
INQUIRY = Argument(name="demande", kind=ArgumentKind.TOKEN, hidden=True)
MOST_CHECKED = 10
"""Boxes of the form that asks several holders at once."""
BOXES = tuple(Argument(name=f"coche-{number}", kind=ArgumentKind.FLAG, hidden=True) for number in range(1, MOST_CHECKED + 1))

SEAT_COMMANDS = (
    CommandSpec(
        name="prêter",
        english="lend",
        aliases=("prêt", "prêts", "loan", "loans"),
        roles=MANAGERS,
        writes=True,
        arguments=(ACCOUNT, UNTIL, REASON, ESTABLISHMENTS, TO_WAIT[1], STEP, NONCE),
        examples=3,
    ),
    CommandSpec(
        name="prolonger",
        english="extend",
        roles=MANAGERS,
        writes=True,
        arguments=(ACCOUNT, UNTIL, REASON, STEP, NONCE),
    ),
    CommandSpec(
        name="rendre",
        english="give-back",
        aliases=("restituer", "giveback"),
        roles=MANAGERS_AND_HOLDER,
        writes=True,
        arguments=(ACCOUNT, REASON, INQUIRY, TOKEN, STEP, NONCE),
        examples=2,
    ),
    CommandSpec(
        name="recyclage",
        english="recycling",
        aliases=("recycler", "recycle"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            ESTABLISHMENTS,
            Argument(name="exempter", kind=ArgumentKind.ACCOUNT, aliases=("exempt",)),
            Argument(name="inclure", kind=ArgumentKind.ACCOUNT, aliases=("include",)),
            REASON,
            Argument(name="exemptions", kind=ArgumentKind.FLAG, aliases=("exempts",)),
            Argument(name="jours", kind=ArgumentKind.TEXT, aliases=("days",)),
            Argument(name="auto", kind=ArgumentKind.CHOICE, aliases=("automatique", "automatic"), choices=YES_NO),
            Argument(name="compte", kind=ArgumentKind.ACCOUNT, hidden=True),
            Argument(name="comptes", kind=ArgumentKind.TOKEN, hidden=True),
            *BOXES,
            STEP,
            NONCE,
        ),
        examples=4,
    ),
)
"""Rows of `commands.catalogue.table`."""
