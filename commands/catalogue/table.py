"""Every command of `/iris` (domain: « Who may run what »)."""

from __future__ import annotations

from dataclasses import replace

from commands.catalogue.roles import EVERYBODY, MANAGERS, MANAGERS_AND_HOLDER, VIEWERS, WITH_OWN_CARD
from commands.catalogue.spec import Argument, ArgumentKind, CommandSpec
from commands.catalogue.table_access import ACCESS_COMMANDS
from commands.catalogue.table_files import FILE_COMMANDS
from commands.catalogue.table_reminders import REMINDER_COMMANDS
from commands.catalogue.table_reports import REPORT_COMMANDS
from commands.catalogue.table_requests import REQUEST_COMMANDS
from commands.catalogue.table_seats import SEAT_COMMANDS
from commands.catalogue.vocabulary import (
    ACCOUNT,
    ESTABLISHMENTS,
    FILTERS,
    INSTALLATION,
    LANGUAGES,
    NEW_ADDRESS,
    NONCE,
    OF_THE_LICENCE,
    PERSON_FIELDS,
    POOL,
    PRIORITY,
    PROFILE,
    REASON,
    STEP,
    TEXT,
    TO_WAIT,
    TOKEN,
    VERSION,
)
from commands.domain.folding import fold

COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        name="aide",
        english="help",
        aliases=("?", "h"),
        roles=EVERYBODY,
        arguments=(Argument(name="sujet", kind=ArgumentKind.TEXT, aliases=("topic",), positional=True),),
        examples=2,
    ),
    CommandSpec(name="liste", english="list", aliases=("lister", "ls"), roles=VIEWERS, arguments=(*FILTERS, TEXT), examples=4),
    CommandSpec(
        name="chercher",
        english="search",
        aliases=("recherche", "rechercher", "trouver", "find"),
        roles=WITH_OWN_CARD,
        arguments=(TEXT, *FILTERS),
        examples=3,
    ),
    CommandSpec(
        name="fiche",
        english="card",
        aliases=("voir", "show", "compte", "account"),
        roles=WITH_OWN_CARD,
        arguments=(ACCOUNT, STEP),
    ),
    CommandSpec(
        name="attente", english="pending", aliases=("en-attente",), roles=VIEWERS, arguments=(*FILTERS, TEXT), examples=2
    ),
    CommandSpec(
        name="créer",
        english="create",
        aliases=("ajouter", "add", "nouveau", "new"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            Argument(name="courriel", kind=ArgumentKind.EMAIL, aliases=("email", "e-mail"), positional=True),
            *(replace(one, refused=frozenset({"administrative"})) if one is PROFILE else one for one in PERSON_FIELDS),
            *TO_WAIT,
            NONCE,
            STEP,
        ),
        examples=3,
    ),
    CommandSpec(
        name="modifier",
        english="modify",
        aliases=("changer", "edit", "update"),
        roles=MANAGERS,
        writes=True,
        arguments=(ACCOUNT, *PERSON_FIELDS, *TO_WAIT, NONCE, STEP, VERSION, NEW_ADDRESS),
        examples=2,
    ),
    CommandSpec(
        name="désactiver",
        english="deactivate",
        aliases=("disable",),
        roles=MANAGERS,
        writes=True,
        arguments=(ACCOUNT, REASON, TOKEN, STEP, NONCE),
    ),
    CommandSpec(
        name="réactiver",
        english="reactivate",
        aliases=("activer", "enable", "activate"),
        roles=MANAGERS,
        writes=True,
        arguments=(ACCOUNT, *TO_WAIT, TOKEN, STEP, NONCE),
    ),
    CommandSpec(
        name="supprimer",
        english="delete",
        aliases=("effacer", "remove", "rm"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            ACCOUNT,
            REASON,
            Argument(name="transfert", kind=ArgumentKind.EMAIL, aliases=("transfer",)),
            TOKEN,
            STEP,
            NONCE,
        ),
    ),
    CommandSpec(
        name="renvoyer",
        english="resend",
        aliases=("réinviter", "reinvite"),
        roles=MANAGERS_AND_HOLDER,
        writes=True,
        arguments=(ACCOUNT, REASON, TO_WAIT[1], TOKEN, STEP, NONCE),
    ),
    CommandSpec(
        name="annuler",
        english="cancel",
        roles=MANAGERS,
        writes=True,
        arguments=(
            ACCOUNT,
            Argument(name="operation", kind=ArgumentKind.TOKEN, aliases=("opération",)),
            REASON,
            TOKEN,
            STEP,
            NONCE,
        ),
        examples=2,
    ),
    CommandSpec(
        name="rattacher",
        english="attach",
        aliases=("associer", "associate"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            ACCOUNT,
            Argument(name="etablissement", kind=ArgumentKind.ESTABLISHMENT, aliases=("établissement", "establishment", "etab")),
            INSTALLATION,
            *TO_WAIT,
            TOKEN,
            STEP,
            NONCE,
        ),
    ),
    CommandSpec(
        name="liste-attente",
        english="waitlist",
        aliases=("liste-d'attente", "file", "file-attente", "waiting-list"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            ACCOUNT,
            ESTABLISHMENTS,
            REASON,
            PRIORITY,
            Argument(name="place", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="tour", kind=ArgumentKind.TOKEN, hidden=True),
            STEP,
            NONCE,
        ),
        examples=3,
    ),
    CommandSpec(
        name="réattribuer",
        english="reassign",
        aliases=("transférer", "céder"),
        roles=MANAGERS,
        writes=True,
        arguments=(
            Argument(name="compte", kind=ArgumentKind.ACCOUNT, aliases=("de", "from", "account"), positional=True),
            Argument(
                name="courriel", kind=ArgumentKind.EMAIL, aliases=("à", "a", "vers", "to", "email", "e-mail"), positional=True
            ),
            *(one for one in PERSON_FIELDS if one.name not in OF_THE_LICENCE),
            REASON,
            TOKEN,
            STEP,
            NONCE,
        ),
        examples=2,
    ),
    *SEAT_COMMANDS,
    *REQUEST_COMMANDS,
    *REMINDER_COMMANDS,
    *FILE_COMMANDS,
    CommandSpec(
        name="licences",
        english="seats",
        aliases=("licences-zoom", "sièges", "licenses"),
        roles=VIEWERS,
        writes=True,
        arguments=(
            replace(ESTABLISHMENTS, positional=True),
            POOL,
            Argument(name="allouer", kind=ArgumentKind.TEXT, aliases=("allocate", "allouées")),
            Argument(name="seuil", kind=ArgumentKind.TEXT, aliases=("threshold", "alerte")),
            REASON,
            Argument(name="historique", kind=ArgumentKind.FLAG, aliases=("history",)),
            STEP,
        ),
        examples=5,
    ),
    *REPORT_COMMANDS,
    *ACCESS_COMMANDS,
    CommandSpec(name="soutien", english="support", aliases=("contact", "contacts"), roles=EVERYBODY),
    CommandSpec(
        name="langue",
        english="language",
        aliases=("lang",),
        roles=EVERYBODY,
        arguments=(Argument(name="langue", kind=ArgumentKind.CHOICE, aliases=("language",), choices=LANGUAGES, positional=True),),
        examples=2,
    ),
    CommandSpec(
        name="état",
        english="status",
        aliases=("statut", "operations", "opérations"),
        roles=VIEWERS,
        arguments=(Argument(name="operation", kind=ArgumentKind.TOKEN, aliases=("opération",), positional=True), STEP),
    ),
)


def _index() -> dict[str, CommandSpec]:
    index: dict[str, CommandSpec] = {}
    for spec in COMMANDS:
        for name in (spec.name, spec.english, *spec.aliases):
            if index.setdefault(fold(name), spec) is not spec:
                raise ValueError(f"two commands are called {name}")
    return index


_BY_NAME = _index()


def find(word: str) -> CommandSpec | None:
    """The command of this name, English name or alias; accent- and case-blind."""
    return _BY_NAME.get(fold(word))
