"""Every command of `/iris` (domain: « Who may run what »)."""

from __future__ import annotations

from dataclasses import replace

from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.domain.accounts import LARGE_MEETING_CAPACITIES, WEBINAR_CAPACITIES
from commands.domain.folding import fold
from commands.domain.people import Role

EVERYBODY = frozenset(Role)
VIEWERS = frozenset({Role.ADMIN, Role.CCT, Role.MANAGER, Role.READER})
WITH_OWN_CARD = VIEWERS | {Role.HOLDER}
MANAGERS = frozenset({Role.ADMIN, Role.CCT, Role.MANAGER})
GRANTERS = frozenset({Role.ADMIN, Role.CCT})

STATUSES = (
    Choice("active", ("actif", "active", "actifs")),
    Choice("inactive", ("inactif", "inactive", "inactifs", "désactivé")),
    Choice("pending", ("en attente", "attente", "pending")),
    Choice("expired", ("expiré", "expired", "expirés")),
)
TYPES = (
    Choice("basic", ("basique", "basic", "base")),
    Choice("licensed", ("licencié", "licensed", "licence")),
    Choice("local", ("utilisateur local", "local", "on-premises")),
)
PROFILES = (
    Choice("teleconsultation", ("téléconsultation", "teleconsultation", "clinique")),
    Choice("administrative", ("administrative", "administratif", "admin")),
)
YES_NO = (Choice("1", ("oui", "yes", "vrai", "true")), Choice("0", ("non", "no", "faux", "false")))
SORTS = (
    Choice("nom", ("name", "last name")),
    Choice("prenom", ("prénom", "first name")),
    Choice("courriel", ("email", "e-mail")),
    Choice("statut", ("status",)),
    Choice("type", ("kind",)),
    Choice("installation", ("site",)),
    Choice("etablissement", ("établissement", "establishment", "etab")),
    Choice("profil", ("profile",)),
    Choice("invitation", ("expiration", "échéance")),
    Choice("connexion", ("dernière connexion", "last login", "sign-in")),
)
LANGUAGES = (Choice("fr", ("français", "french")), Choice("en", ("anglais", "english")))

ACCOUNT = Argument(name="compte", kind=ArgumentKind.ACCOUNT, aliases=("account", "courriel", "email"), positional=True)
ESTABLISHMENTS = Argument(
    name="etab", kind=ArgumentKind.ESTABLISHMENT, aliases=("établissement", "establishment", "etablissements"), many=True
)
INSTALLATION = Argument(name="installation", kind=ArgumentKind.INSTALLATION, aliases=("site", "localisation"))
PROFILE = Argument(name="profil", kind=ArgumentKind.CHOICE, aliases=("profile",), choices=PROFILES)
ONCOLOGY = Argument(name="cancer", kind=ArgumentKind.CHOICE, aliases=("cancérologie", "oncology"), choices=YES_NO)
TEXT = Argument(name="texte", kind=ArgumentKind.TEXT, aliases=("text",), positional=True, many=True, personal=True)
CURSOR = Argument(name="curseur", kind=ArgumentKind.TOKEN, hidden=True)
TOKEN = Argument(name="jeton", kind=ArgumentKind.TOKEN, hidden=True)
STEP = Argument(name="geste", kind=ArgumentKind.TOKEN, hidden=True)
"""Which part of a command a button or a form is: "oui", "fermer", "formulaire"…; each handler names its own."""
NONCE = Argument(name="nonce", kind=ArgumentKind.TOKEN, hidden=True)
"""Made with a form or a button; makes its submission unique (R44)."""
VERSION = Argument(name="version", kind=ArgumentKind.TOKEN, hidden=True)
NEW_ADDRESS = Argument(name="nouveau-courriel", kind=ArgumentKind.EMAIL, hidden=True)
"""« modifier X courriel=Y »: another address for an account that was named, which is never given (R32)."""
REASON = Argument(name="raison", kind=ArgumentKind.TEXT, aliases=("reason", "motif"), personal=True)

