"""The commands about who may do what, what was done, what is held on a person, and why one cannot sign in (R5, R13, R93, R94)."""

from __future__ import annotations

from commands.catalogue.roles import EVERYBODY, MANAGERS, WITH_OWN_CARD
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.table_seats import UNTIL
from commands.catalogue.vocabulary import ACCOUNT, CURSOR, ESTABLISHMENTS, NONCE, REASON, STEP, TOKEN
from commands.domain.people import Role

ROLE = Argument(
    name="role",
    kind=ArgumentKind.CHOICE,
    aliases=("rôle",),
    choices=(
        Choice(Role.MANAGER.value, ("manager", "gestion")),
        Choice(Role.READER.value, ("reader", "lecture")),
        Choice(Role.CCT.value, ("coordination", "centre de coordination", "coordination centre", "coordinator", "agent")),
    ),
)
OUTCOME = Argument(
    name="resultat",
    kind=ArgumentKind.CHOICE,
    aliases=("résultat", "outcome"),
    choices=(
        Choice("reussi", ("réussi", "fait", "done", "ok")),
        Choice("refuse", ("refusé", "refused")),
        Choice("echec", ("échec", "échoué", "failed")),
        Choice("annule", ("annulé", "cancelled")),
    ),
)

ACCESS_COMMANDS = (
    CommandSpec(
        name="journal",
        english="log",
        aliases=("audit", "historique", "history"),
        roles=MANAGERS,
        arguments=(
            Argument(name="compte", kind=ArgumentKind.TEXT, aliases=("account", "courriel", "email"), positional=True),
            Argument(name="personne", kind=ArgumentKind.TEXT, aliases=("person", "par", "by")),
            ESTABLISHMENTS,
            Argument(name="depuis", kind=ArgumentKind.DURATION, aliases=("since",)),
            Argument(name="du", kind=ArgumentKind.DATE, aliases=("from",)),
            Argument(name="au", kind=ArgumentKind.DATE, aliases=("to",)),
            OUTCOME,
            CURSOR,
            STEP,
        ),
        examples=3,
    ),
    CommandSpec(
        name="accès",
        english="access",
        aliases=("droits", "rights"),
        roles=EVERYBODY,
        writes=True,
        arguments=(
            Argument(
                name="personne", kind=ArgumentKind.EMAIL, aliases=("person", "courriel", "email", "e-mail"), positional=True
            ),
            Argument(name="accorder", kind=ArgumentKind.FLAG, aliases=("donner", "grant")),
            Argument(name="retirer", kind=ArgumentKind.FLAG, aliases=("revoke", "remove")),
            ROLE,
            ESTABLISHMENTS,
            Argument(name="territoire", kind=ArgumentKind.TEXT, aliases=("cct", "territory")),
            UNTIL,
            REASON,
            Argument(name="revue", kind=ArgumentKind.FLAG, aliases=("review",)),
            TOKEN,
            STEP,
            NONCE,
        ),
        examples=4,
    ),
    CommandSpec(
        name="diagnostic",
        english="diagnose",
        aliases=("pourquoi", "why", "diagnostiquer", "diagnosis"),
        roles=WITH_OWN_CARD,
        arguments=(ACCOUNT, STEP),
        examples=2,
    ),
    CommandSpec(
        name="vie-privée",
        english="privacy",
        aliases=("confidentialité", "renseignements"),
        roles=frozenset({Role.ADMIN, Role.CCT}),
        arguments=(
            Argument(
                name="courriel", kind=ArgumentKind.EMAIL, aliases=("email", "e-mail", "personne", "person"), positional=True
            ),
            STEP,
        ),
    ),
)
"""Rows of `commands.catalogue.table`."""