FILTERS = (
    ESTABLISHMENTS,
    INSTALLATION,
    Argument(name="statut", kind=ArgumentKind.CHOICE, aliases=("status",), choices=STATUSES, many=True),
    Argument(name="type", kind=ArgumentKind.CHOICE, aliases=("kind",), choices=TYPES, many=True),
    PROFILE,
    ONCOLOGY,
    Argument(name="inactif-depuis", kind=ArgumentKind.DURATION, aliases=("inactive-for", "inactif")),
    Argument(name="hors-reseau", kind=ArgumentKind.FLAG, aliases=("hors-réseau", "off-network")),
    Argument(name="non-associes", kind=ArgumentKind.FLAG, aliases=("non-associés", "unassociated")),
    Argument(name="tri", kind=ArgumentKind.CHOICE, aliases=("sort",), choices=SORTS),
    Argument(name="ordre", kind=ArgumentKind.CHOICE, aliases=("order",), choices=(Choice("asc"), Choice("desc"))),
    Argument(name="colonnes", kind=ArgumentKind.CHOICE, aliases=("columns",), choices=SORTS, many=True),
    CURSOR,
    STEP,
)

PERSON_FIELDS = (
    Argument(name="prenom", kind=ArgumentKind.TEXT, aliases=("prénom", "first-name", "service"), personal=True),
    Argument(name="nom", kind=ArgumentKind.TEXT, aliases=("last-name", "name"), personal=True),
    Argument(name="departement", kind=ArgumentKind.TEXT, aliases=("département", "department"), personal=True),
    Argument(name="fonction", kind=ArgumentKind.TEXT, aliases=("job-title", "title"), personal=True),
    Argument(name="specialite", kind=ArgumentKind.TEXT, aliases=("spécialité", "specialty"), personal=True),
    PROFILE,
    Argument(name="type", kind=ArgumentKind.CHOICE, aliases=("kind",), choices=TYPES, refused=frozenset({"local"})),
    Argument(
        name="grande-reunion",
        kind=ArgumentKind.CHOICE,
        aliases=("grande-réunion", "large-meeting"),
        choices=(Choice("0", ("non", "no", "aucune", "none")), *(Choice(str(n)) for n in LARGE_MEETING_CAPACITIES)),
    ),
    Argument(
        name="webinaire",
        kind=ArgumentKind.CHOICE,
        aliases=("webinar",),
        choices=(Choice("0", ("non", "no", "aucun", "none")), *(Choice(str(n)) for n in WEBINAR_CAPACITIES)),
    ),
    Argument(name="etablissement", kind=ArgumentKind.ESTABLISHMENT, aliases=("établissement", "establishment", "etab")),
    INSTALLATION,
    Argument(name="fuseau", kind=ArgumentKind.TEXT, aliases=("timezone", "time-zone", "fuseau-horaire")),
    ONCOLOGY,
    Argument(name="generique", kind=ArgumentKind.CHOICE, aliases=("générique", "generic"), choices=YES_NO),
    Argument(name="chef", kind=ArgumentKind.TEXT, aliases=("chef-de-service", "head"), personal=True),
    Argument(name="chef-courriel", kind=ArgumentKind.EMAIL, aliases=("head-email", "courriel-chef")),
)

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
        arguments=(ACCOUNT, *PERSON_FIELDS, NONCE, STEP, VERSION, NEW_ADDRESS),
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
        arguments=(ACCOUNT, TOKEN, STEP, NONCE),
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
        roles=MANAGERS | {Role.HOLDER},
        writes=True,
        arguments=(ACCOUNT, REASON, TOKEN, STEP, NONCE),
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
            TOKEN,
            STEP,
            NONCE,
        ),
    ),
    CommandSpec(
        name="licences",
        english="seats",
        aliases=("licences-zoom", "sièges", "licenses"),
        roles=VIEWERS,
        arguments=(ESTABLISHMENTS,),
        examples=2,
    ),
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
            CURSOR,
        ),
        examples=2,
    ),
    CommandSpec(
        name="accès",
        english="access",
        aliases=("droits", "rights"),
        roles=EVERYBODY,
        arguments=(
            Argument(name="personne", kind=ArgumentKind.EMAIL, aliases=("person",), positional=True),
            ESTABLISHMENTS,
        ),
        examples=2,
    ),
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
